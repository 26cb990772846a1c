#include "serve/http/system_routes.h"

#include <fmt/format.h>

#include "base/error.h"
#include "serve/http/openapi.h"
#include "serve/http/problem.h"

namespace windscreen::serve {
namespace {

Route open_route(std::string pattern, Form form, std::string summary,
                 std::function<Answer(const Call&)> answer) {
  Route route;
  route.pattern = std::move(pattern);
  route.access = Access::anyone();
  route.forms = {form};
  route.summary = std::move(summary);
  route.answer = std::move(answer);
  return route;
}

Response plain(std::string words) {
  Response response;
  response.headers.add("Content-Type", "text/plain; charset=utf-8");
  response.headers.add("Cache-Control", "no-store");
  response.body = std::make_shared<const std::string>(std::move(words));
  return response;
}

std::string metrics_text(const Application& application, const DocumentCache::Account& cache,
                         std::size_t in_flight) {
  const auto number = [](auto value) { return static_cast<double>(value); };
  return application.metrics().text() +
         metric("windscreen_requests_in_flight", "gauge", "Requests being answered or sent.",
                number(in_flight)) +
         metric("windscreen_cache_hits_total", "counter", "Documents given from the cache.",
                number(cache.hits)) +
         metric("windscreen_cache_made_total", "counter", "Documents computed.", number(cache.made)) +
         metric("windscreen_cache_shared_total", "counter", "Askers who waited for another's document.",
                number(cache.shared)) +
         metric("windscreen_cache_evicted_total", "counter", "Documents dropped for want of room.",
                number(cache.evicted)) +
         metric("windscreen_cache_bytes", "gauge", "Bytes of documents kept.", number(cache.bytes)) +
         metric("windscreen_cache_documents", "gauge", "Documents kept.", number(cache.documents)) +
         metric("process_resident_memory_bytes", "gauge", "Resident memory.", number(resident_bytes()));
}

DocumentPtr kept_for(const char* caching, Document document) {
  document.caching = caching;
  return std::make_shared<const Document>(std::move(document));
}

}  // namespace

std::vector<Route> system_routes(LakeView& lake, Application& application,
                                 std::function<std::size_t()> in_flight) {
  std::vector<Route> routes;
  routes.push_back(open_route("/healthz", Form::text, "Whether the server answers.",
                              [](const Call&) { return plain("ok\n"); }));
  routes.push_back(open_route("/readyz", Form::text, "Whether the lake can be read and holds a snapshot.",
                              [&lake](const Call&) -> Answer {
                                try {
                                  static_cast<void>(lake.now()->find(""));
                                } catch (const base::Error&) {
                                  throw Problem{503, "The workspace cannot be read.",
                                                "Look at the server's log."};
                                } catch (const Problem& problem) {
                                  throw Problem{503, problem.detail, problem.remedy};
                                }
                                return plain("ready\n");
                              }));
  routes.push_back(open_route("/metrics", Form::text, "What the server counts about itself, for Prometheus.",
                              [&application, in_flight = std::move(in_flight)](const Call&) {
                                Response response = plain(
                                    metrics_text(application, application.cache().account(), in_flight()));
                                return response;
                              }));
  return routes;
}

std::vector<Route> site_routes() {
  const auto robots =
      kept_for("max-age=86400", make_document("text/plain; charset=utf-8", "User-agent: *\nDisallow: /\n"));
  return {open_route("/robots.txt", Form::text, "Asks search engines to stay away.",
                     [robots](const Call&) { return robots; })};
}

std::vector<Route> openapi_route(const std::vector<Route>& routes, const std::string& version) {
  Route own = open_route("/api/v1/openapi.json", Form::json, "This document.", {});
  own.schema = "OpenApi";
  std::vector<Route> all = routes;
  all.push_back(own);
  const auto document =
      kept_for("no-cache", make_document("application/json", openapi_document(all, version)));
  own.answer = [document](const Call&) { return document; };
  return {own};
}

}  // namespace windscreen::serve
