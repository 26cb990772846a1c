#include "assure/yaml_fields.h"

#include <algorithm>

#include "assure/required_if.h"
#include "base/error.h"
#include "base/text.h"

namespace windscreen::assure {
namespace {

std::string in_quotes(std::string_view key) { return '"' + std::string(key) + '"'; }

}  // namespace

void YamlFields::fail(const YamlNode& node, const std::string& what, const std::string& remedy) const {
  throw base::Error::at(file_, node.line, what, remedy);
}

void YamlFields::expect_map(const YamlNode& node, const std::string& what,
                            std::initializer_list<std::string_view> keys) const {
  if (node.kind != YamlNode::Kind::map)
    fail(node, what + " is expected here, as keys and values", "See " + explained_in_ + ".");
  for (std::size_t i = 0; i < node.keys.size(); ++i) {
    if (std::ranges::find(keys, node.keys[i]) != keys.end()) continue;
    std::string known;
    for (const std::string_view key : keys) known += (known.empty() ? "" : ", ") + std::string(key);
    fail(node.items[i], in_quotes(node.keys[i]) + " is not known in " + what, "Known: " + known + ".");
  }
}

std::string YamlFields::needed(const YamlNode& node, std::string_view key) const {
  const YamlNode* value = node.find(key);
  if (value == nullptr) fail(node, in_quotes(key) + " is missing", "Add it.");
  std::string out = text(*value, key);
  if (out.empty()) fail(*value, in_quotes(key) + " is empty", "Fill it in.");
  return out;
}

std::string YamlFields::optional(const YamlNode& node, std::string_view key) const {
  const YamlNode* value = node.find(key);
  return value == nullptr ? std::string() : text(*value, key);
}

std::string YamlFields::text(const YamlNode& value, std::string_view key) const {
  if (value.kind == YamlNode::Kind::nothing) return {};
  if (value.kind != YamlNode::Kind::text)
    fail(value, in_quotes(key) + " is a text, not a list or a map", "Write one text.");
  return value.text;
}

bool YamlFields::yes(const YamlNode& node, std::string_view key) const {
  const YamlNode* value = node.find(key);
  if (value == nullptr) return false;
  const std::string given = base::lower(text(*value, key));
  if (given == "yes" || given == "true") return true;
  if (given == "no" || given == "false") return false;
  fail(*value, in_quotes(key) + " is yes or no", "Write yes or no.");
}

double YamlFields::number(const YamlNode& node, std::string_view key) const {
  double out = 0;
  const std::string given = needed(node, key);
  if (!read_number(given, out) || out < -1e9 || out > 1e9)
    fail(*node.find(key), in_quotes(given) + " is no number", "Write digits.");
  return out;
}

base::Date YamlFields::date(const YamlNode& node, std::string_view key) const {
  const auto out = base::parse_iso(needed(node, key));
  if (!out) fail(*node.find(key), "this is no date", "Write year, month and day, such as 2026-04-01.");
  return *out;
}

const std::vector<YamlNode>& YamlFields::items(const YamlNode& node, std::string_view key) const {
  static const std::vector<YamlNode> none;
  const YamlNode* value = node.find(key);
  if (value == nullptr || value->kind == YamlNode::Kind::nothing) return none;
  if (value->kind != YamlNode::Kind::list)
    fail(*value, in_quotes(key) + " is a list", "Begin each item with -.");
  return value->items;
}

}  // namespace windscreen::assure
