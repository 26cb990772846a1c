// A real SMTP server on the loopback for tests: tests/smtp_server.py (aiosmtpd), started for a test and ended
// with it.
#pragma once

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <iterator>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace windscreen::serve {

/// A message as the server took it.
struct TakenMail {
  std::string from;
  std::vector<std::string> to;
  /// Who signed in; empty where nobody did.
  std::string user;
  bool encrypted = false;
  std::string bytes;
};

/// The text of a message that has no parts, out of its quoted-printable form (RFC 2045 section 6.7).
inline std::string text_of_mail(const std::string& bytes) {
  std::string text;
  const std::size_t begin = bytes.find("\r\n\r\n");
  if (begin == std::string::npos) throw std::runtime_error("the message has no body");
  for (std::size_t at = begin + 4; at < bytes.size(); ++at) {
    if (bytes[at] == '\r') continue;
    if (bytes[at] != '=') {
      text += bytes[at];
      continue;
    }
    const std::string code = bytes.substr(at + 1, 2);
    if (code != "\r\n") text += static_cast<char>(std::stoi(code, nullptr, 16));
    at += 2;
  }
  return text;
}

class SmtpServer {
 public:
  /// False where python3-aiosmtpd is not installed: then its tests are skipped.
  static bool installed() {
    static const bool is = std::system("/usr/bin/python3 -c 'import aiosmtpd' 2>/dev/null") == 0;
    return is;
  }

  /// Starts it with the switches of tests/smtp_server.py and waits until it listens. Throws where it ends
  /// instead.
  explicit SmtpServer(std::initializer_list<std::string> switches = {}) {
    std::string pattern = (std::filesystem::temp_directory_path() / "windscreen-smtp-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary directory");
    folder_ = pattern;
    std::vector<std::string> words = {"/usr/bin/python3", WINDSCREEN_SOURCE_DIR "/tests/smtp_server.py",
                                      pattern};
    words.insert(words.end(), switches.begin(), switches.end());
    start(std::move(words));
  }
  ~SmtpServer() {
    stop();
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  SmtpServer(const SmtpServer&) = delete;
  SmtpServer& operator=(const SmtpServer&) = delete;

  /// "smtp://127.0.0.1:PORT".
  std::string address(const std::string& scheme = "smtp") const {
    return scheme + "://127.0.0.1:" + read("port");
  }
  /// Its own certificate, where it speaks TLS.
  std::string certificate() const { return (folder_ / "certificate.pem").string(); }

  /// From now on it knows nobody of these addresses.
  void refuse(const std::string& addresses) const {
    std::ofstream(folder_ / "refuse", std::ios::binary) << addresses;
  }

  /// What it has taken, in the order in which it came.
  std::vector<TakenMail> taken() const {
    std::vector<TakenMail> all;
    for (int number = 1;; ++number) {
      const std::string told = read(std::to_string(number) + ".json");
      if (told.empty()) return all;
      const auto json = nlohmann::json::parse(told);
      all.push_back({json["from"].get<std::string>(), json["to"].get<std::vector<std::string>>(),
                     json["user"].get<std::string>(), json["tls"].get<bool>(),
                     read(std::to_string(number) + ".eml")});
    }
  }

  /// Ends it; nobody answers at its address any more.
  void stop() {
    if (process_ <= 0) return;
    kill(process_, SIGKILL);
    waitpid(process_, nullptr, 0);
    process_ = -1;
  }

 private:
  std::string read(const std::string& name) const {
    std::ifstream in(folder_ / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  }

  void start(std::vector<std::string> words) {
    const std::string log = (folder_ / "log").string();
    process_ = fork();
    if (process_ == 0) {
      const int file = open(log.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
      if (file < 0 || dup2(file, STDOUT_FILENO) < 0 || dup2(file, STDERR_FILENO) < 0) _exit(126);
      prctl(PR_SET_PDEATHSIG, SIGKILL);
      // The sanitizers' settings are not for it.
      unsetenv("LD_PRELOAD");
      std::vector<char*> pointers;
      for (std::string& word : words) pointers.push_back(word.data());
      pointers.push_back(nullptr);
      execv(pointers[0], pointers.data());
      _exit(127);
    }
    // However busy the machine is.
    for (int i = 0; i < 3000; ++i) {
      if (!read("port").empty()) return;
      if (waitpid(process_, nullptr, WNOHANG) != 0) break;
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    throw std::runtime_error("the SMTP server does not start: " + read("log"));
  }

  std::filesystem::path folder_;
  pid_t process_ = -1;
};

}  // namespace windscreen::serve
