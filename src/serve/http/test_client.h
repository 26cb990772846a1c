// A tiny HTTP client over a raw socket, for tests: it can be as slow and as rude as a test needs.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "serve/http/http_message.h"

namespace windscreen::serve {

/// A response as it came.
struct Received {
  int status = 0;
  Headers headers;
  std::string body;
};

/// A connection to a port of 127.0.0.1. Reads and writes give up after a minute.
class Client {
 public:
  /// `receive_buffer` bounds what the system takes in for a slow reader; 0 leaves it.
  explicit Client(std::uint16_t port, int receive_buffer = 0);
  ~Client();
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  bool connected() const { return socket_ >= 0; }
  /// False when the other side has gone.
  bool send(std::string_view bytes);
  /// Says that nothing more comes; answers are still read.
  void finish_sending();
  /// Reads one response; nullopt when the connection ends before it is whole. `has_body` is false for HEAD.
  std::optional<Received> receive(bool has_body = true);
  /// True when the other side ends the connection within so many milliseconds; what comes before is dropped.
  bool ends_within(int milliseconds);

 private:
  int socket_ = -1;
  std::string buffer_;
};

/// "GET target HTTP/1.1" with a Host header of localhost and these further lines (each with its CRLF).
std::string get(std::string_view target, std::string_view more = {}, std::string_view method = "GET");

/// A GET on a connection of its own.
std::optional<Received> fetch(std::uint16_t port, std::string_view target, std::string_view more = {});

}  // namespace windscreen::serve
