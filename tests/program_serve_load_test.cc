// Loading through the server of the program itself, which is killed in the middle.
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <optional>
#include <regex>
#include <thread>

#include "base/hash.h"
#include "program.h"
#include "serve/http/test_client.h"

namespace windscreen::tests {
namespace {

using nlohmann::json;

constexpr const char* password = "correct horse battery staple";

// `windscreen serve` on a port of its own, until it is killed.
class Server {
 public:
  explicit Server(const std::filesystem::path& workspace, const std::filesystem::path& said) {
    std::filesystem::remove(said);
    pid_ = fork();
    if (pid_ == 0) {
      const int file = open(said.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
      if (file < 0 || dup2(file, STDERR_FILENO) < 0 || dup2(file, STDOUT_FILENO) < 0) _exit(126);
      execl(WINDSCREEN_COMMAND, WINDSCREEN_COMMAND, "serve", "--workspace", workspace.c_str(), "--port", "0",
            nullptr);
      _exit(127);
    }
    const std::regex words("Listening on http://127\\.0\\.0\\.1:([0-9]+)/");
    while (port_ == 0 && waitpid(pid_, nullptr, WNOHANG) == 0) {
      std::ifstream in(said);
      for (std::string line; std::getline(in, line);) {
        std::smatch found;
        if (std::regex_search(line, found, words)) port_ = static_cast<std::uint16_t>(std::stoi(found[1]));
      }
      std::this_thread::yield();
    }
  }
  ~Server() { kill_it(); }
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  std::uint16_t port() const { return port_; }
  void kill_it() {
    if (pid_ > 0) {
      ::kill(pid_, SIGKILL);
      waitpid(pid_, nullptr, 0);
    }
    pid_ = 0;
  }

 private:
  pid_t pid_ = 0;
  std::uint16_t port_ = 0;
};

// A browser that has signed in.
class Analyst {
 public:
  explicit Analyst(const Server& server) : port_(server.port()) {
    const auto answer =
        ask("POST", "/api/v1/sign-in", {{"email", "una@example.org"}, {"password", password}});
    token_ = answer.value("csrf_token", "");
    EXPECT_FALSE(token_.empty()) << answer.dump();
  }

  json ask(const std::string& method, const std::string& target, const json& body = nullptr) {
    return send(method, target, body.is_null() ? "" : body.dump(), "application/json");
  }
  json send(const std::string& method, const std::string& target, const std::string& body, const char* type) {
    serve::Client client(port_);
    std::string request = method + " " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port_) +
                          "\r\nOrigin: http://127.0.0.1:" + std::to_string(port_) +
                          "\r\nContent-Type: " + type + "\r\nContent-Length: " + std::to_string(body.size()) +
                          "\r\n";
    if (!cookie_.empty()) request += "Cookie: " + cookie_ + "\r\n";
    if (!token_.empty()) request += "X-CSRF-Token: " + token_ + "\r\n";
    client.send(request + "\r\n" + body);
    const auto answer = client.receive();
    if (!answer) return {{"status", 0}};
    if (const std::string* set = answer->headers.find("Set-Cookie")) cookie_ = set->substr(0, set->find(';'));
    return json::parse(answer->body, nullptr, false);
  }

  // Sends a file in parts and gives its upload.
  std::string send_file(const std::string& name, const std::string& content) {
    const json begun = ask("POST", "/api/v1/uploads", {{"name", name}, {"bytes", content.size()}});
    const std::string id = begun.value("upload", "");
    const std::size_t part = begun.value("most_part", std::size_t{1});
    for (std::size_t at = 0; at < content.size(); at += part)
      send("PUT", "/api/v1/uploads/" + id + "/parts?offset=" + std::to_string(at), content.substr(at, part),
           "application/octet-stream");
    const json whole = ask("POST", "/api/v1/uploads/" + id + "/finish", {{"sha256", base::sha256(content)}});
    EXPECT_EQ(whole.value("state", ""), "whole") << whole.dump();
    return id;
  }
  json load(const std::vector<std::string>& uploads) {
    return ask("POST", "/api/v1/loads", {{"as_at", "2020-09-30"}, {"uploads", uploads}});
  }
  json look(const std::string& load) { return ask("GET", "/api/v1/loads/" + load); }

