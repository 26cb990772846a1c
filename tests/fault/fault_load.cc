// A small load, for fault_test to kill: stages some rows of four tables in two formats and publishes them.
//
//   fault_load WORKSPACE SCRATCH SEED    the rows differ by SEED; prints the snapshot's name
#include <cstdio>
#include <string>

#include "base/error.h"
#include "lake/lake.h"

namespace {

using namespace windscreen;

void stage(lake::Staging& staging, int seed) {
  const auto ssd = staging.add_source({"ssd", "", "ssd", 1, "", 0});
  const auto annex = staging.add_source({"annex.xlsx", "List 3", "annex_a", 1, "", 0});
  lake::TableWriter& people = staging.table(*model::find_table("ssd_person"));
  lake::TableWriter& referrals = staging.table(*model::find_table("ssd_cin_episodes"));
  lake::TableWriter& contacts = staging.table(*model::find_table("ssd_contacts"));
  const base::Date day = base::make_date(2020, 1, 1);
  std::uint64_t line = 1;
  for (int i = 0; i < 500; ++i) {
    ++line;
    const std::string person = "P" + std::to_string(i);
    people.text(0, person);
    people.date(6, base::make_date(2010, 1, 1) + std::chrono::days(i));
    people.end_row({ssd, line});
    referrals.text(0, "R" + std::to_string(i));
    referrals.text(1, person);
    referrals.date(2, day + std::chrono::days(i % 200 + seed));
    referrals.end_row({ssd, line});
    referrals.text(0, "w-" + std::to_string(i));
    referrals.text(1, person);
    referrals.date(2, day + std::chrono::days(i % 200 + seed));
    referrals.text(3, "N1");
    referrals.end_row({annex, line});
    contacts.text(0, "C" + std::to_string(i % 499));  // one twice
    contacts.text(1, person);
    contacts.date(2, day);
    contacts.end_row({ssd, line});
  }
  staging.count_read(ssd, 1500);
  staging.count_read(annex, 500);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) return 2;
  try {
    const lake::Workspace workspace = lake::Workspace::open(argv[1]);
    lake::Staging staging({argv[2], std::uint64_t{128} << 20U, 1});
    stage(staging, std::stoi(argv[3]));
    const lake::Snapshot snapshot = lake::publish(workspace, staging, base::make_date(2020, 9, 30));
    std::printf("%s\n", snapshot.name().c_str());
    return 0;
  } catch (const base::Error& error) {
    std::fprintf(stderr, "%s %s\n", error.what(), error.remedy().c_str());
    return 1;
  }
}
