#include "cli/single_sign_on_options.h"

#include <sys/stat.h>

#include <fstream>
#include <iterator>

#include "base/error.h"
#include "base/text.h"

namespace windscreen::cli {
namespace {

using base::Error;

constexpr std::size_t longest_secret = 1000;

std::string secret_in(const std::string& file) {
  struct stat status{};
  std::ifstream in(file, std::ios::binary);
  if (::stat(file.c_str(), &status) != 0 || !S_ISREG(status.st_mode) || !in)
    throw Error(file + ": cannot be read", "Give --oidc-client-secret-file a file that holds the secret.");
  if ((status.st_mode & S_IRWXO) != 0)
    throw Error(file + ": everybody on this machine may read the secret",
                "Take that right away: chmod o= " + file);
  std::string text;
  text.resize(longest_secret + 1);
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(in.gcount()));
  std::string secret(base::trim(text));
  if (secret.empty() || text.size() > longest_secret || secret.find_first_of("\r\n") != std::string::npos)
    throw Error(file + ": holds no secret in one line", "Put the client's secret there and nothing else.");
  return secret;
}

}  // namespace

void add_single_sign_on_options(CLI::App& command, SingleSignOnOptions& options) {
  serve::OidcOptions& directory = options.directory;
  auto* address = command.add_option("--address", directory.address,
                                     "Where people reach this server, such as "
                                     "https://windscreen.example.gov.uk: single sign-on comes back there");
  auto* issuer = command.add_option("--oidc-issuer", directory.issuer,
                                    "The council's directory, for single sign-on; for Entra ID "
                                    "https://login.microsoftonline.com/TENANT/v2.0");
  auto* client = command.add_option("--oidc-client-id", directory.client_id,
                                    "The identifier under which the directory knows this server");
  issuer->needs(client)->needs(address);
  client->needs(issuer);
  command
      .add_option("--oidc-client-secret-file", options.secret_file,
                  "A file with the client's secret, if it has one; it never stands in an argument")
      ->needs(issuer);
  command.add_option("--oidc-name", directory.name, "What people call that account, for the button")
      ->needs(issuer)
      ->capture_default_str();
  command
      .add_option(
          "--oidc-trust-domain", directory.trusted_domains,
          "A domain whose addresses the directory is believed about without saying that it has verified "
          "them, as Entra ID does not (docs/single-sign-on.md)")
      ->needs(issuer);
}

std::optional<serve::OidcOptions> single_sign_on_of(const SingleSignOnOptions& options) {
  if (options.directory.issuer.empty()) return std::nullopt;
  serve::OidcOptions made = options.directory;
  if (!options.secret_file.empty()) made.client_secret = secret_in(options.secret_file);
  // As people write it.
  if (made.address.ends_with('/')) made.address.pop_back();
  for (std::string& domain : made.trusted_domains) domain = base::lower(domain);
  return made;
}

}  // namespace windscreen::cli
