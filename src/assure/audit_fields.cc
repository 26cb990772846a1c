#include "assure/audit_fields.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "assure/audit_life.h"
#include "assure/audit_state.h"
#include "assure/grade.h"
#include "assure/grading.h"
#include "base/error.h"

namespace windscreen::assure {
namespace {

using store::Audit;

constexpr std::array<std::string_view, 9> field_names = {"strengths",      "worries",      "oversight",
                                                         "supervision_on", "lead_workers", "managers",
                                                         "handover",       "legacy",       "minutes"};
constexpr std::size_t longest_text = 20'000;
constexpr std::int64_t most_people = 200;
/// A working week without sleep: more is a slip of the finger.
constexpr std::int64_t most_minutes = 10'000;

[[noreturn]] void refuse(std::string_view field, const std::string& what, const std::string& remedy) {
  throw base::Error(fmt::format("{}: {}", field, what), remedy);
}

std::optional<std::string>* text_field(Audit& audit, std::string_view field) {
  if (field == "strengths") return &audit.strengths;
  if (field == "worries") return &audit.worries;
  if (field == "oversight") return &audit.oversight;
  if (field == "supervision_on") return &audit.supervision_on;
  if (field == "handover") return &audit.handover;
  return nullptr;
}

std::optional<std::int64_t>* number_field(Audit& audit, std::string_view field) {
  if (field == "lead_workers") return &audit.lead_workers;
  if (field == "managers") return &audit.managers;
  if (field == "minutes") return &audit.minutes;
  return nullptr;
}

std::int64_t whole_number(std::string_view field, const std::string& value) {
  const std::int64_t most = field == "minutes" ? most_minutes : most_people;
  std::int64_t number = -1;
  const auto [end, fault] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (fault != std::errc() || end != value.data() + value.size() || number < 0 || number > most)
    refuse(field, "this is no number that it can have.",
           fmt::format("Give a whole number from 0 to {}.", most));
  return number;
}

void check_text(std::string_view field, const std::string& value, base::Date today) {
  if (value.size() > longest_text)
    refuse(field, "this text is too long.", fmt::format("Keep it to {} characters.", longest_text));
  if (value.find('\0') != std::string::npos) refuse(field, "this text holds a zero byte.", "Leave it out.");
  if (field == "supervision_on") {
    const auto day = base::parse_iso(value);
    if (!day) refuse(field, "this is no date.", "Write it as 2020-09-30.");
    if (*day > today) refuse(field, "this day has not come yet.", "Give a day on which it was discussed.");
  }
  const bool may_not_apply = field == "handover";
  if ((field == "oversight" || field == "handover") && value != "yes" && value != "partly" && value != "no" &&
      !(may_not_apply && value == "not_applicable")) {
    refuse(field, "this is none of its answers.", "Choose one of those that the form has.");
  }
}

void set_value(Audit& audit, const TypedField& typed, base::Date today) {
  if (auto* number = number_field(audit, typed.field)) {
    *number = typed.value.empty() ? std::nullopt : std::optional(whole_number(typed.field, typed.value));
    return;
  }
  if (typed.field == "legacy") {
    if (typed.value != "true" && typed.value != "false" && !typed.value.empty())
      refuse(typed.field, "this is neither true nor false.", "Load the page again.");
    audit.legacy = typed.value == "true";
    return;
  }
  if (!typed.value.empty()) check_text(typed.field, typed.value, today);
  *text_field(audit, typed.field) = typed.value.empty() ? std::nullopt : std::optional(typed.value);
}

Audit audit_that_takes_answers(const store::Writer& writer, const std::string& audit_id,
                               const std::string& account_id) {
  check_is_auditor(writer, audit_id, account_id);
  auto audit = writer.find<Audit>(audit_id);
  if (!audit) throw base::Error("There is no such audit.", "Open your list of audits again.");
  const auto state = find_audit_state(audit->state);
  if (!state || !takes_answers(*state)) {
    throw base::Error(fmt::format("This audit is \u201c{}\u201d, so what it says cannot be changed.",
                                  state ? words(*state) : std::string_view(audit->state)),
                      "Ask the quality assurance lead to send it back or to reopen it. What you typed is "
                      "still in your browser.");
  }
  return std::move(*audit);
}

}  // namespace

std::span<const std::string_view> audit_fields() { return field_names; }

std::string field_value(const Audit& audit, std::string_view field) {
  if (std::ranges::find(field_names, field) == field_names.end())
    throw base::Error("An audit has no such field.", "Load the page again.");
  if (field == "legacy") return audit.legacy ? "true" : "false";
  Audit copy = audit;
  if (const auto* number = number_field(copy, field)) return *number ? std::to_string(**number) : "";
  return text_field(copy, field)->value_or("");
}

void check_is_auditor(const store::Reader& reader, const std::string& audit_id,
                      const std::string& account_id) {
  const std::vector<Part> parts = parts_in(reader, audit_id, account_id);
  if (std::ranges::find(parts, Part::auditor) == parts.end()) {
    throw base::Error("This audit is not yours to write in: it may have been given to somebody else.",
                      "Open your list of audits. What you typed is still in your browser.");
  }
}

FieldOutcome save_field(store::Writer& writer, const TypedField& typed, const std::string& account_id,
                        base::Date today) {
  Audit audit = audit_that_takes_answers(writer, typed.audit_id, account_id);
  const std::string stands = field_value(audit, typed.field);
  Audit next = audit;
  set_value(next, typed, today);
  if (field_value(next, typed.field) == stands) return {true, stands, audit.revision};
  if (stands != typed.was) return {false, stands, audit.revision};
  ++next.revision;
  writer.update(next);
  return {true, field_value(next, typed.field), next.revision};
}

void set_overall_grade(store::Writer& writer, const std::string& audit_id, const std::string& grade,
                       const std::string& account_id) {
  Audit audit = audit_that_takes_answers(writer, audit_id, account_id);
  if (audit.auditor_grade.value_or("") == grade) return;
  if (grade.empty()) {
    audit.auditor_grade.reset();
    ++audit.revision;
    writer.update(audit);
    return;
  }
  const auto known = std::ranges::find(all_grades, grade, [](Grade one) { return code(one); });
  if (known == all_grades.end())
    throw base::Error("This is no grade.", "Choose one of the four that the form has.");
  give_grade(writer, audit_id, *known, account_id, audit.revision);
}

}  // namespace windscreen::assure
