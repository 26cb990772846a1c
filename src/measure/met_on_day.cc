#include "measure/met_on_day.h"

#include <algorithm>
#include <unordered_map>
#include <vector>

#include "base/error.h"
#include "measure/dated_row.h"
#include "measure/measure.h"
#include "measure/measure_state.h"
#include "measure/rows.h"
#include "measure/sql_text.h"

namespace windscreen::measure {
namespace {

constexpr int months_of_events = 12;

Period asked_of(Grain grain, base::Date day) {
  if (grain == Grain::spell) return {day, day};
  return {base::add_months(day, -months_of_events) + std::chrono::days{1}, day};
}

}  // namespace

std::vector<MetOnDay> Measurer::met_on_days(const Definition& definition, std::span<const ChildDay> asked) {
  if (definition.unit != Unit::percent || definition.grain == Grain::snapshot ||
      mentions(definition.query).as_at) {
    throw base::Error(definition.id + " does not say of one child and any day whether it is met",
                      "Ask for a percentage of events or of spells.");
  }
  std::vector<MetOnDay> answers(asked.size(), MetOnDay::not_known);
  const auto reach = reach_of(definition.query);
  std::unordered_map<std::string_view, std::vector<DatedRow>> rows_of;
  std::optional<Period> all;
  const auto is_known = [&](base::Date day) { return day <= state_->as_at && (!reach || day >= *reach); };
  for (const ChildDay& one : asked) {
    if (one.person.empty() || !is_known(one.day)) continue;
    rows_of.try_emplace(one.person);
    const Period period = asked_of(definition.grain, one.day);
    all = all ? Period{std::min(all->start, period.start), std::max(all->end, period.end)} : period;
  }
  if (!all) return answers;
  state_->prepare({&definition}, false);
  if (const std::string fault = state_->relations->fault(definition.query); !fault.empty())
    throw base::Error(fault);
  // Without the tables that it needs everything would be late.
  if (!state_->relations->missing(definition.needs).empty()) return answers;
  query::Connection connection = state_->relations->connect();
  const RowQuery query(connection, definition, {});
  const RowColumns& columns = query.columns();
  const bool by_days = columns.met_from != RowColumns::absent;
  if (!query.has_person() || (columns.met == RowColumns::absent && !by_days)) {
    throw base::Error(definition.id + " does not say for each child whether it is met",
                      "Its query needs person_id, and met or met_from.");
  }
  {
    query::Result rows = query.fetch(all->start, all->end, all->end, true);
    while (rows.next()) {
      if (rows.is_null(columns.person)) continue;
      const auto found = rows_of.find(rows.text(columns.person));
      if (found != rows_of.end()) found->second.push_back(dated_row(columns, rows));
    }
  }
  for (std::size_t i = 0; i < asked.size(); ++i) {
    const ChildDay& one = asked[i];
    if (one.person.empty() || !is_known(one.day)) continue;
    const Period period = asked_of(definition.grain, one.day);
    const auto& rows = rows_of.at(one.person);
    // The latest comes first, and stands for the child.
    const auto row = std::ranges::find_if(
        rows, [&](const DatedRow& candidate) { return candidate.counts(definition.grain, period); });
    answers[i] = row == rows.end()               ? MetOnDay::not_counted
                 : row->met_on(one.day, by_days) ? MetOnDay::met
                                                 : MetOnDay::not_met;
  }
  return answers;
}

std::optional<base::Date> Measurer::reach_of(std::string_view query) const {
  return state_->reach.of_query(query);
}

}  // namespace windscreen::measure
