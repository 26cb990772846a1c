// `windscreen serve` as a process of its own, and a browser that asks it over the loopback: for whole-program
// tests on both engines of the store.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "program.h"
#include "serve/http/test_client.h"
#include "store/test_engines.h"

namespace windscreen::tests {

/// A browser that keeps its cookie and the CSRF token of its page. Belongs to one thread.
struct Browser {
  std::uint16_t port = 0;
  std::string cookie;
  std::string csrf;

  /// The answer to a request with this JSON body (none where it is null); status 0 where none came whole.
  serve::Received send(const std::string& method, const std::string& target,
                       const nlohmann::json& body = nullptr);
  nlohmann::json get(const std::string& target) { return read(send("GET", target)); }
  static nlohmann::json read(const serve::Received& received) {
    return nlohmann::json::parse(received.body, nullptr, false);
  }
};

/// Runs on both engines. The workspace holds the tiny authority of program.h, loaded as at 30 September 2020,
/// and a store.
class Served : public Program, public testing::WithParamInterface<store::Engine> {
 protected:
  void SetUp() override;
  void TearDown() override;

  /// The store, and what names it on the command line.
  store::Location location() const;
  std::vector<std::string> with_store(std::vector<std::string> arguments) const;
  /// An account with the tests' password and a role, made on the command line.
  void account(const std::string& name, const std::string& role, const std::string& scope) const;

  /// Starts the server and waits until it listens.
  void serve();
  /// Ends it by SIGTERM and gives its exit code.
  int stop();
  /// Ends it by SIGKILL.
  void kill_it();
  std::uint16_t port() const { return port_; }
  /// What it has said and logged.
  std::string said() const;

  /// A browser that has signed in through the form's address.
  Browser signed_in(const std::string& name, const std::string& code = {});

  static constexpr const char* password = "correct horse battery";

 private:
  std::string database_;
  pid_t server_ = -1;
  std::uint16_t port_ = 0;
};

}  // namespace windscreen::tests
