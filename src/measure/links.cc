#include "measure/links.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace windscreen::measure {
namespace {

// An authority's own definition that has taken the place of a built-in one may count something else.
bool replaces(const Definition& other, const Definition& definition) {
  return other.local && !definition.local;
}

bool counts_alike(const Definition& other, bool events) {
  return !refers(other.unit) && is_point(other) != events;
}

class Gathering {
 public:
  Gathering(const FindDefinition& find, const std::vector<const Definition*>& all)
      : find_any_(find), all_(all) {}

  // What is known of a definition's rows.
  void take_rows(const Definition& definition, LinkKind whole) {
    if (!seen_.insert({&definition, whole}).second) return;
    for (const std::string& id : definition.links.part_of) {
      const Definition* other = find(id, definition);
      if (other == nullptr) continue;
      add(whole, other);
      take_rows(*other, whole);
    }
    const Definition* same = find(definition.links.same_rows_as, definition);
    if (same == nullptr) return;
    take_rows(*same, whole);
    if (whole == LinkKind::whole_of_rows) take_stocks(*same);
  }

  void take_met(const Definition& definition) {
    for (const std::string& id : definition.links.met_part_of) {
      const Definition* other = find(id, definition);
      if (other == nullptr || has({LinkKind::whole_of_met, other})) continue;
      add(LinkKind::whole_of_met, other);
      // Those met of a percentage are in turn part of what it says; its other rows are no concern of these.
      if (other->unit == Unit::percent) {
        take_met(*other);
      } else {
        take_rows(*other, LinkKind::whole_of_met);
      }
    }
  }

  // What stands beside the rows, or beside the same rows under another name.
  void take_besides(const Definition& definition) {
    for (const std::string& id : definition.links.unmet_of) {
      const Definition* other = find(id, definition);
      if (other != nullptr && other->unit == Unit::percent) add(LinkKind::unmet, other);
    }
    for (const std::string& id : definition.links.same_ages_as) {
      if (const Definition* other = find(id, definition)) add(LinkKind::same_ages, other);
    }
    const Definition* same = find(definition.links.same_rows_as, definition);
    if (same != nullptr && same_.insert(same).second) take_besides(*same);
  }

  void take_stocks(const Definition& flow) {
    for (const Definition* stock : all_) {
      const bool starts = stock->links.opens == flow.id;
      if (!starts && stock->links.closes != flow.id) continue;
      if (replaces(flow, *stock) && !counts_alike(flow, true)) continue;
      add(LinkKind::stock, stock);
      if (const Definition* other = find(starts ? stock->links.closes : stock->links.opens, flow))
        add(LinkKind::counterflow, other);
    }
  }

  void add(LinkKind kind, const Definition* other) {
    if (!has({kind, other})) links_.push_back({kind, other});
  }
  std::vector<Link> take() { return std::move(links_); }

  // What is named, if it is there and counts what it did when it was named.
  const Definition* find(const std::string& id, const Definition& definition) const {
    const Definition* other = id.empty() ? nullptr : find_any_(id);
    const bool fits = other != nullptr && counts_alike(*other, !is_point(definition));
    return fits ? other : nullptr;
  }

 private:
  bool has(const Link& link) const { return std::find(links_.begin(), links_.end(), link) != links_.end(); }

  const FindDefinition& find_any_;
  const std::vector<const Definition*>& all_;
  std::vector<Link> links_;
  std::set<std::pair<const Definition*, LinkKind>> seen_;
  std::set<const Definition*> same_;
};

}  // namespace

std::vector<Link> links_of(const Definition& definition, const FindDefinition& find,
                           const std::vector<const Definition*>& all) {
  Gathering gathering(find, all);
  gathering.take_rows(definition, LinkKind::whole_of_rows);
  gathering.take_met(definition);
  for (const std::string& id : definition.links.met_beside) {
    const Definition* other = gathering.find(id, definition);
    if (other != nullptr && other->unit == Unit::percent) gathering.add(LinkKind::beside, other);
  }
  gathering.take_besides(definition);
  gathering.take_stocks(definition);
  return gathering.take();
}

std::string fault_of_links(const Definition& definition, const FindDefinition& find) {
  const Links& links = definition.links;
  std::string fault;
  const auto check = [&](const char* key, const std::string& id, bool events, bool percent) {
    if (id.empty() || !fault.empty()) return;
    const Definition* other = find(id);
    if (other == nullptr) {
      fault = fmt::format("{} names \"{}\", and there is no such indicator. Correct the header.", key, id);
    } else if (replaces(*other, definition)) {
      return;
    } else if (refers(other->unit)) {
      fault = fmt::format("{} names \"{}\", which has no rows of its own. Name the indicator that it is of.",
                          key, id);
    } else if (is_point(*other) == events) {
      fault = fmt::format("{} names \"{}\", which counts {}. Correct the header.", key, id,
                          events ? "what is open on a day, not events" : "events, not what is open on a day");
    } else if (percent && other->unit != Unit::percent) {
      fault = fmt::format("{} names \"{}\", which is no percentage. Correct the header.", key, id);
    }
  };
  const bool events = !is_point(definition);
  check("same_rows_as", links.same_rows_as, events, false);
  for (const std::string& id : links.part_of) check("part_of", id, events, false);
  for (const std::string& id : links.met_part_of) check("met_part_of", id, events, false);
  for (const std::string& id : links.met_beside) check("met_beside", id, events, true);
  for (const std::string& id : links.unmet_of) check("unmet_of", id, events, true);
  for (const std::string& id : links.same_ages_as) check("same_ages_as", id, events, false);
  check("opens", links.opens, true, false);
  check("closes", links.closes, true, false);
  return fault;
}

}  // namespace windscreen::measure
