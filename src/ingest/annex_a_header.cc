#include "ingest/annex_a_header.h"

#include <algorithm>
#include <unordered_map>

#include "base/error.h"
#include "base/text.h"

namespace windscreen::ingest {
namespace {

constexpr int rows_looked_at = 40;
constexpr std::size_t longest_heading = 300;

struct Meaning {
  int list = 0;  // index into annex_a_lists()
  Field field = Field::person;
};

using Dictionary = std::unordered_multimap<std::string, Meaning>;

// Every heading, squashed, and what it means on which lists.
const Dictionary& dictionary() {
  static const Dictionary all = [] {
    Dictionary made;
    const auto add = [&](std::string_view heading, Meaning meaning) {
      std::string key = base::squash(heading);
      const auto [first, last] = made.equal_range(key);
      const bool there = std::any_of(first, last, [&](const auto& entry) {
        return entry.second.list == meaning.list && entry.second.field == meaning.field;
      });
      if (!there) made.emplace(std::move(key), meaning);
    };
    int index = 0;
    for (const AnnexAList& list : annex_a_lists()) {
      for (const AnnexAColumn& column : list.columns) {
        add(column.heading, {index, column.field});
        for (const std::string_view other : base::split(column.also, '|')) {
          if (!other.empty()) add(other, {index, column.field});
        }
      }
      ++index;
    }
    return made;
  }();
  return all;
}

// Without what stands in parentheses, such as "(Y/N)".
std::string without_parentheses(std::string_view text) {
  std::string out;
  int depth = 0;
  for (const char c : text) {
    if (c == '(') ++depth;
    if (depth == 0) out += c;
    if (c == ')' && depth > 0) --depth;
  }
  return out;
}

// Without a number or letter that counts the columns: "1. Gender", "12) Gender", "c) Gender".
std::string_view without_numbering(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && end < 3 && text[end] >= '0' && text[end] <= '9') ++end;
  if (end == 0 && text.size() > 2 && text[1] == ')') end = 1;
  if (end == 0 || end >= text.size() || (text[end] != '.' && text[end] != ')' && text[end] != ':'))
    return text;
  return base::trim(text.substr(end + 1));
}

// The forms of a heading that are looked up, the first that is known wins.
std::vector<std::string> forms_of(std::string_view heading) {
  const std::string_view bare = without_numbering(heading);
  return {base::squash(heading), base::squash(bare), base::squash(without_parentheses(bare))};
}

struct Candidate {
  AnnexAHeader header;
  int own = 0;  // columns that not all lists have
  std::vector<std::string> essential_missing;
};

std::vector<Candidate> candidates(const Row& row) {
  const auto lists = annex_a_lists();
  std::vector<Candidate> all(lists.size());
  for (std::size_t i = 0; i < lists.size(); ++i) {
    all[i].header.list = &lists[i];
    all[i].header.line = row.line;
    all[i].header.place.fill(AnnexAHeader::absent);
  }
  for (std::size_t at = 0; at < row.cells.size(); ++at) {
    const std::string_view heading = base::trim(row.cells[at]);
    if (heading.empty()) continue;
    std::vector<bool> known(lists.size(), false);
    if (heading.size() <= longest_heading) {
      for (const std::string& form : forms_of(heading)) {
        const auto [first, last] = dictionary().equal_range(form);
        for (auto entry = first; entry != last; ++entry) {
          const Meaning meaning = entry->second;
          const auto list = static_cast<std::size_t>(meaning.list);
          if (known[list]) continue;
          known[list] = true;
          AnnexAHeader& header = all[list].header;
          std::size_t& place = header.place[static_cast<std::size_t>(meaning.field)];
          if (place != AnnexAHeader::absent) {
            header.repeated.emplace_back(heading);
            continue;
          }
          place = at;
          ++header.columns;
          if (!is_common(meaning.field)) ++all[list].own;
        }
      }
    }
    for (std::size_t i = 0; i < lists.size(); ++i) {
      if (!known[i]) all[i].header.unknown.emplace_back(heading.substr(0, 80));
    }
  }
  for (Candidate& candidate : all) {
    for (const AnnexAColumn& column : candidate.header.list->columns) {
      if (candidate.header.place[static_cast<std::size_t>(column.field)] != AnnexAHeader::absent) continue;
      candidate.header.missing.emplace_back(column.heading);
      if (column.essential) candidate.essential_missing.emplace_back(column.heading);
    }
  }
  return all;
}

bool is_usable(const Candidate& candidate) {
  return candidate.essential_missing.empty() && candidate.own >= 1 && candidate.header.columns >= 3;
}

std::string quoted(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) {
    if (!out.empty()) out += ", ";
    out += "\"" + name + "\"";
  }
  return out;
}

}  // namespace

std::optional<AnnexAHeader> find_annex_a_header(const Part& part) {
  std::optional<Candidate> best;
  std::optional<Candidate> almost;
  const auto source = part.open();
  Row row;
  for (int seen = 0; seen < rows_looked_at && source->next(row); ++seen) {
    if (!row.fault.empty() || row.cells.size() < 3) continue;
    for (Candidate& candidate : candidates(row)) {
      if (is_usable(candidate)) {
        // More of the list's columns, then fewer that it does not have.
        if (!best || candidate.header.columns > best->header.columns ||
            (candidate.header.columns == best->header.columns &&
             candidate.header.missing.size() < best->header.missing.size())) {
          best = std::move(candidate);
        }
      } else if (candidate.own >= 2 && candidate.header.columns >= 5 &&
                 (!almost || candidate.header.columns > almost->header.columns)) {
        almost = std::move(candidate);
      }
    }
  }
  if (best) return std::move(best->header);
  if (!almost) return std::nullopt;
  std::string place = part.file;
  if (!part.name.empty()) place += ", sheet \"" + part.name + "\"";
  throw base::Error::at(place, almost->header.line,
                        "looks like Annex A list " + std::to_string(almost->header.list->number) + " (" +
                            std::string(almost->header.list->title) + ") but lacks " +
                            quoted(almost->essential_missing),
                        "Add the column, or give it the heading of the Annex A guidance; docs/formats.md "
                        "lists the headings that "
                        "are understood.");
}

}  // namespace windscreen::ingest
