// The tables for what the Standard Safeguarding Dataset lacks. docs/model.md says what feeds each of them.
#include <array>

#include "model/tables.h"

namespace windscreen::model {
namespace {

using enum Type;

constexpr auto team = std::to_array<Column>({
    {"team_id", text, true},
    {"service", text},
    {"quadrant", text},
    {"valid_from", date, true},
    {"valid_to", date},
});

constexpr auto contact_step = std::to_array<Column>({
    {"step_id", text, true},
    {"contact_id", text, false, "ssd_contacts.cont_contact_id"},
    {"person_id", text, false, "ssd_person.pers_person_id"},
    {"step_type", text},
    {"team_id", text, false, "ssd_department.dept_team_id"},
    {"started_at", date},
    {"ended_at", date},
    {"outcome", text},
});

constexpr auto strategy_discussion = std::to_array<Column>({
    {"strat_id", text, true},
    {"person_id", text, false, "ssd_person.pers_person_id"},
    {"referral_id", text, false, "ssd_cin_episodes.cine_referral_id"},
    {"held_date", date},
    {"s47_enquiry_id", text},
});

constexpr auto cp_history = std::to_array<Column>({
    {"cp_plan_id", text, true, "ssd_cp_plans.cppl_cp_plan_id"},
    {"previous_plans", integer},
});

constexpr auto visit_rule = std::to_array<Column>({
    {"plan_type", text, true},
    {"first_limit_days", integer},
    {"interval_days", integer},
    {"day_kind", text},
    {"valid_from", date, true},
    {"valid_to", date},
});

constexpr auto visit_mode = std::to_array<Column>({
    {"visit_id", text, true},
    {"mode", text},
});

constexpr auto return_interview = std::to_array<Column>({
    {"miss_table_id", text, true, "ssd_missing.miss_table_id"},
    {"interview_date", date},
});

constexpr auto placement_area = std::to_array<Column>({
    {"placement_id", text, true, "ssd_cla_placement.clap_cla_placement_id"},
    {"la_code", text},
});

constexpr auto employment = std::to_array<Column>({
    {"worker_id", text, true},
    {"fte", number},
    {"role_group", text},
    {"team_id", text, false, "ssd_department.dept_team_id"},
    {"is_agency", flag},
    {"is_asye", flag},
    {"start_date", date, true},
    {"end_date", date},
});

constexpr auto post = std::to_array<Column>({
    {"post_id", text, true},
    {"fte", number},
    {"role_group", text},
    {"status", text},
    {"team_id", text, false, "ssd_department.dept_team_id"},
    {"valid_from", date, true},
    {"valid_to", date},
});

constexpr auto absence = std::to_array<Column>({
    {"worker_id", text, true},
    {"start_date", date, true},
    {"end_date", date},
    {"reason", text},
    {"working_days_lost", number},
});

constexpr auto caseload_limit = std::to_array<Column>({
    {"service", text, true},
    {"limit_cases", integer},
    {"valid_from", date, true},
    {"valid_to", date},
});

constexpr auto supervision = std::to_array<Column>({
    {"supervision_id", text, true},
    {"worker_id", text},
    {"person_id", text, false, "ssd_person.pers_person_id"},
    {"type", text},
    {"due_date", date},
    {"held_date", date},
});

// The child, the team's identifier and the audit before are no references: an audit of a child or a team that
// an extract no longer has is an audit all the same, and makes nobody known.
constexpr auto audit = std::to_array<Column>({
    {"audit_id", text, true},
    {"programme", text},
    {"theme", text},
    {"sampled_how", text},
    {"audit_month", date},
    {"completed_date", date},
    {"report_date", date},
    {"person_id", text},
    {"team_id", text},
    {"team", text},
    {"service", text},
    {"quadrant", text},
    {"judgement", text},
    {"is_reaudit", flag},
    {"previous_audit_id", text},
    {"probability", number},
    {"from_before", flag},
});

constexpr auto adopter = std::to_array<Column>({
    {"adopter_id", text, true},   {"family_id", text},           {"gender", text},
    {"ethnicity", text},          {"disability", text},          {"fostering_for_adoption", flag},
    {"enquiry_date", date},       {"stage1_start_date", date},   {"stage1_end_date", date},
    {"stage2_start_date", date},  {"stage2_end_date", date},     {"application_date", date},
    {"approval_date", date},      {"matched_date", date},        {"placed_date", date},
    {"children_placed", integer}, {"adoption_order_date", date}, {"leaving_date", date},
    {"leaving_reason", text},
});

constexpr auto reported_count = std::to_array<Column>({
    {"person_id", text, true, "ssd_person.pers_person_id"},
    {"list", text, true},
    {"measure", text, true},
    {"reference_date", date, true},
    {"value", integer},
});

// The child is no reference: what is wrong may be that the return has no such child.
constexpr auto return_finding = std::to_array<Column>({
    {"finding_id", text, true},
    {"return_name", text},
    {"collection", text},
    {"rule", text},
    {"severity", text},
    {"return_table", text},
    {"return_row", integer},
    {"person_id", text},
    {"fields", text},
});

constexpr auto return_rule = std::to_array<Column>({
    {"return_name", text, true},
    {"rule", text, true},
    {"collection", text},
    {"rules_of", text},
    {"severity", text},
    {"was_run", flag},
    {"reason", text},
    {"findings", integer},
});

constexpr auto all = std::to_array<Table>({
    {"ext_team", "a team's service and quadrant, with the dates they hold", "", "", "valid_to", "", team},
    {"ext_contact_step", "a step that a contact goes through at the front door", "person_id", "", "", "",
     contact_step},
    {"ext_strategy_discussion", "a strategy discussion about one child", "person_id", "held_date", "",
     "person_id,held_date", strategy_discussion},
    {"ext_cp_history", "how many child protection plans came before one plan", "", "", "", "", cp_history},
    {"ext_visit_rule", "how often a child on a kind of plan must be visited, with the dates the rule holds",
     "", "", "valid_to", "", visit_rule},
    {"ext_visit_mode", "how a visit was made", "", "", "", "", visit_mode},
    {"ext_return_interview", "a return home interview", "", "", "", "", return_interview},
    {"ext_placement_area", "the authority in whose area a placement is", "", "", "", "", placement_area},
    {"ext_employment", "a worker's employment, with its dates", "", "start_date", "end_date", "", employment},
    {"ext_post", "a post in the establishment and how it is filled, with its dates", "", "valid_from",
     "valid_to", "", post},
    {"ext_absence", "a spell of a worker's absence", "", "start_date", "end_date", "", absence},
    {"ext_caseload_limit",
     "the most cases that a worker of a service should hold, with the dates the limit holds", "", "",
     "valid_to", "", caseload_limit},
    {"ext_supervision", "a supervision meeting due and held", "", "", "", "", supervision},
    {"ext_audit", "a practice audit of one child\u2019s case whose judgement is final", "", "audit_month", "",
     "", audit},
    {"ext_adopter", "a prospective adopter (Annex A list 11)", "", "", "", "", adopter},
    {"ext_reported_count",
     "a count that the authority states about a child itself, where its rows are not in the return",
     "person_id", "", "", "", reported_count},
    {"ext_return_finding", "what a statutory check found in a return", "", "", "", "", return_finding},
    {"ext_return_rule", "a statutory check of a return: whether it was run, and what it found", "", "", "",
     "", return_rule},
});

}  // namespace

std::span<const Table> ext_tables() { return all; }

}  // namespace windscreen::model
