#include <algorithm>

#include "ingest/header.h"
#include "ingest/ssda903.h"

namespace windscreen::ingest::ssda903 {

std::span<const TableFormat> table_formats() {
  using namespace column;
  constexpr std::string_view child = "CHILD,CHILDID,CHILD_ID";
  static const std::vector<TableFormat> formats{
      {TableId::header,
       "header",
       {child, "SEX,GENDER", "DOB", "ETHNIC,ETHNICITY", "UPN", "MOTHER", "MC_DOB", "UASC,UASC_STATUS"},
       {h_ethnic},
       h_dob},
      {TableId::episodes,
       "episodes",
       {child, "DECOM", "RNE", "LS", "CIN", "PLACE,PL,PLACEMENT", "PLACE_PROVIDER", "DEC", "REC",
        "REASON_PLACE_CHANGE", "HOME_POST", "PL_POST", "URN", "PL_LA", "PL_DISTANCE", "PL_LOCATION"},
       {e_decom, e_rne, e_ls},
       ingest::Header::npos},
      {TableId::reviews, "reviews", {child, "DOB", "REVIEW", "REVIEW_CODE"}, {r_review}, r_dob},
      {TableId::uasc, "uasc", {child, "SEX", "DOB", "DUC"}, {u_duc}, u_dob},
      {TableId::oc2,
       "oc2",
       {child, "DOB", "SDQ_SCORE", "SDQ_REASON", "CONVICTED", "HEALTH_CHECK", "IMMUNISATIONS", "TEETH_CHECK",
        "HEALTH_ASSESSMENT", "SUBSTANCE_MISUSE", "INTERVENTION_RECEIVED", "INTERVENTION_OFFERED"},
       {o_immunisations},
       o_dob},
      {TableId::oc3, "oc3", {child, "DOB", "IN_TOUCH", "ACTIV", "ACCOM"}, {l_in_touch}, l_dob},
      {TableId::ad1,
       "ad1",
       {child, "DOB", "DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR,NB_ADOPTER", "SEX_ADOPTR",
        "LS_ADOPTR"},
       {a_date_int},
       a_dob},
      {TableId::placed_for_adoption,
       "placed_for_adoption",
       {child, "DOB", "DATE_PLACED", "DATE_PLACED_CEASED", "REASON_PLACED_CEASED"},
       {p_placed},
       p_dob},
      {TableId::previous_permanence,
       "previous_permanence",
       {child, "DOB", "PREV_PERM", "LA_PERM", "DATE_PERM"},
       {v_option},
       v_dob},
      {TableId::missing, "missing", {child, "DOB", "MISSING", "MIS_START", "MIS_END"}, {m_start}, m_dob},
      {TableId::sw_episodes,
       "sw_episodes",
       {child, "DOB", "SW_ID", "SW_DECOM", "SW_DEC", "SW_REASON"},
       {w_start},
       w_dob},
      {TableId::dolo, "dolo", {child, "DOLO_START", "DOLO_END"}, {1}, ingest::Header::npos},
  };
  return formats;
}

FoundTable find_table(const std::vector<std::string>& row) {
  FoundTable best;
  for (const TableFormat& format : table_formats()) {
    ingest::Header header = match_header(row, format.columns);
    const bool complete = header.has(0) && std::ranges::all_of(format.needed, [&](std::size_t column) {
                            return header.has(column);
                          });
    if (!complete || header.found <= best.found) continue;
    best = {&format, std::move(header.cell), header.found, std::move(header.unknown),
            std::move(header.twice)};
  }
  return best;
}

void Child::clear() {
  child = {};
  for (auto& rows : tables) rows.clear();
}

base::Date flags_hold_on(std::optional<base::Date> latest, base::Date as_at) {
  if (!latest) return as_at;
  const std::chrono::year_month_day day{*latest};
  const int year = static_cast<int>(day.year());
  const base::Date end = base::make_date(year, 3, 31);
  return std::min(*latest <= end ? end : base::make_date(year + 1, 3, 31), as_at);
}

}  // namespace windscreen::ingest::ssda903
