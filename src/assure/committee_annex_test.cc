#include "assure/committee_annex.h"

#include <gtest/gtest.h>

#include <array>
#include <map>
#include <random>

#include "base/date.h"
#include "base/error.h"
#include "measure/disclosure_attack.h"

namespace windscreen::assure {
namespace {

using nlohmann::ordered_json;

constexpr std::array<const char*, 4> grades = {"outstanding", "good", "requires_improvement", "inadequate"};
using Grades = std::array<int, 4>;

ordered_json share(int met, int all) {
  return {{"met", met}, {"all", all},   {"share", 100.0 * met / all},
          {"lower", 0}, {"upper", 100}, {"effective", all}};
}

// A highlight report's data, with what an annex reads of it.
ordered_json report(const char* from, const char* to, const Grades& counts) {
  int all = 0;
  for (const int one : counts) all += one;
  ordered_json headline = {{"audits", all}, {"weighted", false}, {"grades", ordered_json::array()}};
  for (std::size_t at = 0; at < grades.size(); ++at) {
    ordered_json one = {{"grade", grades[at]}, {"words", grades[at]}};
    one.update(share(counts[at], std::max(1, all)));
    headline["grades"].push_back(one);
  }
  headline["good_or_better"] = share(counts[0] + counts[1], std::max(1, all));
  return {{"kind", "highlight"},
          {"month_from", from},
          {"month_to", to},
          {"headline", headline},
          {"figures", {{"completion", {{{"group", "All"}, {"due", all + 10}, {"done", all}}}}}},
          {"themes", {{"themes", ordered_json::array()}, {"recommendations", ordered_json::array()}}},
          {"actions", {{{"of", "All of these months"}, {"open", 20}, {"overdue", 0}}}}};
}

ordered_json theme(const char* code, const char* parent, int gap, int all) {
  return {{"code", code},
          {"name", code},
          {"parent", parent == nullptr ? ordered_json(nullptr) : ordered_json(parent)},
          {"gap", share(gap, all)},
          {"strength", nullptr}};
}

// The annex as a report's data, for the next one.
ordered_json published(const ordered_json& of, const std::vector<ordered_json>& earlier = {}) {
  return {{"kind", "committee_annex"},
          {"month_from", of.at("month_from")},
          {"month_to", of.at("month_to")},
          {"annex", committee_annex(of, earlier)}};
}

std::string shown(const ordered_json& cell) {
  return cell.at("count").is_null() ? cell.at("symbol").get<std::string>()
                                    : std::to_string(cell.at("count").get<int>());
}
std::string shown_grades(const ordered_json& annex) {
  std::string line = shown(annex.at("audits")) + ":";
  for (const ordered_json& one : annex.at("grades")) line += " " + shown(one);
  return line + ", " + shown(annex.at("good_or_better"));
}

// What a reader can solve of the grades in published annexes (measure/disclosure_attack.h: another hand's
// code).
class Solver {
 public:
  Solver(base::Date first, std::size_t months) : attack_(first, months) {
    attack_.learn_sum("audits", {"good_or_better", "requires_improvement", "inadequate"});
    attack_.learn_sum("good_or_better", {"outstanding", "good"});
  }
  void read(const ordered_json& data) {
    const base::Date from = *base::parse_iso(data.at("month_from").get<std::string>() + "-01");
    const base::Date to = *base::parse_iso(data.at("month_to").get<std::string>() + "-01");
    const ordered_json& annex = data.at("annex");
    if (annex.at("too_few").get<bool>()) return;
    const auto learn = [&](const std::string& name, const ordered_json& cell) {
      if (cell.at("count").is_number()) attack_.learn(name, from, to, cell.at("count").get<double>());
    };
    learn("audits", annex.at("audits"));
    learn("good_or_better", annex.at("good_or_better"));
    for (const ordered_json& one : annex.at("grades")) learn(one.at("grade").get<std::string>(), one);
  }
  void conclude() { attack_.conclude(); }
  bool solves(const std::string& name, const char* from, const char* to) const {
    return attack_.solves(name, *base::parse_iso(std::string(from) + "-01"),
                          *base::parse_iso(std::string(to) + "-01"));
  }
  bool solves(const std::string& name, base::Date from, base::Date to) const {
    return attack_.solves(name, from, to);
  }

