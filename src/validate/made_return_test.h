// For tests: returns of as many children as wanted, in which every rule finds something to look at. The cells
// are drawn from what the return takes and from what it does not, always in the same way.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "validate/reading_test.h"

namespace windscreen::validate {

struct MadeReturn {
  std::vector<GivenText> files;
  /// By table and row: whose it is (its place among the children made), and the how manieth of the child's.
  std::vector<std::vector<std::pair<std::size_t, std::size_t>>> rows;
};

class ReturnMaker {
 public:
  explicit ReturnMaker(Return which) : which_(which) {}

  /// The children come in the order `order`, each with all of its rows of a table together.
  MadeReturn make(const std::vector<std::size_t>& order) const {
    MadeReturn made;
    for (std::size_t t = 0; t < tables_of(which_).size(); ++t) {
      const Table& table = tables_of(which_)[t];
      std::string text;
      for (const Column& column : table.columns) text += (text.empty() ? "" : ",") + std::string(column.name);
      text += '\n';
      made.rows.emplace_back();
      // The census has one header.
      const bool of_nobody = table.name == "Header" && which_ == Return::cin;
      for (const std::size_t child : of_nobody ? std::vector<std::size_t>{0} : order) {
        Draws draws{child * 100 + t + 1};
        const std::size_t count = of_nobody || t == 0 ? 1 : draws.below(4);
        for (std::size_t i = 0; i < count; ++i) {
          made.rows.back().emplace_back(child, i);
          std::string row;
          for (std::size_t c = 0; c < table.columns.size(); ++c)
            row += (c == 0 ? "" : ",") + cell(table.columns[c], child, draws);
          // A row with nothing in it would be none.
          text += row.find_first_not_of(',') == std::string::npos ? row + "?" : row;
          text += '\n';
        }
      }
      made.files.push_back({std::string(table.name) + ".csv", text});
    }
    return made;
  }

 private:
  // Knuth's multiplier; the upper bits are good enough for cells.
  struct Draws {
    std::uint64_t state;
    std::size_t below(std::size_t limit) {
      state = state * 6364136223846793005U + 1442695040888963407U;
      return (state >> 33U) % limit;
    }
  };

  std::string cell(const Column& column, std::size_t child, Draws& draws) const {
    if (column.name == "CHILD" || column.name == "LAchildID")
      return child % 50 == 7 ? "" : "C" + std::to_string(child);
    if (column.name.ends_with("ID")) return std::to_string(1 + draws.below(3));
    if (column.kind == Kind::day) return day(draws);
    static constexpr const char* ssda903[] = {"",
                                              "0",
                                              "1",
                                              "M",
                                              "F",
                                              "E1",
                                              "S",
                                              "L",
                                              "P",
                                              "B",
                                              "U",
                                              "T",
                                              "X1",
                                              "V3",
                                              "V4",
                                              "C2",
                                              "C1",
                                              "N1",
                                              "U1",
                                              "U4",
                                              "A3",
                                              "A5",
                                              "K1",
                                              "PN1",
                                              "E11",
                                              "E3",
                                              "E12",
                                              "WBRI",
                                              "A",
                                              "UN4",
                                              "MM",
                                              "L1",
                                              "P1",
                                              "H5",
                                              "PR0",
                                              "PR1",
                                              "YES",
                                              "NO",
                                              "12",
                                              "41",
                                              "OUT",
                                              "IN",
                                              "DIED",
                                              "F2",
                                              "A123456789012",
                                              "GU1 1AA",
                                              "SC999999",
                                              "936",
                                              "junk, in quotes",
                                              "longer than eight"};
    static constexpr const char* cin[] = {"",        "0",
                                          "1",       "true",
                                          "false",   "M",
                                          "F",       "U",
                                          "N1",      "N8",
                                          "1A",      "5D",
                                          "RC1",     "RC8",
                                          "NEG",     "PHY",
                                          "SAB",     "3A",
                                          "4B",      "21",
                                          "8B",      "NONE",
                                          "HAND",    "MOB",
                                          "WBRI",    "NOBT",
                                          "UN3",     "PERM",
                                          "99",      "A123456789012",
                                          "936",     "longer than eight",
                                          "2A,3B,21"};
    const std::string text = which_ == Return::ssda903 ? ssda903[draws.below(std::size(ssda903))]
                                                       : cin[draws.below(std::size(cin))];
    return text.find(',') == std::string::npos ? text : "\"" + text + "\"";
  }

  std::string day(Draws& draws) const {
    const std::size_t kind = draws.below(20);
    if (kind == 0) return "";
    if (kind == 1) return "31/02/2025";
    // Most of them in the year that the return is about.
    const Day found = kind < 6 ? Day::on(2007, 1, 1).plus_days(static_cast<int>(draws.below(6500)))
                               : Day::on(2025, 3, 1).plus_days(static_cast<int>(draws.below(420)));
    if (which_ == Return::cin) return found.iso();
    const auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    return two(found.day_of_month()) + "/" + two(found.month()) + "/" + std::to_string(found.year());
  }

  Return which_;
};

}  // namespace windscreen::validate
