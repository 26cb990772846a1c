#include "ingest/load.h"

#include <algorithm>
#include <array>
#include <deque>
#include <map>
#include <set>
#include <tuple>

#include "base/error.h"
#include "base/hash.h"
#include "base/text.h"
#include "ingest/csv_rows.h"
#include "ingest/header.h"

namespace windscreen::ingest {
namespace {

namespace fs = std::filesystem;
using base::Error;

// Rows become bytes for the progress bar at the rate of an ordinary return.
constexpr std::uint64_t bytes_a_row = 64;

constexpr std::array<std::string_view, 9> data_extensions{".csv", ".txt",     ".tsv", ".xlsx", ".xlsm",
                                                          ".xml", ".parquet", ".pq",  ".parq"};

struct Work {
  const Reader* reader;
  Claim claim;
  std::vector<std::string> warnings;
  std::string of_return;
};

class Loading {
 public:
  Loading(lake::Staging& staging, const LoadOptions& options,
          std::span<const std::unique_ptr<Reader>> readers)
      : staging_(staging), options_(options), readers_(readers) {}

  LoadReport run(std::span<const fs::path> paths) {
    open(list_files(paths));
    for (const Input& input : inputs_) recognise(input);
    order();
    read();
    return std::move(report_);
  }

 private:
  void note(const std::string& file, const std::string& part, std::string sentence) {
    report_.notes.push_back({file, part, std::move(sentence)});
  }

  std::string called(const fs::path& path) const {
    const auto name = options_.names.find(path);
    return name == options_.names.end() ? path.string() : name->second;
  }

  std::vector<fs::path> list_files(std::span<const fs::path> paths) {
    std::set<fs::path> files;
    for (const fs::path& path : paths) {
      std::error_code error;
      const fs::file_status status = fs::status(path, error);
      if (!fs::exists(status)) {
        throw Error::at(called(path), 0, "there is no such file or folder", "Check how its name is written.");
      }
      if (fs::is_directory(status)) {
        list_folder(path, files);
      } else {
        files.insert(path);
      }
    }
    if (files.empty()) throw Error("there are no files to load", "Name the files or folders of one extract.");
    return {files.begin(), files.end()};
  }

  void list_folder(const fs::path& folder, std::set<fs::path>& files) {
    std::error_code error;
    std::vector<fs::path> others;
    std::size_t found = 0;
    fs::recursive_directory_iterator at(folder, error);
    for (; !error && at != fs::recursive_directory_iterator(); at.increment(error)) {
      const std::string name = at->path().filename().string();
      // Hidden files, and the locks that Office leaves beside an open document.
      if (name.starts_with('.') || name.starts_with("~$")) {
        if (at->is_directory(error)) at.disable_recursion_pending();
        continue;
      }
      if (!at->is_regular_file(error)) continue;
      const std::string extension = base::lower(at->path().extension().string());
      if (std::ranges::find(data_extensions, extension) != data_extensions.end()) {
        files.insert(at->path());
        ++found;
      } else {
        others.push_back(at->path());
      }
    }
    if (error) throw Error::at(folder.string(), 0, "the folder cannot be read: " + error.message());
    if (found == 0) {
      throw Error::at(folder.string(), 0, "the folder has no CSV, Excel, Parquet or XML file in it",
                      "Name the folder that holds the extract.");
    }
    std::ranges::sort(others);
    for (const fs::path& other : others) note(other.string(), "", "left out: no file of data by its name");
  }

  void open(const std::vector<fs::path>& files) {
    std::set<std::string> hashes;
    for (const fs::path& path : files) {
      Input input;
      input.path = path;
      input.file = called(path);
      input.kind = file_kind(path, input.file);
      input.sha256 = base::sha256_file(path);
      input.bytes = fs::file_size(path);
      if (!hashes.insert(input.sha256).second) {
        note(input.file, "", "has the same content as another file of the load, and is read once");
        continue;
      }
      if (input.kind == FileKind::csv) input.parts.push_back(csv_part(path, input.file));
      if (input.kind == FileKind::workbook) input.parts = workbook_parts(path, input.file);
      report_.bytes += input.bytes;
      inputs_.push_back(std::move(input));
    }
    report_.files = inputs_.size();
  }

