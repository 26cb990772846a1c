#include "report/pathway_pages.h"

#include "base/error.h"
#include "measure/reach.h"
#include "report/report_data.h"

namespace windscreen::report {

void read_pathway_pages(measure::Measurer& measurer, const lake::Workspace& workspace,
                        const lake::Snapshot& snapshot, const measure::Catalogue& catalogue, int threads,
                        Report& report) {
  std::vector<std::string_view> queries = pathway_queries();
  const measure::Reach reach(snapshot, catalogue.shared);
  std::optional<base::Date> from;
  for (const std::string_view query : queries) {
    if (const auto limit = reach.of_query(query); limit && (!from || *from < *limit)) from = limit;
  }
  for (const std::string_view query : disproportion_queries()) queries.push_back(query);
  try {
    query::Connection connection = measurer.connect_for(queries, threads);
    report.pathway = read_pathway(connection, report.as_at, from, report.audience);
    if (!report.pathway) return;
    round_counts(*report.pathway, report.round_to);
    report.disproportion = read_disproportion(
        connection, report.as_at, workspace.authority().population_groups, report.audience, report.round_to);
  } catch (const base::Error& error) {
    // Where the workspace lies on this machine is no reader's business.
    std::string what = error.what();
    const std::string directory = workspace.directory().string() + "/";
    if (const std::size_t at = what.find(directory); at != std::string::npos)
      what.erase(at, directory.size());
    report.faults.emplace_back("pathway", std::move(what));
  }
}

}  // namespace windscreen::report
