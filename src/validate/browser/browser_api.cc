// The statutory checks as functions that a page calls (web/checker). Compiled to WebAssembly by
// tools/build-checker; nothing else of the project uses it.
//
// What a function has to say in words it leaves as JSON, which `answer_text` and `answer_size` give until the
// next call. Findings, of which there may be millions, are never JSON: the page goes through them in pages of
// 20 bytes each. Days are counted from 1970-01-01. A buffer that a function takes is its own from then on.
// One thread.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "validate/cin/child.h"
#include "validate/finding_rows.h"
#include "validate/read_return.h"
#include "validate/rule_case.h"
#include "validate/ssda903/child.h"

#ifdef __EMSCRIPTEN__
#define WINDSCREEN_EXPORT(name) __attribute__((export_name(#name)))
extern "C" __attribute__((import_module("windscreen"), import_name("progress"))) void tell_page(double done,
                                                                                                double all);
#else
#define WINDSCREEN_EXPORT(name)
static void tell_page(double /*done*/, double /*all*/) {}
#endif

namespace windscreen::validate {
namespace {

constexpr std::int32_t no_day = std::numeric_limits<std::int32_t>::min();

std::string answer;

void put_text(std::string_view text) {
  constexpr std::string_view figures = "0123456789abcdef";
  answer += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      (answer += '\\') += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      const auto byte = static_cast<unsigned char>(c);
      ((answer += "\\u00") += figures[byte >> 4U]) += figures[byte & 0xFU];
    } else {
      answer += c;
    }
  }
  answer += '"';
}

/// `,"name":`, without the comma where an object begins.
void put_name(std::string_view name) {
  if (!answer.ends_with('{')) answer += ',';
  put_text(name);
  answer += ':';
}

void put_field(std::string_view name, std::string_view text) {
  put_name(name);
  put_text(text);
}

void put_number(std::string_view name, std::uint64_t number) {
  put_name(name);
  answer += std::to_string(number);
}

void put_truth(std::string_view name, bool truth) {
  put_name(name);
  answer += truth ? "true" : "false";
}

/// A list of what `put` puts for each.
template <class List, class Put>
void put_list(std::string_view name, const List& list, const Put& put) {
  put_name(name);
  answer += '[';
  bool first = true;
  for (const auto& one : list) {
    if (!first) answer += ',';
    first = false;
    put(one);
  }
  answer += ']';
}

bool known_year(Return which, int year) {
  const auto years = known_years_of(which);
  return std::find(years.begin(), years.end(), year) != years.end();
}

bool is_rule(Return which, int year, std::string_view code) {
  const auto among = [code](const auto& rules) {
    return std::any_of(rules.begin(), rules.end(), [code](const auto* rule) { return rule->code == code; });
  };
  return which == Return::ssda903 ? among(ssda903::rules_of(year)) : among(cin::rules_of(year));
}

/// A finding as the page reads it.
struct PageRow {
  std::uint32_t rule;
  /// 0xFF where it is about the whole return.
  std::uint32_t table;
  /// The row in its file, the header not counted, from 1.
  std::uint32_t row;
  /// Where the child's identifier stands in memory.
  std::uint32_t child;
  std::uint32_t child_bytes;
};

std::uint32_t address_of(std::string_view text) {
  return static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(text.data()));
}

bool contains(std::string_view text, std::string_view capitals) {
  const auto same = [](char a, char b) {
    return (a >= 'a' && a <= 'z' ? static_cast<char>(a - 'a' + 'A') : a) == b;
  };
  return std::search(text.begin(), text.end(), capitals.begin(), capitals.end(), same) != text.end();
}

class Check {
 public:
  Check(Return which, int year, std::string_view authority) : which_(which), data_(tables_of(which)) {
    data_.collection.year = year;
    data_.collection.start = Day::on(year - 1, 4, 1);
    data_.collection.end = Day::on(year, 3, 31);
    data_.collection.authority = authority;
  }

  void add(Source source, bool last_year) { (last_year ? last_ : now_).push_back(std::move(source)); }

  /// Where the census does not say otherwise itself.
  void set_days(std::int32_t start, std::int32_t end) {
    start_ = start;
    end_ = end;
  }

