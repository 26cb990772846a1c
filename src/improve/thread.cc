#include "improve/thread.h"

#include <algorithm>
#include <array>
#include <deque>
#include <map>
#include <set>
#include <tuple>

namespace windscreen::improve {
namespace {

using base::Date;

constexpr std::array<CodeWords, 5> stage_codes = {{{"found", "What was found"},
                                                   {"planned", "What was planned"},
                                                   {"effect", "What came of it"},
                                                   {"told", "Who was told"},
                                                   {"promised", "What was promised"}}};

enum class Way { down, level, up };

/// A kind of edge: what it says in both directions, and which way its first end lies from its second.
struct EdgeKind {
  std::string_view how;
  std::string_view words;
  std::string_view back;
  /// The way of a step from the first end to the second.
  Way forth = Way::level;
};

constexpr std::array<EdgeKind, 7> edge_kinds = {
    {{"part_of", "is part of", "has as a part", Way::up},
     {"answers", "answers", "is answered by", Way::up},
     {"carries_on", "carries on", "is carried on by", Way::level},
     {"tells", "tells of", "is told of in", Way::down},
     {"promises", "was promised in", "holds the promise", Way::down},
     {"shows", "shows what came of", "can be seen in", Way::up},
     {"depends_on", "depends on", "is needed by", Way::down}}};
constexpr EdgeKind received = {"tells", "received", "was received at", Way::down};

constexpr std::array<std::string_view, 7> hub_kinds = {
    {"plan", "theme", "source", "body", "meeting", "item", "feedback"}};

Way reversed(Way way) {
  if (way == Way::level) return way;
  return way == Way::up ? Way::down : Way::up;
}

const EdgeKind* find_edge_kind(std::string_view how) {
  const auto* found = std::ranges::find(edge_kinds, how, &EdgeKind::how);
  return found == edge_kinds.end() ? nullptr : found;
}

struct Step {
  std::size_t to = 0;
  const EdgeKind* kind = nullptr;
  Way way = Way::level;
};

/// Everything that is one step away from a thing.
std::vector<Step> steps_from(const Book& book, std::size_t place, Date day) {
  const Thing& thing = book.at(place);
  const EdgeKind* part_of = &edge_kinds.front();
  std::vector<Step> steps;
  if (thing.parent) steps.push_back({*thing.parent, part_of, Way::up});
  for (const std::size_t part : thing.parts) steps.push_back({part, part_of, Way::down});
  for (const Link& link : thing.links) {
    const EdgeKind* kind = find_edge_kind(link.how);
    if (kind != nullptr && link.holds_on(day)) steps.push_back({link.other, kind, kind->forth});
  }
  for (const Link& link : thing.links_to) {
    const EdgeKind* kind = find_edge_kind(link.how);
    if (kind != nullptr && link.holds_on(day)) steps.push_back({link.other, kind, reversed(kind->forth)});
  }
  std::erase_if(steps, [&](const Step& step) { return !book.at(step.to).there_on(day); });
  return steps;
}

/// Links that belong to a hub as a whole and not to each of its parts.
bool is_of_the_whole(const EdgeKind& kind) {
  return kind.how == "answers" || kind.how == "carries_on" || kind.how == "shows" || kind.how == "depends_on";
}

/// Whether a way that came to a thing by one step may leave it by another.
bool may_turn(const Thing& at, const Step& came, const Step& leaves) {
  const bool by_parts = came.kind->how == "part_of";
  if (came.way == Way::down && leaves.way == Way::up && came.kind == leaves.kind && !by_parts) return false;
  if (std::ranges::find(hub_kinds, at.row.kind) == hub_kinds.end()) return true;
  const bool from_part = by_parts && came.way == Way::up;
  const bool to_part = leaves.kind->how == "part_of" && leaves.way == Way::down;
  return !(from_part && is_of_the_whole(*leaves.kind)) && !(to_part && is_of_the_whole(*came.kind));
}

/// The things that can be reached, with how many steps it takes.
std::map<std::size_t, int> reached(const Book& book, std::size_t begin, Date day, int most) {
  struct Walk {
    std::size_t from;
    Step last;
    bool gone_up;
    int distance;
  };
  std::map<std::size_t, int> distances = {{begin, 0}};
  std::set<std::tuple<std::size_t, std::size_t, const EdgeKind*, Way, bool>> seen;
  std::deque<Walk> open;
  const auto go = [&](std::size_t from, const Step& step, bool gone_up, int distance) {
    if (distance > most || (gone_up && step.way == Way::down)) return;
    const bool up = gone_up || step.way == Way::up;
    if (!seen.insert({from, step.to, step.kind, step.way, up}).second) return;
    distances.try_emplace(step.to, distance);
    open.push_back({from, step, up, distance});
  };
  for (const Step& step : steps_from(book, begin, day)) go(begin, step, false, 1);
  // First come, nearest: the queue is in the order of distance.
  for (; !open.empty(); open.pop_front()) {
    const Walk walk = open.front();
    const std::size_t here = walk.last.to;
    for (const Step& step : steps_from(book, here, day)) {
      if (step.to == walk.from || !may_turn(book.at(here), walk.last, step)) continue;
      go(here, step, walk.gone_up, walk.distance + 1);
    }
  }
  return distances;
}

std::string_view stage_of_kind(std::string_view kind) {
  constexpr std::array<std::string_view, 6> found = {"source",         "finding",  "feedback",
                                                     "feedback_theme", "question", "recommendation"};
  constexpr std::array<std::string_view, 6> planned = {"plan",      "theme", "action",
                                                       "milestone", "risk",  "control"};
  if (std::ranges::find(found, kind) != found.end()) return "found";
  if (std::ranges::find(planned, kind) != planned.end()) return "planned";
  if (kind == "measure") return "effect";
  return kind == "promise" ? "promised" : "told";
}

/// What was found is an effect where it shows what came of something nearer to the beginning.
std::string_view stage_in_thread(const Book& book, std::size_t place, int distance,
                                 const std::map<std::size_t, int>& distances, Date day) {
  const Thing& thing = book.at(place);
  const std::string_view stage = stage_of_kind(thing.row.kind);
  if (stage != "found") return stage;
  const bool shows = std::ranges::any_of(thing.links, [&](const Link& link) {
    const auto other = distances.find(link.other);
    return link.how == "shows" && link.holds_on(day) && other != distances.end() && other->second < distance;
  });
  return shows ? "effect" : stage;
}

std::vector<ThreadEdge> edges_within(const Book& book, const std::map<std::size_t, int>& distances,
                                     Date day) {
  std::vector<ThreadEdge> edges;
  for (const auto& [place, distance] : distances) {
    const Thing& thing = book.at(place);
    const EdgeKind& part_of = edge_kinds.front();
    if (thing.parent && distances.contains(*thing.parent))
      edges.push_back({place, *thing.parent, std::string(part_of.how), part_of.words, part_of.back});
    for (const Link& link : thing.links) {
      if (!link.holds_on(day) || !distances.contains(link.other)) continue;
      const EdgeKind* kind = find_edge_kind(link.how);
      if (kind == nullptr) continue;
      if (thing.is("item") && link.how == "tells" && book.at(link.other).is("report")) kind = &received;
      edges.push_back({place, link.other, link.how, kind->words, kind->back});
    }
  }
  return edges;
}

std::vector<ThreadIndicator> indicators_within(const Book& book,
                                               const std::map<std::size_t, int>& distances) {
  std::map<std::string, std::set<std::size_t>> found;
  for (const auto& [place, distance] : distances) {
    const Thing& thing = book.at(place);
    for (const std::string& indicator : thing.indicators) found[indicator].insert(place);
    if (thing.measure && thing.measure->indicator) found[*thing.measure->indicator].insert(place);
  }
  std::vector<ThreadIndicator> indicators;
  indicators.reserve(found.size());
  for (const auto& [indicator, places] : found)
    indicators.push_back({indicator, {places.begin(), places.end()}});
  return indicators;
}

}  // namespace

std::string_view link_words_back(std::string_view how) {
  const EdgeKind* kind = find_edge_kind(how);
  return kind == nullptr || how == edge_kinds.front().how ? std::string_view() : kind->back;
}

std::span<const CodeWords> thread_stages() { return stage_codes; }

Thread thread(const Book& book, std::size_t place, Date day, int steps) {
  Thread result;
  if (!book.at(place).there_on(day)) return result;
  const auto distances = reached(book, place, day, steps);
  result.nodes.reserve(distances.size());
  for (const auto& [one, distance] : distances) {
    result.nodes.push_back({one, stage_in_thread(book, one, distance, distances, day), distance});
  }
  std::ranges::stable_sort(result.nodes, {}, &ThreadNode::distance);
  result.edges = edges_within(book, distances, day);
  result.indicators = indicators_within(book, distances);
  return result;
}

}  // namespace windscreen::improve
