#include "assure/workbook_file.h"

#include <fmt/format.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <memory>
#include <system_error>

#include "base/byte_source.h"
#include "base/error.h"
#include "store/identity.h"

namespace windscreen::assure {
namespace {

namespace fs = std::filesystem;
using base::Error;

/// A path for a file that is removed when this goes.
struct PassingFile {
  fs::path path = fs::temp_directory_path() / ("windscreen-" + store::new_id() + ".xlsx");
  PassingFile() = default;
  PassingFile(const PassingFile&) = delete;
  PassingFile& operator=(const PassingFile&) = delete;
  ~PassingFile() {
    std::error_code gone;
    fs::remove(path, gone);
  }
};

}  // namespace

void write_workbook(const fs::path& path, const FillWorkbook& fill, WorkbookMemory memory) {
  const fs::path parent = path.parent_path();
  if (!parent.empty() && !fs::is_directory(parent))
    throw Error("cannot write " + path.string() + ": the directory does not exist", "Make it first.");
  fs::path part = path;
  part += fmt::format(".{}.part", ::getpid());
  const std::string part_name = part.string();
  // Rows that go to files need room for them: there is some where the workbook itself will stand.
  std::string beside = parent.empty() ? "." : parent.string();
  lxw_workbook_options options{};
  if (memory == WorkbookMemory::constant) {
    options.constant_memory = LXW_TRUE;
    options.tmpdir = beside.data();
  }
  // The library only lets go of a workbook by writing it.
  std::unique_ptr<lxw_workbook, lxw_error (*)(lxw_workbook*)> book(
      workbook_new_opt(part_name.c_str(), &options), workbook_close);
  if (!book) throw Error("cannot write " + path.string());
  std::error_code failed;
  try {
    fill(book.get());
  } catch (...) {
    book.reset();
    fs::remove(part, failed);
    throw;
  }
  const lxw_error error = workbook_close(book.release());
  if (error == LXW_NO_ERROR) fs::rename(part, path, failed);
  if (error == LXW_NO_ERROR && !failed) return;
  const std::string why = error != LXW_NO_ERROR ? lxw_strerror(error) : failed.message();
  fs::remove(part, failed);
  throw Error("cannot write " + path.string() + ": " + why,
              "Check that you may write there and that there is room.");
}

std::string workbook_bytes(const std::function<void(const fs::path& path)>& write) {
  const PassingFile file;
  write(file.path);
  return base::read_whole_file(file.path);
}

}  // namespace windscreen::assure
