// The Standard Safeguarding Dataset as a case management system would extract it on the last day: one CSV
// file a table, with the ext_ tables beside them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>

#include "demo/county.h"
#include "demo/csv_file.h"

namespace windscreen::demo {

/// Where the tables go, and whether with dirt.
struct SsdFolder {
  std::filesystem::path directory;
  std::uint64_t seed = 0;
  bool dirt = true;

  CsvFile open(std::string_view table, std::string_view header, Dirt dirt_of_table,
               Encoding encoding = Encoding::utf8) const;
};

/// People, families, addresses (write_ssd_people.cc).
class PeopleTables {
 public:
  explicit PeopleTables(const SsdFolder& folder);
  void write(const County& county);
  void close();

 private:
  void write_duplicate_children(const County& county);

  bool dirt_;
  CsvFile person_, family_, address_, disability_, immigration_, mother_, linked_;
};

/// Visits of all kinds, with how each was made (write_ssd_visits.cc).
class VisitTables {
 public:
  explicit VisitTables(const SsdFolder& folder);
  void write(const County& county);
  void close();

 private:
  CsvFile need_, protection_, care_, mode_;
};

/// Contacts, early help, episodes of need, assessments, enquiries, conferences and plans
/// (write_ssd_cases.cc).
class CaseTables {
 public:
  explicit CaseTables(const SsdFolder& folder);
  void write(const County& county);
  void close();

 private:
  void write_ends_before_starts(const County& county);
  void write_front_door(const County& county);
  void write_need(const County& county);
  void write_protection(const County& county);
  void write_other_authorities_plans(const County& county);

  bool dirt_;
  CsvFile contact_, step_, early_help_, episode_, assessment_, factors_, need_plan_, enquiry_, strategy_,
      conference_, plan_, history_, plan_review_;
};

/// Children looked after and care leavers (write_ssd_care.cc).
class CareTables {
 public:
  explicit CareTables(const SsdFolder& folder);
  void write(const County& county);
  void close();

 private:
  void write_periods(const County& county);
  void write_wellbeing(const County& county);
  void write_outcomes(const County& county);

  CsvFile episode_, legal_, placement_, area_, review_, health_, immunisation_, strengths_, missing_,
      interview_, care_plan_, permanence_, adopter_, leaver_, conviction_, substance_, previous_;
  std::uint64_t seed_;
};

/// Teams, workers, who holds which case (write_ssd_staff.cc).
class StaffTables {
 public:
  explicit StaffTables(const SsdFolder& folder);
  void write(const County& county);
  void close();

 private:
  void write_reviewing_officers(const County& county);

  CsvFile department_, team_, professional_, involvement_, employment_, post_, absence_, supervision_, limit_,
      visit_rule_;
};

}  // namespace windscreen::demo
