#include "improve/plan_import.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/error.h"
#include "base/text.h"
#include "improve/kinds.h"
#include "improve/plan_fields.h"
#include "improve/plan_import_row.h"

namespace windscreen::improve {
namespace {

using base::Error;

/// "1 action has", "3 actions have".
std::string so_many(std::size_t count, std::string_view one, std::string_view many) {
  return count == 1 ? fmt::format("1 {}", one) : fmt::format("{} {}", count, many);
}

/// Whether there are three letters in it, so that it is more than "1.2" or "A4".
bool has_word(const std::string& text) {
  constexpr std::ptrdiff_t letters_of_a_word = 3;
  return std::ranges::count_if(base::lower(text), [](char c) { return c >= 'a' && c <= 'z'; }) >=
         letters_of_a_word;
}

class TableReader {
 public:
  TableReader(const PlanTable& table, const PlanMapping& mapping, base::Date today)
      : table_(table), mapping_(mapping), today_(today) {
    for (std::size_t column = 0; column < mapping.fields.size(); ++column) {
      if (mapping.fields[column] == "action") action_ = column;
      if (mapping.fields[column] == "theme") theme_ = column;
    }
  }

  PlanImport read() {
    for (const PlanRow& row : table_.rows) read_row(row);
    note_unused();
    note_all();
    return std::move(import_);
  }

 private:
  void leave_out(const PlanRow& row, const std::string& why) {
    std::string says;
    for (const std::string& cell : row.cells) {
      if (!cell.empty()) says += (says.empty() ? "" : " | ") + cell;
    }
    import_.rejects.push_back({row.line, {}, plan_text_start(says, 120), why, "The row is left out.", true});
  }

  std::optional<std::size_t> theme_of(const std::string& text) {
    const PlanTitle title = plan_title(text);
    const auto [found, is_new] = theme_places_.emplace(base::lower(title.title), import_.themes.size());
    if (is_new) import_.themes.push_back(title.title);
    return found->second;
  }

  /// A row with one text, which stands before the action: the heading of what follows. A number alone is that
  /// of a row which nobody filled in.
  bool is_theme_heading(const PlanRow& row) const {
    if (!mapping_.carry_themes) return false;
    std::size_t texts = 0;
    std::size_t column = 0;
    for (std::size_t at = 0; at < row.cells.size(); ++at) {
      if (row.cells[at].empty()) continue;
      ++texts;
      column = at;
    }
    if (texts != 1 || column == action_) return false;
    const bool before = theme_ ? column == *theme_ || column == 0 : column < action_;
    return before && has_word(row.cells[column]);
  }

  void read_row(const PlanRow& row) {
    if (!row.fault.empty()) return leave_out(row, "It cannot be read: " + row.fault + ".");
    if (row.cells == table_.headings) {
      ++headings_again_;
      return;
    }
    if (is_theme_heading(row)) {
      const auto text =
          std::ranges::find_if(row.cells, [](const std::string& cell) { return !cell.empty(); });
      present_theme_ = theme_of(*text);
      ++theme_rows_;
      return;
    }
    // Before a row is left out: those below it belong to its theme.
    if (theme_ && !row.cells[*theme_].empty()) {
      present_theme_ = theme_of(row.cells[*theme_]);
    } else if (!mapping_.carry_themes) {
      present_theme_.reset();
    }
    if (row.cells[action_].empty()) return leave_out(row, "The column of the action is empty.");
    PlanImportAction action = read_plan_row(table_, mapping_, row, today_, import_.rejects);
    action.theme = present_theme_;
    import_.actions.push_back(std::move(action));
  }

  void note_unused() {
    for (std::size_t column = 0; column < table_.headings.size(); ++column) {
      if (mapping_.fields[column] != "ignore") continue;
      const bool has_text =
          std::ranges::any_of(table_.rows, [&](const PlanRow& row) { return !row.cells[column].empty(); });
      if (has_text) import_.unused.push_back(plan_heading(table_, column));
    }
  }

  void note(const std::string& sentence) { import_.notes.push_back(sentence); }

  void note_all() {
    if (theme_rows_ > 0) {
      note(so_many(theme_rows_, "row has one text alone and was", "rows have one text alone and were") +
           " read as the heading of a theme.");
    }
    if (headings_again_ > 0)
      note(so_many(headings_again_, "row repeats", "rows repeat") + " the headings and " +
           (headings_again_ == 1 ? "was" : "were") + " passed over.");
    note_long_titles();
    note_first_days();
    note_numbers();
    note_blue();
  }

