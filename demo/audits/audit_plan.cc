#include "demo/audits/audit_plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numeric>

#include "assure/re_audits.h"
#include "demo/audits/audit_programmes.h"
#include "demo/audits/published_months.h"

namespace windscreen::demo {
namespace {

using assure::Grade;

// Audits of before this month are closed, with everything that they asked for.
const base::Date closed_before = base::make_date(2020, 6, 1);
constexpr int months_to_re_audit = 4;
// Nobody says with what chance the audits of the published figures were chosen, and every one of them counted
// the same.
const base::Date weighted_from = base::make_date(2020, 10, 1);

// What the month under way has, by state, of the cases that chance drew.
struct Share {
  const char* state;
  int count;
  int of_demo_auditor;
};
constexpr std::array<Share, 9> under_way = {{{"drawn", 6, 0},
                                             {"assigned", 10, 3},
                                             {"accepted", 6, 2},
                                             {"in_progress", 12, 3},
                                             {"conversation", 6, 2},
                                             {"submitted", 5, 1},
                                             {"moderation", 7, 1},
                                             {"final", 2, 1},
                                             {"actions_open", 2, 1}}};

class Planner {
 public:
  Planner(measure::Measurer& measurer, const DemoRoles& roles, std::uint64_t seed)
      : drawing_(measurer, seed), roles_(roles), random_(seed, "audit plan") {}

  void past_month(const PublishedMonth& month) {
    std::vector<CaseDrawing::Named> named;
    std::vector<const ThemedProgramme*> themed;
    for (const ThemedProgramme& one : themed_programmes()) {
      if (one.month != month.month) continue;
      themed.push_back(&one);
      named.push_back({[status = std::string(one.status)](const assure::FrameRow& row) {
                         return status.empty() || (row.status && assure::code(*row.status) == status);
                       },
                       one.audits});
    }
    const bool recent = month.month == base::make_date(2020, 9, 1);
    if (recent) add_own(named, 2);
    CaseDrawing::Drawn drawn = drawing_.draw(month.month, month.audits, named);
    re_audits(month.month);
    if (month.month < weighted_from) {
      for (DrawnCase& one : drawn.random) one.probability.clear();
    }
    by_risk(drawn.random);
    const std::vector<Grade> grades = month.grades();
    for (std::size_t i = 0; i < drawn.random.size(); ++i)
      add(ProgrammeBook::monthly, month.month, "random", drawn.random[i], grades[i]);
    for (std::size_t i = 0; i < themed.size(); ++i) {
      for (DrawnCase& one : drawn.named[i]) {
        const auto grade =
            static_cast<Grade>(random_.weighted(std::array<double, 4>{0.02, 0.22, 0.58, 0.18}));
        add(themed[i]->name, month.month, themed[i]->stream, one, grade);
      }
    }
    for (std::size_t i = themed.size(); i < drawn.named.size(); ++i) {
      for (std::size_t n = 0; n < drawn.named[i].size(); ++n)
        add(ProgrammeBook::monthly, month.month, "purposive", drawn.named[i][n],
            n == 0 ? Grade::inadequate : Grade::requires_improvement);
    }
  }

  void month_in_hand() {
    std::vector<CaseDrawing::Named> named;
    add_own(named, 3);
    const int all = std::accumulate(under_way.begin(), under_way.end(), 0,
                                    [](int sum, const Share& one) { return sum + one.count; });
    CaseDrawing::Drawn drawn = drawing_.draw(month_under_way, all, named);
    re_audits(month_under_way);
    std::size_t at = 0;
    for (const Share& share : under_way) {
      for (int i = 0; i < share.count; ++i, ++at)
        open(drawn.random[at], "random", share.state, i < share.of_demo_auditor);
    }
    // Of the practitioner's and the team manager's own.
    constexpr std::array<const char*, 3> states = {"conversation", "in_progress", "assigned"};
    for (std::vector<DrawnCase>& found : drawn.named) {
      for (std::size_t i = 0; i < found.size(); ++i) open(found[i], "purposive", states.at(i), true);
    }
  }

  std::vector<PlannedAudit> take() { return std::move(plan_); }

