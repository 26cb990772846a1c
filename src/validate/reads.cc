#include "validate/reads.h"

#include <stdexcept>
#include <string>

namespace windscreen::validate {
namespace {

[[noreturn]] void refuse(std::string_view text, std::string_view why) {
  throw std::invalid_argument("\"" + std::string(text) + "\": " + std::string(why));
}

std::string_view word(std::string_view& rest) {
  std::size_t size = 0;
  while (size < rest.size() && rest[size] != ' ' && rest[size] != '(' && rest[size] != ')' &&
         rest[size] != '?')
    ++size;
  const std::string_view found = rest.substr(0, size);
  rest.remove_prefix(size);
  return found;
}

bool take_one(std::string_view& rest, char c) {
  if (rest.empty() || rest.front() != c) return false;
  rest.remove_prefix(1);
  return true;
}

void read_columns(std::string_view text, std::string_view& rest, const Table& table, TableUse& use) {
  while (!take_one(rest, ')')) {
    const std::string_view name = word(rest);
    if (name.empty() && !take_one(rest, ' ')) refuse(text, "a list of columns has no end");
    if (name.empty()) continue;
    std::size_t place = 0;
    while (place < table.columns.size() && table.columns[place].name != name) ++place;
    if (place == table.columns.size())
      refuse(text, std::string(name) + " is no column of " + std::string(table.name));
    use.mask |= std::uint64_t{1} << place;
    use.columns.push_back(static_cast<std::uint8_t>(place));
  }
}

}  // namespace

std::vector<TableUse> parse_uses(std::string_view text, std::span<const Table> tables) {
  std::vector<TableUse> uses;
  std::string_view rest = text;
  while (!rest.empty()) {
    if (take_one(rest, ' ')) continue;
    std::string_view name = word(rest);
    TableUse use;
    use.last = name.ends_with("_last");
    if (use.last) name.remove_suffix(5);
    std::size_t table = 0;
    while (table < tables.size() && tables[table].name != name) ++table;
    if (table == tables.size()) refuse(text, "\"" + std::string(name) + "\" is no table of the return");
    use.table = static_cast<std::uint8_t>(table);
    use.optional = take_one(rest, '?');
    if (take_one(rest, '(')) read_columns(text, rest, tables[table], use);
    uses.push_back(std::move(use));
  }
  return uses;
}

}  // namespace windscreen::validate
