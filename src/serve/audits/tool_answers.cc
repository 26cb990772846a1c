#include "serve/audits/tool_answers.h"

namespace windscreen::serve {

using nlohmann::ordered_json;

ordered_json version_json(const ToolLibrary& library, const LibraryTool& one, const std::string& day) {
  const assure::Tool& tool = *one.tool;
  std::int64_t questions = 0;
  for (const assure::Section& section : tool.sections)
    questions += static_cast<std::int64_t>(section.questions.size());
  const auto text = [](const std::optional<std::string>& value) {
    return value ? ordered_json(*value) : ordered_json(nullptr);
  };
  return {{"id", one.id},
          {"tool", tool.id},
          {"version", assure::words(tool.version)},
          {"name", tool.name},
          {"kind", assure::code(tool.kind)},
          {"origin", assure::code(one.origin)},
          {"from", base::format_iso(tool.from)},
          {"last_day", text(one.last_day)},
          {"in_force", library.in_force(tool.id, day) == &one},
          {"look_back_months", tool.look_back_months},
          {"sections", tool.sections.size()},
          {"questions", questions},
          {"used_since", one.kept ? text(one.kept->frozen_at) : ordered_json(nullptr)},
          {"audits", one.audits},
          {"hash", one.hash}};
}

ordered_json changes_json(const std::vector<assure::ToolChange>& changes) {
  ordered_json all = ordered_json::array();
  for (const assure::ToolChange& one : changes) {
    all.push_back({{"kind", assure::code(one.kind)},
                   {"section", one.section},
                   {"question", one.question},
                   {"called", one.called},
                   {"fields", one.fields},
                   {"compares", one.compares},
                   {"why_not", one.why_not}});
  }
  return all;
}

ordered_json faults_json(const std::vector<assure::ToolFault>& faults) {
  ordered_json all = ordered_json::array();
  for (const assure::ToolFault& one : faults)
    all.push_back({{"id", one.id}, {"what", one.what}, {"remedy", one.remedy}});
  return all;
}

}  // namespace windscreen::serve
