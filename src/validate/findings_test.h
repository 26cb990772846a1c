// For the tests of what is made of findings: a small census return with findings written out by hand, no rule
// run.
#pragma once

#include <deque>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "validate/finding_rows.h"

namespace windscreen::validate {

/// The census's identifiers are taken as they are, so any child can be made. Not to be moved: rows point to
/// its texts.
struct MadeFindings {
  ReturnData data{tables_of(Return::cin)};
  Result result;
  std::deque<std::string> texts;

  MadeFindings() = default;
  MadeFindings(const MadeFindings&) = delete;
  MadeFindings& operator=(const MadeFindings&) = delete;

  /// A row of a table, about this child; gives its place.
  std::uint32_t row(std::string_view table, std::string_view child) {
    RowArray& rows = data.now[table_id(table)].rows;
    std::byte* const bytes = rows.add();
    for (const Column& column : rows.table().columns) {
      if (column.name != "LAchildID") continue;
      std::string& text = texts.emplace_back(child);
      rows.set(bytes, column, {text.data(), text.size()}, {DayForm::iso, false});
    }
    return static_cast<std::uint32_t>(rows.size() - 1);
  }

  /// A rule that was run; rules and their findings are added in the order of codes.
  void rule(std::string_view code, Severity severity, std::string_view message, std::string_view table = {},
            std::string_view fields = {}) {
    RuleOutcome outcome;
    outcome.code = code;
    outcome.severity = severity;
    outcome.message = message;
    outcome.fields.resize(tables_of(Return::cin).size());
    if (!table.empty()) outcome.fields[table_id(table)] = fields;
    outcome.run = true;
    result.rules.push_back(std::move(outcome));
  }
  void rule_not_run(std::string_view code, std::string_view reason) {
    rule(code, Severity::error, "A rule that could not be run.");
    result.rules.back().run = false;
    result.rules.back().reason = reason;
  }

  /// The last rule found this.
  void finding(std::string_view table, std::uint32_t row) {
    const auto rule = static_cast<std::uint16_t>(result.rules.size() - 1);
    result.findings.push_back({rule, table_id(table), row, 0});
    ++result.rules.back().findings;
  }
  void finding_about_the_return() {
    const auto rule = static_cast<std::uint16_t>(result.rules.size() - 1);
    result.findings.push_back({rule, Finding::whole_return, 0, 0});
    ++result.rules.back().findings;
  }

  FindingRows rows() const { return {Return::cin, data, result}; }

 private:
  static std::uint8_t table_id(std::string_view name) {
    const auto tables = tables_of(Return::cin);
    for (std::size_t i = 0; i < tables.size(); ++i) {
      if (tables[i].name == name) return static_cast<std::uint8_t>(i);
    }
    throw std::invalid_argument("no such table");
  }
};

}  // namespace windscreen::validate
