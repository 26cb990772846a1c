#include "measure/definition.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "base/error.h"
#include "base/hash.h"
#include "base/text.h"
#include "measure/dimension.h"
#include "measure/nearest.h"
#include "measure/period.h"
#include "measure/ratio.h"
#include "measure/sql_text.h"
#include "model/tables.h"

namespace windscreen::measure {
namespace {

using base::Error;

constexpr auto keys = std::to_array<std::string_view>(
    {"name",       "area",          "unit",    "grain",        "window",     "polarity",    "measure",
     "definition", "caveat",        "annex_a", "benchmark",    "breakdowns", "count",       "ages",
     "of",         "compared_with", "needs",   "same_rows_as", "part_of",    "met_part_of", "met_beside",
     "unmet_of",   "same_ages_as",  "opens",   "closes"});

struct Entry {
  std::string value;
  std::uint64_t line = 0;
};

struct Header {
  std::map<std::string, Entry, std::less<>> entries;
  /// The offset and the line (from 1) at which what follows the header starts.
  std::size_t body = 0;
  std::uint64_t body_line = 1;
};

Header read_header(std::string_view text, const std::string& file) {
  Header header;
  Entry* last = nullptr;
  std::size_t at = 0;
  std::uint64_t line = 0;
  while (at < text.size()) {
    ++line;
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view row = text.substr(at, end - at);
    const std::string_view trimmed = base::trim(row);
    if (!trimmed.empty() && !trimmed.starts_with("--")) break;
    at = std::min(end + 1, text.size());
    header.body = at;
    header.body_line = line + 1;
    if (trimmed.size() <= 2) continue;
    const std::string_view content = trimmed.substr(2);
    if (content.starts_with("  ")) {
      if (last == nullptr)
        throw Error::at(file, line, "this line continues a value, but no key stands above it",
                        "Write `-- key: value`.");
      last->value += ' ';
      last->value += base::trim(content);
      continue;
    }
    const std::size_t colon = content.find(':');
    const std::string key =
        colon == std::string_view::npos ? std::string() : base::lower(base::trim(content.substr(0, colon)));
    if (std::find(keys.begin(), keys.end(), key) == keys.end()) {
      if (key.empty())
        throw Error::at(file, line, "the header has a line that is not `-- key: value`",
                        "Start continued lines with `--` and two spaces, and put comments into the query.");
      throw Error::at(file, line, fmt::format("the header's key \"{}\" is not known", key),
                      fmt::format("Did you mean {}?", nearest_words(key, keys)));
    }
    const auto [position, fresh] =
        header.entries.emplace(key, Entry{std::string(base::trim(content.substr(colon + 1))), line});
    if (!fresh) throw Error::at(file, line, fmt::format("the header says \"{}\" twice", key));
    last = &position->second;
  }
  return header;
}

// The value of a key that must be one of some words.
template <typename T, std::size_t N>
T choice(const Header& header, std::string_view key, const std::array<T, N>& choices, T otherwise,
         const std::string& file) {
  const auto found = header.entries.find(key);
  if (found == header.entries.end()) return otherwise;
  std::string names;
  for (const T value : choices) {
    if (base::squash(name_of(value)) == base::squash(found->second.value)) return value;
    if (!names.empty()) names += ", ";
    names += name_of(value);
  }
  throw Error::at(file, found->second.line, fmt::format("{} cannot be \"{}\"", key, found->second.value),
                  "It is one of: " + names + ".");
}

bool yes(const Header& header, std::string_view key, std::string_view no_word, std::string_view yes_word,
         const std::string& file) {
  const auto found = header.entries.find(key);
  if (found == header.entries.end()) return false;
  const std::string value = base::squash(found->second.value);
  if (value == base::squash(yes_word)) return true;
  if (value == base::squash(no_word)) return false;
  throw Error::at(file, found->second.line, fmt::format("{} cannot be \"{}\"", key, found->second.value),
                  fmt::format("It is \"{}\" or \"{}\".", no_word, yes_word));
}

std::string optional_text(const Header& header, std::string_view key) {
  const auto found = header.entries.find(key);
  return found == header.entries.end() ? std::string() : found->second.value;
}

std::string required_text(const Header& header, std::string_view key, const std::string& file) {
  std::string value = optional_text(header, key);
  if (value.empty())
    throw Error::at(file, 1, fmt::format("the header has no \"{}\"", key),
                    fmt::format("Add a line `-- {}: …` (docs/indicators.md).", key));
  return value;
}

std::vector<std::string> breakdown_list(const Entry& entry, const std::string& file) {
  std::vector<std::string> names;
  if (base::lower(entry.value) == "none") return names;
  for (const std::string_view part : base::split(entry.value, ',')) {
    std::string name = base::lower(base::trim(part));
    const bool bad = name.empty() || name == "total" || name == "all" ||
                     name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") != std::string::npos;
    if (bad)
      throw Error::at(file, entry.line, fmt::format("breakdowns cannot have \"{}\"", base::trim(part)),
                      "Give dimension names with commas between them, or none.");
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
  }
  return names;
}

// Without a semicolon and the space around it.
std::string query_text(std::string_view body) {
  std::string_view text = base::trim(body);
  while (text.ends_with(';')) text = base::trim(text.substr(0, text.size() - 1));
  return std::string(text);
}

std::string id_of(const std::filesystem::path& file) {
  std::string id = file.stem().string();
  if (id.empty() || id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") != std::string::npos)
    throw Error::at(file.string(), 0, "the file's name cannot be an indicator's id",
                    "Use small letters, digits and _ before .sql.");
  return id;
}

// "ssd_missing or ext_reported_count, ssd_cla_episodes": each with its alternatives.
std::vector<std::vector<std::string>> needed_tables(const Entry& entry, const std::string& file) {
  std::vector<std::vector<std::string>> all;
  for (const std::string_view part : base::split(entry.value, ',')) {
    std::vector<std::string>& choice = all.emplace_back();
    for (const std::string_view word : base::split(part, ' ')) {
      if (word.empty() || base::lower(word) == "or") continue;
      const std::string name = base::lower(word);
      const std::size_t dot = name.find('.');
      const model::Table* table = model::find_table(name.substr(0, dot));
      if (table == nullptr ||
          (dot != std::string::npos && table->find(name.substr(dot + 1)) == model::Table::npos))
        throw Error::at(
            file, entry.line,
            fmt::format("needs names \"{}\", which is neither a table nor a table's column", name),
            "Give canonical tables, or table.column (docs/model.md), with commas, or `or`, between "
            "them.");
      choice.push_back(name);
    }
    if (choice.empty()) throw Error::at(file, entry.line, "needs has a comma with no table beside it");
  }
  return all;
}

// What the header says of other indicators' rows.
Links read_links(const Definition& definition, const Header& header, const std::string& file) {
  const auto ids = [&](std::string_view key, bool fits, const char* only) {
    std::vector<std::string> list;
    const auto found = header.entries.find(key);
    if (found == header.entries.end()) return list;
    if (!fits)
      throw Error::at(file, found->second.line, fmt::format("only {} can say \"{}\"", only, key),
                      "Remove the line (docs/indicators.md).");
    for (const std::string_view part : base::split(found->second.value, ','))
      list.emplace_back(base::trim(part));
    if (std::find(list.begin(), list.end(), "") != list.end() ||
        std::find(list.begin(), list.end(), definition.id) != list.end())
      throw Error::at(file, found->second.line, fmt::format("{} names no other indicator", key),
                      "Give the ids of other indicators, with commas between them.");
    return list;
  };
  const auto id = [&](std::string_view key, bool fits, const char* only) {
    const std::vector<std::string> list = ids(key, fits, only);
    if (list.size() > 1)
      throw Error::at(file, header.entries.find(key)->second.line,
                      fmt::format("{} names one indicator", key));
    return list.empty() ? std::string() : list.front();
  };
  const bool percent = definition.unit == Unit::percent;
  const bool rows = !refers(definition.unit);
  const bool spell = rows && definition.grain == Grain::spell;
  Links links;
  links.same_rows_as = id("same_rows_as", rows, "an indicator with a query");
  links.part_of = ids("part_of", rows, "an indicator with a query");
  links.met_part_of = ids("met_part_of", percent, "a percentage");
  links.met_beside = ids("met_beside", percent, "a percentage");
  links.unmet_of = ids("unmet_of", rows, "an indicator with a query");
  links.same_ages_as = ids("same_ages_as", rows, "an indicator with a query");
  links.opens = id("opens", spell, "an indicator of spells");
  links.closes = id("closes", spell, "an indicator of spells");
  return links;
}

void check_ratio(const Definition& definition, const Header& header, const std::string& file) {
  if (!definition.sql.empty())
    throw Error::at(file, definition.sql_line, "a ratio has no query of its own",
                    "Remove the query, or choose another unit.");
  if (!ratio_base(definition.compared_with))
    throw Error::at(file, header.entries.at("compared_with").line,
                    fmt::format("compared_with cannot be \"{}\"", definition.compared_with),
                    "Write statistical neighbours, region, England, or a dimension and its group: "
                    "ethnicity = White.");
}

void check_change(const Definition& definition, const Header& header, const std::string& file) {
  if (!definition.sql.empty())
    throw Error::at(file, definition.sql_line, "a change has no query of its own",
                    "Remove the query, or choose another unit.");
  const Period any{base::make_date(2020, 9, 30), base::make_date(2020, 9, 30)};
  if (!comparison(definition.compared_with, any, Window::snapshot, true))
    throw Error::at(file, header.entries.at("compared_with").line,
                    fmt::format("compared_with cannot be \"{}\"", definition.compared_with),
                    "Write previous period, N months earlier, mean of previous N months, a month or a date.");
}

}  // namespace

Definition parse_definition(const std::string& text, const std::filesystem::path& path) {
  const std::string file = path.string();
  Definition definition;
  definition.id = id_of(path);
  definition.file = path;
  definition.hash = base::sha256(text);
  const Header header = read_header(text, file);
  definition.name = required_text(header, "name", file);
  definition.area = base::lower(required_text(header, "area", file));
  required_text(header, "unit", file);
  definition.unit = choice(header, "unit",
                           std::array{Unit::count, Unit::rate, Unit::percent, Unit::median, Unit::mean,
                                      Unit::max, Unit::change, Unit::share, Unit::ratio},
                           Unit::count, file);
  const bool change = refers(definition.unit);
  if (!change) required_text(header, "grain", file);
  definition.grain =
      choice(header, "grain", std::array{Grain::event, Grain::spell, Grain::snapshot}, Grain::event, file);
  definition.window = choice(header, "window",
                             std::array{Window::month, Window::quarter, Window::rolling_12_months,
                                        Window::year_to_date, Window::financial_year, Window::snapshot},
                             definition.grain == Grain::event ? Window::month : Window::snapshot, file);
  definition.usual_window = !header.entries.contains("window");
  if (!change && definition.grain == Grain::event && definition.window == Window::snapshot)
    throw Error::at(file, header.entries.at("window").line, "events cannot be counted in a snapshot",
                    "Choose another window, or grain spell.");
  definition.polarity =
      choice(header, "polarity",
             std::array{Polarity::context, Polarity::higher_is_better, Polarity::lower_is_better},
             Polarity::context, file);
  definition.measure = required_text(header, "measure", file);
  definition.text = required_text(header, "definition", file);
  definition.caveat = optional_text(header, "caveat");
  definition.annex_a = optional_text(header, "annex_a");
  definition.benchmark = optional_text(header, "benchmark");
  definition.count_children = yes(header, "count", "rows", "children", file);
  definition.care_leaver_ages = yes(header, "ages", "children", "care leavers", file);

  std::string_view body = std::string_view(text).substr(header.body);
  definition.sql_line = header.body_line;
  definition.sql = query_text(body);
  if (change) {
    definition.of = required_text(header, "of", file);
    definition.compared_with = required_text(header, "compared_with", file);
    if (definition.unit == Unit::change) check_change(definition, header, file);
    if (definition.unit == Unit::ratio) check_ratio(definition, header, file);
  } else if (definition.sql.empty()) {
    throw Error::at(file, definition.sql_line, "the definition has no query",
                    "Write a select below the header.");
  } else if (header.entries.contains("of") || header.entries.contains("compared_with")) {
    throw Error::at(file, 1, "only a change or a ratio has \"of\" and \"compared_with\"",
                    "Write unit: change, or unit: ratio.");
  }
  definition.query = definition.sql;
  if (const auto found = header.entries.find("needs"); found != header.entries.end())
    definition.needs = needed_tables(found->second, file);
  definition.links = read_links(definition, header, file);
  const Mentions mentioned = mentions(definition.sql);
  if (definition.grain == Grain::event && mentioned.as_at)
    throw Error::at(file, definition.sql_line, "the query of an event indicator cannot use :as_at",
                    "Events have their own date; choose grain spell or snapshot.");
  if (const auto found = header.entries.find("breakdowns"); found != header.entries.end()) {
    definition.breakdowns = breakdown_list(found->second, file);
  } else {
    definition.usual_breakdowns = true;
    for (const std::string_view name :
         usual_dimensions(mentioned.names.contains("person_id"), mentioned.names.contains("team_id")))
      definition.breakdowns.emplace_back(name);
  }
  return definition;
}

SharedRelation parse_shared(const std::string& text, const std::filesystem::path& path) {
  SharedRelation shared;
  shared.name = id_of(path);
  shared.file = path;
  shared.hash = base::sha256(text);
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first != std::string::npos)
    shared.sql_line = 1 + static_cast<std::uint64_t>(std::count(
                              text.begin(), text.begin() + static_cast<std::ptrdiff_t>(first), '\n'));
  shared.sql = query_text(text);
  if (shared.sql.empty()) throw Error::at(path.string(), 1, "the shared relation has no query");
  shared.dated = mentions(shared.sql).as_at;
  return shared;
}

const Definition* Catalogue::find(std::string_view id) const {
  const auto found = std::find_if(definitions.begin(), definitions.end(),
                                  [&](const Definition& one) { return one.id == id; });
  return found == definitions.end() ? nullptr : &*found;
}

std::vector<const Definition*> Catalogue::all() const {
  std::vector<const Definition*> pointers;
  pointers.reserve(definitions.size());
  for (const Definition& one : definitions) pointers.push_back(&one);
  return pointers;
}

}  // namespace windscreen::measure
