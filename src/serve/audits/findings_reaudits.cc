// Re-audits: first grades by second, beside what a second look alone would give.
#include <fmt/format.h>

#include <array>

#include "assure/reaudit.h"
#include "measure/number_words.h"
#include "serve/accounts/account_answers.h"
#include "serve/audits/findings_answers.h"
#include "serve/audits/findings_json.h"
#include "serve/audits/findings_routes.h"
#include "serve/audits/findings_scope.h"

namespace windscreen::serve {
namespace {

using assure::Grade;
using nlohmann::ordered_json;

// Both grades of audits that were picked by chance for a second grade, given without knowing the first.
assure::PairTable blind_pairs(AuditSources& sources) {
  static constexpr std::array<store::Kind, 2> kinds = {store::Kind::text, store::Kind::text};
  const auto rows = sources.people.store.read([&](const store::Queries& reader) {
    return reader.query(
        "select a.auditor_grade, m.grade from audit_moderations m join audits a on a.id = m.audit_id where "
        "m.kind = 'random_blind' and m.blind = 1 and m.grade is not null and a.auditor_grade is not null",
        {}, kinds);
  });
  std::vector<assure::BlindPair> pairs;
  for (const store::Row& row : rows) {
    const auto first = assure::read_grade(std::get<std::string>(row[0]));
    const auto second = assure::read_grade(std::get<std::string>(row[1]));
    if (first && second) pairs.push_back({*first, *second});
  }
  return assure::table_of(pairs);
}

ordered_json expected_json(const std::optional<assure::ExpectedAgain>& expected) {
  if (!expected) return nullptr;
  return {{"share", rounded(100.0 * expected->share)},
          {"lower", rounded(100.0 * expected->interval.lower)},
          {"upper", rounded(100.0 * expected->interval.upper)},
          {"pairs", expected->pairs}};
}

// A worked example with assumed shares, for where no pair says more.
std::string example_words() {
  const assure::Grading grading{0.15, 0.70, 0.08};
  const assure::ExpectedReaudit example = assure::expected_reaudit(grading);
  const auto percent = [](double share) { return measure::number_words(100.0 * share, 0) + "%"; };
  return fmt::format(
      "An example with assumed numbers: where {} of cases truly are inadequate, an auditor sees {} of those "
      "and "
      "also flags {} of the others, {} are flagged, and another auditor would flag only {} of these again "
      "with "
      "no change at all.",
      percent(grading.prevalence), percent(grading.sensitivity), percent(grading.false_alarm),
      percent(example.flagged), percent(example.again));
}

}  // namespace

ordered_json reaudit_findings(AuditSources& sources) {
  const auto grades = sources.grades->of(sources.people.store);
  const auto known = assure::reaudits_of(*grades);
  const assure::ReauditMatrix matrix = assure::reaudit_matrix(known);
  const auto place = [](Grade grade) { return static_cast<std::size_t>(grade); };
  const auto pairs = blind_pairs(sources);
  const auto expected = assure::expected_again(pairs, Grade::inadequate);
  ordered_json list = ordered_json::array();
  for (const Grade first : assure::all_grades) {
    ordered_json seconds = ordered_json::array();
    for (const Grade second : assure::all_grades)
      seconds.push_back(matrix.graded.at[place(first)][place(second)]);
    list.push_back({{"grade", assure::code(first)},
                    {"words", assure::words(first)},
                    {"due", matrix.due(first)},
                    {"second", std::move(seconds)},
                    {"not_possible", matrix.not_possible[place(first)]},
                    {"open", matrix.open[place(first)]}});
  }
  std::string words;
  ordered_json again = nullptr;
  if (expected) {
    const auto compared = assure::compare_again(matrix, Grade::inadequate, *expected);
    words = assure::words_of(compared, Grade::inadequate);
    if (compared.graded > 0) {
      again = plain_share_json(compared.again, compared.graded);
      again["improved"] = compared.improved();
    }
  } else {
    const std::int64_t graded = matrix.graded.of_first(Grade::inadequate);
    const std::int64_t same = matrix.graded.at[place(Grade::inadequate)][place(Grade::inadequate)];
    words = fmt::format(
        "{} of {} cases graded inadequate were graded inadequate again. No case of a blind second "
        "grade was inadequate yet, so it is not known how many would have been with no change at "
        "all.",
        same, graded);
    if (graded > 0) again = plain_share_json(same, graded);
  }
  return {{"matrix", std::move(list)},
          {"words", words},
          {"again", std::move(again)},
          {"expected", expected_json(expected)},
          {"example", example_words()},
          {"without_first", grades->re_audits_without_first +
                                static_cast<std::int64_t>(grades->re_audits.size() - known.size())}};
}

Response findings_reaudits(AuditSources& sources, const Call& call) {
  if (call.form != Form::csv) return json_answer(reaudit_findings(sources));
  const auto grades = sources.grades->of(sources.people.store);
  const auto known = assure::reaudits_of(*grades);
  const assure::ReauditMatrix matrix = assure::reaudit_matrix(known);
  const auto place = [](Grade grade) { return static_cast<std::size_t>(grade); };
  report::Rows rows;
  rows.columns = {"first_grade",          "due",        "outstanding",  "good",
                  "requires_improvement", "inadequate", "not_possible", "open"};
  for (const Grade first : assure::all_grades) {
    std::vector<report::Cell> row = {std::string(assure::code(first)), matrix.due(first)};
    for (const Grade second : assure::all_grades)
      row.emplace_back(matrix.graded.at[place(first)][place(second)]);
    row.emplace_back(matrix.not_possible[place(first)]);
    row.emplace_back(matrix.open[place(first)]);
    rows.rows.push_back(std::move(row));
  }
  return rows_answer(rows, call, "re-audits");
}

}  // namespace windscreen::serve
