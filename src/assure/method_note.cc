#include "assure/method_note.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "measure/number_words.h"

namespace windscreen::assure {
namespace {

constexpr const char* hidden_mark = "c";
constexpr std::size_t most_hidden = 5;

/// Writes the sections one after the other for one reader.
class Writing {
 public:
  Writing(const Sample& sample, const NoteFacts& facts, NoteReader reader)
      : sample_(sample), facts_(facts), public_(reader == NoteReader::public_) {}

  MethodNote note() {
    result_.title = "How the cases for " + facts_.programme + " were chosen";
    add_frame();
    add_exclusions();
    add_strata();
    add_draw();
    add_changes();
    add_limits();
    return std::move(result_);
  }

 private:
  NoteSection& section(std::string heading) {
    result_.sections.push_back({std::move(heading), {}, std::nullopt});
    return result_.sections.back();
  }

  std::string shown(std::size_t count) const {
    return public_ && count >= 1 && count <= most_hidden ? hidden_mark : measure::whole_words(count);
  }

  void add_frame() {
    NoteSection& one = section("What was asked, and of which cases");
    one.paragraphs.push_back(facts_.question);
    one.paragraphs.push_back(fmt::format("The frame is all cases open on {}: {} rows. Its SHA-256 is {}.",
                                         base::format_long(sample_.frame.as_at), shown(sample_.counts.frame),
                                         sample_.draw.chance.frame_hash));
    one.paragraphs.push_back(fmt::format("Data-quality gate: {}.", words(facts_.gate.outcome)));
    if (facts_.gate.outcome == GateOutcome::passed || public_) return;
    for (const GateCheck& check : facts_.gate.checks) {
      if (!check.passed) one.paragraphs.push_back(check.words);
    }
    if (facts_.gate.waiver) {
      one.paragraphs.push_back(fmt::format("Waived by {} on {}: {}", facts_.gate.waiver->by,
                                           base::format_long(facts_.gate.waiver->on),
                                           facts_.gate.waiver->reason));
    }
  }

  void add_exclusions() {
    NoteSection& one = section("Who could not be drawn");
    std::vector<std::size_t> counts = {sample_.counts.eligible};
    for (const auto& [reason, count] : sample_.counts.by_reason) counts.push_back(count);
    const std::vector<bool> hidden = hidden_counts(counts);
    NoteTable table{"Rows of the frame by what became of them", {"What", "Rows"}, {}};
    const auto cell = [&](std::size_t i) {
      return public_ && hidden[i] ? hidden_mark : measure::whole_words(counts[i]);
    };
    table.rows.push_back({"could be drawn", cell(0)});
    for (std::size_t i = 0; i < sample_.counts.by_reason.size(); ++i)
      table.rows.push_back({std::string(words(sample_.counts.by_reason[i].first)), cell(i + 1)});
    one.table = std::move(table);
    if (facts_.exclusions.audited_within_months > 0) {
      one.paragraphs.push_back(
          fmt::format("Audited recently means in the {} months before the day of the frame.",
                      facts_.exclusions.audited_within_months));
    }
    if (facts_.exclusions.one_child_a_family) {
      one.paragraphs.emplace_back(
          "Of brothers and sisters one, chosen by chance, stands for the family; the probability of each is "
          "that "
          "of the stratum divided by how many there were to choose from.");
    }
  }

  void add_strata() {
    NoteSection& one = section("How the cases were shared out");
    const auto& strata = sample_.draw.strata;
    const auto column = [&](const std::function<std::size_t(const DrawnStratum&)>& of) {
      std::vector<std::size_t> counts;
      for (const DrawnStratum& stratum : strata) counts.push_back(of(stratum));
      return counts;
    };
    const auto frame = column([](const DrawnStratum& stratum) { return stratum.frame_size; });
    const auto eligible = column([](const DrawnStratum& stratum) { return stratum.eligible; });
    const auto allocated = column([](const DrawnStratum& stratum) { return stratum.allocated; });
    // Any two of a row's numbers can give the third, so a row is shown whole or not at all.
    std::vector<bool> hidden(strata.size(), false);
    for (const auto* counts : {&frame, &eligible, &allocated}) {
      const std::vector<bool> some = hidden_counts(*counts);
      for (std::size_t i = 0; i < hidden.size(); ++i) hidden[i] = hidden[i] || some[i];
    }
    NoteTable table{"Strata: service and quadrant",
                    {"Stratum", "Cases", "Could be drawn", "Floor", "Drawn", "Probability"},
                    {}};
    for (std::size_t i = 0; i < strata.size(); ++i) {
      const DrawnStratum& stratum = strata[i];
      std::vector<std::string> row = {stratum.name.words()};
      if (public_ && hidden[i]) {
        row.insert(row.end(), 5, hidden_mark);
      } else {
        row.push_back(measure::whole_words(frame[i]));
        row.push_back(measure::whole_words(eligible[i]));
        row.push_back(std::to_string(stratum.floor));
        row.push_back(measure::whole_words(allocated[i]));
        row.push_back(stratum.probability ? fmt::format("{:.4f}", *stratum.probability)
                      : allocated[i] == 0 ? "none"
                                          : "differs by case");
      }
      table.rows.push_back(std::move(row));
    }
    one.table = std::move(table);
    one.paragraphs.push_back(
        fmt::format("Target: {} cases, at least {} a stratum where it has them; the rest in "
                    "proportion, by largest remainder.",
                    sample_.draw.target, sample_.draw.floor));
  }

