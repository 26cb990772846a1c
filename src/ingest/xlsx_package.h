// The container of a workbook: a zip file whose entries are XML, read as streams and kept within limits, so
// that a small file cannot make the program decompress without end.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>

namespace windscreen::ingest {

/// What to do about a workbook that cannot be read as it is.
constexpr const char* save_again =
    "Open it in the spreadsheet program, save it again as an Excel workbook (.xlsx), and load that copy.";

/// What a workbook may cost. Beyond a limit reading ends with base::Error. The values leave room for a sheet
/// with as many rows as a spreadsheet can hold (1,048,576) and refuse what only an attack needs.
struct XlsxLimits {
  std::uint64_t entries = 10'000;
  /// Decompressed bytes of one entry.
  std::uint64_t entry_bytes = std::uint64_t{4} << 30U;
  /// Decompressed bytes for one compressed byte. Deflate reaches 1032; real sheets stay under 60.
  std::uint64_t ratio = 250;
  /// The ratio is not looked at below this many decompressed bytes.
  std::uint64_t ratio_from = std::uint64_t{32} << 20U;
  /// All shared strings together, decoded.
  std::uint64_t shared_bytes = std::uint64_t{512} << 20U;
  /// Number formats, styles, sheets and relations together: all that is held of the smaller parts.
  std::uint64_t catalogue_items = 200'000;
  /// The text of one cell. A longer one is cut and its row marked as faulty.
  std::size_t cell_bytes = std::size_t{1} << 20U;
  /// The text of one row's cells together.
  std::size_t row_bytes = std::size_t{16} << 20U;
};

/// Bytes one after another. One thread at a time.
class ByteStream {
 public:
  virtual ~ByteStream() = default;
  /// Fills the front of `into`; returns how many bytes, 0 at the end. Throws base::Error when the rest cannot
  /// be read.
  virtual std::size_t read(std::span<char> into) = 0;
};

/// A zip file. Streams keep it open while they live. One thread at a time for a package and its streams.
class XlsxPackage {
 public:
  /// Opens a file. `file` is its name as the user gave it, for errors. Throws base::Error when it cannot be
  /// read, is no zip file, is broken, or is protected by a password.
  static std::shared_ptr<XlsxPackage> open(const std::filesystem::path& path, std::string file,
                                           const XlsxLimits& limits = {});
  /// The same from bytes in memory, which the package keeps.
  static std::shared_ptr<XlsxPackage> from_bytes(std::string bytes, std::string file,
                                                 const XlsxLimits& limits = {});
  ~XlsxPackage();
  XlsxPackage(const XlsxPackage&) = delete;
  XlsxPackage& operator=(const XlsxPackage&) = delete;

  const std::string& file() const;
  const XlsxLimits& limits() const;
  /// True when there is an entry of this name (case does not matter, as in Open Packaging).
  bool has(const std::string& entry) const;
  /// The entry's decompressed bytes; their checksum is verified at the end. `where` names the entry in errors
  /// ("sheet \"List 3\""). Throws base::Error when it is missing or encrypted.
  std::unique_ptr<ByteStream> stream(const std::string& entry, const std::string& where) const;

 private:
  struct State;
  explicit XlsxPackage(std::shared_ptr<State> state);
  std::shared_ptr<State> state_;
};

}  // namespace windscreen::ingest
