#include "measure/dimension.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace windscreen::measure {
namespace {

using std::string_view;

constexpr auto names = std::to_array<string_view>(
    {"age_band", "gender", "ethnicity", "disability", "team", "service", "quadrant"});

constexpr auto child_ages = std::to_array<string_view>(
    {"Unborn", "Under 1", "1 to 4", "5 to 9", "10 to 15", "16 and over", "Not recorded"});
constexpr auto care_leaver_ages = std::to_array<string_view>(
    {"Under 17", "17 to 18", "19 to 21", "22 to 25", "26 and over", "Not recorded"});
constexpr auto genders = std::to_array<string_view>({"Female", "Male", "Indeterminate", "Not recorded"});
constexpr auto ethnicities =
    std::to_array<string_view>({"White", "Mixed", "Asian", "Black", "Other", "Not known"});
constexpr auto disabilities = std::to_array<string_view>({"Disabled", "Not disabled", "Not recorded"});

struct EthnicCode {
  string_view code;
  std::uint8_t group;
};
constexpr auto ethnic_codes = std::to_array<EthnicCode>({
    {"WBRI", 0}, {"WIRI", 0}, {"WOTH", 0}, {"WIRT", 0}, {"WROM", 0}, {"MWBC", 1}, {"MWBA", 1},
    {"MWAS", 1}, {"MOTH", 1}, {"AIND", 2}, {"APKN", 2}, {"ABAN", 2}, {"AOTH", 2}, {"CHNE", 2},
    {"BCRB", 3}, {"BAFR", 3}, {"BOTH", 3}, {"OOTH", 4}, {"REFU", 5}, {"NOBT", 5},
});

}  // namespace

DimensionKind kind_of(string_view dimension) {
  const auto found = std::find(names.begin(), names.end(), dimension);
  return found == names.end() ? DimensionKind::column : static_cast<DimensionKind>(found - names.begin());
}

bool is_personal(DimensionKind kind) { return kind <= DimensionKind::disability; }

bool is_structure(DimensionKind kind) {
  return kind == DimensionKind::team || kind == DimensionKind::service || kind == DimensionKind::quadrant;
}

bool is_lasting(DimensionKind kind) {
  return kind == DimensionKind::gender || kind == DimensionKind::ethnicity ||
         kind == DimensionKind::disability;
}

std::vector<string_view> usual_dimensions(bool has_person, bool has_team) {
  if (has_person) return {names.begin(), names.end()};
  if (has_team) return {"team", "service", "quadrant"};
  return {};
}

std::span<const string_view> fixed_groups(DimensionKind kind, bool care_leavers) {
  switch (kind) {
    case DimensionKind::age_band:
      if (care_leavers) return care_leaver_ages;
      return child_ages;
    case DimensionKind::gender:
      return genders;
    case DimensionKind::ethnicity:
      return ethnicities;
    case DimensionKind::disability:
      return disabilities;
    default:
      return {};
  }
}

std::uint8_t gender_group(string_view sex) {
  const string_view text = base::trim(sex);
  const std::string word = base::lower(text);
  // The codes of the department's data sets (F, M, I) and the older census's numbers (2, 1, 9).
  if (word == "f" || word == "2" || word.find("female") != std::string::npos) return 0;
  if (word == "m" || word == "1" || word == "male" || word.ends_with(" male")) return 1;
  if (word == "i" || word == "9" || word == "indeterminate") return 2;
  return 3;
}

std::uint8_t ethnicity_group(string_view code) {
  const std::string text = base::upper(base::trim(code));
  for (const EthnicCode& one : ethnic_codes) {
    if (text.starts_with(one.code)) return one.group;
  }
  return 5;
}

std::uint8_t age_group(std::optional<base::Date> born, bool expected, base::Date on, bool care_leavers) {
  const auto band = [](int age, std::initializer_list<int> firsts, std::uint8_t group) {
    for (const int first : firsts) {
      if (age < first) return group;
      ++group;
    }
    return group;
  };
  const std::optional<int> age = born ? base::age(*born, on) : std::nullopt;
  if (care_leavers) {
    if (!age) return 5;
    return band(*age, {17, 19, 22, 26}, 0);
  }
  if (!born) return expected ? 0 : 6;
  if (!age) return 0;
  return band(*age, {1, 5, 10, 16}, 1);
}

}  // namespace windscreen::measure
