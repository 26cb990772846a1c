// The headline: first-time random audits in windows of months, what changed, and the other streams beside it.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <span>

#include "assure/completion.h"
#include "assure/grade_trend.h"
#include "assure/month_chart.h"
#include "assure/power.h"
#include "measure/number_words.h"
#include "serve/accounts/account_answers.h"
#include "serve/audits/findings_answers.h"
#include "serve/audits/findings_json.h"
#include "serve/audits/findings_routes.h"
#include "serve/audits/findings_scope.h"

namespace windscreen::serve {
namespace {

using assure::AuditWindow;
using assure::Grade;
using assure::Headline;
using assure::StoredGrade;
using nlohmann::ordered_json;

struct Windowed {
  AuditWindow window;
  Headline headline;
};

std::vector<Windowed> headlines_of(const FindingsBase& base, const std::vector<AuditWindow>& windows) {
  std::vector<Windowed> all;
  all.reserve(windows.size());
  for (const AuditWindow& window : windows)
    all.push_back({window, assure::headline(graded_of(within(base.random, window)))});
  return all;
}

// By month what was drawn for it, for the windows that are not finished.
std::map<std::string, assure::DrawnFor> drawn_by_month(const AuditSources& sources) {
  static constexpr std::array<store::Kind, 3> kinds = {store::Kind::text, store::Kind::text,
                                                       store::Kind::integer};
  const auto rows = sources.people.store.read([&](const store::Queries& reader) {
    return reader.query(
        "select month, state, count(*) from audits where stream = 'random' and import_id is null group by "
        "month, state",
        {}, kinds);
  });
  std::map<std::string, assure::DrawnFor> months;
  for (const store::Row& row : rows) {
    const auto state = assure::find_audit_state(std::get<std::string>(row[1]));
    if (!state || (assure::is_settled(*state) && !assure::is_graded(*state))) continue;
    assure::DrawnFor& drawn = months[std::get<std::string>(row[0])];
    const auto count = std::get<std::int64_t>(row[2]);
    drawn.all += count;
    if (!assure::is_graded(*state)) drawn.not_final += count;
  }
  return months;
}

// Says of each window what of it is still to come.
void add_unfinished(const AuditSources& sources, std::vector<Windowed>& all) {
  const auto months = drawn_by_month(sources);
  const base::Date today = sources.today();
  const auto month = [](base::Date day) { return base::format_iso(day).substr(0, 7); };
  for (Windowed& one : all) {
    assure::DrawnFor drawn;
    const auto end = months.upper_bound(month(one.window.last));
    for (auto at = months.lower_bound(month(one.window.first)); at != end; ++at) {
      drawn.all += at->second.all;
      drawn.not_final += at->second.not_final;
    }
    for (std::string& words : assure::unfinished_words(one.window, today, drawn))
      one.headline.cautions.push_back(std::move(words));
  }
}

// "Good or better", "Good", … of the one window against the other.
ordered_json comparison(const Windowed& older, const Windowed& newer) {
  ordered_json sentences = ordered_json::array();
  const auto add = [&](const char* what, const std::string& words, const assure::WeightedShare& was,
                       const assure::WeightedShare& now_is) {
    const assure::ShareChange change = assure::change_of(was, now_is);
    sentences.push_back({{"grade", what},
                         {"words", assure::change_words(words, was, now_is)},
                         {"difference", rounded(100.0 * change.difference)},
                         {"lower", rounded(100.0 * change.interval.lower)},
                         {"upper", rounded(100.0 * change.interval.upper)},
                         {"beyond_chance", change.beyond_chance}});
  };
  add("good_or_better", "Good or better", older.headline.good_or_better, newer.headline.good_or_better);
  // Where nobody is outstanding, good is good or better.
  const bool outstanding =
      older.headline.of(Grade::outstanding).met + newer.headline.of(Grade::outstanding).met > 0;
  for (const Grade grade : assure::all_grades) {
    if (!outstanding && grade <= Grade::good) continue;
    add(std::string(assure::code(grade)).c_str(), std::string(assure::words(grade)), older.headline.of(grade),
        newer.headline.of(grade));
  }
  return {{"older", window_json(older.window)}, {"newer", window_json(newer.window)}, {"changes", sentences}};
}

// The newest window against the one before that shares no month with it, and against the first of all.
ordered_json comparisons(const FindingsBase& base, const std::vector<Windowed>& all) {
  ordered_json found = ordered_json::array();
  if (all.empty() || !base.first) return found;
  const Windowed& newest = all.back();
  const auto before = std::find_if(
      all.rbegin(), all.rend(), [&](const Windowed& one) { return one.window.last < newest.window.first; });
  if (before != all.rend()) found.push_back(comparison(*before, newest));
  // The audits began on a month of their own, whatever the windows leave out at the start.
  AuditWindow first = newest.window;
  first.first = *base.first;
  first.last = base::month_end(base::add_months(*base.first, base.wish.rule.months - 1));
  first.rolling = false;
  const bool is_another = before == all.rend() || first.first != before->window.first;
  if (first.last < newest.window.first && is_another)
    found.push_back(comparison(headlines_of(base, {first}).front(), newest));
  return found;
}

std::string chance_words(double chance) {
  if (chance < 0.001) return "chance alone would give as much less than once in 1,000 times";
  return fmt::format("chance alone would give as much about {} times in 100",
                     measure::number_words(100.0 * chance, 100.0 * chance < 10.0 ? 1 : 0));
}

// Over windows that share no audits, whatever the page shows.
ordered_json trend_json(const FindingsBase& base, const std::vector<Windowed>& shown) {
  std::vector<Windowed> apart;
  if (base.wish.rule.rolling && base.first && base.last) {
    assure::WindowRule rule = base.wish.rule;
    rule.rolling = false;
    apart = headlines_of(base, assure::audit_windows(*base.first, *base.last, rule));
  }
  const std::vector<Windowed>& all = base.wish.rule.rolling ? apart : shown;
  std::vector<assure::GradeCounts> counts;
  for (const Windowed& one : all) counts.push_back(assure::effective_counts(one.headline));
  ordered_json found = {{"windows", counts.size()}, {"chance", nullptr}, {"odds", nullptr}};
  const auto trend = assure::grade_trend(counts);
  if (!trend) {
    found["words"] =
        "Whether all four grades have moved cannot be tested: there are too few windows or grades.";
    return found;
  }
  const bool better = trend->statistic < 0.0;
  std::string words =
      trend->beyond_chance()
          ? fmt::format("Over the {} windows the four grades together got {}: {}.", counts.size(),
                        better ? "better" : "worse", chance_words(trend->chance))
          : fmt::format(
                "Over the {} windows no trend of the four grades together can be told from chance: {}.",
                counts.size(), chance_words(trend->chance));
  found["chance"] = trend->chance;
  if (const auto odds = assure::cumulative_odds(counts)) {
    words += fmt::format(
        " From window to window the odds of a worse grade were {} times what they were (95% interval {} to "
        "{}).",
        measure::number_words(odds->ratio, 2), measure::number_words(odds->interval.lower, 2),
        measure::number_words(odds->interval.upper, 2));
    found["odds"] = {{"ratio", rounded(odds->ratio)},
                     {"lower", rounded(odds->interval.lower)},
                     {"upper", rounded(odds->interval.upper)}};
  }
  found["words"] = words;
  return found;
}

ordered_json power_json(const FindingsBase& base, const std::vector<Windowed>& all) {
  ordered_json lines = ordered_json::array();
  if (all.empty() || all.back().headline.audits == 0) return lines;
  const Headline& newest = all.back().headline;
  const std::string period = base.wish.rule.months == 3 ? "quarter" : "window";
  const assure::WeightedShare& inadequate = newest.of(Grade::inadequate);
  if (inadequate.share > 0.0) {
    lines.push_back("Inadequate: " + assure::power_line(inadequate.share, inadequate.effective, period));
    if (const auto needed = assure::audits_needed(inadequate.share, inadequate.share * 0.75)) {
      lines.push_back(fmt::format("To see it fall by a quarter, from {}% to {}%, takes {} audits a {}.",
                                  measure::number_words(100.0 * inadequate.share, 0),
                                  measure::number_words(75.0 * inadequate.share, 0),
                                  measure::number_words(*needed, 0), period));
    }
  }
  if (inadequate.effective + 1.0 < static_cast<double>(newest.audits)) {
    lines.push_back(
        fmt::format("The {} audits say as much as about {} drawn one by one: auditors and weights differ.",
                    newest.audits, measure::number_words(inadequate.effective, 0)));
  }
  const assure::WeightedShare& good = newest.good_or_better;
  if (const auto rise = assure::smallest_seen_rise(good.share, good.effective); rise && good.share < 1.0) {
    lines.push_back(
        fmt::format("Good or better: a rise from {}% to about {}% would be seen four times in five.",
                    measure::number_words(100.0 * good.share, 0), measure::number_words(100.0 * *rise, 0)));
  }
  return lines;
}

// Every month from the first to the last, by weighted shares of as many audits as the weights leave.
ordered_json chart_json(const FindingsBase& base, const char* what, const char* words,
                        std::span<const measure::BaselineRow> rows, bool (*met)(Grade)) {
  struct Sums {
    double met = 0;
    double all = 0;
    double squares = 0;
    std::int64_t audits = 0;
    std::int64_t met_audits = 0;
  };
  std::map<base::Date, Sums> months;
  const bool weighted =
      std::ranges::all_of(base.random, [](const StoredGrade* one) { return one->audit.weight.has_value(); });
  for (const StoredGrade* one : base.random) {
    Sums& sums = months[base::month_start(*day_of(one->audit, base.wish.rule.by))];
    const double weight = weighted ? one->audit.weight.value_or(1.0) : 1.0;
    sums.all += weight;
    sums.squares += weight * weight;
    ++sums.audits;
    if (met(one->audit.grade)) {
      sums.met += weight;
      ++sums.met_audits;
    }
  }
  std::vector<assure::MonthCount> counts;
  if (base.first) {
    for (base::Date month = *base.first; month <= *base.last; month = base::add_months(month, 1)) {
      const Sums& sums = months[month];
      const double kish = sums.squares > 0.0 ? sums.all * sums.all / sums.squares : 0.0;
      counts.push_back({month, sums.all > 0.0 ? sums.met / sums.all * kish : 0.0, kish});
    }
  }
  const assure::MonthChart chart = assure::month_chart(counts, rows);
  ordered_json points = ordered_json::array();
  for (const assure::ChartMonth& one : chart.months) {
    const auto percent = [](std::optional<double> share) {
      return share ? ordered_json(rounded(100.0 * *share)) : ordered_json();
    };
    const bool judged = one.centre && one.share;
    points.push_back({{"month", base::format_iso(one.month)},
                      {"audits", months[one.month].audits},
                      {"met", months[one.month].met_audits},
                      {"share", percent(one.share)},
                      {"centre", percent(one.centre)},
                      {"lower", judged ? percent(one.lower) : ordered_json()},
                      {"upper", judged ? percent(one.upper) : ordered_json()}});
  }
  ordered_json signals = ordered_json::array();
  for (const assure::ChartSignal& one : chart.signals) {
    signals.push_back({{"rule", measure::name_of(one.rule)},
                       {"direction", measure::name_of(one.direction)},
                       {"first", one.first},
                       {"last", one.last},
                       {"words", one.words}});
  }
  ordered_json baselines = ordered_json::array();
  for (const measure::BaselineSpan& one : chart.baselines) {
    baselines.push_back({{"from", base::format_iso(counts[one.baseline_first].month)},
                         {"until", base::format_iso(base::month_end(counts[one.baseline_last - 1].month))},
                         {"first", one.first},
                         {"reason", one.reason}});
  }
  return {{"what", what},       {"words", words},         {"weighted", weighted},      {"months", points},
          {"signals", signals}, {"baselines", baselines}, {"why_none", chart.why_none}};
}

// Each stream of its own in the newest window, and those brought in from before.
ordered_json streams_json(const FindingsBase& base, const std::vector<Windowed>& all, report::Rows* rows) {
  ordered_json found = ordered_json::array();
  if (all.empty()) return found;
  const AuditWindow& window = all.back().window;
  const auto add = [&](const std::string& code, const std::string& words,
                       const std::function<bool(const StoredGrade&)>& wanted) {
    std::vector<const StoredGrade*> own;
    for (const StoredGrade& one : base.grades->audits) {
      const auto& day = day_of(one.audit, base.wish.rule.by);
      if (wanted(one) && (!base.wish.until || (day && *day <= *base.wish.until))) own.push_back(&one);
    }
    const Headline newest = assure::headline(graded_of(within(own, window)));
    ordered_json line = {{"stream", code}, {"words", words}, {"ever", own.size()}};
    line.update(headline_json(newest));
    found.push_back(std::move(line));
    if (rows != nullptr && code != "random") add_headline_rows(*rows, code, window, newest);
  };
  for (const assure::Stream stream : assure::all_streams) {
    add(std::string(assure::code(stream)), std::string(assure::words(stream)),
        [stream](const StoredGrade& one) { return one.audit.stream == stream; });
  }
  add("imported", "first-time random audits brought in from before", [](const StoredGrade& one) {
    return one.imported && one.audit.stream == assure::Stream::first_time_random;
  });
  return found;
}

// Services that had audits in the year before the newest window and none in it: the headline says nothing of
// them.
std::vector<std::string> silent_services(const FindingsBase& base, const AuditWindow& newest) {
  AuditWindow year = newest;
  year.first = base::add_months(newest.first, -12);
  std::set<std::string> known;
  for (const StoredGrade* one : within(base.random, year))
    if (!one->service.empty()) known.insert(one->service);
  for (const StoredGrade* one : within(base.random, newest)) known.erase(one->service);
  return {known.begin(), known.end()};
}

// What became of all that was drawn for the newest window's months, by group of auditors.
ordered_json completion_json(AuditSources& sources, const AuditWindow& window) {
  static constexpr std::array<store::Kind, 5> kinds = {
      store::Kind::text, store::Kind::text, store::Kind::text, store::Kind::text, store::Kind::text};
  const auto month = [](base::Date day) { return base::format_iso(day).substr(0, 7); };
  const auto rows = sources.people.store.read([&](const store::Queries& reader) {
    return reader.query(
        "select a.state, a.due_on, a.auditor_id, p.status, p.organisation from audits a left join auditors p "
        "on p.id = a.auditor_id where a.stream = 'random' and a.import_id is null and a.month >= :first and "
        "a.month <= :last",
        {{"first", month(window.first)}, {"last", month(window.last)}}, kinds);
  });
  std::vector<assure::GivenAudit> given;
  for (const store::Row& row : rows) {
    const auto text = [&](std::size_t column) {
      const auto* value = std::get_if<std::string>(&row[column]);
      return value == nullptr ? std::string() : *value;
    };
    const auto state = assure::find_audit_state(text(0));
    if (!state) continue;
    std::string group;
    if (!text(2).empty())
      group = !text(4).empty() ? text(4) : text(3) == "moderator" ? "Moderators" : "Auditors";
    given.push_back({std::move(group), *state, base::parse_iso(text(1))});
  }
  ordered_json found = ordered_json::array();
  if (given.empty()) return found;
  for (const assure::GroupCompletion& one : assure::completion(given, sources.today())) {
    ordered_json line = {{"group", one.group}, {"due", one.due},
                         {"done", one.done},   {"paused", one.paused},
                         {"late", one.late},   {"void_or_replaced", one.void_or_replaced}};
    const ordered_json share = plain_share_json(one.done, one.due);
    for (const char* name : {"share", "lower", "upper"}) line[name] = share.at(name);
    found.push_back(std::move(line));
  }
  return found;
}

}  // namespace

ordered_json headline_findings(AuditSources& sources, const FindingsBase& base) {
  std::vector<Windowed> all = headlines_of(base, base.windows());
  add_unfinished(sources, all);
  const auto baselines = measure::baselines_for(
      measure::read_baselines(sources.workspace / "baselines.csv", sources.lake.now()->catalogue),
      "practice_audits");
  ordered_json windows = ordered_json::array();
  for (const Windowed& one : all) {
    ordered_json line = window_json(one.window);
    line.update(headline_json(one.headline));
    windows.push_back(std::move(line));
  }
  return {
      {"by", base.wish.rule.by == assure::MonthBy::sampled ? "sampled" : "completed"},
      {"rolling", base.wish.rule.rolling},
      {"months", base.wish.rule.months},
      {"audits", base.random.size()},
      {"imported", std::ranges::count_if(base.random, [](const StoredGrade* one) { return one->imported; })},
      {"without_day", base.without_day},
      {"windows", std::move(windows)},
      {"comparisons", comparisons(base, all)},
      {"trend", trend_json(base, all)},
      {"power", power_json(base, all)},
      {"charts",
       {chart_json(base, "good_or_better", "Good or better", baselines,
                   [](Grade grade) { return grade <= Grade::good; }),
        chart_json(base, "inadequate", "Inadequate", baselines,
                   [](Grade grade) { return grade == Grade::inadequate; })}},
      {"streams", streams_json(base, all, nullptr)},
      {"silent_services",
       all.empty() ? std::vector<std::string>() : silent_services(base, all.back().window)},
      {"completion", all.empty() ? ordered_json::array() : completion_json(sources, all.back().window)}};
}

Response findings_headline(AuditSources& sources, const Call& call) {
  const FindingsBase base = findings_base(sources, call, 3);
  if (call.form != Form::csv) return json_answer(headline_findings(sources, base));
  const std::vector<Windowed> all = headlines_of(base, base.windows());
  report::Rows rows;
  rows.columns = headline_columns();
  for (const Windowed& one : all) add_headline_rows(rows, "random", one.window, one.headline);
  streams_json(base, all, &rows);
  return rows_answer(rows, call, "audit-findings");
}

}  // namespace windscreen::serve
