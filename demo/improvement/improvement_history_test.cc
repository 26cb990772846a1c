#include "demo/improvement/improvement_history.h"

#include <gtest/gtest.h>

#include <map>
#include <string>

#include "improve/book.h"
#include "improve/due_list.h"
#include "store/people.h"
#include "store/test_engines.h"
#include "store/test_rows.h"

namespace windscreen::demo {
namespace {

class ImprovementHistoryTest : public store::OnEachEngine {};
ON_EACH_ENGINE(ImprovementHistoryTest);

TEST_P(ImprovementHistoryTest, IsWrittenOnce) {
  store::bring_up_to_date(location);
  store::Store opened(location);
  const ImprovementHistory first = write_improvement_history(opened);
  EXPECT_FALSE(first.there);
  EXPECT_GT(first.things, 0U);
  EXPECT_TRUE(write_improvement_history(opened).there);
  const improve::Book book = opened.read([](store::Queries& reader) { return improve::read_book(reader); });
  EXPECT_EQ(book.things().size(), first.things);
}

// Whoever tries the demo finds something to do, as the posts that they hold lead it.
TEST_P(ImprovementHistoryTest, ThePeopleOfTheDemoLeadWhatTheirPostsLead) {
  store::bring_up_to_date(location);
  store::Store opened(location);
  const std::map<std::string, std::string> posts = {{"director", "Executive director"},
                                                    {"qa_lead", "Quality assurance lead"},
                                                    {"performance_analyst", "Performance lead"},
                                                    {"programme_manager", "Programme manager"},
                                                    {"head_of_service", "Assistant director, South East"},
                                                    {"team_manager", "Head of the front door"}};
  opened.write({"system:test", "accounts"}, [&](store::Writer& writer) {
    for (const auto& [role, post] : posts) {
      writer.insert(store::account_of(role, role));
      store::RoleGrant grant;
      grant.id = "grant-" + role;
      grant.account_id = role;
      grant.role = role;
      grant.scope = "authority";
      grant.valid_from = "2020-01-01";
      grant.granted_at = "2020-01-01T00:00:00.000Z";
      grant.reason = "The demo";
      writer.insert(grant);
    }
  });
  write_improvement_history(opened);
  const improve::Book book = opened.read([](store::Queries& reader) { return improve::read_book(reader); });
  for (const auto& [role, post] : posts) {
    const auto lines = improve::due_list(book, {role, {}}, base::make_date(2020, 10, 15));
    EXPECT_FALSE(lines.empty()) << role;
    for (const improve::DueLine& line : lines) EXPECT_EQ(line.lead, post);
  }
}

}  // namespace
}  // namespace windscreen::demo
