// The parts of an XLSForm that reading one is made of: columns and their languages, types, lists of choices.
// Used by xlsform_read.cc only.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "assure/xlsform.h"

namespace windscreen::assure {

/// A name as an id of a tool: in lower case, with underscores for what an id cannot hold; `otherwise` for a
/// name of which nothing remains.
std::string tool_id_of(std::string_view name, std::string_view otherwise);

/// The columns of a sheet, those with a language among them ("label::English (en)").
class FormColumns {
 public:
  /// `known`: the columns that are read by their names; `texts`: those that may have a language. Of several
  /// languages the default one is taken, else the one without a name, else English, else the first.
  FormColumns(const FormSheet& sheet, const std::string& language, const std::vector<std::string>& texts,
              const std::set<std::string, std::less<>>& known);

  /// The text of a row in the language taken.
  std::string text(const FormSheet::Row& row, std::string_view column) const;
  /// hint and guidance_hint together.
  std::string guidance(const FormSheet::Row& row) const;
  /// A note for every cell that is filled in a column that is not read.
  void tell(const std::string& name, const FormSheet& sheet, std::vector<FormNote>& notes) const;

 private:
  const FormSheet& sheet_;
  std::map<std::string, std::string, std::less<>> taken_;
  std::vector<std::string> unread_;
};

/// "select_one list" and its relatives, aliases with a space too.
struct FormType {
  /// In lower case, with underscores: "select_one", "begin_group", "text", …
  std::string word;
  /// The list of a select.
  std::string list;
  bool or_other = false;
};
FormType read_form_type(const std::string& text);

/// A list of choices, with the id that each name became.
struct ChoiceList {
  std::vector<Choice> choices;
  std::map<std::string, std::string, std::less<>> ids;
};
std::map<std::string, ChoiceList, std::less<>> read_choice_lists(const FormSheet& sheet,
                                                                 const FormColumns& columns,
                                                                 std::vector<FormNote>& notes);

struct QuestionCells {
  std::string ws_type;
  std::string constraint;
  std::string parameters;
};

/// Gives the question the type of the form, with its choices, descriptors and bounds. What does not fit is
/// said in `said`. False for a type that no question of a tool can have. `word` of a type with "or_other" has
/// been told.
bool set_type(Question& question, const FormType& type, const QuestionCells& cells, const ChoiceList* list,
              std::vector<std::string>& said);

}  // namespace windscreen::assure
