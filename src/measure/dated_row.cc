#include "measure/dated_row.h"

namespace windscreen::measure {
namespace {

bool given(const query::Result& rows, std::size_t column) {
  return column != RowColumns::absent && !rows.is_null(column);
}

std::optional<base::Date> date_of(const query::Result& rows, std::size_t column) {
  if (!given(rows, column)) return std::nullopt;
  return rows.date(column);
}

}  // namespace

bool DatedRow::counts(Grain grain, const Period& period) const {
  if (grain == Grain::event) return date && *date >= period.start && *date <= period.end;
  if (grain == Grain::spell) return date && *date <= period.end && (!end || *end > period.end);
  return true;
}

bool DatedRow::met_on(base::Date day, bool by_days) const {
  if (!by_days) return met.value_or(false);
  return met_from && *met_from <= day && (!met_until || *met_until > day);
}

DatedRow dated_row(const RowColumns& columns, const query::Result& rows) {
  DatedRow row;
  row.date = date_of(rows, columns.date);
  row.end = date_of(rows, columns.end);
  if (given(rows, columns.met)) row.met = rows.boolean(columns.met);
  row.met_from = date_of(rows, columns.met_from);
  row.met_until = date_of(rows, columns.met_until);
  return row;
}

}  // namespace windscreen::measure
