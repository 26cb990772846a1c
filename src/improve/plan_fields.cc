#include "improve/plan_fields.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/text.h"

namespace windscreen::improve {
namespace {

constexpr std::array<PlanField, 18> every_plan_field = {
    {{"theme", "Theme or priority"},
     {"number", "Number"},
     {"action", "Action"},
     {"words", "Description"},
     {"finding", "Finding or source that it answers"},
     {"lead", "Who leads"},
     {"due", "By when"},
     {"status", "Status"},
     {"rating", "Rating in the spreadsheet"},
     {"evidence", "Evidence"},
     {"delivered", "Day of delivery"},
     {"measure", "Measure of success"},
     {"baseline", "Measure: number at the start"},
     {"target", "Measure: number to reach"},
     {"target_on", "Measure: day to reach it by"},
     {"update", "Update", false},
     {"keep", "Keep as an update, with its heading", false},
     {"ignore", "Do not use", false}}};

struct Heading {
  std::string_view squashed;
  std::string_view field;
};

/// Headings as a whole: what the rules below would take for something else, and what they have no word for.
constexpr std::array<Heading, 46> whole_headings = {{{"ref", "number"},
                                                     {"no", "number"},
                                                     {"nr", "number"},
                                                     {"id", "number"},
                                                     {"number", "number"},
                                                     {"reference", "number"},
                                                     {"actionno", "number"},
                                                     {"actionid", "number"},
                                                     {"actionref", "number"},
                                                     {"actionnumber", "number"},
                                                     {"actionreference", "number"},
                                                     {"refno", "number"},
                                                     {"itemno", "number"},
                                                     {"what", "action"},
                                                     {"milestone", "action"},
                                                     {"step", "action"},
                                                     {"who", "lead"},
                                                     {"when", "due"},
                                                     {"date", "due"},
                                                     {"targetdate", "due"},
                                                     {"targetcompletiondate", "due"},
                                                     {"completiondate", "due"},
                                                     {"completeby", "due"},
                                                     {"enddate", "due"},
                                                     {"revisedtargetdate", "ignore"},
                                                     {"firstdue", "ignore"},
                                                     {"originalduedate", "ignore"},
                                                     {"startdate", "ignore"},
                                                     {"state", "status"},
                                                     {"complete", "status"},
                                                     {"measuretargetdate", "target_on"},
                                                     {"targettobereachedby", "target_on"},
                                                     {"reachby", "target_on"},
                                                     {"startingpoint", "baseline"},
                                                     {"currentperformance", "baseline"},
                                                     {"why", "words"},
                                                     {"how", "words"},
                                                     {"detail", "words"},
                                                     {"details", "words"},
                                                     {"rationale", "words"},
                                                     {"aim", "theme"},
                                                     {"area", "theme"},
                                                     {"embeddedon", "ignore"},
                                                     {"evidencethatitisembedded", "ignore"},
                                                     {"impactshownon", "ignore"},
                                                     {"whythisrating", "ignore"}}};

/// Pieces of headings. The first that a heading holds tells: "Action owner" is a lead, "Evidence of impact"
/// evidence, "Update on the action" an update.
constexpr std::array<Heading, 57> heading_pieces = {{{"timesputoff", "ignore"},
                                                     {"resource", "ignore"},
                                                     {"operating", "ignore"},
                                                     {"evidence", "evidence"},
                                                     {"update", "update"},
                                                     {"progress", "update"},
                                                     {"comment", "update"},
                                                     {"narrative", "update"},
                                                     {"notes", "update"},
                                                     {"successmeasure", "measure"},
                                                     {"successcriteria", "measure"},
                                                     {"whatsuccess", "measure"},
                                                     {"whatgoodlooks", "measure"},
                                                     {"howwillweknow", "measure"},
                                                     {"howwewillknow", "measure"},
                                                     {"measureofsuccess", "measure"},
                                                     {"performancemeasure", "measure"},
                                                     {"kpi", "measure"},
                                                     {"baseline", "baseline"},
                                                     {"brag", "rating"},
                                                     {"ragrating", "rating"},
                                                     {"ragstatus", "rating"},
                                                     {"rating", "rating"},
                                                     {"datecomplete", "delivered"},
                                                     {"completeddate", "delivered"},
                                                     {"completedon", "delivered"},
                                                     {"actualcompletion", "delivered"},
                                                     {"actualdate", "delivered"},
                                                     {"datedelivered", "delivered"},
                                                     {"deliveredon", "delivered"},
                                                     {"dateclosed", "delivered"},
                                                     {"bywhen", "due"},
                                                     {"duedate", "due"},
                                                     {"dueby", "due"},
                                                     {"deadline", "due"},
                                                     {"timescale", "due"},
                                                     {"timeframe", "due"},
                                                     {"timeline", "due"},
                                                     {"deliverydate", "due"},
                                                     {"plannedcompletion", "due"},
                                                     {"status", "status"},
                                                     {"bywhom", "lead"},
                                                     {"owner", "lead"},
                                                     {"responsib", "lead"},
                                                     {"accountab", "lead"},
                                                     {"lead", "lead"},
                                                     {"finding", "finding"},
                                                     {"recommendation", "finding"},
                                                     {"areaforimprovement", "finding"},
                                                     {"areatoimprove", "finding"},
                                                     {"source", "finding"},
                                                     {"outcome", "measure"},
                                                     {"impact", "measure"},
                                                     {"target", "target"},
                                                     {"description", "words"},
                                                     {"whatwewilldo", "action"},
                                                     {"whatwillwedo", "action"}}};

/// The same, behind all others.
constexpr std::array<Heading, 10> last_pieces = {{{"theme", "theme"},
                                                  {"priority", "theme"},
                                                  {"workstream", "theme"},
                                                  {"objective", "theme"},
                                                  {"strand", "theme"},
                                                  {"pillar", "theme"},
                                                  {"action", "action"},
                                                  {"activit", "action"},
                                                  {"task", "action"},
                                                  {"measure", "measure"}}};

/// nullptr where the heading holds none of the pieces.
template <std::size_t N>
const Heading* piece_in(const std::string& squashed, const std::array<Heading, N>& pieces) {
  const auto found = std::ranges::find_if(
      pieces, [&](const Heading& one) { return squashed.find(one.squashed) != std::string::npos; });
  return found == pieces.end() ? nullptr : &*found;
}

}  // namespace

std::span<const PlanField> plan_fields() { return every_plan_field; }

const PlanField* find_plan_field(std::string_view code) {
  const auto* found = std::ranges::find(every_plan_field, code, &PlanField::code);
  return found == every_plan_field.end() ? nullptr : found;
}

std::string_view guess_plan_field(std::string_view heading) {
  const std::string squashed = base::squash(heading);
  if (squashed.empty()) return "ignore";
  const auto* whole = std::ranges::find(whole_headings, squashed, &Heading::squashed);
  if (whole != whole_headings.end()) return whole->field;
  // Too short to be looked for within other words ("fragment", "undue").
  if (squashed == "rag") return "rating";
  if (squashed == "due") return "due";
  if (const Heading* piece = piece_in(squashed, heading_pieces)) return piece->field;
  if (const Heading* piece = piece_in(squashed, last_pieces)) return piece->field;
  return "ignore";
}

std::vector<std::string> guess_plan_fields(std::span<const std::string> headings) {
  std::vector<std::string> fields;
  std::set<std::string_view> taken;
  for (const std::string& heading : headings) {
    const PlanField* field = find_plan_field(guess_plan_field(heading));
    const bool free = !field->once || taken.insert(field->code).second;
    fields.emplace_back(free ? field->code : "ignore");
  }
  return fields;
}

}  // namespace windscreen::improve
