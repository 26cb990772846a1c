#include "improve/plan_import_row.h"

#include <fmt/format.h>

#include <array>
#include <map>

#include "base/text.h"
#include "improve/kinds.h"
#include "improve/plan_days.h"
#include "improve/plan_fields.h"
#include "improve/plan_words.h"

namespace windscreen::improve {
namespace {

constexpr std::size_t longest_number = 20;
constexpr auto kept_as_update = "It stays empty, and the text is kept as an update.";
constexpr auto kept_in_measure = "It stays empty, and the text is kept in the words of the measure.";

/// White space of any kind as one space each.
std::string on_one_line(std::string_view text) {
  std::string line;
  for (const char c : base::trim(text)) {
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!space) {
      line += c;
    } else if (!line.ends_with(' ')) {
      line += ' ';
    }
  }
  return line;
}

/// Each is looked for among all findings.
constexpr std::size_t most_findings = 20;

class RowReader {
 public:
  RowReader(const PlanTable& table, const PlanMapping& mapping, const PlanRow& row, base::Date today,
            std::vector<PlanReject>& rejects)
      : table_(table), mapping_(mapping), row_(row), today_(today), rejects_(rejects) {
    for (std::size_t column = 0; column < mapping.fields.size(); ++column) {
      if (find_plan_field(mapping.fields[column])->once) columns_[mapping.fields[column]] = column;
    }
  }

  PlanImportAction read() {
    action_.line = row_.line;
    read_texts();
    read_due();
    read_status();
    read_delivered();
    read_evidence();
    read_rating();
    read_measure();
    read_updates();
    return std::move(action_);
  }

 private:
  const std::string& text(std::string_view field) const {
    static const std::string none;
    const auto found = columns_.find(field);
    return found == columns_.end() ? none : row_.cells[found->second];
  }
  std::string heading(std::string_view field) const {
    return plan_heading(table_, columns_.find(field)->second);
  }
  std::string labelled(std::string_view field) const { return heading(field) + ": " + text(field); }

  void reject(std::string_view field, const std::string& why, const char* becomes) {
    rejects_.push_back({row_.line, heading(field), plan_text_start(text(field), 120), why, becomes, false});
  }
  /// What cannot be read, and is kept.
  void keep(std::string_view field, const std::string& why) {
    reject(field, why, kept_as_update);
    action_.updates.push_back(labelled(field));
  }

  void read_texts() {
    const PlanTitle title = plan_title(text("action"));
    action_.title = title.title;
    action_.words = title.whole;
    if (!text("words").empty()) action_.words += (action_.words.empty() ? "" : "\n\n") + text("words");
    if (text("number").size() > longest_number) {
      keep("number", fmt::format("a number has up to {} characters", longest_number));
    } else {
      action_.number = on_one_line(text("number"));
    }
    if (text("lead").size() > longest_plan_title) {
      keep("lead", fmt::format("who leads is said in up to {} characters", longest_plan_title));
    } else {
      action_.lead = on_one_line(text("lead"));
    }
    std::string piece;
    for (const char c : text("finding") + "\n") {
      if (c != '\n' && c != ';') {
        piece += c;
        continue;
      }
      if (!base::is_blank(piece)) {
        if (action_.findings.size() == most_findings)
          return keep("finding", fmt::format("it names more than {} findings", most_findings));
        action_.findings.push_back(on_one_line(piece));
      }
      piece.clear();
    }
  }

  void read_due() {
    if (text("due").empty()) return;
    const PlanDay due = read_plan_day(text("due"), table_.dates);
    action_.due = due.day;
    if (!due.day) keep("due", due.none_meant ? "it names no day" : due.why);
  }

  void read_status() {
    if (text("status").empty()) return;
    const auto status = read_plan_status(text("status"));
    if (!status) return keep("status", "it is no status of an action");
    action_.delivered = *status == "delivered";
    if (!action_.delivered) action_.status = *status;
    if (base::squash(text("status")) == "embedded") {
      keep_note("status", "that it is embedded needs evidence, which is named on the action\u2019s page",
                "It counts as delivered, and the text is kept as an update.");
    }
  }
  void keep_note(std::string_view field, const std::string& why, const char* becomes) {
    reject(field, why, becomes);
    action_.updates.push_back(labelled(field));
  }

