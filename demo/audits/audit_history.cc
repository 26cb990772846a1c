#include "demo/audits/audit_history.h"

#include <fmt/format.h>

#include <map>

#include "assure/stored_tools.h"
#include "demo/audits/audit_actions.h"
#include "demo/audits/audit_plan.h"
#include "demo/audits/audit_programmes.h"
#include "demo/audits/audit_themes.h"
#include "demo/audits/shared_events.h"

namespace windscreen::demo {
namespace {

int write_all(store::Writer& writer, const DemoRoles& roles, const std::vector<PlannedAudit>& plan,
              std::uint64_t seed) {
  AuditBook book(writer, roles, seed);
  ProgrammeBook programmes(book);
  write_themes(book);
  std::map<std::string, int> wanted;
  const auto key = [](const PlannedAudit& one) {
    return one.programme + base::format_iso(one.month) + one.label;
  };
  for (const PlannedAudit& one : plan) ++wanted[key(one)];
  std::vector<WrittenAudit> written;
  std::map<std::string, bool> frozen;
  for (const PlannedAudit& one : plan) {
    AuditStory story = one.story;
    story.round = &programmes.round(one.programme, one.month, one.label, wanted[key(one)], month_under_way);
    if (story.round->tool_id && !frozen[*story.round->tool_id]) {
      assure::freeze_tool(writer, *story.round->tool_id);
      frozen[*story.round->tool_id] = true;
    }
    if (one.follows) {
      story.previous = written[*one.follows].id;
      story.not_by = written[*one.follows].auditor;
    }
    written.push_back(book.write(story));
    if (!story.not_possible && (story.state == "closed" || story.state == "actions_open"))
      write_actions(book, written.back(), last_day);
  }
  write_alerts(book);
  write_calibration(book);
  return static_cast<int>(plan.size());
}

}  // namespace

AuditHistory write_audit_history(store::Store& store, measure::Measurer& measurer, std::uint64_t seed,
                                 const std::function<void(const std::string&)>& progress) {
  const auto is_there = [](const store::Reader& reader) {
    return reader.count<store::AuditProgramme>("where name = :name", {{"name", ProgrammeBook::monthly}}) > 0;
  };
  if (store.read([&](const store::Queries& reader) { return is_there(reader); }))
    return {.there = true, .audits = 0};
  const DemoRoles roles = store.read([](const store::Queries& reader) { return demo_roles(reader); });
  const std::vector<PlannedAudit> plan = plan_audits(measurer, roles, seed, progress);
  if (progress) progress(fmt::format("Writing {} audits", plan.size()));
  const int audits = store.write({"system:demo", "demo.audits"}, [&](store::Writer& writer) {
    return is_there(writer) ? 0 : write_all(writer, roles, plan, seed);
  });
  return {.there = audits == 0, .audits = audits};
}

}  // namespace windscreen::demo
