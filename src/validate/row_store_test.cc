#include "validate/row_store.h"

#include <gtest/gtest.h>

#include "validate/reading_test.h"

namespace windscreen::validate {
namespace {

constexpr CellForm as_in_the_ssda903{DayForm::slashes, true};
constexpr CellForm as_in_the_census{DayForm::iso, false};

// A cell of one row as it is kept.
std::string kept(Return which, std::string_view table, std::string_view name, std::string text,
                 CellForm form) {
  for (const Table& one : tables_of(which)) {
    if (one.name != table) continue;
    TableData data(one);
    std::byte* const row = data.rows.add();
    for (const Column& column : one.columns) {
      if (column.name == name) data.rows.set(row, column, text, form);
    }
    return cell_of(data, 0, name);
  }
  return "no such table";
}

std::string kept_of_episode(std::string_view name, std::string text) {
  return kept(Return::ssda903, "Episodes", name, std::move(text), as_in_the_ssda903);
}

TEST(RowArray, CellsAreTrimmed) {
  EXPECT_EQ(kept_of_episode("LS", " \tE1\r\n"), "E1");
  EXPECT_EQ(kept_of_episode("HOME_POST", "  GU1 1AA  "), "GU1 1AA");
  EXPECT_EQ(kept_of_episode("DECOM", " 01/04/2025 "), "2025-04-01");
  EXPECT_EQ(kept_of_episode("LS", "   "), "");
  EXPECT_EQ(kept_of_episode("DECOM", "   "), "");
  // No-break spaces, alone and among others.
  EXPECT_EQ(kept_of_episode("LS", "E1\xC2\xA0"), "E1");
  EXPECT_EQ(kept_of_episode("LS", "\xC2\xA0 E1 \xC2\xA0 \xC2\xA0"), "E1");
  EXPECT_EQ(kept_of_episode("LS", "\xC2\xA0"), "");
  // Half of one is none.
  EXPECT_EQ(kept_of_episode("HOME_POST", "\xC3\xA0"), "\xC3\xA0");
  EXPECT_EQ(kept_of_episode("HOME_POST", "\xA0"), "\xA0");
}

TEST(RowArray, TheSsda903IsInCapitalsAndWithoutPointNought) {
  EXPECT_EQ(kept_of_episode("LS", "e1"), "E1");
  EXPECT_EQ(kept_of_episode("HOME_POST", "gu1 1aa"), "GU1 1AA");
  EXPECT_EQ(kept_of_episode("REASON_PLACE_CHANGE", "1.0"), "1");
  EXPECT_EQ(kept_of_episode("PL_DISTANCE", "12.0"), "12");
  EXPECT_EQ(kept_of_episode("PL_DISTANCE", "12.00"), "12.00");
  EXPECT_EQ(kept_of_episode("PL_DISTANCE", ".0"), ".0");
  EXPECT_EQ(kept_of_episode("PL_DISTANCE", "10"), "10");
  // The child's identifier is the authority's own.
  EXPECT_EQ(kept_of_episode("CHILD", " ab1 "), "ab1");
}

TEST(RowArray, TheCensusIsTakenAsItIs) {
  EXPECT_EQ(kept(Return::cin, "CINdetails", "ReferralSource", "1a", as_in_the_census), "1a");
  EXPECT_EQ(kept(Return::cin, "CINdetails", "CINdetailsID", "1.0", as_in_the_census), "1.0");
  EXPECT_EQ(kept(Return::cin, "CINdetails", "CINreferralDate", "2025-04-01", as_in_the_census), "2025-04-01");
  EXPECT_EQ(kept(Return::cin, "CINdetails", "CINreferralDate", "01/04/2025", as_in_the_census), "wrong");
}

TEST(RowArray, RowsAreNumberedAndBlankAtFirst) {
  TableData data(tables_of(Return::ssda903)[0]);
  data.rows.add();
  data.rows.add();
  EXPECT_EQ(data.rows.size(), 2U);
  for (const Column& column : data.rows.table().columns) EXPECT_EQ(cell_of(data, 1, column.name), "");
  std::uint32_t number = 0;
  std::memcpy(&number, data.rows.at(1), sizeof number);
  EXPECT_EQ(number, 1U);
}

TEST(RowArray, AppendedRowsAreNumberedOn) {
  std::string texts[] = {"A", "B", "C"};
  const Table& table = tables_of(Return::ssda903)[0];
  RowArray all(table);
  for (std::string& text : texts) {
    RowArray one(table);
    one.set(one.add(), table.columns[0], text, as_in_the_ssda903);
    all.append(std::move(one));
  }
  ASSERT_EQ(all.size(), 3U);
  const std::uint32_t order[] = {2, 0, 1};
  all.arrange(order);
  std::string read;
  for (std::size_t i = 0; i < 3; ++i) {
    std::uint32_t number = 0;
    std::memcpy(&number, all.at(i), sizeof number);
    Text child;
    std::memcpy(&child, all.at(i) + table.columns[0].offset, sizeof child);
    read += std::string(child) + std::to_string(number);
  }
  EXPECT_EQ(read, "C2A0B1");
}

}  // namespace
}  // namespace windscreen::validate
