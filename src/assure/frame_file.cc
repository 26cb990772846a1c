#include "assure/frame_file.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <string_view>
#include <vector>

#include "base/byte_source.h"
#include "base/csv.h"
#include "base/error.h"
#include "base/text.h"

namespace windscreen::assure {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 17> columns = {
    "child",   "family",    "status",      "service",          "quadrant",    "team",
    "worker",  "manager",   "opened",      "last_audited",     "restriction", "legal_hold",
    "closure", "closed_on", "merged_into", "other_references", "team_name"};

std::string day_cell(const std::optional<base::Date>& day) { return day ? base::format_iso(*day) : ""; }

std::string table_row(const FrameRow& row) {
  std::string others;
  for (const std::string& other : row.other_references) others += (others.empty() ? "" : "\n") + other;
  const std::array<std::string, columns.size()> cells = {row.child,
                                                         row.family,
                                                         row.status ? std::string(code(*row.status)) : "",
                                                         row.service,
                                                         row.quadrant,
                                                         row.team,
                                                         row.worker,
                                                         row.manager,
                                                         day_cell(row.opened),
                                                         day_cell(row.last_audited),
                                                         std::string(words(row.restriction)),
                                                         row.legal_hold ? "held" : "",
                                                         std::string(words(row.closure)),
                                                         day_cell(row.closed_on),
                                                         row.merged_into,
                                                         others,
                                                         row.team_name};
  std::string text;
  for (const std::string& cell : cells) text += (text.empty() ? "" : ",") + base::csv_field(cell);
  return text + "\n";
}

// The value whose text is this, of an enumeration that counts from 0 to `last`; the first for an unknown one,
// which the hash then tells.
template <typename Value, typename Text>
Value value_of(std::string_view text, Value last, const Text& text_of) {
  for (int i = 0; i <= static_cast<int>(last); ++i) {
    if (text_of(static_cast<Value>(i)) == text) return static_cast<Value>(i);
  }
  return static_cast<Value>(0);
}

FrameRow row_read(const base::CsvRow& from) {
  const auto text = [&](std::size_t at) { return std::string(from.cells[at]); };
  const auto day = [&](std::size_t at) { return base::parse_iso(from.cells[at]); };
  FrameRow row;
  row.child = text(0);
  row.family = text(1);
  for (const CaseStatus status : all_statuses) {
    if (code(status) == from.cells[2]) row.status = status;
  }
  row.service = text(3);
  row.quadrant = text(4);
  row.team = text(5);
  row.worker = text(6);
  row.manager = text(7);
  row.opened = day(8);
  row.last_audited = day(9);
  row.restriction =
      value_of(from.cells[10], Restriction::embargoed, [](Restriction one) { return words(one); });
  row.legal_hold = !from.cells[11].empty();
  row.closure = value_of(from.cells[12], Closure::moved_area, [](Closure one) { return words(one); });
  row.closed_on = day(13);
  row.merged_into = text(14);
  for (std::string_view rest = from.cells[15]; !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    row.other_references.emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  row.team_name = text(16);
  return row;
}

}  // namespace

std::string frame_csv(const Frame& frame) {
  Frame ordered = frame;
  put_in_order(ordered);
  std::string text;
  for (const std::string_view column : columns) {
    if (!text.empty()) text += ',';
    text += column;
  }
  text += '\n';
  for (const FrameRow& row : ordered.rows) text += table_row(row);
  return text;
}

fs::path frame_path(const fs::path& workspace, const std::string& hash) {
  return workspace / "audits" / "frames" / (hash + ".csv");
}

std::string write_frame(const fs::path& workspace, const Frame& frame) {
  const std::string hash = frame_hash(frame);
  const fs::path path = frame_path(workspace, hash);
  const fs::path made = path.string() + ".new";
  std::error_code fault;
  fs::create_directories(path.parent_path(), fault);
  if (!fault) fs::permissions(path.parent_path(), fs::perms::owner_all, fault);
  if (!fault) {
    // The permissions are there before the first byte.
    {
      std::ofstream(made, std::ios::trunc);
    }
    fs::permissions(made, fs::perms::owner_read | fs::perms::owner_write, fault);
  }
  if (!fault) {
    std::ofstream file(made, std::ios::binary | std::ios::trunc);
    file << frame_csv(frame);
    file.close();
    if (file) {
      fs::rename(made, path, fault);
      if (!fault) return hash;
    }
  }
  throw base::Error(
      "the frame could not be written into the workspace (audits/frames)",
      "Check that the disk has room and the program may write there, then read the frame again.");
}

Frame load_frame(const fs::path& workspace, const std::string& hash, base::Date as_at,
                 const std::string& source_hash) {
  const std::string remedy = "Read the frame again from its snapshot, or bring the file back from a backup.";
  const fs::path path = frame_path(workspace, hash);
  if (!fs::exists(path)) throw base::Error("the rows of the frame are no longer in the workspace", remedy);
  base::CsvOptions options;
  options.delimiter = ',';
  base::CsvReader reader(base::open_file(path, "the frame"), "the frame", options);
  Frame frame{as_at, source_hash, {}};
  base::CsvRow row;
  bool heading = true;
  while (reader.next(row)) {
    if (!row.fault.empty() || row.cells.size() != columns.size())
      throw base::Error("the file of the frame is damaged", remedy);
    if (!heading) frame.rows.push_back(row_read(row));
    heading = false;
  }
  if (frame_hash(frame) != hash)
    throw base::Error("the file of the frame has changed since the frame was read", remedy);
  return frame;
}

}  // namespace windscreen::assure
