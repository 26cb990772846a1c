// What binds things of the improvement record together: links, and which body watches over what. Functions
// that take a Writer belong to its transaction.
#pragma once

#include <string>

#include "base/date.h"
#include "store/improvement.h"
#include "store/transaction.h"

namespace windscreen::improve {

/// Links two things from a day on. Throws base::Error where one is not there, they are one, or the link is
/// none of link_kinds(). It holds from the day on which both are there, if that is later. A link that holds
/// stays as it is; one that had ended holds again from its first day.
void add_link(store::Writer& writer, const store::ImprovementLink& link);

/// Which link, as people name it.
struct LinkName {
  std::string from;
  std::string to;
  std::string how;
};

/// From the day `first_without` on the link does not hold any more; it still did on the days before. Throws
/// base::Error where no such link holds.
void end_link(store::Writer& writer, const LinkName& link, base::Date first_without);

/// A body watches over a plan, or over whatever else, from a day on. Throws base::Error where one of them is
/// not there, the first is no body, the days cannot stand, or the body watches over it on such a day already.
void add_remit(store::Writer& writer, const store::ImprovementRemit& remit);

/// The last day on which the body watches over it. Throws base::Error where it does not, or began later.
void end_remit(store::Writer& writer, const std::string& body, const std::string& over, base::Date last);

/// The thing of the kind (empty: any) with the identifier. Throws base::Error where there is none; `what` is
/// its word.
store::ImprovementThing need_thing(const store::Reader& reader, const std::string& id, std::string_view kind,
                                   const char* what);

}  // namespace windscreen::improve
