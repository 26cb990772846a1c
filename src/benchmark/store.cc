#include "benchmark/store.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <set>
#include <system_error>

#include "base/byte_source.h"
#include "base/date.h"
#include "base/error.h"
#include "base/hash.h"
#include "benchmark/staging.h"
#include "benchmark/statistics_file.h"
#include "lake/durable.h"
#include "lake/work_directory.h"

namespace windscreen::benchmark {

namespace fs = std::filesystem;
using base::Error;
using Json = nlohmann::ordered_json;

namespace {

constexpr int manifest_version = 1;
constexpr std::size_t hash_digits = 12;
constexpr std::array<Kind, 3> kinds = {Kind::statistics, Kind::interactive_tool, Kind::neighbours};

Json to_json(const std::vector<Dataset>& datasets) {
  Json list = Json::array();
  for (const Dataset& one : datasets) {
    Json symbols = Json::object();
    for (const auto& [symbol, times] : one.symbols) symbols[symbol] = times;
    list.push_back({{"dataset", one.name},
                    {"kind", name_of(one.kind)},
                    {"file", one.file},
                    {"sha256", one.sha256},
                    {"bytes", one.bytes},
                    {"rows", one.rows},
                    {"values", one.values},
                    {"rejected", one.rejected},
                    {"symbols", std::move(symbols)},
                    {"first_year", one.first_year},
                    {"last_year", one.last_year},
                    {"imported_at", one.imported_at},
                    {"data", one.data}});
  }
  return {{"manifest_version", manifest_version}, {"datasets", std::move(list)}};
}

Dataset from_json(const Json& object) {
  Dataset one;
  one.name = object.at("dataset").get<std::string>();
  const auto kind = object.at("kind").get<std::string>();
  for (const Kind known : kinds) {
    if (name_of(known) == kind) one.kind = known;
  }
  one.file = object.at("file").get<std::string>();
  one.sha256 = object.at("sha256").get<std::string>();
  one.bytes = object.at("bytes").get<std::uint64_t>();
  one.rows = object.at("rows").get<std::uint64_t>();
  one.values = object.at("values").get<std::uint64_t>();
  one.rejected = object.at("rejected").get<std::uint64_t>();
  for (const auto& [symbol, times] : object.at("symbols").items())
    one.symbols.emplace_back(symbol, times.get<std::uint64_t>());
  one.first_year = object.at("first_year").get<int>();
  one.last_year = object.at("last_year").get<int>();
  one.imported_at = object.at("imported_at").get<std::string>();
  one.data = object.at("data").get<std::string>();
  // Names from a file are not to lead anywhere else.
  if (fs::path(one.data).filename() != one.data)
    throw Error(fmt::format("\"{}\" is not a file's name", one.data));
  return one;
}

bool is_parquet(const fs::path& path, const std::string& file) {
  std::array<char, 4> start{};
  const auto bytes = base::open_file(path, file);
  std::size_t length = 0;
  while (length < start.size()) {
    const std::size_t count = bytes->read(std::span(start).subspan(length));
    if (count == 0) break;
    length += count;
  }
  return std::string_view(start.data(), length) == "PAR1";
}

/// Reads one file into a Parquet file of the working directory.
Dataset read_file(const fs::path& path, const fs::path& into, std::size_t number,
                  std::vector<FileReject>& rejects) {
  const std::string file = path.filename().string();
  Staging staging;
  Dataset dataset =
      is_parquet(path, file) ? read_interactive_tool(path, file, staging) : read_csv(path, file, staging);
  dataset.file = file;
  dataset.sha256 = base::sha256_file(path);
  dataset.bytes = fs::file_size(path);
  dataset.imported_at = base::utc_now();
  dataset.data = fmt::format("{}.parquet", number);
  staging.write(into / dataset.data, dataset);
  if (dataset.values == 0 && dataset.symbols.empty()) {
    const std::string first =
        staging.rejects().empty()
            ? std::string("no row holds a figure")
            : fmt::format("no row can be used; the first, in line {}: {}", staging.rejects().front().line,
                          staging.rejects().front().reason);
    throw Error::at(file, 0, first, "Give the file as it was downloaded.");
  }
  for (const Reject& one : staging.rejects()) rejects.push_back({file, one});
  return dataset;
}

std::string final_name(const fs::path& directory, const Dataset& dataset) {
  for (int number = 1;; ++number) {
    std::string name =
        fmt::format("{}-{}-{}.parquet", dataset.name, dataset.sha256.substr(0, hash_digits), number);
    if (!fs::exists(directory / name)) return name;
  }
}

void check_different(const std::vector<Dataset>& datasets) {
  for (std::size_t i = 0; i < datasets.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (datasets[i].name == datasets[j].name) {
        throw Error(fmt::format("{} and {} are both the dataset {}", datasets[j].file, datasets[i].file,
                                datasets[i].name),
                    "Give one of them: the later file takes the place of the earlier.");
      }
    }
  }
}

/// Figures that no manifest names: those replaced, and what an interrupted import left.
void remove_unnamed(const fs::path& directory, const std::vector<Dataset>& datasets) {
  std::set<std::string> named;
  for (const Dataset& one : datasets) named.insert(one.data);
  std::error_code ignored;
  for (const fs::directory_entry& entry : fs::directory_iterator(directory, ignored)) {
    const std::string name = entry.path().filename().string();
    if (name.ends_with(".parquet") && !named.contains(name)) fs::remove(entry.path(), ignored);
  }
}

}  // namespace

