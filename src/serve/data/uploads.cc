#include "serve/data/uploads.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "base/text.h"
#include "store/identity.h"

namespace windscreen::serve {
namespace {

using store::Upload;

constexpr std::size_t most_name = 200;
constexpr std::uint64_t mebibyte = std::uint64_t{1} << 20U;
const store::Act by_itself = {"system:server", "upload.abandon"};

bool waits(const Upload& row) { return row.state == "open" || row.state == "whole"; }

std::int64_t waiting_bytes(const store::Reader& reader) {
  std::int64_t bytes = 0;
  for (const Upload& one : reader.select<Upload>("where state in ('open', 'whole')")) bytes += one.bytes;
  return bytes;
}

// The file must stay while it is being read.
void refuse_while_loading(const store::Reader& reader, const std::string& id) {
  const auto loading = reader.count<store::DataLoad>(
      "where state = 'running' and id in (select load_id from data_load_files where upload_id = :upload)",
      {{"upload", id}});
  if (loading > 0)
    throw Refused(409, "The file is being loaded.", "Wait until that has ended, or stop it.", "load_running");
}

}  // namespace

std::string shown_name(std::string_view name) {
  if (const std::size_t slash = name.find_last_of("/\\"); slash != std::string_view::npos)
    name.remove_prefix(slash + 1);
  std::string shown;
  for (const char one : name) {
    const auto byte = static_cast<unsigned char>(one);
    if (byte >= 0x20 && byte != 0x7F) shown += one;
  }
  shown = std::string(base::trim(shown));
  if (shown.size() <= most_name) return shown;
  // Never within a character.
  std::size_t end = most_name;
  while (end > 0 && (static_cast<unsigned char>(shown[end]) & 0xC0U) == 0x80U) --end;
  return shown.substr(0, end);
}

Uploads::Uploads(store::Store& store, const std::filesystem::path& workspace, UploadLimits limits)
    : store_(store), files_(workspace), limits_(limits) {
  sweeper_ = std::jthread([this](const std::stop_token& stopping) { keep_sweeping(stopping); });
}

Uploads::~Uploads() = default;

UploadView Uploads::begin(const std::string& account, std::string_view name, std::uint64_t bytes) {
  UploadView made;
  made.row.id = store::new_id();
  made.row.account_id = account;
  made.row.name = shown_name(name);
  made.row.state = "open";
  if (made.row.name.empty()) throw Refused(422, "The file has no name.", "Give it one, and choose it again.");
  if (bytes == 0)
    throw Refused(422, fmt::format("{} is empty.", made.row.name), "Export it again, or leave it out.");
  if (bytes > limits_.bytes)
    throw Refused(409, fmt::format("{} is larger than this server takes.", made.row.name),
                  fmt::format("It may have {} MiB. Load it on the server with `windscreen load`.",
                              limits_.bytes / mebibyte),
                  "uploads_full");
  if (bytes > files_.room())
    throw Refused(507, "The server's disk has no room for the file.", "Tell whoever runs it.", "disk_full");
  made.row.bytes = static_cast<std::int64_t>(bytes);
  made.row.began_at = store::now();
  made.row.changed_at = made.row.began_at;
  store_.write({account, "upload.begin"}, [&](store::Writer& writer) {
    const std::int64_t mine = writer.count<Upload>(
        "where account_id = :account and state in ('open', 'whole')", {{"account", account}});
    if (mine >= limits_.files)
      throw Refused(409, fmt::format("You have {} files waiting already.", mine),
                    "Load or remove some of them first.", "uploads_full");
    const auto there = static_cast<std::uint64_t>(waiting_bytes(writer));
    if (there > limits_.bytes || bytes > limits_.bytes - there)
      throw Refused(409, "The files that wait to be loaded take all the room that there is for them.",
                    "Load or remove some of them first; what others sent and left goes after a day.",
                    "uploads_full");
    writer.insert(made.row);
  });
  return made;
}

Upload Uploads::own(const store::Reader& reader, const std::string& account, const std::string& id) const {
  auto row = reader.find<Upload>(id);
  if (!row || row->account_id != account)
    throw Refused(404, "There is no such upload.", "Choose the file again.", "no_upload");
  if (!waits(*row))
    throw Refused(410, "The upload is over: it was loaded, removed, or left for a day.",
                  "Choose the file again.", "upload_over");
  return std::move(*row);
}

UploadView Uploads::add(const std::string& account, const std::string& id, std::uint64_t offset,
                        std::string_view bytes) {
  if (bytes.empty()) throw Refused(400, "The part is empty.", "Send some of the file.");
  UploadView view;
  view.row = store_.read([&](const store::Queries& reader) { return own(reader, account, id); });
  view.received = files_.add(id, offset, bytes, static_cast<std::uint64_t>(view.row.bytes));
  return view;
}

UploadView Uploads::finish(const std::string& account, const std::string& id, std::string_view sha256) {
  UploadView view;
  view.row = store_.read([&](const store::Queries& reader) { return own(reader, account, id); });
  view.received = files_.received(id);
  if (view.received != static_cast<std::uint64_t>(view.row.bytes))
    throw Refused(409, fmt::format("{} of {} bytes are there.", view.received, view.row.bytes),
                  "Send the rest first.", "upload_incomplete");
  const std::string found = files_.settle(id);
  const bool same = found == base::lower(sha256);
  view.row = store_.write({account, same ? "upload.finish" : "upload.refuse"}, [&](store::Writer& writer) {
    Upload row = own(writer, account, id);
    if (!same) refuse_while_loading(writer, id);
    row.state = same ? "whole" : "damaged";
    row.sha256 = found;
    row.changed_at = store::now();
    writer.update(row);
    return row;
  });
  if (same) return view;
  files_.remove(id);
  throw Refused(422, fmt::format("{} did not arrive as it was sent.", view.row.name),
                "It may have been changed meanwhile: choose it again.", "hash_differs");
}

void Uploads::remove(const std::string& account, const std::string& id) {
  store_.write({account, "upload.remove"}, [&](store::Writer& writer) {
    Upload row = own(writer, account, id);
    refuse_while_loading(writer, id);
    row.state = "removed";
    row.changed_at = store::now();
    writer.update(row);
  });
  files_.remove(id);
}

std::vector<UploadView> Uploads::of(const std::string& account) const {
  std::vector<UploadView> views;
  for (Upload& row : store_.read([&](const store::Queries& reader) {
         return reader.select<Upload>(
             "where account_id = :account and state in ('open', 'whole') order by id",
             {{"account", account}});
       })) {
    const std::uint64_t received = files_.received(row.id);
    views.push_back({std::move(row), received});
  }
  return views;
}

void Uploads::sweep(std::filesystem::file_time_type now) {
  std::map<std::string, std::filesystem::file_time_type> changed;
  for (UploadFiles::Kept& one : files_.all()) changed.emplace(std::move(one.id), one.changed);
  const auto system_now =
      std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::file_clock::to_sys(now));
  const auto rows = store_.read([](const store::Queries& reader) {
    return reader.select<Upload>(
        "where state in ('open', 'whole') and id not in (select f.upload_id from data_load_files f join "
        "data_loads l "
        "on l.id = f.load_id where l.state = 'running')");
  });
  std::vector<std::string> over;
  for (const Upload& row : rows) {
    const auto file = changed.find(row.id);
    // A load that came to nothing is use, too: the row or the file, whichever is later.
    const auto row_changed = store::moment_from(row.changed_at);
    const bool row_old = !row_changed || system_now - *row_changed >= limits_.idle;
    const bool file_old = file == changed.end() || now - file->second >= limits_.idle;
    if (row_old && file_old) over.push_back(row.id);
  }
  if (!over.empty()) {
    store_.write(by_itself, [&](store::Writer& writer) {
      for (const std::string& id : over) {
        auto row = writer.find<Upload>(id);
        if (!row || !waits(*row)) continue;
        row->state = "abandoned";
        row->changed_at = store::now();
        writer.update(*row);
      }
    });
  }
  // Files without a row that waits for them: of those just given up, and what a killed server left.
  for (const auto& [id, when] : changed) {
    const auto row = store_.read([&](const store::Queries& reader) { return reader.find<Upload>(id); });
    if (row ? !waits(*row) : now - when >= limits_.idle) files_.remove(id);
  }
}

void Uploads::keep_sweeping(const std::stop_token& stopping) {
  while (!stopping.stop_requested()) {
    std::chrono::minutes rest{60};
    try {
      sweep(std::filesystem::file_time_type::clock::now());
    } catch (const std::exception&) {
      // The store is busy or away: the files stay until it is asked again.
      rest = std::chrono::minutes(5);
    }
    std::unique_lock lock(mutex_);
    resting_.wait_for(lock, stopping, rest, [] { return false; });
  }
}

}  // namespace windscreen::serve
