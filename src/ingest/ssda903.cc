// Reading the SSDA903 in its three forms: CSV files and sheets (gathered, then sorted by child) and the XML
// message (a child at a time).
#include "ingest/ssda903.h"

#include <algorithm>
#include <cstring>
#include <deque>
#include <map>

#include "base/error.h"
#include "base/text.h"
#include "ingest/cut_text.h"
#include "ingest/header.h"
#include "ingest/message.h"
#include "ingest/row_builder.h"

namespace windscreen::ingest {
namespace {

using namespace ssda903;
using Row = ssda903::Row;
using Origin = ssda903::Origin;

constexpr std::string_view xml_root = "SSDA903";

// The columns whose days tell how late in time a return reaches.
bool dates_return(TableId table, std::size_t column) {
  switch (table) {
    case TableId::episodes:
      return column == column::e_decom || column == column::e_dec;
    case TableId::reviews:
      return column == column::r_review;
    case TableId::missing:
      return column == column::m_start || column == column::m_end;
    default:
      return false;
  }
}

// All rows of the files of a load: their cells one behind another, and an index to sort by child.
class Gathered {
 public:
  void add(const Origin* origin, std::uint64_t line, TableId table, std::span<const std::string_view> cells) {
    Entry entry{origin, line, bytes_.size(), table};
    for (const std::string_view cell : cells) {
      const auto size = static_cast<std::uint32_t>(cell.size());
      bytes_.append(reinterpret_cast<const char*>(&size), sizeof size);
      bytes_.append(cell);
    }
    entries_.push_back(entry);
  }

  /// Hands the rows out, a child at a time, children in the order of their identifiers and rows in the order
  /// in which they came.
  template <typename Take>
  void for_each_child(const Take& take) {
    std::vector<std::size_t> order(entries_.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
      const int compared = child_of(entries_[a]).compare(child_of(entries_[b]));
      return compared != 0 ? compared < 0 : a < b;
    });
    Child child;
    std::vector<std::string_view> cells;
    for (std::size_t at = 0; at < order.size();) {
      child.clear();
      child.child = child_of(entries_[order[at]]);
      std::size_t end = at;
      std::size_t total = 0;
      while (end < order.size() && child_of(entries_[order[end]]) == child.child) {
        total += columns(entries_[order[end]].table);
        ++end;
      }
      // The rows' spans point into this one array, so it must not grow while they do.
      cells.clear();
      cells.reserve(total);
      for (; at < end; ++at) {
        const Entry& entry = entries_[order[at]];
        const std::size_t first = cells.size();
        std::size_t place = entry.place;
        for (std::size_t i = 0; i < columns(entry.table); ++i) cells.push_back(cell_at(place));
        child.rows(entry.table)
            .push_back({entry.origin, entry.line, std::span(cells).subspan(first, cells.size() - first)});
      }
      take(child);
    }
  }

 private:
  struct Entry {
    const Origin* origin;
    std::uint64_t line;
    std::size_t place;
    TableId table;
  };
  static std::size_t columns(TableId table) {
    return table_formats()[static_cast<std::size_t>(table)].columns.size();
  }
  std::string_view cell_at(std::size_t& place) const {
    std::uint32_t size = 0;
    std::memcpy(&size, bytes_.data() + place, sizeof size);
    place += sizeof size;
    const std::string_view cell(bytes_.data() + place, size);
    place += size;
    return cell;
  }
  std::string_view child_of(const Entry& entry) const {
    std::size_t place = entry.place;
    return base::trim(cell_at(place));
  }

  std::string bytes_;
  std::vector<Entry> entries_;
};

// The return that a file is of: CSV files in one folder, sheets of one workbook, or one message.
std::string return_of(const Input& input) {
  return input.kind == FileKind::csv ? input.path.parent_path().string() : input.file;
}

// The returns of a load, each with its sources.
class Returns {
 public:
  explicit Returns(base::Date as_at) : as_at_(as_at) {}

  std::size_t find(const Claim& claim) {
    const auto [known, added] = numbers_.emplace(return_of(*claim.input), collections_.size());
    if (added) collections_.emplace_back();
    return known->second;
  }
  void note(std::size_t collection, base::Date day) {
    auto& latest = collections_[collection].latest;
    if (day <= as_at_ && (!latest || day > *latest)) latest = day;
  }
  std::span<const Collection> finish() {
    std::optional<base::Date> any;
    for (const Collection& one : collections_) any = std::max(any, one.latest);
    for (Collection& one : collections_) {
      if (!one.latest) one.latest = any;
      one.flags_hold_on = ssda903::flags_hold_on(one.latest, as_at_);
    }
    return collections_;
  }

