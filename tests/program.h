// Runs the windscreen command as a user would, in a directory of its own.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace windscreen::tests {

/// What a run of the command left.
struct Outcome {
  int exit_code = -1;
  std::string out;
  std::string err;

  /// Standard output as JSON; a failed expectation and null where it is none.
  nlohmann::json json() const;
};

/// A directory that is removed at the end, in which the command runs.
class Program : public testing::Test {
 protected:
  Program();
  ~Program() override;

  /// Runs `windscreen` with the arguments, with WINDSCREEN_WORKSPACE set to `workspace` in the directory, and
  /// `input` on its standard input.
  Outcome windscreen(const std::vector<std::string>& arguments, const std::string& input = {}) const;
  /// Writes a file below the directory, making the folders it needs, and gives its path.
  std::string write(const std::string& name, const std::string& content) const;
  std::filesystem::path path(const std::string& name) const { return directory_ / name; }

  /// Makes the workspace of a made-up authority of 10,000 children.
  void init() const;
  /// Writes the SSD extract of a tiny authority into the folder `ssd` and gives the folder.
  ///
  /// As at 30 September 2020 it holds: Ada, looked after since 1 June 2020 (an interim care order); Ben, on a
  /// child protection plan since 1 May 2020, referred in March and again in September 2020; Cal, whose
  /// referral of 10 September 2020 had no further action; Dot, unborn, on a plan since 20 September 2020;
  /// Eve, whose plan ended on 30 September 2020 itself.
  std::string tiny_authority() const;

 private:
  std::filesystem::path directory_;
};

}  // namespace windscreen::tests
