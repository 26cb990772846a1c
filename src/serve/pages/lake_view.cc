#include "serve/pages/lake_view.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "base/hash.h"
#include "benchmark/store.h"
#include "serve/http/problem.h"

namespace windscreen::serve {
namespace {

namespace fs = std::filesystem;

// Name, time and size of a file, or of what lies in a directory (one level), in the order of the names.
void add_stamp(const fs::path& path, std::string& out) {
  std::error_code gone;
  const auto add = [&](const fs::path& file) {
    const auto time = fs::last_write_time(file, gone).time_since_epoch().count();
    const auto size = fs::is_regular_file(file, gone) ? fs::file_size(file, gone) : 0;
    out += fmt::format("{} {} {}\n", file.filename().string(), time, size);
  };
  if (!fs::is_directory(path, gone)) {
    if (fs::exists(path, gone)) add(path);
    return;
  }
  std::vector<fs::path> entries;
  for (fs::directory_iterator entry(path, gone), end; !gone && entry != end; entry.increment(gone)) {
    // A load that is being made is hidden.
    if (!entry->path().filename().string().starts_with('.')) entries.push_back(entry->path());
  }
  std::sort(entries.begin(), entries.end());
  for (const fs::path& entry : entries) add(entry);
}

std::string hash_of(const measure::Catalogue& catalogue) {
  base::Sha256 hash;
  for (const measure::Definition& one : catalogue.definitions) hash.update(one.id + " " + one.hash + "\n");
  for (const measure::SharedRelation& one : catalogue.shared) hash.update(one.name + " " + one.hash + "\n");
  return hash.finish();
}

}  // namespace

const lake::Snapshot& LakeState::find(std::string_view wanted) const {
  const lake::Snapshot* found = nullptr;
  std::size_t fitting = 0;
  for (const lake::Snapshot& one : snapshots) {
    if (wanted.empty() || one.name() == wanted) {
      found = &one;
      fitting = 1;
      if (!wanted.empty()) break;
    } else if (one.name().starts_with(wanted) || one.id.starts_with(wanted)) {
      found = &one;
      ++fitting;
    }
  }
  if (found == nullptr)
    throw Problem{404, wanted.empty() ? "No data is loaded yet." : "There is no snapshot of that name.",
                  wanted.empty() ? "Load the authority's files with `windscreen load`."
                                 : "/api/v1/snapshots lists them."};
  if (fitting > 1)
    throw Problem{404, "More than one snapshot begins like that.",
                  "Give more of its name: /api/v1/snapshots."};
  return *found;
}

LakeView::LakeView(fs::path workspace, std::chrono::milliseconds interval)
    : directory_(std::move(workspace)), interval_(interval) {}

std::string LakeView::stamp() const {
  std::string out;
  add_stamp(directory_ / "authority.json", out);
  add_stamp(directory_ / "baselines.csv", out);
  add_stamp(directory_ / "indicators", out);
  add_stamp(directory_ / "indicators" / "shared", out);
  add_stamp(benchmark::directory_of(directory_), out);
  std::error_code gone;
  for (fs::directory_iterator entry(directory_ / "lake", gone), end; !gone && entry != end;
       entry.increment(gone))
    add_stamp(entry->path(), out);
  return out;
}

LakeView::Look LakeView::look(std::string stamp) const {
  lake::Workspace workspace = lake::Workspace::open(directory_);
  auto snapshots = lake::list_snapshots(workspace);
  auto catalogue = measure::load_catalogue(workspace.indicators_directory());
  std::string settings;
  add_stamp(directory_ / "authority.json", settings);
  add_stamp(directory_ / "baselines.csv", settings);
  add_stamp(benchmark::directory_of(directory_), settings);
  std::string revision = base::sha256(hash_of(catalogue) + settings);
  return {std::move(stamp),
          std::make_shared<const LakeState>(LakeState{std::move(workspace), std::move(snapshots),
                                                      std::move(catalogue), std::move(revision)})};
}

void LakeView::look_again() {
  const std::scoped_lock one_at_a_time(looking_);
  std::string known;
  {
    const std::scoped_lock lock(mutex_);
    known = last_.stamp;
  }
  Look newer;
  std::exception_ptr fault;
  try {
    std::string seen = stamp();
    if (seen != known) newer = look(std::move(seen));
  } catch (...) {
    fault = std::current_exception();
  }
  const std::scoped_lock lock(mutex_);
  if (newer.state) last_ = std::move(newer);
  fault_ = fault;
}

void LakeView::keep_looking(const std::stop_token& stopping) {
  for (;;) {
    {
      std::unique_lock lock(mutex_);
      resting_.wait_for(lock, stopping, interval_, [] { return false; });
    }
    if (stopping.stop_requested()) return;
    look_again();
  }
}

void LakeView::look_now() noexcept {
  try {
    now();
    look_again();
  } catch (...) {  // NOLINT(bugprone-empty-catch): whoever asks for the state is told
  }
}

std::shared_ptr<const LakeState> LakeView::now() {
  const std::scoped_lock lock(mutex_);
  if (!last_.state) {
    last_ = look(stamp());
    looker_ = std::jthread([this](const std::stop_token& stopping) { keep_looking(stopping); });
  }
  if (fault_) std::rethrow_exception(fault_);
  return last_.state;
}

}  // namespace windscreen::serve
