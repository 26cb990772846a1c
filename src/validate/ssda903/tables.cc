#include "validate/ssda903/tables.h"

namespace windscreen::validate::ssda903 {
namespace {

// NOLINTNEXTLINE(bugprone-macro-parentheses): a type and a member's name cannot stand in parentheses.
#define WINDSCREEN_COLUMN(type, name) Column{#name, kind_of<type>(), offsetof(Self, name)},
#define WINDSCREEN_DESCRIBE(Name, title, COLUMNS)                     \
  Table describe(const Name*) {                                       \
    using Self = Name;                                                \
    static constexpr Column columns[] = {COLUMNS(WINDSCREEN_COLUMN)}; \
    return {title, columns, sizeof(Name)};                            \
  }

WINDSCREEN_DESCRIBE(Header, "Header", WINDSCREEN_HEADER)
WINDSCREEN_DESCRIBE(Episode, "Episodes", WINDSCREEN_EPISODES)
WINDSCREEN_DESCRIBE(Review, "Reviews", WINDSCREEN_REVIEWS)
WINDSCREEN_DESCRIBE(AsylumSeeker, "UASC", WINDSCREEN_UASC)
WINDSCREEN_DESCRIBE(Oc2, "OC2", WINDSCREEN_OC2)
WINDSCREEN_DESCRIBE(Oc3, "OC3", WINDSCREEN_OC3)
WINDSCREEN_DESCRIBE(Ad1, "AD1", WINDSCREEN_AD1)
WINDSCREEN_DESCRIBE(PlacedForAdoption, "PlacedAdoption", WINDSCREEN_PLACED)
WINDSCREEN_DESCRIBE(PreviousPermanence, "PrevPerm", WINDSCREEN_PREVIOUS)
WINDSCREEN_DESCRIBE(MissingPeriod, "Missing", WINDSCREEN_MISSING)
WINDSCREEN_DESCRIBE(WorkerEpisode, "SWEpisodes", WINDSCREEN_WORKERS)
WINDSCREEN_DESCRIBE(LibertyOrder, "DoLo", WINDSCREEN_DOLO)

template <class... Rows>
std::array<Table, sizeof...(Rows)> described() {
  return {describe(static_cast<const Rows*>(nullptr))...};
}

}  // namespace

std::span<const Table> tables() {
  static const auto all = described<Header, Episode, Review, AsylumSeeker, Oc2, Oc3, Ad1, PlacedForAdoption,
                                    PreviousPermanence, MissingPeriod, WorkerEpisode, LibertyOrder>();
  return all;
}

}  // namespace windscreen::validate::ssda903
