#include "measure/sql_text.h"

#include <fmt/format.h>

#include <charconv>

#include "base/text.h"

namespace windscreen::measure {
namespace {

bool starts_name(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool in_name(char c) { return starts_name(c) || (c >= '0' && c <= '9'); }

enum class Kind { space, comment, literal, quoted_name, name, parameter, symbol };

struct Piece {
  Kind kind = Kind::space;
  std::string_view text;
};

// The next piece of `sql` from `at` on. An unclosed literal or comment ends with the text.
Piece next_piece(std::string_view sql, std::size_t at) {
  const auto until = [&](std::size_t end) { return sql.substr(at, std::min(end, sql.size()) - at); };
  const auto through = [&](std::string_view closing, std::size_t from) {
    const std::size_t found = sql.find(closing, from);
    return found == std::string_view::npos ? sql.size() : found + closing.size();
  };
  const char c = sql[at];
  const char after = at + 1 < sql.size() ? sql[at + 1] : '\0';
  if (c == '-' && after == '-') return {Kind::comment, until(through("\n", at))};
  if (c == '/' && after == '*') return {Kind::comment, until(through("*/", at + 2))};
  // A doubled quote inside a literal reads as two literals side by side, which is as good here.
  if (c == '\'') return {Kind::literal, until(through("'", at + 1))};
  if (c == '"') return {Kind::quoted_name, until(through("\"", at + 1))};
  if (c == ':' && after == ':') return {Kind::symbol, until(at + 2)};
  if (starts_name(c) || (c == ':' && starts_name(after))) {
    std::size_t end = at + 1;
    while (end < sql.size() && in_name(sql[end])) ++end;
    return {c == ':' ? Kind::parameter : Kind::name, until(end)};
  }
  if (c >= '0' && c <= '9') {
    std::size_t end = at + 1;
    while (end < sql.size() && in_name(sql[end])) ++end;
    return {Kind::symbol, until(end)};
  }
  if (c == ' ' || c == '\t' || c == '\n' || c == '\r') return {Kind::space, until(at + 1)};
  return {Kind::symbol, until(at + 1)};
}

bool is_as_at(const Piece& piece) {
  return piece.kind == Kind::parameter && base::lower(piece.text) == ":as_at";
}

}  // namespace

Mentions mentions(std::string_view sql) {
  Mentions found;
  std::string before;
  for (std::size_t at = 0; at < sql.size();) {
    const Piece piece = next_piece(sql, at);
    at += piece.text.size();
    if (piece.kind == Kind::space || piece.kind == Kind::comment) continue;
    if (is_as_at(piece)) found.as_at = true;
    if (piece.text == "*" && (before == "select" || before == "distinct" || before == "," || before == "."))
      found.every_column = true;
    before = base::lower(piece.text);
    if (piece.kind == Kind::name) found.names.insert(before);
    if (piece.kind == Kind::quoted_name && before.size() > 2)
      found.names.insert(before.substr(1, before.size() - 2));
  }
  return found;
}

std::string with_as_at(std::string_view sql, base::Date as_at) {
  return with_as_at(sql, "DATE '" + base::format_iso(as_at) + "'");
}

std::string with_as_at(std::string_view sql, std::string_view expression) {
  std::string out;
  out.reserve(sql.size() + 64);
  for (std::size_t at = 0; at < sql.size();) {
    const Piece piece = next_piece(sql, at);
    at += piece.text.size();
    if (is_as_at(piece)) {
      out += expression;
    } else {
      out += piece.text;
    }
  }
  return out;
}

Complaint locate(std::string_view message, std::uint64_t first_line, std::uint64_t lines_before) {
  Complaint complaint;
  complaint.line = first_line;
  const std::size_t mark = message.find("\nLINE ");
  const std::string_view text = message.substr(0, mark);
  for (const std::string_view part : base::split(text, '\n')) {
    const std::string_view trimmed = base::trim(part);
    if (trimmed.empty()) continue;
    if (!complaint.what.empty()) complaint.what += ' ';
    complaint.what += trimmed;
  }
  if (mark == std::string_view::npos) return complaint;
  const std::string_view place = message.substr(mark + 6);
  std::uint64_t line = 0;
  std::from_chars(place.data(), place.data() + place.size(), line);
  if (line > lines_before) complaint.line = first_line + line - lines_before - 1;
  const std::size_t colon = place.find(": ");
  const std::size_t end = place.find('\n');
  if (colon != std::string_view::npos && colon < end) {
    const std::string_view shown = base::trim(place.substr(colon + 2, end - colon - 2));
    if (!shown.empty()) complaint.what += fmt::format(" (at: {})", shown);
  }
  return complaint;
}

}  // namespace windscreen::measure
