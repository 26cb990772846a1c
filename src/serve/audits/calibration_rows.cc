#include "serve/audits/calibration_rows.h"

#include <algorithm>

#include "assure/grade.h"
#include "serve/http/problem.h"
#include "serve/http/request_body.h"
#include "store/identity.h"

namespace windscreen::serve {
namespace {

bool is_label(const std::string& text) {
  return !text.empty() && text.size() <= 2 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

}  // namespace

using store::CalibrationGrade;

store::CalibrationSession session_of(const store::Reader& reader, const std::string& id) {
  auto found = reader.find<store::CalibrationSession>(id);
  if (!found) throw Problem{404, "There is no such calibration session.", "Open the list again."};
  return std::move(*found);
}

std::vector<CalibrationGrade> grades_of(const store::Reader& reader, const std::string& session) {
  return reader.select<CalibrationGrade>("where session_id = :session order by case_label, auditor_id",
                                         {{"session", session}});
}

std::string calibration_grade_in(const nlohmann::json& body, const std::string& case_label) {
  if (!is_label(case_label)) {
    throw Refused(422, "A case of a calibration is called by one or two capital letters.",
                  "Call the cases A, B and so on: which child it is stands nowhere.", "case_refused");
  }
  const auto grade = optional_text_member(body, "grade", 40);
  if (!grade) return {};
  const auto read = assure::read_grade(*grade);
  if (!read) throw Problem{400, "grade is none.", "Give one of the four, or null for none."};
  return std::string(assure::code(*read));
}

void keep_calibration_grade(store::Writer& writer, const std::string& session, const std::string& case_label,
                            const std::string& auditor, const std::string& grade) {
  auto present = writer.select<CalibrationGrade>(
      "where session_id = :session and case_label = :label and auditor_id = :auditor",
      {{"session", session}, {"label", case_label}, {"auditor", auditor}});
  if (present.empty()) {
    if (!grade.empty()) writer.insert(CalibrationGrade{store::new_id(), session, case_label, auditor, grade});
  } else if (grade.empty()) {
    writer.erase<CalibrationGrade>(present.front().id);
  } else {
    present.front().grade = grade;
    writer.update(present.front());
  }
}

}  // namespace windscreen::serve
