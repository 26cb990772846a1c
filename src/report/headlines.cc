#include "report/headlines.h"

#include <fmt/format.h>

#include <filesystem>
#include <set>

#include "base/csv.h"
#include "base/error.h"
#include "base/text.h"

namespace windscreen::report {
namespace {

// Of the first page's two sides of A4, what the figures may take.
constexpr std::size_t most_headlines = 24;

const std::vector<Headline>& usual() {
  static const std::vector<Headline> list = {
      {"contacts_received"},
      {"referrals_received", "referrals_rate_per_10000"},
      {"re_referrals_rolling_year_percent", "re_referrals_percent"},
      {"assessments_within_45_days_percent"},
      {"section_47_started", "section_47_rate_per_10000"},
      {"cp_plans_open", "cp_plans_rate_per_10000"},
      {"visits_cp_in_timescale_percent", "visits_cin_in_timescale_percent"},
      {"cla_rate_per_10000", "cla_total"},
      {"cla_three_or_more_placements_percent", "cla_long_term_stability_percent"},
      {"care_leavers_suitable_accommodation_percent"},
      {"caseload_mean"},
      {"agency_rate_percent", "social_worker_vacancy_rate_percent", "social_worker_vacancies"},
  };
  return list;
}

}  // namespace

std::vector<Headline> usual_headlines(const measure::Catalogue& catalogue) {
  std::vector<Headline> headlines;
  headlines.reserve(usual().size());
  for (const Headline& one : usual()) {
    Headline known;
    for (const std::string& id : one) {
      if (catalogue.find(id) != nullptr) known.push_back(id);
    }
    if (!known.empty()) headlines.push_back(std::move(known));
  }
  return headlines;
}

std::vector<Headline> read_headlines(const lake::Workspace& workspace, const measure::Catalogue& catalogue) {
  const std::filesystem::path file = workspace.directory() / "headlines.csv";
  if (!std::filesystem::exists(file)) return usual_headlines(catalogue);
  const std::string name = file.filename().string();
  const std::string remedy =
      "`windscreen indicators` lists the ids. Without the file the usual headlines are shown.";

  base::CsvReader reader(base::open_file(file, name), name);
  base::CsvRow row;
  std::vector<Headline> headlines;
  std::set<std::string, std::less<>> seen;
  bool header = true;
  while (reader.next(row)) {
    if (!row.fault.empty()) throw base::Error::at(name, row.line, std::string(row.fault), remedy);
    if (header) {
      header = false;
      continue;
    }
    Headline headline;
    for (const std::string_view cell : row.cells) {
      std::string id(base::trim(cell));
      if (id.empty()) continue;
      if (catalogue.find(id) == nullptr) {
        throw base::Error::at(name, row.line, fmt::format("there is no indicator \"{}\"", id), remedy);
      }
      if (!seen.insert(id).second) {
        throw base::Error::at(name, row.line, fmt::format("\"{}\" stands here a second time", id),
                              "Name each indicator once.");
      }
      headline.push_back(std::move(id));
    }
    if (headline.empty()) continue;
    headlines.push_back(std::move(headline));
    if (headlines.size() > most_headlines) {
      throw base::Error::at(name, row.line, fmt::format("there are more than {} headlines", most_headlines),
                            "The first page is to fit two sides of A4: choose fewer.");
    }
  }
  if (headlines.empty()) {
    throw base::Error::at(
        name, 0, "it names no headline",
        "Write a header line (id,otherwise), then an indicator's id a line, or remove the file.");
  }
  return headlines;
}

}  // namespace windscreen::report