  bool read() {
    if (!read(std::move(now_), false)) return false;
    if (!last_.empty() && !read(std::move(last_), true)) return false;
    if (start_ != no_day) data_.collection.start = Day::of(start_);
    if (end_ != no_day) data_.collection.end = Day::of(end_);
    answer = "{}";
    return true;
  }

  void run() {
    RunOptions options;
    options.progress = [](std::uint64_t done, std::uint64_t all) {
      tell_page(static_cast<double>(done), static_cast<double>(all));
    };
    result_ = validate::run(which_, data_, options);
    rows_ = std::make_unique<FindingRows>(which_, data_, result_);
    filtered_ = false;
    tell();
  }

  std::uint32_t filter(std::int32_t rule, std::int32_t severity, std::string_view child) {
    filtered_ = rule >= 0 || severity >= 0 || !child.empty();
    shown_.clear();
    if (!filtered_) return static_cast<std::uint32_t>(rows_->size());
    for (std::uint32_t i = 0; i < rows_->size(); ++i) {
      const Finding& finding = result_.findings[i];
      if (rule >= 0 && finding.rule != rule) continue;
      if (severity >= 0 && static_cast<std::int32_t>(result_.rules[finding.rule].severity) != severity)
        continue;
      if (!child.empty() && !contains(rows_->at(i).child, child)) continue;
      shown_.push_back(i);
    }
    return static_cast<std::uint32_t>(shown_.size());
  }

  std::size_t page(std::size_t from, std::size_t count) {
    page_.clear();
    const std::size_t all = filtered_ ? shown_.size() : rows_->size();
    for (std::size_t i = from; i < all && page_.size() < count; ++i) {
      const std::size_t place = filtered_ ? shown_[i] : i;
      const Finding& finding = result_.findings[place];
      const FindingRow row = rows_->at(place);
      page_.push_back({finding.rule, finding.table, static_cast<std::uint32_t>(row.row),
                       address_of(row.child), static_cast<std::uint32_t>(row.child.size())});
    }
    return page_.size();
  }
  const PageRow* rows() const { return page_.data(); }

 private:
  bool read(std::vector<Source> sources, bool last_year) {
    if (const auto fault = read_sources(which_, std::move(sources), last_year, data_)) {
      refuse(*fault);
      return false;
    }
    const auto& tables = last_year ? data_.last : data_.now;
    if (std::none_of(tables.begin(), tables.end(), [](const TableData& table) { return table.present; })) {
      refuse({{}, 0, "none of the files is a table of the return", {}});
      return false;
    }
    note_absent(which_, last_year, data_);
    return true;
  }

  void refuse(const ReadFault& fault) {
    answer = "{";
    put_field("file", fault.file);
    put_number("line", fault.line);
    put_field("words", fault.words);
    put_field("remedy", fault.remedy);
    put_notes();
    answer += '}';
  }

  void put_notes() {
    put_list("notes", data_.notes, [](const Note& note) {
      answer += '{';
      put_field("file", note.file);
      put_number("line", note.line);
      put_field("words", note.words);
      answer += '}';
    });
  }

  void tell() {
    const Collection& collection = data_.collection;
    const auto tables = tables_of(which_);
    answer = "{";
    put_field("return", name_of(which_));
    put_number("year", static_cast<std::uint64_t>(collection.year));
    put_field("start", collection.start.iso());
    put_field("end", collection.end.iso());
    put_field("authority", collection.authority);
    put_truth("previous", collection.previous);
    put_number("children", result_.children);
    put_number("findings", result_.findings.size());
    put_notes();
    std::size_t place = 0;
    put_list("tables", tables, [&](const Table& table) {
      answer += '{';
      put_field("name", table.name);
      put_number("rows", data_.now[place].rows.size());
      put_number("last_rows", data_.last[place].rows.size());
      answer += '}';
      ++place;
    });
    put_list("rules", result_.rules, [&](const RuleOutcome& rule) {
      answer += '{';
      put_field("code", rule.code);
      put_field("severity", name_of(rule.severity));
      put_field("message", rule.message);
      put_truth("run", rule.run);
      put_field("reason", rule.reason);
      put_number("findings", rule.findings);
      // By the table's place.
      put_list("fields", rule.fields, put_text);
      answer += '}';
    });
    answer += '}';
  }

