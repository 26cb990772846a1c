#include "assure/frame_file.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "assure/frame_fixture.h"
#include "base/error.h"

namespace windscreen::assure {
namespace {

class FrameFile : public testing::Test {
 protected:
  void SetUp() override { std::filesystem::remove_all(workspace); }
  void TearDown() override { std::filesystem::remove_all(workspace); }
  static Frame awkward() {
    FrameRow one = row_of("0012", "Assess, \"now\"", "North\nEast", "F1");
    one.last_audited = on("2019-01-31");
    one.restriction = Restriction::staff_related;
    one.closure = Closure::turned_18;
    one.closed_on = on("2020-09-01");
    one.other_references = {"old-1", "old,2"};
    one.team_name = "=Team (T1)";
    FrameRow two = row_of("=1+1");
    two.status.reset();
    two.legal_hold = true;
    two.merged_into = "0012";
    return frame_of({one, two});
  }
  std::filesystem::path workspace =
      std::filesystem::temp_directory_path() / ("frame_file_" + std::to_string(::getpid()));
};

TEST_F(FrameFile, ComesBackAsItWas) {
  const std::string hash = write_frame(workspace, awkward());
  const Frame back = load_frame(workspace, hash, on("2020-09-30"), "source");
  ASSERT_EQ(back.rows.size(), 2U);
  EXPECT_EQ(canonical_text(back), canonical_text(awkward()));
  EXPECT_EQ(back.rows[0].child, "0012");
  EXPECT_EQ(back.rows[0].team_name, "=Team (T1)");
  EXPECT_EQ(back.source_hash, "source");
}

TEST_F(FrameFile, IsForTheProgramOnly) {
  using std::filesystem::perms;
  const std::string hash = write_frame(workspace, awkward());
  EXPECT_EQ(std::filesystem::status(frame_path(workspace, hash)).permissions(),
            perms::owner_read | perms::owner_write);
}

TEST_F(FrameFile, ThatWasChangedIsRefused) {
  const std::string hash = write_frame(workspace, awkward());
  std::ofstream(frame_path(workspace, hash), std::ios::app)
      << "X9,,CIN,S,Q,T,W,M,2020-01-01,,none,,open,,,,T\n";
  EXPECT_THROW(load_frame(workspace, hash, on("2020-09-30"), "source"), base::Error);
  // The day is part of the frame too.
  write_frame(workspace, awkward());
  EXPECT_THROW(load_frame(workspace, hash, on("2020-09-29"), "source"), base::Error);
  std::filesystem::remove(frame_path(workspace, hash));
  EXPECT_THROW(load_frame(workspace, hash, on("2020-09-30"), "source"), base::Error);
}

}  // namespace
}  // namespace windscreen::assure
