#include "demo/write_ssda903.h"

#include <algorithm>
#include <array>
#include <optional>

#include "demo/identifiers.h"
#include "demo/names.h"
#include "demo/random.h"

namespace windscreen::demo {
namespace {

CsvFile open(const std::filesystem::path& directory, std::string_view name, std::string_view header,
             bool dirt, std::uint64_t seed, Dirt of_table) {
  CsvFile file(directory / name, header, dirt ? std::optional(of_table) : std::nullopt, seed);
  file.set_latest(returns_day);
  file.use_english_dates();
  return file;
}

bool in_year(Day start, Day end) { return start <= returns_day && end >= returns_year_start; }

bool in_return(const CarePeriod& period) { return in_year(period.start, period.end); }

}  // namespace

Ssda903::Ssda903(const std::filesystem::path& directory, std::uint64_t seed, bool dirt)
    : header_(
          open(directory, "header.csv", "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB", dirt, seed, {.person = 0})),
      episodes_(open(
          directory, "episodes.csv",
          "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN",
          dirt, seed, {.start = 1, .person = 0})),
      reviews_(open(directory, "reviews.csv", "CHILD,DOB,REVIEW,REVIEW_CODE", dirt, seed,
                    {.start = 2, .person = 0})),
      unaccompanied_(open(directory, "uasc.csv", "CHILD,SEX,DOB,DUC", dirt, seed, {.person = 0})),
      yearly_(open(directory, "oc2.csv",
                   "CHILD,DOB,SDQ_SCORE,SDQ_REASON,CONVICTED,HEALTH_CHECK,IMMUNISATIONS,TEETH_CHECK,"
                   "HEALTH_ASSESSMENT,SUBSTANCE_MISUSE,INTERVENTION_RECEIVED,INTERVENTION_OFFERED",
                   dirt, seed, {.person = 0})),
      leavers_(open(directory, "oc3.csv", "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM", dirt, seed, {.person = 0})),
      adopted_(open(directory, "ad1.csv",
                    "CHILD,DOB,DATE_INT,DATE_MATCH,FOSTER_CARE,NB_ADOPTR,SEX_ADOPTR,LS_ADOPTR", dirt, seed,
                    {.person = 0})),
      placed_(open(directory, "placed_for_adoption.csv",
                   "CHILD,DOB,DATE_PLACED,DATE_PLACED_CEASED,REASON_PLACED_CEASED", dirt, seed,
                   {.person = 0})),
      previous_(open(directory, "previous_permanence.csv", "CHILD,DOB,PREV_PERM,LA_PERM,DATE_PERM", dirt,
                     seed, {.person = 0})),
      missing_(open(directory, "missing.csv", "CHILD,DOB,MISSING,MIS_START,MIS_END", dirt, seed,
                    {.start = 3, .person = 0})) {
  // A young person past 18 was born before the year; only deadlines lie after it.
  unaccompanied_.set_latest(day_of(2040, 1, 1));
}

void Ssda903::write(const County& county) {
  write_children(county);
  write_yearly(county);
  write_adoption(county);
}

void Ssda903::write_children(const County& county) {
  std::vector<bool> listed(county.people.size(), false);
  for (const CarePeriod& period : county.periods) {
    if (!in_return(period) || listed[period.person]) continue;
    listed[period.person] = true;
    const Person& person = county.people[period.person];
    const std::uint64_t id = person_number(county, period.person);
    header_.id("", id).number(person.sex).day(person.born).code(ethnicities()[person.ethnicity].code);
    if (age_on(person.born, returns_day) >= 5 && !person.unaccompanied) {
      header_.text(pupil_number(id));
    } else {
      header_.code(person.unaccompanied ? "UN2" : "UN1");
    }
    if (person.sex == 2 && person.mother) {
      header_.number(1);
    } else {
      header_.blank();
    }
    header_.blank().end();
    if (person.unaccompanied) {
      unaccompanied_.id("", id).number(person.sex).day(person.born).day(birthday(person.born, 18)).end();
    }
    previous_.id("", id).day(person.born).code("Z1").blank().blank().end();
  }
  for (const CareEpisode& episode : county.care_episodes) {
    if (!in_year(episode.start, episode.end)) continue;
    const CarePeriod& period = county.periods[episode.period];
    const Placement& placement = county.placements[episode.placement];
    const Family& family = county.families[county.people[period.person].family];
    episodes_.id("", person_number(county, period.person)).day(episode.start);
    episodes_.code(std::string_view(&episode.start_reason, 1)).code(legal_codes[episode.status]);
    episodes_.id("N", period.episode == none ? 2U : county.episodes[period.episode].need);
    episodes_.code(placement_codes[placement.type]).code(provider_codes[placement.provider]).day(episode.end);
    const bool ended_by_then = episode.end <= returns_day;
    episodes_.code(ended_by_then ? care_end_codes[episode.end_reason] : "");
    episodes_.code(
        ended_by_then && placement.end == episode.end ? placement_change_codes[placement.change_reason] : "");
    episodes_.text(county.people[period.person].unaccompanied ? "" : postcode(family.postcode));
    episodes_.text(postcode(placement.postcode));
    if (placement.urn > 0) {
      episodes_.id("SC", placement.urn);
    } else {
      episodes_.blank();
    }
    episodes_.end();
  }
  for (const Review& review : county.care_reviews) {
    if (review.cancelled || review.date < returns_year_start || review.date > returns_day) continue;
    const Index person = county.periods[review.of].person;
    reviews_.id("", person_number(county, person)).day(county.people[person].born).day(review.date);
    reviews_.code(participation_codes[review.participation]).end();
  }
  for (const Missing& row : county.missing) {
    if (!in_year(row.start, row.end)) continue;
    missing_.id("", person_number(county, row.person)).day(county.people[row.person].born);
    missing_.code(row.absent ? "A" : "M").day(row.start).day(row.end).end();
  }
}

void Ssda903::write_yearly(const County& county) {
  struct Year {
    bool health = false;
    bool dental = false;
    int score = -2;
  };
  std::vector<Year> years(county.people.size());
  for (const HealthCheck& check : county.health) {
    if (check.date < returns_year_start || check.date > returns_day || check.status != 0) continue;
    (check.dental ? years[check.person].dental : years[check.person].health) = true;
  }
  for (const Strengths& row : county.strengths) {
    if (row.date >= returns_year_start && row.date <= returns_day) years[row.person].score = row.score;
  }
  for (Index i = 0; i < county.periods.size(); ++i) {
    const CarePeriod& period = county.periods[i];
    if (period.route == CareRoute::short_break || period.start > returns_year_start) continue;
    if (!open_on(period.start, period.end, returns_day)) continue;
    const Person& person = county.people[period.person];
    const Year& year = years[period.person];
    const int age = age_on(person.born, returns_day);
    yearly_.id("", person_number(county, period.person)).day(person.born);
    if (age >= 4 && age <= 16) {
      if (year.score >= 0) {
        yearly_.number(year.score).blank();
      } else {
        yearly_.blank().code(year.score == -1 ? "SDQ2" : "SDQ1");
      }
    } else {
      yearly_.blank().blank();
    }
    yearly_.number(i % 37 == 0 && age > 11 ? 1 : 0);
    if (age < 6) {
      yearly_.number(year.health ? 1 : 0);
    } else {
      yearly_.blank();
    }
    const bool misuse = i % 41 == 0 && age > 12;
    yearly_.number(i % 8 == 0 ? 0 : 1)
        .number(year.dental ? 1 : 0)
        .number(year.health ? 1 : 0)
        .number(misuse ? 1 : 0);
    if (misuse) {
      yearly_.number(i % 2).number(i % 2 == 0 ? 1 : 0);
    } else {
      yearly_.blank().blank();
    }
    yearly_.end();
  }
  constexpr std::array<std::string_view, 5> in_touch = {"YES", "NO", "REFU", "NREQ", "RHOM"};
  constexpr std::array<std::string_view, 10> accommodation = {"B", "C", "D", "T", "U",
                                                              "Y", "K", "X", "W", "V"};
  constexpr std::array<std::string_view, 8> activity = {"F1", "P1", "F2", "P2", "F5", "G4", "G6", "G5"};
  for (const CareLeaver& row : county.care_leavers) {
    const Person& person = county.people[row.person];
    const int age = age_on(person.born, returns_day);
    if (row.eligibility == 0 || age < 17 || age > 21) continue;
    leavers_.id("", person_number(county, row.person)).day(person.born).code(in_touch[row.in_touch]);
    const std::string place = std::string(accommodation[row.accommodation]) + (row.suitable ? "1" : "2");
    leavers_.code(row.in_touch == 0 ? activity[row.activity] : "")
        .code(row.in_touch == 0 ? place : std::string())
        .end();
  }
}

void Ssda903::write_adoption(const County& county) {
  for (const Permanence& row : county.permanence) {
    if (row.guardianship) continue;
    const CarePeriod& period = county.periods[row.period];
    const Day born = county.people[row.person].born;
    const std::uint64_t id = person_number(county, row.person);
    if (row.decision <= returns_day && row.decision != never && in_return(period)) {
      placed_.id("", id).day(born).day(row.decision).day(row.reversed);
      placed_.code(row.reversed <= returns_day ? "RD3" : "").end();
    }
    if (row.granted == never || row.granted > returns_day || row.granted < returns_year_start) continue;
    adopted_.id("", id).day(born).day(row.decision).day(row.matched).number(row.by_carer ? 1 : 0).number(2);
    adopted_.code("MF").code("L11").end();
  }
}

void Ssda903::close() {
  for (CsvFile* file : {&header_, &episodes_, &reviews_, &unaccompanied_, &yearly_, &leavers_, &adopted_,
                        &placed_, &previous_, &missing_}) {
    file->close();
  }
}

}  // namespace windscreen::demo
