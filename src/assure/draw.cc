#include "assure/draw.h"

#include <algorithm>
#include <array>

#include "assure/allocation.h"
#include "assure/risk_draw.h"
#include "base/error.h"

namespace windscreen::assure {
namespace {

struct Eligible {
  const FrameRow* row;
  std::string key;
};

bool counts_in_stratum(const FrameRow& row) {
  return row.exclusion != Exclusion::duplicate && row.exclusion != Exclusion::merged &&
         row.exclusion != Exclusion::outside_population;
}

Selection selection_of(const FrameRow& row, std::size_t stratum, SelectionRole role, std::size_t place) {
  Selection one;
  one.child = row.child;
  one.family = row.family;
  one.team_at_draw = row.team;
  one.worker_at_draw = row.worker;
  one.stratum = stratum;
  one.role = role;
  one.place = place;
  one.family_choices = std::max<std::size_t>(1, row.family_choices);
  return one;
}

class Drawing {
 public:
  Drawing(const Frame& frame, const DrawRule& rule, Chance chance) : frame_(frame), rule_(rule) {
    draw_.method = rule.method;
    draw_.chance = std::move(chance);
    draw_.target = rule.target;
    draw_.floor = rule.floor;
    make_strata();
  }

  Draw random() {
    std::vector<std::size_t> sizes;
    sizes.reserve(draw_.strata.size());
    for (const DrawnStratum& stratum : draw_.strata) sizes.push_back(stratum.eligible);
    const Allocation shares = allocate(sizes, rule_.target, rule_.floor);
    for (const Allocation::Note& note : shares.notes) add_note(note);
    for (std::size_t i = 0; i < draw_.strata.size(); ++i) {
      draw_.strata[i].floor = shares.strata[i].floor;
      draw_.strata[i].allocated = shares.strata[i].allocated;
      if (draw_.strata[i].eligible > 0 && draw_.strata[i].allocated == 0) {
        draw_.notes.push_back("No case of " + draw_.strata[i].name.words() +
                              " was allocated, so nothing can be said about it.");
      }
      draw_stratum(i);
    }
    append(reserves_);
    add_re_audits();
    add_chosen(SelectionRole::added);
    return std::move(draw_);
  }

  Draw named() {
    add_re_audits();
    add_chosen(SelectionRole::primary);
    draw_.notes.emplace_back(
        "The cases were chosen and not drawn: they say nothing about other cases and are kept out of the "
        "headline.");
    return std::move(draw_);
  }

 private:
  void make_strata() {
    std::map<StratumName, std::size_t> numbers;
    for (const StratumName& name : rule_.expected) numbers.emplace(name, 0);
    for (const FrameRow& row : frame_.rows) {
      if (counts_in_stratum(row)) numbers.emplace(StratumName{row.service, row.quadrant}, 0);
    }
    for (auto& [name, number] : numbers) {
      number = draw_.strata.size();
      draw_.strata.push_back({.name = name, .probability = std::nullopt});
    }
    eligible_.resize(draw_.strata.size());
    stratum_of_.reserve(frame_.rows.size());
    for (const FrameRow& row : frame_.rows) {
      const auto found = numbers.find(StratumName{row.service, row.quadrant});
      stratum_of_.push_back(found == numbers.end() ? 0 : found->second);
      if (!counts_in_stratum(row)) continue;
      DrawnStratum& stratum = draw_.strata[found->second];
      ++stratum.frame_size;
      if (row.exclusion != Exclusion::none) continue;
      ++stratum.eligible;
      eligible_[found->second].push_back({&row, draw_key(draw_.chance, "case", row.child)});
    }
    for (auto& rows : eligible_) std::ranges::sort(rows, {}, &Eligible::key);
  }

  void add_note(const Allocation::Note& note) {
    std::string text = note.text;
    if (const auto at = text.find("{}"); at != std::string::npos && note.stratum != Allocation::Note::npos)
      text.replace(at, 2, draw_.strata[note.stratum].name.words());
    draw_.notes.push_back(std::move(text));
  }

