// validate_speed ssda903 FOLDER | cin FILE [--threads N] [--rules CODE,…] [--findings FILE]: reads a return
// as make_return writes it, runs its rules once, and prints a line of JSON: what reading and rules took, how
// much was read how fast, and the peak of memory. With one thread the process keeps to one core, so that
// reading is on one thread too. FILE then holds the rule, table and row of each finding.
#include <fmt/format.h>
#include <sched.h>
#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "validate/finding_rows.h"
#include "validate/open_return.h"

namespace {

namespace fs = std::filesystem;
using namespace windscreen::validate;

struct Wanted {
  Return which = Return::ssda903;
  fs::path from;
  fs::path findings;
  RunOptions options;
};

double processor_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

double seconds_since(std::chrono::steady_clock::time_point before) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - before).count();
}

std::uintmax_t bytes_in(const fs::path& path) {
  if (!fs::is_directory(path)) return fs::file_size(path);
  std::uintmax_t bytes = 0;
  for (const auto& entry : fs::directory_iterator(path)) bytes += entry.file_size();
  return bytes;
}

void keep_to_one_core() {
  cpu_set_t cores;
  CPU_ZERO(&cores);
  CPU_SET(static_cast<unsigned>(sched_getcpu()), &cores);
  sched_setaffinity(0, sizeof cores, &cores);
}

void write_findings(const fs::path& path, const FindingRows& rows) {
  std::ofstream file(path, std::ios::binary);
  file << "rule,table,row\n";
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const FindingRow row = rows.at(i);
    file << row.rule << ',' << row.table << ',' << row.row << '\n';
  }
}

void measure(const Wanted& wanted) {
  if (wanted.options.threads == 1) keep_to_one_core();
  ReturnData data(tables_of(wanted.which));
  data.collection.authority = "936";
  const bool looked_after = wanted.which == Return::ssda903;
  std::uintmax_t bytes = 0;

  const double cpu_begun = processor_seconds();
  const auto begun = std::chrono::steady_clock::now();
  if (looked_after) {
    open_return(wanted.which, {wanted.from / "now"}, false, data);
    open_return(wanted.which, {wanted.from / "last"}, true, data);
    bytes = bytes_in(wanted.from / "now") + bytes_in(wanted.from / "last");
  } else {
    open_return(wanted.which, {wanted.from}, false, data);
    bytes = bytes_in(wanted.from);
  }
  const double read = seconds_since(begun);
  const double read_cpu = processor_seconds() - cpu_begun;
  const auto lists_begun = std::chrono::steady_clock::now();
  if (looked_after && fs::exists(wanted.from / "providers.csv")) {
    read_providers(wanted.from / "providers.csv", data.collection);
    read_postcodes(wanted.from / "postcodes.csv", data.collection);
  }
  const double lists = seconds_since(lists_begun);
  const double rules_cpu_begun = processor_seconds();
  const auto rules_begun = std::chrono::steady_clock::now();
  const Result result = run(wanted.which, data, wanted.options);
  const double rules = seconds_since(rules_begun);
  const double rules_cpu = processor_seconds() - rules_cpu_begun;

  std::size_t rows = 0;
  for (const auto* tables : {&data.now, &data.last}) {
    for (const TableData& table : *tables) rows += table.rows.size();
  }
  std::size_t ran = 0;
  for (const RuleOutcome& rule : result.rules) ran += rule.run ? 1 : 0;
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const double whole = read + lists + rules;
  fmt::print(
      "{{\"return\": \"{}\", \"children\": {}, \"rows\": {}, \"bytes\": {}, \"threads\": {}, \"rules\": {}, "
      "\"findings\": {}, \"read_s\": {:.3f}, \"lists_s\": {:.3f}, \"rules_s\": {:.3f}, \"whole_s\": {:.3f}, "
      "\"read_cpu_s\": {:.3f}, \"rules_cpu_s\": {:.3f}, \"mb_a_second\": {:.1f}, \"read_mb_a_second\": "
      "{:.1f}, "
      "\"parsing_percent\": {:.0f}, \"peak_mib\": {:.0f}}}\n",
      name_of(wanted.which), result.children, rows, bytes, wanted.options.threads, ran,
      result.findings.size(), read, lists, rules, whole, read_cpu, rules_cpu,
      static_cast<double>(bytes) / 1e6 / whole, static_cast<double>(bytes) / 1e6 / read, 100.0 * read / whole,
      static_cast<double>(usage.ru_maxrss) / 1024.0);
  if (!wanted.findings.empty()) write_findings(wanted.findings, FindingRows(wanted.which, data, result));
}

std::vector<std::string> codes_of(const std::string& text) {
  std::vector<std::string> codes;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t to = std::min(text.find(',', from), text.size());
    codes.push_back(text.substr(from, to - from));
    from = to + 1;
  }
  return codes;
}

bool understood(int argc, char** argv, Wanted& wanted) {
  if (argc < 3 || argc % 2 == 0) return false;
  const std::string which = argv[1];
  if (which != "ssda903" && which != "cin") return false;
  wanted.which = which == "cin" ? Return::cin : Return::ssda903;
  wanted.from = argv[2];
  for (int i = 3; i < argc; i += 2) {
    const std::string option = argv[i];
    if (option == "--threads") {
      wanted.options.threads = static_cast<unsigned>(std::strtoul(argv[i + 1], nullptr, 10));
    } else if (option == "--rules") {
      wanted.options.codes = codes_of(argv[i + 1]);
    } else if (option == "--findings") {
      wanted.findings = argv[i + 1];
    } else {
      return false;
    }
  }
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  Wanted wanted;
  if (!understood(argc, argv, wanted)) {
    std::fprintf(stderr,
                 "usage: validate_speed ssda903 FOLDER | cin FILE [--threads N] [--rules CODE,...] "
                 "[--findings FILE]\n");
    return 2;
  }
  try {
    measure(wanted);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
  return 0;
}
