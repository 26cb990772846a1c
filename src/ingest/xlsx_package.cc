#include "ingest/xlsx_package.h"

#include <zip.h>

#include <cstdio>
#include <utility>

#include "base/error.h"

namespace windscreen::ingest {

using base::Error;

struct XlsxPackage::State {
  std::string file;
  std::string bytes;  // from_bytes only; outlives `zip`
  XlsxLimits limits;
  zip_t* zip = nullptr;

  State() = default;
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    if (zip != nullptr) zip_discard(zip);
  }

  std::int64_t find(const std::string& entry) const {
    return zip_name_locate(zip, entry.c_str(), ZIP_FL_NOCASE | ZIP_FL_ENC_GUESS);
  }
};

namespace {

[[noreturn]] void fail_open(const std::string& file, zip_error_t& error) {
  const int code = zip_error_code_zip(&error);
  const std::string words = zip_error_strerror(&error);
  zip_error_fini(&error);
  if (code == ZIP_ER_NOENT || code == ZIP_ER_OPEN) {
    throw Error::at(file, 0, "cannot be opened: " + words, "Check the path and that you may read it.");
  }
  throw Error::at(file, 0, "is not a sound workbook: the zip file is incomplete or damaged (" + words + ")",
                  std::string("Copy or download it again. ") + save_again);
}

// Password-protected workbooks and the old .xls format are not zip files but compound files.
void refuse_compound_file(const std::string& file, std::string_view start) {
  if (start.starts_with("\xD0\xCF\x11\xE0")) {
    throw Error::at(file, 0, "is protected by a password, or is in the old .xls format",
                    "Remove the password in the spreadsheet program (File, Info, Protect Workbook) and save "
                    "it as an Excel workbook (.xlsx).");
  }
}

class EntryStream final : public ByteStream {
 public:
  EntryStream(std::shared_ptr<const XlsxPackage> package, std::string file, const XlsxLimits& limits,
              std::string where, zip_file_t* entry, std::uint64_t compressed)
      : package_(std::move(package)),
        file_(std::move(file)),
        limits_(limits),
        where_(std::move(where)),
        entry_(entry),
        compressed_(compressed) {}
  EntryStream(const EntryStream&) = delete;
  EntryStream& operator=(const EntryStream&) = delete;
  ~EntryStream() override { zip_fclose(entry_); }

  std::size_t read(std::span<char> into) override {
    const zip_int64_t got = zip_fread(entry_, into.data(), into.size());
    if (got < 0) {
      const std::string words = zip_error_strerror(zip_file_get_error(entry_));
      throw Error::at(file_ + ", " + where_, 0, "cannot be decompressed: " + words,
                      std::string("The workbook is damaged. Copy or download it again. ") + save_again);
    }
    total_ += static_cast<std::uint64_t>(got);
    if (total_ > limits_.entry_bytes ||
        (total_ > limits_.ratio_from && total_ / limits_.ratio > compressed_)) {
      throw Error::at(file_ + ", " + where_, 0,
                      "decompresses to far more than a real sheet would (over " +
                          std::to_string(total_ >> 20U) + " MiB from " + std::to_string(compressed_) +
                          " bytes) and is refused",
                      "If the workbook is genuine, save the sheet as CSV and load that.");
    }
    return static_cast<std::size_t>(got);
  }

 private:
  std::shared_ptr<const XlsxPackage> package_;
  std::string file_;
  XlsxLimits limits_;
  std::string where_;
  zip_file_t* entry_;
  std::uint64_t compressed_;
  std::uint64_t total_ = 0;
};

}  // namespace

XlsxPackage::XlsxPackage(std::shared_ptr<State> state) : state_(std::move(state)) {
  const zip_int64_t entries = zip_get_num_entries(state_->zip, 0);
  if (entries < 0 || static_cast<std::uint64_t>(entries) > state_->limits.entries) {
    throw Error::at(
        state_->file, 0,
        "holds " + std::to_string(entries) + " parts, more than any real workbook, and is refused",
        save_again);
  }
}

XlsxPackage::~XlsxPackage() = default;

std::shared_ptr<XlsxPackage> XlsxPackage::open(const std::filesystem::path& path, std::string file,
                                               const XlsxLimits& limits) {
  if (std::FILE* handle = std::fopen(path.c_str(), "rb")) {
    char start[8] = {};
    const std::size_t got = std::fread(start, 1, sizeof start, handle);
    std::fclose(handle);
    refuse_compound_file(file, {start, got});
  }
  auto state = std::make_shared<State>();
  state->file = std::move(file);
  state->limits = limits;
  int code = 0;
  state->zip = zip_open(path.c_str(), ZIP_RDONLY, &code);
  if (state->zip == nullptr) {
    zip_error_t error;
    zip_error_init_with_code(&error, code);
    fail_open(state->file, error);
  }
  return std::shared_ptr<XlsxPackage>(new XlsxPackage(std::move(state)));
}

std::shared_ptr<XlsxPackage> XlsxPackage::from_bytes(std::string bytes, std::string file,
                                                     const XlsxLimits& limits) {
  refuse_compound_file(file, bytes);
  auto state = std::make_shared<State>();
  state->file = std::move(file);
  state->bytes = std::move(bytes);
  state->limits = limits;
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(state->bytes.data(), state->bytes.size(), 0, &error);
  if (source == nullptr) fail_open(state->file, error);
  state->zip = zip_open_from_source(source, ZIP_RDONLY, &error);
  if (state->zip == nullptr) {
    zip_source_free(source);
    fail_open(state->file, error);
  }
  zip_error_fini(&error);
  return std::shared_ptr<XlsxPackage>(new XlsxPackage(std::move(state)));
}

const std::string& XlsxPackage::file() const { return state_->file; }
const XlsxLimits& XlsxPackage::limits() const { return state_->limits; }
bool XlsxPackage::has(const std::string& entry) const { return state_->find(entry) >= 0; }

std::unique_ptr<ByteStream> XlsxPackage::stream(const std::string& entry, const std::string& where) const {
  const std::string place = state_->file + ", " + where;
  const std::int64_t index = state_->find(entry);
  if (index < 0) {
    throw Error::at(place, 0, "is missing from the workbook (" + entry + ")",
                    std::string("The workbook is damaged. ") + save_again);
  }
  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_stat_index(state_->zip, static_cast<zip_uint64_t>(index), 0, &stat) != 0) {
    throw Error::at(place, 0, std::string("cannot be read: ") + zip_strerror(state_->zip), save_again);
  }
  if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE) {
    throw Error::at(place, 0, "is protected by a password",
                    "Remove the password and save the workbook again.");
  }
  zip_file_t* file = zip_fopen_index(state_->zip, static_cast<zip_uint64_t>(index), 0);
  if (file == nullptr) {
    throw Error::at(place, 0, std::string("cannot be read: ") + zip_strerror(state_->zip),
                    std::string("The workbook is damaged. ") + save_again);
  }
  // The stream needs the zip handle, not this object: a package of the same state keeps it alive.
  std::shared_ptr<const XlsxPackage> keep(new XlsxPackage(state_));
  return std::make_unique<EntryStream>(std::move(keep), state_->file, state_->limits, where, file,
                                       stat.comp_size);
}

}  // namespace windscreen::ingest
