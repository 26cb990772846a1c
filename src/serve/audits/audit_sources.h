// What the routes of practice audit read and write.
#pragma once

#include <filesystem>
#include <memory>

#include "assure/stored_grades.h"
#include "base/date.h"
#include "serve/accounts/people.h"
#include "serve/audits/case_shelf.h"
#include "serve/children/child_views.h"
#include "serve/pages/figures.h"
#include "serve/pages/lake_view.h"

namespace windscreen::serve {

/// All of them outlive it. Thread-safe, as its parts are.
struct AuditSources {
  People& people;
  LakeView& lake;
  Figures& figures;
  ChildSources& children;
  /// Where an authority's own audit tools and the rows of frames are.
  std::filesystem::path workspace;
  /// Grades as figures read them, kept between requests.
  std::shared_ptr<assure::GradeShelf> grades = std::make_shared<assure::GradeShelf>();
  /// What the newest snapshot says of audited cases, kept likewise.
  std::shared_ptr<CaseShelf> cases = std::make_shared<CaseShelf>();

  /// The day where the authority is, by which days are due and late.
  base::Date today() const;
};

}  // namespace windscreen::serve