  Return which_;
  ReturnData data_;
  std::vector<Source> now_;
  std::vector<Source> last_;
  std::int32_t start_ = no_day;
  std::int32_t end_ = no_day;
  Result result_;
  std::unique_ptr<FindingRows> rows_;
  bool filtered_ = false;
  std::vector<std::uint32_t> shown_;
  std::vector<PageRow> page_;
};

std::vector<std::string_view> parts(std::string_view text, char mark) {
  std::vector<std::string_view> all;
  while (true) {
    const std::size_t end = text.find(mark);
    all.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return all;
    text.remove_prefix(end + 1);
  }
}

std::int32_t day_number(std::string_view text) {
  const auto number = whole_number(text);
  return number ? *number : no_day;
}

// A rule test case out of records (marked off by 0x1E) of fields (by 0x1F); what each is stands first:
//   case RETURN RULE YEAR START END XML(0|1) AUTHORITY
//   table NAME COLUMN…        days COLUMN…        row CELL…        (of the table before)
//   register                  provider URN PLACE_CODES PROVIDER_CODES LA_CODE_INFERRED POSTCODE REG_END
//   postcodes POSTCODE…
// Empty, or what is wrong with it.
std::string read_case(std::string_view text, RuleCase& one) {
  for (const std::string_view record : parts(text, '\x1E')) {
    std::vector<std::string_view> fields = parts(record, '\x1F');
    const std::string_view kind = fields.front();
    fields.erase(fields.begin());
    const std::vector<std::string> texts(fields.begin(), fields.end());
    if (kind == "case" && fields.size() == 7) {
      one.which = fields[0] == "cin" ? Return::cin : Return::ssda903;
      one.rule = texts[1];
      one.collection.year = whole_number(fields[2]).value_or(0);
      one.collection.start = Day::of(day_number(fields[3]));
      one.collection.end = Day::of(day_number(fields[4]));
      one.collection.xml = fields[5] == "1";
      one.collection.authority = texts[6];
    } else if (kind == "table" && !fields.empty()) {
      CaseTable& table = one.tables.emplace_back();
      table.name = texts[0];
      table.columns.assign(texts.begin() + 1, texts.end());
    } else if (kind == "days" && !one.tables.empty()) {
      for (const std::string& column : texts) one.tables.back().days[column] = DayForm::either;
    } else if (kind == "row" && !one.tables.empty()) {
      one.tables.back().rows.push_back(texts);
    } else if (kind == "provider" && fields.size() == 6) {
      one.collection.providers.push_back(
          {texts[0], texts[3], texts[1], texts[2], texts[4], read_day(fields[5], DayForm::either)});
    } else if (kind == "register") {
      one.collection.has_providers = true;
    } else if (kind == "postcodes") {
      one.collection.has_postcodes = true;
      one.collection.postcodes.insert(texts.begin(), texts.end());
    } else {
      return "The record " + std::string(kind) + " cannot be read.";
    }
  }
  if (!known_year(one.which, one.collection.year)) return "The rules of this year are not known.";
  if (!is_rule(one.which, one.collection.year, one.rule))
    return one.rule + " is no rule of this return and year.";
  const auto tables = tables_of(one.which);
  for (const CaseTable& table : one.tables) {
    std::string_view name = table.name;
    if (name.ends_with("_last")) name.remove_suffix(5);
    if (std::none_of(tables.begin(), tables.end(), [name](const Table& known) { return known.name == name; }))
      return table.name + " is no table of the return.";
  }
  return {};
}

void tell_case(const CaseResult& found) {
  answer = "{";
  put_truth("run", found.run);
  put_field("reason", found.reason);
  put_truth("whole_return", found.whole_return);
  put_name("rows");
  answer += '{';
  for (const auto& [table, rows] : found.rows)
    put_list(table, rows, [](std::uint32_t row) { answer += std::to_string(row); });
  answer += '}';
  put_name("fields");
  answer += '{';
  for (const auto& [table, fields] : found.fields) put_list(table, fields, put_text);
  answer += "}}";
}

}  // namespace
}  // namespace windscreen::validate

