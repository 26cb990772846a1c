// The tables of the SSDA903 return (Department for Education, "Children looked-after by local authorities in
// England: guide to the SSDA903 collection"): a structure for a row of each, whose members bear the return's
// own column names.
#pragma once

#include <array>
#include <cstdint>

#include "validate/table.h"

namespace windscreen::validate::ssda903 {

/// In the order in which findings about them are listed.
enum class TableId : std::uint8_t {
  header,
  episodes,
  reviews,
  uasc,
  oc2,
  oc3,
  ad1,
  placed_adoption,
  prev_perm,
  missing,
  sw_episodes,
  dolo,
};
inline constexpr std::size_t table_count = 12;

// clang-format off: lists of columns, which it would lay out anew each time.
// A row's structure from the list of its columns; tables.cc describes the columns from the same list.
#define WINDSCREEN_MEMBER(type, name) type name{};
#define WINDSCREEN_ROW(Name, id_, COLUMNS)               \
  struct Name {                                          \
    /** Place in its table, from 0, as in the source. */ \
    std::uint32_t row = 0;                               \
    static constexpr TableId id = TableId::id_;          \
    COLUMNS(WINDSCREEN_MEMBER)                           \
  };

#define WINDSCREEN_HEADER(X) \
  X(Text, CHILD) X(Text, UPN) X(Code, SEX) X(Day, DOB) X(Day, MC_DOB) X(Code, ETHNIC) X(Code, MOTHER) \
  X(Code, UASC)
WINDSCREEN_ROW(Header, header, WINDSCREEN_HEADER)

#define WINDSCREEN_EPISODES(X) \
  X(Text, CHILD) X(Text, HOME_POST) X(Text, PL_POST) X(Text, URN) X(Text, PL_LA) X(Text, PL_DISTANCE) \
  X(Day, DECOM) X(Day, DEC) X(Code, RNE) X(Code, LS) X(Code, CIN) X(Code, PLACE) \
  X(Code, PLACE_PROVIDER) X(Code, REC) X(Code, REASON_PLACE_CHANGE) X(Code, PL_LOCATION)
WINDSCREEN_ROW(Episode, episodes, WINDSCREEN_EPISODES)

#define WINDSCREEN_REVIEWS(X) \
  X(Text, CHILD) X(Day, DOB) X(Day, REVIEW) X(Code, REVIEW_CODE)
WINDSCREEN_ROW(Review, reviews, WINDSCREEN_REVIEWS)

#define WINDSCREEN_UASC(X) \
  X(Text, CHILD) X(Code, SEX) X(Day, DOB) X(Day, DUC)
WINDSCREEN_ROW(AsylumSeeker, uasc, WINDSCREEN_UASC)

#define WINDSCREEN_OC2(X) \
  X(Text, CHILD) X(Day, DOB) X(Code, SDQ_SCORE) X(Code, SDQ_REASON) X(Code, CONVICTED) \
  X(Code, HEALTH_CHECK) X(Code, IMMUNISATIONS) X(Code, TEETH_CHECK) X(Code, HEALTH_ASSESSMENT) \
  X(Code, SUBSTANCE_MISUSE) X(Code, INTERVENTION_RECEIVED) X(Code, INTERVENTION_OFFERED)
WINDSCREEN_ROW(Oc2, oc2, WINDSCREEN_OC2)

#define WINDSCREEN_OC3(X) \
  X(Text, CHILD) X(Day, DOB) X(Code, IN_TOUCH) X(Code, ACTIV) X(Code, ACCOM)
WINDSCREEN_ROW(Oc3, oc3, WINDSCREEN_OC3)

#define WINDSCREEN_AD1(X) \
  X(Text, CHILD) X(Day, DOB) X(Day, DATE_INT) X(Day, DATE_MATCH) X(Code, FOSTER_CARE) \
  X(Code, NB_ADOPTR) X(Code, SEX_ADOPTR) X(Code, LS_ADOPTR)
WINDSCREEN_ROW(Ad1, ad1, WINDSCREEN_AD1)

#define WINDSCREEN_PLACED(X) \
  X(Text, CHILD) X(Day, DOB) X(Day, DATE_PLACED) X(Day, DATE_PLACED_CEASED) \
  X(Code, REASON_PLACED_CEASED)
WINDSCREEN_ROW(PlacedForAdoption, placed_adoption, WINDSCREEN_PLACED)

#define WINDSCREEN_PREVIOUS(X) \
  X(Text, CHILD) X(Day, DOB) X(Code, PREV_PERM) X(Text, LA_PERM) X(Text, DATE_PERM)
WINDSCREEN_ROW(PreviousPermanence, prev_perm, WINDSCREEN_PREVIOUS)

#define WINDSCREEN_MISSING(X) \
  X(Text, CHILD) X(Day, DOB) X(Code, MISSING) X(Day, MIS_START) X(Day, MIS_END)
WINDSCREEN_ROW(MissingPeriod, missing, WINDSCREEN_MISSING)

#define WINDSCREEN_WORKERS(X) \
  X(Text, CHILD) X(Text, SW_ID) X(Day, DOB) X(Day, SW_DECOM) X(Day, SW_DEC) X(Code, SW_REASON)
WINDSCREEN_ROW(WorkerEpisode, sw_episodes, WINDSCREEN_WORKERS)

#define WINDSCREEN_DOLO(X) \
  X(Text, CHILD) X(Day, DOB) X(Day, DOLO_START) X(Day, DOLO_END)
WINDSCREEN_ROW(LibertyOrder, dolo, WINDSCREEN_DOLO)
// clang-format on

/// All tables, by TableId.
std::span<const Table> tables();

}  // namespace windscreen::validate::ssda903
