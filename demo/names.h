// Invented names, and the code sets that the simulation draws from. Every person, place and organisation is
// made up: forenames and surnames are common ones, put together at random. Constant and thread-safe.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace windscreen::demo {

/// A code with how often it comes up.
struct Weighted {
  std::string_view code;
  double weight;
};

std::span<const std::string_view> boys_names();
std::span<const std::string_view> girls_names();
std::span<const std::string_view> surnames();
std::span<const std::string_view> streets();
/// Towns with their quadrant: four of them in turn, one a quadrant.
std::span<const std::string_view> towns();
inline constexpr std::string_view quadrant_names[5] = {"North East", "North West", "South East", "South West",
                                                       "Countywide"};

/// Ethnic group codes of the census, as the county's children in need have them.
std::span<const Weighted> ethnicities();
/// Disability codes of the children in need census; the first is NONE.
std::span<const Weighted> disabilities();
/// Countries that unaccompanied children come from, with the ethnic code that is usual.
struct Origin {
  std::string_view country;
  std::string_view ethnicity;
  double weight;
};
std::span<const Origin> origins();

/// Sources of contacts and referrals (1A to 10).
std::span<const Weighted> sources();
std::string_view source_description(std::size_t source);

/// Factors found at the end of an assessment.
std::span<const Weighted> factors();

/// SSDA903 code sets, and the index of a code in each (npos when absent).
inline constexpr std::string_view legal_codes[] = {"C1", "C2", "D1", "E1", "V2", "V3", "V4",
                                                   "J1", "J2", "J3", "L1", "L2", "L3"};
inline constexpr std::string_view placement_codes[] = {"U1", "U3", "U4", "U5", "U6", "K1", "K2", "R1",
                                                       "R2", "R3", "R5", "S1", "H5", "P1", "P2", "A3",
                                                       "A4", "A5", "A6", "T0", "T4", "Z1"};
inline constexpr std::string_view provider_codes[] = {"PR0", "PR1", "PR2", "PR3", "PR4", "PR5"};
inline constexpr std::string_view care_end_codes[] = {"",    "X1",  "E11", "E12", "E2",  "E3", "E4A", "E4B",
                                                      "E41", "E45", "E46", "E47", "E48", "E5", "E6",  "E7",
                                                      "E8",  "E9",  "E13", "E14", "E15", "E17"};
inline constexpr std::string_view placement_change_codes[] = {"",      "CARPL",  "CLOSE", "ALLEG", "STAND",
                                                              "APPRR", "CREQB",  "CREQO", "CHILD", "LAREQ",
                                                              "PLACE", "CUSTOD", "OTHER"};
inline constexpr std::string_view category_codes[] = {"NEG", "PHY", "SAB", "EMO", "MUL"};
inline constexpr std::string_view participation_codes[] = {"PN0", "PN1", "PN2", "PN3",
                                                           "PN4", "PN5", "PN6", "PN7"};

template <std::size_t N>
constexpr std::size_t code_index(const std::string_view (&codes)[N], std::string_view code) {
  for (std::size_t i = 0; i < N; ++i) {
    if (codes[i] == code) return i;
  }
  return static_cast<std::size_t>(-1);
}
consteval unsigned char legal(std::string_view code) {
  return static_cast<unsigned char>(code_index(legal_codes, code));
}
consteval unsigned char placed(std::string_view code) {
  return static_cast<unsigned char>(code_index(placement_codes, code));
}
consteval unsigned char ended(std::string_view code) {
  return static_cast<unsigned char>(code_index(care_end_codes, code));
}

}  // namespace windscreen::demo
