#include "validate/open_return.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <system_error>

#include "base/error.h"
#include "base/text.h"
#include "ingest/csv_rows.h"
#include "ingest/xlsx.h"
#include "validate/read_return.h"
#include "validate/recognise.h"

namespace windscreen::validate {
namespace {

namespace fs = std::filesystem;

// A file in memory as far as it is touched; what is changed in it stays in memory.
class MappedFile {
 public:
  MappedFile(const fs::path& path, const std::string& name) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    struct stat status{};
    const bool opened = file >= 0 && ::fstat(file, &status) == 0;
    if (!opened || !S_ISREG(status.st_mode)) {
      const std::string why = opened ? "it is no file with rows in it" : std::strerror(errno);
      if (file >= 0) ::close(file);
      throw base::Error(name + " cannot be read: " + why + ".", "Check the path and who may read the file.");
    }
    size_ = static_cast<std::size_t>(status.st_size);
    if (size_ > 0) bytes_ = ::mmap(nullptr, size_, PROT_READ | PROT_WRITE, MAP_PRIVATE, file, 0);
    ::close(file);
    if (bytes_ == MAP_FAILED)
      throw base::Error(name + " cannot be read into memory: " + std::strerror(errno) + ".");
  }
  ~MappedFile() {
    if (size_ > 0) ::munmap(bytes_, size_);
  }
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  std::span<char> bytes() const { return {static_cast<char*>(bytes_), size_}; }

 private:
  void* bytes_ = nullptr;
  std::size_t size_ = 0;
};

std::vector<fs::path> files_of(const std::vector<fs::path>& paths) {
  std::vector<fs::path> files;
  for (const fs::path& path : paths) {
    std::error_code error;
    if (!fs::is_directory(path, error)) {
      files.push_back(path);
      continue;
    }
    const std::size_t before = files.size();
    for (auto entries = fs::directory_iterator(path, error); !error && entries != fs::directory_iterator();
         entries.increment(error)) {
      const fs::directory_entry& entry = *entries;
      const std::string kind = base::lower(entry.path().extension().string());
      std::error_code ignored;
      if (entry.is_regular_file(ignored) && (kind == ".csv" || kind == ".xml" || kind == ".xlsx"))
        files.push_back(entry.path());
    }
    if (error) {
      throw base::Error(path.string() + " cannot be read: " + error.message() + ".",
                        "Check who may read the folder.");
    }
    if (files.size() == before) {
      throw base::Error(path.string() + " has no CSV file, XML message or workbook in it.",
                        "Name the folder that holds the return.");
    }
    std::sort(files.begin() + static_cast<std::ptrdiff_t>(before), files.end());
  }
  return files;
}

bool is_zip(std::span<char> bytes) {
  return bytes.size() >= 4 && std::memcmp(bytes.data(), "PK\x03\x04", 4) == 0;
}

bool is_iso_day(std::string_view cell) {
  return cell.size() == 10 && cell[4] == '-' && cell[7] == '-' &&
         cell.find_first_not_of("0123456789-") == std::string_view::npos &&
         read_day(cell, DayForm::iso).known();
}

// A sheet as the CSV file that it could have been saved as: what recognises and reads tables then sees one
// form.
std::shared_ptr<std::string> sheet_as_csv(Return which, const ingest::Part& part) {
  const auto text = std::make_shared<std::string>();
  const auto rows = part.open();
  ingest::Row row;
  while (rows->next(row)) {
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (i > 0) *text += ',';
      const std::string_view cell = row.cells[i];
      // As the SSDA903 writes days, so that a date cell and a text cell are the same day.
      if (which == Return::ssda903 && is_iso_day(cell)) {
        ((text->append(cell.substr(8)) += '/').append(cell.substr(5, 2)) += '/').append(cell.substr(0, 4));
        continue;
      }
      if (cell.find_first_of(",;\t\"\n\r") == std::string_view::npos) {
        text->append(cell);
        continue;
      }
      *text += '"';
      for (const char c : cell) text->append(c == '"' ? 2 : 1, c);
      *text += '"';
    }
    *text += '\n';
  }
  return text;
}

void add_sheets(Return which, const fs::path& path, const std::string& name, std::vector<Source>& sources) {
  for (const ingest::Part& part : ingest::workbook_parts(path, name)) {
    const auto text = sheet_as_csv(which, part);
    if (text->empty()) continue;
    sources.push_back({name + ", sheet " + part.name, {text->data(), text->size()}, text});
  }
}

