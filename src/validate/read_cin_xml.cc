// The children in need census as the XML message, made flat: each module becomes a row, with the identifiers
// of the modules that it stands in. CINdetailsID, AssessmentID and CPPID are counted within a child, since
// the message has none.
#include <cstring>
#include <memory>
#include <string_view>

#include "validate/cin/tables.h"
#include "validate/read_return.h"
#include "validate/recognise.h"
#include "validate/xml_cursor.h"

namespace windscreen::validate {
namespace {

using cin::TableId;

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
        text_ = xml_.text();
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
    if (!unknown_.empty()) {
      read_.notes.push_back(
          {source_.name, 0, "Elements that the census does not have were left out: " + unknown_ + "."});
    }
  }

 private:
  void refuse(std::string words, std::string remedy) {
    read_.fault = ReadFault{source_.name, xml_.line(), std::move(words), std::move(remedy)};
  }

  RowArray& rows(TableId table) { return read_.tables[static_cast<std::size_t>(table)].rows; }
  std::size_t& row(TableId table) { return row_[static_cast<std::size_t>(table)]; }
  void begin(TableId table) {
    row(table) = rows(table).size();
    rows(table).add();
  }
  bool in(TableId table) { return row(table) != nowhere; }

  void set(TableId table, std::string_view column_name, std::span<char> text) {
    const Table& columns = rows(table).table();
    for (const Column& column : columns.columns) {
      if (column.name == column_name) rows(table).set(rows(table).at(row(table)), column, text, form);
    }
  }

  void open(std::string_view name) {
    leaf_ = true;
    text_ = {};
    if (named(name, "Child")) {
      for (std::size_t t = 0; t < first_.size(); ++t) first_[t] = read_.tables[t].rows.size();
      identifier_ = {};
      details_ = assessments_ = plans_ = 0;
      begin(TableId::identifiers);
      begin(TableId::characteristics);
    } else if (named(name, "Header") && xml_.depth() == 2) {
      begin(TableId::header);
    } else if (named(name, "CINdetails")) {
      begin(TableId::details);
      details_id_ = made_.number(++details_);
    } else if (named(name, "Assessments")) {
      begin(TableId::assessments);
      assessment_id_ = made_.number(++assessments_);
      set(TableId::assessments, "AssessmentID", assessment_id_);
      of_details(TableId::assessments);
      all_factors_.clear();
    } else if (named(name, "CINPlanDates")) {
      begin(TableId::cin_plans);
      of_details(TableId::cin_plans);
    } else if (named(name, "Section47")) {
      begin(TableId::section47);
      of_details(TableId::section47);
    } else if (named(name, "ChildProtectionPlans")) {
      begin(TableId::cp_plans);
      of_details(TableId::cp_plans);
      plan_id_ = made_.number(++plans_);
      set(TableId::cp_plans, "CPPID", plan_id_);
    }
  }

  void of_details(TableId table) {
    if (in(TableId::details)) set(table, "CINdetailsID", details_id_);
  }

  void close(std::string_view name) {
    if (leaf_) {
      if (!text_.empty()) cell(name);
    } else if (named(name, "Child")) {
      end_child();
    } else if (named(name, "Header")) {
      row(TableId::header) = nowhere;
    } else if (named(name, "CINdetails")) {
      set(TableId::details, "CINdetailsID", details_id_);
      row(TableId::details) = nowhere;
    } else if (named(name, "Assessments")) {
      if (in(TableId::assessments) && !all_factors_.empty())
        set(TableId::assessments, "AssessmentFactors", made_.keep(all_factors_));
      row(TableId::assessments) = nowhere;
    } else if (named(name, "CINPlanDates")) {
      row(TableId::cin_plans) = nowhere;
    } else if (named(name, "Section47")) {
      row(TableId::section47) = nowhere;
    } else if (named(name, "ChildProtectionPlans")) {
      row(TableId::cp_plans) = nowhere;
    }
    leaf_ = false;
    text_ = {};
  }

  // A leaf belongs to the innermost module that has such a column.
  void cell(std::string_view name) {
    if (in(TableId::assessments) && (named(name, "AssessmentFactors") || named(name, "AssessmentFactor")))
      return factor();
    if (in(TableId::cp_plans) && named(name, "CPPreviewDate")) return review();
    if (in(TableId::identifiers) && named(name, "Disability")) return disability();
    if (named(name, "LAchildID") && identifier_.empty()) identifier_ = text_;
    for (const TableId table :
         {TableId::cp_plans, TableId::section47, TableId::cin_plans, TableId::assessments, TableId::details,
          TableId::identifiers, TableId::characteristics, TableId::header}) {
      if (!in(table)) continue;
      const std::size_t column = column_called(Return::cin, rows(table).table(), name);
      if (column == RecognisedTable::none) continue;
      rows(table).set(rows(table).at(row(table)), rows(table).table().columns[column], text_, form);
      return;
    }
    if (unknown_count_++ < 8) unknown_ += (unknown_.empty() ? "" : ", ") + std::string(name.substr(0, 40));
  }

  void factor() {
    begin(TableId::factors);
    set(TableId::factors, "AssessmentFactor", text_);
    set(TableId::factors, "AssessmentID", assessment_id_);
    of_details(TableId::factors);
    if (!all_factors_.empty()) all_factors_ += ',';
    all_factors_.append(text_.data(), text_.size());
  }

  void review() {
    begin(TableId::reviews);
    set(TableId::reviews, "CPPreviewDate", text_);
    set(TableId::reviews, "CPPID", plan_id_);
    of_details(TableId::reviews);
    row(TableId::reviews) = nowhere;
  }

  void disability() {
    begin(TableId::disabilities);
    set(TableId::disabilities, "Disability", text_);
    row(TableId::disabilities) = nowhere;
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
  std::string unknown_;
  std::size_t unknown_count_ = 0;
};

}  // namespace

void read_cin_xml(const Source& source, SourceTables& read) { CensusMessage(source, read).run(); }

}  // namespace windscreen::validate