 private:
  void add_own(std::vector<CaseDrawing::Named>& named, int count) const {
    if (!roles_.worker.empty())
      named.push_back({[this](const assure::FrameRow& row) { return row.worker == roles_.worker; }, count});
    if (!roles_.team.empty())
      named.push_back({[this](const assure::FrameRow& row) { return row.team_name == roles_.team; }, count});
  }

  // Best first: cases that changed hands often are likelier at the end. It is a tendency and no rule.
  void by_risk(std::vector<DrawnCase>& cases) {
    std::vector<std::pair<double, std::size_t>> order;
    order.reserve(cases.size());
    for (std::size_t i = 0; i < cases.size(); ++i)
      order.emplace_back(cases[i].lead_workers + 0.7 * cases[i].managers + 7.0 * random_.unit(), i);
    std::sort(order.begin(), order.end());
    std::vector<DrawnCase> sorted;
    sorted.reserve(cases.size());
    for (const auto& [risk, i] : order) sorted.push_back(std::move(cases[i]));
    cases = std::move(sorted);
  }

  PlannedAudit& add(const std::string& programme, base::Date month, const std::string& stream,
                    const DrawnCase& of, Grade grade) {
    PlannedAudit one;
    one.programme = programme;
    one.month = month;
    one.story.of = of;
    one.story.stream = stream;
    one.story.grade = grade;
    const bool asks = grade >= Grade::requires_improvement;
    if (month == month_under_way) {
      one.story.state = "drawn";
    } else if (month == base::add_months(month_under_way, -1) && !asks) {
      one.story.state = "final";
    } else {
      one.story.state = month < closed_before || !asks ? "closed" : "actions_open";
    }
    plan_.push_back(std::move(one));
    return plan_.back();
  }

  void open(const DrawnCase& of, const std::string& stream, const std::string& state, bool by_demo_auditor) {
    Grade grade = random_.chance(0.3) ? Grade::good : Grade::requires_improvement;
    // Waits for a second grade because of the first, ends without an action, or has actions.
    if (state == "moderation") grade = random_.chance(0.8) ? Grade::inadequate : Grade::outstanding;
    if (state == "final") grade = Grade::good;
    if (state == "actions_open") grade = Grade::requires_improvement;
    PlannedAudit& one = add(ProgrammeBook::monthly, month_under_way, stream, of, grade);
    one.story.state = state;
    one.story.by_demo_auditor = by_demo_auditor;
  }

  // Of those graded inadequate so many months before, by another auditor.
  void re_audits(base::Date month) {
    const std::size_t before = plan_.size();
    for (std::size_t i = 0; i < before; ++i) {
      if (plan_[i].story.grade != Grade::inadequate || plan_[i].story.not_possible ||
          base::add_months(plan_[i].month, months_to_re_audit) != month)
        continue;
      const std::string child = plan_[i].story.of.row.child;
      DrawnCase of = plan_[i].story.of;
      const bool open = drawing_.still_open(child);
      if (open) of.row = drawing_.as_now(child);
      const auto grade = static_cast<Grade>(random_.weighted(std::array<double, 4>{0.0, 0.16, 0.46, 0.38}));
      PlannedAudit& one = add(ProgrammeBook::monthly, month, "re_audit", of, grade);
      one.label = assure::re_audit_label;
      one.follows = i;
      one.story.not_possible = !open;
      if (month == month_under_way && open)
        one.story.state = random_.chance(0.5) ? "assigned" : "in_progress";
    }
  }

  CaseDrawing drawing_;
  const DemoRoles& roles_;
  Random random_;
  std::vector<PlannedAudit> plan_;
};

}  // namespace

std::vector<PlannedAudit> plan_audits(measure::Measurer& measurer, const DemoRoles& roles, std::uint64_t seed,
                                      const std::function<void(const std::string&)>& progress) {
  Planner planner(measurer, roles, seed);
  for (const PublishedMonth& month : published_months()) {
    if (progress) progress("Drawing the cases audited in " + base::format_iso(month.month).substr(0, 7));
    planner.past_month(month);
  }
  planner.month_in_hand();
  return planner.take();
}

}  // namespace windscreen::demo