std::vector<std::string> cells_of(const std::vector<std::string_view>& cells) {
  return {cells.begin(), cells.end()};
}

std::size_t column_named(const std::vector<std::string>& header,
                         std::initializer_list<std::string_view> names) {
  for (std::size_t i = 0; i < header.size(); ++i) {
    const std::string plain = base::lower(base::trim(header[i]));
    if (std::find(names.begin(), names.end(), plain) != names.end()) return i;
  }
  return RecognisedTable::none;
}

std::string without_spaces(std::string_view text) {
  std::string plain = base::upper(text);
  std::erase_if(plain, [](char c) { return c == ' '; });
  return plain;
}

}  // namespace

void open_return(Return which, const std::vector<fs::path>& paths, bool last_year, ReturnData& data) {
  std::vector<ReturnFile> files;
  for (const fs::path& path : files_of(paths)) files.push_back({path, path.filename().string()});
  open_return(which, files, last_year, data);
}

void open_return(Return which, const std::vector<ReturnFile>& files, bool last_year, ReturnData& data) {
  std::vector<Source> sources;
  for (const auto& [path, name] : files) {
    const auto file = std::make_shared<MappedFile>(path, name);
    if (is_zip(file->bytes())) {
      add_sheets(which, path, name, sources);
    } else {
      sources.push_back({name, file->bytes(), file});
    }
  }
  if (const auto fault = read_sources(which, std::move(sources), last_year, data)) {
    const std::string place = fault->line > 0 ? ", line " + std::to_string(fault->line) : std::string();
    throw base::Error(fault->file + place + ": " + fault->words + ".", fault->remedy);
  }
  const auto& tables = last_year ? data.last : data.now;
  if (std::none_of(tables.begin(), tables.end(), [](const TableData& table) { return table.present; })) {
    std::string words = "None of the files is a table of the return.";
    if (!data.notes.empty()) words += " " + data.notes.front().file + ": " + data.notes.front().words;
    throw base::Error(
        words, "Give the return's CSV files, its XML message or a workbook with a sheet for each table.");
  }
  note_absent(which, last_year, data);
}

void read_providers(const fs::path& file, Collection& collection) {
  const std::string name = file.filename().string();
  const auto rows = ingest::csv_part(file, name).open();
  ingest::Row row;
  if (!rows->next(row))
    throw base::Error(name + " is empty.", "Give the register of providers as a CSV file.");
  const std::vector<std::string> header = cells_of(row.cells);
  const std::size_t urn = column_named(header, {"urn"});
  if (urn == RecognisedTable::none) {
    throw base::Error(name + ", line 1: it has no column URN.",
                      "The register has the columns URN, PLACE_CODES, PROVIDER_CODES, "
                      "LA_CODE_INFERRED, POSTCODE and REG_END.");
  }
  const std::size_t places = column_named(header, {"place_codes"});
  const std::size_t providers = column_named(header, {"provider_codes"});
  const std::size_t authority = column_named(header, {"la_code_inferred", "la_code"});
  const std::size_t postcode = column_named(header, {"postcode"});
  const std::size_t end = column_named(header, {"reg_end"});
  while (rows->next(row)) {
    const auto cell = [&row](std::size_t place) {
      return place < row.cells.size() ? base::upper(base::trim(row.cells[place])) : std::string();
    };
    Provider provider;
    provider.urn = cell(urn);
    if (provider.urn.empty()) continue;
    provider.place_codes = cell(places);
    provider.provider_codes = cell(providers);
    provider.la_code_inferred = cell(authority);
    provider.postcode = cell(postcode);
    provider.reg_end = read_day(cell(end), DayForm::either);
    collection.providers.push_back(std::move(provider));
  }
  index_providers(collection);
}

void read_postcodes(const fs::path& file, Collection& collection) {
  const std::string name = file.filename().string();
  const auto rows = ingest::csv_part(file, name).open();
  ingest::Row row;
  std::size_t place = 0;
  bool first = true;
  while (rows->next(row)) {
    if (first) {
      first = false;
      const std::size_t column = column_named(cells_of(row.cells), {"postcode", "pcd", "pcds"});
      place = column == RecognisedTable::none ? 0 : column;
      if (column != RecognisedTable::none) continue;
    }
    if (place < row.cells.size() && !row.cells[place].empty())
      collection.postcodes.insert(without_spaces(row.cells[place]));
  }
  if (collection.postcodes.empty())
    throw base::Error(name + " holds no postcode.", "Give a list of postcodes, one a line.");
  collection.has_postcodes = true;
}

}  // namespace windscreen::validate
