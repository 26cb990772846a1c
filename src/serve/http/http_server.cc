#include "serve/http/http_server.h"

// RESTinio 0.6.16 and Asio are not written for the project's warnings.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"
#pragma GCC diagnostic ignored "-Wshadow"
#pragma GCC diagnostic ignored "-Wpedantic"
#include <restinio/all.hpp>
#include <restinio/tls.hpp>
#pragma GCC diagnostic pop

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <future>
#include <mutex>
#include <optional>
#include <thread>

#include "base/error.h"
#include "serve/http/security_headers.h"

namespace windscreen::serve {
namespace {

using base::Error;
using SteadyClock = std::chrono::steady_clock;

struct PlainTraits : restinio::traits_t<restinio::asio_timer_manager_t, restinio::null_logger_t> {
  static constexpr bool use_connection_count_limiter = true;
};

struct TlsTraits : restinio::tls_traits_t<restinio::asio_timer_manager_t, restinio::null_logger_t> {
  static constexpr bool use_connection_count_limiter = true;
};

// How many requests are between whole and sent.
class InFlight {
 public:
  bool enter(std::size_t limit) {
    const std::scoped_lock lock(mutex_);
    ++count_;
    return count_ <= limit;
  }
  void leave() {
    const std::scoped_lock lock(mutex_);
    --count_;
    if (count_ == 0) idle_.notify_all();
  }
  std::size_t count() const {
    const std::scoped_lock lock(mutex_);
    return count_;
  }
  bool wait_until_idle(std::chrono::milliseconds patience) {
    std::unique_lock lock(mutex_);
    return idle_.wait_for(lock, patience, [this] { return count_ == 0; });
  }

 private:
  mutable std::mutex mutex_;
  std::condition_variable idle_;
  std::size_t count_ = 0;
};

// Counts itself out when the answer is sent, or the connection has gone.
class Ticket {
 public:
  explicit Ticket(std::shared_ptr<InFlight> in_flight) : in_flight_(std::move(in_flight)) {}
  ~Ticket() { in_flight_->leave(); }
  Ticket(const Ticket&) = delete;
  Ticket& operator=(const Ticket&) = delete;

 private:
  std::shared_ptr<InFlight> in_flight_;
};

Response plain_refusal(int status, const std::string& words) {
  Response response;
  response.status = status;
  response.headers.add("Content-Type", "text/plain; charset=utf-8");
  response.headers.add("Cache-Control", "no-store");
  response.headers.add("Retry-After", "5");
  // Of TLS, which a proxy may speak, every other answer tells.
  add_security_headers(response.headers, false);
  response.body = std::make_shared<const std::string>(words);
  return response;
}

// Connections wait in the loop's queues and count themselves out of the server when they go; the server's
// door belongs to the loop. So at the end the waiting ones go first, then the server, then the loop.
class Loop : public asio::io_context {
 public:
  Loop() : asio::io_context(1) {}
  void drop_what_waits() { shutdown(); }
};

struct Running {
  Loop loop;
  // Of either kind.
  std::shared_ptr<void> server;

  Running() = default;
  ~Running() {
    loop.drop_what_waits();
    server.reset();
  }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;
};

// The one answer to a request: the handler's, or the refusal when its time is up, whichever comes first.
class Exchange : public std::enable_shared_from_this<Exchange> {
 public:
  Exchange(std::shared_ptr<Running> running, restinio::request_handle_t request,
           std::shared_ptr<Ticket> ticket, bool closing)
      : running_(std::move(running)),
        request_(std::move(request)),
        ticket_(std::move(ticket)),
        closing_(closing) {}

  void start_clock(std::chrono::milliseconds limit) {
    if (answered_) return;
    timer_.emplace(running_->loop, limit);
    timer_->async_wait([self = weak_from_this()](const asio::error_code& error) {
      if (error) return;
      if (const auto exchange = self.lock())
        exchange->answer(plain_refusal(503, "The answer takes longer than the server waits. Ask again.\n"));
    });
  }

