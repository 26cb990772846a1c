// The children in need census of 2019-20 as the department's XML message, as it was known on 31 March 2020.
#pragma once

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>

#include "demo/county.h"
#include "demo/random.h"

namespace windscreen::demo {

class CinCensus {
 public:
  /// Makes the file and writes the message's head. Throws base::Error when it cannot be written.
  CinCensus(const std::filesystem::path& path, std::uint64_t seed, bool dirt);
  /// Adds a county's children who were in need at any time of the year.
  void write(const County& county);
  /// Ends the message.
  void close();

 private:
  struct Children;
  void child(const County& county, const Children& children, Index person);
  void identifiers(const County& county, Index person);
  void episode(const County& county, const Children& children, Index episode);
  void element(const char* name, std::string_view value);
  void date_element(const char* name, Day day);
  void flush(std::size_t at_least);

  std::string path_;
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> file_;
  std::string text_;
  Random random_;
  bool dirt_;
};

}  // namespace windscreen::demo
