// Indicator definitions: one .sql file each, a header of `-- key: value` lines and one query
// (docs/indicators.md).
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace windscreen::measure {

/// What the rows of the query are.
///   event     they carry `event_date`; those inside the window count
///   spell     they carry `start_date` and `end_date` (null while open); those open at the close of a period
///   snapshot  they are those that count at `:as_at`, which the query uses itself
enum class Grain : std::uint8_t { event, spell, snapshot };

/// What becomes of the rows that count.
///   count    how many (or the sum of `weight`)
///   rate     count per 10,000 children aged 0 to 17
///   percent  share with `met` (weighted by `weight` where there is one)
///   median, mean, max    of `value`
///   change   percent change of another indicator (`of`) against an earlier period (`compared_with`)
///   share    100 x a group's count / the total's
///   ratio    another indicator (`of`) divided by a published comparator, or the rate of each group of a
///            dimension by that of one of them (`compared_with`, ratio.h)
enum class Unit : std::uint8_t { count, rate, percent, median, mean, max, change, share, ratio };

/// True for the units that have no query of their own but refer to another indicator (`of`).
inline bool refers(Unit unit) { return unit == Unit::change || unit == Unit::ratio; }

enum class Window : std::uint8_t {
  month,
  quarter,
  rolling_12_months,
  year_to_date,
  financial_year,
  snapshot
};

enum class Polarity : std::uint8_t { context, higher_is_better, lower_is_better };

/// What is known of a definition's rows and those of others, by their ids: together they could tell the
/// public what each alone keeps back (links.h, docs/disclosure.md).
struct Links {
  /// The rows are those of another indicator; or each is one of the other's rows.
  std::string same_rows_as;
  std::vector<std::string> part_of;
  /// Of a percentage: each row that is met is also one of the other's (of a percentage: one that is met
  /// there); rows that are met here are not met there, of the same rows.
  std::vector<std::string> met_part_of;
  std::vector<std::string> met_beside;
  /// Each row is one of those that are not met in one of these percentages.
  std::vector<std::string> unmet_of;
  /// In some group of ages the rows are the other's, though one has ages that the other lacks.
  std::vector<std::string> same_ages_as;
  /// Of spells: the events with which they start and end.
  std::string opens;
  std::string closes;
};

struct Definition {
  /// The file's name without .sql; the id in every output.
  std::string id;
  std::string name;
  /// Such as "assessments": the page of the report.
  std::string area;
  Unit unit = Unit::count;
  Grain grain = Grain::event;
  /// Of a change that names none, it is that of the other indicator (`load_catalogue` fills it in).
  Window window = Window::month;
  bool usual_window = false;
  Polarity polarity = Polarity::context;
  /// Unit of `value` in words, such as "working days"; for counts what is counted, such as "children".
  std::string measure;
  /// In plain English.
  std::string text;
  /// What a reader of the figure must know; may be empty.
  std::string caveat;
  /// Annex A lists that can feed it, such as "3, 4"; the department's file to compare with; both may be
  /// empty.
  std::string annex_a;
  std::string benchmark;
  /// The dimensions it can be broken down by, in order (dimension.h). Where the file names none they are the
  /// usual ones; those of them that the query has no column for are left out.
  std::vector<std::string> breakdowns;
  bool usual_breakdowns = false;
  /// A child with several rows in a period counts once, as its latest row says.
  bool count_children = false;
  /// The bands of `age_band` are those of care leavers: 17 to 18, 19 to 21, 22 to 25.
  bool care_leaver_ages = false;
  /// For unit change: the other indicator's id, and "12 months earlier", "previous month", "mean of previous
  /// 2 months", or a date (YYYY-MM-DD) or month (YYYY-MM) that is the baseline (period.h). For unit ratio:
  /// the other indicator's id, and "statistical neighbours", "region", "England" or "ethnicity = White".
  std::string of;
  std::string compared_with;
  /// Tables ("ssd_missing") and columns ("ssd_missing.miss_missing_rhi_offered") without which the figure
  /// would be wrong rather than 0; of each inner list one is enough.
  std::vector<std::vector<std::string>> needs;
  Links links;
  /// The shared relations that the query mentions, directly or through others (`load_catalogue` fills it in).
  std::vector<std::string> shared;
  /// The query as written; the file; the line the query starts on; SHA-256 of the file, and in a catalogue of
  /// all that the figure depends on: the file, its shared relations, and the indicator that a change is of.
  std::string sql;
  std::filesystem::path file;
  std::uint64_t sql_line = 0;
  std::string hash;
  /// The query as run: with the shared relations that use :as_at before it (`load_catalogue` puts them
  /// there), which take up so many lines.
  std::string query;
  std::uint64_t lines_before = 0;
  /// True for one of the authority's own.
  bool local = false;
};

/// True where the definition's rows are looked at on single days: spells and snapshots.
inline bool is_point(const Definition& definition) { return definition.grain != Grain::event; }

/// A definition that cannot be used: where, and why. It does not stop the others.
struct DefinitionFault {
  std::filesystem::path file;
  std::uint64_t line = 0;
  std::string what;
};

/// "indicators/re_referrals.sql, line 3"; the file alone where the fault is of no line. Thread-safe.
std::string place_of(const DefinitionFault& fault);

/// A relation that definitions share: one select, known by the file's name, made once for a snapshot; or,
/// where it uses :as_at (`dated`), put before each query that mentions it.
struct SharedRelation {
  std::string name;
  std::string sql;
  std::filesystem::path file;
  std::uint64_t sql_line = 1;
  std::string hash;
  bool dated = false;
};

/// A definition's worked example as written (example.h).
struct ExampleText {
  std::string id;
  std::string text;
  std::filesystem::path file;
};

struct Catalogue {
  /// By area and name, in the order of the areas along the child's pathway.
  std::vector<Definition> definitions;
  std::vector<DefinitionFault> faults;
  std::vector<SharedRelation> shared;
  std::vector<ExampleText> examples;

  /// nullptr when there is none.
  const Definition* find(std::string_view id) const;
  /// All definitions in their order; they belong to the catalogue.
  std::vector<const Definition*> all() const;
};

/// Reads one definition's text. Throws base::Error that names file and line.
Definition parse_definition(const std::string& text, const std::filesystem::path& file);

/// Reads one shared relation's text. Throws base::Error that names file and line.
SharedRelation parse_shared(const std::string& text, const std::filesystem::path& file);

/// Reads the built-in definitions and those of the workspace's indicators/ directory (which may be missing);
/// one of the workspace's with the id of a built-in one replaces it. Thread-safe.
Catalogue load_catalogue(const std::filesystem::path& workspace_indicators);

/// Whether a change or ratio may be of that other indicator, and in words what may be: a change, and a ratio
/// between groups, of counts and rates; a ratio to a published figure of any unit with a value of its own.
bool may_be_of(const Definition& definition, const Definition& other);
std::string_view units_that_may_be_of(const Definition& definition);

/// The areas along the child's pathway, in order; an authority may use words of its own, which come after.
std::span<const std::string_view> pathway();

/// The window of that name, as in the header of a definition; nullopt when there is none.
std::optional<Window> find_window(std::string_view name);

std::string_view name_of(Unit unit);
std::string_view name_of(Grain grain);
std::string_view name_of(Window window);
std::string_view name_of(Polarity polarity);

}  // namespace windscreen::measure
