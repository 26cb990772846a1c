#include "assure/committee_annex.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "assure/covered_counts.h"
#include "base/error.h"

namespace windscreen::assure {
namespace {

using nlohmann::ordered_json;

constexpr const char* all_audits = "audits";
// Audits in which themes could be marked: those brought in from before have none.
constexpr const char* marked_audits = "marked";

int month_number(const std::string& month) {
  return 12 * std::stoi(month.substr(0, 4)) + std::stoi(month.substr(5, 2)) - 1;
}

MonthRun months_of(const ordered_json& report) {
  return {month_number(report.at("month_from").get<std::string>()),
          month_number(report.at("month_to").get<std::string>()) + 1};
}

// A count with its share as the annex writes it: nothing of it where it is hidden.
ordered_json cell(const ordered_json& share, bool hidden) {
  if (share.is_null()) return nullptr;
  ordered_json one;
  one["count"] = hidden ? ordered_json(nullptr) : share.at("met");
  for (const char* member : {"share", "lower", "upper"})
    one[member] = hidden ? ordered_json(nullptr) : share.at(member);
  one["symbol"] = hidden ? ordered_json("c") : ordered_json(nullptr);
  return one;
}

ordered_json count_cell(std::int64_t count, bool hidden) {
  return {{"count", hidden ? ordered_json(nullptr) : ordered_json(count)},
          {"symbol", hidden ? ordered_json("c") : ordered_json(nullptr)}};
}

void take(std::map<std::string, std::int64_t>& counts, const std::string& name, const ordered_json& cell) {
  if (cell.is_object() && cell.at("count").is_number()) counts[name] = cell.at("count").get<std::int64_t>();
}

std::string theme_name(const ordered_json& theme, const char* polarity) {
  return "theme " + theme.at("code").get<std::string>() + " " + polarity;
}

// What a reader of an annex has of it.
PublicCounts read_annex(const ordered_json& data) {
  PublicCounts read{months_of(data), {}};
  const ordered_json& annex = data.at("annex");
  if (annex.at("too_few").get<bool>()) return read;
  for (const char* name : {all_audits, marked_audits}) take(read.counts, name, annex.at(name));
  take(read.counts, "good_or_better", annex.at("good_or_better"));
  for (const ordered_json& one : annex.at("grades"))
    take(read.counts, one.at("grade").get<std::string>(), one);
  take(read.counts, "due", annex.at("completion").at("due"));
  take(read.counts, "done", annex.at("completion").at("done"));
  for (const ordered_json& one : annex.at("themes")) {
    for (const char* polarity : {"gap", "strength"})
      take(read.counts, theme_name(one, polarity), one.at(polarity));
  }
  return read;
}

class Annex {
 public:
  Annex(const ordered_json& report, const std::vector<ordered_json>& earlier)
      : report_(report), headline_(report.at("headline")), months_(months_of(report)) {
    for (const ordered_json& one : earlier) earlier_.push_back(read_annex(one));
  }

  ordered_json made() {
    const auto audits = headline_.at("audits").get<std::int64_t>();
    made_ = {{"too_few", audits < fewest_annex_audits}};
    if (audits < fewest_annex_audits) return std::move(made_);
    add_grades(audits);
    add_completion(audits);
    add_themes();
    add_recommendations();
    add_actions();
    made_["hidden"] = hidden_cells_;
    return std::move(made_);
  }

 private:
  bool is_hidden(const std::set<std::string>& hidden, const std::string& name) {
    const bool so = hidden.contains(name);
    hidden_cells_ += so ? 1 : 0;
    return so;
  }

  void add_grades(std::int64_t audits) {
    CountsToCover table{months_, {{all_audits, audits}}, {}, {}, {}, {}};
    MemberSum all{all_audits, {"good_or_better"}};
    MemberSum better{"good_or_better", {}};
    for (const ordered_json& one : headline_.at("grades")) {
      const auto grade = one.at("grade").get<std::string>();
      table.counts[grade] = one.at("met").get<std::int64_t>();
      (grade == "outstanding" || grade == "good" ? better : all).parts.push_back(grade);
    }
    table.counts["good_or_better"] = headline_.at("good_or_better").at("met").get<std::int64_t>();
    // The four together too: two that are hidden in different sums may be few together.
    const MemberSum four{all_audits, {"outstanding", "good", "requires_improvement", "inadequate"}};
    table.sums = {all, better, four};
    const std::int64_t marked = marked_of();
    table.counts[marked_audits] = marked;
    table.counts["unmarked"] = audits - marked;
    table.never_shown.insert("unmarked");
    table.sums.push_back({all_audits, {marked_audits, "unmarked"}});
    totals_ = covered(table, earlier_);
    made_[all_audits] = count_cell(audits, is_hidden(totals_, all_audits));
    made_[marked_audits] = count_cell(marked, is_hidden(totals_, marked_audits));
    made_["weighted"] = headline_.at("weighted");
    made_["grades"] = ordered_json::array();
    for (const ordered_json& one : headline_.at("grades")) {
      ordered_json line = {{"grade", one.at("grade")}, {"words", one.at("words")}};
      line.update(cell(one, is_hidden(totals_, one.at("grade").get<std::string>())));
      made_["grades"].push_back(std::move(line));
    }
    made_["good_or_better"] = cell(headline_.at("good_or_better"), is_hidden(totals_, "good_or_better"));
  }

  std::int64_t marked_of() const {
    for (const ordered_json& theme : report_.at("themes").at("themes")) {
      for (const char* polarity : {"gap", "strength"}) {
        if (!theme.at(polarity).is_null()) return theme.at(polarity).at("all").get<std::int64_t>();
      }
    }
    return 0;
  }

