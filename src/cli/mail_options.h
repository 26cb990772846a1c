// What `windscreen serve` and `windscreen reminders` are told about the council's mail server.
#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>

#include "serve/work/mail_delivery.h"

namespace windscreen::cli {

struct MailOptions {
  serve::MailServer server;
  std::string password_file;
};

/// Adds the options that begin with --smtp, each with its variable of the environment.
void add_mail_options(CLI::App& command, MailOptions& options);

/// The mail server with its password read; nullopt where none is named. Throws Error where it has no address
/// that messages are from, has a user and no password or the other way round, or where the password's file
/// cannot be read, is open to everybody or holds no password.
std::optional<serve::MailServer> mail_server_of(const MailOptions& options);

/// `--address` as links are made of it, without a slash at its end; empty where none was given. Throws Error
/// where no link can be made of it.
std::string link_address(std::string given);

}  // namespace windscreen::cli
