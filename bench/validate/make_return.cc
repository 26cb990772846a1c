// make_return ssda903 CHILDREN SEED FOLDER: writes FOLDER/now and FOLDER/last, two years' CSV files of
// made-up children, and FOLDER/providers.csv and FOLDER/postcodes.csv. make_return cin CHILDREN SEED FILE:
// writes a made-up census as an XML message.
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "made_returns.h"

namespace {

namespace fs = std::filesystem;
using windscreen::bench::MadeFile;

void write(const fs::path& path, const std::string& text) {
  std::ofstream file(path, std::ios::binary);
  file.write(text.data(), static_cast<std::streamsize>(text.size()));
  if (!file.flush()) throw std::runtime_error(path.string() + " cannot be written");
}

void make(const std::string& which, std::uint32_t children, std::uint64_t seed, const fs::path& to) {
  if (which == "cin") return write(to, windscreen::bench::made_census(children, seed));
  for (const bool last : {false, true}) {
    const fs::path folder = to / (last ? "last" : "now");
    fs::create_directories(folder);
    for (const MadeFile& file : windscreen::bench::made_ssda903(children, seed, last))
      write(folder / file.name, file.text);
  }
  for (const MadeFile& file : {windscreen::bench::made_providers(), windscreen::bench::made_postcodes()})
    write(to / file.name, file.text);
}

}  // namespace

int main(int argc, char** argv) {
  const std::string which = argc == 5 ? argv[1] : "";
  if (which != "ssda903" && which != "cin") {
    std::fprintf(
        stderr,
        "usage: make_return ssda903 CHILDREN SEED FOLDER\n       make_return cin CHILDREN SEED FILE\n");
    return 2;
  }
  try {
    make(which, static_cast<std::uint32_t>(std::strtoul(argv[2], nullptr, 10)),
         std::strtoull(argv[3], nullptr, 10), argv[4]);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
  return 0;
}
