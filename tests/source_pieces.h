// The files of a load in pieces that can be put in any order, and made to contradict each other.
#pragma once

#include <filesystem>
#include <random>
#include <string>
#include <vector>

namespace windscreen {

/// A file as what can be put in any order (`rows`: the lines of a CSV file, the children of a census),
/// between what stands before and behind it.
struct Pieces {
  std::string before;
  std::vector<std::string> rows;
  std::string behind;

  std::string text() const;
};

Pieces read_pieces(const std::filesystem::path& path);

/// The column that says whom a row is about; the first where none does.
std::size_t person_column(const std::string& header);

/// Whom a row is about.
std::string child_of(const std::string& row, std::size_t column);

/// Adds rows that state what another states and contradict it: a copy with a cell taken from the row before,
/// or left out, or a year changed; plain copies; and pairs of copies that differ only in what stands in a
/// cell where it cannot be read.
void contradict(Pieces& file, std::mt19937& random);

/// Writes a file, and the directories that lead to it.
void write_file(const std::filesystem::path& path, const std::string& text);

}  // namespace windscreen
