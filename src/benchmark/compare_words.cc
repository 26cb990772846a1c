// What must be said beside a comparison: years, who was left out, whose neighbours they are.
#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "base/month_words.h"
#include "base/text.h"
#include "benchmark/authorities.h"
#include "benchmark/compare.h"

namespace windscreen::benchmark {
namespace {

using base::Error;

std::string upper_first(std::string text) {
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
    text.front() = static_cast<char>(text.front() - 32);
  return text;
}

/// "England and South East", "England, South East and the statistical neighbours".
std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i)
    text += fmt::format("{}{}", i == 0 ? "" : i + 1 == names.size() ? " and " : ", ", names[i]);
  return text;
}

/// Where a region is named by code or name.
const Area& find_region(const Published& published, const std::string& text) {
  std::string known;
  for (const Area& area : published.areas()) {
    if (area.level != Level::regional) continue;
    if (area.code == text || base::squash(area.name) == base::squash(text)) return area;
    known += fmt::format("{}{}", known.empty() ? "" : ", ", area.name);
  }
  throw Error(fmt::format("authority.json names the region \"{}\", which is none", text),
              fmt::format("Name one of: {}.", known));
}

}  // namespace

std::string words_of(const LocalPeriod& period) {
  if (period.start == period.end) return base::format_long(period.end);
  const std::chrono::year_month_day from(period.start);
  const std::chrono::year_month_day to(period.end);
  const bool whole_months = from.day() == std::chrono::day{1} && period.end == base::month_end(period.end);
  if (whole_months && from.year() == to.year() && from.month() == to.month())
    return base::month_words(period.end);
  if (base::add_months(period.start, 12) == period.end + std::chrono::days{1})
    return "year to " + base::format_long(period.end);
  return base::format_long(period.start) + " to " + base::format_long(period.end);
}

Standpoint standpoint_of(const Published& published, const Area& area) {
  Standpoint result{.own = area.code,
                    .name = area.name,
                    .as = {},
                    .as_name = {},
                    .region_code = area.region_code,
                    .region_name = area.region_name,
                    .neighbours = {}};
  if (const auto region = published.find(area.region_code))
    result.region_name = published.areas()[*region].name;
  return result;
}

Standpoint standpoint_of(const Published& published, const lake::Authority& authority) {
  Standpoint result;
  result.name = authority.name;
  const auto own = published.find(authority.code);
  if (own && published.areas()[*own].level == Level::authority) {
    result = standpoint_of(published, published.areas()[*own]);
  }
  if (!authority.benchmark_as.empty() && authority.benchmark_as != result.own) {
    const Area& other = find_authority(published, authority.benchmark_as);
    const Standpoint theirs = standpoint_of(published, other);
    result.as = other.code;
    result.as_name = other.name;
    result.region_code = theirs.region_code;
    result.region_name = theirs.region_name;
  }
  if (!authority.region.empty()) {
    const Area& region = find_region(published, authority.region);
    result.region_code = region.code;
    result.region_name = region.name;
  }
  for (const std::string& neighbour : authority.statistical_neighbours)
    result.neighbours.push_back(find_authority(published, neighbour).code);
  return result;
}

std::string Comparer::describe(const Comparison& comparison, const LocalPeriod& local) const {
  // Names by the period that they are for, in the order in which they are first mentioned.
  std::vector<std::pair<std::string, std::vector<std::string>>> periods;
  const auto mention = [&](const std::optional<Comparator>& one, const std::string& name) {
    if (!one) return;
    auto at =
        std::ranges::find(periods, one->period, &std::pair<std::string, std::vector<std::string>>::first);
    if (at == periods.end()) at = periods.insert(at, {one->period, {}});
    at->second.push_back(name);
  };
  mention(comparison.own, "what was published for " + standpoint_.name);
  mention(comparison.england, "England");
  mention(comparison.region, comparison.region_name.empty() ? "the region" : comparison.region_name);
  mention(comparison.neighbours_mean, "statistical neighbours");
  const std::string here = words_of(local);
  std::string text;
  const bool same = periods.size() == 1 && periods.front().first == here;
  if (!same) {
    std::string all;
    for (const auto& [period, names] : periods)
      all += fmt::format("{}{}: {}", all.empty() ? "" : "; ", joined(names), period);
    text = fmt::format("{}. The local figure is for the {}. ", upper_first(all), here);
    // "for the year to …" reads well; a month or a day has no article.
    if (!here.starts_with("year")) {
      const std::string article = "is for the " + here;
      text.replace(text.find(article), article.size(), "is for " + here);
    }
  }
  if (comparison.neighbours) {
    const Neighbourhood& near = *comparison.neighbours;
    const std::string whose =
        near.model == 0 ? "chosen by the authority" : fmt::format("model of {}", near.model);
    text += fmt::format("Mean and median of {} statistical neighbours ({}). ",
                        near.with_value == near.of ? fmt::format("all {}", near.of)
                                                   : fmt::format("{} of the {}", near.with_value, near.of),
                        whose);
    std::string out;
    for (const LeftOut& one : near.left_out)
      out += fmt::format("{}{} ({})", out.empty() ? "" : ", ", one.name, one.why);
    if (!out.empty()) text += fmt::format("Left out: {}. ", out);
  }
  if (!comparison.compared_as.empty())
    text += fmt::format("Region and statistical neighbours are those of {}. ", comparison.compared_as);
  if (comparison.own) {
    if (const std::string with = published_with(*comparison.measure, comparison.own->year); !with.empty())
      text += fmt::format("Published for {} together. ", with);
  }
  if (!comparison.measure->note.empty()) text += fmt::format("{} ", comparison.measure->note);
  if (!text.empty()) text.pop_back();
  return text;
}

}  // namespace windscreen::benchmark
