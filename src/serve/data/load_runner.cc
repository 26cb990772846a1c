#include "serve/data/load_runner.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "assure/audit_load.h"
#include "lake/workspace.h"
#include "serve/data/ended_load.h"
#include "store/identity.h"
#include "validate/load_checks.h"

namespace windscreen::serve {
namespace {

namespace fs = std::filesystem;
using store::DataLoad;
using store::DataLoadFile;
using store::Upload;

// Thrown from within a load that is to stop.
struct GivenUp {};

// The server's own directories are nobody's business.
std::string without_paths(std::string words, const fs::path& workspace) {
  for (const std::string& path : {fs::absolute(workspace).string(), workspace.string()}) {
    if (path.size() < 2) continue;
    for (std::size_t at = words.find(path); at != std::string::npos; at = words.find(path, at + 1))
      words.replace(at, path.size(), "the workspace");
  }
  return words;
}

std::int64_t as_integer(std::uint64_t value) { return static_cast<std::int64_t>(value); }

std::string notes_of(const ingest::LoadReport& report) {
  constexpr std::size_t most = 1000;
  auto notes = nlohmann::json::array();
  for (const auto& one : report.notes) {
    if (notes.size() == most) break;
    notes.push_back({{"file", one.file}, {"part", one.part}, {"sentence", one.sentence}});
  }
  return notes.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

Refused another_runs() {
  return {409, "A load is running already.", "Wait until it has ended, or stop it.", "load_running"};
}

}  // namespace

struct LoadRunner::Running {
  DataLoad row;
  std::vector<DataLoadFile> files;
  base::Date as_at;
  lake::Descriptor lock;
  std::atomic<bool> give_up = false;
  // Who asked for it; empty: the server stops.
  std::string by;
  ingest::LoadProgress progress;
};

LoadRunner::LoadRunner(store::Store& store, Uploads& uploads, fs::path workspace,
                       std::function<void()> published)
    : store_(store), uploads_(uploads), workspace_(std::move(workspace)), published_(std::move(published)) {
  settle_left();
}

LoadRunner::~LoadRunner() { stop(); }

void LoadRunner::stop() {
  {
    const std::scoped_lock lock(mutex_);
    stopped_ = true;
    if (running_) running_->give_up = true;
  }
  if (thread_.joinable()) thread_.join();
}

// Open where no other load of the workspace runs.
lake::Descriptor LoadRunner::take_lock() const {
  lake::make_directories(uploads_.files().directory());
  const fs::path path = uploads_.files().directory() / ".loading";
  lake::Descriptor lock(::open(path.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, S_IRUSR | S_IWUSR));
  if (!lock.is_open()) lake::throw_system_error(path, "the lock cannot be opened", errno);
  int result = 0;
  do {
    result = ::flock(lock.get(), LOCK_EX | LOCK_NB);
  } while (result != 0 && errno == EINTR);
  if (result == 0) return lock;
  if (errno != EWOULDBLOCK) lake::throw_system_error(path, "the lock cannot be taken", errno);
  return lake::Descriptor();
}

void LoadRunner::settle_left() {
  const auto left = store_.read(
      [](const store::Queries& reader) { return reader.count<DataLoad>("where state = 'running'"); });
  if (left == 0) return;
  const lake::Descriptor lock = take_lock();
  if (!lock.is_open()) return;
  settle_left_loads(store_, uploads_, workspace_);
}

std::string LoadRunner::begin(const std::string& account, base::Date as_at,
                              const std::vector<std::string>& uploads) {
  if (uploads.empty()) throw Refused(422, "There are no files to load.", "Choose the files of one extract.");
  const std::scoped_lock held(mutex_);
  if (stopped_) throw Refused(503, "The server is stopping.", "Ask again in a minute.");
  if (running_) throw another_runs();
  if (thread_.joinable()) thread_.join();
  auto running = std::make_shared<Running>();
  running->lock = take_lock();
  if (!running->lock.is_open()) throw another_runs();
  settle_left_loads(store_, uploads_, workspace_);
  running->as_at = as_at;
  DataLoad& row = running->row;
  row.id = store::new_id();
  row.account_id = account;
  row.as_at = base::format_iso(as_at);
  row.state = "running";
  row.began_at = store::now();
  store_.write({account, "load.begin"}, [&](store::Writer& writer) {
    running->files.clear();
    std::set<std::string> names;
    for (const std::string& id : std::set<std::string>(uploads.begin(), uploads.end())) {
      const auto upload = writer.find<Upload>(id);
      if (!upload || upload->account_id != account)
        throw Refused(404, "One of the files is not there.", "Choose it again.", "no_upload");
      if (upload->state != "whole" || !upload->sha256)
        throw Refused(409, fmt::format("{} is not whole.", upload->name), "Send it to its end first.",
                      "upload_incomplete");
      if (!names.insert(upload->name).second)
        throw Refused(422, fmt::format("Two of the files are called {}.", upload->name),
                      "Rename one, so that its rows can be told from the other's, and choose it again.",
                      "same_name");
      running->files.push_back({store::new_id(), row.id, id, upload->name, upload->bytes, *upload->sha256});
    }
    writer.insert(row);
    for (const DataLoadFile& file : running->files) writer.insert(file);
  });
  running_ = running;
  thread_ = std::thread([this, running] { run(running); });
  return row.id;
}

void LoadRunner::run(const std::shared_ptr<Running>& running) {
  DataLoad row = running->row;
  const auto fail = [&](const char* state, std::string problem, std::string remedy) {
    row.state = state;
    row.problem = without_paths(std::move(problem), workspace_);
    row.remedy = without_paths(std::move(remedy), workspace_);
  };
  try {
    const lake::Workspace workspace = lake::Workspace::open(workspace_);
    ingest::PublishOptions options;
    options.as_at = running->as_at;
    std::vector<fs::path> paths;
    for (const DataLoadFile& file : running->files) {
      paths.push_back(uploads_.files().path_of(file.upload_id));
      options.names.emplace(paths.back(), file.name);
    }
    options.progress = [&](const ingest::LoadProgress& now) {
      if (running->give_up && now.stage != ingest::LoadStage::publishing) throw GivenUp{};
      const std::scoped_lock lock(mutex_);
      running->progress = now;
    };
    options.settled = [&](ingest::SettledLoad& settled) {
      if (running->give_up) return false;
      row.rows_read = as_integer(settled.all.read);
      row.rows_kept = as_integer(settled.all.kept);
      row.rows_merged = as_integer(settled.all.merged);
      row.rows_rejected = as_integer(settled.all.rejected);
      row.notes = notes_of(settled.report);
      return true;
    };
    options.made = validate::check_returns(paths, options.names, options.as_at);
    const auto before = lake::list_snapshots(workspace);
    const auto snapshot = assure::load_with_audits(store_, workspace, paths, options);
    if (!snapshot) throw GivenUp{};
    row.state = "published";
    row.snapshot = snapshot->name();
    row.rows_flagged = as_integer(snapshot->flagged);
    row.was_there = std::any_of(before.begin(), before.end(),
                                [&](const lake::Snapshot& one) { return one.name() == snapshot->name(); });
  } catch (const GivenUp&) {
    const std::scoped_lock lock(mutex_);
    if (running->by.empty())
      fail("interrupted", "The server was stopped while the load was running.", cut_off_remedy);
    else
      fail("cancelled", "The load was stopped before anything was published.",
           "The files are kept for a day: load them again when you wish.");
  } catch (const base::Error& error) {
    fail("refused", error.what(), error.remedy());
  } catch (const std::exception& error) {
    fail("failed", fmt::format("The server could not make the load: {}.", error.what()),
         "Try again; if it fails again tell whoever runs the server.");
  }
  if (row.state == "published" && published_) published_();
  end(*running, std::move(row));
}

// False where the store is away or busy for longer than it waits.
bool LoadRunner::write_down(const Running& running, const store::DataLoad& row) {
  const std::string actor = row.state == "cancelled"     ? running.by
                            : row.state == "interrupted" ? "system:server"
                                                         : row.account_id;
  try {
    store_.write({actor, "load." + row.state},
                 [&](store::Writer& writer) { write_ended(writer, row, running.files); });
    return true;
  } catch (const std::exception&) {
    return false;
  }
}

// Writes down how the load ended, and only then lets another begin. Where the store cannot be had the row
// goes on saying "running"; without the lock it is then settled as one that was left.
void LoadRunner::end(const Running& running, DataLoad row) {
  row.ended_at = store::now();
  constexpr int most_tries = 3;
  bool written = false;
  for (int tries = 0; tries < most_tries && !written; ++tries) written = write_down(running, row);
  if (written && row.state == "published") remove_loaded(uploads_, running.files);
  const std::scoped_lock lock(mutex_);
  running_->lock.close();
  running_.reset();
}

void LoadRunner::cancel(const std::string& account, const std::string& id) {
  const std::scoped_lock lock(mutex_);
  if (running_ && running_->row.id == id) {
    if (running_->progress.stage == ingest::LoadStage::publishing)
      throw Refused(409, "The load is publishing its snapshot and can no longer be stopped.",
                    "It ends in a moment.", "load_over");
    if (running_->by.empty()) running_->by = account;
    running_->give_up = true;
    return;
  }
  const auto row = store_.read([&](const store::Queries& reader) { return reader.find<DataLoad>(id); });
  if (!row) throw Refused(404, "There is no such load.", "/api/v1/loads lists them.");
  throw Refused(409, "The load does not run here.", "Look at what became of it.", "load_over");
}

void LoadRunner::add_progress(LoadView& view) const {
  const std::scoped_lock lock(mutex_);
  if (!running_ || running_->row.id != view.row.id) return;
  view.progress = running_->progress;
  view.stopping = running_->give_up;
}

std::optional<LoadView> LoadRunner::find(const std::string& id) {
  const auto read = [&]() -> std::optional<LoadView> {
    LoadView view;
    const bool there = store_.read([&](const store::Queries& reader) {
      auto row = reader.find<DataLoad>(id);
      if (!row) return false;
      view.row = std::move(*row);
      view.files = reader.select<DataLoadFile>("where load_id = :load order by name, id", {{"load", id}});
      return true;
    });
    if (!there) return std::nullopt;
    add_progress(view);
    return view;
  };
  auto view = read();
  if (!view || view->row.state != "running" || view->progress) return view;
  // Another server runs it, or none: then it was cut off. It may also have ended here since it was read.
  settle_left();
  return read();
}

std::vector<LoadView> LoadRunner::all() {
  settle_left();
  std::vector<LoadView> views;
  store_.read([&](const store::Queries& reader) {
    views.clear();
    std::map<std::string, std::size_t> place;
    for (DataLoad& row : reader.select<DataLoad>("order by began_at desc, id desc limit 500")) {
      place.emplace(row.id, views.size());
      views.push_back({std::move(row), {}, std::nullopt, false});
    }
    for (DataLoadFile& file :
         reader.select<DataLoadFile>("where load_id in (select id from data_loads order by began_at desc, id "
                                     "desc limit 500) order by name, id")) {
      if (const auto at = place.find(file.load_id); at != place.end())
        views[at->second].files.push_back(std::move(file));
    }
  });
  for (LoadView& view : views) add_progress(view);
  return views;
}

}  // namespace windscreen::serve