 private:
  measure::Attack attack_;
};

TEST(CommitteeAnnex, EdgeCase32ATotalLessTheOthersRevealsOneChild) {
  const ordered_json data = report("2020-01", "2020-03", {1, 12, 21, 6});
  // Hidden alone, the one outstanding audit is 40 - 12 - 21 - 6, and 13 good or better less 12.
  Solver naive(base::make_date(2020, 1, 1), 3);
  ordered_json alone = published(report("2020-01", "2020-03", {0, 12, 21, 6}));
  for (ordered_json& one : alone["annex"]["grades"]) {
    if (one.at("grade") == "outstanding") one["count"] = nullptr;
  }
  alone["annex"]["audits"]["count"] = 40;
  naive.read(alone);
  naive.conclude();
  EXPECT_TRUE(naive.solves("outstanding", "2020-01", "2020-03"));

  const ordered_json made = published(data);
  EXPECT_EQ(shown_grades(made.at("annex")), "40: c c 21 6, 13");
  EXPECT_EQ(made.at("annex").at("hidden"), 2);
  Solver solver(base::make_date(2020, 1, 1), 3);
  solver.read(made);
  solver.conclude();
  EXPECT_FALSE(solver.solves("outstanding", "2020-01", "2020-03"));
  EXPECT_FALSE(solver.solves("good", "2020-01", "2020-03"));
  // Nothing of it is left in a share either.
  EXPECT_TRUE(made.at("annex").at("grades").at(0).at("share").is_null());
  EXPECT_TRUE(made.at("annex").at("grades").at(0).at("upper").is_null());
}

TEST(CommitteeAnnex, EdgeCase32WhatTwoAnnexesWithOverlappingMonthsReveal) {
  const ordered_json quarter = published(report("2020-01", "2020-03", {8, 12, 12, 8}));
  EXPECT_EQ(shown_grades(quarter.at("annex")), "40: 8 12 12 8, 20");
  const ordered_json four = report("2020-01", "2020-04", {10, 18, 20, 12});
  const auto solved = [&](const ordered_json& second, const char* name) {
    Solver solver(base::make_date(2020, 1, 1), 4);
    solver.read(quarter);
    solver.read(second);
    solver.conclude();
    return solver.solves(name, "2020-04", "2020-04");
  };
  // Without a thought of the first, April's two outstanding and four inadequate audits follow.
  const ordered_json careless = published(four);
  EXPECT_EQ(shown_grades(careless.at("annex")), "60: 10 18 20 12, 28");
  EXPECT_TRUE(solved(careless, "outstanding"));
  EXPECT_TRUE(solved(careless, "inadequate"));
  const ordered_json careful = published(four, {quarter});
  EXPECT_FALSE(solved(careful, "outstanding"));
  EXPECT_FALSE(solved(careful, "inadequate"));
  EXPECT_EQ(shown(careful.at("annex").at("audits")), "60");
}

TEST(CommitteeAnnex, AGradeThatChangedSinceTheLastAnnexOfTheSameMonths) {
  const ordered_json first = published(report("2020-01", "2020-03", {8, 12, 12, 8}));
  const ordered_json again = published(report("2020-01", "2020-03", {8, 13, 12, 7}), {first});
  EXPECT_EQ(shown_grades(again.at("annex")), "40: 8 c 12 c, c");
  const ordered_json same = published(report("2020-01", "2020-03", {8, 12, 12, 8}), {first});
  EXPECT_EQ(same.at("annex"), first.at("annex"));
}

// Every table of four grades that says what the annex says: of a hidden small grade, more than one is
// possible.
TEST(CommitteeAnnex, NoHiddenGradeHasOnlyOnePossibleCount) {
  std::mt19937 random(32);
  std::uniform_int_distribution<int> any(0, 12);
  int hidden = 0;
  for (int many = 0; many < 100; ++many) {
    const Grades truth = {any(random) / 3, any(random), any(random), any(random) / 2};
    const int all = truth[0] + truth[1] + truth[2] + truth[3];
    if (all < fewest_annex_audits) continue;
    const ordered_json annex = published(report("2020-01", "2020-03", truth)).at("annex");
    std::array<std::set<int>, 4> possible;
    // A reader knows that what is hidden is not 0, as long as no 0 is.
    bool zero_hidden = false;
    for (std::size_t at = 0; at < truth.size(); ++at)
      zero_hidden = zero_hidden || (truth[at] == 0 && annex.at("grades").at(at).at("count").is_null());
    const auto fits = [&](const ordered_json& cell, int count) {
      return cell.at("count").is_null() ? zero_hidden || count > 0 : cell.at("count") == count;
    };
    const ordered_json& cells = annex.at("grades");
    for (int total = fewest_annex_audits; total <= 60; ++total) {
      if (!fits(annex.at("audits"), total)) continue;
      for (int one = 0; one <= total; ++one) {
        for (int two = 0; one + two <= total; ++two) {
          for (int three = 0; one + two + three <= total; ++three) {
            const Grades guess = {one, two, three, total - one - two - three};
            if (!fits(annex.at("good_or_better"), one + two)) continue;
            bool good = true;
            for (std::size_t at = 0; at < guess.size(); ++at) good = good && fits(cells.at(at), guess[at]);
            if (!good) continue;
            for (std::size_t at = 0; at < guess.size(); ++at) possible[at].insert(guess[at]);
          }
        }
      }
    }
    for (std::size_t at = 0; at < truth.size(); ++at) {
      ASSERT_TRUE(possible[at].contains(truth[at]));
      if (truth[at] < 1 || truth[at] > 5) continue;
      ++hidden;
      EXPECT_GT(possible[at].size(), 1U) << shown_grades(annex) << " of " << truth[at];
    }
  }
  EXPECT_GT(hidden, 80);
}

// Annex after annex of windows that overlap: the solver, who has them all, finds no small count of any
// months.
TEST(CommitteeAnnex, NoRowOfAnnexesGivesASmallCountAway) {
  std::mt19937 random(7);
  int found_without = 0;
  for (int many = 0; many < 25; ++many) {
    constexpr int months = 8;
    std::array<Grades, months> truth{};
    std::poisson_distribution<int> few(2);
    std::poisson_distribution<int> more(9);
    for (Grades& month : truth) month = {few(random) / 2, more(random), more(random) + 4, few(random)};
    const base::Date first = base::make_date(2020, 1, 1);
    Solver careful(first, months);
    Solver careless(first, months);
    std::vector<ordered_json> earlier;
    for (int annex = 0; annex < 4; ++annex) {
      const int from = std::uniform_int_distribution<int>(0, months - 3)(random);
      const int to = std::min(months - 1, from + std::uniform_int_distribution<int>(2, 4)(random));
      Grades sum{};
      for (int month = from; month <= to; ++month) {
        for (std::size_t at = 0; at < sum.size(); ++at) sum[at] += truth[static_cast<std::size_t>(month)][at];
      }
      const auto month_words = [&](int month) {
        return base::format_iso(base::add_months(first, month)).substr(0, 7);
      };
      const ordered_json data = report(month_words(from).c_str(), month_words(to).c_str(), sum);
      careless.read(published(data));
      const ordered_json made = published(data, earlier);
      careful.read(made);
      earlier.push_back(made);
    }
    careful.conclude();
    careless.conclude();
    for (int from = 0; from < months; ++from) {
      Grades sum{};
      for (int to = from; to < months; ++to) {
        for (std::size_t at = 0; at < sum.size(); ++at) {
          sum[at] += truth[static_cast<std::size_t>(to)][at];
          if (sum[at] < 1 || sum[at] > 5) continue;
          const base::Date start = base::add_months(first, from);
          const base::Date end = base::add_months(first, to);
          EXPECT_FALSE(careful.solves(grades[at], start, end))
              << many << " " << grades[at] << " " << from << " " << to;
          found_without += careless.solves(grades[at], start, end) ? 1 : 0;
        }
      }
    }
  }
  EXPECT_GT(found_without, 0);
}

TEST(CommitteeAnnex, AThemeIsHiddenWithWhatItLeaves) {
  ordered_json data = report("2020-01", "2020-03", {8, 12, 12, 8});
  data["themes"]["themes"] = {theme("voice", nullptr, 12, 40), theme("seen_alone", "voice", 9, 40),
                              theme("visits", nullptr, 3, 40), theme("plans", nullptr, 38, 40),
                              theme("health", nullptr, 0, 40), theme("teeth", "health", 0, 40)};
  const ordered_json annex = committee_annex(data, {});
  std::map<std::string, std::string> gaps;
  for (const ordered_json& one : annex.at("themes"))
    gaps[one.at("code").get<std::string>()] = shown(one.at("gap"));
  // 12 less 9 would be 3 with the theme above alone; 38 of 40 leaves 2.
  EXPECT_EQ(gaps, (std::map<std::string, std::string>{{"voice", "12"},
                                                      {"seen_alone", "c"},
                                                      {"visits", "c"},
                                                      {"plans", "c"},
                                                      {"health", "0"},
                                                      {"teeth", "0"}}));
}

TEST(CommitteeAnnex, CompletionAndActions) {
  ordered_json data = report("2020-01", "2020-03", {8, 12, 12, 8});
  EXPECT_EQ(shown(committee_annex(data, {}).at("completion").at("due")), "50");
  EXPECT_DOUBLE_EQ(committee_annex(data, {}).at("completion").at("share").get<double>(), 80);
  // Two are not done: the annex has 40 audits, so that the 42 would give them away.
  data["figures"]["completion"][0]["due"] = 42;
  data["actions"][0]["overdue"] = 2;
  const ordered_json annex = committee_annex(data, {});
  EXPECT_EQ(shown(annex.at("completion").at("due")), "c");
  EXPECT_TRUE(annex.at("completion").at("share").is_null());
  EXPECT_EQ(shown(annex.at("actions").at("overdue")), "c");
  EXPECT_EQ(shown(annex.at("actions").at("open")), "20");
}

TEST(CommitteeAnnex, AHandfulOfAuditsHasNoFigures) {
  const ordered_json annex = committee_annex(report("2020-01", "2020-03", {0, 9, 0, 0}), {});
  EXPECT_EQ(annex, (ordered_json{{"too_few", true}}));
  EXPECT_EQ(committee_annex(report("2020-01", "2020-03", {0, 10, 0, 0}), {}).at("too_few"), false);
  // It can stand among the earlier ones.
  EXPECT_NO_THROW(committee_annex(report("2020-01", "2020-04", {0, 12, 8, 0}),
                                  {published(report("2020-01", "2020-03", {0, 9, 0, 0}))}));
}

TEST(CommitteeAnnex, OnlyOfAHighlightReportAndNothingElseOfIt) {
  ordered_json data = report("2020-01", "2020-03", {8, 12, 12, 8});
  data["figures"]["silent_services"] = {"Permanence"};
  data["agreement"] = {{"pairs", 3}};
  data["headline"]["cautions"] = {"Of 3 of 40 audits it is not known how likely they were to be drawn."};
  const std::string words = committee_annex(data, {}).dump();
  for (const char* word : {"Permanence", "pairs", "cautions", "effective"})
    EXPECT_EQ(words.find(word), std::string::npos);
  data["kind"] = "thematic";
  EXPECT_THROW(committee_annex(data, {}), base::Error);
}

}  // namespace
}  // namespace windscreen::assure
