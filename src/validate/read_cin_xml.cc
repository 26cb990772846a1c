// The children in need census as the XML message, made flat: each module becomes a row, with the identifiers
// of the modules that it stands in. CINdetailsID, AssessmentID and CPPID are counted within a child, since
// the message has none.
#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "validate/cin/tables.h"
#include "validate/read_return.h"
#include "validate/recognise.h"
#include "validate/wrong_days.h"
#include "validate/xml_cursor.h"

namespace windscreen::validate {
namespace {

using CensusTable = cin::TableId;

constexpr std::size_t unknown_elements_told = 8;
constexpr std::size_t names_remembered = 256;
constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

bool named(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const char x = a[i] >= 'A' && a[i] <= 'Z' ? static_cast<char>(a[i] - 'A' + 'a') : a[i];
    const char y = b[i] >= 'A' && b[i] <= 'Z' ? static_cast<char>(b[i] - 'A' + 'a') : b[i];
    if (x != y) return false;
  }
  return true;
}

// Small texts made here, which the rows point to.
class MadeTexts {
 public:
  std::span<char> number(std::uint32_t value) { return keep(std::to_string(value)); }
  std::span<char> keep(std::string_view text) {
    if (used_ + text.size() > block_bytes || blocks_->empty()) {
      blocks_->push_back(std::make_unique<char[]>(std::max(block_bytes, text.size())));
      used_ = 0;
    }
    char* const to = blocks_->back().get() + used_;
    std::memcpy(to, text.data(), text.size());
    used_ += text.size();
    return {to, text.size()};
  }
  std::shared_ptr<void> owner() const { return blocks_; }

 private:
  static constexpr std::size_t block_bytes = 1U << 16U;
  std::shared_ptr<std::vector<std::unique_ptr<char[]>>> blocks_ =
      std::make_shared<std::vector<std::unique_ptr<char[]>>>();
  std::size_t used_ = 0;
};

class CensusMessage {
 public:
  CensusMessage(const Source& source, SourceTables& read) : source_(source), read_(read), xml_(source.bytes) {
    row_.fill(nowhere);
  }

  void run() {
    using Event = XmlCursor::Event;
    while (true) {
      const Event event = xml_.next();
      if (event == Event::end) break;
      if (event == Event::fault) {
        return refuse(xml_.fault(),
                      "Export the census again, or open it in a browser, which shows the place.");
      }
      if (event == Event::open && xml_.depth() == 1 && !named(xml_.name(), "Message")) {
        return refuse(
            "its outermost element is <" + std::string(xml_.name()) + ">, and not the <Message> of a census",
            "Choose the return that the file is of, or another file.");
      }
      if (event == Event::open) {
        open(xml_.name());
      } else if (event == Event::text) {
        text_ = xml_.behind(text_);
      } else {
        close(xml_.name());
      }
    }
    for (TableData& table : read_.tables) {
      table.present = true;
      table.columns = ~std::uint64_t{0};
    }
    read_.xml = true;
    read_.bytes.push_back(made_.owner());
    wrong_.note(form, read_);
    if (!unknown_.empty()) {
      std::string names;
      for (const std::string& name : unknown_) names += (names.empty() ? "" : ", ") + name;
      read_.notes.push_back(
          {source_.name, 0, "Elements that the census does not have were left out: " + names + "."});
    }
  }

 private:
  void refuse(std::string words, std::string remedy) {
    read_.fault = ReadFault{source_.name, xml_.line(), std::move(words), std::move(remedy)};
  }

  RowArray& rows(CensusTable table) { return read_.tables[static_cast<std::size_t>(table)].rows; }
  std::size_t& row(CensusTable table) { return row_[static_cast<std::size_t>(table)]; }
  void begin(CensusTable table) {
    row(table) = rows(table).size();
    rows(table).add();
  }
  bool in(CensusTable table) { return row(table) != nowhere; }

  void set(CensusTable table, std::string_view column_name, std::span<char> text) {
    const Table& columns = rows(table).table();
    for (const Column& column : columns.columns) {
      if (column.name == column_name) put(table, column, text);
    }
  }

  void put(CensusTable table, const Column& column, std::span<char> text) {
    std::byte* const to = rows(table).at(row(table));
    rows(table).set(to, column, text, form);
    wrong_.look_at(column, to, [&] { return xml_.line(); });
  }

  void open(std::string_view name) {
    leaf_ = true;
    text_ = {};
    if (named(name, "Child")) {
      for (std::size_t t = 0; t < first_.size(); ++t) first_[t] = read_.tables[t].rows.size();
      identifier_ = {};
      details_ = assessments_ = plans_ = 0;
      begin(CensusTable::identifiers);
      begin(CensusTable::characteristics);
    } else if (named(name, "Header") && xml_.depth() == 2) {
      begin(CensusTable::header);
    } else if (named(name, "CINdetails")) {
      begin(CensusTable::details);
      details_id_ = made_.number(++details_);
    } else if (named(name, "Assessments")) {
      begin(CensusTable::assessments);
      assessment_id_ = made_.number(++assessments_);
      set(CensusTable::assessments, "AssessmentID", assessment_id_);
      of_details(CensusTable::assessments);
      all_factors_.clear();
    } else if (named(name, "CINPlanDates")) {
      begin(CensusTable::cin_plans);
      of_details(CensusTable::cin_plans);
    } else if (named(name, "Section47")) {
      begin(CensusTable::section47);
      of_details(CensusTable::section47);
    } else if (named(name, "ChildProtectionPlans")) {
      begin(CensusTable::cp_plans);
      of_details(CensusTable::cp_plans);
      plan_id_ = made_.number(++plans_);
      set(CensusTable::cp_plans, "CPPID", plan_id_);
    }
  }

