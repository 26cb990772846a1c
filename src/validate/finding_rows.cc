#include "validate/finding_rows.h"

#include <cstring>

namespace windscreen::validate {
namespace {

// Rows stand by child; their own number is what they begin with.
std::vector<Text> children_of(const RowArray& rows, std::string_view key) {
  std::vector<Text> children(rows.size());
  for (const Column& column : rows.table().columns) {
    if (column.name != key) continue;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      std::uint32_t number = 0;
      std::memcpy(&number, rows.at(i), sizeof number);
      std::memcpy(&children[number], rows.at(i) + column.offset, sizeof(Text));
    }
  }
  return children;
}

}  // namespace

FindingRows::FindingRows(Return which, const ReturnData& data, const Result& result)
    : tables_(tables_of(which)), result_(result), children_(tables_.size()) {
  std::vector<bool> wanted(tables_.size(), false);
  for (const Finding& finding : result.findings) {
    if (finding.table != Finding::whole_return) wanted[finding.table] = true;
  }
  const std::string_view key = which == Return::ssda903 ? "CHILD" : "LAchildID";
  for (std::size_t t = 0; t < tables_.size(); ++t) {
    if (wanted[t]) children_[t] = children_of(data.now[t].rows, key);
  }
}

FindingRow FindingRows::at(std::size_t i) const {
  const Finding& finding = result_.findings[i];
  const RuleOutcome& rule = result_.rules[finding.rule];
  FindingRow row;
  row.rule = rule.code;
  row.severity = name_of(rule.severity);
  row.message = rule.message;
  if (finding.table == Finding::whole_return) return row;
  row.table = tables_[finding.table].name;
  row.row = std::uint64_t{finding.row} + 1;
  row.child = children_[finding.table][finding.row];
  row.fields = rule.fields[finding.table];
  return row;
}

}  // namespace windscreen::validate
