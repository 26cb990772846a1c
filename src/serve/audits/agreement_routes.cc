// How far auditors agree, and how severe each is: for the quality assurance lead of the authority alone.
#include <map>

#include "assure/agreement.h"
#include "assure/audit_settings.h"
#include "assure/severity.h"
#include "assure/stored_pairs.h"
#include "serve/accounts/account_answers.h"
#include "serve/audits/audit_routes.h"
#include "serve/audits/moderation_routes.h"
#include "serve/audits/plan_answers.h"
#include "serve/children/child_rows.h"
#include "serve/http/problem.h"

namespace windscreen::serve {
namespace {

using nlohmann::ordered_json;

ordered_json number(const std::optional<double>& value) {
  return value ? ordered_json(*value) : ordered_json(nullptr);
}

ordered_json share_json(std::int64_t count, std::int64_t all, const measure::Interval& interval) {
  const bool any = all > 0;
  return {{"count", count},
          {"value", any ? ordered_json(static_cast<double>(count) / static_cast<double>(all)) : nullptr},
          {"lower", any ? ordered_json(interval.lower) : nullptr},
          {"upper", any ? ordered_json(interval.upper) : nullptr}};
}

ordered_json coefficient_json(const std::optional<assure::Coefficient>& one) {
  if (!one) return nullptr;
  return {{"value", one->value},
          {"lower", one->interval ? ordered_json(one->interval->lower) : nullptr},
          {"upper", one->interval ? ordered_json(one->interval->upper) : nullptr}};
}

ordered_json table_json(const assure::PairTable& table) {
  ordered_json rows = ordered_json::array();
  for (const assure::Grade first : assure::all_grades) {
    ordered_json row = {{"first", assure::code(first)}};
    for (const assure::Grade second : assure::all_grades)
      row[std::string(assure::code(second))] =
          table.at[static_cast<std::size_t>(first)][static_cast<std::size_t>(second)];
    rows.push_back(row);
  }
  return rows;
}

/// The month a year before this one, or none for all.
std::string first_month(const AuditSources& sources, const Call& call) {
  const std::string* period = call.given("period");
  if (period == nullptr || *period == "all") return {};
  const auto year_before = base::Date(sources.today()) - std::chrono::days(365);
  return base::format_iso(year_before).substr(0, 7);
}

struct Matter {
  std::vector<assure::AuditorsPair> pairs;
  std::map<std::string, std::string> names;
  std::vector<assure::ManyInADay> days;
  int many = 0;
};

Matter matter_of(const AuditSources& sources, const std::string& from) {
  return sources.people.store.read([&](const store::Queries& reader) {
    Matter matter;
    matter.pairs = assure::blind_pairs(reader, from);
    for (const auto& one : reader.select<store::Auditor>()) matter.names[one.id] = one.name;
    matter.many = assure::many_in_a_day(reader);
    const base::Date since = sources.today() - std::chrono::days(365);
    matter.days = assure::many_in_a_day(reader, matter.many, base::format_iso(since));
    return matter;
  });
}

Response show_agreement(AuditSources& sources, const Call& call) {
  check_runs_all(sources, call);
  const std::string from = first_month(sources, call);
  const Matter matter = matter_of(sources, from);
  const auto name = [&](const std::string& id) {
    const auto found = matter.names.find(id);
    return found == matter.names.end() ? id : found->second;
  };
  const assure::Severities severe = assure::severities(matter.pairs);
  report::Rows rows;
  rows.columns = {"auditor", "pairs", "mean", "shrunk", "lower", "upper"};
  for (const assure::Severity& one : severe.auditors) {
    const auto& interval = one.interval;
    rows.rows.push_back({name(one.auditor), one.pairs, one.mean, one.shrunk,
                         interval ? report::Cell(interval->lower) : report::Cell(),
                         interval ? report::Cell(interval->upper) : report::Cell()});
  }
  if (call.form == Form::csv) return counts_response(call, {}, rows, "auditors-severity");
  ordered_json days = ordered_json::array();
  for (const assure::ManyInADay& day : matter.days)
    days.push_back({{"auditor", name(day.auditor)}, {"day", day.day}, {"audits", day.audits}});
  ordered_json about = {{"from", from.empty() ? ordered_json(nullptr) : ordered_json(from)}};
  about.update(pairs_json(matter.pairs));
  about["mean"] = severe.mean;
  about["between"] = number(severe.between);
  about["within"] = number(severe.within);
  about["many_in_a_day"] = matter.many;
  about["days"] = std::move(days);
  return counts_response(call, std::move(about), rows, "auditors-severity");
}

}  // namespace

ordered_json pairs_json(std::span<const assure::AuditorsPair> pairs) {
  std::vector<assure::BlindPair> blind;
  for (const assure::AuditorsPair& pair : pairs) blind.push_back(pair.grades);
  const assure::PairTable table = assure::table_of(blind);
  const assure::Agreement found = assure::agreement(table);
  return {{"pairs", found.pairs},
          {"few_pairs", found.few_pairs},
          {"least_pairs", assure::least_pairs},
          {"exact", share_json(found.exact, found.pairs, found.exact_interval)},
          {"within_one", share_json(found.within_one, found.pairs, found.within_one_interval)},
          {"kappa", coefficient_json(found.kappa)},
          {"ac2", coefficient_json(found.ac2)},
          {"table", table_json(table)}};
}

std::vector<Route> agreement_routes(AuditSources& sources) {
  Route route = audit_route(sources,
                            {.address = "/audits/agreement",
                             .access = Access::needs(Permission::run_audits),
                             .summary = "How far auditors agree in blind pairs, and how severe each is.",
                             .schema = "AuditorAgreement",
                             .csv = true},
                            show_agreement);
  route.query = {
      {"period", Parameter::Kind::choice, "The last twelve months, or all.", 0, 0, {"year", "all"}}};
  return {route};
}

}  // namespace windscreen::serve
