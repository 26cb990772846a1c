#include "measure/links_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <map>
#include <tuple>

#include "measure/dimension.h"
#include "measure/sql_text.h"

namespace windscreen::measure {
namespace {

// A group in the month that ends on a day.
using Place = std::tuple<std::string, std::string, base::Date>;
using Counts = std::map<Place, double>;

struct Counted {
  Counts rows;
  Counts met;
  // False where the data lack what the definition needs: then nobody publishes it.
  bool known = false;
};

bool has(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

double at(const Counts& counts, const Place& place) {
  const auto found = counts.find(place);
  return found == counts.end() ? 0.0 : found->second;
}

class Check {
 public:
  Check(Measurer& measurer, const Catalogue& catalogue, base::Date as_at, int months)
      : measurer_(measurer), catalogue_(catalogue), as_at_(as_at), months_(months) {}

  LinksCheck run() {
    for (const Definition& one : catalogue_.definitions) {
      const Links& links = one.links;
      if (!links.same_rows_as.empty()) compare_rows(one, other(one, links.same_rows_as), true);
      for (const std::string& id : links.part_of) compare_rows(one, other(one, id), false);
      for (const std::string& id : links.met_part_of) compare_met(one, other(one, id));
      if (!links.met_beside.empty()) compare_beside(one);
      if (!links.unmet_of.empty()) compare_unmet(one);
      for (const std::string& id : links.same_ages_as) compare_ages(one, other(one, id));
      if (!links.opens.empty() && !links.closes.empty()) compare_stock(one);
    }
    return std::move(result_);
  }

 private:
  const Definition& other(const Definition& one, const std::string& id) {
    const Definition* found = catalogue_.find(id);
    if (found == nullptr) result_.wrong.push_back(one.id + " names " + id + ", which is not there");
    return found == nullptr ? one : *found;
  }

  const Counted& counted(const Definition& definition) {
    const auto known = counted_.find(&definition);
    if (known != counted_.end()) return known->second;
    Request request;
    request.as_at = as_at_;
    request.months = months_ + 1;
    request.dimensions = {"all"};
    request.window = Window::month;
    Counted& all = counted_[&definition];
    const Measurement measured = measurer_.compute({&definition}, request);
    for (const MeasureFault& fault : measured.faults) result_.wrong.push_back(fault.id + ": " + fault.what);
    const bool counts =
        definition.unit == Unit::count || definition.unit == Unit::rate || definition.unit == Unit::share;
    for (const Figure& figure : measured.figures) {
      if (figure.beyond_reach) continue;
      all.known = all.known || figure.numerator || figure.denominator;
      const Place place{figure.dimension, figure.group, figure.period_end};
      all.rows[place] = (counts ? figure.numerator : figure.denominator).value_or(0);
      all.met[place] = figure.numerator.value_or(0);
    }
    return all;
  }

  void expect(bool holds, const std::string& what, const Place& place, double one, double two) {
    result_.compared += one > 0 && two > 0 ? 1U : 0U;
    const bool tell = !holds && ++faults_[what] <= 3;
    if (tell)
      result_.wrong.push_back(fmt::format("{}: {} = {} on {}: {} and {}", what, std::get<0>(place),
                                          std::get<1>(place), base::format_iso(std::get<2>(place)), one,
                                          two));
  }

  void compare_rows(const Definition& part, const Definition& whole, bool same) {
    const std::string what = fmt::format("{} {} {}", part.id, same ? "same_rows_as" : "part_of", whole.id);
    const Counts& of_whole = counted(whole).rows;
    if (!counted(whole).known) return;
    for (const auto& [place, rows] : counted(part).rows) {
      if (!shared(part, whole, place)) continue;
      const double all = at(of_whole, place);
      expect(same ? rows == all : rows <= all, what, place, rows, all);
    }
    if (!same) return;
    for (const auto& [place, all] : of_whole) {
      if (shared(whole, part, place)) expect(at(counted(part).rows, place) == all, what, place, all, all);
    }
  }

  void compare_met(const Definition& part, const Definition& whole) {
    const bool percent = whole.unit == Unit::percent;
    const Counts& of_whole = percent ? counted(whole).met : counted(whole).rows;
    for (const auto& [place, met] : counted(part).met) {
      if (!shared(part, whole, place)) continue;
      const double all = at(of_whole, place);
      expect(met <= all, part.id + " met_part_of " + whole.id, place, met, all);
    }
  }

  void compare_beside(const Definition& one) {
    for (const auto& [place, rows] : counted(one).rows) {
      double together = at(counted(one).met, place);
      for (const std::string& id : one.links.met_beside) {
        const Definition& beside = other(one, id);
        if (!shared(one, beside, place)) continue;
        together += at(counted(beside).met, place);
        const double others = at(counted(beside).rows, place);
        expect(rows == others, one.id + " met_beside " + id, place, rows, others);
      }
      expect(together <= rows, one.id + " met_beside all", place, together, rows);
    }
  }

  void compare_unmet(const Definition& one) {
    for (const auto& [place, rows] : counted(one).rows) {
      double unmet = 0.0;
      bool all_shared = true;
      for (const std::string& id : one.links.unmet_of) {
        const Definition& percent = other(one, id);
        all_shared = all_shared && shared(one, percent, place);
        unmet += at(counted(percent).rows, place) - at(counted(percent).met, place);
      }
      if (all_shared) expect(rows <= unmet, one.id + " unmet_of", place, rows, unmet);
    }
  }

  // Of the groups of ages that both have, one must count the same all the time. Of a single one, nothing is
  // said.
  void compare_ages(const Definition& one, const Definition& two) {
    struct Ages {
      double one = 0.0;
      double two = 0.0;
      bool same = true;
    };
    std::map<std::string, Ages> groups;
    for (const auto& [place, rows] : counted(one).rows) {
      if (std::get<0>(place) != "age_band") continue;
      const double others = at(counted(two).rows, place);
      Ages& ages = groups[std::get<1>(place)];
      ages.one += rows;
      ages.two += others;
      ages.same = ages.same && rows == others;
      result_.compared += rows > 0 && rows == others ? 1U : 0U;
    }
    std::erase_if(groups, [](const auto& group) { return group.second.one == 0 || group.second.two == 0; });
    const bool any =
        std::any_of(groups.begin(), groups.end(), [](const auto& group) { return group.second.same; });
    if (groups.size() > 1 && !any)
      result_.wrong.push_back(one.id + " same_ages_as " + two.id + ": no group of ages is the same");
  }

  void compare_stock(const Definition& children) {
    // Each spell that starts and ends is counted, also that of a child who has another one open.
    Definition& stock = spells_.emplace_back(children);
    stock.count_children = false;
    const Definition& opens = other(stock, stock.links.opens);
    const Definition& closes = other(stock, stock.links.closes);
    for (const auto& [place, open] : counted(stock).rows) {
      const auto& [dimension, group, day] = place;
      const bool lasting = dimension == "total" || is_lasting(kind_of(dimension));
      if (!lasting || !shared(stock, opens, place) || !shared(stock, closes, place)) continue;
      const Place before{dimension, group, base::month_end(base::add_months(day, -1))};
      // Months are whole, and the first one has no day before it.
      if (base::month_end(day) != day || !counted(stock).rows.contains(before)) continue;
      const double then =
          at(counted(stock).rows, before) + at(counted(opens).rows, place) - at(counted(closes).rows, place);
      expect(open == then, fmt::format("{} opens {} closes {}", stock.id, opens.id, closes.id), place, open,
             then);
    }
  }

  // Whether the other counts by this dimension in the same way: teams may be the rows' own, or those of the
  // children's workers.
  static bool shared(const Definition& one, const Definition& other, const Place& place) {
    const std::string& dimension = std::get<0>(place);
    if (dimension == "total") return true;
    if (is_structure(kind_of(dimension)) && own_teams(one) != own_teams(other)) return false;
    return has(other.breakdowns, dimension);
  }
  static bool own_teams(const Definition& definition) {
    return mentions(definition.sql).names.contains("team_id");
  }

  Measurer& measurer_;
  const Catalogue& catalogue_;
  base::Date as_at_;
  int months_;
  std::map<const Definition*, Counted> counted_;
  std::deque<Definition> spells_;
  std::map<std::string, int> faults_;
  LinksCheck result_;
};

}  // namespace

LinksCheck check_links(Measurer& measurer, const Catalogue& catalogue, base::Date as_at, int months) {
  return Check(measurer, catalogue, as_at, months).run();
}

}  // namespace windscreen::measure