  // Rows in the order of their keys are in random order: the first of them are the sample, the next its
  // reserves.
  void draw_stratum(std::size_t number) {
    DrawnStratum& stratum = draw_.strata[number];
    const std::vector<Eligible>& rows = eligible_[number];
    std::vector<double> probabilities;
    std::vector<bool> taken(rows.size(), false);
    if (rule_.method == DrawMethod::risk_weighted) {
      std::vector<std::uint64_t> sizes;
      for (const Eligible& one : rows) {
        const auto risk = rule_.risk.find(one.row->child);
        sizes.push_back(risk == rule_.risk.end() ? 1 : risk->second);
      }
      const RiskDraw drawn = draw_by_size(sizes, stratum.allocated, [&](std::uint64_t below) {
        return draw_number(draw_.chance, "start " + stratum.name.service + "\n" + stratum.name.quadrant,
                           below);
      });
      probabilities = drawn.probabilities;
      for (const std::size_t at : drawn.chosen) taken[at] = true;
    } else if (stratum.eligible > 0) {
      const double share = static_cast<double>(stratum.allocated) / static_cast<double>(stratum.eligible);
      probabilities.assign(rows.size(), share);
      stratum.probability = share;
      std::fill_n(taken.begin(), stratum.allocated, true);
    }
    std::size_t primaries = 0;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (!taken[i] && kept == rule_.reserves) continue;
      Selection one =
          selection_of(*rows[i].row, number, taken[i] ? SelectionRole::primary : SelectionRole::reserve,
                       taken[i] ? ++primaries : ++kept);
      if (taken[i] || (rule_.method == DrawMethod::stratified_random && stratum.allocated > 0))
        one.probability = probabilities[i] / static_cast<double>(one.family_choices);
      (taken[i] ? draw_.selections : reserves_).push_back(std::move(one));
    }
  }

  void append(std::vector<Selection>& some) {
    for (Selection& one : some) draw_.selections.push_back(std::move(one));
    some.clear();
  }

  void add_re_audits() {
    std::vector<std::size_t> places(draw_.strata.size(), 0);
    for (std::size_t i = 0; i < frame_.rows.size(); ++i) {
      const FrameRow& row = frame_.rows[i];
      if (row.exclusion != Exclusion::re_audit || is_selected(row)) continue;
      const std::size_t stratum = stratum_of_[i];
      draw_.selections.push_back(selection_of(row, stratum, SelectionRole::re_audit, ++places[stratum]));
    }
  }

  bool is_selected(const FrameRow& row) const {
    return std::ranges::any_of(draw_.selections, [&](const Selection& one) {
      return one.role != SelectionRole::reserve &&
             (one.child == row.child || (!row.family.empty() && one.family == row.family));
    });
  }

  // Audited recently is no bar to a case that someone names for a reason; what protects the child is.
  static bool may_be_chosen(const FrameRow& row) {
    return row.exclusion == Exclusion::none || row.exclusion == Exclusion::audited_recently ||
           row.exclusion == Exclusion::sibling;
  }

  void add_chosen(SelectionRole role) {
    std::vector<std::size_t> places(draw_.strata.size(), 0);
    for (const ChosenCase& chosen : rule_.chosen) {
      const FrameRow* const row = find_child(frame_, chosen.child);
      if (row == nullptr) {
        draw_.notes.push_back(chosen.child + " was chosen but is not in the frame.");
      } else if (is_selected(*row)) {
        draw_.notes.push_back(chosen.child +
                              " was chosen but the child or a brother or sister is in the sample already.");
      } else if (!may_be_chosen(*row)) {
        draw_.notes.push_back(
            chosen.child + " was chosen but may not be audited: " + std::string(words(row->exclusion)) + ".");
      } else {
        const std::size_t stratum = stratum_of_[static_cast<std::size_t>(row - frame_.rows.data())];
        std::erase_if(draw_.selections, [&](const Selection& one) {
          return one.role == SelectionRole::reserve &&
                 (one.child == row->child || (!row->family.empty() && one.family == row->family));
        });
        Selection one = selection_of(*row, stratum, role, ++places[stratum]);
        one.reason = chosen.reason;
        if (role == SelectionRole::primary) ++draw_.strata[stratum].allocated;
        draw_.selections.push_back(std::move(one));
      }
    }
  }

