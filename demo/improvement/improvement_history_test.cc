#include "demo/improvement/improvement_history.h"

#include <gtest/gtest.h>

#include "improve/book.h"
#include "store/test_engines.h"

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

}  // namespace
}  // namespace windscreen::demo