  void read_delivered() {
    const std::string& said = text("delivered");
    if (said.empty()) return;
    const std::string squashed = base::squash(said);
    if (squashed == "no" || squashed == "n" || squashed == "na" || squashed == "none") return;
    const bool yes = squashed == "yes" || squashed == "y" || read_plan_status(said) == "delivered";
    const PlanDay day = read_plan_day(said, table_.dates);
    if (!yes && !day.day) {
      keep("delivered", day.none_meant ? "it names no day" : day.why);
    } else if (!action_.status.empty()) {
      keep("delivered", "the status says that it is not delivered");
    } else if (day.day && *day.day > today_) {
      keep("delivered", "the day is still to come");
    } else {
      action_.delivered = true;
      action_.delivered_on = day.day;
    }
  }

  void read_evidence() {
    if (text("evidence").empty()) return;
    if (action_.delivered) {
      action_.evidence = text("evidence");
    } else {
      action_.updates.push_back(labelled("evidence"));
    }
  }

  void read_rating() {
    if (text("rating").empty()) return;
    const auto rating = read_plan_rating(text("rating"));
    if (!rating) return keep("rating", "it is no rating");
    const bool word_alone = on_one_line(text("rating")).size() <= rating->size();
    action_.updates.push_back(fmt::format("Rated {} in the spreadsheet{}", *rating,
                                          word_alone ? "." : ": " + on_one_line(text("rating"))));
  }

  void add_words(PlanImportMeasure& measure, std::string_view field) const {
    measure.words += (measure.words.empty() ? "" : "\n\n") + labelled(field);
  }

  void read_measure_number(PlanImportMeasure& measure, std::string_view field, std::string& into) {
    if (text(field).empty()) return;
    if (const auto number = read_plan_number(text(field))) {
      into = *number;
      return;
    }
    reject(field, "it is no number", kept_in_measure);
    add_words(measure, field);
  }

  void read_measure() {
    constexpr std::array<std::string_view, 3> parts = {"baseline", "target", "target_on"};
    if (text("measure").empty()) {
      for (const std::string_view part : parts) {
        if (!text(part).empty()) keep(part, "the row has no measure of success that it belongs to");
      }
      return;
    }
    const PlanTitle title = plan_title(text("measure"));
    PlanImportMeasure measure{title.title, title.whole, {}, {}, {}};
    read_measure_number(measure, "baseline", measure.baseline);
    read_measure_number(measure, "target", measure.target);
    if (!text("target_on").empty()) {
      const PlanDay day = read_plan_day(text("target_on"), table_.dates);
      measure.target_on = day.day;
      if (!day.day) {
        reject("target_on", day.none_meant ? "it names no day" : day.why, kept_in_measure);
        add_words(measure, "target_on");
      }
    }
    action_.measure = std::move(measure);
  }

  void read_updates() {
    for (std::size_t column = 0; column < row_.cells.size(); ++column) {
      if (row_.cells[column].empty()) continue;
      if (mapping_.fields[column] == "update") action_.updates.push_back(row_.cells[column]);
      if (mapping_.fields[column] == "keep")
        action_.updates.push_back(plan_heading(table_, column) + ": " + row_.cells[column]);
    }
  }

  const PlanTable& table_;
  const PlanMapping& mapping_;
  const PlanRow& row_;
  base::Date today_;
  std::vector<PlanReject>& rejects_;
  std::map<std::string, std::size_t, std::less<>> columns_;
  PlanImportAction action_;
};

}  // namespace

std::string plan_text_start(std::string_view text, std::size_t most) {
  constexpr std::string_view more = "\u2026";
  std::string line = on_one_line(text);
  if (line.size() <= most) return line;
  std::size_t end = line.rfind(' ', most - more.size());
  // A word that is itself too long is cut within, between characters.
  if (end == std::string::npos || end == 0) {
    end = most - more.size();
    while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U) --end;
  }
  line.resize(end);
  return line + std::string(more);
}

PlanTitle plan_title(std::string_view text) {
  constexpr std::string_view more = "\u2026";
  const std::string_view trimmed = base::trim(text);
  const std::size_t line_end = trimmed.find('\n');
  if (line_end == std::string_view::npos) {
    PlanTitle title{plan_text_start(trimmed, longest_plan_title), {}};
    if (on_one_line(trimmed).size() > longest_plan_title) title.whole = std::string(trimmed);
    return title;
  }
  PlanTitle title{plan_text_start(trimmed.substr(0, line_end), longest_plan_title - more.size()),
                  std::string(trimmed)};
  if (!title.title.ends_with(more)) title.title += more;
  return title;
}

PlanImportAction read_plan_row(const PlanTable& table, const PlanMapping& mapping, const PlanRow& row,
                               base::Date today, std::vector<PlanReject>& rejects) {
  return RowReader(table, mapping, row, today, rejects).read();
}

}  // namespace windscreen::improve
