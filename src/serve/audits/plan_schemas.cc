#include "serve/audits/plan_schemas.h"

#include "serve/http/schema_parts.h"

namespace windscreen::serve {
namespace {

using nlohmann::ordered_json;

ordered_json texts() { return list(text()); }
ordered_json programme() {
  const ordered_json step = object({{"at", moment()},
                                    {"who", text()},
                                    {"status", text()},
                                    {"starts_on", day()},
                                    {"ends_on", day_or_null()},
                                    {"reason", text()}});
  const ordered_json slip = object({{"at", moment()},
                                    {"reason", text()},
                                    {"end", truth()},
                                    {"was", day()},
                                    {"now_is", day()},
                                    {"days", whole()}});
  const ordered_json round = object({{"id", text()},
                                     {"month", text()},
                                     {"label", text()},
                                     {"target", whole()},
                                     {"opens_on", day()},
                                     {"due_on", day()},
                                     {"state", text()},
                                     {"audits", whole()}});
  return object({{"id", text()},
                 {"kind", text()},
                 {"name", text()},
                 {"question", text()},
                 {"lead", text()},
                 {"tool", text()},
                 {"target", whole()},
                 {"method", text()},
                 {"statuses", texts()},
                 {"audited_within_months", whole()},
                 {"one_child_a_family", truth()},
                 {"floor", whole()},
                 {"reserves", whole()},
                 {"look_back_months", whole()},
                 {"starts_on", day()},
                 {"ends_on", day_or_null()},
                 {"status", text()},
                 {"may_become", texts()},
                 {"history", list(step)},
                 {"slips", list(slip)},
                 {"rounds", list(round)},
                 {"may_run", truth()}});
}

ordered_json programme_wish() {
  const ordered_json cases = object({}, {{"statuses", texts()},
                                         {"audited_within_months", whole_or_null()},
                                         {"one_child_a_family", truth()},
                                         {"floor", whole_or_null()},
                                         {"reserves", whole_or_null()}});
  return object({{"kind", text()},
                 {"name", text()},
                 {"question", text()},
                 {"tool", text()},
                 {"target", whole()},
                 {"method", text()},
                 {"starts_on", day()}},
                {{"lead", text_or_null()},
                 {"population", cases},
                 {"look_back_months", whole_or_null()},
                 {"ends_on", day_or_null()},
                 {"reason", text_or_null()}});
}

ordered_json round() {
  const ordered_json check =
      object({{"code", text()}, {"found", whole()}, {"passed", truth()}, {"words", text()}});
  const ordered_json frame = object({{"id", text()},
                                     {"snapshot", text()},
                                     {"as_at", day()},
                                     {"hash", text()},
                                     {"rows", whole()},
                                     {"checks", list(check)},
                                     {"passed", truth()},
                                     {"waived_by", text_or_null()},
                                     {"waived_reason", text_or_null()},
                                     {"made_by", text()},
                                     {"made_at", moment()}});
  const ordered_json excluded = object({{"reason", text()}, {"words", text()}, {"rows", whole()}});
  const ordered_json stratum = object({{"service", text()},
                                       {"quadrant", text()},
                                       {"frame", whole()},
                                       {"eligible", whole()},
                                       {"floor", whole()},
                                       {"allocated", whole()},
                                       {"probability", number_or_null()}});
  const ordered_json draw = object({{"id", text()},
                                    {"method", text()},
                                    {"seed", text_or_null()},
                                    {"rows", whole()},
                                    {"eligible", whole()},
                                    {"exclusions", list(excluded)},
                                    {"strata", list(stratum)},
                                    {"drawn_by", text()},
                                    {"drawn_at", moment()}});
  const ordered_json withdrawn =
      object({{"drawn_at", moment()}, {"withdrawn_at", moment_or_null()}, {"reason", text_or_null()}});
  const ordered_json state = object({{"state", text()}, {"words", text()}, {"audits", whole()}});
  const ordered_json progress = object({{"audits", whole()},
                                        {"unassigned", whole()},
                                        {"late", whole()},
                                        {"waited_for", whole()},
                                        {"states", list(state)}});
  return object({{"id", text()},
                 {"programme_id", text()},
                 {"programme", text()},
                 {"kind", text()},
                 {"method", text()},
                 {"floor", whole()},
                 {"reserves", whole()},
                 {"month", text()},
                 {"label", text()},
                 {"target", whole()},
                 {"opens_on", day()},
                 {"due_on", day()},
                 {"state", text()},
                 {"tool", text_or_null()},
                 {"closed_at", moment_or_null()},
                 {"frame", nullable(frame)},
                 {"draw", nullable(draw)},
                 {"withdrawn", list(withdrawn)},
                 {"progress", progress},
                 {"may_run", truth()},
                 {"snapshots", list(object({{"name", text()}, {"as_at", day()}}))}});
}

ordered_json draw_wish() {
  const ordered_json risk = {{"type", {"object", "null"}}, {"additionalProperties", whole()}};
  return object({{"frame", text()}, {"seed", text()}},
                {{"method", text_or_null()},
                 {"target", whole_or_null()},
                 {"floor", whole_or_null()},
                 {"reserves", whole_or_null()},
                 {"chosen", list(object({{"child", text()}, {"reason", text()}}))},
                 {"risk_by_status", risk},
                 {"limits", text_or_null()}});
}

ordered_json method_note() {
  const ordered_json table = object({{"caption", text()}, {"head", texts()}, {"rows", list(texts())}});
  const ordered_json section =
      object({{"heading", text()}, {"paragraphs", texts()}, {"table", nullable(table)}});
  return object({{"title", text()}, {"internal", truth()}, {"sections", list(section)}});
}

ordered_json proposal() {
  const ordered_json conflict = object({{"auditor", text()}, {"words", texts()}, {"forbidden", truth()}});
  const ordered_json one = object({{"audit", text()},
                                   {"child", text()},
                                   {"service", text_or_null()},
                                   {"quadrant", text_or_null()},
                                   {"team", text_or_null()},
                                   {"stream", text()},
                                   {"state", text()},
                                   {"auditor", text_or_null()},
                                   {"revision", whole()},
                                   {"due_on", day_or_null()},
                                   {"proposed", text_or_null()},
                                   {"why", text_or_null()},
                                   {"conflicts", list(conflict)}});
  const ordered_json auditor = object(
      {{"id", text()}, {"name", text()}, {"status", text()}, {"capacity", whole()}, {"load", whole()}});
  return object({{"known_to", day()}, {"due_on", day()}, {"cases", list(one)}, {"auditors", list(auditor)}});
}

ordered_json assignments() {
  const ordered_json one = object({{"audit", text()}, {"auditor", text()}, {"seen", whole()}},
                                  {{"reason", text_or_null()}, {"override_reason", text_or_null()}});
  return object({{"assignments", list(one)}}, {{"due_on", day_or_null()}});
}

}  // namespace

AuditSchemas plan_schemas() {
  AuditSchemas all;
  all["AuditProgrammes"] = rows({{"id", text()},
                                 {"kind", text()},
                                 {"name", text()},
                                 {"lead", text()},
                                 {"tool", text()},
                                 {"target", whole()},
                                 {"method", text()},
                                 {"status", text()},
                                 {"starts_on", day()},
                                 {"ends_on", day_or_null()},
                                 {"rounds", whole()},
                                 {"open_round", text_or_null()},
                                 {"slipped_days", whole()}});
  all["AuditProgrammeId"] = object({{"programme", text()}});
  all["AuditProgramme"] = programme();
  all["AuditProgrammeWish"] = programme_wish();
  all["AuditProgrammeChange"] =
      object({{"status", text()}, {"starts_on", day()}, {"reason", text()}}, {{"ends_on", day_or_null()}});
  all["AuditPlan"] = rows({{"programme_id", text()},
                           {"programme", text()},
                           {"kind", text()},
                           {"month", text()},
                           {"opens_on", day()},
                           {"due_on", day()},
                           {"target", whole()},
                           {"round", text_or_null()}});
  all["AuditRoundId"] = object({{"round", text()}});
  all["AuditRoundWish"] = object({{"month", text()}}, {{"label", text_or_null()},
                                                       {"target", whole_or_null()},
                                                       {"opens_on", day_or_null()},
                                                       {"due_on", day_or_null()}});
  all["AuditRound"] = round();
  all["AuditFrameWish"] = object({}, {{"snapshot", text_or_null()}, {"as_at", day_or_null()}});
  all["AuditWaiver"] = object({{"frame", text()}, {"reason", text()}});
  all["AuditNothing"] = object({});
  all["AuditDrawWish"] = draw_wish();
  all["AuditWithdrawal"] = object({{"draw", text()}, {"reason", text()}});
  all["AuditMethodNote"] = method_note();
  all["AuditCases"] = rows({{"audit", text()},
                            {"child", text_or_null()},
                            {"service", text_or_null()},
                            {"quadrant", text_or_null()},
                            {"team", text_or_null()},
                            {"stream", text()},
                            {"state", text()},
                            {"state_words", text()},
                            {"auditor", text_or_null()},
                            {"auditor_id", text_or_null()},
                            {"due_on", day_or_null()},
                            {"late", truth()},
                            {"revision", whole()}});
  all["AuditReplacement"] = object({{"replaced_by", text_or_null()}});
  all["AuditReplacementWish"] =
      object({{"audit", text()}, {"reason", text()}, {"seen", whole()}}, {{"detail", text_or_null()}});
  all["Auditors"] = rows({{"id", text()},
                          {"name", text()},
                          {"account", text_or_null()},
                          {"organisation", text_or_null()},
                          {"worker_id", text_or_null()},
                          {"status", text()},
                          {"trained_on", day_or_null()},
                          {"capacity", whole()},
                          {"load", whole()},
                          {"interests", whole()}});
  all["AuditorId"] = object({{"auditor", text()}});
  all["AuditorWish"] =
      object({{"name", text()}, {"status", text()}, {"capacity", whole()}}, {{"auditor", text_or_null()},
                                                                             {"account", text_or_null()},
                                                                             {"organisation", text_or_null()},
                                                                             {"worker_id", text_or_null()},
                                                                             {"trained_on", day_or_null()}});
  all["AuditorInterests"] = rows({{"id", text()},
                                  {"auditor", text()},
                                  {"kind", text()},
                                  {"interest_in", text_or_null()},
                                  {"why", text()},
                                  {"valid_from", day()},
                                  {"valid_to", day_or_null()}});
  all["AuditorInterestId"] = object({{"interest", text()}});
  all["AuditorInterestWish"] = object({{"kind", text()}, {"interest_in", text()}, {"why", text()}});
  all["AuditorInterestEnd"] = object({{"interest", text()}});
  all["AuditProposal"] = proposal();
  all["AuditAssignments"] = assignments();
  all["AuditsAssigned"] = object({{"assigned", whole()}});
  all["AuditControlSheet"] = rows({{"part", text()},
                                   {"group", text()},
                                   {"number", whole()},
                                   {"completed", whole_or_null()},
                                   {"under_way", whole_or_null()},
                                   {"unassigned", whole_or_null()},
                                   {"not_audited", whole_or_null()},
                                   {"late", whole_or_null()}});
  return all;
}

}  // namespace windscreen::serve
