#include "serve/application.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <future>
#include <mutex>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <thread>

#include "base/error.h"

namespace windscreen::serve {
namespace {

Request request(const std::string& target, const std::string& method = "GET") {
  Request made;
  made.method = method;
  made.target = target;
  made.headers.add("Host", "localhost:8080");
  return made;
}

Route route(std::string pattern, Access access, std::function<Answer(const Call&)> answer) {
  Route made;
  made.pattern = std::move(pattern);
  made.access = access;
  made.forms = {Form::json, Form::csv};
  made.path = {{"id", Parameter::Kind::slug, "", 0, 0, {}}};
  made.query = {{"months", Parameter::Kind::integer, "", 1, 12, {}}};
  made.answer = std::move(answer);
  return made;
}

Answer echo(const Call& call) {
  const std::string* months = call.given("months");
  return std::make_shared<const Document>(make_document(
      std::string(media_type_of(call.form)),
      (call.path.empty() ? "" : call.path.at("id")) + " " + (months == nullptr ? "" : *months)));
}

class ApplicationTest : public testing::Test {
 protected:
  ApplicationTest() {
    ApplicationOptions options;
    options.identify = [](const Request& asked) -> std::optional<Identity> {
      const std::string* who = asked.headers.find("X-Test");
      if (who == nullptr) return std::nullopt;
      Identity identity;
      identity.account = *who;
      if (*who == "analyst") identity.permissions.insert(Permission::see_figures);
      return identity;
    };
    options.log = [this](const LogLine& line) { log.push_back(line); };
    application = std::make_unique<Application>(options);
    application->set_routes({route("/open/{id}", Access::anyone(), echo),
                             route("/figures/{id}", Access::needs(Permission::see_figures), echo),
                             route("/forgotten", {}, echo),
                             route("/broken", Access::anyone(), [](const Call&) -> Answer {
                               throw base::Error("cannot read /var/secret/child-4711.parquet");
                             })});
  }
  int status(const Request& asked) { return application->answer_now(asked).status; }