  void add_draw() {
    NoteSection& one = section("How they were drawn");
    const Draw& draw = sample_.draw;
    switch (draw.method) {
      case DrawMethod::stratified_random:
        one.paragraphs.emplace_back(
            "Stratified random: in each stratum the cases stand in the order of SHA-256 of the seed, the "
            "frame's "
            "hash and their reference (windscreen-draw-1). The first are the sample and the next its "
            "reserves, in that order.");
        break;
      case DrawMethod::risk_weighted:
        one.paragraphs.emplace_back(
            "Risk-weighted: in each stratum with probability in proportion to risk, without replacement, by "
            "systematic sampling of the cases in random order. It is kept out of the headline.");
        break;
      case DrawMethod::purposive:
      case DrawMethod::judgement:
        one.paragraphs.push_back(
            std::string(words(draw.method)) +
            ": the cases were chosen, not drawn. They have no probability and are kept out of "
            "the headline.");
        break;
    }
    const auto count = [&](SelectionRole role) {
      return static_cast<std::size_t>(std::ranges::count(draw.selections, role, &Selection::role));
    };
    one.paragraphs.push_back(
        fmt::format("Cases: {} primary, {} reserve, {} re-audit, {} added.",
                    shown(count(SelectionRole::primary)), shown(count(SelectionRole::reserve)),
                    shown(count(SelectionRole::re_audit)), shown(count(SelectionRole::added))));
    if (public_) return;
    one.paragraphs.push_back(fmt::format("Seed: {}", draw.chance.seed));
    one.paragraphs.push_back(fmt::format("Drawn by {} at {}.", facts_.drawn_by, facts_.drawn_at));
  }

  void add_changes() {
    NoteSection& one = section("What was changed afterwards");
    std::size_t departed = 0;
    std::size_t overridden = 0;
    for (const Selection& selection : sample_.draw.selections) {
      if (!selection.departed) continue;
      ++departed;
      if (public_) continue;
      const Departed& left = *selection.departed;
      one.paragraphs.push_back(fmt::format(
          "{} was taken out by {} on {}: {}{}{}; {}.", selection.child, left.by, base::format_long(left.on),
          words(left.reason), left.detail.empty() ? "" : ", ", left.detail,
          left.replaced_by.empty() ? "nobody took the place" : "replaced by " + left.replaced_by));
    }
    for (const Assignment& pair : facts_.assigned) {
      if (pair.overridden.empty()) continue;
      ++overridden;
      if (public_) continue;
      for (const Breach& broken : pair.overridden) {
        one.paragraphs.push_back(fmt::format("Override by {} for {} to audit {}, who {}: {}",
                                             pair.override_by, pair.auditor, pair.child, broken.words,
                                             pair.override_reason));
      }
    }
    if (!public_) {
      for (const Unassigned& unassigned : facts_.unassigned)
        one.paragraphs.push_back(fmt::format("{} has no auditor. {}", unassigned.child, unassigned.why));
    }
    if (public_) {
      one.paragraphs.push_back(
          fmt::format("Cases taken out: {}. Overrides of the rules of independence: {}. Cases "
                      "without an auditor: {}.",
                      shown(departed), shown(overridden), shown(facts_.unassigned.size())));
    } else if (one.paragraphs.empty()) {
      one.paragraphs.emplace_back("Nothing.");
    }
  }

  void add_limits() {
    NoteSection& one = section("What the sample cannot say");
    // Notes of the draw name children and small strata.
    if (!public_) one.paragraphs = sample_.draw.notes;
    one.paragraphs.insert(one.paragraphs.end(), facts_.limits.begin(), facts_.limits.end());
    one.paragraphs.emplace_back(
        "It speaks for the cases that could be drawn, and their brothers and sisters, on the day of the "
        "frame; not for those who were "
        "left out. Percentages must be weighted by one over the probability.");
    if (public_)
      one.paragraphs.emplace_back("c: a number from 1 to 5, or one that would give such a number away.");
  }

  const Sample& sample_;
  const NoteFacts& facts_;
  bool public_;
  MethodNote result_;
};

}  // namespace

std::vector<bool> hidden_counts(const std::vector<std::size_t>& counts) {
  std::vector<bool> hidden;
  hidden.reserve(counts.size());
  for (const std::size_t count : counts) hidden.push_back(count >= 1 && count <= most_hidden);
  if (std::ranges::count(hidden, true) != 1) return hidden;
  std::size_t least = counts.size();
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (!hidden[i] && counts[i] > 0 && (least == counts.size() || counts[i] < counts[least])) least = i;
  }
  if (least < counts.size()) hidden[least] = true;
  return hidden;
}

MethodNote method_note(const Sample& sample, const NoteFacts& facts, NoteReader reader) {
  return Writing(sample, facts, reader).note();
}

}  // namespace windscreen::assure
