#include "ingest/ssda903_care.h"

namespace windscreen::ingest::ssda903 {
namespace {

bool contiguous(const Episode& before, const Episode& episode) {
  return !before.end || *before.end >= episode.start;
}

bool ceased(const Episode& episode) {
  return !episode.ceased_reason.empty() && episode.ceased_reason != "X1";
}

// Care goes on under X1, even where a return leaves a gap; S begins a new period unless the episode before
// says that care went on to this very day.
bool starts_period(const Episode& before, const Episode& episode) {
  if (ceased(before)) return true;
  if (before.ceased_reason.empty() && before.end && *before.end < episode.start) return true;
  if (episode.new_episode_reason != "S") return false;
  return !(before.ceased_reason == "X1" && contiguous(before, episode));
}

enum class Placement { same, another, another_under_l };

Placement compare_placements(const Episode& before, const Episode& episode) {
  const std::string& reason = episode.new_episode_reason;
  const bool same_type = before.placement_type == episode.placement_type;
  if (reason == "L") return same_type ? Placement::same : Placement::another_under_l;
  if (reason == "S" || reason == "P" || reason == "T" || reason == "B" || reason == "U")
    return Placement::another;
  const bool same_place = same_type && before.placement_postcode == episode.placement_postcode &&
                          before.urn == episode.urn && contiguous(before, episode);
  return same_place ? Placement::same : Placement::another;
}

}  // namespace

Care read_care(std::span<const Episode> episodes) {
  Care care;
  for (std::size_t i = 0; i < episodes.size(); ++i) {
    const Episode& episode = episodes[i];
    const bool new_period = i == 0 || starts_period(episodes[i - 1], episode);
    if (new_period) {
      care.periods.push_back({i, i});
    } else {
      care.periods.back().last = i;
    }
    care.period_of.push_back(care.periods.size() - 1);

    const bool same_status = !new_period && !episode.legal_status.empty() &&
                             episodes[i - 1].legal_status == episode.legal_status &&
                             contiguous(episodes[i - 1], episode);
    if (same_status) {
      care.legal_statuses.back().last = i;
    } else {
      care.legal_statuses.push_back({i, i});
    }

    const Placement placement =
        new_period ? Placement::another : compare_placements(episodes[i - 1], episode);
    if (placement == Placement::same) {
      care.placements.back().last = i;
    } else {
      care.placements.push_back({i, i});
    }
    if (placement == Placement::another_under_l) care.placement_changed_under_l.push_back(i);
    care.placement_of.push_back(care.placements.size() - 1);
  }
  return care;
}

std::optional<base::Date> end_of(const Spell& spell, std::span<const Episode> episodes) {
  return episodes[spell.last].end;
}

bool is_adoptive_placement(const Episode& episode) {
  const std::string& type = episode.placement_type;
  return type.size() == 2 && type[0] == 'A' && type[1] >= '3' && type[1] <= '6';
}

std::size_t with_same_carers_since(std::size_t episode, std::span<const Episode> episodes, const Care& care) {
  while (episode > 0 && care.period_of[episode - 1] == care.period_of[episode]) {
    const std::string& reason = episodes[episode].new_episode_reason;
    if (reason != "L" && reason != "T" && reason != "U") break;
    --episode;
  }
  return episode;
}

}  // namespace windscreen::ingest::ssda903
