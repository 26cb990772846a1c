#include "validate/engine.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <tuple>
#include <type_traits>
#include <utility>

#include "validate/cin/children.h"
#include "validate/grouping.h"
#include "validate/parallel.h"
#include "validate/reads.h"
#include "validate/ssda903/children.h"

namespace windscreen::validate {
namespace {

constexpr std::size_t children_at_a_time = 512;
// Each rule is run for so many children before the next rule: its code is then in cache, and their rows still
// are.
constexpr std::size_t children_in_cache = 16;

// The number that a code begins with; what begins with a letter comes after all numbers.
std::tuple<unsigned long, std::string_view> parts_of(std::string_view code) {
  unsigned long number = 0;
  std::size_t figures = 0;
  while (figures < code.size() && code[figures] >= '0' && code[figures] <= '9') {
    number = number * 10 + static_cast<unsigned long>(code[figures] - '0');
    ++figures;
  }
  return {figures == 0 ? ~0UL : number, code.substr(figures)};
}

std::string_view need_not_met(Need need, const Collection& collection) {
  switch (need) {
    case Need::nothing:
      return {};
    case Need::providers:
      return collection.has_providers ? "" : "the register of providers was not given (--providers)";
    case Need::authority:
      return !collection.authority.empty() ? "" : "the authority's code is not known (--authority)";
    case Need::authority_and_providers:
      if (!collection.has_providers) return "the register of providers was not given (--providers)";
      return !collection.authority.empty() ? "" : "the authority's code is not known (--authority)";
    case Need::postcodes:
      return collection.has_postcodes ? "" : "the list of postcodes was not given (--postcodes)";
    case Need::xml:
      return collection.xml ? "" : "it looks at what only the XML message has, and the return came as tables";
  }
  return {};
}

void add_reason(std::string& reason, std::string_view words) {
  if (!reason.empty()) reason += "; ";
  reason += words;
}

std::string names_of(const Table& table, std::uint64_t columns) {
  std::string names;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if ((columns >> i & 1U) == 0) continue;
    if (!names.empty()) names += ", ";
    names += table.columns[i].name;
  }
  return names;
}

// Whether a rule can run on what is there, and why not.
void judge(RuleOutcome& outcome, std::string_view reads, Need need, const ReturnData& data,
           std::span<const Table> tables, const RunOptions& options) {
  outcome.run = true;
  for (const TableUse& use : parse_uses(reads, tables)) {
    const Table& table = tables[use.table];
    const TableData& given = use.last ? data.last[use.table] : data.now[use.table];
    const std::string what =
        use.last ? "last year's " + std::string(table.name) : "the table " + std::string(table.name);
    if (!given.present) {
      add_reason(outcome.reason, what + (use.last && !data.collection.previous ? " was not given (--previous)"
                                                                               : " is not there"));
      if (!use.optional) outcome.run = false;
      continue;
    }
    const std::uint64_t lacking = use.mask & ~given.columns;
    if (lacking == 0 || options.absent_columns_are_blank) continue;
    add_reason(outcome.reason, what + " has no column " + names_of(table, lacking));
    if (!use.optional) outcome.run = false;
  }
  if (const std::string_view why = need_not_met(need, data.collection); !why.empty()) {
    add_reason(outcome.reason, why);
    outcome.run = false;
  }
}

template <class Rule>
RuleOutcome outcome_of(const Rule& rule, const ReturnData& data, std::span<const Table> tables,
                       const RunOptions& options) {
  RuleOutcome outcome;
  outcome.code = rule.code;
  outcome.severity = rule.severity;
  outcome.message = rule.message;
  outcome.fields.resize(tables.size());
  for (const TableUse& use : parse_uses(rule.marks, tables)) {
    std::string& fields = outcome.fields[use.table];
    for (const std::uint8_t column : use.columns) {
      if (!fields.empty()) fields += ';';
      fields += tables[use.table].columns[column].name;
    }
  }
  judge(outcome, rule.reads, rule.need, data, tables, options);
  return outcome;
}

bool before(const Finding& a, const Finding& b) {
  return std::tie(a.rule, a.table, a.row, a.group) < std::tie(b.rule, b.table, b.row, b.group);
}

// One finding for a rule and row, in order.
void settle(Result& result, std::vector<std::vector<Finding>>& found) {
  std::size_t all = 0;
  for (const auto& some : found) all += some.size();
  result.findings.reserve(all);
  for (auto& some : found) {
    result.findings.insert(result.findings.end(), some.begin(), some.end());
    some = {};
  }
  std::sort(result.findings.begin(), result.findings.end(), before);
  const auto same = [](const Finding& a, const Finding& b) {
    return a.rule == b.rule && a.table == b.table && a.row == b.row;
  };
  result.findings.erase(std::unique(result.findings.begin(), result.findings.end(), same),
                        result.findings.end());
  for (const Finding& finding : result.findings) ++result.rules[finding.rule].findings;
}

// A rule that looks at children, and the tables at whose rows it can find anything: bit i for table i.
template <class Rule>
struct ChildRule {
  std::uint16_t number;
  std::uint64_t marks;
  const Rule* rule;
};

template <class Rule>
std::uint64_t marked_tables(const Rule& rule, std::span<const Table> tables) {
  std::uint64_t marked = 0;
  for (const TableUse& use : parse_uses(rule.marks, tables)) marked |= std::uint64_t{1} << use.table;
  return marked;
}

// The tables in which a child has rows.
std::uint64_t tables_with_rows(const Grouping& grouping, std::size_t child) {
  std::uint64_t with_rows = 0;
  for (std::size_t t = 0; t < grouping.now.size(); ++t) {
    const auto& first = grouping.now[t];
    if (!first.empty() && first[child] != first[child + 1]) with_rows |= std::uint64_t{1} << t;
  }
  return with_rows;
}

// What one thread finds, a few children at a time.
template <class Children, class Rule>
class Checker {
 public:
  Checker(const std::vector<ChildRule<Rule>>& rules, const ReturnData& data, const Grouping& grouping)
      : rules_(rules), grouping_(grouping) {
    slots_.reserve(children_in_cache);
    for (std::size_t i = 0; i < children_in_cache; ++i) slots_.emplace_back(data, grouping);
  }

