// Assessments, and the child in need plans that they lead to.
#include <algorithm>

#include "demo/names.h"
#include "demo/pathway.h"

namespace windscreen::demo {

std::size_t Pathway::assessment_regime(Day day) {
  if (day >= day_of(2020, 1, 20)) return 2;
  return day >= day_of(2019, 3, 1) ? 1 : 0;
}

void Pathway::start_assessment(Index index, Day start, Day authorised, Service service) {
  Episode& episode = county_.episodes[index];
  Assessment assessment{.episode = index, .start = start, .authorised = authorised, .service = service};
  assessment.child_seen = random_.chance(0.965);
  for (std::size_t i = 0; i < factors().size(); ++i) {
    if (random_.unit() * 100.0 < factors()[i].weight) assessment.factors |= std::uint64_t{1} << i;
  }
  episode.assessed_until = authorised;
  const auto at_index = static_cast<Index>(county_.assessments.size());
  county_.assessments.push_back(assessment);
  at(authorised, {What::assessment_done, at_index});
}

void Pathway::reassess(Day day, int count) {
  // Children who have a plan or are looked after are assessed again when much changes.
  for (int tries = 0; count > 0 && tries < 400; ++tries) {
    const Index index = open_cases_[random_.below(static_cast<std::uint32_t>(open_cases_.size()))];
    const Episode& episode = county_.episodes[index];
    if (episode.stage != Stage::need_plan && episode.stage != Stage::protection_plan &&
        episode.stage != Stage::care) {
      continue;
    }
    if (episode.assessed_until > day - 120 || birthday(county_.people[episode.person].born, 18) < day + 90)
      continue;
    const std::size_t regime = assessment_regime(day);
    const Service service = episode.stage == Stage::care ? Service::looked_after : Service::safeguarding;
    start_assessment(index, day, add_working(day, assessment_days_[regime * 3].deal(random_)), service);
    --count;
  }
}

void Pathway::assessment_done(Index index, Day day) {
  Assessment& assessment = county_.assessments[index];
  Episode& episode = county_.episodes[assessment.episode];
  if (!episode.assessed) {
    episode.assessed = true;
    if (episode.stage == Stage::assessment && !episode.conference_pending) settle(assessment.episode, day);
  }
  assessment.outcome = episode.period != none                         ? 3
                       : episode.stage == Stage::protection_plan      ? 2
                       : episode.conference_pending                   ? 2
                       : episode.stage == Stage::need_plan            ? 1
                       : groups_[episode.first_of_group].outcome == 3 ? 1
                                                                      : 0;
  assessment.no_further_action = assessment.outcome == 0;
}

void Pathway::settle(Index index, Day day) {
  const Episode& episode = county_.episodes[index];
  Group& group = groups_[episode.first_of_group];
  if (group.outcome == 0) {
    const YearFacts& year = year_facts(episode.referral);
    const double size = episode.group_size;
    // Shares of referrals become shares of what reaches this point.
    const double not_in_need = year.not_in_need / ((1.0 - year.no_further_action) * 0.88);
    const double course = need_plans().at(day);
    const double short_of = (course - need_open_) / course;
    const double plan = std::clamp(0.20 + 2.0 * short_of, 0.10, 0.45);
    if (not_in_need_.take(random_, not_in_need, size)) {
      group.outcome = 2;
      plan_after_assessment_.owe(plan, size);
    } else {
      group.outcome = plan_after_assessment_.take(random_, plan, size) ? 3 : 1;
    }
  }
  if (group.outcome == 3) {
    at(add_working(day, random_.between(0, 3)), {What::need_plan_due, index});
  } else {
    constexpr std::array<std::uint8_t, 8> reasons = {7, 7, 7, 7, 7, 7, 3, 5};
    const std::uint8_t reason = group.outcome == 2 ? 8 : reasons[random_.below(8)];
    at(add_working(day, random_.between(0, 4)), {What::close, index, reason});
  }
}

void Pathway::start_need_plan(Index index, Day day) {
  Episode& episode = county_.episodes[index];
  if (episode.close != never || episode.plan != none || episode.period != none || episode.conference_pending)
    return;
  if (birthday(county_.people[episode.person].born, 18) <= day + 14) {
    close(index, day, 6);
    return;
  }
  episode.plan = static_cast<Index>(county_.need_plans.size());
  county_.need_plans.push_back({.episode = index, .start = day});
  enter(index, Stage::need_plan, day);
  ++need_open_;
  Group& group = groups_[episode.first_of_group];
  if (group.natural_end < day + 20) {
    const int longer =
        episode.need == 2 ? random_.between(200, 1100) : (random_.chance(0.3) ? random_.between(60, 500) : 0);
    group.natural_end = day + random_.between(45, 330) + longer;
  }
  need_due_.emplace(group.natural_end, episode.plan);
}

void Pathway::end_need_plan(Index index, Day day) {
  Episode& episode = county_.episodes[index];
  county_.need_plans[episode.plan].end = day;
  episode.plan = none;
  --need_open_;
}

void Pathway::steer_need_plans(Day day) {
  const int course = nearest(need_plans().at(day));
  while (need_open_ > course && !need_due_.empty()) {
    const Index plan = need_due_.top().second;
    need_due_.pop();
    if (county_.need_plans[plan].end != never) continue;
    const Index episode = county_.need_plans[plan].episode;
    end_need_plan(episode, day);
    close(episode, day, random_.chance(0.92) ? 7 : 5);
  }
}

}  // namespace windscreen::demo
