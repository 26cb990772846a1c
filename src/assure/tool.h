// What a practice audit asks: audit tools, their sections and their questions, as values.
//
//   tool_reader.h     reads a tool from YAML and checks it
//   tool_text.h       writes one: canonical form, hash, YAML
//   tool_catalogue.h  the tools of the program and of a workspace
//   required_if.h     when a question is asked or must be answered
//   answers.h         what is missing from answers, and what contradicts
//   xlsform.h         the same tool as an XLSForm
//
// All values are plain; all functions are thread-safe.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "assure/grade.h"
#include "assure/required_if.h"
#include "base/date.h"

namespace windscreen::assure {

/// What an answer to a question is. Every question may also be answered "not applicable", with a reason.
enum class AnswerType : std::uint8_t {
  /// One of the four grades (grade.h).
  grade,
  /// yes, partly or no.
  yes_partly_no,
  /// A whole number from 0 to 10. Never mixed with grades.
  scale,
  /// A number, whole or not, within bounds where they are given.
  number,
  date,
  text,
  /// Pointers to documents in the case system, never copies.
  evidence,
  /// One of the question's choices.
  choice,
  /// Any of the question's choices.
  choices,
  /// Nothing is answered: words for the auditor between questions.
  note
};

inline constexpr std::array<AnswerType, 10> all_answer_types = {
    AnswerType::grade, AnswerType::yes_partly_no, AnswerType::scale,  AnswerType::number,  AnswerType::date,
    AnswerType::text,  AnswerType::evidence,      AnswerType::choice, AnswerType::choices, AnswerType::note};

/// As files and the API write it: the enumerator's name.
std::string_view code(AnswerType type);
/// Reads what code() writes; nullopt for anything else.
std::optional<AnswerType> read_answer_type(std::string_view text);

/// A semantic version (semver.org): a change of words is a patch, a question more a minor version, a question
/// whose answers no longer compare a major one.
struct Version {
  std::uint32_t major_part = 0;
  std::uint32_t minor_part = 0;
  std::uint32_t patch = 0;
  auto operator<=>(const Version&) const = default;
};

/// Reads "1.0.0": three numbers without leading noughts. nullopt for anything else.
std::optional<Version> read_version(std::string_view text);
std::string words(const Version& version);

struct Choice {
  std::string id;
  std::string label;
  bool operator==(const Choice&) const = default;
};

struct Question {
  /// Unique in the tool: a lower-case letter, then letters, digits and underscores (is_tool_id).
  std::string id;
  std::string ask;
  std::string guidance;
  AnswerType type = AnswerType::text;
  /// The grade of the whole audit: a judgement, never computed. At most one question of a tool.
  bool overall = false;
  bool required = false;
  /// Required when this holds; empty where `required` says all.
  std::optional<Condition> required_if;
  /// Asked only when this holds.
  std::optional<Condition> asked_if;
  /// What a choice or choices chooses from.
  std::vector<Choice> choices;
  /// A grade's four descriptors, in the order of all_grades.
  std::array<std::string, grade_count> descriptors;
  /// The answers that contradict a good grade, as answers.h writes answers.
  std::vector<std::string> unsafe;
  /// What of the child's record stands beside the question: "table.column" of the canonical model, or the
  /// name of a computed value (record_value.h). Empty: nothing.
  std::string record;
  /// Words for 0 and for 10 of a scale.
  std::string lowest;
  std::string highest;
  /// Bounds of a number, both included.
  std::optional<double> least;
  std::optional<double> most;
  /// The number has no decimals.
  bool whole = false;
  bool operator==(const Question&) const = default;
};

struct Section {
  std::string id;
  std::string name;
  std::string about;
  std::vector<Question> questions;
  bool operator==(const Section&) const = default;
};

/// What kind of programme a tool is for (audit_domain: programme).
enum class ToolKind : std::uint8_t {
  core,
  thematic,
  dip_sample,
  mock_inspection,
  closure,
  supervision,
  multi_agency,
  external
};
inline constexpr std::array<ToolKind, 8> all_tool_kinds = {
    ToolKind::core,    ToolKind::thematic,    ToolKind::dip_sample,   ToolKind::mock_inspection,
    ToolKind::closure, ToolKind::supervision, ToolKind::multi_agency, ToolKind::external};
std::string_view code(ToolKind kind);
std::optional<ToolKind> read_tool_kind(std::string_view text);

/// One version of an audit tool.
struct Tool {
  std::string id;
  std::string name;
  Version version;
  ToolKind kind = ToolKind::core;
  /// The days on which an audit may begin with this version, both included; `until` open where empty.
  base::Date from;
  std::optional<base::Date> until;
  /// How many months before the audit are looked at.
  int look_back_months = 12;
  std::string about;
  /// Where the theme or the questions are from.
  std::string source;
  std::string licence;
  std::vector<Section> sections;
  bool operator==(const Tool&) const = default;
};

/// The question or section of this id; nullptr where there is none. They point into `tool`.
const Question* find_question(const Tool& tool, std::string_view id);
const Section* find_section(const Tool& tool, std::string_view id);
const Question* find_question(const Tool&& tool, std::string_view id) = delete;
const Section* find_section(const Tool&& tool, std::string_view id) = delete;

/// True for what may name a tool, section, question or choice: at most 60 lower-case letters, digits and
/// underscores that start with a letter, and none of the words of required_if.h or "not_applicable".
bool is_tool_id(std::string_view text);

}  // namespace windscreen::assure
