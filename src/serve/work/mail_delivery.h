// Handing messages to the council's mail server by SMTP (RFC 5321), with libcurl.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>

#include "base/error.h"

namespace windscreen::serve {

/// Whether the way to the mail server must be encrypted.
enum class MailEncryption : std::uint8_t {
  /// Everywhere but to this machine itself, where the message never leaves it.
  unless_loopback,
  always,
  /// The message, and the password where there is one, can be read on the way.
  never
};

/// The mail server and how it is spoken with.
struct MailServer {
  /// smtp://HOST:PORT, which is encrypted by STARTTLS (RFC 3207), or smtps://HOST:PORT, which is from the
  /// beginning. Without a port 25 and 465.
  std::string address;
  /// Whom the messages are from; mail_message.h's is_mail_address.
  std::string from;
  /// Without a user it is not signed in.
  std::string user;
  std::string password;
  /// A file with the certificates (PEM) that the server's is checked against; empty: those that the system
  /// trusts.
  std::string ca_file;
  MailEncryption encryption = MailEncryption::unless_loopback;
  /// How long one message may take.
  std::chrono::milliseconds patience = std::chrono::seconds(30);
};

/// Why an address cannot be a mail server's, in a sentence; empty where it can: smtp or smtps with a host,
/// perhaps a port, and nothing else (no user, no path). Thread-safe.
std::string mail_server_fault(std::string_view address);

/// Whether what is sent there must be encrypted, by STARTTLS where the address is smtp. Thread-safe.
bool needs_encryption(const MailServer& server);

/// A message was not taken, or nobody knows whether it was. The words are for a log and for the record of
/// what was sent: no address of a person, no password, nothing of the message or of what the server wrote.
struct MailFault : base::Error {
  enum class Kind : std::uint8_t {
    /// The server would not take this message or this recipient; it may take the next.
    message,
    /// There is no speaking with the server, or it does not take what comes from us: the next would fare
    /// alike.
    server,
    /// The message was handed over whole, and the server's answer did not come.
    unsure,
    /// It was asked to stop before the message was handed over.
    stopped
  };
  MailFault(Kind what_kind, const std::string& what, std::string remedy)
      : base::Error(what, std::move(remedy)), kind(what_kind) {}

  Kind kind;
};

/// Hands a message (mail_bytes) to the mail server for one recipient, and waits until the server has taken
/// it. Throws MailFault. Tests give one of their own.
using SendMail = std::function<void(const std::string& to, const std::string& bytes)>;

/// Speaks with a mail server, and keeps its connection from one message to the next. TLS is 1.2 or later and
/// the server's certificate is checked, whatever is asked for. Belongs to one thread; `stopping` may be asked
/// for from any, and ends a wait within about a second.
class MailDelivery {
 public:
  /// Throws Error where the address is none (mail_server_fault) or `from` is not one to send from.
  explicit MailDelivery(MailServer server, std::stop_token stopping = {});
  ~MailDelivery();
  MailDelivery(const MailDelivery&) = delete;
  MailDelivery& operator=(const MailDelivery&) = delete;

  /// As SendMail. Throws Error, and sends nothing, for a recipient that is no is_mail_address.
  void send(const std::string& to, const std::string& bytes);

 private:
  struct Curl;
  MailServer server_;
  std::stop_token stopping_;
  std::unique_ptr<Curl> curl_;
};

}  // namespace windscreen::serve
