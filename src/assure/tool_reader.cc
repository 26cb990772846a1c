#include "assure/tool_reader.h"

#include <algorithm>
#include <initializer_list>
#include <map>

#include "assure/tool_text.h"
#include "assure/yaml_tree.h"
#include "base/error.h"
#include "base/text.h"

namespace windscreen::assure {
namespace {

using base::Error;
using NodeKind = YamlNode::Kind;

class ToolReader {
 public:
  explicit ToolReader(const std::string& file) : file_(file) {}

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
  [[noreturn]] void fail(const YamlNode& node, const std::string& what, const std::string& remedy) const {
    throw Error::at(file_, node.line, what, remedy);
  }

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

  void expect_map(const YamlNode& node, const std::string& what,
                  std::initializer_list<std::string_view> keys) const {
    if (node.kind != NodeKind::map)
      fail(node, what + " is expected here, as keys and values", "See docs/audit_tools.md.");
    for (std::size_t i = 0; i < node.keys.size(); ++i) {
      if (std::ranges::find(keys, node.keys[i]) == keys.end())
        fail(node.items[i], "\"" + node.keys[i] + "\" is not known in " + what, "Known: " + list(keys) + ".");
    }
  }
  std::string needed(const YamlNode& node, std::string_view key) const {
    const YamlNode* value = node.find(key);
    if (value == nullptr) fail(node, "\"" + std::string(key) + "\" is missing", "Add it.");
    std::string out = text(*value, key);
    if (out.empty()) fail(*value, "\"" + std::string(key) + "\" is empty", "Fill it in.");
    return out;
  }
  std::string optional(const YamlNode& node, std::string_view key) const {
    const YamlNode* value = node.find(key);
    return value == nullptr ? std::string() : text(*value, key);
  }
  std::string text(const YamlNode& value, std::string_view key) const {
    if (value.kind == NodeKind::nothing) return {};
    if (value.kind != NodeKind::text)
      fail(value, "\"" + std::string(key) + "\" is a text, not a list or a map", "Write one text.");
    return value.text;
  }
  bool yes(const YamlNode& node, std::string_view key) const {
    const YamlNode* value = node.find(key);
    if (value == nullptr) return false;
    const std::string given = base::lower(text(*value, key));
    if (given == "yes" || given == "true") return true;
    if (given == "no" || given == "false") return false;
    fail(*value, "\"" + std::string(key) + "\" is yes or no", "Write yes or no.");
  }
  double number(const YamlNode& node, std::string_view key) const {
    double out = 0;
    const std::string given = needed(node, key);
    if (!read_number(given, out) || out < -1e9 || out > 1e9)
      fail(*node.find(key), "\"" + given + "\" is no number", "Write digits.");
    return out;
  }
  base::Date date(const YamlNode& node, std::string_view key) const {
    const auto out = base::parse_iso(needed(node, key));
    if (!out) fail(*node.find(key), "this is no date", "Write year, month and day, such as 2026-04-01.");
    return *out;
  }
  const std::vector<YamlNode>& items(const YamlNode& node, std::string_view key) const {
    static const std::vector<YamlNode> none;
    const YamlNode* value = node.find(key);
    if (value == nullptr || value->kind == NodeKind::nothing) return none;
    if (value->kind != NodeKind::list)
      fail(*value, "\"" + std::string(key) + "\" is a list", "Begin each item with -.");
    return value->items;
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

  const std::string& file_;
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
