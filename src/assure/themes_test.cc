#include "assure/themes.h"

#include "assure/audit_world_test.h"
#include "base/error.h"
#include "measure/wilson.h"

namespace windscreen::assure {
namespace {

class ThemesTest : public AuditWorld {
 protected:
  template <typename Work>
  void write(const Work& work) {
    opened->write({"ann", "audit.themes"}, [&](store::Writer& writer) {
      work(writer);
      return 0;
    });
  }
  void mark(const char* who, const std::vector<ThemeMark>& marks) {
    write([&](store::Writer& writer) { set_theme_marks(writer, "audit", who, marks); });
  }
  std::vector<std::string> marked() {
    std::vector<std::string> lines;
    for (const auto& one : all<store::AuditThemeMark>()) lines.push_back(one.theme_id + " " + one.polarity);
    std::sort(lines.begin(), lines.end());
    return lines;
  }
};
ON_EACH_ENGINE(ThemesTest);

TEST_P(ThemesTest, TheShippedThemesComeOnce) {
  write([](store::Writer& writer) {
    EXPECT_EQ(add_shipped_themes(writer), static_cast<int>(shipped_themes().size()));
    EXPECT_EQ(add_shipped_themes(writer), 0);
  });
  for (const ShippedTheme& one : shipped_themes()) {
    const auto stored = opened->read(
        [&](store::Queries& reader) { return *reader.find<store::AuditTheme>(std::string(one.code)); });
    EXPECT_EQ(stored.parent_id.value_or(""), one.parent) << one.code;
  }
}

TEST_P(ThemesTest, AThemeHasACodeANameAndOneAboveAtMost) {
  write([](store::Writer& writer) {
    add_theme(writer, {"top", "Top", {}, {}, {}});
    add_theme(writer, {"below", "Below", "top", {}, {}});
    EXPECT_THROW(add_theme(writer, {"deep", "Deep", "below", {}, {}}), base::Error);
    EXPECT_THROW(add_theme(writer, {"top", "Another", {}, {}, {}}), base::Error);
    EXPECT_THROW(add_theme(writer, {"other", "Top", {}, {}, {}}), base::Error);
    EXPECT_THROW(add_theme(writer, {"Other", "Other", {}, {}, {}}), base::Error);
    EXPECT_THROW(add_theme(writer, {"other", " ", {}, {}, {}}), base::Error);
    EXPECT_THROW(add_theme(writer, {"other", "Other", "none", {}, {}}), base::Error);
  });
}

TEST_P(ThemesTest, TheAuditorMarksThemWhileTheAuditTakesAnswers) {
  write([](store::Writer& writer) {
    add_theme(writer, {"visits", "Visits", {}, {}, {}});
    add_theme(writer, {"voice", "Voice", {}, {}, {}});
  });
  EXPECT_THROW(mark("bea", {{"visits", "gap"}}), base::Error);
  begin();
  mark("bea", {{"visits", "gap"}, {"voice", "strength"}, {"visits", "gap"}});
  EXPECT_EQ(marked(), (std::vector<std::string>{"visits gap", "voice strength"}));
  mark("bea", {{"visits", "gap"}, {"visits", "strength"}});
  EXPECT_EQ(marked(), (std::vector<std::string>{"visits gap", "visits strength"}));
  EXPECT_THROW(mark("cat", {}), base::Error);
  EXPECT_THROW(mark("ann", {}), base::Error);
  EXPECT_THROW(mark("bea", {{"none", "gap"}}), base::Error);
  EXPECT_THROW(mark("bea", {{"voice", "so so"}}), base::Error);
  // What is retired stays marked, and is not marked anew.
  write([](store::Writer& writer) {
    retire_theme(writer, "visits");
    retire_theme(writer, "voice");
  });
  mark("bea", {{"visits", "gap"}});
  EXPECT_THROW(mark("bea", {{"visits", "gap"}, {"voice", "gap"}}), base::Error);
  EXPECT_EQ(marked(), (std::vector<std::string>{"visits gap"}));
}

TEST_P(ThemesTest, OnlyFirstTimeRandomAuditsThatAreFinalCount) {
  write([](store::Writer& writer) {
    add_theme(writer, {"visits", "Visits", {}, {}, {}});
    const auto put = [&](const char* id, const char* stream, const char* state, const char* import) {
      store::Audit audit;
      audit.id = id;
      audit.stream = stream;
      audit.month = "2020-02";
      audit.state = state;
      audit.final_grade = "good";
      if (*import != '\0') audit.import_id = import;
      writer.insert(audit);
      writer.insert(store::AuditThemeMark{id, id, "visits", "gap"});
    };
    put("counts", "random", "final", "");
    put("closed", "random", "closed", "");
    put("again", "re_audit", "final", "");
    put("thematic", "thematic", "final", "");
    put("open", "random", "submitted", "");
    put("void", "random", "void", "");
    put("before", "random", "final", "import");
  });
  const auto counts =
      opened->read([](store::Queries& reader) { return read_theme_counts(reader, "2020-02"); });
  EXPECT_EQ(counts.audits.size(), 2U);
  EXPECT_EQ(counts.marks.size(), 2U);
  EXPECT_TRUE(opened->read([](store::Queries& reader) { return read_theme_counts(reader, "2020-03"); })
                  .audits.empty());
}

/// `gaps` of `all` audits of a month have the gap.
void add_month(ThemeCounts& counts, const std::string& month, int gaps, int all) {
  for (int i = 0; i < all; ++i) {
    const std::string id = month + "-" + std::to_string(i);
    counts.audits.push_back({id, month, id, {}});
    if (i < gaps) counts.marks.push_back({id, i % 2 == 0 ? "visits" : "visits_in_time", "gap"});
    counts.marks.push_back({id, "visits", "strength"});
  }
}

TEST(ThemeShare, IsWilsonsOfTheMonthsAndOfTheThemesBelow) {
  ThemeCounts counts;
  add_month(counts, "2020-01", 10, 40);
  add_month(counts, "2020-02", 6, 40);
  const auto share = theme_share(counts, {"visits", "visits_in_time"}, "gap", "2020-01", "2020-02");
  EXPECT_EQ(share.met, 16);
  EXPECT_EQ(share.all, 80);
  EXPECT_DOUBLE_EQ(share.share, 0.2);
  // Wilson's interval for 16 of 80.
  EXPECT_NEAR(share.interval.lower, 0.1272, 0.0005);
  EXPECT_NEAR(share.interval.upper, 0.3005, 0.0005);
  EXPECT_EQ(theme_share(counts, {"visits_in_time"}, "gap", "2020-01", "2020-02").met, 8);
  EXPECT_EQ(theme_share(counts, {"visits"}, "gap", "2020-02", "2020-02").met, 3);
  EXPECT_EQ(theme_share(counts, {"visits"}, "gap", "2020-05", "2020-06").all, 0);
}

TEST(ThemeShare, WeighsByTheChanceOfBeingDrawn) {
  ThemeCounts counts;
  counts.audits = {{"a", "2020-01", "x", 9.0}, {"b", "2020-01", "y", 1.0}};
  counts.marks = {{"b", "visits", "gap"}};
  EXPECT_DOUBLE_EQ(theme_share(counts, {"visits"}, "gap", "2020-01", "2020-01").share, 0.1);
  // Where one has no known chance they count alike.
  counts.audits[0].weight.reset();
  EXPECT_DOUBLE_EQ(theme_share(counts, {"visits"}, "gap", "2020-01", "2020-01").share, 0.5);
}

store::PracticeRecommendation recommendation(std::int64_t target) {
  return {"r", "visits", "2020-03-16", "Visit in time.", {}, target, {}, "open", {}, {}};
}

TEST(Recommendation, IsFollowedFromTheMonthAfterAndMetBeyondChanceOnly) {
  ThemeCounts counts;
  for (const char* month : {"2020-01", "2020-02", "2020-03"}) add_month(counts, month, 20, 50);
  const std::vector<std::string> themes = {"visits", "visits_in_time"};
  const auto follow = [&](std::int64_t target, const char* last) {
    return follow_recommendation(counts, themes, recommendation(target), last);
  };
  // The month in which it was issued is before it.
  EXPECT_EQ(follow(20, "2020-03").progress, Progress::not_known);
  EXPECT_DOUBLE_EQ(follow(20, "2020-03").before.share, 0.4);
  EXPECT_EQ(follow(20, "2020-04").progress, Progress::not_known);
  for (const char* month : {"2020-04", "2020-05", "2020-06", "2020-07"}) add_month(counts, month, 9, 50);
  const auto now = follow(20, "2020-07");
  EXPECT_EQ(now.now_from, "2020-05");
  EXPECT_EQ(now.now.all, 150);
  // 27 of 150 is 18%, up to 25%.
  EXPECT_EQ(now.progress, Progress::at_target);
  EXPECT_EQ(follow(10, "2020-07").progress, Progress::above);
  EXPECT_EQ(follow(25, "2020-07").progress, Progress::met);
  // One month after it there is one month to go by.
  EXPECT_EQ(follow(20, "2020-04").now.all, 50);
}

TEST_P(ThemesTest, ARecommendationEndsWithAReasonAndIsMetByTheRuleOnly) {
  write([](store::Writer& writer) {
    add_theme(writer, {"visits", "Visits", {}, {}, {}});
    auto wrong = recommendation(20);
    wrong.words = " ";
    EXPECT_THROW(issue_recommendation(writer, wrong), base::Error);
    wrong = recommendation(120);
    EXPECT_THROW(issue_recommendation(writer, wrong), base::Error);
    wrong = recommendation(20);
    wrong.theme_id = "none";
    EXPECT_THROW(issue_recommendation(writer, wrong), base::Error);
    issue_recommendation(writer, recommendation(20));
    const base::Date today = base::make_date(2020, 9, 30);
    EXPECT_THROW(close_recommendation(writer, "r", "withdrawn", " ", today, Progress::above), base::Error);
    EXPECT_THROW(close_recommendation(writer, "r", "met", "Low.", today, Progress::at_target), base::Error);
    close_recommendation(writer, "r", "met", "It has fallen.", today, Progress::met);
    EXPECT_THROW(close_recommendation(writer, "r", "withdrawn", "x", today, Progress::met), base::Error);
  });
  EXPECT_EQ(all<store::PracticeRecommendation>()[0].closed_on, "2020-09-30");
}

}  // namespace
}  // namespace windscreen::assure
