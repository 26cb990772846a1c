#include "demo/identifiers.h"

#include <array>

#include "demo/names.h"

namespace windscreen::demo {

std::string postcode(std::uint16_t number) {
  constexpr std::string_view letters = "ABDEFGHJLNPQRSTUWXYZ";
  std::string text = "ZW" + std::to_string(number % 19U + 1U) + " " + std::to_string(number / 19U % 10U);
  text += letters[number / 190U % 20U];
  text += letters[number / 7U % 20U];
  return text;
}

std::string pupil_number(std::uint64_t person) {
  // Twelve digits after a letter that they determine (weights 2 to 13, remainder of 23).
  constexpr std::string_view letters = "ABCDEFGHJKLMNPQRTUVWXYZ";
  std::string digits = std::to_string(936000000000U + person * 97U % 1000000000U);
  unsigned sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    sum += static_cast<unsigned>(digits[i] - '0') * (static_cast<unsigned>(i) + 2U);
  }
  return letters[sum % 23U] + digits;
}

std::string forename_of(const Person& person) {
  return std::string(person.sex == 1 ? boys_names()[person.forename % boys_names().size()]
                                     : girls_names()[person.forename % girls_names().size()]);
}

std::string surname_of(const Person& person) { return std::string(surnames()[person.surname]); }

std::string worker_name(const Worker& worker) {
  const auto names = worker.forename % 4 == 0 ? boys_names() : girls_names();
  return std::string(names[worker.forename % names.size()]) + " " + std::string(surnames()[worker.surname]);
}

std::string team_name(const County& county, std::uint8_t team) {
  std::string name = county.teams[team].name;
  if (county.number > 0) name += " of area " + std::to_string(county.number + 1);
  return name;
}

std::string_view service_name(Service service) {
  constexpr std::array<std::string_view, 9> names = {"Front Door",
                                                     "Early Help",
                                                     "Assessment",
                                                     "Family Safeguarding",
                                                     "Children with Disabilities",
                                                     "Looked After",
                                                     "Leaving Care",
                                                     "Fostering and Adoption",
                                                     "Quality Assurance"};
  return names[static_cast<std::size_t>(service)];
}

std::string_view sex_code(const Person& person, Day as_at) {
  if (person.born > as_at) return "U";
  return person.sex == 1 ? "M" : "F";
}

}  // namespace windscreen::demo
