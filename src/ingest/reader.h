// What a reader of one source format is, so that the load can ask each of them about each file.
//
// The load (load.h) looks at every file's first bytes to tell its kind, then asks every reader what it
// recognises in it. Recognition is by content: the columns of a table, the root element of a message. Each
// reader then reads everything of its format in one call, because a return spread over several files (the
// SSDA903's header and episodes, the lists of Annex A) only makes sense as a whole.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "ingest/row_source.h"
#include "lake/staging.h"

namespace windscreen::ingest {

/// Rows between two tellings of how far a reader is.
constexpr std::uint64_t progress_step = 8192;

/// What a file is, told by its first bytes: `PK` a workbook, `PAR1` Parquet, `<` XML (in any encoding), else
/// CSV.
enum class FileKind : std::uint8_t { csv, workbook, parquet, xml };

/// One file of a load.
struct Input {
  std::filesystem::path path;
  /// The file as the user named it: what errors, sources and rejects say.
  std::string file;
  FileKind kind = FileKind::csv;
  /// SHA-256 of the whole file, in hexadecimal.
  std::string sha256;
  std::uint64_t bytes = 0;
  /// The tables of rows in it: one for a CSV file, one a sheet for a workbook, none for Parquet and XML
  /// (their readers open `path`).
  std::vector<Part> parts;
};

/// That a reader recognises a part of an input as a table of its format.
struct Recognised {
  /// Index into `Input::parts`; `whole` for a file without parts.
  std::size_t part = whole;
  /// The reader's own name of the table ("ssd_person", "list_4", "episodes", "message").
  std::string table;
  /// How many columns were recognised. Where two readers claim one part, the higher claim wins, then the
  /// earlier reader.
  int columns = 0;
  /// What a user should know although the part is read: "columns not known: …".
  std::vector<std::string> warnings;
  /// Tells the return that the part is of from others of its format in the same load: parts of one table and
  /// one return are one list, however many files it comes in (lake::Source::scope).
  std::string of_return = {};
  static constexpr std::size_t whole = static_cast<std::size_t>(-1);
};

/// A part that a reader shall read: its own claim, with the number of its source in the staging.
struct Claim {
  const Input* input = nullptr;
  std::size_t part = Recognised::whole;
  std::string table;
  std::uint32_t source = 0;

  /// The part; only for inputs that have parts.
  const Part& rows() const { return input->parts.at(part); }
};

/// What a reader gets besides its claims.
struct ReadContext {
  lake::Staging& staging;
  /// The day that the extract describes.
  base::Date as_at;
  /// Says something about a source as a whole that is no row's fault: (file, part, plain sentence).
  std::function<void(const std::string& file, const std::string& part, const std::string& sentence)> warn;
  /// Called now and then with the number of rows read since the last call; may be empty.
  std::function<void(std::uint64_t rows)> progress;
};

/// A reader of one format. Stateless: the same claims always give the same rows. One thread at a time.
class Reader {
 public:
  virtual ~Reader() = default;
  /// "ssd", "annex_a", "cin_census" or "ssda903".
  virtual std::string_view format() const = 0;
  /// Raised whenever the same bytes would give other rows.
  virtual int version() const = 0;
  /// What a user is told was looked for, when a file is none of the formats: "Annex A: a sheet or CSV with
  /// the columns of one of the lists 1 to 11".
  virtual std::string_view looks_for() const = 0;
  /// What this reader knows in a file; empty when nothing. Throws Error when the file is broken (a truncated
  /// workbook, an unterminated quote) so that it cannot be known what it is.
  virtual std::vector<Recognised> recognise(const Input& input) const = 0;
  /// Reads all claimed parts into the staging. The claims are in a fixed order (by table, then content hash)
  /// that does not depend on the order in which the user named the files. Counts every row read and rejects
  /// or writes each. Throws Error when the rest of a file cannot be read: the load then publishes nothing.
  virtual void read(std::span<const Claim> claims, ReadContext& context) const = 0;
};

/// In how many rows that are not blank the header of a table is looked for: title rows above it do no harm.
inline constexpr std::size_t header_depth = 10;

/// The first rows of a part, at most `most`, as text; faulty rows are given with the cells that could be
/// read.
std::vector<std::vector<std::string>> first_rows(const Part& part, std::size_t most);

/// Tells the user once a text file has been read when it was not UTF-8.
void warn_of_encoding(const RowSource& source, const Part& part, ReadContext& context);

/// The readers, each in the file of its own name.
std::unique_ptr<Reader> make_ssd_reader();
std::unique_ptr<Reader> make_annex_a_reader();
std::unique_ptr<Reader> make_cin_census_reader();
std::unique_ptr<Reader> make_ssda903_reader();

/// The sheets of a workbook (xlsx.cc). Throws Error when the file is no workbook or is broken.
std::vector<Part> workbook_parts(const std::filesystem::path& path, const std::string& file);

}  // namespace windscreen::ingest
