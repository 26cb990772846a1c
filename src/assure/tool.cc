#include "assure/tool.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/text.h"

namespace windscreen::assure {
namespace {

constexpr std::array<std::string_view, all_answer_types.size()> type_codes = {
    "grade", "yes_partly_no", "scale", "number", "date", "text", "evidence", "choice", "choices", "note"};
constexpr std::array<std::string_view, all_tool_kinds.size()> kind_codes = {
    "core",    "thematic",    "dip_sample",   "mock_inspection",
    "closure", "supervision", "multi_agency", "external"};

constexpr std::size_t longest_id = 60;

std::optional<std::uint32_t> version_part(std::string_view text) {
  if (text.empty() || text.size() > 6 || (text.size() > 1 && text.front() == '0')) return std::nullopt;
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

std::string_view code(AnswerType type) { return type_codes[static_cast<std::size_t>(type)]; }

std::optional<AnswerType> read_answer_type(std::string_view text) {
  for (const AnswerType type : all_answer_types) {
    if (code(type) == text) return type;
  }
  return std::nullopt;
}

std::string_view code(ToolKind kind) { return kind_codes[static_cast<std::size_t>(kind)]; }

std::optional<ToolKind> read_tool_kind(std::string_view text) {
  for (const ToolKind kind : all_tool_kinds) {
    if (code(kind) == text) return kind;
  }
  return std::nullopt;
}

std::optional<Version> read_version(std::string_view text) {
  const auto parts = base::split(text, '.');
  if (parts.size() != 3) return std::nullopt;
  const auto first = version_part(parts[0]);
  const auto second = version_part(parts[1]);
  const auto third = version_part(parts[2]);
  if (!first || !second || !third) return std::nullopt;
  return Version{*first, *second, *third};
}

std::string words(const Version& version) {
  return fmt::format("{}.{}.{}", version.major_part, version.minor_part, version.patch);
}

const Question* find_question(const Tool& tool, std::string_view id) {
  for (const Section& section : tool.sections) {
    for (const Question& question : section.questions) {
      if (question.id == id) return &question;
    }
  }
  return nullptr;
}

const Section* find_section(const Tool& tool, std::string_view id) {
  const auto found = std::ranges::find(tool.sections, id, &Section::id);
  return found == tool.sections.end() ? nullptr : &*found;
}

bool is_tool_id(std::string_view text) {
  if (text.empty() || text.size() > longest_id || text.front() < 'a' || text.front() > 'z') return false;
  const bool plain = std::ranges::all_of(
      text, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
  return plain && text != not_applicable && !is_condition_word(text);
}

}  // namespace windscreen::assure
