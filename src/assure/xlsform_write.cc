// A tool as the sheets of an XLSForm.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

#include "assure/xlsform.h"
#include "base/text.h"

namespace windscreen::assure {
namespace {

// Rows are made as heading and value; the header is fixed, so that empty columns are there to be filled in.
class SheetMaker {
 public:
  explicit SheetMaker(std::vector<std::string> header) { sheet_.header = std::move(header); }

  void row(const std::map<std::string_view, std::string>& cells) {
    FormSheet::Row row;
    row.line = sheet_.rows.size() + 2;
    for (const std::string& heading : sheet_.header) {
      const auto found = cells.find(heading);
      row.cells.push_back(found == cells.end() ? "" : found->second);
    }
    sheet_.rows.push_back(std::move(row));
  }
  FormSheet take() { return std::move(sheet_); }

 private:
  FormSheet sheet_;
};

std::string digits(double number) {
  std::array<char, 512> text{};
  return {text.data(),
          std::to_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed).ptr};
}

std::string bounds(const Question& question) {
  std::string out;
  if (question.least) out = ". >= " + digits(*question.least);
  if (question.most) out += (out.empty() ? ". <= " : " and . <= ") + digits(*question.most);
  return out;
}

class Writer {
 public:
  explicit Writer(const Tool& tool) : tool_(tool) {}

  XlsForm form() {
    for (const Section& section : tool_.sections) {
      survey_.row({{"type", "begin_group"},
                   {"name", section.id},
                   {"label", section.name},
                   {"ws_about", section.about}});
      for (const Question& question : section.questions) add(question);
      survey_.row({{"type", "end_group"}});
    }
    settings_.row({{"form_title", tool_.name},
                   {"form_id", tool_.id},
                   {"version", words(tool_.version)},
                   {"ws_kind", std::string(code(tool_.kind))},
                   {"ws_from", base::format_iso(tool_.from)},
                   {"ws_until", tool_.until ? base::format_iso(*tool_.until) : ""},
                   {"ws_look_back_months", std::to_string(tool_.look_back_months)},
                   {"ws_about", tool_.about},
                   {"ws_source", tool_.source},
                   {"ws_licence", tool_.licence}});
    return {survey_.take(), choices_.take(), settings_.take()};
  }

 private:
  void list(const std::string& name, const std::vector<Choice>& all) {
    for (const Choice& choice : all)
      choices_.row({{"list_name", name}, {"name", choice.id}, {"label", choice.label}});
    choices_.row({{"list_name", name}, {"name", std::string(not_applicable)}, {"label", "Not applicable"}});
  }

  std::string type_of(const Question& question) {
    switch (question.type) {
      case AnswerType::grade: {
        const std::string name = question.id + "_grades";
        for (const Grade grade : all_grades) {
          const std::string& descriptor = question.descriptors[static_cast<std::size_t>(grade)];
          const std::string label(words(grade));
          // The label says the descriptor, so that those who fill in the form see it; the column of ours
          // keeps it.
          choices_.row({{"list_name", name},
                        {"name", std::string(code(grade))},
                        {"label", descriptor.empty() ? label : fmt::format("{}: {}", label, descriptor)},
                        {"ws_descriptor", descriptor}});
        }
        list(name, {});
        return "select_one " + name;
      }
      case AnswerType::yes_partly_no:
        if (!has_yes_partly_no_) list("yes_partly_no", {{"yes", "Yes"}, {"partly", "Partly"}, {"no", "No"}});
        has_yes_partly_no_ = true;
        return "select_one yes_partly_no";
      case AnswerType::choice:
        list(question.id + "_choices", question.choices);
        return "select_one " + question.id + "_choices";
      case AnswerType::choices:
        list(question.id + "_choices", question.choices);
        return "select_multiple " + question.id + "_choices";
      case AnswerType::scale:
        return "range";
      case AnswerType::number:
        return question.whole ? "integer" : "decimal";
      case AnswerType::date:
        return "date";
      case AnswerType::note:
        return "note";
      default:
        return "text";
    }
  }

  void add(const Question& question) {
    std::string required = question.required ? "yes" : "";
    if (question.required_if) required = to_xpath(*question.required_if, tool_);
    survey_.row({{"type", type_of(question)},
                 {"name", question.id},
                 {"label", question.ask},
                 {"hint", question.guidance},
                 {"required", required},
                 {"relevant", question.asked_if ? to_xpath(*question.asked_if, tool_) : ""},
                 {"constraint", bounds(question)},
                 {"parameters", question.type == AnswerType::scale ? "start=0 end=10 step=1" : ""},
                 {"ws_type", question.type == AnswerType::evidence ? "evidence" : ""},
                 {"ws_overall", question.overall ? "yes" : ""},
                 {"ws_unsafe", fmt::format("{}", fmt::join(question.unsafe, " "))},
                 {"ws_record", question.record},
                 {"ws_lowest", question.lowest},
                 {"ws_highest", question.highest}});
  }

  const Tool& tool_;
  bool has_yes_partly_no_ = false;
  SheetMaker survey_{{"type", "name", "label", "hint", "required", "relevant", "constraint", "parameters",
                      "ws_type", "ws_overall", "ws_unsafe", "ws_record", "ws_lowest", "ws_highest",
                      "ws_about"}};
  SheetMaker choices_{{"list_name", "name", "label", "ws_descriptor"}};
  SheetMaker settings_{{"form_title", "form_id", "version", "ws_kind", "ws_from", "ws_until",
                        "ws_look_back_months", "ws_about", "ws_source", "ws_licence"}};
};

}  // namespace

std::string FormSheet::cell(const Row& row, std::string_view heading) const {
  const auto found = std::ranges::find(header, heading);
  const auto at = static_cast<std::size_t>(found - header.begin());
  if (found == header.end() || at >= row.cells.size()) return {};
  return std::string(base::trim(row.cells[at]));
}

XlsForm to_xlsform(const Tool& tool) { return Writer(tool).form(); }

}  // namespace windscreen::assure
