#include "serve/single_sign_on/oidc_sign_in.h"

#include <algorithm>

#include "serve/accounts/session_token.h"
#include "serve/accounts/sign_in_limits.h"
#include "serve/http/problem.h"
#include "serve/single_sign_on/oidc_account.h"
#include "serve/single_sign_on/oidc_fault.h"
#include "store/people.h"
#include "store/sign_in.h"

namespace windscreen::serve {
namespace {

using std::chrono::seconds;
using store::Moment;
using store::moment_text;
using store::SignInFlow;
using store::Writer;

constexpr std::chrono::minutes flow_lasts{10};
constexpr std::size_t free_unfinished = 50;
constexpr std::size_t most_unfinished = 60;
constexpr seconds longest_wait{60};
constexpr std::size_t most_addresses = 10'000;
// However many addresses begin them: more people than that do not sign in within ten minutes.
constexpr std::int64_t most_flows = 5000;
constexpr int old_at_once = 20;

const store::Act by_the_door = {"system:sign-in", "single_sign_on.begin"};
const store::Act taken_at_the_door = {"system:sign-in", "single_sign_on.return"};

// The state alone finds no flow: only together with the secret of the browser that began it.
std::string flow_name(const std::string& state, const std::string& browser) {
  return hash_of_token(state + "." + browser);
}

std::string problem_of(const OidcFault& fault) {
  switch (fault.kind) {
    case OidcFault::Kind::unreachable:
      return "sso_unreachable";
    case OidcFault::Kind::refused:
    case OidcFault::Kind::not_believed:
    case OidcFault::Kind::unknown_key:
      break;
  }
  return "sso_not_believed";
}

}  // namespace

int BegunSignIns::begin(const std::string& address, Moment now) {
  const std::scoped_lock lock(mutex_);
  const auto is_old = [now](Moment begun) { return now - begun > std::chrono::hours(1); };
  if (begun_.size() >= most_addresses && !begun_.contains(address)) {
    std::erase_if(begun_, [&](const auto& one) { return one.second.empty() || is_old(one.second.back()); });
    if (begun_.size() >= most_addresses) begun_.erase(begun_.begin());
  }
  std::deque<Moment>& of_address = begun_[address];
  while (!of_address.empty() && (is_old(of_address.front()) || of_address.size() >= most_unfinished))
    of_address.pop_front();
  if (of_address.size() >= free_unfinished) {
    seconds wait{1};
    for (std::size_t i = free_unfinished; i < of_address.size() && wait < longest_wait; ++i) wait *= 2;
    wait = std::min(wait, longest_wait);
    const auto over = of_address.back() + wait;
    if (now < over) return std::max(1, static_cast<int>(std::chrono::ceil<seconds>(over - now).count()));
  }
  of_address.push_back(now);
  return 0;
}

void BegunSignIns::finish(const std::string& address) {
  const std::scoped_lock lock(mutex_);
  const auto found = begun_.find(address);
  if (found != begun_.end() && !found->second.empty()) found->second.pop_front();
}

BegunSignIn OidcSignIn::begin(const std::string& browser, const std::string& return_to,
                              const std::string& address) {
  const Moment now = clock_();
  if (const int wait = begun_.begin(address, now); wait > 0)
    throw Refused(429, "Too many sign-ins were begun and not finished.",
                  "Wait " + std::to_string(wait) + " seconds, and try again.", "wait", wait);
  BegunSignIn made;
  // One secret a browser, so that two of its tabs may be under way.
  made.browser = is_token(browser) ? browser : new_token();
  const OidcRequest request = {new_token(), new_token(), new_token()};
  made.go_to = directory_.sign_in_address(request, now);
  SignInFlow flow;
  flow.state_hash = flow_name(request.state, made.browser);
  flow.nonce = request.nonce;
  flow.code_verifier = request.code_verifier;
  flow.return_to = return_to;
  flow.created_at = moment_text(now);
  flow.expires_at = moment_text(now + flow_lasts);
  store_.write(by_the_door, [&](Writer& writer) {
    for (const SignInFlow& old : writer.select<SignInFlow>(
             "where expires_at <= :now order by expires_at limit " + std::to_string(old_at_once),
             {{"now", moment_text(now)}}))
      writer.erase<SignInFlow>(old.id);
    if (writer.count<SignInFlow>("") >= most_flows)
      throw Refused(429, "Too many people are signing in at once.", "Wait a minute, and try again.", "wait",
                    60);
    flow.id = store::new_id();
    writer.insert(flow);
  });
  return made;
}

std::optional<SignInFlow> OidcSignIn::take_flow(const BroughtBack& brought) {
  if (!is_token(brought.state) || !is_token(brought.browser)) return std::nullopt;
  const std::string name = flow_name(brought.state, brought.browser);
  const auto find = [&](const store::Reader& reader) {
    return reader.select<SignInFlow>("where state_hash = :name", {{"name", name}});
  };
  // Whoever brings what nobody began writes nothing.
  if (store_.read([&](const store::Queries& reader) { return find(reader).empty(); })) return std::nullopt;
  auto taken = store_.write(taken_at_the_door, [&](Writer& writer) {
    auto found = find(writer);
    for (const SignInFlow& flow : found) writer.erase<SignInFlow>(flow.id);
    return found;
  });
  if (taken.empty() || taken.front().expires_at <= moment_text(clock_())) return std::nullopt;
  return std::move(taken.front());
}

FinishedSignIn OidcSignIn::finish(const BroughtBack& brought) {
  FinishedSignIn finished;
  // Taken before anything is asked of anyone: it can be finished once.
  const auto flow = take_flow(brought);
  if (!flow) {
    finished.problem = "sso_over";
    return finished;
  }
  finished.return_to = flow->return_to;
  if (!brought.error.empty() || brought.code.empty()) {
    const std::string word = error_word(brought.error);
    finished.problem = word == "access_denied" || word == "login_required" || word == "interaction_required"
                           ? "sso_cancelled"
                           : "sso_not_believed";
    finished.fault = "the directory sent the browser back with: " + word;
  } else {
    try {
      const OidcRequest request = {brought.state, flow->nonce, flow->code_verifier};
      const IdClaims claims =
          directory_.redeem(brought.code, brought.issuer, request,
                            store::moment_from(flow->created_at).value_or(clock_()), clock_());
      let_in(brought, claims, finished);
      return finished;
    } catch (const OidcFault& fault) {
      finished.problem = problem_of(fault);
      finished.fault = fault.what();
    }
  }
  store_.write(taken_at_the_door,
               [&](Writer& writer) { record(writer, brought, std::nullopt, "unknown", "sso_refused"); });
  return finished;
}

void OidcSignIn::record(Writer& writer, const BroughtBack& brought, const std::optional<std::string>& account,
                        const std::string& subject, const std::string& outcome) const {
  store::SignInAttempt attempt;
  attempt.id = store::new_id();
  attempt.attempted_at = moment_text(clock_());
  attempt.account_id = account;
  attempt.subject_digest = subject;
  attempt.address = brought.address;
  attempt.outcome = outcome;
  writer.insert(attempt);
  forget_old_attempts(writer, clock_());
}

void OidcSignIn::let_in(const BroughtBack& brought, const IdClaims& claims, FinishedSignIn& finished) {
  const std::string& issuer = options().issuer;
  const auto find = [&](const store::Reader& reader) {
    return account_of_person(reader, issuer, claims, options().trusted_domains);
  };
  const auto seen = store_.read([&](const store::Queries& reader) { return find(reader); });
  const std::string actor = seen.account ? seen.account->id : by_the_door.actor;
  std::optional<std::string> ended;
  NewSession made;
  const bool is_in = store_.write({actor, "session.begin"}, [&](Writer& writer) {
    ended.reset();
    DirectoryAccount found = find(writer);
    // Somebody changed whose account it is in between: what the log would call the actor is another.
    if (found.refused.empty() && (!seen.account || seen.account->id != found.account->id))
      found.refused = "sso_no_account";
    finished.problem = found.refused;
    const auto account = found.account ? std::optional(found.account->id) : std::nullopt;
    const std::string subject = found.account
                                    ? key_.digest("sign-in name", found.account->email)
                                    : key_.digest("single sign-on subject", issuer + " " + claims.subject);
    record(writer, brought, account, subject, found.refused.empty() ? "signed_in" : "sso_refused");
    if (!found.refused.empty()) return false;
    if (found.is_new_link || found.account->status == "invited")
      link_account(writer, *found.account, issuer, claims.subject, clock_());
    ended = end_replaced_session(writer, brought.old_token, clock_());
    made = begin_session(writer, found.account->id, brought.device, false, limits_, clock_());
    return true;
  });
  if (ended) sessions_.forget(*ended);
  if (!is_in) {
    finished.fault = "the directory's person may not sign in: " + finished.problem;
    return;
  }
  begun_.finish(brought.address);
  finished.token = made.token;
}

}  // namespace windscreen::serve
