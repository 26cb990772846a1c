// The improvement record as YAML files, which people write and send each other: docs/improvement_files.md has
// the form. Thread-safe, but for what takes a Writer.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/date.h"
#include "improve/writing.h"
#include "store/improvement.h"
#include "store/transaction.h"

namespace windscreen::improve {

/// A file's text, and what errors call it.
struct NamedText {
  std::string name;
  std::string text;
};

/// What files said, parents before their parts. The keys of the files are the identifiers.
struct BookFile {
  std::vector<NewThing> things;
  std::vector<store::ImprovementEntry> entries;
  std::vector<store::ImprovementLink> links;
  std::vector<store::ImprovementRemit> remits;
};

/// Reads files that may refer to each other by key. Throws base::Error, naming file and line, where one is
/// broken, a key is there twice or nowhere, things are parts of each other in a circle, or something cannot
/// be said of a thing (writing.h): then nothing of any of them is given.
BookFile read_book_files(std::span<const NamedText> files);

/// Writes it, all or nothing, in the transaction of the Writer. `account_id` is whose words the entries are.
/// Each is recorded as written on its own day, at nine o'clock: for records of the past that are brought in
/// whole. Throws base::Error, and store::Conflict where a thing is there already.
void write_book(store::Writer& writer, const BookFile& file, const std::optional<std::string>& account_id);

}  // namespace windscreen::improve
