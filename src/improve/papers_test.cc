#include "improve/papers.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/hash.h"
#include "improve/test_book.h"
#include "improve/test_given.h"
#include "improve/test_readings.h"

namespace windscreen::improve {
namespace {

using nlohmann::json;

/// A board with a meeting on 6 October 2020, and a page of it.
class FrozenPaper : public testing::Test {
 protected:
  void SetUp() override {
    record.add("body", "board", "2018-01-01", {}, "board");
    record.add("meeting", "m", "2020-02-29", "board");
    record.due("m", "2020-02-29", "2020-10-06");
  }
  static PaperWish wish() { return {"m", "board", iso_day("2020-02-29"), "ann", "2020-02-29T23:59:59.999Z"}; }
  store::ImprovementPaper frozen(const PaperWish& wished) {
    store::ImprovementPaper paper;
    record.change([&](store::Writer& writer) {
      const auto made = freeze_paper(writer, wished, {{"b", 1}, {"a", "caf\u00e9"}}, {{"x", nullptr}});
      paper = given(writer.find<store::ImprovementPaper>(made.id));
    });
    return paper;
  }
  TestBook record;
};

TEST_F(FrozenPaper, HasBothPagesAndTheirHeadInCanonicalBytes) {
  const auto paper = frozen(wish());
  EXPECT_EQ(paper.content,
            "{\"head\":{\"as_at\":\"2020-02-29\",\"frozen_at\":\"2020-02-29T23:59:59.999Z\","
            "\"frozen_by\":\"ann\",\"kind\":\"board\",\"meeting\":\"m\"},"
            "\"internal\":{\"a\":\"caf\u00e9\",\"b\":1},\"public\":{\"x\":null}}");
  EXPECT_EQ(paper.sha256, base::sha256(paper.content));
  EXPECT_EQ(paper_fault(paper), "");
  EXPECT_EQ(paper_page(paper, true), (json{{"a", "caf\u00e9"}, {"b", 1}}));
  EXPECT_EQ(paper_page(paper, false), (json{{"x", nullptr}}));
  EXPECT_EQ(frozen(wish()).content, paper.content);
}

TEST_F(FrozenPaper, AChangeOfItsBytesIsFoundOut) {
  auto paper = frozen(wish());
  paper.content.replace(paper.content.find("\"b\":1"), 5, "\"b\":2");
  EXPECT_NE(paper_fault(paper).find("SHA-256"), std::string::npos);
  EXPECT_THROW(paper_page(paper, true), base::Error);
  EXPECT_THROW(paper_page(paper, false), base::Error);
}

TEST_F(FrozenPaper, AnotherHeadThanItsContentSaysIsFoundOut) {
  const auto paper = frozen(wish());
  for (std::string store::ImprovementPaper::* const member :
       {&store::ImprovementPaper::meeting_id, &store::ImprovementPaper::kind, &store::ImprovementPaper::as_at,
        &store::ImprovementPaper::frozen_at, &store::ImprovementPaper::frozen_by}) {
    auto changed = paper;
    (changed.*member) += "1";
    EXPECT_NE(paper_fault(changed), "");
  }
}

TEST_F(FrozenPaper, WhatIsNoContentOfAPaperIsFoundOut) {
  auto paper = frozen(wish());
  for (const char* content : {"", "{", "[]", "{}", R"({"head":{},"internal":{}})"}) {
    paper.content = content;
    paper.sha256 = base::sha256(paper.content);
    EXPECT_NE(paper_fault(paper), "") << content;
  }
}

TEST_F(FrozenPaper, CannotBeChangedInTheStore) {
  auto paper = frozen(wish());
  paper.kind = "quadrant";
  EXPECT_ANY_THROW(record.change([&](store::Writer& writer) { writer.update(paper); }));
  EXPECT_ANY_THROW(
      record.change([&](store::Writer& writer) { writer.erase<store::ImprovementPaper>(paper.id); }));
}

TEST_F(FrozenPaper, IsOfAMeetingAndOfAPageThatThereIs) {
  auto wished = wish();
  wished.meeting = "board";
  EXPECT_THROW(frozen(wished), base::Error);
  wished = wish();
  wished.kind = "minutes";
  EXPECT_THROW(frozen(wished), base::Error);
}

TEST_F(FrozenPaper, IsAsAtTheMeetingsDayOnceThatIsPast) {
  record.add("meeting", "entered_later", "2020-10-10", "board");
  record.due("entered_later", "2020-10-10", "2020-10-06");
  const Book book = record.read();
  const auto day = [&](const std::string& key, const std::string& today) {
    return base::format_iso(paper_day(book, given(book.place_of(key)), iso_day(today)));
  };
  EXPECT_EQ(day("m", "2020-02-29"), "2020-02-29");
  EXPECT_EQ(day("m", "2020-10-05"), "2020-10-05");
  EXPECT_EQ(day("m", "2020-10-06"), "2020-10-06");
  EXPECT_EQ(day("m", "2020-10-07"), "2020-10-06");
  // It was not in the record on its own day.
  EXPECT_EQ(day("entered_later", "2020-10-12"), "2020-10-10");
}

TEST_F(FrozenPaper, WhichPagesAMeetingHasFollowsFromItsBody) {
  record.add("plan", "P", "2020-01-01", {}, "improvement");
  for (const char* sort : {"performance", "partnership", "cabinet"}) {
    record.add("body", sort, "2018-01-01", {}, sort);
    record.add("meeting", std::string(sort) + "_m", "2020-01-01", sort);
  }
  record.watched("cabinet", "P", "2020-06-23", "2020-12-31");
  record.watched("performance", "P", "2020-06-23");
  const Book book = record.read();
  const auto pages = [&](const std::string& key, const std::string& on) {
    return pages_of(book, given(book.place_of(key)), iso_day(on));
  };
  using Pages = std::vector<std::string_view>;
  EXPECT_EQ(pages("m", "2020-06-22"), Pages{"board"});
  EXPECT_EQ(pages("partnership_m", "2020-06-22"), Pages{"board"});
  EXPECT_EQ(pages("performance_m", "2020-06-22"), Pages{"quadrant"});
  EXPECT_EQ(pages("performance_m", "2020-06-23"), (Pages{"quadrant", "board"}));
  EXPECT_EQ(pages("cabinet_m", "2020-06-22"), Pages{});
  EXPECT_EQ(pages("cabinet_m", "2020-06-23"), Pages{"board"});
  EXPECT_EQ(pages("cabinet_m", "2020-12-31"), Pages{"board"});
  EXPECT_EQ(pages("cabinet_m", "2021-01-01"), Pages{});
}

}  // namespace
}  // namespace windscreen::improve
