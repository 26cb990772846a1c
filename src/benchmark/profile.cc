#include "benchmark/profile.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "benchmark/authorities.h"
#include "benchmark/symbols.h"

namespace windscreen::benchmark {
namespace {

using base::Error;

/// "1,106" or "26.1".
std::string number_words(double value, int decimals) {
  std::string text = fmt::format("{:.{}f}", std::abs(value), decimals);
  const std::size_t point = std::min(text.find('.'), text.size());
  for (std::size_t at = point; at > 3; at -= 3) text.insert(at - 3, 1, ',');
  const bool zero = text.find_first_not_of("0.,") == std::string::npos;
  return (value < 0 && !zero ? "-" : "") + text;
}

bool is_whole(double value) { return std::floor(value) == value; }

std::string ordinal(int number) {
  const int tens = number % 100;
  const int ones = number % 10;
  const bool teen = tens >= 11 && tens <= 13;
  const std::string_view ending = teen ? "th" : ones == 1 ? "st" : ones == 2 ? "nd" : ones == 3 ? "rd" : "th";
  return fmt::format("{}{}", number, ending);
}

std::string_view quarter_words(int quartile) {
  switch (quartile) {
    case 1:
      return "the highest quarter";
    case 2:
      return "the second highest quarter";
    case 3:
      return "the second lowest quarter";
    default:
      return "the lowest quarter";
  }
}

std::string value_and_counts(const Measure& measure, const PublishedFigure& figure) {
  if (!figure.value) return {};
  std::string text = value_words(measure, *figure.value);
  const bool share = measure.unit == Unit::percent;
  if (share && figure.numerator && figure.denominator) {
    text +=
        fmt::format(" ({} of {})", number_words(*figure.numerator, 0), number_words(*figure.denominator, 0));
  }
  return text;
}

std::string change_words(const Measure& measure, const ProfileYear& latest, const ProfileYear* before) {
  // A change of a change says nothing.
  if (measure.unit == Unit::change) return ".";
  if (before == nullptr || !before->own.value || !latest.own.value)
    return "; there is no figure for the year before.";
  const std::string now = value_words(measure, *latest.own.value);
  const std::string then = value_words(measure, *before->own.value);
  if (now == then) return ", the same as the year before.";
  return fmt::format(", {} {} the year before.",
                     *latest.own.value > *before->own.value ? "up from" : "down from", then);
}

std::string comparison_words(const Measure& measure, const ProfileYear& latest, const std::string& region) {
  std::string text;
  const auto add = [&](const std::optional<double>& value, const std::string& name) {
    if (value) text += fmt::format("{}{} {}", text.empty() ? " " : ", ", name, value_words(measure, *value));
  };
  add(latest.england.value, "England");
  add(latest.region.value, region);
  if (latest.neighbours.mean) {
    add(latest.neighbours.mean,
        latest.neighbours.with_value == latest.neighbours.of
            ? fmt::format("mean of the {} statistical neighbours", latest.neighbours.of)
            : fmt::format("mean of {} of the {} statistical neighbours", latest.neighbours.with_value,
                          latest.neighbours.of));
  }
  if (!text.empty()) text += ".";
  if (latest.place) {
    text += fmt::format(" {} highest of {} authorities ({}).", ordinal(latest.place->rank), latest.place->of,
                        quarter_words(latest.place->quartile));
  }
  return text;
}

/// "In the year to 31 March 2021", "On 31 March 2021".
std::string when(const ProfileYear& year) {
  return (year.period.starts_with("year") ? "In the " : "On ") + year.period;
}

std::string sentence_of(const ProfileMeasure& one, const std::string& region) {
  const Measure& measure = *one.measure;
  const auto has_value = [](const ProfileYear& year) { return year.own.value.has_value(); };
  const auto last = std::find_if(one.years.rbegin(), one.years.rend(), has_value);
  const auto said = std::find_if(one.years.rbegin(), one.years.rend(),
                                 [](const ProfileYear& year) { return !year.own.symbol.empty(); });
  if (last == one.years.rend()) {
    return said == one.years.rend() ? "Nothing is published."
                                    : fmt::format("{}: {}.", when(*said), meaning_of(said->own.symbol));
  }
  const auto before = last + 1;
  std::string text = fmt::format("{}: {}", when(*last), value_and_counts(measure, last->own));
  text += change_words(measure, *last, before == one.years.rend() ? nullptr : &*before);
  if (measure.unit != Unit::count) text += comparison_words(measure, *last, region);
  if (said != one.years.rend() && said->year > last->year)
    text += fmt::format(" {}: {}.", when(*said), meaning_of(said->own.symbol));
  if (!last->published_with.empty())
    text += fmt::format(" The figure is for {} together.", last->published_with);
  if (!measure.note.empty()) text += fmt::format(" {}", measure.note);
  return text;
}

std::string names_of(const Published& published, const std::vector<std::string_view>& codes) {
  std::string text;
  for (std::size_t i = 0; i < codes.size(); ++i) {
    const auto area = published.find(codes[i]);
    text += fmt::format("{}{} ({})",
                        i == 0                  ? ""
                        : i + 1 == codes.size() ? " and "
                                                : ", ",
                        area ? published.areas()[*area].name : std::string(codes[i]), codes[i]);
  }
  return text;
}

void add_notes(const Published& published, Profile& profile) {
  if (const Reorganisation* const end = ended_by(profile.area.code)) {
    profile.notes.push_back(
        fmt::format("{} On {} it was succeeded by {}, whose figures are not joined to these. Source: {}.",
                    end->words, base::format_long(end->on), names_of(published, end->after), end->source));
  }
  if (const Reorganisation* const start = made_by(profile.area.code)) {
    profile.notes.push_back(fmt::format(
        "{} Figures begin on {}; those of {}, which came before, are not joined to these. Source: {}.",
        start->words, base::format_long(start->on), names_of(published, start->before), start->source));
  }
}

void add_neighbours(const Published& published, Profile& profile) {
  for (int year = profile.first_year; year <= profile.last_year; ++year) {
    const auto list = published.neighbours(profile.area.code, year);
    if (!list) continue;
    if (!profile.neighbours.empty() && profile.neighbours.back().model == list->model) {
      profile.neighbours.back().last_year = year;
      continue;
    }
    ProfileNeighbours& added = profile.neighbours.emplace_back(
        ProfileNeighbours{.model = list->model, .first_year = year, .last_year = year, .names = {}});
    for (const std::string& code : list->codes) {
      const auto area = published.find(code);
      added.names.push_back(area ? published.areas()[*area].name : code);
    }
  }
  if (profile.neighbours.empty())
    profile.notes.emplace_back("No imported table of statistical neighbours has a list for this authority.");
}

std::optional<ProfileField> field_of(const Published& published, const Comparer& comparer,
                                     const ProfileMeasure& one) {
  if (one.measure->unit == Unit::count) return std::nullopt;
  const auto last = std::find_if(one.years.rbegin(), one.years.rend(),
                                 [](const ProfileYear& year) { return year.own.value.has_value(); });
  if (last == one.years.rend()) return std::nullopt;
  const auto own = comparer.own_area(*one.measure, last->year);
  if (!own) return std::nullopt;
  ProfileField field;
  field.year = last->year;
  field.period = last->period;
  field.authorities = authorities_of(published, comparer, *one.measure, last->year);
  const auto at =
      std::ranges::find(field.authorities, published.areas()[*own].code, &ProfileField::One::code);
  if (at == field.authorities.end()) return std::nullopt;
  field.own = static_cast<std::size_t>(at - field.authorities.begin());
  return field;
}

/// Some files print symbols for an authority in years in which it was not there.
bool existed(const std::string& code, base::Date day) {
  const Reorganisation* const end = ended_by(code);
  const Reorganisation* const start = made_by(code);
  return (end == nullptr || day < end->on) && (start == nullptr || day >= start->on);
}

}  // namespace

std::vector<ProfileField::One> authorities_of(const Published& published, const Comparer& comparer,
                                              const Measure& measure, int year) {
  std::vector<ProfileField::One> all;
  for (const AuthorityFigure& authority : comparer.authorities(measure, year)) {
    const Area& area = published.areas()[authority.area];
    all.push_back({area.code, area.name, authority.figure});
  }
  std::ranges::sort(all, {}, &ProfileField::One::name);
  return all;
}

std::string value_words(const Measure& measure, double value) {
  switch (measure.unit) {
    case Unit::percent:
      return number_words(value, 1) + "%";
    case Unit::change:
      return (value > 0 ? "+" : "") + number_words(value, 1) + "%";
    case Unit::rate:
      return number_words(value, 1) + " per 10,000";
    case Unit::median:
      return number_words(value, is_whole(value) ? 0 : 1) + " working days";
    case Unit::mean:
      return number_words(value, 1);
    case Unit::count:
      return number_words(value, is_whole(value) ? 0 : 1);
  }
  return number_words(value, 1);
}

Profile profile_of(const Published& published, const Area& area, int first, int last) {
  const Standpoint standpoint = standpoint_of(published, area);
  Comparer comparer(published, standpoint);
  Profile profile;
  profile.area = area;
  profile.region_name = standpoint.region_name;
  const int from = first == 0 ? published.first_year() : std::max(first, published.first_year());
  const int to = last == 0 ? published.last_year() : std::min(last, published.last_year());
  for (const Measure& measure : measures()) {
    if (measure.repeated) continue;
    ProfileMeasure one;
    one.measure = &measure;
    bool anything = false;
    for (int year = from; year <= to; ++year) {
      if (!existed(area.code, close_of(measure.period, year))) continue;
      ProfileYear at;
      at.year = year;
      at.own = comparer.own(measure, year);
      at.england = comparer.england(measure, year);
      // A year in which nobody has a figure is none of the measure's.
      if (!at.own.value && at.own.symbol.empty() && !at.england.value) continue;
      at.period = words_of(measure.period, year);
      at.region = comparer.region(measure, year);
      if (measure.unit != Unit::count) at.neighbours = comparer.neighbours(measure, year);
      at.place = comparer.place(measure, year);
      at.published_with = comparer.published_with(measure, year);
      anything = anything || at.own.value || !at.own.symbol.empty();
      one.years.push_back(std::move(at));
    }
    if (!anything) continue;
    one.field = field_of(published, comparer, one);
    one.sentence = sentence_of(one, profile.region_name);
    const int begins = one.years.front().year;
    profile.first_year = profile.first_year == 0 ? begins : std::min(profile.first_year, begins);
    profile.last_year = std::max(profile.last_year, one.years.back().year);
    profile.measures.push_back(std::move(one));
  }
  if (profile.measures.empty()) {
    throw Error(
        fmt::format("nothing that is compared is published of {} from {} to {}", area.name, from, to),
        "Import the department's statistics (docs/benchmarks.md says which), or ask for other years.");
  }
  add_notes(published, profile);
  add_neighbours(published, profile);
  return profile;
}

}  // namespace windscreen::benchmark
