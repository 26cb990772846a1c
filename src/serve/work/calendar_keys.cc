#include "serve/work/calendar_keys.h"

#include "serve/accounts/session_token.h"

namespace windscreen::serve {

std::string make_calendar_key(store::Writer& writer, const std::string& account, store::Moment now) {
  end_calendar_key(writer, account, now);
  std::string secret = new_token();
  store::CalendarKey key;
  key.id = store::new_id();
  key.account_id = account;
  key.sha256 = hash_of_token(secret);
  key.created_at = store::moment_text(now);
  writer.insert(key);
  return secret;
}

bool end_calendar_key(store::Writer& writer, const std::string& account, store::Moment now) {
  bool ended = false;
  for (auto& key : writer.select<store::CalendarKey>(
           "where account_id = :account and ended_at is null order by created_at, id",
           {{"account", account}})) {
    key.ended_at = store::moment_text(now);
    writer.update(key);
    ended = true;
  }
  return ended;
}

std::optional<store::CalendarKey> calendar_key_of(const store::Reader& reader, const std::string& account) {
  const auto keys = reader.select<store::CalendarKey>(
      "where account_id = :account and ended_at is null order by created_at desc, id",
      {{"account", account}});
  return keys.empty() ? std::nullopt : std::optional(keys.front());
}

std::optional<OpenCalendar> calendar_opened_by(const store::Reader& reader, const std::string& secret) {
  if (!is_token(secret)) return std::nullopt;
  const auto keys = reader.select<store::CalendarKey>("where sha256 = :sha256 and ended_at is null",
                                                      {{"sha256", hash_of_token(secret)}});
  if (keys.empty()) return std::nullopt;
  auto account = reader.find<store::Account>(keys.front().account_id);
  if (!account || account->status != "active") return std::nullopt;
  return OpenCalendar{keys.front(), std::move(*account)};
}

}  // namespace windscreen::serve
