#include "serve/http/http_server.h"

#include <gtest/gtest.h>

#include <chrono>
#include <future>
#include <thread>

#include "base/error.h"
#include "serve/http/test_client.h"

namespace windscreen::serve {
namespace {

using std::chrono::milliseconds;

Response text(std::string words) {
  Response response;
  response.body = std::make_shared<const std::string>(std::move(words));
  return response;
}

void say_back(const std::shared_ptr<const Request>& request, const Respond& respond) {
  Response response = text(request->method + " " + request->target + " " + request->body);
  response.head_only = request->method == "HEAD";
  respond(std::move(response));
}

ServerOptions quick() {
  ServerOptions options;
  options.port = 0;
  options.limits.read = milliseconds(400);
  options.limits.write = milliseconds(400);
  return options;
}

TEST(HttpServer, AnswersOneRequestAfterAnotherOnAConnection) {
  HttpServer server(quick(), say_back);
  Client client(server.port());
  for (int i = 0; i < 3; ++i) {
    ASSERT_TRUE(client.send(get("/a?b=c")));
    const auto received = client.receive();
    ASSERT_TRUE(received);
    EXPECT_EQ(received->status, 200);
    EXPECT_EQ(received->body, "GET /a?b=c ");
  }
}

TEST(HttpServer, AHeadSaysTheLengthAndSendsNoBody) {
  HttpServer server(quick(), say_back);
  Client client(server.port());
  ASSERT_TRUE(client.send(get("/a", {}, "HEAD")));
  const auto received = client.receive(false);
  ASSERT_TRUE(received);
  EXPECT_EQ(*received->headers.find("Content-Length"), "8");
  // What comes next on the connection is the next answer, not a body.
  ASSERT_TRUE(client.send(get("/b")));
  EXPECT_EQ(client.receive().value().body, "GET /b ");
}

TEST(HttpServer, AClientThatDripsItsRequestIsCutOffAndHoldsNobodyUp) {
  HttpServer server(quick(), say_back);
  Client slow(server.port());
  ASSERT_TRUE(slow.send("GET / HTTP/1.1\r\nHost: local"));
  // Each further byte comes in time; the whole does not.
  std::thread drip([&] {
    for (int i = 0; i < 20 && slow.send("x"); ++i) std::this_thread::sleep_for(milliseconds(50));
  });
  EXPECT_EQ(fetch(server.port(), "/b").value().status, 200);
  drip.join();
  EXPECT_TRUE(slow.ends_within(3000));
}

TEST(HttpServer, AClientThatDoesNotReadIsCutOff) {
  HttpServer server(quick(), [](const auto&, const Respond& respond) {
    respond(text(std::string(std::size_t{64} << 20U, 'x')));
  });
  Client slow(server.port(), 4096);
  ASSERT_TRUE(slow.send(get("/")));
  for (int i = 0; i < 100 && server.in_flight() == 0; ++i) std::this_thread::sleep_for(milliseconds(20));
  EXPECT_EQ(server.in_flight(), 1U);
  for (int i = 0; i < 60 && server.in_flight() != 0; ++i) std::this_thread::sleep_for(milliseconds(50));
  EXPECT_EQ(server.in_flight(), 0U);
}

TEST(HttpServer, ABodyBeyondTheLimitIsRefused) {
  ServerOptions options = quick();
  options.limits.body = 100;
  HttpServer server(options, say_back);
  Client within(server.port());
  ASSERT_TRUE(within.send(get("/", "Content-Length: 100\r\n", "POST") + std::string(100, 'b')));
  EXPECT_EQ(within.receive().value().status, 200);
  Client beyond(server.port());
  ASSERT_TRUE(beyond.send(get("/", "Content-Length: 150\r\n", "POST") + std::string(150, 'b')));
  EXPECT_EQ(beyond.receive().value().status, 413);
  EXPECT_TRUE(beyond.ends_within(2000));
  Client far_beyond(server.port());
  ASSERT_TRUE(far_beyond.send(get("/", "Content-Length: 1000000\r\n", "POST") + std::string(1000, 'b')));
  EXPECT_TRUE(far_beyond.ends_within(2000));
}

TEST(HttpServer, ALongerBodyIsTakenWhereItIsAllowedAndNowhereElse) {
  ServerOptions options = quick();
  options.limits.body = 100;
  options.limits.long_body = 1000;
  HttpServer server(options, say_back,
                    [](const Request& request) { return request.target == "/long" ? std::size_t{900} : 0; });
  const auto put = [&](const std::string& target, std::size_t bytes) {
    Client client(server.port());
    const std::string length = "Content-Length: " + std::to_string(bytes) + "\r\n";
    client.send(get(target, length, "PUT") + std::string(bytes, 'x'));
    const auto received = client.receive();
    return received ? received->status : 0;
  };
  EXPECT_EQ(put("/long", 900), 200);
  EXPECT_EQ(put("/long", 901), 413);
  EXPECT_EQ(put("/other", 100), 200);
  EXPECT_EQ(put("/other", 101), 413);
  EXPECT_EQ(put("/other", 900), 413);
  EXPECT_EQ(put("/long", 5000), 0) << "it is not even read";
}

TEST(HttpServer, AHeadBeyondTheLimitsEndsTheConnection) {
  ServerOptions options = quick();
  HttpServer server(options, say_back);
  Client long_target(server.port());
  ASSERT_TRUE(long_target.send(get("/" + std::string(options.limits.target + 1, 'a'))));
  EXPECT_TRUE(long_target.ends_within(2000));
  std::string fields;
  for (std::size_t i = 0; i <= options.limits.fields; ++i) fields += "X-Field: 1\r\n";
  Client many_fields(server.port());
  ASSERT_TRUE(many_fields.send(get("/", fields)));
  EXPECT_TRUE(many_fields.ends_within(2000));
  Client nonsense(server.port());
  ASSERT_TRUE(nonsense.send("\x16\x03\x01 hello\r\n\r\n"));
  EXPECT_TRUE(nonsense.ends_within(2000));
}

TEST(HttpServer, MoreAtOnceThanItTakesAreToldToAskAgain) {
  ServerOptions options = quick();
  options.limits.in_flight = 1;
  std::promise<Respond> held;
  HttpServer server(options, [&](const auto& request, const Respond& respond) {
    if (request->target == "/slow")
      held.set_value(respond);
    else
      respond(text("ready"));
  });
  Client first(server.port());
  ASSERT_TRUE(first.send(get("/slow")));
  const Respond respond = held.get_future().get();
  const auto refused = fetch(server.port(), "/quick");
  EXPECT_EQ(refused.value().status, 503);
  EXPECT_NE(refused->headers.find("Retry-After"), nullptr);
  respond(text("late"));
  EXPECT_EQ(first.receive().value().body, "late");
  EXPECT_EQ(fetch(server.port(), "/quick").value().status, 200);
}

TEST(HttpServer, AnAnswerThatTakesTooLongIsGivenUp) {
  ServerOptions options = quick();
  options.limits.handle = milliseconds(200);
  Respond never;
  HttpServer server(options, [&](const auto&, const Respond& respond) { never = respond; });
  Client client(server.port());
  ASSERT_TRUE(client.send(get("/")));
  EXPECT_EQ(client.receive().value().status, 503);
  // The answer that comes after all has nowhere to go.
  never(text("late"));
  // The client may have its answer before the server's thread has counted it.
  for (int i = 0; i < 100 && server.in_flight() != 0; ++i) std::this_thread::sleep_for(milliseconds(50));
  EXPECT_EQ(server.in_flight(), 0U);
}

TEST(HttpServer, StoppingFinishesWhatIsInFlight) {
  std::promise<Respond> held;
  HttpServer server(quick(), [&](const auto&, const Respond& respond) { held.set_value(respond); });
  Client client(server.port());
  ASSERT_TRUE(client.send(get("/")));
  std::thread worker([respond = held.get_future().get()] {
    std::this_thread::sleep_for(milliseconds(200));
    respond(text("finished"));
  });
  const std::uint16_t port = server.port();
  EXPECT_TRUE(server.stop(milliseconds(5000)));
  worker.join();
  EXPECT_EQ(client.receive().value().body, "finished");
  EXPECT_FALSE(Client(port).connected());
}

TEST(HttpServer, StoppingDoesNotWaitForEver) {
  Respond never;
  HttpServer server(quick(), [&](const auto&, const Respond& respond) { never = respond; });
  Client client(server.port());
  ASSERT_TRUE(client.send(get("/")));
  for (int i = 0; i < 100 && server.in_flight() == 0; ++i) std::this_thread::sleep_for(milliseconds(10));
  EXPECT_FALSE(server.stop(milliseconds(100)));
}

TEST(HttpServer, SaysWhyItCannotListen) {
  HttpServer server(quick(), say_back);
  ServerOptions taken = quick();
  taken.port = server.port();
  EXPECT_THROW(HttpServer(taken, say_back), base::Error);
  ServerOptions nowhere = quick();
  nowhere.host = "no such place";
  EXPECT_THROW(HttpServer(nowhere, say_back), base::Error);
  ServerOptions half = quick();
  half.tls_certificate = "certificate.pem";
  EXPECT_THROW(HttpServer(half, say_back), base::Error);
  half.tls_key = "key.pem";
  EXPECT_THROW(HttpServer(half, say_back), base::Error);
}

}  // namespace
}  // namespace windscreen::serve
