// The council's directory: its discovery document and keys as they were last fetched, and the two things it
// is asked for: where to send a browser, and who came back.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "serve/single_sign_on/oidc_document.h"
#include "serve/single_sign_on/oidc_http.h"
#include "serve/single_sign_on/oidc_token.h"
#include "store/identity.h"

namespace windscreen::serve {

/// What the directory knows this server as, and what is believed of it.
struct OidcOptions {
  /// The directory, to the letter as its discovery document names it: for Entra ID
  /// https://login.microsoftonline.com/TENANT/v2.0, a tenant's own.
  std::string issuer;
  std::string client_id;
  /// Empty for a client without one.
  std::string client_secret;
  /// What people call it, for the button.
  std::string name = "your council account";
  /// Where people reach this server, "https://windscreen.example.gov.uk", without a path.
  std::string address;
  /// Domains whose addresses the directory is believed about though it does not say that it has verified them
  /// (oidc_account.h); lower case.
  std::vector<std::string> trusted_domains;
};

/// Throws Error for options that cannot work, in words about the command line's: an address that is neither
/// https nor this machine's, a missing client, a trusted domain that is none.
void check_options(const OidcOptions& options);

/// One sign-in's own secrets, which the directory is sent or shown.
struct OidcRequest {
  std::string state;
  std::string nonce;
  /// RFC 7636: the directory is sent its SHA-256, and later shown it.
  std::string code_verifier;
};

/// Thread-safe. Its functions ask the directory and wait, so they are for workers; all throw OidcFault.
class OidcDirectory {
 public:
  OidcDirectory(OidcOptions options, AskDirectory ask);

  const OidcOptions& options() const { return options_; }
  /// The address of ours that the directory sends browsers back to.
  std::string return_address() const;

  /// Where to send a browser that wants to sign in.
  std::string sign_in_address(const OidcRequest& request, store::Moment now);
  /// Who has signed in, for the code that the browser brought back. A code is good for one try. `issuer` is
  /// what the browser's address said gave it (RFC 9207), or empty.
  IdClaims redeem(const std::string& code, const std::string& issuer, const OidcRequest& request,
                  store::Moment began, store::Moment now);

 private:
  using Keys = std::shared_ptr<const std::vector<SigningKey>>;
  OidcEndpoints endpoints(store::Moment now);
  Keys keys(const OidcEndpoints& endpoints, store::Moment now);
  Keys newer_keys(const OidcEndpoints& endpoints, const Keys& than, store::Moment now);
  std::string fetched(const std::string& address) const;
  std::string id_token(const OidcEndpoints& endpoints, const std::string& code,
                       const OidcRequest& request) const;

  OidcOptions options_;
  AskDirectory ask_;
  std::mutex mutex_;
  std::optional<OidcEndpoints> endpoints_;
  store::Moment endpoints_at_;
  Keys keys_;
  store::Moment keys_at_;
};

}  // namespace windscreen::serve
