#include "serve/work/mail_delivery.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/text.h"
#include "serve/http/curl_handle.h"
#include "serve/http/request_headers.h"
#include "serve/single_sign_on/oidc_document.h"
#include "serve/work/mail_message.h"

namespace windscreen::serve {
namespace {

using NotTaken = MailFault::Kind;

constexpr long mail_connect_milliseconds = 10'000;

/// One message on its way.
struct Handover {
  const std::string& bytes;
  std::size_t at = 0;
  /// libcurl has asked for more and was told that there is none.
  bool is_over = false;
  const std::stop_token& stopping;
};

std::size_t give_bytes(char* buffer, std::size_t size, std::size_t count, void* of) {
  Handover& handover = *static_cast<Handover*>(of);
  const std::size_t some = std::min(size * count, handover.bytes.size() - handover.at);
  handover.bytes.copy(buffer, some, handover.at);
  handover.at += some;
  handover.is_over = handover.is_over || handover.at == handover.bytes.size();
  return some;
}

// Anything but 0 ends the transfer. What was handed over whole is waited for as long as any.
int is_to_stop(void* of, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  const Handover& handover = *static_cast<Handover*>(of);
  return handover.stopping.stop_requested() && !handover.is_over ? 1 : 0;
}

template <typename Value>
void set_mail_option(CURL* handle, CURLoption option, Value value) {
  if (!set_curl_option(handle, option, value))
    throw MailFault(NotTaken::server, "libcurl lacks what is needed to send mail.",
                    "Install libcurl with SMTP and TLS.");
}

bool is_smtps(std::string_view address) { return base::lower(address.substr(0, 8)) == "smtps://"; }

bool is_loopback_mail_server(std::string_view address) {
  const auto host = host_of(authority_of(address));
  return host && (*host == "127.0.0.1" || *host == "::1" || *host == "localhost");
}

/// What the server's last answer says about a message that it did not take.
MailFault mail_refused_by(long status, std::string_view step) {
  const std::string answered = fmt::format(" It answered {}.", status);
  // RFC 5321 section 4.2.3: 421 ends the connection; 530 and 535 (RFC 4954) want a sign-in or encryption.
  if (status == 421)
    return {NotTaken::server, "The mail server is not working now." + answered, "Try again later."};
  if (status == 530 || status == 535)
    return {NotTaken::server,
            "The mail server takes nothing from here without a sign-in or encryption." + answered,
            "Give it a user and a password, and the kind of encryption that it asks for."};
  if (step.starts_with("MAIL"))
    return {NotTaken::server, "The mail server does not take messages from this sender." + answered,
            "Ask whoever runs it from which address this machine may send."};
  if (step.starts_with("RCPT"))
    return {NotTaken::message, "The mail server does not take messages to this address." + answered,
            "Look whether the account\u2019s e-mail address is right."};
  return {NotTaken::message, "The mail server did not take the message." + answered,
          "Ask whoever runs it why; its log says more."};
}

MailFault mail_fault_of(CURLcode code, long status, const char* step) {
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
      return {NotTaken::server, "The mail server\u2019s name is not known.", "Look at what --smtp says."};
    case CURLE_COULDNT_CONNECT:
      return {NotTaken::server, "The mail server cannot be reached.",
              "Look at what --smtp says, and whether a firewall lets this machine through."};
    case CURLE_OPERATION_TIMEDOUT:
      return {NotTaken::server, "The mail server did not answer in time.",
              "Look at the port: 465 is for smtps://, 587 and 25 are for smtp://."};
    case CURLE_LOGIN_DENIED:
      return {NotTaken::server, "The mail server refused the user or the password.",
              "Look at --smtp-user and at what is in the password\u2019s file."};
    case CURLE_USE_SSL_FAILED:
      return {NotTaken::server, "The mail server offers no encryption (STARTTLS), and nothing was sent.",
              "Use smtps:// if it has that, or ask whoever runs it to offer STARTTLS."};
    case CURLE_PEER_FAILED_VERIFICATION:
      return {
          NotTaken::server, "The mail server\u2019s certificate is not one to be trusted.",
          "If the council has certificates of its own, name their file with --smtp-ca; and give --smtp the "
          "name that the certificate is for."};
    case CURLE_SSL_CACERT_BADFILE:
      return {NotTaken::server, "The file with the certificates to trust cannot be read.",
              "Give --smtp-ca a file of certificates in PEM."};
    case CURLE_SSL_CONNECT_ERROR:
      return {NotTaken::server, "The mail server and this one agree on no encryption.",
              "Look at the port: 465 is for smtps://, 587 and 25 are for smtp://. TLS 1.2 is needed."};
    default:
      break;
  }
  if (status >= 400) return mail_refused_by(status, step);
  return {NotTaken::server,
          fmt::format("There was no speaking with the mail server ({}).", curl_easy_strerror(code)),
          "Try again later; its log says more."};
}

}  // namespace