  void note_long_titles() {
    const auto count = std::ranges::count_if(import_.actions, [](const PlanImportAction& action) {
      return action.title.ends_with("\u2026") && !action.words.empty();
    });
    if (count > 0) {
      note(so_many(static_cast<std::size_t>(count), "action has", "actions have") +
           " a text that is too long for a title: its beginning is the title, the whole stands below it.");
    }
  }

  /// A spreadsheet keeps what was typed as "Mar-21" as the first of the month.
  void note_first_days() {
    std::size_t days = 0;
    for (const PlanImportAction& action : import_.actions) {
      if (!action.due) continue;
      if (base::month_start(*action.due) != *action.due) return;
      ++days;
    }
    constexpr std::size_t enough = 3;
    if (days >= enough && !table_.sheet.empty()) {
      note(
          "Every planned day is the first of a month. A spreadsheet keeps a month such as Mar-21 as its "
          "first "
          "day: look whether the last was meant.");
    }
  }

  void note_numbers() {
    std::map<std::string, std::size_t> times;
    for (const PlanImportAction& action : import_.actions) {
      if (!action.number.empty()) ++times[action.number];
    }
    std::string twice;
    for (const auto& [number, count] : times) {
      if (count > 1) twice += (twice.empty() ? "" : ", ") + number;
    }
    if (!twice.empty())
      note("These numbers stand at more than one action: " + plan_text_start(twice, 200) + ".");
  }

  void note_blue() {
    const auto count = std::ranges::count_if(import_.actions, [](const PlanImportAction& action) {
      return !action.delivered && std::ranges::any_of(action.updates, [](const std::string& update) {
        return update.starts_with("Rated blue in the spreadsheet");
      });
    });
    if (count > 0) {
      note(so_many(static_cast<std::size_t>(count), "action is", "actions are") +
           " rated blue and not said to be delivered. Blue often means complete, but only a status or a day "
           "of "
           "delivery says so.");
    }
  }

  const PlanTable& table_;
  const PlanMapping& mapping_;
  base::Date today_;
  std::size_t action_ = 0;
  std::optional<std::size_t> theme_;
  std::optional<std::size_t> present_theme_;
  std::map<std::string, std::size_t> theme_places_;
  std::size_t theme_rows_ = 0;
  std::size_t headings_again_ = 0;
  PlanImport import_;
};

}  // namespace

std::size_t PlanImport::measures() const {
  return static_cast<std::size_t>(
      std::ranges::count_if(actions, [](const PlanImportAction& one) { return one.measure.has_value(); }));
}

std::size_t PlanImport::rows_left_out() const {
  return static_cast<std::size_t>(std::ranges::count_if(rejects, &PlanReject::row_left_out));
}

std::string plan_heading(const PlanTable& table, std::size_t column) {
  const std::string heading = plan_text_start(table.headings.at(column), longest_plan_title);
  return heading.empty() ? fmt::format("Column {}", column + 1) : heading;
}

std::string plan_mapping_fault(const PlanTable& table, const PlanMapping& mapping) {
  if (mapping.fields.size() != table.headings.size())
    return fmt::format("Say of each of the {} columns what it is.", table.headings.size());
  std::set<std::string> once;
  for (const std::string& code : mapping.fields) {
    const PlanField* field = find_plan_field(code);
    if (field == nullptr)
      return "A column is said to be \u201c" + code + "\u201d, which is no field of a plan.";
    if (field->once && !once.insert(code).second)
      return "Two columns are said to be \u201c" + std::string(field->words) + "\u201d. Choose one of them.";
  }
  if (!once.contains("action"))
    return "No column is the action. Choose the one that says what is to be done.";
  return {};
}

PlanImport read_plan_import(const PlanTable& table, const PlanMapping& mapping, base::Date today) {
  const std::string fault = plan_mapping_fault(table, mapping);
  if (!fault.empty()) throw Error("The columns cannot be used so.", fault);
  return TableReader(table, mapping, today).read();
}

base::Date plan_import_begins(const PlanImport& import, base::Date since) {
  for (const PlanImportAction& action : import.actions) {
    if (action.delivered_on) since = std::min(since, *action.delivered_on);
  }
  return since;
}

}  // namespace windscreen::improve
