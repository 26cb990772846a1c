// The HTTP server: connections, limits, time-outs and TLS. RESTinio stays behind this header, in one
// translation unit, because it is heavy to compile.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "serve/http/http_message.h"

namespace windscreen::serve {

/// What one client may take of the server.
struct Limits {
  /// Bytes of the request target, of one header field, how many fields, and bytes of a body. A request beyond
  /// them ends its connection without an answer; a body of up to twice the limit is answered with 413.
  std::size_t target = 4096;
  std::size_t field_name = 128;
  std::size_t field_value = 4096;
  std::size_t fields = 64;
  std::size_t body = std::size_t{64} << 10U;
  /// Bytes that a body may have where `HttpServer`'s `longer` lets its request have more than `body`. Every
  /// connection may send so much before that is known, so it must be small enough to be held
  /// `connections` times.
  std::size_t long_body = 0;
  /// For a whole request to arrive, and how long an idle connection is kept.
  std::chrono::milliseconds read{10'000};
  /// For an answer to be made: after that, 503.
  std::chrono::milliseconds handle{60'000};
  /// For an answer to be taken by the client: after that, the connection ends.
  std::chrono::milliseconds write{30'000};
  /// Open at once; more wait in the system's queue.
  std::size_t connections = 512;
  /// Being answered or sent at once; more are answered with 503.
  std::size_t in_flight = 256;
};

struct ServerOptions {
  /// An IP address; nothing listens on any other.
  std::string host = "127.0.0.1";
  /// 0 takes a free one.
  std::uint16_t port = 8080;
  /// PEM files; both or none.
  std::filesystem::path tls_certificate;
  std::filesystem::path tls_key;
  Limits limits;
};

/// A server with a thread of its own. The object belongs to one thread; `in_flight` is for all.
class HttpServer {
 public:
  /// Listens, and answers with `handler` from then on. Throws Error where the address is taken or not an
  /// address, or the certificate or key cannot be read.
  /// `longer` says how long the body of a request that is over Limits::body may be all the same (0: not at
  /// all); it runs on the server's thread and may be empty.
  HttpServer(const ServerOptions& options, Handler handler,
             std::function<std::size_t(const Request&)> longer = {});
  /// Stops without waiting.
  ~HttpServer();
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;

  /// The port that it listens on.
  std::uint16_t port() const;
  /// Requests that came whole and whose answers are not yet sent.
  std::size_t in_flight() const;

  /// Takes no more connections, waits until requests in flight are answered and sent, but no longer than
  /// `patience`, and ends every connection. True when none was cut off.
  bool stop(std::chrono::milliseconds patience);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace windscreen::serve
