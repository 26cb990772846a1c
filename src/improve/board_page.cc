#include "improve/board_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "base/text.h"
#include "improve/call_in.h"
#include "improve/capacity.h"
#include "improve/oversight.h"
#include "improve/standing.h"

namespace windscreen::improve {
namespace {

using base::Date;

constexpr std::array<CodeWords, 6> decision_reason_codes = {{{"item", "On the agenda"},
                                                             {"draft", "Plan in draft"},
                                                             {"red_again", "Red, and put off before"},
                                                             {"overridden", "Rating set against the rule"},
                                                             {"capacity", "Capacity that ends"},
                                                             {"call_in", "Call-in"}}};

std::string rating_word(std::string_view rating) { return base::lower(words_of(ratings(), rating)); }

bool finished_by(const Thing& plan, Date since, Date day) {
  const Standing standing = standing_on(plan, day);
  const bool finished = standing.status == "closed" || standing.status == "replaced";
  return finished && standing.status_said && standing.status_said->on <= since;
}

/// Gathers what a body has to decide.
class Decisions {
 public:
  Decisions(const Book& book, const BoardPage& page, Date day, const Readings& readings,
            const RatingSettings& settings)
      : book_(book), page_(page), day_(day), readings_(readings), settings_(settings) {
    for (const BoardPlan& one : page.plans) plans_.insert(one.plan);
  }

  std::vector<DecisionNeeded> all() {
    add_items();
    add_drafts();
    add_rated("red_again");
    add_rated("overridden");
    add_capacity();
    add_call_ins();
    return std::move(found_);
  }

 private:
  void add_items() {
    if (page_.meeting.status == "cancelled") return;
    for (const MeetingItem& item : page_.meeting.items) {
      const auto decided = [&](std::size_t part) {
        return book_.at(part).is("decision") && book_.at(part).there_on(day_);
      };
      if (!std::ranges::any_of(book_.at(item.place).parts, decided))
        found_.push_back({item.place, "item", {}, "No decision is recorded."});
    }
  }

  void add_drafts() {
    for (const BoardPlan& one : page_.plans) {
      if (standing_on(book_.at(one.plan), day_).status == "draft")
        found_.push_back({one.plan, "draft", {}, "It is a draft, and not agreed."});
    }
  }

  void add_rated(std::string_view why) {
    for (const BoardPlan& one : page_.plans) {
      for (const std::string_view kind : {"theme", "action", "milestone"}) {
        if (why == "red_again" && kind != "action") continue;
        for (const std::size_t place : book_.below(one.plan, kind, day_)) {
          const Rating rating = rating_on(book_, place, day_, readings_, settings_);
          if (why == "red_again") {
            add_red_again(place, rating);
          } else {
            add_overridden(place, rating);
          }
        }
      }
    }
  }

  void add_red_again(std::size_t place, const Rating& rating) {
    if (rating.rule != "red" && rating.shown != "red") return;
    const Standing standing = standing_on(book_.at(place), day_);
    if (standing.put_off.empty()) return;
    const std::size_t times = standing.put_off.size();
    const PutOff& last = standing.put_off.back();
    std::string words = fmt::format("Put off {}, last on {} to {}.",
                                    times == 1   ? std::string("once")
                                    : times == 2 ? std::string("twice")
                                                 : fmt::format("{} times", times),
                                    base::format_long(last.on), base::format_long(last.now_is));
    if (!rating.reasons.empty()) words += " " + rating.reasons.front().words;
    found_.push_back({place, "red_again", {}, std::move(words)});
  }

  void add_overridden(std::size_t place, const Rating& rating) {
    if (!rating.overridden || rating.shown == rating.rule) return;
    found_.push_back({place,
                      "overridden",
                      {},
                      fmt::format("Shown as {} since {}, by the rule {}. Reason: {}",
                                  rating_word(rating.shown), base::format_long(rating.overridden->on),
                                  rating_word(rating.rule), rating.overridden->words)});
  }

  bool in_plans(std::size_t place) const {
    const auto plan = book_.above(place, "plan");
    return plan && plans_.contains(*plan);
  }

