// What may be said of a thing by whom, and the words for what was said. All functions are thread-safe.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "improve/book.h"
#include "improve/standing.h"
#include "serve/accounts/identity.h"
#include "store/transaction.h"

namespace windscreen::serve {

/// The kinds of entry that somebody may write of a thing. Who keeps the record may write whatever can be said
/// of it. Who leads the thing says how far it is: update, status, delivered, response, answer; that it is
/// embedded or has had impact, and that a promise was kept, is for somebody else to say. Anybody else writes
/// nothing.
std::vector<std::string_view> entries_that_may_be_said(const improve::Thing& thing,
                                                       const improve::Standing& standing,
                                                       const Identity& identity);

/// An entry's value as people read it: a status, a response, a rating; the value itself where it has no other
/// words.
std::string entry_value_words(const improve::Thing& thing, const store::ImprovementEntry& entry);

}  // namespace windscreen::serve
