#include "assure/tool_text.h"

#include <fmt/format.h>

#include <array>
#include <charconv>

#include "base/hash.h"

namespace windscreen::assure {
namespace {

using nlohmann::json;

void put(json& object, const char* key, const std::string& text) {
  if (!text.empty()) object[key] = text;
}

// Never with an exponent, which read_number does not read.
std::string number_words(double number) {
  std::array<char, 512> text{};
  return {text.data(),
          std::to_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed).ptr};
}

json question_json(const Question& question) {
  json out = {{"id", question.id}, {"ask", question.ask}, {"type", code(question.type)}};
  put(out, "guidance", question.guidance);
  if (question.overall) out["overall"] = true;
  if (question.required) out["required"] = true;
  if (question.required_if) out["required_if"] = words(*question.required_if);
  if (question.asked_if) out["asked_if"] = words(*question.asked_if);
  for (const Choice& choice : question.choices)
    out["choices"].push_back({{"id", choice.id}, {"label", choice.label}});
  for (const Grade grade : all_grades) {
    const std::string& text = question.descriptors[static_cast<std::size_t>(grade)];
    if (!text.empty()) out["descriptors"][std::string(code(grade))] = text;
  }
  for (const std::string& value : question.unsafe) out["unsafe"].push_back(value);
  put(out, "record", question.record);
  put(out, "lowest", question.lowest);
  put(out, "highest", question.highest);
  if (question.least) out["least"] = number_words(*question.least);
  if (question.most) out["most"] = number_words(*question.most);
  if (question.whole) out["whole"] = true;
  return out;
}

// A JSON text is a YAML text in double quotes, whatever it holds.
std::string quoted(const std::string& text) {
  return json(text).dump(-1, ' ', false, json::error_handler_t::replace);
}

class YamlWriter {
 public:
  void line(int indent, std::string_view key, const std::string& value, bool plain = false) {
    out_ += fmt::format("{:{}}{}: {}\n", "", indent, key, plain ? value : quoted(value));
  }
  void text(int indent, std::string_view key, const std::string& value) {
    if (!value.empty()) line(indent, key, value);
  }
  void raw(const std::string& text) { out_ += text; }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

void write_question(YamlWriter& yaml, const Question& question) {
  constexpr int in = 8;
  yaml.raw("\n");
  yaml.raw(fmt::format("      - id: {}\n", question.id));
  yaml.line(in, "ask", question.ask);
  yaml.line(in, "type", std::string(code(question.type)), true);
  if (question.overall) yaml.line(in, "overall", "yes", true);
  if (question.required) yaml.line(in, "required", "yes", true);
  if (question.required_if) yaml.line(in, "required_if", words(*question.required_if));
  if (question.asked_if) yaml.line(in, "asked_if", words(*question.asked_if));
  yaml.text(in, "guidance", question.guidance);
  yaml.text(in, "record", question.record);
  yaml.text(in, "lowest", question.lowest);
  yaml.text(in, "highest", question.highest);
  if (question.least) yaml.line(in, "least", number_words(*question.least), true);
  if (question.most) yaml.line(in, "most", number_words(*question.most), true);
  if (question.whole) yaml.line(in, "whole", "yes", true);
  if (!question.unsafe.empty())
    yaml.line(in, "unsafe", fmt::format("[{}]", fmt::join(question.unsafe, ", ")), true);
  if (!question.choices.empty()) {
    yaml.raw("        choices:\n");
    for (const Choice& choice : question.choices) {
      yaml.raw(fmt::format("          - id: {}\n", choice.id));
      yaml.line(12, "label", choice.label);
    }
  }
  if (!question.descriptors.front().empty()) {
    yaml.raw("        descriptors:\n");
    for (const Grade grade : all_grades)
      yaml.line(10, code(grade), question.descriptors[static_cast<std::size_t>(grade)]);
  }
}

}  // namespace

json tool_json(const Tool& tool) {
  json out = {{"tool", tool.id},
              {"name", tool.name},
              {"version", words(tool.version)},
              {"kind", code(tool.kind)},
              {"from", base::format_iso(tool.from)},
              {"look_back_months", tool.look_back_months}};
  if (tool.until) out["until"] = base::format_iso(*tool.until);
  put(out, "about", tool.about);
  put(out, "source", tool.source);
  put(out, "licence", tool.licence);
  out["sections"] = json::array();
  for (const Section& section : tool.sections) {
    json one = {{"id", section.id}, {"name", section.name}, {"questions", json::array()}};
    put(one, "about", section.about);
    for (const Question& question : section.questions) one["questions"].push_back(question_json(question));
    out["sections"].push_back(std::move(one));
  }
  return out;
}

std::string canonical_form(const Tool& tool) {
  return tool_json(tool).dump(-1, ' ', false, json::error_handler_t::replace);
}

std::string tool_hash(const Tool& tool) { return base::sha256(canonical_form(tool)); }

std::string write_yaml(const Tool& tool) {
  YamlWriter yaml;
  yaml.line(0, "tool", tool.id, true);
  yaml.line(0, "name", tool.name);
  yaml.line(0, "version", words(tool.version), true);
  yaml.line(0, "kind", std::string(code(tool.kind)), true);
  yaml.line(0, "from", base::format_iso(tool.from), true);
  if (tool.until) yaml.line(0, "until", base::format_iso(*tool.until), true);
  yaml.line(0, "look_back_months", std::to_string(tool.look_back_months), true);
  yaml.text(0, "about", tool.about);
  yaml.text(0, "source", tool.source);
  yaml.text(0, "licence", tool.licence);
  yaml.raw("\nsections:\n");
  for (const Section& section : tool.sections) {
    yaml.raw(fmt::format("  - id: {}\n", section.id));
    yaml.line(4, "name", section.name);
    yaml.text(4, "about", section.about);
    yaml.raw("    questions:\n");
    for (const Question& question : section.questions) write_question(yaml, question);
    yaml.raw("\n");
  }
  return yaml.take();
}

}  // namespace windscreen::assure
