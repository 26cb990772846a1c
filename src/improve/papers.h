// Meeting papers: a meeting's page, frozen as it was shown on the day. What is entered later changes the live
// page and never a paper. Functions that take a Writer belong to its transaction; the others are thread-safe.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "improve/book.h"
#include "store/improvement.h"
#include "store/transaction.h"

namespace windscreen::improve {

/// quadrant: the page of a performance meeting (quadrant_page.h). board: that of a body which watches over
/// plans (board_page.h).
std::span<const CodeWords> paper_kinds();

/// The pages that a meeting has, as known on `day`: quadrant for a body of the sort performance; board for
/// one of the sorts board and partnership, and for every body whose remit over a plan covers the day.
std::vector<std::string_view> pages_of(const Book& book, std::size_t meeting, base::Date day);

/// The day as at which a meeting's page is shown and frozen: the meeting's own day once it is past, otherwise
/// today; never before the meeting was in the record. It must be there today.
base::Date paper_day(const Book& book, std::size_t meeting, base::Date today);

/// What is frozen: the same page twice, with the figures of those who see figures and with those of the
/// public, and the day as at which it is.
struct PaperWish {
  std::string meeting;
  std::string kind;
  base::Date as_at;
  /// Who freezes it: an account.
  std::string by;
  /// The moment, as store::now() writes it.
  std::string at;
};

/// Freezes a page: writes the paper with its head and both contents as canonical JSON (names of members in
/// order, no spaces, UTF-8) and the SHA-256 of that. The same content gives the same bytes. Throws
/// base::Error where there is no such meeting or kind of page.
store::ImprovementPaper freeze_paper(store::Writer& writer, const PaperWish& wish,
                                     const nlohmann::json& internal, const nlohmann::json& for_public);

/// What is wrong with a paper: its bytes are not those that were frozen (SHA-256), they are no content of a
/// paper, or they are of another meeting, kind, day, moment or account than the row says. Empty where it is
/// as it was frozen.
std::string paper_fault(const store::ImprovementPaper& paper);

/// What a reader is given of a paper: the internal page or that of the public. Throws base::Error with
/// paper_fault() where something is wrong with it.
nlohmann::json paper_page(const store::ImprovementPaper& paper, bool internal);

}  // namespace windscreen::improve
