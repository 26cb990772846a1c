#include "serve/pages/page_rows.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <set>

#include "serve/pages/page_cells.h"

namespace windscreen::serve {
namespace {

using nlohmann::json;
using report::Cell;
using report::Rows;

void add_exceptions(const json& teams, const json& unit, Rows& rows) {
  const json& cells = unit.at("measures");
  for (std::size_t place = 0; place < cells.size(); ++place) {
    const json& one = cells[place];
    if (one.is_null()) continue;
    const json& measure = teams.at("measures").at(place);
    const bool hidden = one.value("hidden", false);
    std::vector<Cell> row = {text_of(unit, "kind"), text_of(unit, "name"), text_of(measure, "id"),
                             cell_of(measure["now"][0]), cell_of(measure["now"][1])};
    for (const std::size_t part : {std::size_t{0}, std::size_t{1}})
      row.push_back(hidden ? Cell() : cell_of(one["now"][part]));
    row.emplace_back(hidden);
    for (const char* before : {"month_before", "year_before"}) {
      const json pair = one.value(before, json());
      for (const std::size_t part : {std::size_t{0}, std::size_t{1}})
        row.push_back(pair.is_array() ? cell_of(pair[part]) : Cell());
    }
    row.push_back(cell_in(one, "due"));
    row.push_back(cell_in(one, "standing"));
    const json limits = one.value("limits", json());
    for (const std::size_t part : {std::size_t{0}, std::size_t{1}})
      row.push_back(limits.is_array() ? cell_of(limits[part]) : Cell());
    rows.rows.push_back(std::move(row));
  }
}

// The letters A to Z and 0 to 9 of a Latin letter with or without an accent (U+00C0 to U+017F); empty for
// others.
std::string_view plain_letter(unsigned code) {
  // In the order of their codes; a full stop has no plain letter, as web's normalisation has none.
  static constexpr std::string_view latin =
      "aaaaaa.ceeeeiiii.nooooo..uuuuy..aaaaaa.ceeeeiiii.nooooo..uuuuy.y"
      "aaaaaaccccccccdd..eeeeeeeeeegggggggghh..iiiiiiiii...jjkk.llllll....nnnnnn...oooooo..rrrrrrssssssss"
      "tttt..uuuuuuuuuuuuwwyyyzzzzzz.";
  const std::size_t place = code - 0xC0U;
  if (code < 0xC0U || place >= latin.size() || latin[place] == '.') return {};
  return latin.substr(place, 1);
}

}  // namespace

std::string unit_slug(std::string_view kind, std::string_view name) {
  std::string plain;
  bool gap = false;
  const auto add = [&](char letter) {
    if (gap && !plain.empty()) plain += '-';
    gap = false;
    plain += letter;
  };
  for (std::size_t at = 0; at < name.size(); ++at) {
    const auto byte = static_cast<unsigned char>(name[at]);
    if ((byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9')) {
      add(name[at]);
    } else if (byte >= 'A' && byte <= 'Z') {
      add(static_cast<char>(byte - 'A' + 'a'));
    } else if (byte == '\'' || name.substr(at).starts_with("\u2019")) {
      if (byte != '\'') at += 2;
    } else if (byte == 0xCCU || byte == 0xCDU) {
      // An accent that stands on its own after its letter.
      ++at;
    } else if (byte >= 0xC3 && byte <= 0xC5 && at + 1 < name.size()) {
      const unsigned code =
          ((byte & 0x1FU) << 6U) | (static_cast<unsigned>(static_cast<unsigned char>(name[++at])) & 0x3FU);
      const std::string_view letter = plain_letter(code);
      if (letter.empty())
        gap = true;
      else
        add(letter.front());
    } else {
      gap = true;
    }
  }
  if (kind == "team") return plain.empty() ? "team" : plain;
  return plain.empty() ? std::string(kind) : fmt::format("{}-{}", kind, plain);
}

std::optional<Rows> exception_page(const json& report, std::string_view unit) {
  Rows rows;
  rows.columns = {"kind",
                  "unit",
                  "id",
                  "period_start",
                  "period_end",
                  "late",
                  "of",
                  "suppressed",
                  "late_month_before",
                  "of_month_before",
                  "late_year_before",
                  "of_year_before",
                  "coming_due",
                  "standing",
                  "lower_95",
                  "upper_95"};
  const json& teams = report.at("teams");
  if (teams.is_null()) return unit.empty() ? std::optional(rows) : std::nullopt;
  std::set<std::string, std::less<>> taken;
  bool found = unit.empty();
  for (const json& one : teams.at("units")) {
    if (unit.empty()) {
      add_exceptions(teams, one, rows);
      continue;
    }
    const std::string base =
        unit_slug(one["kind"].get_ref<const std::string&>(), one["name"].get_ref<const std::string&>());
    std::string slug = base;
    for (int more = 2; taken.contains(slug); ++more) slug = fmt::format("{}-{}", base, more);
    taken.insert(slug);
    if (slug != unit) continue;
    found = true;
    add_exceptions(teams, one, rows);
  }
  return found ? std::optional(std::move(rows)) : std::nullopt;
}

Rows caseload_page(const json& report) {
  Rows rows;
  rows.columns = {"service", "children_from", "children_to", "workers", "limit", "suppressed"};
  const json& caseload = report.at("caseload");
  if (caseload.is_null()) return rows;
  for (const json& service : caseload.at("services")) {
    for (std::size_t bar = 0; bar < service.at("from").size(); ++bar) {
      rows.rows.push_back({text_of(service, "name"), cell_of(service["from"][bar]),
                           cell_of(service["to"][bar]), cell_of(service["count"][bar]),
                           cell_in(service, "limit"), Cell(service["count"][bar].is_null())});
    }
  }
  return rows;
}

Rows since_page(const json& report) {
  Rows rows;
  rows.columns = {"id", "name"};
  const std::vector<const char*> numbers = {"value",      "numerator",   "denominator",
                                            "spread_low", "spread_high", "largest"};
  for (const char* which : {"then", "again", "now"}) {
    rows.columns.push_back(fmt::format("{}_start", which));
    rows.columns.push_back(fmt::format("{}_end", which));
    for (const char* number : numbers) rows.columns.push_back(fmt::format("{}_{}", which, number));
    rows.columns.push_back(fmt::format("{}_suppressed", which));
  }
  for (const char* more :
       {"difference", "verdict", "sentence", "restated", "by_records", "lost", "redefined", "defined_since"})
    rows.columns.emplace_back(more);
  const json since = report.value("since", json());
  if (since.is_null()) return rows;
  for (const json& one : since.at("indicators")) {
    std::vector<Cell> row = {text_of(one, "id"), text_of(one, "name")};
    for (const char* which : {"then", "again", "now"}) {
      const json figure = one.value(which, json());
      if (figure.is_null()) {
        row.resize(row.size() + numbers.size() + 3);
        continue;
      }
      const bool hidden = figure.value("suppressed", false);
      row.push_back(cell_of(figure["period"][0]));
      row.push_back(cell_of(figure["period"][1]));
      for (const char* number : numbers) row.push_back(hidden ? Cell() : cell_in(figure, number));
      row.emplace_back(hidden);
    }
    for (const char* more : {"difference", "verdict", "sentence", "restated", "by_records", "lost",
                             "redefined", "defined_since"})
      row.push_back(cell_in(one, more));
    rows.rows.push_back(std::move(row));
  }
  return rows;
}

Rows quality_page(const json& report) {
  Rows rows;
  rows.columns = {"table", "column", "rows", "with_a_value"};
  for (const json& table : report.at("quality").at("tables")) {
    for (std::size_t place = 0; place < table.at("columns").size(); ++place)
      rows.rows.push_back({text_of(table, "table"), cell_of(table["columns"][place]), cell_in(table, "rows"),
                           cell_of(table["filled"][place])});
  }
  return rows;
}

Rows provenance_page(const json& report) {
  Rows rows;
  rows.columns = {"kind", "name", "rows", "bytes", "sha256", "snapshot", "as_at"};
  const json& provenance = report.at("provenance");
  const auto add = [&](const char* kind, Cell name, Cell count, Cell bytes, Cell hash) {
    rows.rows.push_back({Cell(std::string(kind)), std::move(name), std::move(count), std::move(bytes),
                         std::move(hash), text_of(provenance, "snapshot"), text_of(report, "as_at")});
  };
  for (const json& one : report.at("quality").at("sources"))
    add("source", text_of(one, "file"), cell_in(one, "read"), cell_in(one, "bytes"), text_of(one, "sha256"));
  for (const json& one : provenance.at("tables"))
    add("table", text_of(one, "table"), cell_in(one, "rows"), cell_in(one, "bytes"), text_of(one, "sha256"));
  for (const json& one : report.at("indicators"))
    add("definition", text_of(one, "id"), {}, {}, text_of(one, "hash"));
  return rows;
}

}  // namespace windscreen::serve