fs::path directory_of(const fs::path& workspace) { return workspace / "benchmarks"; }

std::vector<Dataset> list_datasets(const fs::path& workspace) {
  const fs::path file = directory_of(workspace) / "manifest.json";
  if (!fs::exists(file)) return {};
  std::vector<Dataset> datasets;
  try {
    const Json document = Json::parse(base::read_whole_file(file));
    if (document.at("manifest_version").get<int>() != manifest_version)
      throw Error("it is of another version of windscreen");
    for (const Json& one : document.at("datasets")) datasets.push_back(from_json(one));
  } catch (const Json::exception& error) {
    throw Error::at(file.string(), 0, fmt::format("the manifest cannot be read: {}", error.what()),
                    "Remove the directory it is in and import the published files again.");
  } catch (const Error& error) {
    throw Error::at(file.string(), 0, fmt::format("the manifest cannot be used: {}", error.what()),
                    "Remove the directory it is in and import the published files again.");
  }
  return datasets;
}

ImportResult import_files(const fs::path& workspace, const std::vector<fs::path>& files,
                          const std::function<void(std::size_t)>& progress) {
  const fs::path directory = directory_of(workspace);
  lake::make_directories(directory);
  const lake::WorkDirectory work(directory, ".import-");
  ImportResult result;
  for (std::size_t i = 0; i < files.size(); ++i) {
    result.imported.push_back(read_file(files[i], work.path(), i, result.rejects));
    if (progress) progress(i + 1);
  }
  check_different(result.imported);

  const lake::ParentLock held(directory);
  std::vector<Dataset> all = list_datasets(workspace);
  for (Dataset& one : result.imported) {
    const std::string name = final_name(directory, one);
    std::error_code error;
    fs::rename(work.path() / one.data, directory / name, error);
    if (error) lake::throw_system_error(directory / name, "cannot be written", error.value());
    one.data = name;
    if (std::erase_if(all, [&](const Dataset& before) { return before.name == one.name; }) > 0)
      result.replaced.push_back(one.name);
    all.push_back(one);
  }
  std::ranges::sort(all, {}, &Dataset::name);
  lake::sync_directory(directory);
  lake::replace_file(directory / "manifest.json", to_json(all).dump(2) + "\n");
  remove_unnamed(directory, all);
  return result;
}

}  // namespace windscreen::benchmark
