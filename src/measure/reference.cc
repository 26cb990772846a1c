#include "measure/reference.h"

#include "model/calendar.h"

namespace windscreen::measure {

void make_reference(query::Connection& connection, const Reference& reference) {
  connection.run(
      "create schema if not exists made;"
      "create or replace table main.ref_population (mid_year bigint, children bigint, vintage varchar);"
      "create or replace table main.ref_population_group (mid_year bigint, dimension varchar,"
      " group_name varchar, children bigint, source varchar);"
      "create or replace table main.ref_bank_holiday (date date);"
      "create or replace table main.ref_snapshot (as_at date);"
      "create or replace table main.ref_authority (code varchar, name varchar);"
      "create or replace table main.ref_council_organisation (name varchar)");
  query::Appender holidays(connection, "ref_bank_holiday");
  for (const base::Date day : model::bank_holidays()) {
    holidays.date(0, day);
    holidays.end_row();
  }
  holidays.close();
  query::Appender snapshot(connection, "ref_snapshot");
  snapshot.date(0, reference.as_at);
  snapshot.end_row();
  snapshot.close();
  if (reference.authority == nullptr) return;
  const lake::Authority& authority = *reference.authority;
  query::Appender populations(connection, "ref_population");
  for (const lake::Population& one : authority.population) {
    populations.integer(0, one.mid_year);
    populations.integer(1, one.children);
    populations.text(2, one.vintage);
    populations.end_row();
  }
  populations.close();
  query::Appender groups(connection, "ref_population_group");
  for (const lake::PopulationGroup& one : authority.population_groups) {
    groups.integer(0, one.mid_year);
    groups.text(1, one.dimension);
    groups.text(2, one.group);
    groups.integer(3, one.children);
    groups.text(4, one.source);
    groups.end_row();
  }
  groups.close();
  query::Appender councils(connection, "ref_council_organisation");
  for (const std::string& name : authority.council_organisations) {
    councils.text(0, name);
    councils.end_row();
  }
  councils.close();
  query::Appender named(connection, "ref_authority");
  named.text(0, authority.code);
  named.text(1, authority.name);
  named.end_row();
  named.close();
}

}  // namespace windscreen::measure