 private:
  base::Date as_at_;
  std::map<std::string, std::size_t> numbers_;
  std::vector<Collection> collections_;
};

void gather(const Claim& claim, Origin& origin, Returns& returns, Gathered& gathered, ReadContext& context) {
  const auto source = claim.rows().open();
  ingest::Row row;
  FoundTable found;
  while (found.format == nullptr && source->next(row))
    found = find_table({row.cells.begin(), row.cells.end()});
  if (found.format == nullptr)
    throw base::Error::at(claim.input->file, row.line, "the file changed while it was read");
  origin.dates = source->date_system();
  Header header;
  header.width = row.cells.size();

  std::vector<std::string_view> cells(found.format->columns.size());
  std::uint64_t count = 0;
  std::uint64_t told = 0;
  const auto tell = [&] {
    if (context.progress) context.progress(count - told);
    told = count;
  };
  while (source->next(row)) {
    if (++count - told == progress_step) tell();
    const lake::Origin at{claim.source, row.line};
    if (const std::string_view fault = row.fault.empty() ? shifted(row.cells, header) : row.fault;
        !fault.empty()) {
      context.staging.reject(at, "unreadable_row", fault, joined_record(row.cells));
      continue;
    }
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const std::size_t cell = found.cell[i];
      cells[i] = cell < row.cells.size() ? row.cells[cell] : std::string_view();
    }
    if (base::trim(cells[0]).empty()) {
      context.staging.reject(at, "no_person", "The row does not say whom it is about: CHILD is empty.",
                             joined_record(row.cells));
      continue;
    }
    for (std::size_t i = 1; i < cells.size(); ++i) {
      if (!dates_return(found.format->id, i)) continue;
      if (const auto day = base::parse_date(cells[i], origin.dates)) returns.note(origin.collection, *day);
    }
    gathered.add(&origin, row.line, found.format->id, cells);
  }
  tell();
  if (found.format->id == TableId::dolo) {
    if (count > 0 && context.warn) {
      context.warn(claim.input->file, claim.rows().name,
                   std::to_string(count) +
                       " deprivation of liberty orders are not kept: the model has no table for them");
    }
  } else {
    context.staging.count_read(claim.source, count);
  }
  warn_of_encoding(*source, claim.rows(), context);
}

// One CHILD element as rows. A group of elements (HEADER, EPISODE, OC2 …) holds the columns of one table or,
// as HEADER does, of several.
class MessageChild {
 public:
  explicit MessageChild(const Origin& origin) : origin_(origin) {}

  /// The rows; valid until the next call. `groups` is the number of groups of elements, the message's rows.
  Child& read(Element element) {
    child_.clear();
    rows_.clear();
    groups = 0;
    identifier_ = {};
    find_identifier(element);
    child_.child = identifier_;
    collect(element);
    return child_;
  }

  std::size_t groups = 0;
  std::set<std::string, std::less<>> unknown;

 private:
  void find_identifier(Element group) {
    for (Element one = group.first(); one; one = one.next()) {
      if (one.first()) {
        find_identifier(one);
      } else if (identifier_.empty() && (one.is("CHILDID") || one.is("CHILD_ID") || one.is("CHILD"))) {
        identifier_ = one.text();
      }
    }
  }

  static std::optional<std::size_t> column_of(const TableFormat& format, Element element) {
    for (std::size_t i = 0; i < format.columns.size(); ++i) {
      for (const std::string_view name : base::split(format.columns[i], ',')) {
        if (element.is(name)) return i;
      }
    }
    return std::nullopt;
  }

  void collect(Element group) {
    bool leaves = false;
    for (Element one = group.first(); one; one = one.next()) {
      if (one.first()) {
        collect(one);
      } else {
        leaves = true;
        const bool known = std::ranges::any_of(
            table_formats(), [&](const TableFormat& format) { return column_of(format, one).has_value(); });
        if (!known && unknown.size() < 100) unknown.emplace(cut_text(one.name(), 60));
      }
    }
    if (!leaves) return;
    ++groups;
    for (const TableFormat& format : table_formats()) make_row(format, group);
  }

  void make_row(const TableFormat& format, Element group) {
    const bool is_header = format.id == TableId::header;
    std::vector<std::string_view> cells(format.columns.size());
    bool own = is_header && group.is("HEADER");
    for (Element one = group.first(); one; one = one.next()) {
      if (one.first() || one.text().empty()) continue;
      const auto column = column_of(format, one);
      if (!column || !cells[*column].empty()) continue;
      cells[*column] = one.text();
      // CHILD, DOB and SEX belong to the header; in other tables they only repeat it.
      const bool shared =
          *column == 0 || *column == format.dob || (format.id == TableId::uasc && *column == column::u_sex);
      own = own || (!is_header && !shared);
    }
    if (!own) return;
    cells[0] = identifier_;
    rows_.push_back(std::move(cells));
    child_.rows(format.id).push_back({&origin_, group.line(), rows_.back()});
  }

  const Origin& origin_;
  std::string_view identifier_;
  std::deque<std::vector<std::string_view>> rows_;
  Child child_;
};

