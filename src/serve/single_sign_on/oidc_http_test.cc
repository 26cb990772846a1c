#include "serve/single_sign_on/oidc_http.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <string>
#include <thread>

#include "serve/single_sign_on/oidc_fault.h"

namespace windscreen::serve {
namespace {

// Takes connections one after the other, reads a head, says the same to each, and hangs up; silent where it
// has nothing to say, until the other side has gone.
class Loopback {
 public:
  explicit Loopback(std::string answer)
      : answer_(std::move(answer)), socket_(socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* const any = reinterpret_cast<sockaddr*>(&address);
    bind(socket_, any, size);
    listen(socket_, 8);
    getsockname(socket_, any, &size);
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { serve(); });
  }
  ~Loopback() {
    shutdown(socket_, SHUT_RDWR);
    thread_.join();
    close(socket_);
  }
  Loopback(const Loopback&) = delete;
  Loopback& operator=(const Loopback&) = delete;

  std::string address(const std::string& path = "/") const {
    return "http://127.0.0.1:" + std::to_string(port_) + path;
  }
  /// What came, after the last answer.
  const std::string& received() const { return received_; }

 private:
  void serve() {
    while (true) {
      const int connection = accept(socket_, nullptr, nullptr);
      if (connection < 0) return;
      std::string head;
      char byte = 0;
      while (head.find("\r\n\r\n") == std::string::npos && read(connection, &byte, 1) == 1) head += byte;
      received_ += head;
      if (answer_.empty()) {
        while (read(connection, &byte, 1) == 1) continue;
      }
      std::size_t sent = 0;
      while (sent < answer_.size()) {
        const auto some = send(connection, answer_.data() + sent, answer_.size() - sent, MSG_NOSIGNAL);
        if (some <= 0) break;
        sent += static_cast<std::size_t>(some);
      }
      close(connection);
    }
  }

  std::string answer_;
  int socket_;
  std::uint16_t port_ = 0;
  std::string received_;
  std::thread thread_;
};

std::string fault_of(const OidcQuestion& question) {
  try {
    ask_over_network(question);
  } catch (const OidcFault& fault) {
    EXPECT_EQ(fault.kind, OidcFault::Kind::unreachable);
    return fault.what();
  }
  return "";
}

TEST(AskOverNetwork, BringsStatusAndBody) {
  const Loopback server("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}");
  const OidcAnswer answer = ask_over_network({server.address(), "", ""});
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.body, "{}");
}

TEST(AskOverNetwork, FollowsNoRedirection) {
  const Loopback server(
      "HTTP/1.1 302 Found\r\nLocation: /other\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
  EXPECT_EQ(ask_over_network({server.address(), "", ""}).status, 302);
  EXPECT_EQ(server.received().find("/other"), std::string::npos);
}

TEST(AskOverNetwork, TakesNoMoreThanItsBound) {
  const Loopback server("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" +
                        std::string(longest_answer + 1, ' '));
  EXPECT_NE(fault_of({server.address(), "", ""}).find("too long"), std::string::npos);
}

TEST(AskOverNetwork, WaitsNoLongerThanItsPatience) {
  const Loopback server("");
  EXPECT_NE(fault_of({server.address(), "", "", std::chrono::milliseconds(200)}), "");
}

TEST(AskOverNetwork, SaysWhereNobodyAnswers) {
  std::string address;
  {
    const Loopback gone("x");
    address = gone.address();
  }
  EXPECT_NE(fault_of({address, "", ""}).find("127.0.0.1"), std::string::npos);
}

TEST(AskOverNetwork, AsksNothingElseThanHttps) {
  for (const char* address :
       {"http://192.0.2.1/", "file:///etc/hostname", "ftp://127.0.0.1/", "gopher://127.0.0.1/"})
    EXPECT_NE(fault_of({address, "", ""}).find("not one to ask"), std::string::npos) << address;
}

}  // namespace
}  // namespace windscreen::serve
