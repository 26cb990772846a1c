#include "serve/application.h"

#include <fmt/format.h>
#include <sodium.h>

#include <array>
#include <chrono>
#include <future>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "serve/accounts/session_token.h"
#include "serve/http/request_body.h"
#include "serve/http/request_headers.h"
#include "serve/http/request_target.h"
#include "serve/http/router.h"
#include "serve/http/security_headers.h"

namespace windscreen::serve {
namespace {

using SteadyClock = std::chrono::steady_clock;

// 96 random bits: two requests never share one, and it says nothing of either.
std::string new_request_id() {
  std::array<unsigned char, 12> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  std::string text;
  for (const unsigned char byte : bytes) text += fmt::format("{:02x}", byte);
  return text;
}

}  // namespace

struct Application::Exchange {
  std::shared_ptr<const Request> request;
  Respond respond;
  std::string id;
  std::string pattern;
  std::string fault;
  SteadyClock::time_point began;
  Target target = {};
  const Route* route = nullptr;
  std::optional<Form> form = std::nullopt;
  // What the route is called with; it refers to the request.
  std::optional<Call> call = std::nullopt;
};

Application::Application(ApplicationOptions options)
    : options_(std::move(options)),
      workers_(options_.workers, options_.most_waiting, true),
      store_workers_(options_.store_workers, options_.most_waiting),
      // Each request in flight may wait here.
      identity_workers_(options_.identity_workers, 2 * options_.most_waiting),
      password_workers_(options_.password_workers, options_.most_waiting, true),
      directory_workers_(options_.directory_workers, options_.most_waiting),
      cache_(options_.cache_bytes, workers_) {
  if (sodium_init() < 0) throw base::Error("the random number generator cannot be started");
}

void Application::set_routes(std::vector<Route> routes) {
  routes_ = std::move(routes);
  shell_ = nullptr;
  for (const Route& route : routes_) {
    if (route.pattern == "/" && route.shell) shell_ = route.shell;
  }
}

void Application::finish(Exchange& exchange, Response response) {
  add_security_headers(response.headers, options_.secure);
  response.headers.add("X-Request-Id", exchange.id);
  if (exchange.request->method == "HEAD") response.head_only = true;
  const auto took =
      std::chrono::duration_cast<std::chrono::microseconds>(SteadyClock::now() - exchange.began);
  const std::string& given = exchange.request->method;
  // A method is the client's own text: those that are not served are one.
  const bool served =
      given == "GET" || given == "HEAD" || given == "POST" || given == "PUT" || given == "DELETE";
  const std::string method = served ? given : "other";
  metrics_.record(method, exchange.pattern, response.status, took);
  if (exchange.fault.empty()) exchange.fault = response.fault;
  if (options_.log)
    options_.log({exchange.id, method, exchange.pattern, response.status,
                  static_cast<double>(took.count()) / 1e3, exchange.fault});
  exchange.respond(std::move(response));
}

void Application::finish_fault(Exchange& exchange, const std::exception_ptr& fault) {
  try {
    std::rethrow_exception(fault);
  } catch (const Problem& problem) {
    finish(exchange, problem);
  } catch (const Refused& refused) {
    finish(exchange, refused.problem());
  } catch (const std::exception& error) {
    // Its words may name files of the server: they go to the log alone.
    exchange.fault = error.what();
    finish(exchange,
           Problem{500, "The server could not make the answer.",
                   fmt::format("Tell whoever runs it, with the request's number {}.", exchange.id)});
  }
}

void Application::answer(const std::shared_ptr<const Request>& request, Respond respond) {
  const auto exchange = std::make_shared<Exchange>(
      Exchange{request, std::move(respond), new_request_id(), "", "", SteadyClock::now()});
  try {
    route(exchange);
  } catch (...) {
    finish_fault(*exchange, std::current_exception());
  }
}

std::size_t Application::most_body(const Request& request) const {
  const auto target = parse_target(request.target);
  if (!target) return 0;
  const auto match = find_route(routes_, target->path, request.method);
  return match && match->allow.empty() ? match->route->most_body : 0;
}

void Application::route(const std::shared_ptr<Exchange>& exchange) {
  const Request& request = *exchange->request;
  const std::string* host_header = request.headers.find("Host");
  const auto host =
      host_header != nullptr && request.headers.count("Host") == 1 ? host_of(*host_header) : std::nullopt;
  if (!host) throw Problem{400, "The request does not say which host it is for.", "Send one Host header."};
  if (!is_own_host(*host, options_.host_names))
    throw Problem{421, "The server is not known under the name in the address.",
                  "Use the name that it was set up with, or start it with --allow-host and this name."};
  const auto target = parse_target(request.target);
  if (!target) throw Problem{400, "The address is not well formed.", "Check it for stray characters."};
  const auto match = find_route(routes_, target->path, request.method);
  if (!match) {
    find_nothing(*exchange, target->path);
    return;
  }
  exchange->pattern = match->route->pattern;
  if (!match->allow.empty()) {
    Response refusal = respond_with(
        Problem{405, "This address does not do what was asked.", fmt::format("Use {}.", match->allow)});
    refusal.headers.add("Allow", match->allow);
    finish(*exchange, std::move(refusal));
    return;
  }
  exchange->route = match->route;
  exchange->target = *target;
  const std::string* accept = request.headers.find("Accept");
  exchange->form = form_for(*match, accept == nullptr ? std::string_view() : std::string_view(*accept));
  if (exchange->form == Form::html && match->route->shell) {
    finish(*exchange, respond_with(*match->route->shell, request));
    return;
  }
  exchange->call.emplace(Call{request, match->path, {}, exchange->form.value_or(Form::json), {}});
  const std::optional<std::optional<Identity>> known =
      options_.recall ? options_.recall(request) : std::nullopt;
  if (known) {
    enter(exchange, *known);
  } else if (options_.recall && options_.identify) {
    post(identity_workers_, exchange,
         [this, exchange] { enter(exchange, options_.identify(*exchange->request)); });
  } else {
    enter(exchange, options_.identify ? options_.identify(request) : std::nullopt);
  }
}

// Programs are told in JSON, at every address that is for them; people at any other by the page.
void Application::find_nothing(Exchange& exchange, std::string_view path) {
  const Request& request = *exchange.request;
  const std::string* accept = request.headers.find("Accept");
  const bool of_programs = path.starts_with("/api/") || path.starts_with("/assets/") ||
                           path.ends_with(".json") || path.ends_with(".csv");
  const bool reads = request.method == "GET" || request.method == "HEAD";
  // Who takes anything at all ("*/*") has not asked for a page.
  const bool in_browser = accept != nullptr && weight_of(*accept, media_type_of(Form::html)) >
                                                   weight_of(*accept, media_type_of(Form::json));
  if (!shell_ || !reads || of_programs || !in_browser)
    throw Problem{404, "There is nothing at this address.",
                  "Check the address, or start from the home page."};
  Response page;
  page.status = 404;
  page.headers.add("Content-Type", shell_->content_type);
  page.headers.add("Cache-Control", "no-store");
  page.body = shell_->body;
  finish(exchange, std::move(page));
}

void Application::enter(const std::shared_ptr<Exchange>& exchange, std::optional<Identity> identity) {
  const Route& route = *exchange->route;
  Call& call = *exchange->call;
  switch (decide(route.access, identity)) {
    case Decision::allowed:
      break;
    case Decision::unknown:
      throw Problem{401, "You must sign in to see this.", "Sign in, and open the address again."};
    case Decision::forbidden:
      throw Problem{403, "Your account may not see this.", "Ask whoever runs the server for the permission."};
  }
  call.identity = std::move(identity);
  if (route.method != Method::get) check_change(*exchange);
  if (route.body == BodyKind::bytes) check_is_bytes(call.request);
  if (!exchange->form)
    throw Problem{406, "This address has no form that the request accepts.", "Leave the Accept header out."};
  if (!route.foreign_query) call.query = checked_query(route, exchange->target.query);
  if (call.identity && route.counts_as_use && options_.used) {
    // Lost when the workers have too much to do: the next request says the same.
    if (auto later = options_.used(*exchange->request)) store_workers_.post(std::move(later));
  }
  take(exchange, route.answer(call));
}

// A browser sends the cookie along with whatever another site makes it send. So what changes something must
// come from a page of this server, say so, and carry what only such a page can know.
void Application::check_change(Exchange& exchange) const {
  const Request& request = *exchange.request;
  const Route& route = *exchange.route;
  Call& call = *exchange.call;
  if (!comes_from_itself(request.headers, options_.secure))
    throw Problem{403, "The request comes from a page of another site.",
                  "Start from this server's own pages.", "cross_site"};
  if (route.body != BodyKind::none && route.body != BodyKind::bytes)
    call.body =
        std::make_shared<const nlohmann::json>(body_of(request, route.body == BodyKind::json_or_form));
  if (route.access.kind == Access::Kind::anyone || !call.identity || call.identity->session.empty()) return;
  const std::string* token = request.headers.find("X-CSRF-Token");
  std::string from_form;
  if (token == nullptr && route.body == BodyKind::json_or_form && call.body->contains("csrf")) {
    from_form = text_member(*call.body, "csrf", 100);
    token = &from_form;
  }
  if (token == nullptr || !is_csrf_token(*token, session_token_of(request, options_.secure)))
    throw Problem{403, "The request lacks the token of this session.",
                  "Ask for the session again (GET /api/v1/session) and send its token as X-CSRF-Token.",
                  "csrf"};
}

void Application::take(const std::shared_ptr<Exchange>& exchange, Answer answer) {
  const bool is_private = exchange->route->access.kind != Access::Kind::anyone;
  if (auto* response = std::get_if<Response>(&answer)) {
    finish(*exchange, std::move(*response));
  } else if (const auto* document = std::get_if<DocumentPtr>(&answer)) {
    finish(*exchange, respond_with(**document, *exchange->request, is_private));
  } else if (auto* work = std::get_if<Work>(&answer)) {
    post(pool_of(work->by), exchange,
         [this, exchange, make = std::move(work->make)] { finish(*exchange, make(*exchange->call)); });
  } else {
    const auto& deferred = std::get<Deferred>(answer);
    const bool taken =
        cache_.get(deferred.key, deferred.make,
                   [this, exchange, is_private](const DocumentPtr& made, const std::exception_ptr& fault) {
                     if (made)
                       finish(*exchange, respond_with(*made, *exchange->request, is_private));
                     else
                       finish_fault(*exchange, fault);
                   });
    if (!taken)
      throw Problem{503, "The server has as much to compute as it can.", "Ask again in a few seconds."};
  }
}

WorkerPool& Application::pool_of(Workers workers) {
  switch (workers) {
    case Workers::passwords:
      return password_workers_;
    case Workers::figures:
      return workers_;
    case Workers::directory:
      return directory_workers_;
    case Workers::store:
      break;
  }
  return store_workers_;
}

void Application::post(WorkerPool& pool, const std::shared_ptr<Exchange>& exchange,
                       std::function<void()> job) {
  const bool taken = pool.post([this, exchange, job = std::move(job)] {
    try {
      job();
    } catch (...) {
      finish_fault(*exchange, std::current_exception());
    }
  });
  if (!taken) throw Problem{503, "The server has as much to do as it can.", "Ask again in a few seconds."};
}

void Application::stop() {
  directory_workers_.stop();
  identity_workers_.stop();
  password_workers_.stop();
  store_workers_.stop();
  workers_.stop();
}

Response Application::answer_now(const Request& request) {
  std::promise<Response> promise;
  answer(std::make_shared<const Request>(request),
         [&promise](Response response) { promise.set_value(std::move(response)); });
  return promise.get_future().get();
}

}  // namespace windscreen::serve
