#include "demo/audits/audit_programmes.h"

#include "assure/stored_tools.h"
#include "assure/tool_catalogue.h"
#include "base/error.h"

namespace windscreen::demo {
namespace {

struct Planned {
  const char* name;
  const char* kind;
  const char* question;
  const char* tool;
  int target;
  const char* starts_on;
  const char* ends_on;
  const char* status;
  /// Where a day slipped: the days that were planned first, and why they moved.
  const char* first_start;
  const char* first_end;
  const char* why;
};

// Themes and months as Cabinet, 23 June 2020, paragraphs 16 to 19, and Select Committee, 14 December 2020,
// paragraphs 35 to 37, name them; targets and tools are ours.
constexpr std::array<Planned, 14> planned = {{
    {"Permanence", "thematic", "Do children who cannot go home have a lasting home in time?", "permanence",
     12, "2019-02-01", "2019-03-29", "finished", "", "", ""},
    {"Pathway planning", "thematic", "Are care leavers\u2019 plans theirs, and do they help?",
     "pathway_planning", 12, "2019-06-03", "2019-07-31", "finished", "", "", ""},
    {"Private fostering", "thematic", "Are privately fostered children known and safe?", "core", 6,
     "2019-07-01", "2019-08-30", "finished", "", "", ""},
    {"Children who go missing", "thematic", "Do we learn from each time that a child goes missing?",
     "missing_and_exploitation", 12, "2019-09-02", "2019-10-31", "finished", "", "", ""},
    {"Placed at home on a care order", "thematic", "Is home the right place, and is it safe?",
     "home_on_care_order", 8, "2020-01-06", "2020-02-28", "finished", "", "", ""},
    {"Placement stability", "thematic", "What kept children where they were doing well?",
     "placement_stability", 10, "2020-07-01", "2020-08-28", "finished", "2020-06-01", "2020-07-31",
     "Visits were by video only in June."},
    {"Family group conferences", "thematic", "Do families lead their own plans?", "family_group_conference",
     10, "2020-08-03", "2020-09-30", "finished", "", "", ""},
    {"Youth offending", "thematic", "Do plans keep young people from harm and from causing it?", "core", 8,
     "2020-08-03", "2020-09-30", "finished", "", "", ""},
    {"Independent chairs and families", "thematic", "Do chairs hear children and parents?", "core", 8,
     "2020-09-01", "2020-12-18", "running", "2020-09-01", "2020-09-30",
     "Findings so far are only first ones."},
    {"Children with disabilities: mock inspection", "mock_inspection",
     "What would an inspector find in this service?", "core", 8, "2020-08-03", "2020-08-28", "finished", "",
     "", ""},
    {"Children with disabilities: follow-up", "thematic",
     "Has what the mock inspection found been put right?", "core", 8, "2020-10-01", "2020-12-18", "running",
     "", "", ""},
    {"Supervision", "supervision", "Is supervision in time, reflective, and of use to the child?",
     "supervision", 12, "2020-10-05", "", "running", "2020-06-01", "",
     "Led by the principal social worker from October instead."},
    {"Connected persons and special guardians", "thematic", "Are family carers assessed and supported well?",
     "core", 8, "2020-10-12", "2020-11-30", "running", "", "", ""},
    {"Permanence and pathway plans again", "thematic", "Has planning got better since the first audits?",
     "permanence", 10, "2020-11-16", "2020-12-18", "planned", "", "", ""},
}};

std::string population_of_all() { return "{}"; }

}  // namespace

const std::vector<ThemedProgramme>& themed_programmes() {
  static const std::vector<ThemedProgramme> all = {
      {"Permanence", "thematic", "thematic", "permanence", "", base::make_date(2019, 2, 1), 12, "CLA"},
      {"Pathway planning", "thematic", "thematic", "pathway_planning", "", base::make_date(2019, 6, 1), 12,
       "CL"},
      {"Children who go missing", "thematic", "thematic", "missing_and_exploitation", "",
       base::make_date(2019, 9, 1), 12, ""},
      {"Placement stability", "thematic", "thematic", "placement_stability", "", base::make_date(2020, 7, 1),
       10, "CLA"},
      {"Family group conferences", "thematic", "thematic", "family_group_conference", "",
       base::make_date(2020, 8, 1), 10, "CP"},
      {"Children with disabilities: mock inspection", "mock_inspection", "purposive", "core", "",
       base::make_date(2020, 8, 1), 8, "CIN"}};
  return all;
}

ProgrammeBook::ProgrammeBook(AuditBook& book) : book_(book) {
  keep_tools();
  const auto step = [](const std::string& at, const char* status, const std::string& starts,
                       const std::string& ends, const std::string& reason) {
    store::AuditProgrammeStep one;
    one.at = at + "T09:00:00.000Z";
    one.status = status;
    one.starts_on = starts;
    if (!ends.empty()) one.ends_on = ends;
    one.reason = reason;
    return one;
  };
  write_programme(monthly, "monthly",
                  "How good is practice with children and families, and is it getting better?", "core", 57,
                  "stratified_random",
                  {step("2018-10-15", "planned", "2018-11-01", "", "Begun after the inspection of 2018."),
                   step("2018-11-01", "running", "2018-11-01", "", "The first month.")});
  for (const Planned& one : planned) {
    const std::string start = one.starts_on;
    const std::string first = std::string_view(one.first_start).empty() ? start : one.first_start;
    const std::string first_end = *one.why == '\0' ? one.ends_on : one.first_end;
    const Day begins = day_of(base::parse_date(first).value());
    std::vector<store::AuditProgrammeStep> steps = {
        step(iso(begins - 35), "planned", first, first_end, "On the forward plan.")};
    if (*one.why != '\0') steps.push_back(step(iso(begins - 4), "planned", start, one.ends_on, one.why));
    const std::string status = one.status;
    if (status != "planned") steps.push_back(step(start, "running", start, one.ends_on, "Begun."));
    if (status == "finished") steps.push_back(step(one.ends_on, "finished", start, one.ends_on, "Reported."));
    write_programme(one.name, one.kind, one.question, one.tool, one.target,
                    std::string_view(one.kind) == "supervision" ? "stratified_random" : "purposive", steps);
  }
}

void ProgrammeBook::keep_tools() {
  for (const assure::CatalogueTool& one : assure::load_tools({}).tools) {
    const store::AuditTool kept =
        assure::keep_tool(book_.writer(), one.tool, assure::ToolOrigin::shipped, {});
    tools_[one.tool.id] = kept.id;
  }
}

void ProgrammeBook::write_programme(const std::string& name, const std::string& kind,
                                    const std::string& question, const std::string& tool, int target,
                                    const std::string& method,
                                    const std::vector<store::AuditProgrammeStep>& steps) {
  store::AuditProgramme one;
  one.id = book_.id();
  one.kind = kind;
  one.name = name;
  one.question = question;
  one.lead_id = book_.roles().lead;
  one.tool = tools_.contains(tool) ? tool : "core";
  one.target = target;
  one.method = method;
  one.population = population_of_all();
  one.look_back_months = 12;
  one.starts_on = steps.back().starts_on;
  one.ends_on = steps.back().ends_on;
  one.status = steps.back().status;
  one.created_by = book_.roles().lead;
  one.created_at = steps.front().at;
  book_.writer().insert(one);
  for (store::AuditProgrammeStep step : steps) {
    step.id = book_.id();
    step.programme_id = one.id;
    step.account_id = book_.roles().lead;
    book_.writer().insert(step);
  }
  programmes_.emplace(name, one);
}

const store::AuditRound& ProgrammeBook::round(const std::string& programme, base::Date month,
                                              const std::string& label, int target, base::Date open_month) {
  const store::AuditProgramme& of = programmes_.at(programme);
  const std::string key = of.id + base::format_iso(month) + label;
  if (const auto found = rounds_.find(key); found != rounds_.end()) return found->second;
  store::AuditRound one;
  one.id = book_.id();
  one.programme_id = of.id;
  one.month = base::format_iso(month).substr(0, 7);
  one.label = label;
  one.target = target;
  one.opens_on = iso(working_on_or_after(day_of(month)));
  Day last = day_of(base::add_months(month, 1)) - 1;
  while (!is_working(last)) --last;
  one.due_on = iso(last);
  one.tool_id = tools_.at(of.tool);
  one.state = month < open_month ? "closed" : "open";
  if (one.state == "closed") {
    one.closed_at = at_hour(add_working(last, 7), 12);
    one.closed_by = book_.roles().lead;
  }
  book_.writer().insert(one);
  return rounds_.emplace(key, one).first->second;
}

}  // namespace windscreen::demo
