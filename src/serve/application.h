// From a request to its answer: address, host, route, authorisation, where it comes from, body, parameters,
// handler, cache, headers, log.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "serve/http/document_cache.h"
#include "serve/http/http_message.h"
#include "serve/http/metrics.h"
#include "serve/http/problem.h"
#include "serve/http/route.h"
#include "serve/http/worker_pool.h"

namespace windscreen::serve {

/// What is written of a request: nothing of what was asked for, and no one's name.
struct LogLine {
  std::string request_id;
  std::string method;
  /// The route's pattern; empty where there is none.
  std::string pattern;
  int status = 0;
  double milliseconds = 0.0;
  /// The words of a fault that the client is not told; empty otherwise.
  std::string fault;
};

struct ApplicationOptions {
  /// Names under which the server is reached, beside IP addresses and localhost.
  std::vector<std::string> host_names;
  /// Over TLS, also behind a proxy: browsers are told to use nothing else.
  bool secure = false;
  std::size_t workers = 2;
  std::size_t most_waiting = 128;
  std::size_t cache_bytes = std::size_t{128} << 20U;
  /// Threads for answers that read and write the store, and for those that hash passwords.
  std::size_t store_workers = 2;
  std::size_t password_workers = 2;
  /// Threads that ask who someone is: they only read, so nobody's sign-in waits for what others write.
  std::size_t identity_workers = 2;
  /// Threads for answers that wait for the council's directory.
  std::size_t directory_workers = 4;
  /// Who asks; without it no one is known. Thread-safe. An identity with a session came by a cookie, which
  /// browsers send along unasked: its requests that change something must carry the session's CSRF token.
  std::function<std::optional<Identity>(const Request&)> identify;
  /// The same, as far as it is known without waiting for the store; nullopt where `identify` must be asked,
  /// which a worker then does. Without it the server's own thread asks `identify`. Thread-safe.
  std::function<std::optional<std::optional<Identity>>(const Request&)> recall;
  /// Hears of each request that someone known makes and may make; what it gives is done by a worker later,
  /// and may be empty. Thread-safe.
  std::function<std::function<void()>(const Request&)> used;
  /// Where log lines go; may be empty. Thread-safe.
  std::function<void(const LogLine&)> log;
};

/// Thread-safe once its routes are set.
class Application {
 public:
  explicit Application(ApplicationOptions options);
  Application(const Application&) = delete;
  Application& operator=(const Application&) = delete;

  /// Sets the route table, before the first request. The page that draws "/", where it has one, also says in
  /// a browser that there is nothing at an address.
  void set_routes(std::vector<Route> routes);
  const std::vector<Route>& routes() const { return routes_; }

  /// The bytes that a request's body may have beyond the server's limit for all; 0 where its route takes no
  /// more than that. Looks at method and target only, whoever asks.
  std::size_t most_body(const Request& request) const;

  /// Answers a request, at once or from a worker. Never throws.
  void answer(const std::shared_ptr<const Request>& request, Respond respond);
  /// The same, and waits for the answer: for tests.
  Response answer_now(const Request& request);

  /// Waits for what the workers are doing; what waits for them is dropped. No request may come after.
  void stop();

  DocumentCache& cache() { return cache_; }
  const RequestMetrics& metrics() const { return metrics_; }

 private:
  struct Exchange;
  void route(const std::shared_ptr<Exchange>& exchange);
  void enter(const std::shared_ptr<Exchange>& exchange, std::optional<Identity> identity);
  void check_change(Exchange& exchange) const;
  void take(const std::shared_ptr<Exchange>& exchange, Answer answer);
  void find_nothing(Exchange& exchange, std::string_view path);
  WorkerPool& pool_of(Workers workers);
  void post(WorkerPool& pool, const std::shared_ptr<Exchange>& exchange, std::function<void()> job);
  void finish(Exchange& exchange, Response response);
  void finish(Exchange& exchange, const Problem& problem) { finish(exchange, respond_with(problem)); }
  void finish_fault(Exchange& exchange, const std::exception_ptr& fault);

  ApplicationOptions options_;
  std::vector<Route> routes_;
  // The page without data; nullptr where there is none.
  DocumentPtr shell_;
  RequestMetrics metrics_;
  WorkerPool workers_;
  // Apart, so that nobody waits for a long computation to sign in, nor for those who sign in to save a draft.
  WorkerPool store_workers_;
  WorkerPool identity_workers_;
  WorkerPool password_workers_;
  // Apart, so that a directory that does not answer keeps nobody else waiting.
  WorkerPool directory_workers_;
  DocumentCache cache_;
};

}  // namespace windscreen::serve
