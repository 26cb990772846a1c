#include "serve/system_routes.h"

#include <fmt/format.h>

#include "base/error.h"
#include "serve/openapi.h"
#include "serve/problem.h"

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

constexpr std::string_view style_sheet =
    R"css(body{margin:0;font-family:Arial,sans-serif;color:#0b0c0c;background:#fff}
header{background:#1d70b8;color:#fff;padding:15px}
header p{margin:0;font-weight:700;font-size:24px}
main{max-width:640px;padding:30px 15px}
h1{font-size:32px;line-height:1.1;margin:0 0 20px}
p{font-size:19px;line-height:1.32;margin:0 0 15px}
a{color:#1a65a6}
a:hover{color:#0f385c}
a:focus{outline:3px solid transparent;color:#0b0c0c;background:#fd0;box-shadow:0 -2px #fd0,0 4px #0b0c0c;text-decoration:none}
@media print{header{background:none;color:#0b0c0c}}
)css";

std::string home_page(const std::string& style, bool public_picture) {
  const std::string_view more =
      public_picture
          ? R"(<p><a href="/public">See the public picture</a>. It is also there as <a href="/public.json">JSON</a> and <a href="/public.csv">CSV</a>. Small numbers are kept back in it.</p>)"
          : "<p>Nothing is open to the public here.</p>";
  return fmt::format(R"(<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Windscreen</title>
<link rel="stylesheet" href="{}">
<link rel="icon" href="data:,">
</head>
<body>
<header><p>Windscreen</p></header>
<main>
<h1>Children’s services, seen whole</h1>
{}
<p>Programs find what this server offers in its <a href="/api/v1/openapi.json">OpenAPI document</a>.</p>
</main>
</body>
</html>
)",
                     style, more);
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

std::vector<Route> site_routes(bool public_picture) {
  Document style = make_document("text/css; charset=utf-8", std::string(style_sheet));
  // The address changes with the content, so that a browser may keep it for ever.
  const std::string address = fmt::format("/assets/site-{}.css", style.tag.substr(1, 16));
  const auto sheet = kept_for("public, max-age=31536000, immutable", std::move(style));
  const auto home =
      kept_for("no-cache", make_document("text/html; charset=utf-8", home_page(address, public_picture)));
  const auto robots =
      kept_for("max-age=86400", make_document("text/plain; charset=utf-8", "User-agent: *\nDisallow: /\n"));
  std::vector<Route> routes;
  routes.push_back(open_route("/", Form::html, "What this server is.", [home](const Call&) { return home; }));
  routes.push_back(
      open_route(address, Form::text, "The style sheet.", [sheet](const Call&) { return sheet; }));
  routes.push_back(open_route("/robots.txt", Form::text, "Asks search engines to stay away.",
                              [robots](const Call&) { return robots; }));
  return routes;
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
