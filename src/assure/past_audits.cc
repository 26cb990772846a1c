#include "assure/past_audits.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <utility>

#include "assure/audit_state.h"
#include "assure/restatement.h"
#include "base/error.h"
#include "base/text.h"
#include "ingest/header.h"
#include "store/audits.h"
#include "store/identity.h"

namespace windscreen::assure {
namespace {

enum Column : std::uint8_t { month, grade, kind, service, quadrant, team, child, completed, column_count };

constexpr std::array<std::string_view, column_count> known = {
    "month,audit month,sampled month,month of audit,month audited",
    "grade,judgement,overall grade,overall judgement,final grade,audit judgement,rating",
    "kind,type,stream,audit type,kind of audit",
    "service,service area",
    "quadrant,area,locality",
    "team,team name",
    "child,child id,child reference,person id,case id",
    "completed,completed on,date completed,completion date,audit date"};

struct StreamName {
  std::string_view words;
  std::string_view code;
};
/// By base::squash of what the cell says.
constexpr std::array<StreamName, 12> stream_names = {{{"", "random"},
                                                      {"random", "random"},
                                                      {"monthly", "random"},
                                                      {"firsttime", "random"},
                                                      {"reaudit", "re_audit"},
                                                      {"repeat", "re_audit"},
                                                      {"purposive", "purposive"},
                                                      {"dipsample", "purposive"},
                                                      {"thematic", "thematic"},
                                                      {"theme", "thematic"},
                                                      {"external", "external"},
                                                      {"peer", "external"}}};

constexpr std::array<std::string_view, 12> month_names = {"january",   "february", "march",    "april",
                                                          "may",       "june",     "july",     "august",
                                                          "september", "october",  "november", "december"};

std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || text.empty()) return std::nullopt;
  return value;
}

std::optional<base::Date> month_of(int year, int month) {
  if (year < 100) year += 2000;
  if (month < 1 || month > 12 || year < 2000 || year > 2100) return std::nullopt;
  return base::make_date(year, static_cast<unsigned>(month), 1);
}

/// "november", "nov" and so on.
std::optional<int> named_month(std::string_view text) {
  const std::string name = base::lower(text);
  if (name.size() < 3) return std::nullopt;
  for (std::size_t i = 0; i < month_names.size(); ++i) {
    if (name == month_names[i] || name == month_names[i].substr(0, 3) || (name == "sept" && i == 8))
      return static_cast<int>(i) + 1;
  }
  return std::nullopt;
}

std::optional<std::string> text_of(std::string_view cell) {
  const std::string_view text = base::trim(cell);
  if (text.empty()) return std::nullopt;
  return std::string(text);
}

/// 1.23E+09: what a spreadsheet makes of a long number.
bool is_rounded(std::string_view text) {
  const std::size_t exponent = text.find_first_of("eE");
  if (exponent == std::string_view::npos || exponent == 0) return false;
  const auto digits = [](std::string_view part, std::string_view also) {
    return !part.empty() && std::ranges::all_of(part, [&](char c) {
      return (c >= '0' && c <= '9') || also.find(c) != std::string_view::npos;
    });
  };
  return text[exponent + 1 < text.size() ? exponent + 1 : exponent] == '+' &&
         digits(text.substr(0, exponent), ".,") && digits(text.substr(exponent + 2), "");
}

std::optional<std::string> stream_of(std::string_view cell) {
  const std::string said = base::squash(cell);
  const auto* found = std::find_if(stream_names.begin(), stream_names.end(),
                                   [&](const StreamName& one) { return one.words == said; });
  if (found == stream_names.end() || (said.empty() && !base::trim(cell).empty())) return std::nullopt;
  return std::string(found->code);
}

ingest::Header header_of(ingest::RowSource& rows, const std::string& file) {
  ingest::Row first;
  if (!rows.next(first))
    throw base::Error::at(file, 1, "The table is empty.", "Give one with a row of headings.");
  const std::vector<std::string> names(first.cells.begin(), first.cells.end());
  ingest::Header header = ingest::match_header(names, known);
  for (const auto& [column, name] : {std::pair(month, "month"), std::pair(grade, "grade")}) {
    if (!header.has(column)) {
      throw base::Error::at(file, first.line, fmt::format("The table has no heading \u201c{}\u201d.", name),
                            "Name the column with the sampled month \u201cmonth\u201d and that with the "
                            "grade \u201cgrade\u201d.");
    }
  }
  if (!header.twice.empty()) {
    throw base::Error::at(file, first.line,
                          fmt::format("The heading \u201c{}\u201d stands there twice.", header.twice.front()),
                          "Take one of the two columns out.");
  }
  return header;
}

}  // namespace

