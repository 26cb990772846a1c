#include "benchmark/authorities.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/error.h"
#include "base/text.h"

namespace windscreen::benchmark {
namespace {

using base::Error;

/// Words that people add to an authority's name, squashed; the longer before those they end with.
constexpr std::array<std::string_view, 9> additions = {"metropolitanboroughcouncil",
                                                       "countycouncil",
                                                       "citycouncil",
                                                       "boroughcouncil",
                                                       "districtcouncil",
                                                       "councilofthe",
                                                       "council",
                                                       "localauthority",
                                                       "cityof"};

std::string plain(std::string_view name) {
  std::string text = base::squash(name);
  for (const std::string_view one : additions) {
    if (text.size() > one.size() && text.ends_with(one)) {
      text.resize(text.size() - one.size());
      break;
    }
  }
  return text;
}

std::string named(const Area& area) { return fmt::format("{} ({})", area.name, area.code); }

std::string some(const std::vector<const Area*>& areas) {
  constexpr std::size_t shown = 8;
  std::string text;
  for (std::size_t i = 0; i < std::min(areas.size(), shown); ++i)
    text += fmt::format("{}{}", i == 0 ? "" : i + 1 == areas.size() ? " or " : ", ", named(*areas[i]));
  if (areas.size() > shown) text += fmt::format(" or {} others", areas.size() - shown);
  return text;
}

[[noreturn]] void throw_unknown(const Published& published, std::string_view text,
                                const std::string& wanted) {
  std::vector<std::pair<std::size_t, const Area*>> ranked;
  for (const Area& area : published.areas()) {
    if (area.level != Level::authority) continue;
    // People write the first word of a long name: "Richmond" for Richmond upon Thames.
    const std::string name = plain(area.name);
    const std::size_t start = base::edit_distance(wanted, std::string_view(name).substr(0, wanted.size()));
    ranked.emplace_back(std::min(base::edit_distance(wanted, name), start), &area);
  }
  std::ranges::sort(ranked, {}, [](const auto& one) { return std::pair(one.first, one.second->name); });
  constexpr std::size_t shown = 3;
  std::vector<const Area*> nearest;
  for (std::size_t i = 0; i < std::min(ranked.size(), shown); ++i) nearest.push_back(ranked[i].second);
  throw Error(fmt::format("no published figures are of an authority called \"{}\"", text),
              fmt::format("Did you mean {}?", some(nearest)));
}

}  // namespace

std::span<const Reorganisation> reorganisations() {
  static const std::vector<Reorganisation> all = {
      {.on = base::make_date(2019, 4, 1),
       .before = {"835", "836", "837"},
       .after = {"838", "839"},
       .words = "Bournemouth, Poole and the Christchurch part of Dorset became Bournemouth, Christchurch and "
                "Poole; the rest of Dorset became a new Dorset.",
       .source = "The Bournemouth, Dorset and Poole (Structural Changes) Order 2018, SI 2018/648"},
      {.on = base::make_date(2021, 4, 1),
       .before = {"928"},
       .after = {"940", "941"},
       .words = "Northamptonshire was split into North Northamptonshire and West Northamptonshire.",
       .source = "The Northamptonshire (Structural Changes) Order 2020, SI 2020/156"},
      {.on = base::make_date(2023, 4, 1),
       .before = {"909"},
       .after = {"942", "943"},
       .words = "Cumbria was split into Cumberland and Westmorland and Furness.",
       .source = "The Cumbria (Structural Changes) Order 2022, SI 2022/331"},
  };
  return all;
}

const Reorganisation* ended_by(std::string_view code) {
  for (const Reorganisation& one : reorganisations()) {
    if (std::ranges::find(one.before, code) != one.before.end()) return &one;
  }
  return nullptr;
}

const Reorganisation* made_by(std::string_view code) {
  for (const Reorganisation& one : reorganisations()) {
    if (std::ranges::find(one.after, code) != one.after.end()) return &one;
  }
  return nullptr;
}

const Area& find_authority(const Published& published, std::string_view text) {
  if (published.empty()) {
    throw Error("no published figures are imported",
                "Import them first: windscreen benchmark import FILE… (docs/benchmarks.md says which).");
  }
  const std::string wanted = plain(text);
  std::vector<const Area*> same;
  std::vector<const Area*> holding;
  for (const Area& area : published.areas()) {
    if (area.level != Level::authority) continue;
    if (base::trim(text) == area.code || base::upper(base::trim(text)) == area.new_code) return area;
    const std::string name = plain(area.name);
    if (name == wanted) same.push_back(&area);
    if (!wanted.empty() && name.find(wanted) != std::string::npos) holding.push_back(&area);
  }
  // Dorset before and after 2019 have one name; the present one is meant.
  std::erase_if(same, [&](const Area* area) { return same.size() > 1 && ended_by(area->code) != nullptr; });
  if (same.size() == 1) return *same.front();
  if (holding.size() == 1) return *holding.front();
  if (holding.size() > 1) {
    throw Error(fmt::format("\"{}\" may be any of {} authorities", text, holding.size()),
                fmt::format("Say which: {}.", some(holding)));
  }
  throw_unknown(published, text, wanted);
}

}  // namespace windscreen::benchmark
