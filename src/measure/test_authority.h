// A tiny authority for tests: tables by hand, definitions as text.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "measure/measure.h"
#include "query/database.h"

namespace windscreen::measure {

inline base::Date day(const char* text) { return base::parse_iso(text).value(); }

/// A definition with the header lines that every one needs, and these.
inline Definition definition(const std::string& id, const std::string& header, const std::string& sql) {
  return parse_definition("-- name: " + id +
                              "\n-- area: referrals\n-- measure: things\n-- definition: A test.\n" + header +
                              "\n" + sql,
                          "indicators/" + id + ".sql");
}

/// Children: F1 (a girl, WBRI, born 2010-06-15), M1 (a boy, APKN, disabled, born 2004-02-29), U1 (unborn), X1
/// (nothing recorded). Teams T1 and T2 of one service, T3 of another from 2020. M1's case is held by W1 of T1
/// until 2020-06-30, then W2 of T3; X1's by two at once.
inline query::Database tiny_database(const std::string& more = {}) {
  query::Options options;
  options.threads = 2;
  query::Database database(options);
  query::Connection connection = database.connect();
  for (const model::Table& table : model::tables()) {
    std::string columns;
    for (const model::Column& column : table.columns) {
      columns += (columns.empty() ? "" : ", ") + std::string(column.name) + " ";
      columns += model::sql_type(column.type);
    }
    connection.run("create table " + std::string(table.name) + " (" + columns + ")");
  }
  connection.run(R"(
insert into ssd_person by name select * from (values
  ('F1', date '2010-06-15', null, 'F', 'WBRI'), ('M1', date '2004-02-29', null, 'M', 'APKN'),
  ('U1', null, date '2020-12-01', null, null), ('X1', null, null, null, null))
  t(pers_person_id, pers_dob, pers_expected_dob, pers_sex, pers_ethnicity);
insert into ssd_disability by name select 'D1' as disa_table_id, 'M1' as disa_person_id, 'AUT' as disa_disability_code;
insert into ssd_department by name select * from (values ('T1', 'Assessment North'), ('T2', 'Assessment South'),
  ('T3', null)) t(dept_team_id, dept_team_name);
insert into ext_team by name select * from (values
  ('T1', 'Assessment', 'North', null, null), ('T2', 'Assessment', 'South', null, null),
  ('T3', 'Looked after', 'North', date '2020-01-01', null)) t(team_id, service, quadrant, valid_from, valid_to);
insert into ssd_professionals by name select 'W1' as prof_professional_id, 'Ann Other' as prof_professional_name;
insert into ssd_involvements by name select * from (values
  ('I1', 'M1', 'W1', 'T1', 'Allocated case worker', date '2020-01-01', date '2020-07-01'),
  ('I2', 'M1', 'W2', 'T3', 'ALLOCATED CASE WORKER', date '2020-07-01', null),
  ('I3', 'M1', 'W9', 'T2', 'Family support worker', date '2020-08-01', null),
  ('I4', 'X1', 'W1', 'T1', 'Allocated case worker', date '2020-01-01', null),
  ('I5', 'X1', 'W2', 'T2', 'Allocated case worker', date '2020-03-01', date '2020-05-01'))
  t(invo_involvements_id, invo_person_id, invo_professional_id, invo_professional_team, invo_professional_role_id,
    invo_involvement_start_date, invo_involvement_end_date);
)" + more);
  return database;
}

}  // namespace windscreen::measure
