#include "assure/section_grades.h"

#include <gtest/gtest.h>

#include "assure/audit_world_test.h"

namespace windscreen::assure {
namespace {

class SectionGradesTest : public AuditWorld {};
ON_EACH_ENGINE(SectionGradesTest);

TEST_P(SectionGradesTest, OnlyGradesOfAuditsThatAreFinal) {
  opened->write({"ann", "fill"}, [](store::Writer& writer) {
    const auto answer = [&](const std::string& audit, const char* question, const char* value,
                            const std::optional<std::string>& why_not = {}) {
      if (!writer.find<store::Audit>(audit)) {
        store::Audit one;
        one.id = audit;
        one.stream = "random";
        one.month = "2020-02";
        one.state = "final";
        one.auditor_grade = one.final_grade = "good";
        writer.insert(one);
      }
      store::AuditAnswer one;
      one.id = audit + question;
      one.audit_id = audit;
      one.question = question;
      one.value = value;
      one.not_applicable = why_not;
      one.revision = 1;
      one.answered_by = "bea";
      one.answered_at = store::now();
      writer.insert(one);
    };
    answer("a", "visits_grade", R"("inadequate")");
    answer("a", "plan_grade", R"("good")");
    answer("b", "visits_grade", "null", "No visit was due.");
    answer("c", "visits_grade", R"(["good", "inadequate"])");
    answer("d", "visits_grade", "7");
    // The audit of the world is drawn only.
    answer("audit", "visits_grade", R"("good")");
  });
  const auto of = [&](const char* question) {
    return opened->read([&](const store::Queries& reader) { return read_section_grades(reader, question); });
  };
  const auto visits = of("visits_grade");
  ASSERT_EQ(visits.size(), 1U);
  EXPECT_EQ(visits.at("a"), Grade::inadequate);
  EXPECT_EQ(of("plan_grade").at("a"), Grade::good);
  EXPECT_TRUE(of("voice_grade").empty());
}

}  // namespace
}  // namespace windscreen::assure
