#include "validate/rule_case.h"

#include <memory>
#include <stdexcept>

namespace windscreen::validate {
namespace {

constexpr std::string_view last_year = "_last";

std::size_t table_named(std::span<const Table> tables, std::string_view name) {
  for (std::size_t i = 0; i < tables.size(); ++i) {
    if (tables[i].name == name) return i;
  }
  throw std::invalid_argument(std::string(name) + " is no table of the return.");
}

const Column* column_named(const Table& table, std::string_view name) {
  for (const Column& column : table.columns) {
    if (column.name == name) return &column;
  }
  return nullptr;
}

void fill(TableData& data, const CaseTable& given, Return which) {
  data.present = true;
  const Table& table = data.rows.table();
  std::vector<const Column*> columns;
  for (const std::string& name : given.columns) {
    columns.push_back(column_named(table, name));
    if (columns.back() != nullptr)
      data.columns |= std::uint64_t{1} << (columns.back() - table.columns.data());
  }
  for (const auto& cells : given.rows) {
    std::byte* const row = data.rows.add();
    for (std::size_t i = 0; i < columns.size() && i < cells.size(); ++i) {
      if (columns[i] == nullptr) continue;
      CellForm form{which == Return::ssda903 ? DayForm::slashes : DayForm::either, which == Return::ssda903};
      if (const auto other = given.days.find(given.columns[i]); other != given.days.end())
        form.days = other->second;
      // The rows point into the case's own texts; what is put into capitals is put so there.
      data.rows.set(row, *columns[i], {const_cast<char*>(cells[i].data()), cells[i].size()}, form);
    }
  }
}

}  // namespace

CaseResult try_rule(const RuleCase& one) {
  const auto tables = tables_of(one.which);
  const auto texts = std::make_shared<std::vector<CaseTable>>(one.tables);
  ReturnData data(tables);
  data.collection = one.collection;
  data.bytes.push_back(texts);
  for (const CaseTable& table : *texts) {
    std::string_view name = table.name;
    const bool last = name.ends_with(last_year);
    if (last) name.remove_suffix(last_year.size());
    data.collection.previous = data.collection.previous || last;
    fill((last ? data.last : data.now)[table_named(tables, name)], table, one.which);
  }
  RunOptions options;
  options.codes = {one.rule};
  options.threads = 1;
  options.absent_columns_are_blank = true;
  const Result result = run(one.which, data, options);
  const RuleOutcome& outcome = result.rules.front();
  CaseResult found;
  found.run = outcome.run;
  found.reason = outcome.reason;
  for (std::size_t i = 0; i < tables.size(); ++i) {
    std::string_view fields = outcome.fields[i];
    while (!fields.empty()) {
      const std::size_t end = fields.find(';');
      found.fields[std::string(tables[i].name)].emplace(fields.substr(0, end));
      fields.remove_prefix(end == std::string_view::npos ? fields.size() : end + 1);
    }
  }
  for (const Finding& finding : result.findings) {
    if (finding.table == Finding::whole_return) {
      found.whole_return = true;
    } else {
      found.rows[std::string(tables[finding.table].name)].insert(finding.row);
    }
  }
  return found;
}

}  // namespace windscreen::validate
