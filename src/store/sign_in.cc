#include "store/sign_in.h"

namespace windscreen::store {

const Record<Session>& Session::record() {
  static const Record<Session> record("sessions", 3,
                                      {{"id", &Session::id},
                                       {"account_id", &Session::account_id},
                                       {"token_hash", &Session::token_hash, {.secret = true}},
                                       {"created_at", &Session::created_at},
                                       {"last_seen_at", &Session::last_seen_at},
                                       {"idle_expires_at", &Session::idle_expires_at},
                                       {"expires_at", &Session::expires_at},
                                       {"second_factor_at", &Session::second_factor_at},
                                       {"device", &Session::device},
                                       {"ended_at", &Session::ended_at},
                                       {"end_reason", &Session::end_reason}});
  return record;
}

const Record<Draft>& Draft::record() {
  static const Record<Draft> record("drafts", 3,
                                    {{"id", &Draft::id},
                                     {"account_id", &Draft::account_id},
                                     {"form", &Draft::form},
                                     {"content", &Draft::content, {.secret = true}},
                                     {"revision", &Draft::revision},
                                     {"saved_at", &Draft::saved_at}});
  return record;
}

const Record<SignInAttempt>& SignInAttempt::record() {
  static const Record<SignInAttempt> record("sign_in_attempts", 3,
                                            {{"id", &SignInAttempt::id},
                                             {"attempted_at", &SignInAttempt::attempted_at},
                                             {"account_id", &SignInAttempt::account_id},
                                             {"subject_digest", &SignInAttempt::subject_digest},
                                             {"address", &SignInAttempt::address},
                                             {"outcome", &SignInAttempt::outcome}});
  return record;
}

const Record<SignInFlow>& SignInFlow::record() {
  static const Record<SignInFlow> record("sign_in_flows", 3,
                                         {{"id", &SignInFlow::id},
                                          {"state_hash", &SignInFlow::state_hash, {.secret = true}},
                                          {"nonce", &SignInFlow::nonce, {.secret = true}},
                                          {"code_verifier", &SignInFlow::code_verifier, {.secret = true}},
                                          {"return_to", &SignInFlow::return_to},
                                          {"created_at", &SignInFlow::created_at},
                                          {"expires_at", &SignInFlow::expires_at}});
  return record;
}

}  // namespace windscreen::store
