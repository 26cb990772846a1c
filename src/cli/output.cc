#include "cli/output.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

namespace windscreen::cli {
namespace {

// Rounded half up (away from zero), as every figure that people read is.
std::string rounded(double value, int decimals) {
  double scale = 1.0;
  for (int i = 0; i < decimals; ++i) scale *= 10.0;
  // A value such as 2.25 may be held as 2.2499999…: the nudge is far below any count's precision.
  const double away = value < 0 ? -1.0 : 1.0;
  const double scaled = value * scale * away + 0.5 + 1e-9;
  const double whole = static_cast<double>(static_cast<std::int64_t>(scaled));
  return fmt::format("{:.{}f}", away * whole / scale, decimals);
}

std::string as_text(const Cell& value, int decimals) {
  struct Writer {
    int decimals;
    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(bool yes) const { return yes ? "yes" : "no"; }
    std::string operator()(std::int64_t number) const { return std::to_string(number); }
    std::string operator()(double number) const {
      const bool whole = number == static_cast<double>(static_cast<std::int64_t>(number));
      return rounded(number, whole ? 0 : decimals);
    }
    std::string operator()(const std::string& text) const { return text; }
    std::string operator()(base::Date date) const { return base::format_iso(date); }
  };
  return std::visit(Writer{decimals}, value);
}

// Columns on a terminal: bytes that continue a UTF-8 character take no room.
std::size_t width_of(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

bool is_number(const Cell& value) {
  return std::holds_alternative<std::int64_t>(value) || std::holds_alternative<double>(value);
}

// Without the columns in which no row has anything: they only make a table too wide to read.
Rows without_empty_columns(const Rows& rows) {
  Rows out;
  out.rows.resize(rows.rows.size());
  for (std::size_t i = 0; i < rows.columns.size(); ++i) {
    const bool empty = std::all_of(rows.rows.begin(), rows.rows.end(), [i](const auto& row) {
      return std::holds_alternative<std::monostate>(row[i]);
    });
    if (empty && !rows.rows.empty()) continue;
    out.columns.push_back(rows.columns[i]);
    for (std::size_t j = 0; j < rows.rows.size(); ++j) out.rows[j].push_back(rows.rows[j][i]);
  }
  return out;
}

void print_table(const Rows& all, int decimals) {
  const Rows rows = without_empty_columns(all);
  std::vector<std::vector<std::string>> texts;
  std::vector<std::size_t> widths;
  widths.reserve(rows.columns.size());
  for (const std::string& column : rows.columns) widths.push_back(width_of(column));
  for (const auto& row : rows.rows) {
    auto& line = texts.emplace_back();
    for (std::size_t i = 0; i < row.size(); ++i) {
      line.push_back(as_text(row[i], decimals));
      widths[i] = std::max(widths[i], width_of(line.back()));
    }
  }
  const auto put = [&](std::string_view text, std::size_t column, bool right) {
    const std::string padding(widths[column] - width_of(text), ' ');
    const bool last = column + 1 == widths.size();
    if (right) {
      fmt::print("{}{}", padding, text);
    } else {
      fmt::print("{}{}", text, last ? "" : padding);
    }
    fmt::print("{}", last ? "\n" : "  ");
  };
  std::vector<bool> numeric(widths.size(), false);
  for (const auto& row : rows.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) numeric[i] = numeric[i] || is_number(row[i]);
  }
  for (std::size_t i = 0; i < widths.size(); ++i) put(rows.columns[i], i, numeric[i]);
  for (std::size_t i = 0; i < widths.size(); ++i) {
    fmt::print("{}{}", std::string(widths[i], '-'), i + 1 == widths.size() ? "\n" : "  ");
  }
  for (const auto& line : texts) {
    for (std::size_t i = 0; i < line.size(); ++i) put(line[i], i, numeric[i]);
  }
}

void put_out(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stdout); }

}  // namespace

void print(const Rows& rows, Format format, int decimals) {
  if (format == Format::table) {
    print_table(rows, decimals);
    std::fflush(stdout);
    return;
  }
  print(report::lazy(rows), format, decimals);
}

void print(const LazyRows& rows, Format format, int decimals) {
  switch (format) {
    case Format::table: {
      Rows all{rows.columns, {}};
      all.rows.reserve(rows.count);
      for (std::size_t at = 0; at < rows.count; ++at) all.rows.push_back(rows.row(at));
      print_table(all, decimals);
      break;
    }
    case Format::csv:
      report::write_csv(rows, put_out);
      break;
    case Format::json:
      report::write_json(rows, put_out);
      break;
  }
  std::fflush(stdout);
}

void print_for_people(const Rows& rows, Format format) {
  if (format != Format::csv) return print(rows, format);
  report::write_csv(report::lazy(rows), put_out, report::CsvFor::spreadsheets);
  std::fflush(stdout);
}

Progress::Progress(std::string what, std::size_t total)
    : what_(std::move(what)), total_(total), terminal_(isatty(STDERR_FILENO) == 1) {}

Progress::~Progress() {
  if (terminal_) fmt::print(stderr, "\r\033[K");
}

void Progress::at(std::size_t done) {
  if (!terminal_) return;
  if (total_ == 0) {
    fmt::print(stderr, "\r\033[K{}: {}", what_, done);
  } else {
    constexpr std::size_t width = 30;
    const std::size_t filled = std::min(width, done * width / total_);
    fmt::print(stderr, "\r\033[K{} [{}{}] {} of {}", what_, std::string(filled, '='),
               std::string(width - filled, ' '), done, total_);
  }
  std::fflush(stderr);
}

void say(std::string_view message) { fmt::print(stderr, "{}\n", message); }

}  // namespace windscreen::cli