 private:
  std::uint16_t port_;
  std::string cookie_;
  std::string token_;
};

class ServeLoad : public Program {
 protected:
  void SetUp() override {
    init();
    ASSERT_EQ(windscreen({"store", "init"}).exit_code, 0);
    const Outcome made = windscreen({"account", "add", "--email", "una@example.org", "--name", "Una Wren",
                                     "--role", "performance_analyst", "--password-from-input"},
                                    std::string(password) + "\n");
    ASSERT_EQ(made.exit_code, 0) << made.err;
  }
  // Enough rows that a load of them takes a while.
  static std::string many_people() {
    std::string csv = "pers_person_id,pers_sex,pers_dob\n";
    for (int i = 0; i < 200'000; ++i) csv += "P" + std::to_string(i) + ",F,2010-02-28\n";
    return csv;
  }
  std::size_t snapshots() const { return windscreen({"snapshots", "--format", "json"}).json().size(); }
};

TEST_F(ServeLoad, AServerThatIsKilledLeavesNoHalfOfALoadAndSaysSo) {
  const std::filesystem::path workspace = path("workspace");
  const std::string people = many_people();
  std::string upload;
  std::string load;
  bool interrupted = false;
  // A load may be faster than the signal: then it is there whole, and another is tried.
  for (int attempt = 0; attempt < 5 && !interrupted; ++attempt) {
    {
      Server server(workspace, path("said"));
      ASSERT_NE(server.port(), 0);
      Analyst analyst(server);
      upload = analyst.send_file("people.csv", people + "Q" + std::to_string(attempt) + ",M,2011-01-01\n");
      load = analyst.load({upload}).value("load", "");
      ASSERT_FALSE(load.empty());
      server.kill_it();
    }
    EXPECT_EQ(windscreen({"snapshots", "verify"}).exit_code, 0);
    EXPECT_EQ(windscreen({"store", "verify"}).exit_code, 0);
    const std::size_t whole = snapshots();
    Server server(workspace, path("said"));
    Analyst analyst(server);
    const json left = analyst.look(load);
    if (left["state"] == "published") continue;
    interrupted = true;
    EXPECT_EQ(left["state"], "interrupted") << left.dump();
    EXPECT_FALSE(left["remedy"].get<std::string>().empty());
    // The file is still there, and is loaded now. What the killed load worked in goes with that.
    const std::string again = analyst.load({upload}).value("load", "");
    ASSERT_FALSE(again.empty());
    json now = analyst.look(again);
    while (now["state"] == "running") {
      std::this_thread::yield();
      now = analyst.look(again);
    }
    EXPECT_EQ(now["state"], "published") << now.dump();
    EXPECT_EQ(now["rows_read"], 200'001);
    // Killed between the last two writes, its snapshot was there already.
    EXPECT_EQ(snapshots(), now["was_there"].get<bool>() ? whole : whole + 1);
    for (const auto& entry : std::filesystem::recursive_directory_iterator(workspace / "lake"))
      EXPECT_FALSE(entry.is_directory() && entry.path().filename().string().starts_with('.')) << entry.path();
  }
  EXPECT_TRUE(interrupted);
}

TEST_F(ServeLoad, ALoadThroughTheServerIsTheSameAsThatOfTheCommand) {
  const std::string csv = "pers_person_id,pers_sex,pers_dob\nP1,F,2010-02-28\n,M,2011-01-01\n";
  write("people.csv", csv);
  const Outcome by_command = windscreen({"load", "--as-at", "2020-09-30", "people.csv"});
  ASSERT_EQ(by_command.exit_code, 0) << by_command.err;
  Server server(path("workspace"), path("said"));
  Analyst analyst(server);
  const std::string load = analyst.load({analyst.send_file("people.csv", csv)}).value("load", "");
  json now = analyst.look(load);
  while (now["state"] == "running") {
    std::this_thread::yield();
    now = analyst.look(load);
  }
  EXPECT_EQ(now["state"], "published") << now.dump();
  EXPECT_TRUE(now["was_there"].get<bool>());
  EXPECT_EQ(snapshots(), 1U);
  const std::string file = now["files"][0]["upload"].get<std::string>() + ".upload";
  while (std::filesystem::exists(path("workspace/uploads") / file)) std::this_thread::yield();
}

}  // namespace
}  // namespace windscreen::tests
