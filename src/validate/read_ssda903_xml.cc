// The SSDA903 as the XML message. Groups of elements (HEADER, EPISODE, OC2 …) hold the columns of one table
// or, as HEADER does, of several; what belongs to the child (its identifier, day of birth and sex) stands in
// the header and counts for all of its rows.
#include <array>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "validate/read_return.h"
#include "validate/recognise.h"
#include "validate/ssda903/tables.h"
#include "validate/wrong_days.h"
#include "validate/xml_cursor.h"

namespace windscreen::validate {
namespace {

using SsdaTable = ssda903::TableId;

constexpr std::size_t unknown_told = 8;
constexpr auto header_table = static_cast<std::size_t>(SsdaTable::header);

struct Cell {
  std::size_t table;
  std::size_t column;
};

std::string upper_case(std::string_view text) {
  std::string upper(text);
  for (char& c : upper) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return upper;
}

// What belongs to the child and is repeated in other tables.
bool of_the_child(std::size_t table, std::string_view column) {
  return column == "CHILD" || column == "DOB" ||
         (column == "SEX" && table != static_cast<std::size_t>(SsdaTable::ad1));
}

class Message {
 public:
  Message(const Source& source, SourceTables& read) : source_(source), read_(read), xml_(source.bytes) {}

  void run() {
    using Event = XmlCursor::Event;
    while (true) {
      const Event event = xml_.next();
      if (event == Event::end) break;
      if (event == Event::fault) {
        return refuse(xml_.fault(),
                      "Export the return again, or open it in a browser, which shows the place.");
      }
      if (event == Event::open && xml_.depth() == 1 &&
          upper_case(xml_.name()).find("903") == std::string::npos) {
        return refuse(
            "its outermost element is <" + std::string(xml_.name()) + ">, and not that of an SSDA903 message",
            "Choose the return that the file is of, or another file.");
      }
      take(event);
    }
    for (TableData& table : read_.tables) {
      table.present = true;
      table.columns = ~std::uint64_t{0};
    }
    read_.xml = true;
    wrong_.note(form, read_);
    if (!unknown_.empty()) {
      std::string names;
      for (const std::string& name : unknown_) names += (names.empty() ? "" : ", ") + name;
      read_.notes.push_back(
          {source_.name, 0, "Elements that the return does not have were left out: " + names + "."});
    }
  }

 private:
  void refuse(std::string words, std::string remedy) {
    read_.fault = ReadFault{source_.name, xml_.line(), std::move(words), std::move(remedy)};
  }

  void take(XmlCursor::Event event) {
    switch (event) {
      case XmlCursor::Event::open:
        text_ = {};
        leaf_ = true;
        if (upper_case(xml_.name()) == "CHILD" && xml_.depth() == 2) begin_child();
        if (groups_.size() < xml_.depth()) groups_.resize(xml_.depth());
        groups_[xml_.depth() - 1].fill(nowhere);
        break;
      case XmlCursor::Event::text:
        text_ = xml_.behind(text_);
        break;
      case XmlCursor::Event::close:
        if (leaf_ && xml_.depth() >= 2) cell(xml_.name(), xml_.depth() - 1);
        if (!leaf_ && xml_.depth() == 1 && upper_case(xml_.name()) == "CHILD") end_child();
        leaf_ = false;
        text_ = {};
        break;
      default:
        break;
    }
  }

  void begin_child() {
    for (std::size_t t = 0; t < read_.tables.size(); ++t) first_[t] = read_.tables[t].rows.size();
    identifier_ = {};
    birth_ = {};
    sex_ = {};
  }

  // A leaf: a column of the table that its group is, or of several.
  void cell(std::string_view name, std::size_t group) {
    const std::vector<Cell>& places = places_of(name);
    if (places.empty()) {
      if (unknown_.size() < unknown_told && !text_.empty()) unknown_.emplace(name.substr(0, 40));
      return;
    }
    if (text_.empty()) return;
    for (const Cell& place : places) {
      const Column& column = read_.tables[place.table].rows.table().columns[place.column];
      if (of_the_child(place.table, column.name)) {
        of_child(column);
        continue;
      }
      std::size_t& row = groups_[group][place.table];
      RowArray& rows = read_.tables[place.table].rows;
      if (row == nowhere) {
        // A child has one header, whichever group its columns stand in.
        const bool again = place.table == header_table && rows.size() > first_[header_table];
        row = again ? rows.size() - 1 : rows.size();
        if (!again) rows.add();
      }
      rows.set(rows.at(row), column, text_, form);
      wrong_.look_at(column, rows.at(row), [&] { return xml_.line(); });
    }
  }

  void of_child(const Column& column) {
    std::span<char>& kept = column.name == "CHILD" ? identifier_ : column.name == "DOB" ? birth_ : sex_;
    if (!kept.empty()) return;
    kept = text_;
    if (column.kind == Kind::day)
      wrong_.look_at(column, read_day({text_.data(), text_.size()}, form.days), [&] { return xml_.line(); });
  }

  void end_child() {
    if (read_.tables[header_table].rows.size() == first_[header_table]) read_.tables[header_table].rows.add();
    for (std::size_t t = 0; t < read_.tables.size(); ++t) {
      RowArray& rows = read_.tables[t].rows;
      for (const Column& column : rows.table().columns) {
        if (!of_the_child(t, column.name)) continue;
        const std::span<char> text = column.name == "CHILD" ? identifier_
                                     : column.name == "DOB" ? birth_
                                                            : sex_;
        if (text.empty()) continue;
        for (std::size_t row = first_[t]; row < rows.size(); ++row)
          rows.set(rows.at(row), column, text, form);
      }
    }
  }

  const std::vector<Cell>& places_of(std::string_view name) {
    const auto [found, fresh] = places_.try_emplace(std::string(name.substr(0, 60)));
    if (!fresh) return found->second;
    for (std::size_t t = 0; t < read_.tables.size(); ++t) {
      const std::size_t column = column_called(Return::ssda903, read_.tables[t].rows.table(), name);
      if (column != RecognisedTable::none) found->second.push_back({t, column});
    }
    return found->second;
  }

  static constexpr CellForm form{DayForm::slashes, true};
  static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

  const Source& source_;
  SourceTables& read_;
  XmlCursor xml_;
  std::span<char> text_;
  bool leaf_ = false;
  // For each open group, the row that it has begun in each table.
  std::vector<std::array<std::size_t, ssda903::table_count>> groups_;
  std::array<std::size_t, ssda903::table_count> first_{};
  std::span<char> identifier_;
  std::span<char> birth_;
  std::span<char> sex_;
  std::unordered_map<std::string, std::vector<Cell>> places_;
  // In an order that is the same everywhere.
  std::set<std::string> unknown_;
  WrongDays wrong_;
};

}  // namespace

void read_ssda903_xml(const Source& source, SourceTables& read) { Message(source, read).run(); }

}  // namespace windscreen::validate
