// Audit tools as XLSForms, the workbooks in which forms for ODK and Kobo are written (https://xlsform.org):
// sheets "survey", "choices" and "settings", a row a question. What an XLSForm cannot say stands in columns
// of ours whose names begin with ws_; those programs pass over columns that they do not know. Exported and
// imported again, a tool is the same tool.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "assure/tool.h"

namespace windscreen::assure {

/// A sheet as texts: a header, and rows under it as long as the header.
struct FormSheet {
  struct Row {
    std::vector<std::string> cells;
    /// The row of the sheet, counted from 1.
    std::uint64_t line = 0;
  };
  std::vector<std::string> header;
  std::vector<Row> rows;

  /// The cell under a heading, trimmed; empty where there is none.
  std::string cell(const Row& row, std::string_view heading) const;
};

struct XlsForm {
  FormSheet survey;
  FormSheet choices;
  FormSheet settings;
};

/// The tool as an XLSForm. Thread-safe, like all here.
XlsForm to_xlsform(const Tool& tool);

/// Something of an XLSForm that a tool cannot say, or that was made to fit.
struct FormNote {
  std::string sheet;
  /// 0 where it is about the sheet.
  std::uint64_t line = 0;
  std::string what;
};

struct ImportedTool {
  Tool tool;
  /// In the order of the form; empty when everything was taken as it stands.
  std::vector<FormNote> notes;
};

/// An XLSForm as a tool, with a note for everything that is not in it as it was in the form. Throws
/// base::Error, naming `file`, the sheet and the row, when no tool can be made of it.
ImportedTool from_xlsform(const XlsForm& form, const std::string& file);

/// A condition as an XPath expression of XLSForms, which is true for the same answers.
std::string to_xpath(const Condition& condition, const Tool& tool);

/// The part of XPath that conditions can say: ${question} =, !=, <, <=, > and >= a text or number,
/// selected(${question}, 'value'), ${question} != '' for "answered", and, or, not(…) and brackets. Throws
/// base::Error with the character for anything else.
Condition from_xpath(std::string_view text);

}  // namespace windscreen::assure