  // Who reads which part of the file: the reader that knows most columns, the earlier one of two that know as
  // many.
  void recognise(const Input& input) {
    struct Best {
      const Reader* reader = nullptr;
      Recognised recognised;
    };
    std::map<std::size_t, Best> best;
    for (const auto& reader : readers_) {
      for (Recognised& one : reader->recognise(input)) {
        Best& known = best[one.part];
        if (known.reader != nullptr && known.recognised.columns >= one.columns) continue;
        known = {reader.get(), std::move(one)};
      }
    }
    if (best.empty()) refuse(input);
    for (auto& [part, one] : best) {
      work_.push_back({one.reader,
                       {&input, part, one.recognised.table, 0},
                       std::move(one.recognised.warnings),
                       std::move(one.recognised.of_return)});
    }
    for (std::size_t i = 0; i < input.parts.size(); ++i) {
      if (!best.contains(i))
        note(input.file, input.parts[i].name, "left out: the sheet is none of the known tables");
    }
  }

  [[noreturn]] void refuse(const Input& input) const {
    std::string what = "the file is none of the formats that Windscreen reads";
    if (input.kind == FileKind::csv) {
      const auto rows = first_rows(input.parts.front(), 1);
      if (rows.empty()) {
        throw Error::at(input.file, 0, "the file has no rows, not even column titles",
                        "Export it again, or leave it out of the load.");
      }
      what += "; its first row is: " + name_some(rows.front());
    }
    std::string remedy = "Looked for:";
    for (const auto& reader : readers_) remedy += "\n  " + std::string(reader->looks_for());
    throw Error::at(input.file, 0, what, remedy + "\nCorrect the titles, or leave the file out of the load.");
  }

  // The same files in any order and place make the same snapshot.
  void order() {
    std::ranges::sort(work_, {}, [this](const Work& work) {
      const auto reader = std::ranges::find_if(
          readers_, [&](const auto& candidate) { return candidate.get() == work.reader; });
      return std::tuple(reader - readers_.begin(), work.claim.table, work.claim.input->sha256,
                        work.claim.part);
    });
    for (Work& work : work_) {
      const Input& input = *work.claim.input;
      const bool sheet = work.claim.part != Recognised::whole && !work.claim.rows().name.empty();
      lake::Source source;
      source.file = input.file;
      source.part = sheet ? work.claim.rows().name : work.claim.table;
      source.format = work.reader->format();
      source.reader_version = work.reader->version();
      source.sha256 = input.sha256;
      source.bytes = input.bytes;
      source.scope = source.format + '\x1F' + work.claim.table + '\x1F' + work.of_return;
      work.claim.source = staging_.add_source(std::move(source));
      for (std::string& warning : work.warnings)
        note(input.file, sheet ? work.claim.rows().name : "", warning);
    }
  }

  void read() {
    std::uint64_t rows = 0;
    ReadContext context{staging_, options_.as_at,
                        [this](const std::string& file, const std::string& part,
                               const std::string& sentence) { note(file, part, sentence); },
                        [&](std::uint64_t more) {
                          rows += more;
                          tell(rows * bytes_a_row);
                        }};
    for (const auto& reader : readers_) {
      std::vector<Claim> claims;
      std::set<const Input*> read;
      for (const Work& work : work_) {
        if (work.reader != reader.get()) continue;
        claims.push_back(work.claim);
        read.insert(work.claim.input);
      }
      if (claims.empty()) continue;
      reader->read(claims, context);
      rows = 0;
      for (const Input* input : read) finished_ += input->bytes;
      tell(0);
    }
  }

  void tell(std::uint64_t reading) const {
    if (options_.progress) options_.progress(std::min(finished_ + reading, report_.bytes), report_.bytes);
  }

  lake::Staging& staging_;
  const LoadOptions& options_;
  std::span<const std::unique_ptr<Reader>> readers_;
  std::deque<Input> inputs_;
  std::vector<Work> work_;
  std::uint64_t finished_ = 0;
  LoadReport report_;
};

}  // namespace

LoadReport load(lake::Staging& staging, std::span<const fs::path> paths, const LoadOptions& options,
                std::span<const std::unique_ptr<Reader>> readers) {
  return Loading(staging, options, readers).run(paths);
}

LoadReport load(lake::Staging& staging, std::span<const fs::path> paths, const LoadOptions& options) {
  std::vector<std::unique_ptr<Reader>> readers;
  readers.push_back(make_ssd_reader());
  readers.push_back(make_annex_a_reader());
  readers.push_back(make_cin_census_reader());
  readers.push_back(make_ssda903_reader());
  return load(staging, paths, options, readers);
}

}  // namespace windscreen::ingest
