#include "serve/http/test_client.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdlib>
#include <cstring>

#include "base/text.h"

namespace windscreen::serve {
namespace {

// Sanitized and on a busy machine, a first report takes its time.
constexpr int patience = 60'000;

// Reads what is there; false at the end or after the patience.
bool read_more(int socket, std::string& buffer, int milliseconds) {
  pollfd waiting{socket, POLLIN, 0};
  if (poll(&waiting, 1, milliseconds) <= 0) return false;
  std::array<char, 65536> chunk{};
  const ssize_t count = recv(socket, chunk.data(), chunk.size(), 0);
  if (count <= 0) return false;
  buffer.append(chunk.data(), static_cast<std::size_t>(count));
  return true;
}

}  // namespace

Client::Client(std::uint16_t port, int receive_buffer) {
  socket_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (receive_buffer != 0) setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof receive_buffer);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  sockaddr general{};
  static_assert(sizeof general == sizeof address);
  std::memcpy(&general, &address, sizeof address);
  if (connect(socket_, &general, sizeof general) != 0) {
    close(socket_);
    socket_ = -1;
  }
}

Client::~Client() {
  if (socket_ >= 0) close(socket_);
}

bool Client::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (count <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

void Client::finish_sending() { shutdown(socket_, SHUT_WR); }

std::optional<Received> Client::receive(bool has_body) {
  std::size_t end = 0;
  while ((end = buffer_.find("\r\n\r\n")) == std::string::npos) {
    if (!read_more(socket_, buffer_, patience)) return std::nullopt;
  }
  Received received;
  const std::string head = buffer_.substr(0, end);
  buffer_.erase(0, end + 4);
  bool first = true;
  for (std::string_view line : base::split(head, '\n')) {
    line = base::trim(line);
    if (first) {
      received.status =
          std::atoi(std::string(line.substr(std::min<std::size_t>(9, line.size()))).c_str());  // NOLINT
      first = false;
      continue;
    }
    const std::size_t colon = line.find(':');
    received.headers.add(std::string(line.substr(0, colon)), std::string(base::trim(line.substr(colon + 1))));
  }
  const std::string* length = received.headers.find("Content-Length");
  if (!has_body || length == nullptr) return received;
  const std::size_t bytes = std::stoul(*length);
  while (buffer_.size() < bytes) {
    if (!read_more(socket_, buffer_, patience)) return std::nullopt;
  }
  received.body = buffer_.substr(0, bytes);
  buffer_.erase(0, bytes);
  return received;
}

bool Client::ends_within(int milliseconds) {
  const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds(milliseconds);
  for (;;) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
    if (left.count() <= 0) return false;
    pollfd waiting{socket_, POLLIN, 0};
    if (poll(&waiting, 1, static_cast<int>(left.count())) <= 0) return false;
    std::array<char, 4096> chunk{};
    if (recv(socket_, chunk.data(), chunk.size(), 0) <= 0) return true;
  }
}

std::string get(std::string_view target, std::string_view more, std::string_view method) {
  std::string request(method);
  request.append(" ").append(target).append(" HTTP/1.1\r\nHost: localhost\r\n").append(more).append("\r\n");
  return request;
}

std::optional<Received> fetch(std::uint16_t port, std::string_view target, std::string_view more) {
  Client client(port);
  if (!client.connected() || !client.send(get(target, more))) return std::nullopt;
  return client.receive();
}

}  // namespace windscreen::serve