void read_xml(const Claim& claim, Origin& origin, Returns& returns, ReadContext& context, bool write,
              Writer* writer) {
  constexpr std::array<std::string_view, 1> records{"CHILD"};
  const Input& input = *claim.input;
  MessageChild message(origin);
  const MessageNotes notes =
      read_message(base::open_file(input.path, input.file), input.file, records, [&](Element element) {
        Child& child = message.read(element);
        if (!write) {
          for (const TableFormat& format : table_formats()) {
            for (const Row& row : child.rows(format.id)) {
              for (std::size_t i = 1; i < row.cells.size(); ++i) {
                if (!dates_return(format.id, i)) continue;
                if (const auto day = base::parse_date(row.cells[i])) returns.note(origin.collection, *day);
              }
            }
          }
          return true;
        }
        context.staging.count_read(claim.source, message.groups);
        if (context.progress) context.progress(message.groups);
        if (child.child.empty()) {
          for (const auto& rows : child.tables) {
            for (const Row& row : rows) {
              context.staging.reject({claim.source, row.line}, "no_person",
                                     "The row does not say whom it is about: CHILDID is empty.",
                                     joined_record(row.cells));
            }
          }
          return true;
        }
        writer->write(child);
        return true;
      });
  if (!write || !context.warn) return;
  if (!message.unknown.empty()) {
    const std::vector<std::string> names(message.unknown.begin(), message.unknown.end());
    context.warn(input.file, "", "elements that the return does not have are left out: " + name_some(names));
  }
  if (notes.stray > 0) {
    context.warn(input.file, "",
                 "text stands between elements " + std::to_string(notes.stray) +
                     " time(s) and is left out; the first is \"" + notes.stray_text + "\" at line " +
                     std::to_string(notes.stray_line));
  }
  if (notes.encoding != "UTF-8") context.warn(input.file, "", "read as " + notes.encoding);
}

class Ssda903Reader final : public Reader {
 public:
  std::string_view format() const override { return "ssda903"; }
  int version() const override { return 2; }
  std::string_view looks_for() const override {
    return "the SSDA903: CSV files or sheets with the columns of header, episodes, reviews, uasc, oc2, oc3, "
           "ad1, "
           "placed_for_adoption, previous_permanence, missing or sw_episodes (each with CHILD), or the XML "
           "message "
           "with the root EXPSSDA903";
  }

  std::vector<Recognised> recognise(const Input& input) const override {
    std::vector<Recognised> found;
    if (input.kind == FileKind::xml) {
      const MessageHead head = peek_message(base::open_file(input.path, input.file), input.file, "EPISODE");
      if (base::upper(head.root).find(xml_root) != std::string::npos) {
        found.push_back({Recognised::whole, "message", 1, {}, return_of(input)});
      }
      return found;
    }
    for (std::size_t i = 0; i < input.parts.size(); ++i) {
      FoundTable table;
      for (const auto& row : first_rows(input.parts[i], header_depth)) {
        table = find_table(row);
        if (table.format != nullptr) break;
      }
      if (table.format == nullptr) continue;
      if (!table.twice.empty()) {
        throw base::Error::at(input.file, 1,
                              "the header has a column more than once: " + name_some(table.twice),
                              "Leave one of each.");
      }
      Recognised one{i, std::string(table.format->name), static_cast<int>(table.found), {}, return_of(input)};
      if (!table.unknown.empty()) {
        one.warnings.push_back("columns that " + one.table +
                               " does not have are left out: " + name_some(table.unknown));
      }
      found.push_back(std::move(one));
    }
    return found;
  }

  void read(std::span<const Claim> claims, ReadContext& context) const override {
    Returns returns(context.as_at);
    std::deque<Origin> origins;
    Gathered gathered;
    for (const Claim& claim : claims) {
      origins.push_back({claim.source, base::DateSystem::none, returns.find(claim)});
      if (claim.part == Recognised::whole) {
        // Once through for the days that tell which year's return it is, then again to read it.
        read_xml(claim, origins.back(), returns, context, false, nullptr);
      } else {
        gather(claim, origins.back(), returns, gathered, context);
      }
    }
    Writer writer(context, returns.finish());
    gathered.for_each_child([&](Child& child) { writer.write(child); });
    for (std::size_t i = 0; i < claims.size(); ++i) {
      if (claims[i].part == Recognised::whole)
        read_xml(claims[i], origins[i], returns, context, true, &writer);
    }
    if (writer.starts_not_known() == 0 || !context.warn) return;
    const auto told = std::ranges::find_if(
        claims, [](const Claim& claim) { return claim.table == "episodes" || claim.table == "message"; });
    const Claim& named = told == claims.end() ? claims.front() : *told;
    context.warn(named.input->file, named.table,
                 std::to_string(writer.starts_not_known()) +
                     " period(s) of care began before their first episode here, on a day that is not known"
                     " (care_started_before_return): they count as no start, and the time in care from that"
                     " episode on; load the case system's tables too, which know the day");
  }
};

}  // namespace

std::unique_ptr<Reader> make_ssda903_reader() { return std::make_unique<Ssda903Reader>(); }

}  // namespace windscreen::ingest