  void of_details(CensusTable table) {
    if (in(CensusTable::details)) set(table, "CINdetailsID", details_id_);
  }

  void close(std::string_view name) {
    if (leaf_ && !text_.empty()) cell(name);
    // A module that is empty ends all the same, or what comes behind it would be put into its row.
    if (named(name, "Child")) {
      end_child();
    } else if (named(name, "Header")) {
      row(CensusTable::header) = nowhere;
    } else if (named(name, "CINdetails")) {
      if (in(CensusTable::details)) set(CensusTable::details, "CINdetailsID", details_id_);
      row(CensusTable::details) = nowhere;
    } else if (named(name, "Assessments")) {
      if (in(CensusTable::assessments) && !all_factors_.empty())
        set(CensusTable::assessments, "AssessmentFactors", made_.keep(all_factors_));
      row(CensusTable::assessments) = nowhere;
    } else if (named(name, "CINPlanDates")) {
      row(CensusTable::cin_plans) = nowhere;
    } else if (named(name, "Section47")) {
      row(CensusTable::section47) = nowhere;
    } else if (named(name, "ChildProtectionPlans")) {
      row(CensusTable::cp_plans) = nowhere;
    }
    leaf_ = false;
    text_ = {};
  }

  // For each table the column of a name.
  using Places = std::array<std::size_t, cin::table_count>;

  // Looked for once: a message has few names, and each very often. (One made up to have many is not
  // remembered.)
  const Places& places_of(std::string_view name) {
    if (const auto known = places_.find(name); known != places_.end()) return known->second;
    Places& places = places_.size() < names_remembered ? places_[name] : other_places_;
    for (std::size_t t = 0; t < places.size(); ++t)
      places[t] = column_called(Return::cin, read_.tables[t].rows.table(), name);
    return places;
  }

  // A leaf belongs to the innermost module that has such a column.
  void cell(std::string_view name) {
    if (in(CensusTable::assessments) && (named(name, "AssessmentFactors") || named(name, "AssessmentFactor")))
      return factor();
    if (in(CensusTable::cp_plans) && named(name, "CPPreviewDate")) return review();
    if (in(CensusTable::identifiers) && named(name, "Disability")) return disability();
    if (named(name, "LAchildID") && identifier_.empty()) identifier_ = text_;
    const Places& places = places_of(name);
    for (const CensusTable table : {CensusTable::cp_plans, CensusTable::section47, CensusTable::cin_plans,
                                    CensusTable::assessments, CensusTable::details, CensusTable::identifiers,
                                    CensusTable::characteristics, CensusTable::header}) {
      if (!in(table)) continue;
      const std::size_t column = places[static_cast<std::size_t>(table)];
      if (column == RecognisedTable::none) continue;
      put(table, rows(table).table().columns[column], text_);
      return;
    }
    if (unknown_.size() < unknown_elements_told) unknown_.emplace(name.substr(0, 40));
  }

  void factor() {
    begin(CensusTable::factors);
    set(CensusTable::factors, "AssessmentFactor", text_);
    set(CensusTable::factors, "AssessmentID", assessment_id_);
    of_details(CensusTable::factors);
    if (!all_factors_.empty()) all_factors_ += ',';
    all_factors_.append(text_.data(), text_.size());
  }

  void review() {
    begin(CensusTable::reviews);
    set(CensusTable::reviews, "CPPreviewDate", text_);
    set(CensusTable::reviews, "CPPID", plan_id_);
    of_details(CensusTable::reviews);
    row(CensusTable::reviews) = nowhere;
  }

  void disability() {
    begin(CensusTable::disabilities);
    set(CensusTable::disabilities, "Disability", text_);
    row(CensusTable::disabilities) = nowhere;
  }

  void end_child() {
    for (std::size_t t = 0; t < first_.size(); ++t) {
      RowArray& all = read_.tables[t].rows;
      if (all.table().columns.empty() || all.table().columns[0].name != "LAchildID" || identifier_.empty())
        continue;
      for (std::size_t i = first_[t]; i < all.size(); ++i)
        all.set(all.at(i), all.table().columns[0], identifier_, form);
    }
    row_.fill(nowhere);
  }

  static constexpr CellForm form{DayForm::iso, false};

  const Source& source_;
  SourceTables& read_;
  XmlCursor xml_;
  MadeTexts made_;
  std::span<char> text_;
  bool leaf_ = false;
  // The row of each table that is being filled.
  std::array<std::size_t, cin::table_count> row_{};
  std::array<std::size_t, cin::table_count> first_{};
  std::span<char> identifier_;
  std::span<char> details_id_;
  std::span<char> assessment_id_;
  std::span<char> plan_id_;
  std::uint32_t details_ = 0;
  std::uint32_t assessments_ = 0;
  std::uint32_t plans_ = 0;
  std::string all_factors_;
  // The names point into the message, where nothing changes them.
  std::unordered_map<std::string_view, Places> places_;
  Places other_places_{};
  // In an order that is the same everywhere.
  std::set<std::string> unknown_;
  WrongDays wrong_;
};

}  // namespace

void read_cin_xml(const Source& source, SourceTables& read) { CensusMessage(source, read).run(); }

}  // namespace windscreen::validate
