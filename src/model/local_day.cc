#include "model/local_day.h"

namespace windscreen::model {
namespace {

std::chrono::sys_seconds last_sunday_at_one(std::chrono::year year, std::chrono::month month) {
  const base::Date sunday = year / month / std::chrono::Sunday[std::chrono::last];
  return sunday + std::chrono::hours(1);
}

}  // namespace

base::Date local_day(std::chrono::sys_seconds moment) {
  const std::chrono::year year =
      std::chrono::year_month_day(std::chrono::floor<std::chrono::days>(moment)).year();
  const bool summer = moment >= last_sunday_at_one(year, std::chrono::March) &&
                      moment < last_sunday_at_one(year, std::chrono::October);
  return std::chrono::floor<std::chrono::days>(summer ? moment + std::chrono::hours(1) : moment);
}

}  // namespace windscreen::model
