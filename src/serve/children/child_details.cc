#include "serve/children/child_details.h"

#include <array>

#include "base/text.h"
#include "serve/children/child_sql.h"

namespace windscreen::serve {
namespace {

std::string text_of(const query::Result& rows, std::size_t column) {
  return rows.is_null(column) ? std::string() : std::string(rows.text(column));
}

std::optional<base::Date> date_of(const query::Result& rows, std::size_t column) {
  if (rows.is_null(column)) return std::nullopt;
  return rows.date(column);
}

// A page of children stands in the query by their identifiers, so that the engine leaves out what cannot hold
// them; more are looked for as a table.
constexpr std::size_t most_named = 128;

std::string among(std::string_view column, const std::vector<std::string>& children) {
  std::string list;
  if (children.size() > most_named) {
    list = "select person_id from asked_child";
  } else {
    for (const std::string& child : children) list += (list.empty() ? "" : ", ") + base::sql_literal(child);
  }
  return std::string(column) + " in (" + list + ")";
}

// A person who is recorded twice has the row that the breakdowns take.
std::string details_sql(const std::vector<std::string>& children) {
  return child_sql::held_where("and " + among("invo_person_id", children)) +
         std::string(child_sql::name_labels) + R"sql(
, worker_label as (
  select prof_professional_id as worker_id, min(nullif(prof_professional_name, '')) as name
  from ssd_professionals where prof_professional_id in (select worker_id from held) group by prof_professional_id
), person as (
  select pers_person_id, pers_forename, pers_surname, pers_dob, pers_expected_dob
  from ssd_person where )sql" +
         among("pers_person_id", children) + R"sql(
  qualify row_number() over (partition by pers_person_id order by pers_dob, pers_sex, pers_ethnicity) = 1
)
select asked_child.person_id, concat_ws(' ', nullif(trim(pers_forename), ''), nullif(trim(pers_surname), '')),
       pers_dob, pers_expected_dob, coalesce(worker_label.name, held.worker_id), coalesce(label, held.team_id)
from asked_child
left join person on pers_person_id = asked_child.person_id
left join held on held.person_id = asked_child.person_id
left join worker_label on worker_label.worker_id = held.worker_id
left join name_label on name_label.team_id = held.team_id)sql";
}

std::string involved_sql(const std::string& child) {
  const std::string whose = among("invo_person_id", {child});
  return child_sql::held_where("and " + whose) + std::string(child_sql::name_labels) + R"sql(
, involved as (
  select invo_involvements_id, invo_professional_role_id, invo_professional_id, invo_professional_team,
         invo_involvement_start_date
  from ssd_involvements
  where )sql" +
         whose + R"sql( and (invo_involvement_start_date is null or invo_involvement_start_date <= $1)
    and (invo_involvement_end_date is null or invo_involvement_end_date > $1)
), worker_label as (
  select prof_professional_id as worker_id, min(nullif(prof_professional_name, '')) as name
  from ssd_professionals where prof_professional_id in (select invo_professional_id from involved)
  group by prof_professional_id
)
select invo_professional_role_id, coalesce(name, invo_professional_id), coalesce(label, invo_professional_team),
       invo_involvement_start_date
from involved
left join worker_label on worker_label.worker_id = invo_professional_id
left join name_label on name_label.team_id = invo_professional_team
order by upper(trim(invo_professional_role_id)) <> 'ALLOCATED CASE WORKER', invo_professional_role_id,
         invo_involvement_start_date, invo_involvements_id)sql";
}

}  // namespace

std::unordered_map<std::string, ChildDetails> read_details(measure::Measurer& measurer,
                                                           const std::vector<std::string>& children,
                                                           base::Date day) {
  std::unordered_map<std::string, ChildDetails> details;
  if (children.empty()) return details;
  const std::string sql = details_sql(children);
  query::Connection connection = measurer.connect_for({sql}, 1);
  connection.run("create or replace temp table asked_child (person_id varchar)");
  query::Appender asked(connection, "asked_child");
  for (const std::string& child : children) {
    if (!details.emplace(child, ChildDetails{}).second) continue;
    asked.text(0, child);
    asked.end_row();
  }
  asked.close();
  const std::array<query::Value, 1> values = {day};
  query::Result rows = connection.query(sql, values);
  while (rows.next()) {
    details[std::string(rows.text(0))] = {text_of(rows, 1), date_of(rows, 2), date_of(rows, 3),
                                          text_of(rows, 4), text_of(rows, 5)};
  }
  return details;
}

std::vector<Involved> read_involved(measure::Measurer& measurer, const std::string& child, base::Date day) {
  const std::string sql = involved_sql(child);
  query::Connection connection = measurer.connect_for({sql}, 1);
  const std::array<query::Value, 1> values = {day};
  query::Result rows = connection.query(sql, values);
  std::vector<Involved> involved;
  while (rows.next())
    involved.push_back({text_of(rows, 0), text_of(rows, 1), text_of(rows, 2), date_of(rows, 3)});
  return involved;
}

}  // namespace windscreen::serve