  std::vector<LogLine> log;
  std::unique_ptr<Application> application;
};

TEST_F(ApplicationTest, GivesAnAddressInItsForms) {
  EXPECT_EQ(*application->answer_now(request("/open/a?months=3")).body, "a 3");
  EXPECT_EQ(*application->answer_now(request("/open/a.csv")).headers.find("Content-Type"), "text/csv");
  Request accepting = request("/open/a");
  accepting.headers.add("Accept", "text/csv");
  EXPECT_EQ(*application->answer_now(accepting).headers.find("Content-Type"), "text/csv");
  Request picky = request("/open/a");
  picky.headers.add("Accept", "image/png");
  EXPECT_EQ(status(picky), 406);
}

TEST_F(ApplicationTest, ChecksWhatItIsGiven) {
  EXPECT_EQ(status(request("/open/a?months=0")), 400);
  EXPECT_EQ(status(request("/open/a?months=13")), 400);
  EXPECT_EQ(status(request("/open/a?months=1x")), 400);
  EXPECT_EQ(status(request("/open/a?months=1&months=2")), 400);
  EXPECT_EQ(status(request("/open/a?else=1")), 400);
  EXPECT_EQ(status(request("/open/a%20b")), 404);
  EXPECT_EQ(status(request("/open/../figures/a")), 400);
  EXPECT_EQ(status(request("/open/a/b")), 404);
  const Response refused = application->answer_now(request("/open/a", "POST"));
  EXPECT_EQ(refused.status, 405);
  EXPECT_EQ(*refused.headers.find("Allow"), "GET, HEAD");
}

TEST_F(ApplicationTest, RefusesWhatARouteDoesNotGrant) {
  EXPECT_EQ(status(request("/figures/a")), 401);
  Request councillor = request("/figures/a");
  councillor.headers.add("X-Test", "councillor");
  EXPECT_EQ(status(councillor), 403);
  Request analyst = request("/figures/a");
  analyst.headers.add("X-Test", "analyst");
  EXPECT_EQ(status(analyst), 200);
  // A route that does not say is no one's.
  Request anyone = request("/forgotten");
  anyone.headers.add("X-Test", "analyst");
  EXPECT_EQ(status(anyone), 403);
  // Who may not ask does not learn what could have been asked.
  EXPECT_EQ(status(request("/figures/a?else=1")), 401);
}

TEST_F(ApplicationTest, IsOnlyKnownUnderItsOwnNames) {
  Request rebound = request("/open/a");
  rebound.headers = {};
  rebound.headers.add("Host", "evil.example");
  EXPECT_EQ(status(rebound), 421);
  Request twice = request("/open/a");
  twice.headers.add("Host", "localhost");
  EXPECT_EQ(status(twice), 400);
  Request none = request("/open/a");
  none.headers = {};
  EXPECT_EQ(status(none), 400);
}

TEST_F(ApplicationTest, EveryResponseHasTheSecurityHeaders) {
  for (const char* target : {"/open/a", "/figures/a", "/nothing", "/broken", "/%"}) {
    const Response response = application->answer_now(request(target));
    for (const char* name : {"Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy",
                             "Permissions-Policy", "Cross-Origin-Opener-Policy", "X-Request-Id"})
      EXPECT_EQ(response.headers.count(name), 1U) << target << " " << name;
    EXPECT_EQ(response.headers.find("Content-Security-Policy")->find("unsafe"), std::string::npos);
    EXPECT_NE(response.headers.find("Content-Security-Policy")->find("frame-ancestors 'none'"),
              std::string::npos);
    EXPECT_EQ(response.headers.find("Strict-Transport-Security"), nullptr);
  }
}

TEST_F(ApplicationTest, AFaultIsLoggedAndNotTold) {
  const Response response = application->answer_now(request("/broken"));
  EXPECT_EQ(response.status, 500);
  EXPECT_EQ(*response.headers.find("Content-Type"), "application/problem+json");
  EXPECT_EQ(response.body->find("4711"), std::string::npos);
  const auto problem = nlohmann::json::parse(*response.body);
  EXPECT_EQ(problem["status"], 500);
  EXPECT_FALSE(problem["remedy"].get<std::string>().empty());
  ASSERT_EQ(log.size(), 1U);
  EXPECT_NE(log[0].fault.find("4711"), std::string::npos);
}

TEST_F(ApplicationTest, TheLogAndTheMetricsHoldPatternsAndNeverAddresses) {
  application->answer_now(request("/open/child4711?months=3"));
  application->answer_now(request("/nothing/child4711"));
  application->answer_now(request("/open/child4711", "CHILD4711"));
  ASSERT_EQ(log.size(), 3U);
  EXPECT_EQ(log[0].pattern, "/open/{id}");
  EXPECT_EQ(log[0].status, 200);
  EXPECT_EQ(log[1].pattern, "");
  for (const LogLine& line : log)
    EXPECT_EQ((line.method + line.pattern + line.fault).find("4711"), std::string::npos);
  const std::string metrics = application->metrics().text();
  EXPECT_EQ(metrics.find("4711"), std::string::npos);
  EXPECT_NE(metrics.find("windscreen_requests_total{method=\"GET\",route=\"/open/{id}\",status=\"200\"} 1\n"),
            std::string::npos);
  EXPECT_NE(metrics.find("windscreen_request_duration_seconds_count{route=\"/open/{id}\"} 2\n"),
            std::string::npos);
}

TEST(ApplicationWork, IsDoneByWorkersAndItsRefusalsAreTold) {
  Application application({});
  std::thread::id worker;
  Route done = route("/done", Access::anyone(), [&](const Call&) -> Answer {
    return Work{[&](const Call& call) {
      worker = std::this_thread::get_id();
      Response response;
      response.body = std::make_shared<const std::string>(call.body->at("said").get<std::string>());
      return response;
    }};
  });
  done.method = Method::post;
  done.body = BodyKind::json;
  Route refused = route("/refused", Access::anyone(), [](const Call&) -> Answer {
    return Work{[](const Call&) -> Response { throw Refused(429, "Too often.", "Wait.", "wait", 7); }};
  });
  Route broken = route("/broken", Access::anyone(), [](const Call&) -> Answer {
    return Work{[](const Call&) -> Response { throw std::runtime_error("child-4711"); }};
  });
  application.set_routes({done, refused, broken});
  Request asked = request("/done", "POST");
  asked.headers.add("Content-Type", "application/json");
  asked.body = R"({"said":"so"})";
  EXPECT_EQ(*application.answer_now(asked).body, "so");
  EXPECT_NE(worker, std::this_thread::get_id());
  const Response told = application.answer_now(request("/refused"));
  EXPECT_EQ(told.status, 429);
  EXPECT_EQ(*told.headers.find("Retry-After"), "7");
  EXPECT_EQ(nlohmann::json::parse(*told.body)["code"], "wait");
  const Response fault = application.answer_now(request("/broken"));
  EXPECT_EQ(fault.status, 500);
  EXPECT_EQ(fault.body->find("4711"), std::string::npos);
  EXPECT_EQ(application.answer_now(request("/done")).status, 405);
  EXPECT_EQ(*application.answer_now(request("/done", "PUT")).headers.find("Allow"), "POST");
}

// What one person writes takes as long as the disk; whoever reads a page that is made does not wait for it.
TEST(ApplicationWork, WhoAsksIsFoundOutWhileTheStoreIsWrittenTo) {
  ApplicationOptions options;
  options.store_workers = 1;
  options.recall = [](const Request&) { return std::nullopt; };
  options.identify = [](const Request&) -> std::optional<Identity> {
    Identity someone;
    someone.account = "ann";
    return someone;
  };
  Application application(options);
  std::promise<void> writing;
  std::promise<void> written;
  application.set_routes({route("/write", Access::signed_in(),
                                [&](const Call&) -> Answer {
                                  return Work{[&](const Call&) {
                                    writing.set_value();
                                    written.get_future().wait();
                                    return Response();
                                  }};
                                }),
                          route("/page", Access::signed_in(), echo)});
  std::promise<int> status;
  application.answer(std::make_shared<const Request>(request("/write")),
                     [&](const Response& response) { status.set_value(response.status); });
  writing.get_future().wait();
  EXPECT_EQ(application.answer_now(request("/page?months=3")).status, 200);
  written.set_value();
  EXPECT_EQ(status.get_future().get(), 200);
}

// Each hash takes 64 MiB: however many sign in at once, so many are made at once, and so many wait.
TEST(ApplicationWork, FewPasswordsAreHashedAtATime) {
  ApplicationOptions options;
  options.password_workers = 2;
  options.most_waiting = 3;
  Application application(options);
  std::atomic<int> running = 0;
  std::atomic<int> most = 0;
  std::promise<void> open;
  const std::shared_future<void> gate = open.get_future().share();
  application.set_routes({route("/hash", Access::anyone(), [&](const Call&) -> Answer {
    return Work{[&](const Call&) {
                  most = std::max<int>(most, ++running);
                  gate.wait();
                  --running;
                  return Response();
                },
                Workers::passwords};
  })});
  std::mutex mutex;
  std::vector<int> statuses;
  const auto ask = [&] {
    application.answer(std::make_shared<const Request>(request("/hash")), [&](const Response& response) {
      const std::scoped_lock lock(mutex);
      statuses.push_back(response.status);
    });
  };
  const auto answered = [&] {
    const std::scoped_lock lock(mutex);
    return statuses.size();
  };
  for (int i = 0; i < 2; ++i) ask();
  while (running < 2) std::this_thread::yield();
  for (int i = 0; i < 4; ++i) ask();
  EXPECT_EQ(answered(), 1U) << "three wait, and one is refused";
  EXPECT_EQ(statuses.front(), 503);
  open.set_value();
  while (answered() < 6) std::this_thread::yield();
  EXPECT_EQ(most, 2);
}

}  // namespace
}  // namespace windscreen::serve
