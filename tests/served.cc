#include "served.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <fstream>
#include <thread>

namespace windscreen::tests {

using nlohmann::json;

serve::Received Browser::send(const std::string& method, const std::string& target, const json& body) {
  const std::string text = body.is_null() ? std::string() : body.dump();
  std::string request = fmt::format("{} {} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nAccept: application/json\r\n",
                                    method, target, port);
  if (!cookie.empty()) request += "Cookie: " + cookie + "\r\n";
  if (!csrf.empty()) request += "X-CSRF-Token: " + csrf + "\r\n";
  if (method != "GET")
    request += fmt::format("Content-Type: application/json\r\nContent-Length: {}\r\n", text.size());
  serve::Client client(port);
  if (!client.connected() || !client.send(request + "\r\n" + text)) return {};
  serve::Received received = client.receive().value_or(serve::Received{});
  if (const std::string* set = received.headers.find("Set-Cookie")) cookie = set->substr(0, set->find(';'));
  const json answer = read(received);
  const json& session = answer.is_object() && answer.contains("session") ? answer["session"] : answer;
  if (session.is_object() && session.contains("csrf_token") && session["csrf_token"].is_string())
    csrf = session["csrf_token"];
  return received;
}

void Served::SetUp() {
  if (GetParam() == store::Engine::postgresql) {
    if (!store::TestServer::installed()) GTEST_SKIP() << "PostgreSQL is not installed: its tests are skipped";
    database_ = store::TestServer::instance().empty_database();
  }
  init();
  const Outcome loaded = windscreen({"load", "--as-at", "2020-09-30", tiny_authority()});
  ASSERT_EQ(loaded.exit_code, 0) << loaded.err;
  ASSERT_EQ(windscreen(with_store({"store", "init"})).exit_code, 0);
}

void Served::TearDown() {
  if (server_ > 0) kill_it();
}

store::Location Served::location() const { return store::locate(path("workspace"), database_); }

std::vector<std::string> Served::with_store(std::vector<std::string> arguments) const {
  if (!database_.empty()) arguments.insert(arguments.end(), {"--store", database_});
  return arguments;
}

void Served::account(const std::string& name, const std::string& role, const std::string& scope) const {
  const Outcome made =
      windscreen(with_store({"account", "add", "--email", name + "@example.org", "--name", name, "--role",
                             role, "--scope", scope, "--password-from-input"}),
                 std::string(password) + "\n");
  ASSERT_EQ(made.exit_code, 0) << made.err;
}

std::string Served::said() const {
  std::ifstream in(path(".served"));
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void Served::serve() {
  std::filesystem::remove(path(".served"));
  std::vector<std::string> words = with_store({WINDSCREEN_COMMAND, "serve", "--port", "0"});
  const std::string file = path(".served").string();
  const std::string workspace = path("workspace").string();
  server_ = fork();
  if (server_ == 0) {
    const int out = open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (out < 0 || dup2(out, STDOUT_FILENO) < 0 || dup2(out, STDERR_FILENO) < 0) _exit(126);
    setenv("WINDSCREEN_WORKSPACE", workspace.c_str(), 1);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    std::vector<char*> pointers;
    for (std::string& word : words) pointers.push_back(word.data());
    pointers.push_back(nullptr);
    execv(pointers[0], pointers.data());
    _exit(127);
  }
  // However busy the machine is.
  const std::string_view listening = "Listening on http://127.0.0.1:";
  for (int i = 0; i < 6000; ++i) {
    const std::string words_said = said();
    const std::size_t at = words_said.find(listening);
    if (at != std::string::npos && words_said.find('/', at + listening.size()) != std::string::npos) {
      port_ = static_cast<std::uint16_t>(std::stoi(words_said.substr(at + listening.size())));
      return;
    }
    ASSERT_EQ(waitpid(server_, nullptr, WNOHANG), 0) << "the server has ended: " << words_said;
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  FAIL() << "the server does not listen: " << said();
}

int Served::stop() {
  kill(server_, SIGTERM);
  int status = 0;
  waitpid(server_, &status, 0);
  server_ = -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

void Served::kill_it() {
  kill(server_, SIGKILL);
  waitpid(server_, nullptr, 0);
  server_ = -1;
}

Browser Served::signed_in(const std::string& name, const std::string& code) {
  Browser browser{port_, "", ""};
  json body = {{"email", name + "@example.org"}, {"password", password}};
  if (!code.empty()) body["code"] = code;
  const serve::Received received = browser.send("POST", "/api/v1/sign-in", body);
  EXPECT_EQ(received.status, 200) << name << " " << received.body;
  return browser;
}

}  // namespace windscreen::tests
