#include "assure/report_life.h"

#include <nlohmann/json.hpp>

#include "assure/audit_world_test.h"
#include "base/error.h"
#include "base/hash.h"

namespace windscreen::assure {
namespace {

using nlohmann::json;

TEST(ReportText, TheSameDataIsTheSameTextAndAnotherIsNot) {
  const json one = json::parse(R"({ "b": 2.50, "a": [1, "ä"] })");
  const json other = json::parse(R"({"a":[1,"\u00e4"],"b":2.5})");
  EXPECT_EQ(canonical_text(one), "{\"a\":[1,\"ä\"],\"b\":2.5}");
  EXPECT_EQ(canonical_text(one), canonical_text(other));
  EXPECT_EQ(json::parse(canonical_text(one)), one);
  store::AuditReport report;
  report.data = canonical_text(one);
  report.data_hash = base::sha256(report.data);
  EXPECT_TRUE(is_intact(report));
  report.data[6] = '3';
  EXPECT_FALSE(is_intact(report));
}

TEST(ReportFault, KindMonthsAndProgrammeMustGoTogether) {
  const auto fault = [](const std::string& kind, const std::string& from, const std::string& to,
                        std::optional<std::string> programme = {}) {
    ReportWish wish;
    wish.kind = kind;
    wish.month_from = from;
    wish.month_to = to;
    wish.programme_id = std::move(programme);
    return report_fault(wish);
  };
  EXPECT_EQ(fault("highlight", "2020-07", "2020-09"), "");
  EXPECT_EQ(fault("highlight", "2020-02", "2020-02"), "");
  EXPECT_EQ(fault("thematic", "2020-07", "2020-09", "monthly"), "");
  EXPECT_EQ(fault("control_sheet", "2020-09", "2020-09", "monthly"), "");
  // Three years and no month more.
  EXPECT_EQ(fault("highlight", "2017-10", "2020-09"), "");
  EXPECT_NE(fault("highlight", "2017-09", "2020-09"), "");
  EXPECT_NE(fault("highlight", "2020-09", "2020-07"), "");
  EXPECT_NE(fault("highlight", "2020-13", "2020-13"), "");
  EXPECT_NE(fault("highlight", "2020-9", "2020-09"), "");
  EXPECT_NE(fault("highlight", "2020-07-01", "2020-09"), "");
  EXPECT_NE(fault("newsletter", "2020-07", "2020-09"), "");
  EXPECT_NE(fault("thematic", "2020-07", "2020-09"), "");
  EXPECT_NE(fault("highlight", "2020-07", "2020-09", "monthly"), "");
  EXPECT_NE(fault("control_sheet", "2020-08", "2020-09", "monthly"), "");
}

TEST(ReportAudience, OnlyTheAnnexGoesToWhoSeesNoFigures) {
  EXPECT_EQ(audiences_of("highlight"), std::vector<std::string_view>{"improvement_board"});
  EXPECT_EQ(audiences_of("committee_annex").size(), 3U);
}

class ReportLifeTest : public AuditWorld {
 protected:
  static ReportWish draft(const std::string& author, std::optional<std::string> replaces = {}) {
    ReportWish wish;
    wish.kind = "highlight";
    wish.month_from = "2020-01";
    wish.month_to = "2020-03";
    wish.author_id = author;
    wish.narrative = "Practice is better.";
    wish.data = R"({"audits":3})";
    wish.as_of = store::now();
    wish.replaces_id = std::move(replaces);
    return wish;
  }
  using AuditWorld::make;
  std::string make(const ReportWish& wish) {
    return opened
        ->write({wish.author_id, "audit.report"},
                [&](store::Writer& writer) { return make_report(writer, wish); })
        .id;
  }
  /// What is wrong; empty where it was done.
  std::string sign(const std::string& id, const std::string& who) {
    return fault([&](store::Writer& writer) { sign_report(writer, id, who); });
  }
  std::string publish(const std::string& id, const std::string& who,
                      const std::string& to = "improvement_board") {
    return fault([&](store::Writer& writer) { publish_report(writer, id, who, to); });
  }
  std::string replace(const ReportWish& wish) {
    return fault([&](store::Writer& writer) { make_report(writer, wish); });
  }
  ReportStanding standing(const std::string& id) {
    return opened->read([&](store::Queries& reader) { return standing_of(reader, id); });
  }

