// child_record WORKSPACE [CHILDREN]: what it costs to open a child's record, to find children and to list
// whom a figure counts, of the newest snapshot of a workspace. CHILDREN (default 20) are taken evenly from
// all who have someone involved. A line each: the first time (what is kept is not there yet) and the median
// of the others, as wall time, and their mean processor time, in milliseconds.
#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <functional>
#include <string>
#include <vector>

#include "lake/lake.h"
#include "measure/measure.h"
#include "report/journey.h"
#include "serve/children/child_details.h"
#include "serve/children/child_reach.h"
#include "serve/children/child_search.h"

namespace {

using namespace windscreen;

double processor_ms() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto ms = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3;
  };
  return ms(usage.ru_utime) + ms(usage.ru_stime);
}

/// Runs `step` with each number from 0 to `times` - 1 and prints what it cost.
void measure_step(const std::string& name, std::size_t times, const std::function<void(std::size_t)>& step) {
  double first = 0.0;
  double processor = 0.0;
  std::vector<double> others;
  for (std::size_t number = 0; number < times; ++number) {
    const double processor_before = processor_ms();
    const auto before = std::chrono::steady_clock::now();
    step(number);
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - before;
    if (number == 0) {
      first = took.count();
    } else {
      others.push_back(took.count());
      processor += processor_ms() - processor_before;
    }
  }
  std::sort(others.begin(), others.end());
  const double median = others.empty() ? 0.0 : others[others.size() / 2];
  const double mean = others.empty() ? 0.0 : processor / static_cast<double>(others.size());
  fmt::print("{:<44} {:>10.1f} {:>10.1f} {:>10.1f}\n", name, first, median, mean);
  std::fflush(stdout);
}

std::vector<std::string> some_children(measure::Measurer& measurer, std::size_t wanted) {
  constexpr std::string_view sql =
      "select distinct invo_person_id from ssd_involvements where invo_person_id is not null order by 1";
  query::Connection connection = measurer.connect_for({sql});
  std::vector<std::string> all;
  query::Result rows = connection.query(std::string(sql));
  while (rows.next()) all.emplace_back(rows.text(0));
  std::vector<std::string> some;
  for (std::size_t number = 0; number < wanted && !all.empty(); ++number)
    some.push_back(all[number * all.size() / wanted]);
  return some;
}

/// The worker of most involvements, and the name of the team of most cases.
std::pair<std::string, std::string> worker_and_team(measure::Measurer& measurer) {
  constexpr std::string_view sql =
      "select mode(invo_professional_id), (select min(dept_team_name) from ssd_department where dept_team_id "
      "= "
      "(select mode(invo_professional_team) from ssd_involvements where invo_involvement_end_date is null "
      "and "
      "invo_professional_role_id = 'ALLOCATED CASE WORKER')) from ssd_involvements";
  query::Connection connection = measurer.connect_for({sql});
  query::Result rows = connection.query(std::string(sql));
  if (!rows.next()) return {};
  return {rows.any_text(0), rows.any_text(1)};
}

void run(const std::string& directory, std::size_t wanted) {
  const lake::Workspace workspace = lake::Workspace::open(directory);
  const lake::Snapshot snapshot = lake::find_snapshot(workspace);
  const measure::Catalogue catalogue = measure::load_catalogue(workspace.indicators_directory());
  std::vector<std::string> children;
  std::string worker;
  std::string team;
  {
    measure::Measurer measurer(workspace, snapshot);
    children = some_children(measurer, wanted);
    std::tie(worker, team) = worker_and_team(measurer);
  }
  fmt::print("{} with {} people, {} of whom are asked for\n", snapshot.name(), snapshot.rows("ssd_person"),
             children.size());
  fmt::print("{:<44} {:>10} {:>10} {:>10}\n", "", "first ms", "then ms", "cpu ms");
  measure_step("a child's journey", children.size(),
               [&](std::size_t at) { report::read_journey(workspace, snapshot, children[at]); });

  // The rest asks a snapshot that is open, as the server's are.
  measure::Measurer measurer(workspace, snapshot);
  measure_step("a child's name and who is involved", children.size(), [&](std::size_t at) {
    const std::string& child = children[at];
    if (!serve::has_person(measurer, child)) return;
    serve::read_details(measurer, {child}, snapshot.as_at);
    serve::read_involved(measurer, child, snapshot.as_at);
  });
  const auto everyone = [](const std::string&) { return true; };
  const auto search = [&](const serve::ChildSought& sought) {
    std::vector<std::string> found = serve::find_children(measurer, sought, everyone);
    constexpr std::size_t page = 100;
    found.resize(std::min(found.size(), page));
    serve::read_details(measurer, found, snapshot.as_at);
  };
  measure_step("search by identifier", children.size(),
               [&](std::size_t at) { search({children[at], {}, {}}); });
  measure_step("search by name (three letters)", children.size(),
               [&](std::size_t) { search({{}, "lan", {}}); });
  measure_step("search by date of birth", children.size(),
               [&](std::size_t) { search({{}, {}, base::make_date(2010, 5, 14)}); });
  const serve::ChildSet of_team = serve::read_reach(measurer, {serve::Scope::team, team}, snapshot.as_at);
  const std::vector<std::string> reached(of_team.ids().begin(), of_team.ids().end());
  measure_step(fmt::format("all whom a grant reaches ({})", reached.size()), children.size(),
               [&](std::size_t) {
                 std::vector<std::string> found = serve::find_children(measurer, {}, everyone, reached);
                 serve::read_details(measurer, found, snapshot.as_at);
               });
  measure_step("whom a team's grant reaches", children.size(),
               [&](std::size_t) { serve::read_reach(measurer, {serve::Scope::team, team}, snapshot.as_at); });
  measure_step("whom a worker's grant reaches", children.size(), [&](std::size_t) {
    serve::read_reach(measurer, {serve::Scope::own_cases, worker}, snapshot.as_at);
  });
  for (const char* indicator : {"cla_total", "cin_open", "re_referrals_percent"}) {
    const measure::Definition* definition = catalogue.find(indicator);
    if (definition == nullptr) continue;
    measure_step(fmt::format("the first hundred in {}", indicator), children.size(), [&](std::size_t) {
      std::vector<std::string> counted;
      for (measure::CountedRow& row : measurer.counted(*definition, snapshot.as_at)) {
        constexpr std::size_t page = 100;
        if (counted.size() < page) counted.push_back(std::move(row.person_id));
      }
      serve::read_details(measurer, counted, snapshot.as_at);
    });
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2 || argc > 3) {
    std::fprintf(stderr, "usage: child_record WORKSPACE [CHILDREN]\n");
    return 2;
  }
  try {
    const int wanted = argc == 3 ? std::atoi(argv[2]) : 20;
    run(argv[1], static_cast<std::size_t>(std::max(2, wanted)));
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
  return 0;
}