  /// The children from `from` to before `to`.
  void check(std::size_t from, std::size_t to) {
    for (; from < to; from += children_in_cache) check_few(from, std::min(children_in_cache, to - from));
  }
  std::vector<Finding>& findings() { return fails_.findings(); }

 private:
  void check_few(std::size_t from, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
      children_[i] = &slots_[i].at(from + i);
      with_rows_[i] = tables_with_rows(grouping_, from + i);
    }
    for (const auto& [number, marks, rule] : rules_) {
      for (std::size_t i = 0; i < count; ++i) {
        if ((marks & with_rows_[i]) == 0) continue;
        // A group is one of its child's.
        fails_.begin(number, std::uint64_t{from + i + 1} << 32U);
        rule->child(*children_[i], fails_);
      }
    }
  }

  using Child = std::remove_reference_t<decltype(std::declval<Children&>().at(0))>;
  const std::vector<ChildRule<Rule>>& rules_;
  const Grouping& grouping_;
  std::vector<Children> slots_;
  std::array<Child*, children_in_cache> children_{};
  std::array<std::uint64_t, children_in_cache> with_rows_{};
  Fails fails_;
};

template <class Children, class Rule>
Result run_rules(const std::vector<const Rule*>& rules, ReturnData& data, std::span<const Table> tables,
                 std::string_view key, const RunOptions& options) {
  Result result;
  std::vector<ChildRule<Rule>> of_child;
  std::vector<std::pair<std::uint16_t, const Rule*>> of_whole;
  for (const Rule* rule : rules) {
    const auto number = static_cast<std::uint16_t>(result.rules.size());
    result.rules.push_back(outcome_of(*rule, data, tables, options));
    if (!result.rules.back().run) continue;
    if (rule->child != nullptr) {
      of_child.push_back({number, marked_tables(*rule, tables), rule});
    } else {
      of_whole.emplace_back(number, rule);
    }
  }
  const unsigned threads = threads_for(options.threads);
  const Grouping grouping = group_by_child(data, key, threads);
  result.children = grouping.ids.size();

  std::vector<std::vector<Finding>> found(threads + 1);
  const std::size_t blocks = (grouping.ids.size() + children_at_a_time - 1) / children_at_a_time;
  parallel(threads, [&](unsigned thread, const auto& next) {
    Checker<Children, Rule> checker(of_child, data, grouping);
    for (std::size_t block = next(); block < blocks; block = next()) {
      const std::size_t from = block * children_at_a_time;
      const std::size_t to = std::min(from + children_at_a_time, grouping.ids.size());
      checker.check(from, to);
      if (options.progress) options.progress(to, grouping.ids.size());
    }
    found[thread] = std::move(checker.findings());
  });
  Fails fails;
  const auto whole = Children::whole(data);
  for (const auto& [number, rule] : of_whole) {
    fails.begin(number);
    rule->whole(whole, fails);
  }
  found[threads] = std::move(fails.findings());
  settle(result, found);
  return result;
}

template <class Rule>
std::vector<const Rule*> chosen(std::vector<const Rule*> rules, const std::vector<std::string>& codes) {
  if (codes.empty()) return rules;
  for (const std::string& code : codes) {
    if (std::none_of(rules.begin(), rules.end(), [&](const Rule* rule) { return rule->code == code; })) {
      throw std::invalid_argument(code + " is no rule of this return and year.");
    }
  }
  rules.erase(std::remove_if(rules.begin(), rules.end(),
                             [&](const Rule* rule) {
                               return std::find(codes.begin(), codes.end(), rule->code) == codes.end();
                             }),
              rules.end());
  return rules;
}

}  // namespace

std::string_view name_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::query:
      return "query";
    case Severity::other:
      return "other";
  }
  return {};
}

std::string_view name_of(Return which) { return which == Return::ssda903 ? "ssda903" : "cin"; }

std::span<const Table> tables_of(Return which) {
  return which == Return::ssda903 ? ssda903::tables() : cin::tables();
}

std::span<const int> known_years_of(Return which) {
  return which == Return::ssda903 ? ssda903::known_years() : cin::known_years();
}

bool code_before(std::string_view a, std::string_view b) { return parts_of(a) < parts_of(b); }

Result run(Return which, ReturnData& data, const RunOptions& options) {
  const int year = data.collection.year;
  const auto years = known_years_of(which);
  if (std::find(years.begin(), years.end(), year) == years.end()) {
    throw std::invalid_argument("The rules of the collection that ends in " + std::to_string(year) +
                                " are not known.");
  }
  if (which == Return::ssda903) {
    return run_rules<ssda903::Children>(chosen(ssda903::rules_of(year), options.codes), data,
                                        ssda903::tables(), "CHILD", options);
  }
  return run_rules<cin::Children>(chosen(cin::rules_of(year), options.codes), data, cin::tables(),
                                  "LAchildID", options);
}

}  // namespace windscreen::validate