  void answer(const Response& response) {
    if (answered_.exchange(true)) return;
    const std::shared_ptr<const std::string> body = response.body;
    const std::size_t length = body ? body->size() : 0;
    auto builder = request_->create_response<restinio::user_controlled_output_t>(restinio::http_status_line_t(
        restinio::http_status_code_t(static_cast<std::uint16_t>(response.status)),
        std::string(reason_of(response.status))));
    for (const auto& [name, value] : response.headers.fields()) builder.append_header(name, value);
    if (closing_) builder.connection_close();
    builder.set_content_length(length);
    if (length != 0 && !response.head_only) builder.append_body(body);
    // The ticket goes when the bytes are with the system, or the connection has ended.
    builder.done([ticket = std::move(ticket_)](const asio::error_code&) mutable { ticket.reset(); });
    request_.reset();
  }

 private:
  // A worker may hold the exchange, and with it the connection, longer than the server is wanted.
  std::shared_ptr<Running> running_;
  restinio::request_handle_t request_;
  std::optional<asio::steady_timer> timer_;
  std::shared_ptr<Ticket> ticket_;
  bool closing_;
  std::atomic<bool> answered_ = false;
};

std::shared_ptr<const Request> request_from(const restinio::request_t& from) {
  auto request = std::make_shared<Request>();
  request->method = from.header().method().c_str();
  request->target = from.header().request_target();
  from.header().for_each_field(
      [&](const restinio::http_header_field_t& field) { request->headers.add(field.name(), field.value()); });
  request->body = from.body();
  request->peer = from.remote_endpoint().address().to_string();
  return request;
}

asio::ssl::context tls_context(const ServerOptions& options) {
  asio::ssl::context context(asio::ssl::context::tls_server);
  context.set_options(asio::ssl::context::default_workarounds | asio::ssl::context::no_tlsv1 |
                      asio::ssl::context::no_tlsv1_1 | SSL_OP_NO_RENEGOTIATION);
  asio::error_code error;
  context.use_certificate_chain_file(options.tls_certificate.string(), error);
  if (error)
    throw Error(fmt::format("{}: not a certificate: {}", options.tls_certificate.string(), error.message()),
                "Give a PEM file with the certificate and those that lead to its root.");
  context.use_private_key_file(options.tls_key.string(), asio::ssl::context::pem, error);
  if (error || SSL_CTX_check_private_key(context.native_handle()) != 1)
    throw Error(fmt::format("{}: not the private key of {}", options.tls_key.string(),
                            options.tls_certificate.string()),
                "Give the PEM file of the certificate's own key, without a passphrase.");
  return context;
}

}  // namespace

// What does not depend on whether there is TLS.
struct HttpServer::State {
  State(const ServerOptions& from, Handler answers, std::function<std::size_t(const Request&)> more)
      : options(from), handler(std::move(answers)), longer(std::move(more)) {}

  ServerOptions options;
  Handler handler;
  std::function<std::size_t(const Request&)> longer;
  std::shared_ptr<InFlight> in_flight = std::make_shared<InFlight>();
  std::atomic<bool> stopping = false;
  std::shared_ptr<Running> running = std::make_shared<Running>();
  std::atomic<std::uint16_t> port = 0;
  std::function<void()> close_door;
  std::thread thread;

  restinio::request_handling_status_t take(restinio::request_handle_t request) {
    auto copied = request_from(*request);
    const std::size_t bytes = copied->body.size();
    const bool too_long = bytes > options.limits.body && (!longer || bytes > longer(*copied));
    const bool entered = in_flight->enter(options.limits.in_flight);
    const auto exchange = std::make_shared<Exchange>(
        running, std::move(request), std::make_shared<Ticket>(in_flight), stopping || too_long);
    if (too_long) {
      exchange->answer(plain_refusal(413, "The request's body is longer than the server takes.\n"));
    } else if (!entered) {
      exchange->answer(plain_refusal(503, "The server has as much to do as it can. Ask again.\n"));
    } else {
      handler(std::move(copied), [exchange](const Response& response) { exchange->answer(response); });
      exchange->start_clock(options.limits.handle);
    }
    return restinio::request_accepted();
  }