extern "C" {

using windscreen::validate::Check;
using windscreen::validate::Return;

WINDSCREEN_EXPORT(answer_text) const char* answer_text() { return windscreen::validate::answer.data(); }
WINDSCREEN_EXPORT(answer_size) std::size_t answer_size() { return windscreen::validate::answer.size(); }

/// Room for `size` bytes, which the page fills and gives to one of the functions below.
WINDSCREEN_EXPORT(buffer_new) char* buffer_new(std::size_t size) {
  return new char[std::max<std::size_t>(size, 1)];
}

/// Answers with the years whose rules are known: {"ssda903":[2026],"cin":[2026]}.
WINDSCREEN_EXPORT(known_years) void known_years() {
  using namespace windscreen::validate;
  answer = "{";
  for (const Return which : {Return::ssda903, Return::cin})
    put_list(name_of(which), known_years_of(which), [](int year) { answer += std::to_string(year); });
  answer += '}';
}

/// A check of a return (0: SSDA903, 1: census) of the year in which the collection ends; nothing for a year
/// whose rules are not known. The authority's code is in capitals, or empty.
WINDSCREEN_EXPORT(check_new)
Check* check_new(int which, int year, char* authority, std::size_t authority_size) {
  const std::unique_ptr<char[]> text(authority);
  const Return chosen = which == 0 ? Return::ssda903 : Return::cin;
  if (!windscreen::validate::known_year(chosen, year)) return nullptr;
  return new Check(chosen, year, {text.get(), authority_size});
}

WINDSCREEN_EXPORT(check_free) void check_free(Check* check) { delete check; }

/// Adds a file of this year's return or of last year's.
WINDSCREEN_EXPORT(check_add)
void check_add(Check* check, char* name, std::size_t name_size, char* bytes, std::size_t size,
               int last_year) {
  const std::unique_ptr<char[]> name_text(name);
  const std::shared_ptr<char[]> owner(bytes);
  check->add({{name, name_size}, {bytes, size}, owner}, last_year != 0);
}

/// The collection's first and last day where they are not 1 April and 31 March; INT32_MIN for one that is
/// not given.
WINDSCREEN_EXPORT(check_days) void check_days(Check* check, std::int32_t start, std::int32_t end) {
  check->set_days(start, end);
}

/// Reads the files. 0 where one cannot be read at all; the answer says which, why and what to do.
WINDSCREEN_EXPORT(check_read) int check_read(Check* check) { return check->read() ? 1 : 0; }

/// Runs every rule and answers with the notes, the tables, and each rule's outcome.
WINDSCREEN_EXPORT(check_run) void check_run(Check* check) { check->run(); }

/// Shows the findings of one rule (its place among the outcomes; -1 for all), of one severity (0 error, 1
/// query, 2 other; -1) and of children whose identifier has the text, in capitals, in it. Gives how many they
/// are.
WINDSCREEN_EXPORT(check_filter)
std::uint32_t check_filter(Check* check, std::int32_t rule, std::int32_t severity, char* child,
                           std::size_t child_size) {
  const std::unique_ptr<char[]> text(child);
  return check->filter(rule, severity, {text.get(), child_size});
}

/// Puts together up to `count` of the findings shown and gives how many they are; `check_rows` is where they
/// stand, five 32-bit numbers each: rule, table, row, and the address and length of the child's identifier.
WINDSCREEN_EXPORT(check_page) std::size_t check_page(Check* check, std::size_t from, std::size_t count) {
  return check->page(from, count);
}
WINDSCREEN_EXPORT(check_rows) const void* check_rows(const Check* check) { return check->rows(); }

/// Tries a rule on a case (see read_case), and answers with what it found.
WINDSCREEN_EXPORT(case_try) int case_try(char* text, std::size_t size) {
  using namespace windscreen::validate;
  const std::unique_ptr<char[]> owner(text);
  RuleCase one;
  if (const std::string wrong = read_case({text, size}, one); !wrong.empty()) {
    answer = "{";
    put_field("error", wrong);
    answer += '}';
    return 0;
  }
  if (one.collection.has_providers) index_providers(one.collection);
  tell_case(try_rule(one));
  return 1;
}
}
