// The whole server: the workspace, the routes, the workers and the socket.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "serve/accounts/password.h"
#include "serve/accounts/sessions.h"
#include "serve/application.h"
#include "serve/data/uploads.h"
#include "serve/http/http_server.h"
#include "serve/single_sign_on/oidc_directory.h"
#include "serve/work/mail_delivery.h"

namespace windscreen::serve {

struct ServeOptions {
  std::filesystem::path workspace;
  ServerOptions server;
  ApplicationOptions application;
  /// Serve the public picture, of this snapshot (empty: the newest at the start).
  bool public_picture = false;
  std::string public_snapshot;
  /// Where accounts are, as store::locate takes it; empty: the workspace's own store, if there is one.
  std::string store;
  SessionLimits sessions;
  /// What files that are sent to be loaded may take together.
  UploadLimits uploads;
  PasswordCost password_cost;
  /// The council's directory, with which people may sign in; absent: with passwords only.
  std::optional<OidcOptions> single_sign_on;
  /// Where people reach the server, such as "https://windscreen.example.gov.uk", for links that are sent to
  /// them; empty where it does not know.
  std::string address;
  /// The mail server that reminders go through; absent: nobody is reminded.
  std::optional<MailServer> mail;
  /// Hears what the server does by itself, in words without anybody's name; may be empty. Thread-safe.
  std::function<void(const std::string&)> told;
  /// The program's version, for the OpenAPI document.
  std::string version;
};

/// Belongs to one thread.
class ServerProgram {
 public:
  /// Opens the workspace and listens. Throws Error.
  explicit ServerProgram(ServeOptions options);
  ~ServerProgram();
  ServerProgram(const ServerProgram&) = delete;
  ServerProgram& operator=(const ServerProgram&) = delete;

  std::uint16_t port() const;
  /// Whether there is a store, and so anyone can sign in.
  bool has_store() const;
  /// The application, for tests that ask without a socket.
  Application& application();
  /// Finishes requests in flight, for so long at most. True when none was cut off.
  bool stop(std::chrono::milliseconds patience);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// A log line as one JSON object on one line, with its moment. Thread-safe.
std::string json_line(const LogLine& line);
/// The same for words about what the server has done by itself.
std::string json_line(const std::string& told);

}  // namespace windscreen::serve