  template <typename Traits>
  void configure(restinio::server_settings_t<Traits>& settings) {
    const Limits& limits = options.limits;
    asio::error_code error;
    const auto address = asio::ip::make_address(options.host, error);
    if (error)
      throw Error(fmt::format("{} is not an IP address", options.host),
                  "Give --host 127.0.0.1, or the address of one of the machine's networks.");
    settings.address(address)
        .protocol(address.is_v6() ? asio::ip::tcp::v6() : asio::ip::tcp::v4())
        .port(options.port)
        .read_next_http_message_timelimit(limits.read)
        .write_http_response_timelimit(limits.write)
        // Later than ours, which says what happened.
        .handle_request_timeout(limits.handle + std::chrono::seconds(5))
        .max_pipelined_requests(1)
        .max_parallel_connections(limits.connections)
        .incoming_http_msg_limits(restinio::incoming_http_msg_limits_t{}
                                      .max_url_size(limits.target)
                                      .max_field_name_size(limits.field_name)
                                      .max_field_value_size(limits.field_value)
                                      .max_field_count(limits.fields)
                                      .max_body_size(std::max(2 * limits.body, limits.long_body)))
        .acceptor_post_bind_hook(
            [this](asio::ip::tcp::acceptor& acceptor) { port = acceptor.local_endpoint().port(); })
        .request_handler([this](restinio::request_handle_t request) { return take(std::move(request)); });
  }

  template <typename Traits>
  void open(std::function<void(restinio::server_settings_t<Traits>&)> more) {
    using Server = restinio::http_server_t<Traits>;
    const auto made = std::make_shared<Server>(restinio::external_io_context(running->loop),
                                               [&](restinio::server_settings_t<Traits>& settings) {
                                                 configure<Traits>(settings);
                                                 if (more) more(settings);
                                               });
    running->server = made;
    close_door = [made = made.get()] { made->close_sync(); };
    try {
      // Nothing runs yet, so this thread may open.
      made->open_sync();
    } catch (const std::exception& error) {
      throw Error(fmt::format("cannot listen on {}, port {}: {}", options.host, options.port, error.what()),
                  "Give another --port or --host, or stop what listens there.");
    }
  }
};

HttpServer::HttpServer(const ServerOptions& options, Handler handler,
                       std::function<std::size_t(const Request&)> longer)
    : state_(std::make_unique<State>(options, std::move(handler), std::move(longer))) {
  if (options.tls_certificate.empty() != options.tls_key.empty())
    throw Error("a TLS certificate and its key go together",
                "Give both --tls-cert and --tls-key, or neither.");
  if (options.tls_certificate.empty()) {
    state_->open<PlainTraits>({});
  } else {
    auto context = std::make_shared<asio::ssl::context>(tls_context(options));
    state_->open<TlsTraits>(
        [&](restinio::server_settings_t<TlsTraits>& settings) { settings.tls_context(std::move(*context)); });
  }
  state_->thread = std::thread([state = state_.get()] { state->running->loop.run(); });
}

HttpServer::~HttpServer() { stop(std::chrono::milliseconds(0)); }

std::uint16_t HttpServer::port() const { return state_->port; }

std::size_t HttpServer::in_flight() const { return state_->in_flight->count(); }

bool HttpServer::stop(std::chrono::milliseconds patience) {
  if (!state_->thread.joinable()) return true;
  state_->stopping = true;
  std::promise<void> closed;
  asio::post(state_->running->loop, [&] {
    state_->close_door();
    closed.set_value();
  });
  closed.get_future().wait();
  const bool all = state_->in_flight->wait_until_idle(patience);
  state_->running->loop.stop();
  state_->thread.join();
  return all;
}

}  // namespace windscreen::serve
