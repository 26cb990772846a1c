// A child's age in words, the lanes' names, and the tables that add nothing to a journey.
#include <fmt/format.h>

#include <array>

#include "report/journey.h"

namespace windscreen::report {
namespace {

using base::Date;

struct LaneName {
  std::string_view id;
  std::string_view name;
};

constexpr std::array<LaneName, lane_count> lanes{{
    {"front_door", "Contacts and early help"},
    {"in_need", "In need"},
    {"child_protection", "Child protection"},
    {"looked_after", "Looked after"},
    {"legal_status", "Legal status"},
    {"placements", "Placements"},
    {"care_leaver", "Care leaver"},
    {"workers", "People who held the case"},
    {"other", "Health, education and other"},
}};

std::string counted(int number, std::string_view one) {
  return fmt::format("{} {}{}", number, one, number == 1 ? "" : "s");
}

int weeks_between(Date from, Date to) { return static_cast<int>((to - from).count() / 7); }

constexpr auto exceptions = std::to_array<JourneyException>({
    {"ssd_person", "stands at the head of the page: month of birth, sex and ethnicity"},
    {"ssd_family", "names other people, and could join a child's identifiers from before and after adoption"},
    {"ssd_linked_identifiers",
     "other identifiers of the child, which are never shown and never followed: they could join the "
     "identifiers "
     "from before and after adoption"},
    {"ssd_api_data_staging", "a queue of copies for the department; the rows copied show"},
    {"ssd_s251_finance", "costs: no column of the standard says what they are yet"},
    {"ssd_professionals", "about a worker; the child's rows name workers by identifier"},
    {"ssd_department", "about a team; its name shows in the child's rows"},
    {"ssd_version_log", "about the extract"},
    {"ext_team", "about a team"},
    {"ext_visit_rule", "about the authority; visits are judged by it"},
    {"ext_employment", "about a worker; tells a duty name from a worker"},
    {"ext_post", "about a post"},
    {"ext_absence", "about a worker"},
    {"ext_caseload_limit", "about a service"},
    {"ext_audit",
     "what an audit found of the child's case: who may see it is decided audit by audit, and not by who may "
     "see the child"},
    {"ext_adopter", "about prospective adopters, who are not this child"},
    {"ext_return_finding", "about what a return says of the child, not about what happened"},
    {"ext_return_rule", "about a return"},
});

}  // namespace

std::string_view id_of(Lane lane) { return lanes.at(static_cast<std::size_t>(lane)).id; }
std::string_view name_of(Lane lane) { return lanes.at(static_cast<std::size_t>(lane)).name; }

std::span<const JourneyException> journey_exceptions() { return exceptions; }

std::string age_words(std::optional<Date> born, std::optional<Date> expected, Date on) {
  const std::optional<Date> day = born ? born : expected;
  if (!day) return {};
  if (on < *day) return fmt::format("before birth ({})", counted(weeks_between(on, *day), "week"));
  if (!born) return fmt::format("due ({} past)", counted(weeks_between(*day, on), "week"));
  const int years = base::age(*born, on).value_or(0);
  if (years >= 2) return counted(years, "year");
  const int months = base::months_between(*born, on);
  if (months >= 2) return counted(months, "month");
  return counted(weeks_between(*born, on), "week");
}

}  // namespace windscreen::report
