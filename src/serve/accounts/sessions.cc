#include "serve/accounts/sessions.h"

#include <algorithm>

#include "base/error.h"
#include "model/local_day.h"
#include "serve/accounts/roles.h"
#include "serve/accounts/session_token.h"

namespace windscreen::serve {
namespace {

using store::Moment;
using store::moment_from;
using store::moment_text;
using store::Session;

// More than this many browsers at once are not remembered; they are read from the store.
constexpr std::size_t most_remembered = 10'000;

}  // namespace

NewSession begin_session(store::Writer& writer, const std::string& account, const std::string& device,
                         bool second_factor, const SessionLimits& limits, Moment now) {
  NewSession made;
  made.token = new_token();
  made.row.id = store::new_id();
  made.row.account_id = account;
  made.row.token_hash = hash_of_token(made.token);
  made.row.created_at = moment_text(now);
  made.row.last_seen_at = moment_text(now);
  made.row.idle_expires_at = moment_text(now + limits.idle_now());
  made.row.expires_at = moment_text(now + limits.absolute_now());
  if (second_factor) made.row.second_factor_at = moment_text(now);
  if (!device.empty()) made.row.device = device;
  writer.insert(made.row);
  return made;
}

std::int64_t end_sessions(store::Writer& writer, const std::string& account, const std::string& except,
                          const std::string& reason, Moment now) {
  std::int64_t ended = 0;
  for (const Session& session : writer.select<Session>(
           "where account_id = :account and ended_at is null order by id", {{"account", account}})) {
    if (session.id != except && end_session(writer, session.id, account, reason, now)) ++ended;
  }
  return ended;
}

bool end_session(store::Writer& writer, const std::string& id, const std::string& account,
                 const std::string& reason, Moment now) {
  auto session = writer.find<Session>(id);
  if (!session || session->ended_at || (!account.empty() && session->account_id != account)) return false;
  const std::string moment = moment_text(now);
  // It was over already, by a limit of its own.
  const bool absolute = session->expires_at <= moment;
  const bool idle = session->idle_expires_at <= moment;
  session->ended_at = absolute ? session->expires_at : idle ? session->idle_expires_at : moment;
  session->end_reason = absolute ? "absolute" : idle ? "idle" : reason;
  writer.update(*session);
  return !absolute && !idle;
}

std::optional<std::string> end_replaced_session(store::Writer& writer, const std::string& old_token,
                                                Moment now) {
  if (!is_token(old_token)) return std::nullopt;
  std::optional<std::string> whose;
  for (const store::Session& old : writer.select<store::Session>(
           "where token_hash = :hash and ended_at is null", {{"hash", hash_of_token(old_token)}})) {
    end_session(writer, old.id, "", "replaced", now);
    whose = old.account_id;
  }
  return whose;
}

std::string grant_day(Moment moment) {
  return base::format_iso(model::local_day(std::chrono::floor<std::chrono::seconds>(moment)));
}

std::vector<Grant> grants_in_force(const store::Reader& reader, const std::string& account,
                                   const std::string& day) {
  std::vector<Grant> grants;
  for (const store::RoleGrant& row : reader.select<store::RoleGrant>(
           "where account_id = :account and revoked_at is null and valid_from <= :day and "
           "(valid_to is null or valid_to >= :day) order by granted_at, id",
           {{"account", account}, {"day", day}}))
    grants.push_back({row.id, row.role, row.scope, row.scope_value});
  return grants;
}

std::optional<std::optional<Identity>> Sessions::recall(const std::string& token) {
  if (!is_token(token)) return std::optional<Identity>();
  const Moment now = clock_();
  const std::string hash = hash_of_token(token);
  const std::scoped_lock lock(mutex_);
  const auto found = remembered_.find(hash);
  if (found == remembered_.end()) return std::nullopt;
  const Remembered& known = found->second;
  // The clock may have been set back.
  if (now - known.read_at > limits_.memory || now < known.read_at) return std::nullopt;
  if (is_over(known.view, now)) return std::optional<Identity>();
  return known.view.identity;
}

std::optional<Identity> Sessions::identify(const std::string& token) {
  auto known = recall(token);
  if (known) return std::move(*known);
  auto found = read(token);
  if (!found) return std::nullopt;
  return std::move(found->identity);
}

std::optional<SessionView> Sessions::view(const std::string& token) {
  if (!identify(token)) return std::nullopt;
  {
    const std::scoped_lock lock(mutex_);
    const auto found = remembered_.find(hash_of_token(token));
    if (found != remembered_.end() && !is_over(found->second.view, clock_())) return found->second.view;
  }
  // Forgotten between the two.
  return read(token);
}

std::optional<SessionView> Sessions::read(const std::string& token) {
  const std::string hash = hash_of_token(token);
  std::uint64_t before = 0;
  {
    const std::scoped_lock lock(mutex_);
    before = forgotten_;
  }
  const Moment now = clock_();
  auto found = store_.read([&](const store::Queries& reader) -> std::optional<SessionView> {
    const auto sessions =
        reader.select<Session>("where token_hash = :hash and ended_at is null", {{"hash", hash}});
    if (sessions.empty()) return std::nullopt;
    const Session& session = sessions.front();
    const auto account = reader.find<store::Account>(session.account_id);
    if (!account || account->status != "active") return std::nullopt;
    SessionView view;
    view.identity.account = account->id;
    view.identity.session = session.id;
    view.identity.grants = grants_in_force(reader, account->id, grant_day(now));
    view.identity.permissions = permissions_of(view.identity.grants);
    view.email = account->email;
    view.name = account->name;
    view.second_factor = account->totp_secret.has_value();
    view.password = account->password_hash.has_value();
    // A moment that cannot be read is long past.
    view.idle_ends = moment_from(session.idle_expires_at).value_or(Moment{});
    view.ends = moment_from(session.expires_at).value_or(Moment{});
    return view;
  });
  const std::scoped_lock lock(mutex_);
  const auto known = remembered_.find(hash);
  const Moment written = found ? found->idle_ends : Moment{};
  // Use that is not written yet.
  if (found && known != remembered_.end())
    found->idle_ends = std::max(found->idle_ends, known->second.view.idle_ends);
  if (!found || is_over(*found, now)) {
    if (known != remembered_.end()) remembered_.erase(known);
    return std::nullopt;
  }
  if (forgotten_ != before) return found;
  if (remembered_.size() >= most_remembered) {
    const auto idle = limits_.idle_now();
    std::erase_if(remembered_, [&](const auto& one) {
      return is_over(one.second.view, now) || now - one.second.read_at > idle;
    });
    if (remembered_.size() >= most_remembered) remembered_.erase(remembered_.begin());
  }
  remembered_.insert_or_assign(hash, Remembered{*found, now, written});
  return found;
}

std::function<void()> Sessions::used(const std::string& token) {
  const Moment now = clock_();
  const auto idle = limits_.idle_now();
  const Moment idle_ends = now + idle;
  const std::scoped_lock lock(mutex_);
  const auto found = remembered_.find(hash_of_token(token));
  if (found == remembered_.end()) return {};
  Remembered& known = found->second;
  known.view.idle_ends = std::max(known.view.idle_ends, idle_ends);
  if (idle_ends - known.written_idle_ends < idle / 2) return {};
  known.written_idle_ends = idle_ends;
  const Identity& identity = known.view.identity;
  return [this, id = identity.session, account = identity.account, now, idle_ends] {
    try {
      store_.write({account, "session.use"}, [&](store::Writer& writer) {
        auto session = writer.find<Session>(id);
        if (!session || session->ended_at) return;
        session->last_seen_at = std::max(session->last_seen_at, moment_text(now));
        session->idle_expires_at = std::max(session->idle_expires_at, moment_text(idle_ends));
        writer.update(*session);
      });
    } catch (const std::exception&) {  // NOLINT(bugprone-empty-catch)
      // The store is away: the session ends earlier at worst, and the next use after that is written.
    }
  };
}

void Sessions::forget(const std::string& account) {
  const std::scoped_lock lock(mutex_);
  ++forgotten_;
  std::erase_if(remembered_, [&](const auto& one) { return one.second.view.identity.account == account; });
}

}  // namespace windscreen::serve
