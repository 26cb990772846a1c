// Tables of files that people send to be loaded, and of the loads. The files themselves stand in the
// workspace until they are loaded; case data never comes into the store.
#pragma once

#include "store/record.h"

namespace windscreen::store {

/// Table `uploads`: a file on its way from a browser, in parts. How much of it is there is the length of the
/// file itself (`uploads/ID` in the workspace), not written here for each part.
struct Upload {
  std::string id;
  std::string account_id;
  /// As the person's computer calls it, without folders. Never used as a path.
  std::string name;
  /// How long it will be.
  std::int64_t bytes = 0;
  /// open (parts are missing), whole (its hash was compared), loaded, removed (by the person), abandoned (a
  /// day without a part), damaged (its hash was another). Of the last four the file is gone.
  std::string state;
  /// SHA-256 in hexadecimal; absent until it is whole.
  std::optional<std::string> sha256;
  std::string began_at;
  /// When the state changed last.
  std::string changed_at;

  static const Record<Upload>& record();
};

/// Table `data_loads`: files loaded, or tried, through the application. One at a time in a workspace.
struct DataLoad {
  std::string id;
  std::string account_id;
  /// The day that the files describe (2020-09-30).
  std::string as_at;
  /// running, published, refused (the files, or the disk; `problem` says), failed (a fault of the
  /// program), cancelled (by a person), interrupted (the server stopped or died). Only `published` has
  /// changed anything.
  std::string state;
  std::string began_at;
  std::optional<std::string> ended_at;
  /// The snapshot's name, and whether it was there already; of a published load.
  std::optional<std::string> snapshot;
  bool was_there = false;
  /// Rows of all files; absent where it was not read to the end.
  std::optional<std::int64_t> rows_read;
  std::optional<std::int64_t> rows_kept;
  std::optional<std::int64_t> rows_merged;
  std::optional<std::int64_t> rows_rejected;
  std::optional<std::int64_t> rows_flagged;
  /// Why it came to nothing, and what to do. It may quote the titles of a file that is no extract, and so
  /// children: the change log has a digest of it only.
  std::optional<std::string> problem;
  std::optional<std::string> remedy;
  /// What there is to say of files as a whole: JSON, an array of objects with file, part and
  /// sentence. Likewise.
  std::string notes = "[]";

  static const Record<DataLoad>& record();
};

/// Table `data_load_files`: a file of a load, as it was when the load began.
struct DataLoadFile {
  std::string id;
  std::string load_id;
  std::string upload_id;
  std::string name;
  std::int64_t bytes = 0;
  std::string sha256;

  static const Record<DataLoadFile>& record();
};

}  // namespace windscreen::store
