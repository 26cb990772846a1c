// Services, quadrants and teams, each with its interval: never a league table, and nothing of places that
// who asks does not reach.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "assure/power.h"
#include "measure/funnel.h"
#include "measure/number_words.h"
#include "serve/accounts/account_answers.h"
#include "serve/audits/audit_opening.h"
#include "serve/audits/findings_json.h"
#include "serve/audits/findings_routes.h"
#include "serve/audits/findings_scope.h"
#include "serve/audits/findings_units.h"

namespace windscreen::serve {
namespace {

using assure::Grade;
using assure::Headline;
using assure::StoredGrade;
using nlohmann::ordered_json;

// Fewer audits than this say little by themselves.
constexpr std::int64_t little = 20;

// "All 10 were good or better …": an interval in words, and no celebration.
std::string unit_words(const Headline& own) {
  const assure::WeightedShare& good = own.good_or_better;
  if (own.audits == 0) return "There was no audit in these months.";
  const auto percent = [](double share) { return measure::number_words(100.0 * share, 0) + "%"; };
  const std::string reach =
      fmt::format("between {} and {}", percent(good.interval.lower), percent(good.interval.upper));
  std::string words =
      good.met == good.all
          ? fmt::format(
                "All {} audits were good or better; from so many, the share of practice that is may be "
                "anything {}.",
                good.all, reach)
          : fmt::format(
                "{} of {} audits were good or better ({}); the share of practice that is may be anything {}.",
                good.met, good.all, percent(good.share), reach);
  if (own.audits < little) words += " Fewer than 20 audits say little by themselves.";
  return words;
}

// Whether chance alone can explain how far the unit's share is from the whole's.
std::string standing_of(const assure::WeightedShare& own, const assure::WeightedShare& whole) {
  if (own.all == 0 || whole.all == 0 || whole.met == 0 || whole.met == whole.all) return "not judged";
  const auto share = static_cast<double>(whole.met) / static_cast<double>(whole.all);
  const auto limits = measure::percent_funnel(share, static_cast<double>(own.all));
  return std::string(measure::words_of(
      measure::standing(100.0 * static_cast<double>(own.met) / static_cast<double>(own.all), limits)));
}

ordered_json unit_json(const FindingsUnit& unit, const Headline& own, const Headline& whole) {
  ordered_json found = {{"kind", unit.kind}, {"name", unit.name}, {"unit", unit.slug()}};
  found.update(headline_json(own));
  found["words"] = unit_words(own);
  found["little"] = own.audits < little;
  found["standing_good"] = standing_of(own.good_or_better, whole.good_or_better);
  found["standing_inadequate"] = standing_of(own.of(Grade::inadequate), whole.of(Grade::inadequate));
  return found;
}

}  // namespace

Response findings_teams(AuditSources& sources, const Call& call) {
  const FindingsBase base = findings_base(sources, call, 12);
  const auto window = base.latest(base.wish.rule.months);
  const auto audits = window ? within(base.random, *window) : std::vector<const StoredGrade*>();
  const Headline whole = assure::headline(graded_of(audits));
  // Those that had audits before and have none now are there too.
  std::vector<FindingsUnit> units = units_of(reach_of(sources, call), base.random);
  ordered_json list = ordered_json::array();
  report::Rows rows;
  rows.columns = headline_columns();
  for (const FindingsUnit& unit : units) {
    const auto own_audits = window ? within(unit.audits, *window) : std::vector<const StoredGrade*>();
    const Headline own = assure::headline(graded_of(own_audits));
    list.push_back(unit_json(unit, own, whole));
    if (window) add_headline_rows(rows, unit.kind + ": " + unit.name, *window, own);
  }
  if (call.form == Form::csv) return rows_answer(rows, call, "team-audits");
  return json_answer({{"by", base.wish.rule.by == assure::MonthBy::sampled ? "sampled" : "completed"},
                      {"window", window ? window_json(*window) : ordered_json()},
                      {"whole", headline_json(whole)},
                      {"units", std::move(list)}});
}

Response findings_team(AuditSources& sources, const Call& call) {
  const FindingsBase base = findings_base(sources, call, 12);
  const std::vector<FindingsUnit> units = units_of(reach_of(sources, call), base.random);
  const FindingsUnit* found = &unit_named(units, call.path.at("unit"));
  struct Windowed {
    assure::AuditWindow window;
    Headline own;
    Headline whole;
  };
  std::vector<Windowed> all;
  for (const assure::AuditWindow& window : base.windows())
    all.push_back({window, assure::headline(graded_of(within(found->audits, window))),
                   assure::headline(graded_of(within(base.random, window)))});
  if (call.form == Form::csv) {
    report::Rows rows;
    rows.columns = headline_columns();
    for (const Windowed& one : all) add_headline_rows(rows, found->name, one.window, one.own);
    return rows_answer(rows, call, "audits-" + found->slug());
  }
  ordered_json windows = ordered_json::array();
  for (const Windowed& one : all) {
    ordered_json line = window_json(one.window);
    line["window"] = line.at("words");
    line.update(unit_json(*found, one.own, one.whole));
    line["whole"] = {{"good_or_better", share_json(one.whole.good_or_better)},
                     {"inadequate", share_json(one.whole.of(Grade::inadequate))}};
    windows.push_back(std::move(line));
  }
  ordered_json changes = ordered_json::array();
  if (all.size() > 1) {
    const Windowed& older = all[all.size() - 2];
    const Windowed& newer = all.back();
    changes = {
        assure::change_words("Good or better", older.own.good_or_better, newer.own.good_or_better),
        assure::change_words("Inadequate", older.own.of(Grade::inadequate), newer.own.of(Grade::inadequate))};
  }
  ordered_json power = nullptr;
  if (!all.empty()) {
    const assure::WeightedShare& inadequate = all.back().whole.of(Grade::inadequate);
    const double effective = all.back().own.of(Grade::inadequate).effective;
    if (effective > 0.0 && inadequate.share > 0.0)
      power =
          assure::power_line(inadequate.share, effective, base.wish.rule.months == 12 ? "year" : "window");
  }
  return json_answer({{"by", base.wish.rule.by == assure::MonthBy::sampled ? "sampled" : "completed"},
                      {"months", base.wish.rule.months},
                      {"kind", found->kind},
                      {"name", found->name},
                      {"unit", found->slug()},
                      {"windows", std::move(windows)},
                      {"changes", std::move(changes)},
                      {"power", std::move(power)}});
}

}  // namespace windscreen::serve