std::optional<base::Date> read_month(std::string_view text, base::DateSystem system) {
  const std::string_view said = base::trim(text);
  const std::size_t gap = said.find_first_of("-/ ");
  if (gap != std::string_view::npos) {
    const std::string_view before = said.substr(0, gap);
    const std::string_view after = base::trim(said.substr(gap + 1));
    const auto second = number(after);
    if (second) {
      if (const auto name = named_month(before)) return month_of(*second, *name);
      if (const auto first = number(before)) {
        if (before.size() == 4) return month_of(*first, *second);
        if (after.size() == 4) return month_of(*second, *first);
      }
    }
  }
  const auto day = base::parse_date(said, system);
  if (!day) return std::nullopt;
  const std::chrono::year_month_day parts(*day);
  return month_of(static_cast<int>(parts.year()), static_cast<int>(static_cast<unsigned>(parts.month())));
}

PastAudits read_past_audits(ingest::RowSource& rows, const std::string& file) {
  const ingest::Header header = header_of(rows, file);
  PastAudits read;
  read.unknown = header.unknown;
  ingest::Row row;
  while (rows.next(row)) {
    const auto cell = [&](Column column) {
      const std::size_t at = header.cell[column];
      return at < row.cells.size() ? row.cells[at] : std::string_view();
    };
    const auto reject = [&](std::string why, std::string remedy) {
      read.rejects.push_back({row.line, std::move(why), std::move(remedy)});
    };
    const std::string_view fault = row.fault.empty() ? ingest::shifted(row.cells, header) : row.fault;
    if (!fault.empty()) {
      reject(std::string(fault), "Mend the row and bring the table in again.");
      continue;
    }
    PastAudit audit;
    const auto sampled = read_month(cell(month), rows.date_system());
    const auto judged = read_grade(cell(grade));
    const auto stream = stream_of(cell(kind));
    if (!sampled) {
      reject("The month is missing or is none.", "Write it as 2018-11 or November 2018.");
    } else if (!judged) {
      reject(
          "The grade is missing or is none of the four.",
          "Write outstanding, good, requires improvement or inadequate; a score from 0 to 10 is no grade.");
    } else if (!stream) {
      reject("The kind of audit is not known.", "Write random, re-audit, purposive, thematic or external.");
    } else {
      audit.month = *sampled;
      audit.grade = *judged;
      audit.stream = *stream;
      audit.service = text_of(cell(service));
      audit.quadrant = text_of(cell(quadrant));
      audit.team = text_of(cell(team));
      audit.child = text_of(cell(child));
      if (audit.child && is_rounded(*audit.child)) {
        reject("The child\u2019s reference is a number that a spreadsheet has rounded.",
               "Format the column as text in the system it comes from, and take the file from there again.");
        continue;
      }
      if (const auto day = text_of(cell(completed))) {
        audit.completed_on = base::parse_date(*day, rows.date_system());
        if (!audit.completed_on) {
          reject("The day of completion is none.", "Write it as 30/11/2018, or leave it empty.");
          continue;
        }
      }
      read.audits.push_back(std::move(audit));
    }
  }
  return read;
}

void add_past_audits(store::Writer& writer, std::span<const PastAudit> audits, const std::string& import_id) {
  if (writer.count<store::Audit>("where import_id = :import", {{"import", import_id}}) > 0)
    throw base::Error("This file was brought in before.", "Nothing is to be done: its audits are there.");
  const std::string at = store::now();
  for (const PastAudit& one : audits) {
    store::Audit audit;
    audit.id = store::new_id();
    audit.stream = one.stream;
    audit.month = base::format_iso(one.month).substr(0, 7);
    audit.person_id = one.child;
    audit.service = one.service;
    audit.quadrant = one.quadrant;
    audit.team = one.team;
    audit.state = "closed";
    audit.auditor_grade = audit.final_grade = std::string(code(one.grade));
    if (one.completed_on) audit.completed_on = base::format_iso(*one.completed_on);
    audit.import_id = import_id;
    writer.insert(audit);
    // Reports of its month counted nothing of it.
    store::Audit not_there = audit;
    not_there.state = code(AuditState::drawn);
    restate_reports(writer, not_there, audit, "Brought in from before.", at);
  }
}

}  // namespace windscreen::assure
