#include "base/byte_source.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>

#include "base/error.h"

namespace windscreen::base {
namespace {

namespace fs = std::filesystem;

class WholeFile : public ::testing::Test {
 protected:
  WholeFile() {
    std::string pattern = (fs::temp_directory_path() / "windscreen-base-XXXXXX").string();
    directory_ = mkdtemp(pattern.data());
  }
  ~WholeFile() override {
    std::error_code ignored;
    fs::remove_all(directory_, ignored);
  }

  fs::path write(const std::string& text) const {
    const fs::path path = directory_ / "settings.json";
    std::ofstream(path, std::ios::binary) << text;
    return path;
  }

  fs::path directory_;
};

TEST_F(WholeFile, GivesEveryByteWhateverTheLength) {
  for (const std::size_t length : {0U, 1U, 4095U, 4096U, 4097U, 8192U, 100'000U}) {
    std::string text(length, 'a');
    if (length > 1) text[length / 2] = '\0';
    EXPECT_EQ(read_whole_file(write(text)), text) << length << " bytes";
  }
}

TEST_F(WholeFile, NamesTheFileThatCannotBeRead) {
  for (const fs::path& path : {directory_ / "missing.json", directory_}) {
    try {
      read_whole_file(path);
      FAIL() << path << " was read";
    } catch (const Error& error) {
      EXPECT_NE(std::string(error.what()).find(path.string()), std::string::npos) << error.what();
      EXPECT_FALSE(error.remedy().empty());
    }
  }
}

}  // namespace
}  // namespace windscreen::base
