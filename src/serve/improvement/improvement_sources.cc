#include "serve/improvement/improvement_sources.h"

#include "model/local_day.h"
#include "serve/http/problem.h"

namespace windscreen::serve {

ReadingShelf::Series ReadingShelf::series(LakeView& lake, Figures& figures,
                                          const std::set<std::string>& indicators,
                                          measure::Audience audience) {
  constexpr int months = 36;
  const auto state = lake.now();
  if (state->snapshots.empty() || indicators.empty()) return std::make_shared<const improve::ReadingSeries>();
  const lake::Snapshot& newest = state->snapshots.back();
  const std::scoped_lock lock(mutex_);
  const std::string of = newest.name() + ' ' + state->revision;
  if (held_of_ != of) {
    held_.clear();
    held_of_ = of;
  }
  std::string key = audience == measure::Audience::public_ ? "public" : "internal";
  for (const std::string& id : indicators) key += ' ' + id;
  Series& series = held_[key];
  if (!series) {
    improve::ReadingSeries read;
    figures.with_snapshot(state, newest, [&](measure::Measurer& measurer) {
      read = improve::read_series(measurer, state->catalogue, indicators, newest.as_at, months, audience);
    });
    series = std::make_shared<const improve::ReadingSeries>(std::move(read));
  }
  return series;
}

base::Date ImprovementSources::today() const {
  return model::local_day(std::chrono::floor<std::chrono::seconds>(people.now()));
}

improve::Book ImprovementSources::book() const {
  return people.store.read([](const store::Queries& reader) { return improve::read_book(reader); });
}

base::Date ImprovementSources::day_of(const Call& call) const {
  const std::string* on = call.given("on");
  return on == nullptr ? today() : base::parse_iso(*on).value_or(today());
}

ReadingShelf::Series ImprovementSources::series_for(const Call& call, const improve::Book& book) const {
  const bool own = call.identity && call.identity->permissions.contains(Permission::see_figures);
  return readings->series(lake, figures, improve::indicators_of(book),
                          own ? measure::Audience::internal : measure::Audience::public_);
}

Parameter on_parameter() {
  return {"on", Parameter::Kind::date, "The day as at which the record is asked; today when not given.", 0, 0,
          {}};
}

std::size_t thing_of(const improve::Book& book, const Call& call, const char* parameter,
                     std::string_view kind, base::Date day) {
  const auto place = book.place_of(call.path.at(parameter));
  if (place && (kind.empty() || book.at(*place).is(kind)) && book.at(*place).there_on(day)) return *place;
  throw Problem{404, "The improvement record has no such thing on that day.", "Open it from a list."};
}

}  // namespace windscreen::serve
