// What `windscreen serve` is told about the council's directory.
#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>

#include "serve/single_sign_on/oidc_directory.h"

namespace windscreen::cli {

struct SingleSignOnOptions {
  serve::OidcOptions directory;
  std::string secret_file;
};

/// Adds --address and the options that begin with --oidc.
void add_single_sign_on_options(CLI::App& command, SingleSignOnOptions& options);

/// The directory with its secret read; nullopt where none is named. Throws Error where the secret's file
/// cannot be read, is open to everybody or holds no secret.
std::optional<serve::OidcOptions> single_sign_on_of(const SingleSignOnOptions& options);

}  // namespace windscreen::cli
