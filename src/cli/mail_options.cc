#include "cli/mail_options.h"

#include <map>

#include "base/error.h"
#include "cli/secret_file.h"
#include "serve/work/reminder_message.h"

namespace windscreen::cli {

using base::Error;
using serve::MailEncryption;

void add_mail_options(CLI::App& command, MailOptions& options) {
  serve::MailServer& server = options.server;
  command
      .add_option("--smtp", server.address,
                  "The mail server that reminders go through, such as smtp://mail.example.gov.uk:587 "
                  "(docs/reminders.md)")
      ->envname("WINDSCREEN_SMTP");
  command.add_option("--smtp-from", server.from, "The e-mail address that reminders are from")
      ->envname("WINDSCREEN_SMTP_FROM");
  command.add_option("--smtp-user", server.user, "Who signs in to the mail server, if it asks for that")
      ->envname("WINDSCREEN_SMTP_USER");
  command
      .add_option("--smtp-password-file", options.password_file,
                  "A file with the password; it never stands in an argument")
      ->envname("WINDSCREEN_SMTP_PASSWORD_FILE");
  command
      .add_option(
          "--smtp-ca", server.ca_file,
          "A file of certificates (PEM) that the mail server\u2019s is checked against, in place of those "
          "that the system trusts")
      ->envname("WINDSCREEN_SMTP_CA");
  static const std::map<std::string, MailEncryption> ways = {{"always", MailEncryption::always},
                                                             {"never", MailEncryption::never}};
  command
      .add_option("--smtp-tls", server.encryption,
                  "Whether the way to an smtp:// server must be encrypted: always or never (default: always "
                  "but to this machine itself)")
      ->envname("WINDSCREEN_SMTP_TLS")
      ->transform(CLI::CheckedTransformer(ways, CLI::ignore_case).description(""));
}

std::optional<serve::MailServer> mail_server_of(const MailOptions& options) {
  if (options.server.address.empty()) return std::nullopt;
  if (options.server.from.empty())
    throw Error("The mail server is not told whom messages are from.",
                "Give --smtp-from an e-mail address, such as windscreen@example.gov.uk.");
  if (options.server.user.empty() != options.password_file.empty())
    throw Error("The mail server needs both a user and a password, or neither.",
                "Give both --smtp-user and --smtp-password-file.");
  serve::MailServer server = options.server;
  if (!options.password_file.empty())
    server.password = secret_in(options.password_file, "--smtp-password-file", "password");
  return server;
}

std::string link_address(std::string given) {
  while (given.ends_with('/')) given.pop_back();
  if (!given.empty() && !serve::is_link_address(given)) {
    throw Error("Nobody can be led to \u201c" + given + "\u201d.",
                "Write --address as people do in a browser: https://windscreen.example.gov.uk.");
  }
  return given;
}

}  // namespace windscreen::cli
