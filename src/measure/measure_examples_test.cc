// Every indicator's worked example, and that every indicator has one.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "measure/example.h"

namespace windscreen::measure {
namespace {

const Catalogue& catalogue() {
  static const Catalogue all = load_catalogue({});
  return all;
}

const ExampleText* example_of(const std::string& id) {
  for (const ExampleText& one : catalogue().examples) {
    if (one.id == id) return &one;
  }
  return nullptr;
}

TEST(Catalogue, HasNoFaults) {
  for (const DefinitionFault& fault : catalogue().faults)
    ADD_FAILURE() << fault.file.string() << ", line " << fault.line << ": " << fault.what;
  EXPECT_FALSE(catalogue().definitions.empty());
}

TEST(Catalogue, EveryExampleBelongsToADefinition) {
  for (const ExampleText& example : catalogue().examples)
    EXPECT_NE(catalogue().find(example.id), nullptr) << example.file.string();
}

class WorkedExample : public ::testing::TestWithParam<std::string> {};

TEST_P(WorkedExample, ComesOutAsWorkedOutByHand) {
  const ExampleText* example = example_of(GetParam());
  ASSERT_NE(example, nullptr) << "indicators/" << GetParam() << ".example is missing";
  try {
    for (const std::string& difference : run_example(catalogue(), *catalogue().find(GetParam()), *example))
      ADD_FAILURE() << difference;
  } catch (const base::Error& error) {
    ADD_FAILURE() << error.what() << ' ' << error.remedy();
  }
}

std::vector<std::string> ids() {
  std::vector<std::string> all;
  for (const Definition& definition : catalogue().definitions) all.push_back(definition.id);
  return all;
}

INSTANTIATE_TEST_SUITE_P(Indicators, WorkedExample, ::testing::ValuesIn(ids()),
                         [](const auto& which) { return which.param; });

}  // namespace
}  // namespace windscreen::measure
