#include "assure/graded_audit.h"

#include <gtest/gtest.h>

#include "base/error.h"

namespace windscreen::assure {
namespace {

GradedAudit of(Stream stream, Scale scale = Scale::four_grades) {
  GradedAudit audit;
  audit.stream = stream;
  audit.scale = scale;
  return audit;
}

TEST(Streams, AreKeptApart) {
  const std::vector<GradedAudit> mixed = {of(Stream::first_time_random), of(Stream::re_audit),
                                          of(Stream::first_time_random), of(Stream::thematic)};
  EXPECT_THROW(only_stream(mixed), base::Error);
  const auto random = of_stream(mixed, Stream::first_time_random);
  EXPECT_EQ(random.size(), 2U);
  EXPECT_EQ(only_stream(random), Stream::first_time_random);
  EXPECT_EQ(only_stream(of_stream(mixed, Stream::re_audit)), Stream::re_audit);
  EXPECT_TRUE(of_stream(mixed, Stream::purposive).empty());
  EXPECT_EQ(only_stream({}), std::nullopt);
}

TEST(Streams, TheErrorNamesBoth) {
  const std::vector<GradedAudit> mixed = {of(Stream::first_time_random), of(Stream::re_audit)};
  try {
    only_stream(mixed);
    FAIL();
  } catch (const base::Error& error) {
    EXPECT_STREQ(error.what(), "The audits mix first-time random audits with re-audits");
    EXPECT_FALSE(error.remedy().empty());
  }
}

// Edge case 28: a scale of ten that was mapped to four grades is never in one line with grades.
TEST(Streams, MappedScalesAreNotMixedWithGrades) {
  const std::vector<GradedAudit> mixed = {of(Stream::first_time_random),
                                          of(Stream::first_time_random, Scale::mapped_from_ten)};
  EXPECT_THROW(only_stream(mixed), base::Error);
}

}  // namespace
}  // namespace windscreen::assure
