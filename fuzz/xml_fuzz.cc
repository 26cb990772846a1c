// Fuzzes the XML messages: the CIN census and the SSDA903, from bytes to staged rows. Anything but
// base::Error is a fault.
#include <sys/mman.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>

#include "base/error.h"
#include "ingest/load.h"
#include "ingest/reader.h"

using namespace windscreen;

namespace {

// The readers take files; one that lives in memory needs no disk.
class MemoryFile {
 public:
  explicit MemoryFile(std::string_view bytes) : descriptor_(memfd_create("fuzz", 0)) {
    while (!bytes.empty()) {
      const ssize_t count = ::write(descriptor_, bytes.data(), bytes.size());
      if (count <= 0) std::abort();
      bytes.remove_prefix(static_cast<std::size_t>(count));
    }
  }
  ~MemoryFile() { ::close(descriptor_); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  std::filesystem::path path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

 private:
  int descriptor_;
};

// A staging costs more than a small message; one serves many, and is then thrown away with its rows.
lake::Staging& staging() {
  static std::unique_ptr<lake::Staging> present;
  static int uses = 0;
  if (!present || ++uses == 5000) {
    present.reset();
    lake::Staging::Options options;
    options.scratch =
        std::filesystem::temp_directory_path() / ("windscreen-fuzz-" + std::to_string(::getpid()));
    options.threads = 1;
    present = std::make_unique<lake::Staging>(options);
    uses = 0;
  }
  return *present;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::array<std::unique_ptr<ingest::Reader>, 2> readers{ingest::make_cin_census_reader(),
                                                                      ingest::make_ssda903_reader()};
  const MemoryFile file({reinterpret_cast<const char*>(data), size});
  ingest::Input input;
  input.path = file.path();
  input.file = "fuzz.xml";
  input.kind = ingest::FileKind::xml;
  lake::Staging& rows = staging();
  ingest::ReadContext context{rows,
                              base::make_date(2020, 9, 30),
                              [](const std::string&, const std::string&, const std::string&) {},
                              {}};
  for (const auto& reader : readers) {
    try {
      for (const ingest::Recognised& one : reader->recognise(input)) {
        const ingest::Claim claim{&input, one.part, one.table,
                                  rows.add_source({"fuzz.xml", "", "", 1, "", 0})};
        reader->read({&claim, 1}, context);
      }
    } catch (const base::Error&) {
      continue;
    }
  }
  return 0;
}
