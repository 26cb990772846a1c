// The SSDA903 return of 2019-20 as its set of CSV files, as it was known on 31 March 2020.
#pragma once

#include <cstdint>
#include <filesystem>

#include "demo/county.h"
#include "demo/csv_file.h"

namespace windscreen::demo {

class Ssda903 {
 public:
  /// Makes the files in a directory that exists. Throws base::Error when they cannot be written.
  Ssda903(const std::filesystem::path& directory, std::uint64_t seed, bool dirt);
  /// Adds a county's children who were looked after in the year, and its care leavers.
  void write(const County& county);
  void close();

 private:
  void write_children(const County& county);
  void write_yearly(const County& county);
  void write_adoption(const County& county);

  CsvFile header_, episodes_, reviews_, unaccompanied_, yearly_, leavers_, adopted_, placed_, previous_,
      missing_;
};

}  // namespace windscreen::demo
