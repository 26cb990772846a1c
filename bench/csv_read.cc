// How fast CSV text is read, before anything is made of it: build/release/bench/csv_read [FILE]. Without a
// file, 200 MB of SSDA903 episodes are made in memory. Prints megabytes a second for the CSV reader alone and
// behind the decoding of text (of processor time, best of five), and the peak memory.
#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <string>

#include "base/csv.h"
#include "ingest/text_encoding.h"

using namespace windscreen;

namespace {

std::string episodes(std::size_t bytes) {
  std::string text =
      "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n";
  for (std::size_t i = 0; text.size() < bytes; ++i) {
    text += fmt::format(
        "{},{:02}/{:02}/2019,P,C2,N{},U4,PR1,{:02}/{:02}/2020,X1,CARPL,GU{} {}AA,KT{} {}BB,SC{}\n",
        100000 + i / 4, 1 + i % 28, 1 + i % 12, 1 + i % 8, 1 + i % 28, 1 + i % 12, i % 27, i % 10, i % 24,
        i % 10, 400000 + i % 9000);
  }
  return text;
}

template <typename Open>
void time(const std::string& what, double bytes, const Open& open) {
  double best = 1e9;
  std::size_t rows = 0;
  std::size_t cells = 0;
  for (int run = 0; run < 5; ++run) {
    const std::clock_t start = std::clock();
    base::CsvReader reader(open(), what);
    base::CsvRow row;
    rows = cells = 0;
    while (reader.next(row)) {
      ++rows;
      cells += row.cells.size();
    }
    best = std::min(best, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
  }
  fmt::print("{}: {:.0f} MB/s, {} rows, {} cells\n", what, bytes / best / 1e6, rows, cells);
}

}  // namespace

int main(int count, char** arguments) {
  const bool named = count > 1;
  const std::string made = named ? "" : episodes(200'000'000);
  const double bytes = named ? static_cast<double>(std::filesystem::file_size(arguments[1]))
                             : static_cast<double>(made.size());
  const auto open = [&] {
    return named ? base::open_file(arguments[1], arguments[1]) : base::open_text(made);
  };
  time("CSV", bytes, open);
  time("CSV, text decoded", bytes, [&] { return std::make_unique<ingest::TextSource>(open()); });
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  fmt::print("peak memory {} MiB{}\n", usage.ru_maxrss / 1024, named ? "" : ", the made text included");
  return 0;
}
