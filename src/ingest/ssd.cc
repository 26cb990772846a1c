#include "ingest/ssd.h"

#include <algorithm>
#include <tuple>

#include "base/error.h"
#include "base/text.h"
#include "ingest/row_builder.h"

namespace windscreen::ingest {
namespace {

std::vector<std::string_view> column_names(const model::Table& table) {
  std::vector<std::string_view> names;
  names.reserve(table.columns.size());
  for (const model::Column& column : table.columns) names.push_back(column.name);
  return names;
}

// The columns without which no row of the table could be used.
std::vector<std::string> missing_columns(const model::Table& table, const Header& header) {
  std::vector<std::string> missing;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const model::Column& column = table.columns[i];
    const bool needed = column.key || column.name == table.person || column.name == table.start;
    if (needed && !header.has(i)) missing.emplace_back(column.name);
  }
  return missing;
}

// Columns named by the SSD carry their table's prefix; those of `ext_` and a few service tables are ordinary
// words, which other tables may have too.
bool is_unmistakable(const model::Table& table) {
  const std::string_view first = table.columns.front().name;
  const auto prefix = first.substr(0, first.find('_') + 1);
  return prefix.size() > 3 && std::ranges::all_of(table.columns, [&](const model::Column& column) {
           return column.name.starts_with(prefix);
         });
}

// What settles a tie between tables: the sheet's title or the file's name.
std::string name_of(const Input& input, const Part& part) {
  return part.name.empty() ? input.path.stem().string() : part.name;
}

class SsdReader final : public Reader {
 public:
  std::string_view format() const override { return "ssd"; }
  int version() const override { return 1; }
  std::string_view looks_for() const override {
    return "SSD tables: a CSV or Parquet file with the column names of one SSD or ext_ table (such as "
           "pers_person_id, pers_dob)";
  }
  std::vector<Recognised> recognise(const Input& input) const override;
  void read(std::span<const Claim> claims, ReadContext& context) const override;
};

std::vector<Recognised> SsdReader::recognise(const Input& input) const {
  std::vector<Recognised> found;
  // True when the row is a header.
  const auto consider = [&](const std::vector<std::string>& row, std::size_t part, const std::string& name) {
    SsdTable table = find_ssd_table(row, name);
    if (!table.lacks.empty()) {
      throw base::Error::at(input.file, 1, table.lacks, "Add the column, or leave the file out of the load.");
    }
    if (table.table == nullptr) return false;
    if (!table.header.twice.empty()) {
      throw base::Error::at(input.file, 1,
                            "the header has a column more than once: " + name_some(table.header.twice),
                            "Leave one of each.");
    }
    Recognised one;
    one.part = part;
    one.table = table.table->name;
    one.columns = static_cast<int>(table.header.found);
    if (!table.header.unknown.empty()) {
      one.warnings.push_back("columns that " + one.table +
                             " does not have are left out: " + name_some(table.header.unknown));
    }
    found.push_back(std::move(one));
    return true;
  };
  if (input.kind == FileKind::parquet) {
    consider(parquet_columns(input), Recognised::whole, input.path.stem().string());
  } else if (input.kind != FileKind::xml) {
    for (std::size_t i = 0; i < input.parts.size(); ++i) {
      for (const auto& row : first_rows(input.parts[i], header_depth)) {
        if (consider(row, i, name_of(input, input.parts[i]))) break;
      }
    }
  }
  return found;
}

void read_rows(const Claim& claim, const model::Table& table, ReadContext& context) {
  const auto source = claim.rows().open();
  Row row;
  SsdTable found;
  const std::string name = name_of(*claim.input, claim.rows());
  while (found.table != &table && source->next(row))
    found = find_ssd_table({row.cells.begin(), row.cells.end()}, name);
  if (found.table != &table)
    throw base::Error::at(claim.input->file, row.line, "the file changed while it was read");
  const Header& header = found.header;
  RowBuilder builder(context.staging, table, {claim.source, source->date_system()});
  std::uint64_t count = 0;
  while (source->next(row)) {
    if (++count % progress_step == 0) {
      context.staging.count_read(claim.source, progress_step);
      if (context.progress) context.progress(progress_step);
    }
    if (const std::string_view fault = row.fault.empty() ? shifted(row.cells, header) : row.fault;
        !fault.empty()) {
      context.staging.reject({claim.source, row.line}, "unreadable_row", fault, joined_record(row.cells));
      continue;
    }
    for (std::size_t i = 0; i < header.cell.size(); ++i) {
      if (header.cell[i] < row.cells.size()) builder.set(i, row.cells[header.cell[i]]);
    }
    builder.finish(row.line, row.cells);
  }
  context.staging.count_read(claim.source, count % progress_step);
  if (context.progress) context.progress(count % progress_step);
  warn_of_encoding(*source, claim.rows(), context);
}

void SsdReader::read(std::span<const Claim> claims, ReadContext& context) const {
  for (const Claim& claim : claims) {
    const model::Table* table = model::find_table(claim.table);
    if (table == nullptr) throw base::Error(claim.table + " is not a table of the model");
    if (claim.part == Recognised::whole) {
      read_parquet(claim, *table, context);
    } else {
      read_rows(claim, *table, context);
    }
  }
}

}  // namespace

SsdTable find_ssd_table(const std::vector<std::string>& row, std::string_view file) {
  const std::string stem = base::squash(file);
  SsdTable best;
  std::tuple<std::size_t, bool, std::size_t> best_rank{0, false, 0};
  SsdTable near;
  std::size_t near_found = 2;
  for (const model::Table& table : model::tables()) {
    const auto names = column_names(table);
    Header header = match_header(row, names);
    const std::size_t others = header.unknown.size();
    if (header.found == 0) continue;
    const std::vector<std::string> missing = missing_columns(table, header);
    if (!missing.empty()) {
      if (header.found > near_found && is_unmistakable(table)) {
        near_found = header.found;
        near.lacks = "the columns are those of " + std::string(table.name) + ", but " + name_some(missing) +
                     (missing.size() == 1 ? " is" : " are") + " missing, without which no row can be used";
      }
      continue;
    }
    const bool ours = is_unmistakable(table)
                          ? true
                          : header.found >= 2 && (header.found >= others || 2 * header.found >= names.size());
    if (!ours) continue;
    // More columns first; then the file's name; then the table of which fewer columns are missing.
    const bool named = stem.find(base::squash(table.name)) != std::string::npos ||
                       base::squash(table.name).find(stem) != std::string::npos;
    const std::tuple rank{header.found, named, std::size_t{1000} - names.size()};
    if (rank > best_rank) {
      best_rank = rank;
      best = {&table, std::move(header), {}};
    }
  }
  return best.table != nullptr ? best : near;
}

std::unique_ptr<Reader> make_ssd_reader() { return std::make_unique<SsdReader>(); }

}  // namespace windscreen::ingest
