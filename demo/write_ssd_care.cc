#include <algorithm>
#include <array>

#include "demo/identifiers.h"
#include "demo/names.h"
#include "demo/workforce.h"
#include "demo/write_ssd.h"

namespace windscreen::demo {
namespace {

constexpr std::array<std::string_view, 9> plan_keys = {
    "OTHERPLN", "RETURN1M", "RETURN6M", "RETURNEV", "LTRELFR", "LTFOST18", "RESPLMT", "SUPPLIV", "ADOPTION"};
constexpr std::array<std::string_view, 5> in_touch_codes = {"YES", "NO", "REFU", "NREQ", "RHOM"};
constexpr std::array<std::string_view, 10> accommodation_codes = {"B", "C", "D", "T", "U",
                                                                  "Y", "K", "X", "W", "V"};
constexpr std::array<std::string_view, 8> activity_codes = {"F1", "P1", "F2", "P2", "F5", "G4", "G6", "G5"};
constexpr std::array<std::string_view, 4> eligibility_words = {"Eligible", "Relevant", "Former Relevant",
                                                               "Qualifying"};
constexpr std::array<std::string_view, 3> interview_codes = {"N", "Y", "NA"};
constexpr std::array<std::string_view, 9> areas = {"W01", "W02", "W03", "W04", "W05",
                                                   "W06", "W07", "W08", "W09"};

bool kept(const CarePeriod& period) { return period.end > first_day; }

}  // namespace

CareTables::CareTables(const SsdFolder& folder)
    : episode_(
          folder.open("ssd_cla_episodes",
                      "clae_cla_episode_id,clae_person_id,clae_cla_episode_start_date,"
                      "clae_cla_episode_start_reason,clae_cla_primary_need_code,clae_cla_episode_ceased_date,"
                      "clae_cla_episode_ceased_reason,clae_cla_id,clae_referral_id,clae_cla_placement_id,"
                      "clae_entered_care_date,clae_cla_last_iro_contact_date",
                      {.start = 2, .person = 1})),
      legal_(folder.open("ssd_legal_status",
                         "lega_legal_status_id,lega_person_id,lega_legal_status,lega_legal_status_start_date,"
                         "lega_legal_status_end_date",
                         {.start = 3, .person = 1})),
      placement_(
          folder.open("ssd_cla_placement",
                      "clap_cla_placement_id,clap_cla_placement_start_date,clap_cla_placement_type,"
                      "clap_cla_placement_urn,clap_cla_placement_distance,clap_cla_id,"
                      "clap_cla_placement_provider,clap_cla_placement_postcode,clap_cla_placement_end_date,"
                      "clap_cla_placement_change_reason,clap_person_id",
                      {.start = 1, .person = 10})),
      area_(folder.open("ext_placement_area", "placement_id,la_code", {})),
      review_(folder.open("ssd_cla_reviews",
                          "clar_cla_review_id,clar_cla_id,clar_cla_review_due_date,clar_cla_review_date,"
                          "clar_cla_review_cancelled,clar_cla_review_participation",
                          {.start = 3})),
      health_(folder.open("ssd_cla_health",
                          "clah_health_check_id,clah_person_id,clah_health_check_type,clah_health_check_date,"
                          "clah_health_check_status",
                          {.start = 3, .person = 1})),
      immunisation_(folder.open("ssd_cla_immunisations",
                                "clai_person_id,clai_immunisations_status,clai_immunisations_status_date",
                                {.person = 0})),
      strengths_(
          folder.open("ssd_sdq_scores",
                      "csdq_table_id,csdq_person_id,csdq_sdq_completed_date,csdq_sdq_reason,csdq_sdq_score",
                      {.person = 1})),
      missing_(folder.open("ssd_missing",
                           "miss_table_id,miss_person_id,miss_missing_episode_start_date,"
                           "miss_missing_episode_type,miss_missing_episode_end_date,miss_missing_rhi_offered,"
                           "miss_missing_rhi_accepted",
                           {.start = 2, .person = 1})),
      interview_(folder.open("ext_return_interview", "miss_table_id,interview_date", {})),
      care_plan_(folder.open("ssd_cla_care_plan",
                             "lacp_table_id,lacp_person_id,lacp_cla_care_plan_start_date,"
                             "lacp_cla_care_plan_end_date,lacp_cla_care_plan_json",
                             {.start = 2, .person = 1})),
      permanence_(
          folder.open("ssd_permanence",
                      "perm_table_id,perm_person_id,perm_cla_id,perm_adm_decision_date,"
                      "perm_placement_order_date,perm_matched_date,perm_placed_for_adoption_date,"
                      "perm_placed_ffa_cp_date,perm_adopted_by_carer_flag,perm_placed_foster_carer_date,"
                      "perm_decision_reversed_date,perm_decision_reversed_reason,"
                      "perm_permanence_order_date,perm_permanence_order_type,perm_part_of_sibling_group,"
                      "perm_siblings_placed_together,perm_number_of_adopters,perm_adopter_sex",
                      {.person = 1})),
      adopter_(
          folder.open("ext_adopter",
                      "adopter_id,family_id,gender,ethnicity,disability,fostering_for_adoption,enquiry_date,"
                      "stage1_start_date,stage1_end_date,stage2_start_date,stage2_end_date,application_date,"
                      "approval_date,matched_date,placed_date,children_placed,adoption_order_date,"
                      "leaving_date,leaving_reason",
                      {})),
      leaver_(
          folder.open("ssd_care_leavers",
                      "clea_table_id,clea_person_id,clea_care_leaver_eligibility,clea_care_leaver_in_touch,"
                      "clea_care_leaver_latest_contact,clea_care_leaver_accommodation,"
                      "clea_care_leaver_accom_suitable,clea_care_leaver_activity,"
                      "clea_pathway_plan_review_date,clea_care_leaver_personal_advisor,"
                      "clea_care_leaver_allocated_team,clea_care_leaver_worker_id",
                      {.person = 1})),
      conviction_(folder.open("ssd_cla_convictions",
                              "clac_cla_conviction_id,clac_person_id,clac_cla_conviction_date,"
                              "clac_cla_conviction_offence",
                              {.start = 2, .person = 1})),
      substance_(folder.open("ssd_cla_substance_misuse",
                             "clas_substance_misuse_id,clas_person_id,clas_substance_misuse_date,"
                             "clas_substance_misused,clas_intervention_received",
                             {.start = 2, .person = 1})),
      previous_(folder.open("ssd_cla_previous_permanence",
                            "lapp_table_id,lapp_person_id,lapp_previous_permanence_order_date,"
                            "lapp_previous_permanence_option,lapp_previous_permanence_la",
                            {.person = 1})),
      seed_(folder.seed) {}

void CareTables::write(const County& county) {
  write_periods(county);
  write_wellbeing(county);
  write_outcomes(county);
}

void CareTables::write_periods(const County& county) {
  std::vector<Day> last_review(county.periods.size(), never);
  for (const Review& review : county.care_reviews) {
    if (!review.cancelled) last_review[review.of] = review.date;
  }
  for (Index i = 0; i < county.care_episodes.size(); ++i) {
    const CareEpisode& episode = county.care_episodes[i];
    const CarePeriod& period = county.periods[episode.period];
    if (!kept(period)) continue;
    episode_.id("E", number_of(county, i)).id("", person_number(county, period.person)).day(episode.start);
    episode_.code(std::string_view(&episode.start_reason, 1));
    const std::uint8_t need = period.episode == none ? 2 : county.episodes[period.episode].need;
    episode_.id("N", need)
        .day(episode.end)
        .code(episode.end <= last_day ? care_end_codes[episode.end_reason] : "");
    episode_.id("K", number_of(county, episode.period));
    if (period.episode == none) {
      episode_.blank();
    } else {
      episode_.id("R", number_of(county, period.episode));
    }
    episode_.id("PL", number_of(county, episode.placement))
        .day(period.start)
        .day(last_review[episode.period])
        .end();
  }
  for (Index i = 0; i < county.legal.size(); ++i) {
    const LegalSpell& spell = county.legal[i];
    const CarePeriod& period = county.periods[spell.period];
    if (!kept(period)) continue;
    legal_.id("LS", number_of(county, i)).id("", person_number(county, period.person));
    legal_.code(legal_codes[spell.status]).day(spell.start).day(spell.end).end();
  }
  for (Index i = 0; i < county.placements.size(); ++i) {
    const Placement& placement = county.placements[i];
    const CarePeriod& period = county.periods[placement.period];
    if (!kept(period)) continue;
    placement_.id("PL", number_of(county, i)).day(placement.start).code(placement_codes[placement.type]);
    if (placement.urn > 0) {
      placement_.id("SC", placement.urn);
    } else {
      placement_.blank();
    }
    if (placement.distance_tenths < 0) {
      placement_.blank();
    } else {
      placement_.tenths(placement.distance_tenths);
    }
    placement_.id("K", number_of(county, placement.period)).code(provider_codes[placement.provider]);
    placement_.text(postcode(placement.postcode)).day(placement.end);
    placement_.code(placement.end <= last_day ? placement_change_codes[placement.change_reason] : "");
    placement_.id("", person_number(county, period.person)).end();
    area_.id("PL", number_of(county, i)).text(areas[placement.area]).end();
  }
}

void CareTables::write_wellbeing(const County& county) {
  for (Index i = 0; i < county.care_reviews.size(); ++i) {
    const Review& review = county.care_reviews[i];
    review_.id("CR", number_of(county, i))
        .id("K", number_of(county, review.of))
        .day(review.due)
        .day(review.date);
    review_.flag(review.cancelled).code(participation_codes[review.participation]).end();
  }
  constexpr std::array<std::string_view, 3> statuses = {"Completed", "Refused", "Cancelled"};
  for (Index i = 0; i < county.health.size(); ++i) {
    const HealthCheck& check = county.health[i];
    health_.id("H", number_of(county, i)).id("", person_number(county, check.person));
    health_.text(check.dental ? "Dental Check" : "Health Assessment")
        .day(check.date)
        .text(statuses[check.status])
        .end();
  }
  for (Index i = 0; i < county.strengths.size(); ++i) {
    const Strengths& row = county.strengths[i];
    strengths_.id("Q", number_of(county, i)).id("", person_number(county, row.person)).day(row.date);
    if (row.score < 0) {
      strengths_.code(i % 2 == 0 ? "SDQ2" : "SDQ4").blank().end();
    } else {
      strengths_.blank().number(row.score).end();
    }
  }
  for (Index i = 0; i < county.missing.size(); ++i) {
    const Missing& row = county.missing[i];
    missing_.id("MI", number_of(county, i)).id("", person_number(county, row.person)).day(row.start);
    missing_.code(row.absent ? "A" : "M").day(row.end);
    if (row.end > last_day) {
      missing_.blank().blank().end();
      continue;
    }
    missing_.text(interview_codes[row.offered]).text(interview_codes[row.accepted]).end();
    if (row.interview <= last_day) interview_.id("MI", number_of(county, i)).day(row.interview).end();
  }
  for (Index i = 0; i < county.care_plans.size(); ++i) {
    const CarePlan& plan = county.care_plans[i];
    care_plan_.id("CP", number_of(county, i))
        .id("", person_number(county, plan.person))
        .day(plan.start)
        .day(plan.end);
    std::string json = "{\"";
    json += plan_keys[plan.plan];
    json += "\":\"Y\"}";
    care_plan_.text(json).end();
  }
}

void CareTables::write_outcomes(const County& county) {
  for (Index i = 0; i < county.permanence.size(); ++i) {
    const Permanence& row = county.permanence[i];
    if (!kept(county.periods[row.period])) continue;
    permanence_.id("PM", number_of(county, i)).id("", person_number(county, row.person));
    permanence_.id("K", number_of(county, row.period))
        .day(row.decision)
        .day(row.order)
        .day(row.matched)
        .day(row.placed);
    permanence_.day(row.early_placed).text(row.placed == never ? "" : (row.by_carer ? "Y" : "N"));
    permanence_.day(row.by_carer ? row.placed - 200 : never)
        .day(row.reversed)
        .code(row.reversed <= last_day ? "RD3" : "");
    const bool granted = row.granted <= last_day;
    permanence_.day(row.granted);
    permanence_.text(!granted ? "" : (row.guardianship ? "Special Guardianship Order" : "Adoption"));
    permanence_.text(row.guardianship ? "" : (row.siblings > 1 ? "Y" : "N"));
    if (row.guardianship || row.placed == never) {
      permanence_.blank().blank().blank();
    } else {
      permanence_.number(row.siblings).number(2).text("MF");
    }
    permanence_.end();
  }
  for (Index i = 0; i < county.adopters.size(); ++i) {
    const Adopter& adopter = county.adopters[i];
    if (adopter.enquiry < first_day) continue;
    adopter_.id("AA", number_of(county, i))
        .id("AF", number_of(county, adopter.family))
        .text(adopter.sex == 1 ? "M" : "F");
    adopter_.code(ethnicities()[adopter.ethnicity].code).text("N").flag(adopter.fostering_for_adoption);
    const Day left = adopter.left;
    const auto until_left = [&](Day day) { return left != never && day > left ? never : day; };
    adopter_.day(adopter.enquiry).day(until_left(adopter.stage1_start)).day(until_left(adopter.stage1_end));
    adopter_.day(until_left(adopter.stage2_start)).day(until_left(adopter.stage2_end));
    adopter_.day(until_left(adopter.stage2_start)).day(until_left(adopter.approved));
    adopter_.day(adopter.matched).day(adopter.placed);
    if (adopter.children > 0 && adopter.placed <= last_day) {
      adopter_.number(adopter.children);
    } else {
      adopter_.blank();
    }
    adopter_.day(adopter.order).day(left).text(left <= last_day ? "Withdrew" : "").end();
  }
  std::vector<Index> advisers;
  for (const Employment& employment : county.employments) {
    if (county.workers[employment.worker].role == 1 && employment.end == never)
      advisers.push_back(employment.worker);
  }
  Random random(seed_, "advisers", county.number);
  for (Index i = 0; i < county.care_leavers.size(); ++i) {
    const CareLeaver& row = county.care_leavers[i];
    leaver_.id("CL", number_of(county, i))
        .id("", person_number(county, row.person))
        .text(eligibility_words[row.eligibility]);
    leaver_.code(in_touch_codes[row.in_touch])
        .day(row.latest_contact)
        .code(accommodation_codes[row.accommodation]);
    leaver_.code(row.suitable ? "1" : "2").code(activity_codes[row.activity]).day(row.pathway_review);
    const Index episode = row.spell == none ? none : county.spells[row.spell].episode;
    Index adviser = episode == none ? none : worker_on(county, episode, last_day);
    // Those still in care get to know their adviser beforehand.
    if (row.eligibility < 2 && random.chance(0.45)) {
      adviser = advisers[random.below(static_cast<std::uint32_t>(advisers.size()))];
    }
    const auto worker = [&](Index who) {
      if (who == none) {
        leaver_.blank();
      } else {
        leaver_.id("P", number_of(county, who));
      }
    };
    worker(adviser);
    const std::uint8_t team = team_of(county, Service::care_leavers, county.people[row.person].family);
    leaver_.id("T", team_number(county, team));
    worker(adviser);
    leaver_.end();
  }
  std::vector<bool> seen(county.people.size(), false);
  for (Index i = 0; i < county.periods.size(); ++i) {
    const CarePeriod& period = county.periods[i];
    if (!kept(period) || period.route == CareRoute::short_break || seen[period.person]) continue;
    seen[period.person] = true;
    const std::uint64_t person = person_number(county, period.person);
    const Day until = std::min(period.end, last_day);
    const Day checked = std::max(period.start, until - random.between(0, 200));
    immunisation_.id("", person).flag(random.chance(0.86)).day(checked).end();
    const int age = age_on(county.people[period.person].born, until);
    if (age >= 12 && random.chance(0.035)) {
      conviction_.id("CV", number_of(county, i))
          .id("", person)
          .day(until - random.between(0, 300))
          .text("Theft")
          .end();
    }
    if (age >= 12 && random.chance(0.03)) {
      substance_.id("SM", number_of(county, i))
          .id("", person)
          .day(until - random.between(0, 300))
          .text("Cannabis");
      substance_.flag(random.chance(0.6)).end();
    }
    if (random.chance(0.03)) {
      std::string ordered;
      append_english(ordered, period.start - random.between(400, 2500));
      previous_.id("PV", number_of(county, i)).id("", person).text(ordered).code("P1").text("W01").end();
    }
  }
}

void CareTables::close() {
  for (CsvFile* file :
       {&episode_, &legal_, &placement_, &area_, &review_, &health_, &immunisation_, &strengths_, &missing_,
        &interview_, &care_plan_, &permanence_, &adopter_, &leaver_, &conviction_, &substance_, &previous_}) {
    file->close();
  }
}

}  // namespace windscreen::demo
