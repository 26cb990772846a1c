// The demo's programmes of audits and their rounds.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "demo/audits/audit_book.h"

namespace windscreen::demo {

/// A programme beside the monthly one of which the demo has audits.
struct ThemedProgramme {
  const char* name;
  /// As store::AuditProgramme has it, and the stream of its audits.
  const char* kind;
  const char* stream;
  const char* tool;
  const char* question;
  base::Date month;
  int audits;
  /// Which cases it asks about: a status's code; "" for all.
  const char* status;
};

/// In the order of their months.
const std::vector<ThemedProgramme>& themed_programmes();

/// Rounds by programme, month and label.
class ProgrammeBook {
 public:
  /// Writes the programmes: the monthly one, those of themes that the source documents name, with the days
  /// that slipped, and a mock inspection; and the shipped tools that they use.
  explicit ProgrammeBook(AuditBook& book);

  static constexpr const char* monthly = "Monthly case audits";
  /// The round, written when it is first asked for: closed before `open_month`.
  const store::AuditRound& round(const std::string& programme, base::Date month, const std::string& label,
                                 int target, base::Date open_month);

 private:
  void keep_tools();
  void write_programme(const std::string& name, const std::string& kind, const std::string& question,
                       const std::string& tool, int target, const std::string& method,
                       const std::vector<store::AuditProgrammeStep>& steps);

  AuditBook& book_;
  std::map<std::string, std::string> tools_;
  std::map<std::string, store::AuditProgramme> programmes_;
  std::map<std::string, store::AuditRound> rounds_;
};

}  // namespace windscreen::demo
