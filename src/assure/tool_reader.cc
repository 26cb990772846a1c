#include "assure/tool_reader.h"

#include <algorithm>
#include <initializer_list>
#include <map>

#include "assure/tool_text.h"
#include "assure/yaml_fields.h"
#include "assure/yaml_tree.h"
#include "base/error.h"
#include "base/text.h"

namespace windscreen::assure {
namespace {

using base::Error;

class ToolReader : private YamlFields {
 public:
  explicit ToolReader(const std::string& file) : YamlFields(file, "docs/audit_tools.md") {}

  Tool tool(const YamlNode& node) {
    expect_map(node, "a tool",
               {"tool", "name", "version", "kind", "from", "until", "look_back_months", "about", "source",
                "licence", "sections"});
    Tool out;
    out.id = needed(node, "tool");
    lines_[out.id] = node.line;
    out.name = needed(node, "name");
    const auto version = read_version(needed(node, "version"));
    if (!version)
      fail(*node.find("version"), "the version is not three numbers", "Write, for example: 1.0.0.");
    out.version = *version;
    const auto kind = read_tool_kind(needed(node, "kind"));
    if (!kind)
      fail(*node.find("kind"), "this is no kind of tool", "Write one of: " + list(all_tool_kinds) + ".");
    out.kind = *kind;
    out.from = date(node, "from");
    if (node.find("until") != nullptr) out.until = date(node, "until");
    out.look_back_months = static_cast<int>(number(node, "look_back_months"));
    out.about = optional(node, "about");
    out.source = optional(node, "source");
    out.licence = optional(node, "licence");
    for (const YamlNode& each : items(node, "sections")) out.sections.push_back(section(each));
    return out;
  }

  // The section or question that was being read last.
  const std::string& last() const { return last_; }

  // The line of what a fault is about.
  std::uint64_t line_of(const std::string& id) const {
    const auto found = lines_.find(id);
    return found == lines_.end() ? 1 : found->second;
  }

 private:
  template <typename Values>
  static std::string list(const Values& values) {
    std::string out;
    for (const auto& value : values) {
      if (!out.empty()) out += ", ";
      if constexpr (requires { code(value); }) {
        out += code(value);
      } else {
        out += value;
      }
    }
    return out;
  }

  std::optional<Condition> condition(const YamlNode& node, std::string_view key) const {
    if (node.find(key) == nullptr) return std::nullopt;
    try {
      return parse_condition(needed(node, key));
    } catch (const Error& error) {
      fail(*node.find(key), std::string(key) + ", " + error.what(), error.remedy());
    }
  }

  Section section(const YamlNode& node) {
    expect_map(node, "a section", {"id", "name", "about", "questions"});
    Section out;
    out.id = needed(node, "id");
    lines_.emplace(out.id, node.line);
    last_ = out.id;
    out.name = needed(node, "name");
    out.about = optional(node, "about");
    for (const YamlNode& each : items(node, "questions")) out.questions.push_back(question(each));
    return out;
  }

  Question question(const YamlNode& node) {
    expect_map(node, "a question",
               {"id", "ask", "type", "guidance", "overall", "required", "required_if", "asked_if", "choices",
                "descriptors", "unsafe", "record", "lowest", "highest", "least", "most", "whole"});
    Question out;
    out.id = needed(node, "id");
    // A second question of the same id is the one at fault.
    lines_[out.id] = node.line;
    last_ = out.id;
    out.ask = needed(node, "ask");
    const auto type = read_answer_type(needed(node, "type"));
    if (!type)
      fail(*node.find("type"), "this is no type of answer", "Write one of: " + list(all_answer_types) + ".");
    out.type = *type;
    out.guidance = optional(node, "guidance");
    out.overall = yes(node, "overall");
    out.required = yes(node, "required");
    out.required_if = condition(node, "required_if");
    out.asked_if = condition(node, "asked_if");
    for (const YamlNode& each : items(node, "choices")) {
      expect_map(each, "a choice", {"id", "label"});
      out.choices.push_back({needed(each, "id"), needed(each, "label")});
    }
    if (const YamlNode* all = node.find("descriptors")) {
      expect_map(*all, "the descriptors", {"outstanding", "good", "requires_improvement", "inadequate"});
      for (const Grade grade : all_grades)
        out.descriptors[static_cast<std::size_t>(grade)] = needed(*all, code(grade));
    }
    for (const YamlNode& each : items(node, "unsafe")) out.unsafe.push_back(text(each, "unsafe"));
    out.record = optional(node, "record");
    out.lowest = optional(node, "lowest");
    out.highest = optional(node, "highest");
    if (node.find("least") != nullptr) out.least = number(node, "least");
    if (node.find("most") != nullptr) out.most = number(node, "most");
    out.whole = yes(node, "whole");
    return out;
  }

  std::map<std::string, std::uint64_t> lines_;
  std::string last_;
};

}  // namespace

Tool read_tool(std::string_view text, const std::string& file) {
  ToolReader reader(file);
  Tool out = reader.tool(read_yaml(text, file));
  for (const ToolFault& fault : check_tool(out))
    throw Error::at(file, reader.line_of(fault.id), fault.what, fault.remedy);
  return out;
}

ReadTool try_tool(std::string_view text, const std::string& file) {
  ToolReader reader(file);
  ReadTool out;
  try {
    out.tool = reader.tool(read_yaml(text, file));
    out.faults = check_tool(*out.tool);
  } catch (const Error& error) {
    out.faults.push_back({reader.last(), error.what(), error.remedy()});
  }
  return out;
}

void check_frozen(const Tool& tool, std::span<const UsedVersion> used) {
  for (const UsedVersion& one : used) {
    if (one.tool != tool.id || one.version != tool.version || one.sha256 == tool_hash(tool)) continue;
    throw Error("version " + words(tool.version) + " of the tool \"" + tool.id +
                    "\" has been used in audits and has been changed since",
                "Put it back as it was, and give the changed tool a new version.");
  }
}

}  // namespace windscreen::assure