  const Frame& frame_;
  const DrawRule& rule_;
  Draw draw_;
  std::vector<std::vector<Eligible>> eligible_;
  std::vector<std::size_t> stratum_of_;
  std::vector<Selection> reserves_;
};

void check(const DrawRule& rule, const std::string& seed) {
  if (seed.empty())
    throw base::Error("a draw needs a seed",
                      "Write one down before the draw, such as the day's date and a word.");
  const bool random =
      rule.method == DrawMethod::stratified_random || rule.method == DrawMethod::risk_weighted;
  if (random && rule.target == 0)
    throw base::Error("the draw asks for no case", "Give the number of cases that are to be audited.");
  for (const auto& [child, risk] : rule.risk) {
    if (risk < 1 || risk > 1000)
      throw base::Error("the risk of " + child + " is " + std::to_string(risk),
                        "Give each child a risk from 1 to 1,000.");
  }
  for (const ChosenCase& one : rule.chosen) {
    if (one.reason.empty())
      throw base::Error(one.child + " was chosen without a reason", "Say why the case was chosen.");
  }
}

// A re-audit that cannot be is said to be so: it is no sign that practice improved.
void note_re_audit(Sample& sample, const std::string& child) {
  const FrameRow* const row = find_child(sample.frame, child);
  if (row == nullptr) {
    sample.draw.notes.push_back("The re-audit of " + child +
                                " is not possible: the case is not in the frame.");
  } else if (row->exclusion != Exclusion::re_audit) {
    sample.draw.notes.push_back("The re-audit of " + child +
                                " is not possible: " + std::string(words(row->exclusion)) + ".");
  }
}

}  // namespace

std::string_view words(DrawMethod method) {
  constexpr std::array<std::string_view, 4> names = {"Stratified random", "Risk-weighted", "Purposive",
                                                     "Judgement"};
  return names[static_cast<std::size_t>(method)];
}

std::string_view code(DrawMethod method) {
  constexpr std::array<std::string_view, 4> names = {"stratified_random", "risk_weighted", "purposive",
                                                     "judgement"};
  return names[static_cast<std::size_t>(method)];
}

std::string_view words(SelectionRole role) {
  constexpr std::array<std::string_view, 4> names = {"primary", "reserve", "re-audit", "added"};
  return names[static_cast<std::size_t>(role)];
}

std::string StratumName::words() const {
  return (service.empty() ? "service not recorded" : service) + ", " +
         (quadrant.empty() ? "quadrant not recorded" : quadrant);
}

bool in_headline(DrawMethod method, SelectionRole role) {
  return method == DrawMethod::stratified_random &&
         (role == SelectionRole::primary || role == SelectionRole::reserve);
}

Sample draw_sample(Frame frame, const ExclusionRule& exclusions, const DrawRule& rule,
                   const std::string& seed) {
  check(rule, seed);
  Sample sample;
  sample.frame = std::move(frame);
  Chance chance{seed, frame_hash(sample.frame)};
  exclude(sample.frame, exclusions, chance);
  sample.counts = count_exclusions(sample.frame);
  Drawing drawing(sample.frame, rule, std::move(chance));
  const bool named = rule.method == DrawMethod::purposive || rule.method == DrawMethod::judgement;
  sample.draw = named ? drawing.named() : drawing.random();
  for (const std::string& child : exclusions.re_audits) note_re_audit(sample, child);
  return sample;
}

}  // namespace windscreen::assure
