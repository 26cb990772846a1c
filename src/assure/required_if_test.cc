#include "assure/required_if.h"

#include <gtest/gtest.h>

#include <map>

#include "base/error.h"

namespace windscreen::assure {
namespace {

using Given = std::map<std::string, std::vector<std::string>, std::less<>>;

bool holds_for(std::string_view text, const Given& given) {
  return holds(parse_condition(text), [&](std::string_view id) -> std::vector<std::string> {
    const auto found = given.find(id);
    return found == given.end() ? std::vector<std::string>{} : found->second;
  });
}

TEST(RequiredIf, EqualsAnAnswer) {
  EXPECT_TRUE(holds_for("seen = no", {{"seen", {"no"}}}));
  EXPECT_FALSE(holds_for("seen = no", {{"seen", {"yes"}}}));
  EXPECT_FALSE(holds_for("seen = no", {}));
}

TEST(RequiredIf, DiffersAlsoFromNothing) {
  EXPECT_TRUE(holds_for("seen != no", {}));
  EXPECT_TRUE(holds_for("seen != no", {{"seen", {"not_applicable"}}}));
  EXPECT_FALSE(holds_for("seen != no", {{"seen", {"no"}}}));
}

TEST(RequiredIf, FindsAValueAmongSeveralChoices) {
  EXPECT_TRUE(holds_for("kinds = neglect", {{"kinds", {"missing", "neglect"}}}));
  EXPECT_TRUE(holds_for("kinds in (a, neglect)", {{"kinds", {"missing", "neglect"}}}));
  EXPECT_FALSE(holds_for("kinds != neglect", {{"kinds", {"missing", "neglect"}}}));
}

TEST(RequiredIf, ComparesNumbersAtTheirBoundaries) {
  EXPECT_FALSE(holds_for("workers > 2", {{"workers", {"2"}}}));
  EXPECT_TRUE(holds_for("workers >= 2", {{"workers", {"2"}}}));
  EXPECT_TRUE(holds_for("workers < 2.5", {{"workers", {"2"}}}));
  EXPECT_TRUE(holds_for("workers <= 2", {{"workers", {"2"}}}));
  EXPECT_FALSE(holds_for("workers < 2", {}));
  EXPECT_FALSE(holds_for("workers < 2", {{"workers", {"not_applicable"}}}));
}

TEST(RequiredIf, BindsNotBeforeAndBeforeOr) {
  const Given given = {{"a", {"x"}}};
  EXPECT_TRUE(holds_for("a = x or b = y and c = z", given));
  EXPECT_FALSE(holds_for("(a = x or b = y) and c = z", given));
  EXPECT_TRUE(holds_for("not b = y and a = x", given));
  EXPECT_FALSE(holds_for("not (b = y or a = x)", given));
}

TEST(RequiredIf, TellsAnsweredFromNot) {
  EXPECT_TRUE(holds_for("answered(a)", {{"a", {"not_applicable"}}}));
  EXPECT_FALSE(holds_for("answered(a)", {}));
  EXPECT_TRUE(holds_for("not answered(a)", {}));
}

TEST(RequiredIf, HasOneNormalForm) {
  const auto normal = [](std::string_view text) { return words(parse_condition(text)); };
  EXPECT_EQ(normal("a=x or a=y"), "a in (x, y)");
  EXPECT_EQ(normal("a in (x,y) or a = x"), "a in (x, y)");
  EXPECT_EQ(normal("a in (x)"), "a = x");
  EXPECT_EQ(normal("not (a = x)"), "a != x");
  EXPECT_EQ(normal("not not answered(a)"), "answered(a)");
  EXPECT_EQ(normal("((a = x)) and ((b = 'two words' and c > 3))"), "a = x and b = 'two words' and c > 3");
  EXPECT_EQ(normal("(a = x or b = y) and not (c = z and d = 'or')"),
            "(a = x or b = y) and not (c = z and d = 'or')");
}

// Equal conditions have equal values, so a text read back is the condition again.
TEST(RequiredIf, IsReadAsItIsWritten) {
  for (const char* text : {"a = x", "a != x or b < -1.5", "not (a in (x, y) or answered(b)) and c = 'it is'",
                           "a = x and (b = y or c = z and not (d = w or e >= 0))"}) {
    const Condition condition = parse_condition(text);
    EXPECT_EQ(parse_condition(words(condition)), condition) << text;
  }
}

std::string refusal(std::string_view text) {
  try {
    static_cast<void>(parse_condition(text));
  } catch (const base::Error& error) {
    EXPECT_FALSE(error.remedy().empty() && text.size() < 2000);
    return error.what();
  }
  return "";
}

TEST(RequiredIf, SaysWhereATextGoesWrong) {
  EXPECT_NE(refusal("").find("character 1 "), std::string::npos);
  EXPECT_NE(refusal("a = ").find("character 5 "), std::string::npos);
  EXPECT_NE(refusal("a = x b = y").find("character 7 "), std::string::npos);
  EXPECT_NE(refusal("a == x").find("character 4 "), std::string::npos);
  EXPECT_NE(refusal("a = 'open").find("not closed"), std::string::npos);
  EXPECT_NE(refusal("a < many").find("only a number"), std::string::npos);
  EXPECT_NE(refusal("a & b").find("no meaning"), std::string::npos);
  EXPECT_NE(refusal("(a = x").find("missing"), std::string::npos);
  EXPECT_NE(refusal("a = ''").find("empty"), std::string::npos);
}

TEST(RequiredIf, RefusesWhatWouldExhaustTheStack) {
  EXPECT_NE(refusal(std::string(1000, '(')).find("too deeply"), std::string::npos);
  std::string nots;
  for (int i = 0; i < 400; ++i) nots += "not ";
  EXPECT_NE(refusal(nots + "a = x").find("too often"), std::string::npos);
  EXPECT_NE(refusal(std::string(2001, 'a')).find("longer"), std::string::npos);
}

}  // namespace
}  // namespace windscreen::assure
