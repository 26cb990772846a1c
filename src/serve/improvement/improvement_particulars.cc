#include "serve/improvement/improvement_particulars.h"

#include <fmt/format.h>

#include <algorithm>

#include "improve/feedback_rates.h"
#include "serve/http/schema_parts.h"
#include "serve/improvement/improvement_json.h"

namespace windscreen::serve {
namespace {

using improve::Book;
using nlohmann::ordered_json;

class Particulars {
 public:
  explicit Particulars(const Book& book) : book_(book) {}

  void words(const char* name, const std::string& words) {
    if (!words.empty()) add(name, words, {}, {});
  }
  void thing(const char* name, const std::string& id, const std::string& words = {}) {
    if (const auto place = book_.place_of(id)) add(name, words, brief_json(book_, *place), {});
  }
  void indicator(const std::string& id) { add("Indicator", {}, {}, id); }
  ordered_json rows = ordered_json::array();

 private:
  void add(const char* name, const std::string& words, ordered_json thing, ordered_json indicator) {
    rows.push_back(
        {{"name", name}, {"words", words}, {"thing", std::move(thing)}, {"indicator", std::move(indicator)}});
  }
  const Book& book_;
};

void say_measure(const store::ImprovementMeasure& measure, Particulars& all) {
  if (!measure.indicator) {
    all.words("Indicator", "None: it cannot be measured yet.");
    return;
  }
  all.indicator(*measure.indicator);
  all.words("Better", measure.better == "lower" ? "The lower, the better" : "The higher, the better");
}

std::string lag_words(const store::ImprovementMilestone& milestone) {
  std::string words;
  if (milestone.lag_months > 0)
    words = fmt::format("{} month{}", milestone.lag_months, milestone.lag_months == 1 ? "" : "s");
  if (milestone.lag_days > 0) {
    words += fmt::format("{}{} day{}", words.empty() ? "" : " and ", milestone.lag_days,
                         milestone.lag_days == 1 ? "" : "s");
  }
  return words.empty() ? words : words + " after it";
}

void say_decision(const store::ImprovementDecision& decision, Particulars& all) {
  all.words("Decided", std::string(improve::words_of(improve::decisions(), decision.outcome)));
  if (decision.call_in_by_id) {
    all.thing("May be called in by", *decision.call_in_by_id,
              fmt::format("within {} working days", decision.call_in_days));
  }
}

void say_feedback(const Book& book, std::size_t place, base::Date day, Particulars& all) {
  for (const improve::FeedbackRound& round : improve::feedback_rounds(book, day)) {
    if (round.place == place) all.words("Replies", round.words);
    for (const improve::FeedbackThemeLine& theme : round.themes) {
      if (theme.place == place) all.words("Mentions", theme.words);
    }
  }
}

/// What a body watches or watched over, as known on the day.
void say_remits(const Book& book, std::size_t body, base::Date day, Particulars& all) {
  for (const improve::Remit& remit : book.remits()) {
    if (remit.body != body || remit.from > day) continue;
    std::string words = "from " + base::format_long(remit.from);
    if (remit.to) words += " to " + base::format_long(*remit.to);
    all.thing("Watches over", book.at(remit.over).row.id, words);
  }
}

}  // namespace

ordered_json particulars_json(const Book& book, std::size_t place, base::Date day) {
  const improve::Thing& thing = book.at(place);
  Particulars all(book);
  if (thing.measure) say_measure(*thing.measure, all);
  if (thing.milestone && thing.milestone->after_id)
    all.thing("Comes after", *thing.milestone->after_id, lag_words(*thing.milestone));
  if (thing.risk) {
    all.words("Cause", thing.risk->cause);
    all.words("Effect", thing.risk->effect);
  }
  if (thing.decision) say_decision(*thing.decision, all);
  if (thing.promise) {
    all.thing("Promised to", thing.promise->to_id);
    if (thing.promise->every_months > 0) {
      all.words("How often", thing.promise->every_months == 1
                                 ? "Every month"
                                 : fmt::format("Every {} months", thing.promise->every_months));
    }
  }
  if (thing.is("body")) say_remits(book, place, day, all);
  if (thing.is("feedback") || thing.is("feedback_theme")) say_feedback(book, place, day, all);
  return all.rows;
}

ordered_json particulars_schema() {
  return rows({{"name", text()},
               {"words", text()},
               {"thing", nullable(brief_schema())},
               {"indicator", text_or_null()}});
}

}  // namespace windscreen::serve
