#include "cli/single_sign_on_options.h"

#include "base/text.h"
#include "cli/secret_file.h"

namespace windscreen::cli {
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
  if (!options.secret_file.empty())
    made.client_secret = secret_in(options.secret_file, "--oidc-client-secret-file", "secret");
  // As people write it.
  if (made.address.ends_with('/')) made.address.pop_back();
  for (std::string& domain : made.trusted_domains) domain = base::lower(domain);
  return made;
}

}  // namespace windscreen::cli
