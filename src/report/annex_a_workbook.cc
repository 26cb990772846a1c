#include "report/annex_a_workbook.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "report/annex_a_queries.h"
#include "report/annex_a_sheets.h"

namespace windscreen::report {
namespace {

using ingest::AnnexAColumn;
using ingest::AnnexAList;
using ingest::Field;
using ingest::Kind;

constexpr char unit_separator = '\x1F';

// A source: the words of its code; the authority's own words instead, behind the code, where it gave any.
std::string written_source(std::string_view text) {
  const std::size_t at = text.find(unit_separator);
  const std::string_view code = text.substr(0, at);
  const std::string_view words = at == std::string_view::npos ? std::string_view{} : text.substr(at + 1);
  if (words.empty()) return std::string(ingest::encode(ingest::contact_sources, code));
  if (code.empty()) return std::string(words);
  return std::string(code) + ": " + std::string(words);
}

// A care plan: the words of each of its keys that is filled; OTHERPLN may hold words of its own.
std::string written_plan(std::string_view json) {
  const auto plan = nlohmann::json::parse(json, nullptr, false);
  std::string out;
  if (!plan.is_object()) return out;
  for (const auto& [key, value] : plan.items()) {
    std::string text = value.is_string() ? value.get<std::string>() : value.is_null() ? "" : value.dump();
    if (text.empty() || ingest::yes_no(text) == false) continue;
    if (ingest::yes_no(text) == true) text = ingest::encode(ingest::permanence_plans, key);
    if (!out.empty()) out += "; ";
    out += text;
  }
  return out;
}

SheetCell cell_of(const AnnexAColumn& column, const query::Result& result, std::size_t at) {
  SheetCell cell;
  if (result.is_null(at)) return cell;
  switch (column.kind) {
    case Kind::date:
      cell.date = result.date(at);
      cell.text = base::format_iso(*cell.date);
      return cell;
    case Kind::count:
      cell.number = result.integer(at);
      cell.text = std::to_string(*cell.number);
      return cell;
    case Kind::flag: {
      const std::string text = result.any_text(at);
      const auto yes = ingest::yes_no(text);
      cell.text = yes ? (*yes ? "a) Yes" : "b) No") : text;
      return cell;
    }
    case Kind::coded: {
      const std::string text = result.any_text(at);
      if (column.field == Field::source) {
        cell.text = written_source(text);
      } else if (column.field == Field::permanence_plan) {
        cell.text = written_plan(text);
      } else {
        cell.text = ingest::encode(*column.codes, text);
      }
      return cell;
    }
    case Kind::text:
      break;
  }
  cell.text = result.any_text(at);
  // An age is a number, save for those not yet born.
  if (column.field == Field::age && !cell.text.empty() &&
      std::ranges::all_of(cell.text, [](char c) { return c >= '0' && c <= '9'; })) {
    cell.number = std::stoll(cell.text);
  }
  return cell;
}

bool is_annex_a_alone(const lake::Snapshot& snapshot) {
  return !snapshot.sources.empty() &&
         std::ranges::all_of(snapshot.sources, [](const lake::SourceRecord& record) {
           return record.source.format == "annex_a";
         });
}

std::vector<AnnexACount> write_lists(const lake::Snapshot& snapshot, SheetWriter& sheets,
                                     const AnnexAOptions& options) {
  AnnexAScope scope;
  scope.as_at = options.as_at.value_or(snapshot.as_at);
  scope.whole = is_annex_a_alone(snapshot) && scope.as_at == snapshot.as_at;
  query::Database database;
  query::Connection connection = database.connect();
  lake::attach(connection, snapshot);
  prepare_annex_a(connection, scope);

  std::vector<AnnexACount> counts;
  std::uint64_t total = 0;
  for (const AnnexAList& list : ingest::annex_a_lists()) {
    sheets.begin(list);
    query::Result result = connection.query(annex_a_query(list.number));
    if (result.column_count() != list.columns.size()) {
      throw base::Error("list " + std::to_string(list.number) + " and its query differ");
    }
    AnnexACount count{list.number, list.title, 0};
    std::vector<SheetCell> cells(list.columns.size());
    while (result.next()) {
      for (std::size_t i = 0; i < cells.size(); ++i) cells[i] = cell_of(list.columns[i], result, i);
      ++count.rows;
      if (options.filter) {
        const std::string person = cells.front().text;
        for (std::size_t i = 0; i < cells.size(); ++i) {
          std::string text = cells[i].text;
          options.filter(
              {list.number, list.columns[i].field, list.columns[i].heading, count.rows + 1, person}, text);
          if (text != cells[i].text) cells[i] = {std::move(text), std::nullopt, std::nullopt};
        }
      }
      sheets.row(cells);
      if (options.progress && ++total % 10'000 == 0) options.progress(total);
    }
    counts.push_back(count);
  }
  sheets.finish();
  return counts;
}

}  // namespace

std::vector<AnnexACount> write_annex_a_workbook(const lake::Snapshot& snapshot,
                                                const std::filesystem::path& path,
                                                const AnnexAOptions& options) {
  const auto sheets = workbook_sheets(path, options.as_at.value_or(snapshot.as_at));
  return write_lists(snapshot, *sheets, options);
}

std::vector<AnnexACount> write_annex_a_csv(const lake::Snapshot& snapshot,
                                           const std::filesystem::path& directory,
                                           const AnnexAOptions& options) {
  const auto sheets = csv_sheets(directory);
  return write_lists(snapshot, *sheets, options);
}

}  // namespace windscreen::report
