#include "improve/book_file.h"

#include <gtest/gtest.h>

#include <array>

#include "base/error.h"
#include "improve/book.h"
#include "improve/standing.h"
#include "store/store.h"
#include "store/test_engines.h"
#include "store/test_rows.h"

namespace windscreen::improve {
namespace {

constexpr auto visit_text = R"(things:
  - key: visit-1
    kind: source
    sort: monitoring_visit
    title: First monitoring visit
    since: 2018-09-04
    services: [Assessment, Front door]
    entries:
      - {on: 2018-09-04, kind: due, due: 2018-09-18}
      - {on: 2018-09-18, kind: status, value: held}
  - key: visit-1-a
    kind: finding
    sort: area_to_improve
    under: visit-1
    number: "1 a"
    title: "Plans: too many are late"
    since: 2018-09-18
    invented: true
)";
constexpr auto plan_text = R"(things:
  - key: plan-a
    kind: action
    under: plan
    title: Managers look at every plan each month
    since: 2018-11-01
    links: [{to: visit-1-a, how: answers}]
    entries:
      - {on: 2018-11-01, kind: lead, owner: Head of assessment}
  - key: plan
    kind: plan
    sort: improvement
    title: Improvement plan
    since: 2018-10-01
    remits: [{body: board, words: Watches over it, from: 2018-10-01, to: 2019-12-31}]
  - key: board
    kind: body
    sort: board
    title: Improvement board
    since: 2018-06-01
)";

BookFile read(const std::string& text) {
  const std::array<NamedText, 1> files = {{{"plan.yaml", text}}};
  return read_book_files(files);
}

std::string error_of(const std::string& text) {
  try {
    read(text);
  } catch (const base::Error& error) {
    return error.what();
  }
  return "";
}

TEST(BookFile, ReadsFilesThatReferToEachOtherAndPutsParentsFirst) {
  const std::array<NamedText, 2> files = {{{"visit.yaml", visit_text}, {"plan.yaml", plan_text}}};
  const BookFile read = read_book_files(files);
  ASSERT_EQ(read.things.size(), 5U);
  std::vector<std::string> order;
  for (const NewThing& thing : read.things) order.push_back(thing.row.id);
  EXPECT_EQ(order, (std::vector<std::string>{"visit-1", "visit-1-a", "plan", "plan-a", "board"}));
  EXPECT_EQ(read.entries.size(), 3U);
  ASSERT_EQ(read.links.size(), 1U);
  EXPECT_EQ(read.links[0].since_on, "2018-11-01");  // the thing's own day where none is given
}

class BookFileStore : public store::OnEachEngine {};
ON_EACH_ENGINE(BookFileStore);

TEST_P(BookFileStore, IsWrittenAndReadAsItWas) {
  store::bring_up_to_date(location);
  store::Store opened(location);
  const std::array<NamedText, 2> files = {{{"plan.yaml", plan_text}, {"visit.yaml", visit_text}}};
  const BookFile read = read_book_files(files);
  opened.write({"ann", "improvement.import"}, [&](store::Writer& writer) {
    writer.insert(store::account_of("ann", "Ann"));
    write_book(writer, read, "ann");
  });
  const Book book = opened.read([](store::Queries& reader) { return read_book(reader); });
  EXPECT_EQ(book.things().size(), 5U);
  const Thing& first = *book.find("visit-1");
  EXPECT_EQ(first.services, (std::vector<std::string>{"Assessment", "Front door"}));
  EXPECT_EQ(standing_on(first, base::make_date(2018, 9, 17)).status, "planned");
  EXPECT_EQ(standing_on(first, base::make_date(2018, 9, 18)).status, "held");
  EXPECT_EQ(first.entries[0].row.at, "2018-09-04T09:00:00.000Z");
  EXPECT_EQ(book.find("visit-1-a")->row.number, "1 a");
  EXPECT_EQ(standing_on(*book.find("plan-a"), base::make_date(2018, 11, 1)).lead, "Head of assessment");
  ASSERT_EQ(book.remits().size(), 1U);
  // A second time it is there already, and nothing is written.
  EXPECT_THROW(opened.write({"ann", "improvement.import"},
                            [&](store::Writer& writer) { write_book(writer, read, "ann"); }),
               std::exception);
  EXPECT_EQ(opened.read([](store::Queries& reader) { return reader.count<store::ImprovementEntry>(); }), 3);
}

TEST(BookFile, NamesFileAndLineOfWhatIsWrong) {
  const std::string thing =
      "things:\n  - key: board\n    kind: body\n    sort: board\n    title: Board\n    since: 2018-06-01\n";
  EXPECT_EQ(error_of(thing), "");
  EXPECT_NE(error_of(thing + "    colour: red\n").find("plan.yaml, line 7"), std::string::npos)
      << error_of(thing + "    colour: red\n");
  EXPECT_NE(error_of(thing +
                     "  - key: board\n    kind: body\n    sort: board\n    title: B\n    since: 2018-06-01\n")
                .find("there already"),
            std::string::npos);
  EXPECT_NE(error_of(thing + "    links: [{to: nowhere, how: tells}]\n").find("no thing \"nowhere\""),
            std::string::npos);
  EXPECT_NE(error_of(thing + "    links: [{to: board, how: tells}]\n").find("itself"), std::string::npos);
  EXPECT_NE(error_of(thing + "    entries: [{on: 2018-05-31, kind: update, words: W}]\n").find("on_day"),
            std::string::npos);
  EXPECT_NE(error_of("things:\n  - key: The Board\n    kind: body\n").find("cannot be a key"),
            std::string::npos);
  EXPECT_NE(error_of("things: board\n").find("list"), std::string::npos);
  EXPECT_NE(error_of("- board\n").find("line 1"), std::string::npos);
}

TEST(BookFile, RefusesACircleOfMilestonesAndAnUnknownParent) {
  const std::string head =
      "things:\n  - {key: plan, kind: plan, sort: improvement, title: P, since: 2020-01-01}\n";
  const std::string one =
      "  - {key: m1, kind: milestone, under: plan, title: M, since: 2020-01-01, after: {milestone: m2, "
      "months: 5}}\n";
  const std::string two =
      "  - {key: m2, kind: milestone, under: plan, title: M, since: 2020-01-01, after: {milestone: m1, days: "
      "1}}\n";
  EXPECT_NE(error_of(head + one + two).find("waits for itself"), std::string::npos);
  EXPECT_NE(error_of("things:\n  - {key: a, kind: action, under: plan, title: A, since: 2020-01-01}\n")
                .find("no thing \"plan\""),
            std::string::npos);
  EXPECT_NE(error_of(head + "  - {key: p, kind: promise, title: P, since: 2020-01-01, promise: {to: plan}}\n")
                .find("not a body"),
            std::string::npos);
}

}  // namespace
}  // namespace windscreen::improve
