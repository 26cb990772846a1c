#include "improve/slips.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "base/text.h"
#include "improve/standing.h"

namespace windscreen::improve {
namespace {

constexpr std::array<CodeWords, 4> slip_codes = {{{"put_off", "Put off"},
                                                  {"status_back", "Went back"},
                                                  {"taken_back", "Taken back"},
                                                  {"rating_worse", "Rating worse"}}};

constexpr std::array<CodeWords, 3> claims_in_words = {{{"delivered", "delivered"},
                                                       {"embedded", "part of everyday practice"},
                                                       {"impact", "making a difference to children"}}};

std::string with_reason(const std::string& sentence, std::string_view reason) {
  if (base::is_blank(reason)) return sentence + " No reason is given.";
  return sentence + " Reason: " + std::string(base::trim(reason));
}

bool goes_back(std::string_view was, std::string_view now_is) {
  return (now_is == "not_started" && (was == "under_way" || was == "paused")) ||
         (now_is == "paused" && was == "under_way");
}

void add_put_off(const Thing& thing, std::size_t place, base::Date from, base::Date to,
                 std::vector<Slip>& slips) {
  for (const PutOff& put_off : standing_on(thing, to).put_off) {
    if (put_off.on <= from) continue;
    const std::string words =
        fmt::format("Put off by {} day{}, from {} to {}.", put_off.days(), put_off.days() == 1 ? "" : "s",
                    base::format_long(put_off.was), base::format_long(put_off.now_is));
    slips.push_back({place, "put_off", put_off.on, with_reason(words, put_off.reason), put_off.days()});
  }
}

void add_status_back(const Thing& thing, std::size_t place, base::Date from, base::Date to,
                     std::vector<Slip>& slips) {
  if (thing.kind->statuses.empty()) return;
  std::string status(thing.kind->statuses.front().code);
  for (const Entry& entry : thing.entries) {
    if (entry.on > to) break;
    if (entry.row.kind != "status") continue;
    if (entry.on > from && goes_back(status, entry.row.value)) {
      const std::string words =
          fmt::format("From \u201c{}\u201d to \u201c{}\u201d on {}.", words_of(thing.kind->statuses, status),
                      words_of(thing.kind->statuses, entry.row.value), base::format_long(entry.on));
      slips.push_back({place, "status_back", entry.on, with_reason(words, entry.row.words)});
    }
    status = entry.row.value;
  }
}

void add_taken_back(const Thing& thing, std::size_t place, base::Date from, base::Date to,
                    std::vector<Slip>& slips) {
  std::map<std::string, bool> stands;
  for (const Entry& entry : thing.entries) {
    if (entry.on > to) break;
    const std::string& kind = entry.row.kind;
    if (!has_code(claims_in_words, kind)) continue;
    const bool back = entry.row.value == "taken_back";
    if (back && stands[kind] && entry.on > from) {
      const std::string words = fmt::format("Taken back on {} that it is {}.", base::format_long(entry.on),
                                            words_of(claims_in_words, kind));
      slips.push_back({place, "taken_back", entry.on, with_reason(words, entry.row.words)});
    }
    stands[kind] = !back;
  }
}

void add_rating_worse(const Rating& was, const Rating& now_is, std::size_t place, base::Date to,
                      std::vector<Slip>& slips) {
  if (was.rule.empty() || now_is.rule.empty() || !graver(now_is.rule, was.rule)) return;
  const std::string words =
      fmt::format("From {} to {}. {}", base::lower(words_of(ratings(), was.rule)),
                  base::lower(words_of(ratings(), now_is.rule)), now_is.reasons.front().words);
  slips.push_back({place, "rating_worse", to, words});
}

}  // namespace

std::span<const CodeWords> slip_kinds() { return slip_codes; }

std::vector<Slip> slipped_since(const Book& book, std::size_t plan, base::Date from, base::Date to,
                                const Readings& readings, const RatingSettings& settings) {
  std::vector<std::size_t> places;
  for (const std::string_view kind : {"theme", "action", "milestone"}) {
    const auto found = book.below(plan, kind, to);
    places.insert(places.end(), found.begin(), found.end());
  }
  std::vector<Slip> slips;
  for (const std::size_t place : places) {
    const Thing& thing = book.at(place);
    add_put_off(thing, place, from, to, slips);
    add_status_back(thing, place, from, to, slips);
    add_taken_back(thing, place, from, to, slips);
    add_rating_worse(rating_on(book, place, from, readings, settings),
                     rating_on(book, place, to, readings, settings), place, to, slips);
  }
  return slips;
}

}  // namespace windscreen::improve
