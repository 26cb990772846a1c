// Asking the council's directory over HTTP: one question, one answer, within bounds of size and time.
#pragma once

#include <chrono>
#include <functional>
#include <string>

namespace windscreen::serve {

/// A question to the directory.
struct OidcQuestion {
  /// An address that is_askable (oidc_document.h) takes; other addresses are refused.
  std::string address;
  /// The body of a POST, as a form; empty: a GET.
  std::string form;
  /// The value of an Authorization header; empty: none.
  std::string authorization;
  /// How long the whole may take.
  std::chrono::milliseconds patience = std::chrono::seconds(10);
};

struct OidcAnswer {
  int status = 0;
  std::string body;
};

/// Asks and waits. Throws OidcFault (unreachable). Thread-safe. Tests give one of their own.
using AskDirectory = std::function<OidcAnswer(const OidcQuestion&)>;

/// No answer may be longer; none that is known has a tenth of it.
inline constexpr std::size_t longest_answer = std::size_t{512} << 10U;

/// AskDirectory over the network: https with TLS 1.2 or later and the certificates that the system trusts
/// (http only to this machine itself), no redirections, no cookies, at most `longest_answer` bytes. A proxy
/// is taken from HTTPS_PROXY and NO_PROXY, but never for this machine itself. For a worker: it waits.
OidcAnswer ask_over_network(const OidcQuestion& question);

}  // namespace windscreen::serve
