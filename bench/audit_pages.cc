// audit_pages WORKSPACE: puts 20,000 graded audits into the workspace's store (a copy: they stay there) and
// measures what each address of the findings costs at the server: the answer's making, without the network.
// The first asking reads the grades from the store; the others find them in memory. See bench/README.md.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <exception>
#include <string>
#include <vector>

#include "serve/audits/audit_sources.h"
#include "serve/audits/findings_routes.h"
#include "store/audit_plan.h"
#include "store/audits.h"
#include "store/identity.h"

namespace {

using namespace windscreen;
using Clock = std::chrono::steady_clock;

constexpr int audits = 20000;
constexpr int years = 10;

double milliseconds(Clock::time_point since) {
  return std::chrono::duration<double, std::milli>(Clock::now() - since).count();
}

// Of this process, which a busy machine does not make longer.
double processor_milliseconds(std::clock_t since) {
  return 1000.0 * static_cast<double>(std::clock() - since) / CLOCKS_PER_SEC;
}

void insert_plan(store::Writer& writer) {
  store::Account account;
  account.id = "bench";
  account.email = "bench@bench.example";
  account.name = "Bench";
  account.status = "active";
  account.created_at = store::now();
  writer.insert(account);
  store::RoleGrant grant;
  grant.id = "bench";
  grant.account_id = "bench";
  grant.role = "director";
  grant.scope = "authority";
  grant.valid_from = "2010-01-01";
  grant.granted_at = store::now();
  grant.reason = "benchmark";
  writer.insert(grant);
  writer.insert(store::AuditProgramme{"bench",
                                      "monthly",
                                      "Bench",
                                      "How good?",
                                      "bench",
                                      "core",
                                      160,
                                      "stratified_random",
                                      "{}",
                                      12,
                                      "2011-01-01",
                                      {},
                                      "running",
                                      "bench",
                                      store::now()});
  for (int month = 0; month < 12 * years; ++month) {
    const std::string name = fmt::format("{}-{:02}", 2011 + month / 12, 1 + month % 12);
    writer.insert(
        store::AuditRound{name, "bench", name, "", 160, name + "-01", name + "-28", "closed", {}, {}, {}});
  }
  for (int number = 0; number < 60; ++number) {
    store::Auditor auditor;
    auditor.id = fmt::format("bench-auditor-{}", number);
    auditor.name = auditor.id;
    auditor.status = "trained";
    auditor.capacity = 3;
    auditor.changed_at = store::now();
    writer.insert(auditor);
  }
}

// Those of the newest snapshot, so that what it says of audited children is not nothing; made-up ones
// without.
std::vector<std::string> audited_children(serve::LakeView& lake, serve::Figures& figures) {
  std::vector<std::string> all;
  const auto state = lake.now();
  if (!state->snapshots.empty()) {
    figures.with_snapshot(state, state->find(""), [&](measure::Measurer& measurer) {
      const std::string sql =
          "select distinct cine_person_id from ssd_cin_episodes where cine_person_id is not null "
          "order by 1 limit 9000";
      query::Connection connection = measurer.connect_for({sql});
      query::Result rows = connection.query(sql);
      while (rows.next()) all.emplace_back(rows.text(0));
    });
  }
  for (int number = 0; all.size() < 9000; ++number) all.push_back(fmt::format("bench-{}", number));
  return all;
}

void insert_audit(store::Writer& writer, int number, const std::vector<std::string>& children) {
  static constexpr const char* grades[] = {
      "good",        "requires_improvement", "inadequate", "requires_improvement",
      "outstanding", "requires_improvement", "good"};
  const int month = number % (12 * years);
  const std::string round = fmt::format("{}-{:02}", 2011 + month / 12, 1 + month % 12);
  store::AuditSelection selection;
  selection.id = fmt::format("bench-selection-{}", number);
  selection.round_id = round;
  selection.person_id = children[static_cast<std::size_t>(number) % children.size()];
  selection.family_id = fmt::format("bench-family-{}", number % 7000);
  selection.role = "primary";
  selection.state = "drawn";
  selection.changed_at = store::now();
  writer.insert(selection);
  store::Audit audit;
  audit.id = store::new_id();
  audit.selection_id = selection.id;
  audit.round_id = round;
  audit.stream = number % 17 == 0 ? "thematic" : "random";
  audit.month = round;
  audit.person_id = selection.person_id;
  audit.service = fmt::format("Service {}", number % 8);
  audit.quadrant = fmt::format("Quadrant {}", number % 4);
  audit.team = fmt::format("Team {}", number % 96);
  audit.probability = number % 3 == 0 ? "0.0625" : "0.03125";
  audit.auditor_id = fmt::format("bench-auditor-{}", number % 60);
  audit.state = "closed";
  audit.completed_on = round + "-20";
  audit.look_back_to = round + "-01";
  audit.auditor_grade = audit.final_grade = grades[number % 7];
  audit.oversight = number % 5 == 0 ? "no" : "yes";
  audit.lead_workers = 1 + number % 4;
  audit.managers = 1 + number % 2;
  audit.handover = "yes";
  writer.insert(audit);
}

void time_page(serve::AuditSources& sources, const char* name,
               serve::Response (*make)(serve::AuditSources&, const serve::Call&), const serve::Values& path,
               const serve::Values& query) {
  serve::Request request;
  serve::Identity identity;
  identity.account = "bench";
  identity.grants = {{"bench", "director", "authority", {}}};
  identity.permissions = serve::permissions_of(identity.grants);
  std::vector<double> took;
  std::size_t bytes = 0;
  double processor = 0;
  for (int i = 0; i < 15; ++i) {
    const serve::Call call{request, path, query, serve::Form::json, identity};
    const std::clock_t processor_began = std::clock();
    const auto began = Clock::now();
    bytes = make(sources, call).body->size();
    took.push_back(milliseconds(began));
    processor += processor_milliseconds(processor_began);
  }
  std::ranges::sort(took);
  fmt::print("{:<44} {:6.1f} ms median {:6.1f} ms longest {:6.1f} ms of processor {:8} bytes\n", name,
             took[took.size() / 2], took.back(), processor / static_cast<double>(took.size()), bytes);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    fmt::print(stderr, "audit_pages WORKSPACE\n");
    return 2;
  }
  try {
    const std::filesystem::path workspace = argv[1];
    const auto location = store::locate(workspace, "");
    store::bring_up_to_date(location);
    serve::PeopleOptions options;
    options.workspace = workspace;
    options.location = location;
    serve::People people(options);
    people.store.write({"system:bench", "set up"}, insert_plan);
    serve::LakeView lake(workspace);
    serve::Figures figures;
    const std::vector<std::string> children_audited = audited_children(lake, figures);
    for (int from = 0; from < audits; from += 1000) {
      people.store.write({"system:bench", "set up"}, [&](store::Writer& writer) {
        for (int number = from; number < from + 1000; ++number)
          insert_audit(writer, number, children_audited);
      });
    }
    serve::ChildSources children(lake, figures, people.store);
    serve::AuditSources sources{people, lake, figures, children, workspace};
    const std::clock_t processor = std::clock();
    const auto began = Clock::now();
    const auto grades = sources.grades->of(people.store);
    fmt::print("{} grades read from the store in {:.1f} ms, {:.1f} ms of processor\n", grades->audits.size(),
               milliseconds(began), processor_milliseconds(processor));
    time_page(sources, "/audits/findings", serve::findings_headline, {}, {});
    time_page(sources, "/audits/findings?rolling=yes", serve::findings_headline, {}, {{"rolling", "yes"}});
    time_page(sources, "/audits/findings?by=completed", serve::findings_headline, {}, {{"by", "completed"}});
    time_page(sources, "/audits/findings/inadequate", serve::findings_inadequate, {}, {});
    time_page(sources, "/audits/findings/inadequate?months=60", serve::findings_inadequate, {},
              {{"months", "60"}});
    time_page(sources, "/audits/findings/compliance?step=visits_cp", serve::findings_compliance, {},
              {{"step", "visits_cp"}});
    time_page(sources, "/audits/findings/compliance?months=60", serve::findings_compliance, {},
              {{"months", "60"}});
    time_page(sources, "/audits/findings/re-audits", serve::findings_reaudits, {}, {});
    time_page(sources, "/audits/findings/teams", serve::findings_teams, {}, {});
    time_page(sources, "/audits/findings/teams?months=60", serve::findings_teams, {}, {{"months", "60"}});
    time_page(sources, "/audits/findings/teams/service-service-1", serve::findings_team,
              {{"unit", "service-service-1"}}, {});
  } catch (const std::exception& error) {
    fmt::print(stderr, "audit_pages: {}\n", error.what());
    return 1;
  }
}
