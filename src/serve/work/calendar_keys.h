// Secret addresses of calendars: a calendar program cannot sign in, so whoever has the address reads what is
// due. It is shown once, of it only the SHA-256 is kept, and there is one for an account at most. Each
// function belongs to the transaction of its Writer or Reader.
#pragma once

#include <optional>
#include <string>

#include "store/identity.h"
#include "store/people.h"
#include "store/reminders.h"
#include "store/transaction.h"

namespace windscreen::serve {

/// Ends the account's calendar address, where it has one, and gives the secret of a new one (session_token.h:
/// 256 random bits), which stands nowhere else.
std::string make_calendar_key(store::Writer& writer, const std::string& account, store::Moment now);

/// Ends the account's calendar address. False where it has none.
bool end_calendar_key(store::Writer& writer, const std::string& account, store::Moment now);

/// The account's calendar address that is good; nullopt where it has none.
std::optional<store::CalendarKey> calendar_key_of(const store::Reader& reader, const std::string& account);

/// Whose calendar a secret opens: an account that is active, by an address that has not ended.
struct OpenCalendar {
  store::CalendarKey key;
  store::Account account;
};
/// nullopt for whatever opens none; the same whether the secret never was one, has ended, or its account is
/// locked or closed. The secret is looked up by its hash, so how long that takes says nothing of others.
std::optional<OpenCalendar> calendar_opened_by(const store::Reader& reader, const std::string& secret);

}  // namespace windscreen::serve