  // A total that the grades' table decided on.
  void add_total(CountsToCover& table, const char* name, std::int64_t count) const {
    table.counts[name] = count;
    table.decided.insert(name);
    if (totals_.contains(name)) table.hidden.insert(name);
  }

  void add_completion(std::int64_t audits) {
    std::int64_t due = 0;
    std::int64_t done = 0;
    for (const ordered_json& one : report_.at("figures").at("completion")) {
      if (one.at("group") != "All") continue;
      due = one.at("due").get<std::int64_t>();
      done = one.at("done").get<std::int64_t>();
    }
    CountsToCover table{
        months_, {{"due", due}, {"done", done}, {"not done", due - done}}, {}, {"not done"}, {}, {}};
    add_total(table, all_audits, audits);
    table.sums = {{"due", {"done", "not done"}}};
    // What was completed and what has a grade are as a rule nearly the same audits.
    const std::int64_t others = done - audits;
    table.counts["others"] = others < 0 ? -others : others;
    table.never_shown.insert("others");
    table.sums.push_back(others < 0 ? MemberSum{all_audits, {"done", "others"}}
                                    : MemberSum{"done", {all_audits, "others"}});
    std::set<std::string> hidden = covered(table, earlier_);
    // A share of the one with the other hidden would give it away.
    const bool any = hidden.contains("due") || hidden.contains("done");
    hidden_cells_ += any ? 2 : 0;
    const bool said = !any && due > 0;
    made_["completion"] = {
        {"due", count_cell(due, any)},
        {"done", count_cell(done, any)},
        {"share",
         said ? ordered_json(100.0 * static_cast<double>(done) / static_cast<double>(due)) : nullptr}};
  }

  void add_themes() {
    made_["themes"] = ordered_json::array();
    const ordered_json& themes = report_.at("themes").at("themes");
    std::set<std::string> hidden;
    for (const ordered_json& top : themes) {
      if (!top.at("parent").is_null()) continue;
      for (const char* polarity : {"gap", "strength"}) hidden.merge(hidden_themes(themes, top, polarity));
    }
    for (const ordered_json& theme : themes) {
      if (theme.at("gap").is_null() && theme.at("strength").is_null()) continue;
      ordered_json line = {
          {"code", theme.at("code")}, {"name", theme.at("name")}, {"parent", theme.at("parent")}};
      for (const char* polarity : {"gap", "strength"})
        line[polarity] = cell(theme.at(polarity), is_hidden(hidden, theme_name(theme, polarity)));
      made_["themes"].push_back(std::move(line));
    }
  }

  // A theme and those below it, of which an audit may have several: each is a part of the theme above it, and
  // what that has beside it is a count to be kept too, as is what all audits have beside each.
  std::set<std::string> hidden_themes(const ordered_json& themes, const ordered_json& top,
                                      const char* polarity) {
    CountsToCover table;
    table.months = months_;
    const std::string top_name = theme_name(top, polarity);
    add_total(table, marked_audits, marked_of());
    const auto add = [&](const ordered_json& theme, const std::string& whole, std::int64_t of) {
      const std::string name = theme_name(theme, polarity);
      const std::string rest = whole + " without " + name;
      const auto met = theme.at(polarity).at("met").get<std::int64_t>();
      table.counts[name] = met;
      table.counts[rest] = of - met;
      table.never_shown.insert(rest);
      table.sums.push_back({whole, {name, rest}});
      // Small as what it leaves, it is hidden as what is small: nothing else would keep it.
      if (of - met > 0 && of - met < 6) table.hidden.insert(name);
      return met;
    };
    if (top.at(polarity).is_null()) return {};
    const std::int64_t met = add(top, marked_audits, marked_of());
    for (const ordered_json& theme : themes) {
      if (theme.at("parent") != top.at("code") || theme.at(polarity).is_null()) continue;
      add(theme, top_name, met);
    }
    return covered(table, earlier_);
  }

  void add_recommendations() {
    made_["recommendations"] = ordered_json::array();
    for (const ordered_json& one : report_.at("themes").at("recommendations")) {
      ordered_json line;
      for (const char* member : {"theme", "theme_name", "issued_on", "words", "target_percent", "due_on",
                                 "state", "progress", "progress_words"})
        line[member] = one.at(member);
      made_["recommendations"].push_back(std::move(line));
    }
  }

  void add_actions() {
    for (const ordered_json& one : report_.at("actions")) {
      if (one.at("of") != "All of these months") continue;
      const auto open = one.at("open").get<std::int64_t>();
      const auto overdue = one.at("overdue").get<std::int64_t>();
      CountsToCover table{months_, {{"open", open}, {"overdue", overdue}, {"in time", open - overdue}},
                          {},      {"in time"},
                          {},      {}};
      table.sums = {{"open", {"overdue", "in time"}}};
      const std::set<std::string> hidden = covered(table, {});
      made_["actions"] = {{"open", count_cell(open, is_hidden(hidden, "open"))},
                          {"overdue", count_cell(overdue, is_hidden(hidden, "overdue"))}};
    }
  }

  const ordered_json& report_;
  const ordered_json& headline_;
  MonthRun months_;
  std::vector<PublicCounts> earlier_;
  // What the grades' table hides, totals with it.
  std::set<std::string> totals_;
  ordered_json made_;
  int hidden_cells_ = 0;
};

}  // namespace

ordered_json committee_annex(const ordered_json& report, const std::vector<ordered_json>& earlier) {
  if (report.value("kind", "") != "highlight" || !report.contains("headline"))
    throw base::Error("The annex is made of a highlight report.", "Choose a signed highlight report.");
  return Annex(report, earlier).made();
}

}  // namespace windscreen::assure
