// What the newest snapshot says of audited cases on the days on which they were sampled, kept between
// requests.
#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "assure/case_factors.h"
#include "assure/section_grades.h"
#include "assure/stored_grades.h"
#include "measure/met_on_day.h"
#include "serve/pages/figures.h"
#include "serve/pages/lake_view.h"

namespace windscreen::serve {

/// Where it is read from.
struct CaseSources {
  LakeView& lake;
  Figures& figures;
};

/// Keeps what it was asked until the snapshot or its definitions change; of what is new it asks for all at
/// once. Thread-safe; those who ask at the same time read once.
class CaseShelf {
 public:
  /// An answer for each audit in their order, as at the newest snapshot; no day and nothing known where there
  /// is none.
  template <typename Of>
  struct Answers {
    std::optional<base::Date> as_at;
    std::vector<Of> of;
  };
  using Audits = std::vector<const assure::StoredGrade*>;

  Answers<assure::CaseFacts> facts(const CaseSources& sources, const Audits& audits);
  /// What an indicator says of the audited children, each on its day. Throws as Measurer::met_on_days, and a
  /// Problem (404) where there is no such indicator.
  Answers<measure::MetOnDay> met(const CaseSources& sources, const std::string& indicator,
                                 const Audits& audits);
  /// What those audits' auditors gave the section that the question asks for the grade of; none where they
  /// gave none. Read again when the grades are.
  std::vector<std::optional<assure::Grade>> sections(const store::Store& store,
                                                     const assure::StoredGrades& grades,
                                                     const std::string& question, const Audits& audits);

 private:
  using State = std::shared_ptr<const LakeState>;
  /// The newest snapshot, after what was of another has been forgotten.
  const lake::Snapshot* newest(const LakeState& state);

  std::mutex mutex_;
  std::string held_of_;
  std::unordered_map<std::string, assure::CaseFacts> facts_;
  std::map<std::string, std::unordered_map<std::string, measure::MetOnDay>> met_;
  struct Sections {
    store::LogHead head;
    std::unordered_map<std::string, assure::Grade> grades;
  };
  std::map<std::string, Sections> sections_;
};

}  // namespace windscreen::serve
