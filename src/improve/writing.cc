#include "improve/writing.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

#include "base/error.h"
#include "base/text.h"
#include "improve/linking.h"
#include "improve/standing.h"

namespace windscreen::improve {
namespace {

using base::Error;
using store::ImprovementEntry;
using store::ImprovementThing;

bool blank(const std::string& text) { return base::is_blank(text); }

/// A day of our time: one far from it is a slip, and would make promises due thousands of times.
bool is_day(const std::optional<std::string>& text) {
  const auto day = text ? base::parse_iso(*text) : std::nullopt;
  return day && *day >= base::make_date(1990, 1, 1) && *day <= base::make_date(2099, 12, 31);
}

/// A number such as "19" or "-0.5", in the usual digits.
bool is_number(std::string_view text) {
  double value = 0;
  const auto [end, wrong] =
      std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
  return wrong == std::errc() && end == text.data() + text.size();
}

class Faults {
 public:
  void need(bool holds, const char* field, const char* words) {
    if (!holds) found.push_back({field, words});
  }
  std::vector<Fault> found;
};

void look_at_measure(const store::ImprovementMeasure& measure, Faults& faults) {
  if (!measure.indicator) return;
  faults.need(measure.better == "higher" || measure.better == "lower", "better",
              "Say whether more or less of it is better.");
  faults.need(measure.baseline.empty() || is_number(measure.baseline), "baseline",
              "Give the number at the start in digits, such as 19 or 0.5.");
  faults.need(measure.baseline.empty() || is_day(measure.baseline_on), "baseline_on",
              "Give the day of the number at the start.");
  faults.need(is_number(measure.target), "target", "Give the number to reach in digits, such as 15 or 0.5.");
  faults.need(is_day(measure.target_on), "target_on", "Give the day by which it is to be reached.");
}

void look_at_claim(const ImprovementEntry& entry, Faults& faults) {
  faults.need(entry.value == "yes" || entry.value == "taken_back", "value", "Say whether it is so.");
  if (entry.value == "taken_back") {
    faults.need(!blank(entry.words), "words", "Say why it is taken back: it is kept beside it.");
  } else if (entry.kind != "delivered") {
    faults.need(!blank(entry.evidence), "evidence",
                "Say where one can see it: an audit, a measure, what families say.");
  }
}

void look_at_status(const Kind& kind, const ImprovementEntry& entry, Faults& faults) {
  faults.need(has_code(kind.statuses, entry.value), "value", "Choose a status from the list.");
  constexpr std::array<std::string_view, 3> reasoned = {"cancelled", "paused", "withdrawn"};
  if (std::ranges::find(reasoned, entry.value) != reasoned.end()) {
    faults.need(!blank(entry.words), "words", "Say why: it is kept beside it.");
  }
}

void look_at_value(const Kind& kind, const ImprovementEntry& entry, Faults& faults) {
  const std::string& what = entry.kind;
  if (what == "update") {
    faults.need(!blank(entry.words), "words", "Say what has happened.");
  } else if (what == "status") {
    look_at_status(kind, entry, faults);
  } else if (what == "lead") {
    faults.need(!blank(entry.owner), "owner", "Say who leads: a post, a team or a person.");
  } else if (what == "due" || what == "review") {
    faults.need(is_day(entry.due_on), "due_on", "Give the day, such as 30 9 2020.");
  } else if (what == "delivered" || what == "embedded" || what == "impact") {
    look_at_claim(entry, faults);
  } else if (what == "rating") {
    faults.need(entry.value == "rule" || has_code(ratings(), entry.value), "value", "Choose a rating.");
    faults.need(!blank(entry.words), "words",
                "Say why the rule does not fit: it is shown beside the rating.");
  } else if (what == "response") {
    faults.need(has_code(responses(), entry.value), "value", "Say whether it is accepted.");
    faults.need(entry.value == "accepted" || !blank(entry.words), "words",
                "Say why it is not, or not wholly, accepted.");
  } else if (what == "answer") {
    faults.need(!blank(entry.words), "words", "Write the answer.");
  } else if (what == "score") {
    faults.need(read_score(entry.value).has_value(), "value",
                "Give likelihood and impact from 1 to 5, such as 4x3.");
  } else if (what == "kept") {
    faults.need(!blank(entry.evidence), "evidence",
                "Say where one can see that it was kept: the meeting, the paper.");
  } else if (what == "outcome") {
    faults.need(has_code(outcomes(), entry.value), "value", "Say what became of the decision.");
  } else if (what == "statement") {
    faults.need(is_number(entry.value), "value", "Give the number in digits, such as 19 or 0.5.");
    faults.need(!blank(entry.evidence), "evidence", "Say where the number comes from.");
  }
}

/// The days that were named for a thing before, the last of them.
std::optional<std::string> present_due(const store::Reader& reader, const ImprovementEntry& entry) {
  const auto earlier = reader.select<ImprovementEntry>(
      "where thing_id = :thing and kind = 'due' and on_day <= :day order by on_day desc, at desc, id desc "
      "limit 1",
      {{"thing", entry.thing_id}, {"day", entry.on_day}});
  return earlier.empty() ? std::nullopt : earlier.front().due_on;
}

template <typename T>
void insert_particulars(store::Writer& writer, const std::optional<T>& particulars, const std::string& id) {
  if (!particulars) return;
  T row = *particulars;
  row.id = id;
  writer.insert(row);
}

/// What particulars name must be there and of the right kind.
void need_named(const store::Reader& reader, const NewThing& thing) {
  if (thing.milestone && thing.milestone->after_id)
    need_thing(reader, *thing.milestone->after_id, "milestone", "milestone");
  if (thing.decision && thing.decision->call_in_by_id)
    need_thing(reader, *thing.decision->call_in_by_id, "body", "body");
  if (thing.promise) need_thing(reader, thing.promise->to_id, "body", "body");
}

}  // namespace

std::vector<Fault> thing_faults(const NewThing& thing, const ImprovementThing* parent) {
  Faults faults;
  const ImprovementThing& row = thing.row;
  const Kind* kind = find_kind(row.kind);
  if (kind == nullptr) return {{"kind", "Choose what it is."}};
  faults.need(!blank(row.title), "title", "Give it a title.");
  faults.need(is_day(row.since_on), "since_on", "Give the day from which it is there.");
  faults.need(kind->sorts.empty() ? row.sort.empty() : has_code(kind->sorts, row.sort), "sort",
              "Choose what kind of it this is.");
  faults.need(parent != nullptr || !kind->must_have_parent, "parent", "Say what it is part of.");
  faults.need(parent == nullptr || std::ranges::find(kind->parents, parent->kind) != kind->parents.end(),
              "parent", "It cannot be part of that. Choose another.");
  if (thing.measure) look_at_measure(*thing.measure, faults);
  faults.need(row.kind != "promise" || thing.promise.has_value(), "to", "Say to whom it was promised.");
  faults.need(row.kind != "decision" || thing.decision.has_value(), "outcome", "Say what was decided.");
  if (thing.decision) {
    faults.need(has_code(decisions(), thing.decision->outcome), "outcome", "Say what was decided.");
    faults.need(thing.decision->call_in_by_id.has_value() == (thing.decision->call_in_days > 0), "call_in",
                "Give both who may call it in and within how many working days, or neither.");
  }
  if (thing.feedback) {
    faults.need(thing.feedback->asked >= 0 && thing.feedback->replied >= 0 &&
                    thing.feedback->replied <= thing.feedback->asked,
                "replied", "No more can have replied than were asked.");
  }
  return faults.found;
}

std::vector<Fault> entry_faults(const ImprovementThing& thing, const ImprovementEntry& entry,
                                base::Date today) {
  Faults faults;
  const Kind* kind = find_kind(thing.kind);
  if (kind == nullptr) return {{"thing", "Choose what it is about."}};
  if (entry.kind != "update" && std::ranges::find(kind->entries, entry.kind) == kind->entries.end()) {
    return {{"kind", "That cannot be said of it. Choose something else."}};
  }
  const auto on = base::parse_iso(entry.on_day);
  faults.need(on.has_value(), "on_day", "Give the day of which it is true, such as 30 9 2020.");
  if (on) {
    faults.need(*on <= today, "on_day", "The day is still to come. Give today or a day before.");
    const auto since = base::parse_iso(thing.since_on);
    faults.need(!since || *on >= *since, "on_day", "The day is before it was there. Give a later day.");
  }
  const bool names_day = entry.kind == "due" || entry.kind == "review";
  faults.need(names_day || !entry.due_on, "due_on", "Only what is due or looked at again has a day to come.");
  look_at_value(*kind, entry, faults);
  return faults.found;
}

void add_thing(store::Writer& writer, const NewThing& thing) {
  std::optional<ImprovementThing> parent;
  if (thing.row.parent_id) {
    parent = writer.find<ImprovementThing>(*thing.row.parent_id);
    if (!parent) throw Error("What it is to be part of is not there.", "Open the list again.");
  }
  const auto faults = thing_faults(thing, parent ? &*parent : nullptr);
  if (!faults.empty()) throw Error("It cannot be added to the record.", faults.front().words);
  need_named(writer, thing);
  const std::string& id = thing.row.id;
  writer.insert(thing.row);
  for (const std::string& service : thing.services)
    writer.insert(store::ImprovementService{id + "-" + service, id, service});
  for (const std::string& indicator : thing.indicators)
    writer.insert(store::ImprovementIndicator{id + "-" + indicator, id, indicator});
  insert_particulars(writer, thing.measure, id);
  insert_particulars(writer, thing.milestone, id);
  insert_particulars(writer, thing.risk, id);
  insert_particulars(writer, thing.decision, id);
  insert_particulars(writer, thing.promise, id);
  insert_particulars(writer, thing.feedback, id);
  insert_particulars(writer, thing.mention, id);
}

void add_entry(store::Writer& writer, const ImprovementEntry& entry, base::Date today) {
  const auto thing = writer.find<ImprovementThing>(entry.thing_id);
  if (!thing) throw Error("The improvement record has no such thing.", "Open the list again.");
  auto faults = entry_faults(*thing, entry, today);
  if (faults.empty() && entry.kind == "due" && blank(entry.words)) {
    const auto before = present_due(writer, entry);
    if (before && *entry.due_on > *before) faults.push_back({"words", "Say why the day is put off."});
  }
  if (!faults.empty()) throw Error("It cannot be added to the record.", faults.front().words);
  writer.insert(entry);
}

}  // namespace windscreen::improve