 private:
  template <typename Work>
  std::string fault(const Work& work) {
    try {
      opened->write({"ann", "audit.report"}, work);
      return {};
    } catch (const base::Error& refused) {
      return refused.what();
    }
  }
};
ON_EACH_ENGINE(ReportLifeTest);

TEST_P(ReportLifeTest, ADraftIsSignedAndThenPublishedByOthersThanItsAuthor) {
  const std::string id = make(draft("ann"));
  EXPECT_EQ(standing(id).state, ReportState::draft);
  EXPECT_NE(publish(id, "bea"), "") << "nobody has signed it";
  EXPECT_NE(sign(id, "ann"), "") << "the author";
  EXPECT_EQ(sign(id, "bea"), "");
  EXPECT_NE(sign(id, "bea"), "") << "twice";
  EXPECT_EQ(standing(id).state, ReportState::signed_off);
  EXPECT_NE(publish(id, "ann"), "") << "the author";
  EXPECT_NE(publish(id, "bea", "committee"), "") << "small numbers are not hidden in it";
  EXPECT_NE(publish(id, "bea", "press"), "");
  EXPECT_EQ(publish(id, "bea"), "");
  EXPECT_NE(publish(id, "bea"), "") << "twice";
  EXPECT_EQ(standing(id).state, ReportState::published);
  EXPECT_TRUE(standing(id).published_to({"improvement_board"}));
  EXPECT_FALSE(standing(id).published_to({"committee", "everyone"}));
  EXPECT_EQ(standing(id).signatures.size(), 2U);
  EXPECT_NE(sign("none", "bea"), "");
}

TEST_P(ReportLifeTest, ADraftIsReplacedUntilItIsSigned) {
  const std::string first = make(draft("ann"));
  const std::string second = make(draft("cat", first));
  EXPECT_EQ(standing(first).state, ReportState::replaced);
  EXPECT_EQ(standing(first).replaced_by, second);
  EXPECT_NE(sign(first, "bea"), "") << "it was replaced";
  EXPECT_NE(replace(draft("ann", first)), "") << "it was replaced already";
  // Whoever wrote a version of it is an author.
  EXPECT_NE(sign(second, "ann"), "");
  EXPECT_NE(sign(second, "cat"), "");
  ReportWish other = draft("ann", second);
  other.month_to = "2020-04";
  EXPECT_NE(replace(other), "") << "other months";
  EXPECT_EQ(sign(second, "bea"), "");
  EXPECT_NE(replace(draft("ann", second)), "") << "it is signed";
  EXPECT_NE(replace(draft("ann", "none")), "");
}

TEST_P(ReportLifeTest, WhatCannotBeFrozenIsNoReport) {
  ReportWish wish = draft("ann");
  wish.narrative = " \n";
  EXPECT_NE(replace(wish), "");
  for (const char* data : {"", "[]", "{ \"audits\": 3}", R"({"b":1,"a":2})", "{\"audits\":3"}) {
    wish = draft("ann");
    wish.data = data;
    EXPECT_NE(replace(wish), "") << data;
  }
  EXPECT_TRUE(all<store::AuditReport>().empty());
}

// What the pages said when the data was read must still be so when it is frozen.
TEST_P(ReportLifeTest, GradesThatChangedWhileItWasMadeRefuseIt) {
  begin();
  make(wish("hold_conversation", "bea", {Part::auditor}));
  grade("good");
  make(wish("submit", "bea", {Part::auditor}));
  ReportWish early = draft("ann");
  early.as_of = "2020-01-01T00:00:00.000Z";
  EXPECT_EQ(replace(early), "") << "no grade became final since";
  make(wish("finalise", "ann", {Part::qa_lead}));
  EXPECT_NE(replace(early), "");
  early.month_from = early.month_to = "2020-03";
  EXPECT_EQ(replace(early), "") << "the audit is of February";
}

}  // namespace
}  // namespace windscreen::assure
