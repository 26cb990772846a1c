// Fuzzes bringing in plans, as CSV and as workbooks. Every row is an action, a heading or a reject with a
// reason; nothing that is read is too long for the record.
#include <cstdlib>
#include <string>

#include "base/error.h"
#include "base/text.h"
#include "improve/plan_fields.h"
#include "improve/plan_import.h"

using namespace windscreen;

namespace {

void need(bool holds) {
  if (!holds) std::abort();
}

void look_at(const improve::PlanTable& table, const improve::PlanMapping& mapping) {
  const improve::PlanImport import = improve::read_plan_import(table, mapping, base::make_date(2020, 10, 15));
  need(import.actions.size() + import.rows_left_out() <= table.rows.size());
  for (const improve::PlanImportAction& action : import.actions) {
    need(!base::is_blank(action.title) && action.title.size() <= improve::longest_plan_title);
    need(!action.theme || *action.theme < import.themes.size());
    need(!action.delivered || action.status.empty());
    need(!action.delivered_on || *action.delivered_on <= base::make_date(2020, 10, 15));
    for (const std::string& update : action.updates) need(!base::is_blank(update));
  }
  for (const std::string& theme : import.themes) need(!base::is_blank(theme));
  for (const improve::PlanReject& one : import.rejects) need(!one.why.empty() && !one.becomes.empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  try {
    const improve::PlanTable table = improve::read_plan_table(bytes, "fuzz");
    for (const improve::PlanRow& row : table.rows) need(row.cells.size() == table.headings.size());
    improve::PlanMapping mapping{improve::guess_plan_fields(table.headings)};
    if (!improve::plan_mapping_fault(table, mapping).empty()) {
      mapping.fields.assign(table.headings.size(), "keep");
      mapping.fields.at(0) = "action";
    }
    look_at(table, mapping);
    mapping.carry_themes = false;
    look_at(table, mapping);
  } catch (const base::Error&) {
    return 0;
  }
  return 0;
}
