#include "improve/kinds.h"

#include <algorithm>
#include <array>

namespace windscreen::improve {
namespace {

using Names = std::string_view;

constexpr std::array<CodeWords, 15> source_sorts = {{{"full_inspection", "Full inspection"},
                                                     {"monitoring_visit", "Monitoring visit"},
                                                     {"focused_visit", "Focused visit"},
                                                     {"annual_conversation", "Annual conversation"},
                                                     {"commissioner_review", "Commissioner\u2019s review"},
                                                     {"peer_review", "Peer review"},
                                                     {"partner_review", "Partner in practice"},
                                                     {"youth_justice_inspection", "Youth justice inspection"},
                                                     {"audit_programme", "Audit programme"},
                                                     {"audit_theme", "Themed audit"},
                                                     {"mock_inspection", "Mock inspection"},
                                                     {"complaints", "Complaints"},
                                                     {"feedback", "Feedback"},
                                                     {"scrutiny", "Scrutiny"},
                                                     {"own_review", "Review of our own"}}};
constexpr std::array<CodeWords, 6> finding_sorts = {{{"recommendation", "Recommendation"},
                                                     {"area_to_improve", "Area to improve"},
                                                     {"strength", "Strength"},
                                                     {"practice_to_share", "Practice to share"},
                                                     {"strategic", "For the whole service"},
                                                     {"emerging", "Emerging theme"}}};
constexpr std::array<CodeWords, 7> body_sorts = {{{"cabinet", "Cabinet"},
                                                  {"scrutiny", "Scrutiny committee"},
                                                  {"partnership", "Partnership"},
                                                  {"board", "Improvement board"},
                                                  {"parenting_board", "Corporate parenting board"},
                                                  {"leadership", "Leadership team"},
                                                  {"performance", "Performance meeting"}}};
constexpr std::array<CodeWords, 4> plan_sorts = {{{"improvement", "Improvement plan"},
                                                  {"directorate", "Directorate plan"},
                                                  {"programme", "Programme"},
                                                  {"service", "Service\u2019s action plan"}}};
constexpr std::array<CodeWords, 3> feedback_sorts = {
    {{"families", "Families and children"}, {"partners", "Partners"}, {"staff", "Staff"}}};
constexpr std::array<CodeWords, 2> feedback_theme_sorts = {
    {{"works_well", "Works well"}, {"to_change", "To change"}}};
constexpr std::array<CodeWords, 2> control_sorts = {
    {{"control", "Control"}, {"capacity", "Posts or money for a time"}}};

constexpr std::array<CodeWords, 5> source_statuses = {{{"planned", "Planned"},
                                                       {"announced", "Announced"},
                                                       {"held", "Held"},
                                                       {"published", "Published"},
                                                       {"cancelled", "Cancelled"}}};
constexpr std::array<CodeWords, 2> open_or_closed = {{{"open", "Open"}, {"closed", "Closed"}}};
constexpr std::array<CodeWords, 4> plan_statuses = {{{"draft", "Draft"},
                                                     {"running", "Running"},
                                                     {"replaced", "Replaced by a later plan"},
                                                     {"closed", "Closed"}}};
constexpr std::array<CodeWords, 4> action_statuses = {{{"not_started", "Not started"},
                                                       {"under_way", "Under way"},
                                                       {"paused", "Paused"},
                                                       {"withdrawn", "Withdrawn"}}};
constexpr std::array<CodeWords, 2> control_statuses = {{{"in_place", "In place"}, {"ended", "Ended"}}};
constexpr std::array<CodeWords, 3> meeting_statuses = {
    {{"planned", "Planned"}, {"held", "Held"}, {"cancelled", "Cancelled"}}};
constexpr std::array<CodeWords, 2> promise_statuses = {{{"open", "Open"}, {"withdrawn", "Withdrawn"}}};

constexpr std::array<Names, 1> in_source = {{"source"}};
constexpr std::array<Names, 1> in_plan = {{"plan"}};
constexpr std::array<Names, 2> in_plan_or_theme = {{"plan", "theme"}};
constexpr std::array<Names, 3> in_plan_parts = {{"plan", "theme", "action"}};
constexpr std::array<Names, 2> in_risk_or_plan = {{"risk", "plan"}};
constexpr std::array<Names, 1> in_body = {{"body"}};
constexpr std::array<Names, 1> in_meeting = {{"meeting"}};
constexpr std::array<Names, 1> in_item = {{"item"}};
constexpr std::array<Names, 1> in_feedback = {{"feedback"}};

constexpr std::array<Names, 2> said_of_source = {{"status", "due"}};
constexpr std::array<Names, 4> said_of_finding = {{"response", "status", "lead", "due"}};
constexpr std::array<Names, 3> said_of_plan = {{"status", "lead", "due"}};
constexpr std::array<Names, 4> said_of_theme = {{"status", "lead", "due", "rating"}};
constexpr std::array<Names, 7> said_of_action = {
    {"status", "lead", "due", "delivered", "embedded", "impact", "rating"}};
constexpr std::array<Names, 4> said_of_milestone = {{"lead", "due", "delivered", "rating"}};
constexpr std::array<Names, 1> said_of_measure = {{"statement"}};
constexpr std::array<Names, 4> said_of_risk = {{"status", "lead", "score", "review"}};
constexpr std::array<Names, 4> said_of_control = {{"status", "lead", "due", "review"}};
constexpr std::array<Names, 2> said_of_meeting = {{"status", "due"}};
constexpr std::array<Names, 4> said_of_recommendation = {{"response", "lead", "due", "delivered"}};
constexpr std::array<Names, 1> said_of_decision = {{"outcome"}};
constexpr std::array<Names, 3> said_of_question = {{"answer", "lead", "due"}};
constexpr std::array<Names, 4> said_of_promise = {{"kept", "status", "lead", "due"}};
constexpr std::array<Names, 1> said_of_feedback_theme = {{"answer"}};

constexpr std::array<Kind, 21> all = {{
    {"source", "inspection or other source", {}, false, source_sorts, source_statuses, said_of_source},
    {"finding", "finding", in_source, true, finding_sorts, open_or_closed, said_of_finding},
    {"plan", "plan", {}, false, plan_sorts, plan_statuses, said_of_plan},
    {"theme", "theme", in_plan, true, {}, action_statuses, said_of_theme},
    {"action", "action", in_plan_or_theme, true, {}, action_statuses, said_of_action},
    {"milestone", "milestone", in_plan_parts, true, {}, {}, said_of_milestone},
    {"measure", "measure of success", in_plan_parts, true, {}, {}, said_of_measure},
    {"risk", "risk", {}, false, {}, open_or_closed, said_of_risk},
    {"control", "control", in_risk_or_plan, true, control_sorts, control_statuses, said_of_control},
    {"body", "body", {}, false, body_sorts, {}, {}},
    {"meeting", "meeting", in_body, true, {}, meeting_statuses, said_of_meeting},
    {"item", "item", in_meeting, true, {}, {}, {}},
    {"report", "report", {}, false, {}, {}, {}},
    {"point", "point of the minutes", in_item, true, {}, {}, {}},
    {"witness", "witness", in_item, true, {}, {}, {}},
    {"recommendation", "recommendation", in_item, true, {}, {}, said_of_recommendation},
    {"decision", "decision", in_item, true, {}, {}, said_of_decision},
    {"question", "question", in_item, true, {}, {}, said_of_question},
    {"promise", "promise", {}, false, {}, promise_statuses, said_of_promise},
    {"feedback", "round of feedback", {}, false, feedback_sorts, {}, {}},
    {"feedback_theme",
     "theme of feedback",
     in_feedback,
     true,
     feedback_theme_sorts,
     {},
     said_of_feedback_theme},
}};

constexpr std::array<CodeWords, 6> link_codes = {{{"answers", "answers"},
                                                  {"carries_on", "carries on"},
                                                  {"tells", "tells of"},
                                                  {"promises", "was promised in"},
                                                  {"shows", "shows what came of"},
                                                  {"depends_on", "depends on"}}};
constexpr std::array<CodeWords, 3> response_codes = {
    {{"accepted", "Accepted"}, {"accepted_in_part", "Accepted in part"}, {"rejected", "Not accepted"}}};
constexpr std::array<CodeWords, 4> outcome_codes = {{{"called_in", "Called in"},
                                                     {"stands", "Stands"},
                                                     {"changed", "Changed after call-in"},
                                                     {"withdrawn", "Withdrawn"}}};
constexpr std::array<CodeWords, 5> decision_codes = {{{"agreed", "Agreed"},
                                                      {"agreed_with_changes", "Agreed with changes"},
                                                      {"noted", "Noted"},
                                                      {"refused", "Refused"},
                                                      {"put_off", "Put off"}}};
constexpr std::array<CodeWords, 4> rating_codes = {
    {{"blue", "Blue"}, {"green", "Green"}, {"amber", "Amber"}, {"red", "Red"}}};

}  // namespace

std::span<const Kind> kinds() { return all; }

const Kind* find_kind(std::string_view code) {
  const auto* found = std::ranges::find(all, code, &Kind::code);
  return found == all.end() ? nullptr : found;
}

std::string_view words_of(std::span<const CodeWords> codes, std::string_view code) {
  const auto found = std::ranges::find(codes, code, &CodeWords::code);
  return found == codes.end() ? code : found->words;
}

bool has_code(std::span<const CodeWords> codes, std::string_view code) {
  return std::ranges::find(codes, code, &CodeWords::code) != codes.end();
}

std::span<const CodeWords> link_kinds() { return link_codes; }
std::span<const CodeWords> responses() { return response_codes; }
std::span<const CodeWords> outcomes() { return outcome_codes; }
std::span<const CodeWords> decisions() { return decision_codes; }
std::span<const CodeWords> ratings() { return rating_codes; }

}  // namespace windscreen::improve
