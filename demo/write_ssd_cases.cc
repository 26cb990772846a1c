#include <algorithm>
#include <array>

#include "demo/identifiers.h"
#include "demo/names.h"
#include "demo/workforce.h"
#include "demo/write_ssd.h"

namespace windscreen::demo {
namespace {

constexpr std::array<std::string_view, 6> outcome_json = {
    R"({"NEW_REFERRAL_FLAG":"Y","NUMBER_OF_OUTCOMES":1})",
    R"({"EXISTING_REFERRAL_FLAG":"Y","NUMBER_OF_OUTCOMES":1})",
    R"({"NUMBER_OF_OUTCOMES":0})",
    R"({"ADVICE_FLAG":"Y","NUMBER_OF_OUTCOMES":1})",
    R"({"NFA_FLAG":"Y","NUMBER_OF_OUTCOMES":1})",
    R"({"OTHER_OUTCOMES_EXIST_FLAG":"Y","NUMBER_OF_OUTCOMES":1})"};
constexpr std::array<std::string_view, 6> organisations = {
    "Wealdshire County Council", "Wealdshire County Council", "Weald Family Trust",
    "Home Visiting Aldermere",   "Oakhurst Schools Together", "Northdown Health Visiting"};
constexpr std::array<std::string_view, 8> help_reasons = {
    "Parenting support", "School attendance", "Parental conflict", "Emotional wellbeing",
    "Housing and debt",  "Behaviour at home", "Young carer",       "Support after adoption"};
constexpr std::array<std::string_view, 5> help_ends = {
    "Needs met", "Needs met", "Moved to universal services", "Family withdrew", "Stepped up to social care"};
constexpr std::array<std::string_view, 9> close_codes = {"",    "RC1", "RC2", "RC3", "RC4",
                                                         "RC5", "RC6", "RC7", "RC8"};
constexpr std::array<std::string_view, 4> assessment_json = {
    R"({"NFA_FLAG":"Y"})", R"({"PROV_OF_SERVICES_FLAG":"Y"})",
    R"({"STRAT_DISC_FLAG":"Y","CP_CONFERENCE_FLAG":"Y"})", R"({"LEGAL_ACTION_FLAG":"Y"})"};

void id_or_blank(CsvFile& file, std::string_view prefix, const County& county, Index index) {
  if (index == none) {
    file.blank();
  } else {
    file.id(prefix, number_of(county, index));
  }
}

Index family_of(const County& county, Index person) { return county.people[person].family; }

}  // namespace

CaseTables::CaseTables(const SsdFolder& folder)
    : dirt_(folder.dirt),
      contact_(folder.open("ssd_contacts",
                           "cont_contact_id,cont_person_id,cont_contact_date,cont_contact_source_code,"
                           "cont_contact_source_desc,cont_contact_outcome_json",
                           {.start = 2, .person = 1})),
      step_(folder.open("ext_contact_step",
                        "step_id,contact_id,person_id,step_type,team_id,started_at,ended_at,outcome", {})),
      early_help_(folder.open("ssd_early_help_episodes",
                              "earl_episode_id,earl_person_id,earl_episode_start_date,earl_episode_end_date,"
                              "earl_episode_reason,earl_episode_end_reason,earl_episode_organisation",
                              {.start = 2, .person = 1})),
      episode_(folder.open("ssd_cin_episodes",
                           "cine_referral_id,cine_person_id,cine_referral_date,cine_cin_primary_need_code,"
                           "cine_referral_source_code,cine_referral_nfa,cine_close_reason,cine_close_date,"
                           "cine_referral_team",
                           {.start = 2, .person = 1})),
      assessment_(
          folder.open("ssd_cin_assessments",
                      "cina_assessment_id,cina_person_id,cina_referral_id,cina_assessment_start_date,"
                      "cina_assessment_child_seen,cina_assessment_auth_date,cina_assessment_outcome_json,"
                      "cina_assessment_outcome_nfa,cina_assessment_team,cina_assessment_worker_id",
                      {.start = 3, .person = 1})),
      factors_(folder.open("ssd_assessment_factors",
                           "cinf_table_id,cinf_assessment_id,cinf_assessment_factors_json", {})),
      need_plan_(folder.open("ssd_cin_plans",
                             "cinp_cin_plan_id,cinp_referral_id,cinp_person_id,cinp_cin_plan_start_date,"
                             "cinp_cin_plan_end_date,cinp_cin_plan_team,cinp_cin_plan_worker_id",
                             {.start = 3, .person = 2})),
      enquiry_(
          folder.open("ssd_s47_enquiry",
                      "s47e_s47_enquiry_id,s47e_referral_id,s47e_person_id,s47e_s47_start_date,"
                      "s47e_s47_end_date,s47e_s47_nfa,s47e_s47_outcome_json,s47e_s47_completed_by_worker_id,"
                      "s47e_s47_completed_by_team",
                      {.start = 3, .person = 2})),
      strategy_(folder.open("ext_strategy_discussion",
                            "strat_id,person_id,referral_id,held_date,s47_enquiry_id",
                            {.start = 3, .person = 1})),
      conference_(
          folder.open("ssd_initial_cp_conference",
                      "icpc_icpc_id,icpc_icpc_meeting_id,icpc_s47_enquiry_id,icpc_person_id,icpc_cp_plan_id,"
                      "icpc_referral_id,icpc_icpc_transfer_in,icpc_icpc_target_date,icpc_icpc_date,"
                      "icpc_icpc_outcome_cp_flag,icpc_icpc_team,icpc_icpc_worker_id",
                      {.person = 3})),
      plan_(
          folder.open("ssd_cp_plans",
                      "cppl_cp_plan_id,cppl_referral_id,cppl_icpc_id,cppl_person_id,cppl_cp_plan_start_date,"
                      "cppl_cp_plan_end_date,cppl_cp_plan_initial_category,cppl_cp_plan_latest_category,"
                      "cppl_cp_plan_ola",
                      {.start = 4, .person = 3})),
      history_(folder.open("ext_cp_history", "cp_plan_id,previous_plans", {})),
      plan_review_(
          folder.open("ssd_cp_reviews",
                      "cppr_cp_review_id,cppr_person_id,cppr_cp_plan_id,cppr_cp_review_due,"
                      "cppr_cp_review_date,cppr_cp_review_outcome_continue_cp,cppr_cp_review_quorate,"
                      "cppr_cp_review_participation",
                      {.start = 4, .person = 1})) {}

void CaseTables::write(const County& county) {
  write_front_door(county);
  write_need(county);
  write_protection(county);
  if (dirt_) write_ends_before_starts(county);
}

// Rows whose end lies before their start, as slips of the pen make them: early help and assessments that were
// entered besides the real ones, years ago.
void CaseTables::write_ends_before_starts(const County& county) {
  for (Index i = 0; i < 16; ++i) {
    const Index person = 300 + i * 811;
    if (person >= county.people.size()) return;
    const Day start = day_of(2017, 5, 2) + static_cast<Day>(i) * 23;
    early_help_.id("EX", number_of(county, i))
        .id("", person_number(county, person))
        .day(start)
        .day(start - 9);
    early_help_.text(help_reasons[i % 7]).text(help_ends[0]).text(organisations[2]).end();
    if (i >= 6) continue;
    const Index episode = 20'000 + i * 97;
    if (episode >= county.episodes.size()) return;
    const Day assessed = county.episodes[episode].referral + 3;
    assessment_.id("AX", number_of(county, i)).id("", person_number(county, county.episodes[episode].person));
    assessment_.id("R", number_of(county, episode)).day(assessed).text("Y").day(assessed - 30);
    assessment_.text(assessment_json[0]).text("Y").id("T", team_number(county, 0)).blank().end();
  }
}

void CaseTables::write_front_door(const County& county) {
  const std::uint64_t single_point = team_number(county, 0);
  const std::uint64_t partnership = team_number(county, 1);
  const std::uint64_t duty = team_number(county, 2);
  std::uint64_t step = number_of(county, 0) * 4;
  for (Index i = 0; i < county.contacts.size(); ++i) {
    const Contact& contact = county.contacts[i];
    const std::uint64_t person = person_number(county, contact.person);
    contact_.id("C", number_of(county, i)).id("", person).day(contact.date);
    contact_.code(sources()[contact.source].code).text(source_description(contact.source));
    // What came in on the last day is not decided yet.
    if (contact.screened > last_day) {
      contact_.blank().end();
    } else {
      contact_.text(outcome_json[static_cast<std::size_t>(contact.outcome)]).end();
    }
    const auto write_step = [&](std::string_view kind, std::uint64_t team, Day start, Day end,
                                std::string_view outcome) {
      if (start > last_day) return;
      step_.id("CS", step++)
          .id("C", number_of(county, i))
          .id("", person)
          .text(kind)
          .id("T", team)
          .day(start)
          .day(end);
      step_.text(end > last_day ? std::string_view() : outcome).end();
    };
    const bool help = contact.outcome == ContactOutcome::early_help;
    write_step("screening", is_working(contact.date) ? single_point : duty, contact.date, contact.screened,
               help ? "early_help" : (contact.triage_start == never ? "closed" : "multi_agency"));
    if (contact.triage_start != never) {
      write_step("map_triage", partnership, contact.triage_start,
                 contact.transferred == never ? contact.triage_start : contact.transferred,
                 help ? "early_help" : (contact.transferred == never ? "closed" : "assessment"));
    }
    if (contact.transferred != never) {
      const std::uint8_t team = team_of(county, Service::assessment, family_of(county, contact.person));
      write_step("transfer_assessment", team_number(county, team), contact.transferred, contact.transferred,
                 "accepted");
    }
  }
  for (Index i = 0; i < county.early_help.size(); ++i) {
    const EarlyHelp& help = county.early_help[i];
    if (help.start > last_day) continue;
    early_help_.id("E", number_of(county, i))
        .id("", person_number(county, help.person))
        .day(help.start)
        .day(help.end);
    early_help_.text(help_reasons[help.reason]).text(help.end <= last_day ? help_ends[help.end_reason] : "");
    early_help_.text(organisations[help.organisation]).end();
  }
}

void CaseTables::write_need(const County& county) {
  constexpr std::array<std::string_view, 10> needs = {"N0", "N1", "N2", "N3", "N4",
                                                      "N5", "N6", "N7", "N8", "N9"};
  for (Index i = 0; i < county.episodes.size(); ++i) {
    const Episode& episode = county.episodes[i];
    if (episode.close < first_day) continue;
    const bool closed = episode.close <= last_day;
    episode_.id("R", number_of(county, i))
        .id("", person_number(county, episode.person))
        .day(episode.referral);
    episode_.code(needs[episode.need]).code(sources()[episode.source].code).flag(episode.no_further_action);
    episode_.code(closed && !episode.no_further_action ? close_codes[episode.close_reason] : "")
        .day(episode.close);
    episode_.id("T", team_number(county, 0)).end();
  }
  std::string json;
  for (Index i = 0; i < county.assessments.size(); ++i) {
    const Assessment& assessment = county.assessments[i];
    const Episode& episode = county.episodes[assessment.episode];
    if (episode.close < first_day || assessment.start > last_day) continue;
    const bool done = assessment.authorised <= last_day;
    assessment_.id("A", number_of(county, i)).id("", person_number(county, episode.person));
    assessment_.id("R", number_of(county, assessment.episode)).day(assessment.start);
    assessment_.text(done ? (assessment.child_seen ? "Y" : "N") : "").day(assessment.authorised);
    assessment_.text(done ? assessment_json[assessment.outcome] : "");
    assessment_.text(done ? (assessment.no_further_action ? "Y" : "N") : "");
    assessment_.id(
        "T", team_number(county, team_of(county, assessment.service, family_of(county, episode.person))));
    id_or_blank(assessment_, "P", county,
                worker_on(county, assessment.episode, std::min(assessment.start, last_day)));
    assessment_.end();
    if (!done) continue;
    json = "[";
    for (std::size_t factor = 0; factor < factors().size(); ++factor) {
      if ((assessment.factors >> factor & 1U) == 0) continue;
      if (json.size() > 1) json += ',';
      json += '"';
      json += factors()[factor].code;
      json += '"';
    }
    if (json.size() == 1) json += "\"21\"";
    json += ']';
    factors_.id("AF", number_of(county, i)).id("A", number_of(county, i)).text(json).end();
  }
  for (Index i = 0; i < county.need_plans.size(); ++i) {
    const NeedPlan& plan = county.need_plans[i];
    const Episode& episode = county.episodes[plan.episode];
    if (plan.end < first_day || plan.end == plan.start) continue;
    need_plan_.id("N", number_of(county, i)).id("R", number_of(county, plan.episode));
    need_plan_.id("", person_number(county, episode.person)).day(plan.start).day(plan.end);
    const bool disabled = episode.need == 2 && county.people[episode.person].disability != 0;
    const Service service = disabled ? Service::disability : Service::safeguarding;
    need_plan_.id("T", team_number(county, team_of(county, service, family_of(county, episode.person))));
    id_or_blank(
        need_plan_, "P", county,
        worker_on(county, plan.episode, std::min(last_day, plan.end == never ? last_day : plan.end - 1)));
    need_plan_.end();
  }
}

void CaseTables::write_protection(const County& county) {
  const auto team_text = [&](CsvFile& file, Index episode) {
    file.id("T", team_number(county, team_of(county, Service::assessment,
                                             family_of(county, county.episodes[episode].person))));
  };
  for (Index i = 0; i < county.enquiries.size(); ++i) {
    const Enquiry& enquiry = county.enquiries[i];
    const Index person = county.episodes[enquiry.episode].person;
    enquiry_.id("S", number_of(county, i))
        .id("R", number_of(county, enquiry.episode))
        .id("", person_number(county, person));
    enquiry_.day(enquiry.start).day(enquiry.end);
    const bool done = enquiry.end <= last_day;
    enquiry_.text(done ? (enquiry.no_further_action ? "Y" : "N") : "");
    enquiry_.text(done ? (enquiry.no_further_action ? R"({"NFA_FLAG":"Y"})" : R"({"CP_CONFERENCE_FLAG":"Y"})")
                       : "");
    id_or_blank(enquiry_, "P", county, worker_on(county, enquiry.episode, enquiry.start));
    team_text(enquiry_, enquiry.episode);
    enquiry_.end();
  }
  for (Index i = 0; i < county.strategies.size(); ++i) {
    const Strategy& strategy = county.strategies[i];
    strategy_.id("SD", number_of(county, i))
        .id("", person_number(county, county.episodes[strategy.episode].person));
    strategy_.id("R", number_of(county, strategy.episode)).day(strategy.held);
    id_or_blank(strategy_, "S", county, strategy.enquiry);
    strategy_.end();
  }
  for (Index i = 0; i < county.conferences.size(); ++i) {
    const Conference& conference = county.conferences[i];
    const Index person = county.episodes[conference.episode].person;
    // A date still to come is not in the extract: the conference is then only due.
    conference_.id("I", number_of(county, i)).id("IM", number_of(county, conference.meeting));
    id_or_blank(conference_, "S", county, conference.enquiry);
    conference_.id("", person_number(county, person));
    const bool held = conference.date <= last_day;
    id_or_blank(conference_, "PP", county, held ? conference.plan : none);
    conference_.id("R", number_of(county, conference.episode)).flag(conference.transfer_in);
    std::string target;
    append_iso(target, conference.target);
    conference_.text(target).day(conference.date).text(held ? (conference.plan != none ? "Y" : "N") : "");
    team_text(conference_, conference.episode);
    id_or_blank(conference_, "P", county,
                worker_on(county, conference.episode, std::min(conference.date, last_day)));
    conference_.end();
  }
  for (Index i = 0; i < county.protection_plans.size(); ++i) {
    const ProtectionPlan& plan = county.protection_plans[i];
    if (plan.end < first_day) continue;
    const Episode& episode = county.episodes[plan.episode];
    plan_.id("PP", number_of(county, i)).id("R", number_of(county, plan.episode));
    id_or_blank(plan_, "I", county, plan.conference);
    plan_.id("", person_number(county, episode.person)).day(plan.start).day(plan.end);
    plan_.code(category_codes[plan.first_category]).code(category_codes[plan.latest_category]);
    plan_.text(i % 3 == 0 ? "N" : "").end();
    history_.id("PP", number_of(county, i)).number(plan.previous_plans).end();
  }
  write_other_authorities_plans(county);
  for (Index i = 0; i < county.protection_reviews.size(); ++i) {
    const Review& review = county.protection_reviews[i];
    const ProtectionPlan& plan = county.protection_plans[review.of];
    if (plan.end < first_day) continue;
    plan_review_.id("PR", number_of(county, i))
        .id("", person_number(county, county.episodes[plan.episode].person));
    plan_review_.id("PP", number_of(county, review.of)).day(review.due).day(review.date);
    plan_review_.flag(plan.end != review.date)
        .flag(i % 50 != 0)
        .code(participation_codes[review.participation])
        .end();
  }
}

// Plans of other authorities' children who stay in the county for a while: they are not the county's.
void CaseTables::write_other_authorities_plans(const County& county) {
  int written = 0;
  for (Index i = 40; i < county.people.size() && written < 12; i += 37) {
    const Person& child = county.people[i];
    if (child.last_episode != none || child.formerly != none || child.born > last_day - 900) continue;
    if (age_on(child.born, last_day) > 15) continue;
    plan_.id("PX", number_of(county, i)).blank().blank().id("", person_number(county, i));
    plan_.day(last_day - 40 - 11 * written).blank().code("NEG").code("NEG").text("Y").end();
    ++written;
  }
}

void CaseTables::close() {
  for (CsvFile* file : {&contact_, &step_, &early_help_, &episode_, &assessment_, &factors_, &need_plan_,
                        &enquiry_, &strategy_, &conference_, &plan_, &history_, &plan_review_}) {
    file->close();
  }
}

}  // namespace windscreen::demo
