// What the routes of the improvement record read and write.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>

#include "base/date.h"
#include "improve/book.h"
#include "improve/engine_readings.h"
#include "measure/measure.h"
#include "serve/accounts/people.h"
#include "serve/http/route.h"
#include "serve/pages/figures.h"
#include "serve/pages/lake_view.h"

namespace windscreen::serve {

/// The figures that measures of success are held against, kept until the snapshot or its definitions change.
/// Thread-safe; those who ask at the same time read once.
class ReadingShelf {
 public:
  using Series = std::shared_ptr<const improve::ReadingSeries>;
  /// The series of the newest snapshot, three years of months; empty where there is no snapshot.
  Series series(LakeView& lake, Figures& figures, const std::set<std::string>& indicators,
                measure::Audience audience);

 private:
  std::mutex mutex_;
  std::string held_of_;
  std::map<std::string, Series> held_;
};

/// All of them outlive it. Thread-safe, as its parts are.
struct ImprovementSources {
  People& people;
  LakeView& lake;
  Figures& figures;
  std::shared_ptr<ReadingShelf> readings = std::make_shared<ReadingShelf>();

  /// The day where the authority is.
  base::Date today() const;
  /// The record as it is now, with every day in it.
  improve::Book book() const;
  /// The day as at which a call asks: its parameter "on", otherwise today.
  base::Date day_of(const Call& call) const;
  /// The series that a call's roles may see: those of the public without see_figures.
  ReadingShelf::Series series_for(const Call& call, const improve::Book& book) const;
};

/// "on", the day as at which the record is asked.
Parameter on_parameter();

/// The place of the thing that a call's path names, which must be of the kind (empty: any) and there on the
/// day. Throws Problem (404).
std::size_t thing_of(const improve::Book& book, const Call& call, const char* parameter,
                     std::string_view kind, base::Date day);

}  // namespace windscreen::serve
