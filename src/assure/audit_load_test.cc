// From the store to a snapshot: which audits go, in what words, and that the same ones make the same bytes.
#include "assure/audit_load.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>

#include "assure/audit_world_test.h"
#include "base/error.h"
#include "base/hash.h"
#include "store/audit_reports.h"

namespace windscreen::assure {
namespace {

using base::make_date;
namespace fs = std::filesystem;

constexpr const char* header =
    "audit_id,programme,theme,sampled_how,audit_month,completed_date,report_date,person_id,team,service,"
    "quadrant,judgement,is_reaudit,previous_audit_id,probability,from_before\n";

class AuditLoadTest : public AuditWorld {
 protected:
  void SetUp() override {
    AuditWorld::SetUp();
    if (IsSkipped()) return;
    workspace.emplace(
        lake::Workspace::create(directory.path() / "w", {"M01", "Microshire", {{2020, 10'000, "made up"}}}));
    opened->write({"ann", "fill"}, [](store::Writer& writer) {
      for (const auto& [id, kind, name] : {std::array{"monthly", "monthly", "The month"},
                                           std::array{"theme", "thematic", "Neglect, early"}}) {
        writer.insert(store::programme_of(id, kind, name));
        writer.insert(store::round_of(std::string("round-") + id, id));
      }
    });
  }
  static store::Audit closed(const std::string& id, const std::string& month, const std::string& day) {
    store::Audit audit;
    audit.id = id;
    audit.round_id = "round-monthly";
    audit.stream = "random";
    audit.month = month;
    audit.state = "closed";
    audit.person_id = "P" + id;
    audit.final_grade = audit.auditor_grade = "good";
    audit.completed_on = day;
    return audit;
  }
  void put(const store::Audit& audit) {
    opened->write({"ann", "put"}, [&](store::Writer& writer) { writer.insert(audit); });
  }
  AuditSource source(base::Date as_at) {
    return opened->read([&](const store::Queries& reader) { return audit_source(reader, as_at); });
  }
  std::optional<lake::Snapshot> load(const std::vector<fs::path>& paths, base::Date as_at) {
    ingest::PublishOptions options;
    options.as_at = as_at;
    return load_with_audits(*opened, *workspace, paths, options);
  }
  fs::path people(const char* rows = "P1,F,2010-02-28\n") const {
    const fs::path file = directory.path() / "ssd_person.csv";
    std::ofstream(file) << "pers_person_id,pers_sex,pers_dob\n" << rows;
    return file;
  }
  std::vector<std::string> left_behind() const {
    std::vector<std::string> all;
    for (const auto& one : fs::directory_iterator(workspace->lake_directory())) {
      const std::string name = one.path().filename().string();
      if (name != "M01") all.push_back(name);
    }
    return all;
  }

  std::optional<lake::Workspace> workspace;
};

TEST_P(AuditLoadTest, SaysWhatFiguresNeedAndNoWordThatSomebodyWrote) {
  store::Audit full = closed("full", "2020-02", "2020-03-31");
  full.service = "Safeguarding, North";
  full.quadrant = "North";
  full.team = "Team 1";
  full.probability = "0.0625";
  full.rationale = full.strengths = full.worries = "Words about Sam";
  full.auditor_id = "Bea";
  put(full);
  store::Audit again = closed("again", "2020-06", "2020-06-30");
  again.stream = "re_audit";
  again.previous_id = "full";
  again.final_grade = "inadequate";
  put(again);
  EXPECT_EQ(source(make_date(2020, 6, 30)).bytes,
            std::string(header) +
                "full,monthly,,random,2020-02-01,2020-03-31,,Pfull,Team 1,\"Safeguarding, "
                "North\",North,good,N,,0.0625,N\n"
                "again,monthly,,re_audit,2020-06-01,2020-06-30,,Pagain,,,,inadequate,Y,full,,N\n");
}

// Edge case 31: of an audit from before there may be a month and a grade alone.
TEST_P(AuditLoadTest, AnAuditFromBeforeGoesWithItsMonthAlone) {
  store::Audit before;
  before.id = "before";
  before.stream = "random";
  before.month = "2018-11";
  before.state = "closed";
  before.final_grade = "inadequate";
  before.import_id = "file";
  put(before);
  EXPECT_EQ(source(make_date(2018, 11, 1)).bytes,
            std::string(header) + "before,,,random,2018-11-01,,,,,,,inadequate,N,,,Y\n");
  EXPECT_EQ(source(make_date(2018, 10, 31)).audits, 0U);
}

TEST_P(AuditLoadTest, WhatIsNotFinalStaysInTheStore) {
  for (const char* state :
       {"drawn", "in_progress", "submitted", "moderation", "paused", "void", "replaced"}) {
    store::Audit one = closed(state, "2020-02", "2020-02-20");
    one.state = state;
    put(one);
  }
  const AuditSource none = source(make_date(2020, 12, 31));
  EXPECT_EQ(none.audits, 0U);
  EXPECT_EQ(none.bytes, "");
  put(closed("final", "2020-02", "2020-02-20"));
  EXPECT_EQ(source(make_date(2020, 12, 31)).audits, 1U);
}

TEST_P(AuditLoadTest, WhatWasCompletedAfterTheDayIsNotKnownYet) {
  put(closed("on", "2020-09", "2020-09-30"));
  put(closed("after", "2020-09", "2020-10-01"));
  // Half past midnight of the 1st of October in England.
  store::Audit by_moment = closed("moment", "2020-09", "");
  by_moment.completed_on.reset();
  by_moment.finalised_at = "2020-09-30T23:30:00.000Z";
  put(by_moment);
  EXPECT_EQ(source(make_date(2020, 9, 30)).audits, 1U);
  EXPECT_EQ(source(make_date(2020, 10, 1)).audits, 3U);
}

TEST_P(AuditLoadTest, AThemeHasTheDayOfItsFirstSignedReport) {
  store::Audit one = closed("one", "2020-02", "2020-02-20");
  one.round_id = "round-theme";
  one.stream = "thematic";
  put(one);
  const auto report = [&](const std::string& id, const char* signed_at) {
    opened->write({"ann", "report"}, [&](store::Writer& writer) {
      writer.insert(store::AuditReport{
          id, "thematic", "theme", "2020-02", "2020-02", "ann", store::now(), "hash", "{}", "Words", {}});
      if (signed_at != nullptr)
        writer.insert(store::AuditReportSignature{"s" + id, id, "signed", "bea", signed_at, {}});
    });
  };
  const auto reported = [&](base::Date as_at) {
    const std::string bytes = source(as_at).bytes;
    const std::string start = "one,thematic,\"Neglect, early\",thematic,2020-02-01,2020-02-20,";
    const std::size_t at = bytes.find(start);
    EXPECT_NE(at, std::string::npos) << bytes;
    return bytes.substr(at + start.size(), bytes.find(',', at + start.size()) - at - start.size());
  };
  report("unsigned", nullptr);
  EXPECT_EQ(reported(make_date(2020, 12, 31)), "");
  report("first", "2020-03-31T22:59:59.000Z");
  report("second", "2020-05-01T12:00:00.000Z");
  EXPECT_EQ(reported(make_date(2020, 12, 31)), "2020-03-31");
  EXPECT_EQ(reported(make_date(2020, 3, 30)), "");
}

TEST_P(AuditLoadTest, TheSameAuditsAreTheSameBytesInWhateverOrderTheyCame) {
  // Capitals and small letters, which databases sort in different ways.
  for (const char* id : {"b", "A", "a", "B"}) put(closed(id, "2020-02", "2020-02-20"));
  put(closed("z", "2020-01", "2020-02-20"));
  const std::string bytes = source(make_date(2020, 9, 30)).bytes;
  std::vector<std::size_t> places;
  for (const char* id : {"\nz,", "\nA,", "\nB,", "\na,", "\nb,"}) places.push_back(bytes.find(id));
  EXPECT_TRUE(std::ranges::is_sorted(places)) << bytes;
  EXPECT_NE(places.back(), std::string::npos);
}

TEST_P(AuditLoadTest, ASnapshotSaysWhichAuditsItKnew) {
  put(closed("one", "2020-02", "2020-02-20"));
  const auto first = load({people()}, make_date(2020, 9, 30));
  ASSERT_TRUE(first);
  EXPECT_EQ(first->rows("ext_audit"), 1U);
  // The audited child is not in the extract, and nobody is made up.
  EXPECT_EQ(first->rows("ssd_person"), 1U);
  EXPECT_EQ(first->rejected, 0U);
  EXPECT_EQ(first->flagged, 0U);
  ASSERT_EQ(first->sources.size(), 2U);
  const auto known = std::ranges::find_if(
      first->sources, [](const auto& one) { return one.source.file == audit_source_name; });
  ASSERT_NE(known, first->sources.end());
  EXPECT_EQ(known->source.sha256, base::sha256(source(make_date(2020, 9, 30)).bytes));
  EXPECT_EQ(known->counts.kept, 1U);
  EXPECT_TRUE(left_behind().empty()) << left_behind().front();
  // The same again is the same snapshot; one audit more is another.
  EXPECT_EQ(load({people()}, make_date(2020, 9, 30))->name(), first->name());
  put(closed("two", "2020-02", "2020-02-21"));
  const auto second = load({people()}, make_date(2020, 9, 30));
  EXPECT_NE(second->name(), first->name());
  EXPECT_EQ(second->rows("ext_audit"), 2U);
  EXPECT_EQ(lake::verify(*second), std::vector<std::string>());
}

TEST_P(AuditLoadTest, WithoutAuditsALoadIsWhatItWas) {
  const auto with = load({people()}, make_date(2020, 9, 30));
  ingest::PublishOptions options;
  options.as_at = make_date(2020, 9, 30);
  const std::vector<fs::path> paths = {people()};
  const auto without = ingest::load_and_publish(*workspace, paths, options);
  ASSERT_TRUE(with && without);
  EXPECT_EQ(with->name(), without->name());
  EXPECT_EQ(with->sources.size(), 1U);
}

TEST_P(AuditLoadTest, AuditsAloneAreNoExtract) {
  put(closed("one", "2020-02", "2020-02-20"));
  EXPECT_THROW(load({people(",F,2010-02-28\n")}, make_date(2020, 9, 30)), base::Error);
  EXPECT_TRUE(lake::list_snapshots(*workspace).empty());
  EXPECT_TRUE(left_behind().empty()) << left_behind().front();
}

TEST_P(AuditLoadTest, WhoHearsOfTheRowsMayStillRefuse) {
  put(closed("one", "2020-02", "2020-02-20"));
  ingest::PublishOptions options;
  options.as_at = make_date(2020, 9, 30);
  std::uint64_t read = 0;
  options.settled = [&](ingest::SettledLoad& settled) {
    read = settled.all.read;
    return false;
  };
  const std::vector<fs::path> paths = {people()};
  EXPECT_FALSE(load_with_audits(*opened, *workspace, paths, options));
  EXPECT_EQ(read, 2U);
}

ON_EACH_ENGINE(AuditLoadTest);

}  // namespace
}  // namespace windscreen::assure