std::string mail_server_fault(std::string_view address) {
  const std::string scheme = base::lower(address.substr(0, address.find("://")));
  if (scheme != "smtp" && scheme != "smtps") return "It does not begin with smtp:// or smtps://.";
  const std::string authority = authority_of(address);
  if (authority.empty() || !host_of(authority))
    return "It has no host, or has a user, a password or a port that is none.";
  std::string_view rest = address.substr(scheme.size() + 3);
  if (rest.ends_with('/')) rest.remove_suffix(1);
  return rest.size() == authority.size() ? "" : "It goes on behind the host and port.";
}

bool needs_encryption(const MailServer& server) {
  if (is_smtps(server.address) || server.encryption == MailEncryption::always) return true;
  return server.encryption == MailEncryption::unless_loopback && !is_loopback_mail_server(server.address);
}

struct MailDelivery::Curl {
  CurlHandle handle;
  std::array<char, CURL_ERROR_SIZE> step{};
};

MailDelivery::MailDelivery(MailServer server, std::stop_token stopping)
    : server_(std::move(server)), stopping_(std::move(stopping)), curl_(std::make_unique<Curl>()) {
  if (const std::string fault = mail_server_fault(server_.address); !fault.empty())
    throw base::Error("The address of the mail server is none. " + fault,
                      "Write it as smtp://mail.example.gov.uk:587.");
  if (!is_mail_address(server_.from))
    throw base::Error("There is no e-mail address that messages are from.",
                      "Give --smtp-from one, such as windscreen@example.gov.uk.");
  curl_->handle = new_curl_handle();
  if (!curl_->handle) throw base::Error("libcurl cannot be started.", "Try again.");
}

MailDelivery::~MailDelivery() = default;

void MailDelivery::send(const std::string& to, const std::string& bytes) {
  if (!is_mail_address(to))
    throw base::Error("An e-mail address cannot be written to.",
                      "Look whether the account\u2019s e-mail address is right.");
  if (stopping_.stop_requested()) throw MailFault(NotTaken::stopped, "It was asked to stop.", "");
  CURL* const curl = curl_->handle.get();
  // What one message needs is set anew for the next; its connection stays.
  curl_easy_reset(curl);
  Handover handover{bytes, 0, false, stopping_};
  const CurlList recipient(curl_slist_append(nullptr, ("<" + to + ">").c_str()));
  curl_->step.front() = '\0';
  const std::string sender = "<" + server_.from + ">";
  set_mail_option(curl, CURLOPT_URL, server_.address.c_str());
  set_mail_option(curl, CURLOPT_PROTOCOLS_STR, is_smtps(server_.address) ? "smtps" : "smtp");
  // A proxy is for the web.
  set_mail_option(curl, CURLOPT_PROXY, "");
  set_mail_option(curl, CURLOPT_NOSIGNAL, 1L);
  set_mail_option(curl, CURLOPT_CONNECTTIMEOUT_MS, mail_connect_milliseconds);
  set_mail_option(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(server_.patience.count()));
  set_mail_option(curl, CURLOPT_USE_SSL,
                  static_cast<long>(needs_encryption(server_) ? CURLUSESSL_ALL : CURLUSESSL_NONE));
  set_mail_option(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  set_mail_option(curl, CURLOPT_SSL_VERIFYPEER, 1L);
  set_mail_option(curl, CURLOPT_SSL_VERIFYHOST, 2L);
  if (!server_.ca_file.empty()) {
    set_mail_option(curl, CURLOPT_CAINFO, server_.ca_file.c_str());
    // Otherwise what the system trusts would be trusted as well.
    set_mail_option(curl, CURLOPT_CAPATH, static_cast<const char*>(nullptr));
  }
  if (!server_.user.empty()) {
    set_mail_option(curl, CURLOPT_USERNAME, server_.user.c_str());
    set_mail_option(curl, CURLOPT_PASSWORD, server_.password.c_str());
  }
  set_mail_option(curl, CURLOPT_MAIL_FROM, sender.c_str());
  set_mail_option(curl, CURLOPT_MAIL_RCPT, recipient.get());
  set_mail_option(curl, CURLOPT_UPLOAD, 1L);
  set_mail_option(curl, CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(bytes.size()));
  set_mail_option(curl, CURLOPT_READFUNCTION, &give_bytes);
  set_mail_option(curl, CURLOPT_READDATA, static_cast<void*>(&handover));
  set_mail_option(curl, CURLOPT_NOPROGRESS, 0L);
  set_mail_option(curl, CURLOPT_XFERINFOFUNCTION, &is_to_stop);
  set_mail_option(curl, CURLOPT_XFERINFODATA, static_cast<void*>(&handover));
  set_mail_option(curl, CURLOPT_ERRORBUFFER, curl_->step.data());
  const CURLcode code = curl_easy_perform(curl);
  if (code == CURLE_OK) return;
  long status = 0;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
  if (code == CURLE_ABORTED_BY_CALLBACK) throw MailFault(NotTaken::stopped, "It was asked to stop.", "");
  if (handover.is_over && status < 400)
    throw MailFault(NotTaken::unsure, "The mail server did not say whether it has taken the message.",
                    "Ask the person whether it came, or look at the mail server\u2019s log.");
  throw mail_fault_of(code, status, curl_->step.data());
}

}  // namespace windscreen::serve