  void add_ending(const Ending& ending, std::string_view verb) {
    const bool own = in_plans(ending.place) ||
                     std::ranges::any_of(ending.dependants, [&](std::size_t one) { return in_plans(one); });
    const bool of_a_plan = book_.above(ending.place, "plan").has_value() || !ending.dependants.empty();
    if (!own && of_a_plan) return;
    found_.push_back(
        {ending.place, "capacity", ending.ends_on,
         fmt::format("{} on {}, and nothing carries it on.", verb, base::format_long(ending.ends_on))});
  }

  void add_capacity() {
    auto ended = ended_on(book_, day_, months_of_warning);
    std::ranges::reverse(ended);
    for (const Ending& ending : ended) add_ending(ending, "Ended");
    for (const Ending& ending : endings_on(book_, day_)) add_ending(ending, "Ends");
  }

  bool tells_of_plans(std::size_t item) const {
    return std::ranges::any_of(book_.at(item).links, [&](const Link& link) {
      return link.how == "tells" && link.holds_on(day_) && plans_.contains(link.other);
    });
  }

  void add_call_ins() {
    for (const CallIn& one : call_ins(book_, day_)) {
      if (one.state != "open" && one.state != "called_in") continue;
      const auto item = book_.above(one.place, "item");
      const bool own = book_.above(one.place, "body") == page_.meeting.body || one.by == page_.meeting.body;
      if (!own && !(item && tells_of_plans(*item))) continue;
      const std::string words =
          one.state == "called_in" ? std::string("It is called in, and not to be acted on.")
          : one.closes ? fmt::format("It may be called in up to {}, and is not to be acted on before that.",
                                     base::format_long(*one.closes))
                       : std::string("It may be called in.");
      found_.push_back(
          {one.place, "call_in", one.state == "open" ? one.closes : std::optional<Date>(), words});
    }
  }

  const Book& book_;
  const BoardPage& page_;
  const Date day_;
  const Readings& readings_;
  const RatingSettings& settings_;
  std::set<std::size_t> plans_;
  std::vector<DecisionNeeded> found_;
};

std::vector<PromiseToBody> promises_to(const Book& book, std::size_t body, Date day) {
  std::vector<PromiseToBody> found;
  for (const LedgerLine& line : ledger(book, day)) {
    if (line.to != body || line.withdrawn) continue;
    for (const Occasion& occasion : line.occasions) {
      if (!occasion.kept) found.push_back({line.place, line.lead, occasion});
    }
  }
  std::ranges::stable_sort(found, [](const PromiseToBody& one, const PromiseToBody& other) {
    const auto& due = one.occasion.due;
    const auto& later = other.occasion.due;
    return due && (!later || *due < *later);
  });
  return found;
}

}  // namespace

std::span<const CodeWords> decision_reasons() { return decision_reason_codes; }

std::vector<std::size_t> plans_of_body(const Book& book, std::size_t body, Date day) {
  std::vector<std::size_t> plans;
  for (const std::size_t plan : book.of_kind("plan", day)) {
    const auto watching = overseers(book, plan, day);
    if (std::ranges::find(watching, body, &Overseer::body) != watching.end()) plans.push_back(plan);
  }
  return plans;
}

BoardPage board_page(const Book& book, std::size_t meeting, Date day, const Readings& readings,
                     const RatingSettings& settings) {
  BoardPage page;
  page.meeting = meeting_on(book, meeting, day);
  const auto held = held_before(book, page.meeting, day);
  if (!held.empty()) page.last = held.front();
  page.since = page.last ? page.last->on : base::add_months(day, -months_without_meeting);
  page.outcomes = outcomes_since(book, held, day);
  if (!page.meeting.body) return page;
  for (const std::size_t plan : plans_of_body(book, *page.meeting.body, day)) {
    if (finished_by(book.at(plan), page.since, day)) continue;
    page.plans.push_back({plan, summarise_plan(book, plan, day, readings, settings),
                          slipped_since(book, plan, page.since, day, readings, settings)});
  }
  page.decisions = Decisions(book, page, day, readings, settings).all();
  page.promises = promises_to(book, *page.meeting.body, day);
  return page;
}

}  // namespace windscreen::improve
