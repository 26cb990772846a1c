// What people ask and are told about children, and what they type, stands in no log line and in no metric.
#include <gtest/gtest.h>

#include "serve/http/http_world_test.h"

namespace windscreen::serve {
namespace {

using nlohmann::json;

class NoTrace : public HttpWorld {
 protected:
  // Whatever names a child, a worker or the person who asks, and what they typed.
  static std::vector<std::string> personal() {
    return {"N1",          "N2",         "S1",
            "M1",          "Z1",         "Nora",
            "Nell",        "Sara",       "Frost",
            "2012-02-29",  "29/02/2012", "Wanda",
            "Will Two",    "north@",     "everyone@",
            "example.org", "Name of",    "Eve R.",
            "correct hor", "password1",  "Letter of the mother",
            "What Zoë",    "Zo\\u00eb",  "planted"};
  }
  void expect_none(const std::string& text, const std::string& where,
                   const std::vector<HttpBrowser>& browsers) const {
    for (const std::string& one : personal())
      EXPECT_EQ(text.find(one), std::string::npos) << one << " stands in " << where;
    for (const HttpBrowser& browser : browsers) {
      EXPECT_EQ(text.find(browser.cookie.substr(browser.cookie.find('=') + 1)), std::string::npos) << where;
      EXPECT_EQ(text.find(browser.csrf), std::string::npos) << where;
    }
    EXPECT_EQ(text.find("127.0.0.1"), std::string::npos) << where << ": an address";
  }
};
ON_EACH_ENGINE(NoTrace);

TEST_P(NoTrace, OfChildrenAndPeopleIsInTheLogOrTheMetrics) {
  HttpBrowser north = signed_in("north");
  HttpBrowser everyone = signed_in("everyone");
  HttpBrowser stranger;
  // What is there, what is not, what may not be seen, and what cannot be understood.
  std::size_t shown = 0;
  for (HttpBrowser* who : {&north, &everyone, &stranger}) {
    for (const char* child :
         {"N1", "S1", "N1'; drop table ssd_person; --", "N1 Nora Frost 2012-02-29", "Z1\n{\"status\":1}"}) {
      for (const char* form : {"", ".csv"}) {
        const json body = {{"purpose", "other"}, {"purpose_words", "Letter of the mother"}, {"child", child}};
        if (post(*who, std::string("/api/v1/children/timeline") + form, body).status == 200) ++shown;
        post(*who, std::string("/api/v1/access-record") + form, body);
      }
    }
    for (const json& more :
         {json{{"name", "Nora Frost"}}, json{{"id", "N1"}}, json{{"date_of_birth", "2012-02-29"}},
          json{{"date_of_birth", "29/02/2012"}}, json{{"name", "Wanda"}, {"N1", "Nora"}}}) {
      json body = {{"purpose", "audit"}};
      body.update(more);
      if (post(*who, "/api/v1/children/search", body).status == 200) ++shown;
      post(*who, "/api/v1/indicators/referred/children.csv", body);
    }
    post(*who, "/api/v1/access-record", {{"purpose", "audit"}, {"account", "north@example.org"}});
    change(*who, "PUT", "/api/v1/drafts/N1", {{"content", "What Zoë said"}, {"revision", 0}});
    change(*who, "PUT", "/api/v1/drafts/Nora-Frost",
           {{"content", {{"Nora", "What Zoë said"}}}, {"revision", 7}});
    post(*who, "/api/v1/invitations", {{"email", "Nora.Frost@example.org"}, {"name", "Nora Frost"}});
    post(*who, "/api/v1/role-grants",
         {{"account", "north@example.org"},
          {"role", "inspector"},
          {"scope", "named_children"},
          {"reason", "Nora Frost"},
          {"valid_to", "2099-01-01"},
          {"children", {"N1"}}});
    post(*who, "/api/v1/password", {{"current", "password1"}, {"new", "Nora Frost N1"}});
    // In an address, where nobody should put it.
    for (const char* target :
         {"/api/v1/children/N1", "/children/Nora%20Frost", "/teams/Nora", "/api/v1/indicators/N1/figures",
          "/api/v1/indicators?child=N1&name=Nora", "/api/v1/drafts/N1?child=N1", "/?Nora+Frost#N1"})
      get(*who, target);
    // And in what else a request has.
    ask(*who, "GET", "/api/v1/indicators", {},
        {{"Referer", "http://localhost/children/N1"},
         {"User-Agent", "Nora Frost"},
         {"X-Request-Id", "N1"},
         {"If-None-Match", "\"N1\""},
         {"X-Forwarded-For", "Nora"}});
    ask(*who, "SEARCH", "/", {}, {{"X", "N1"}});
  }
  EXPECT_GE(shown, 6U) << "the children were shown, or else there was nothing to keep quiet about";
  HttpBrowser wrong;
  sign_in(wrong, "north", "password1 of Nora Frost");
  sign_in(wrong, "Nora.Frost", "password1");
  const std::string text = logged();
  EXPECT_GT(std::count(text.begin(), text.end(), '\n'), 100);
  EXPECT_NE(text.find("/api/v1/children/timeline"), std::string::npos);
  expect_none(text, "the log", {north, everyone});
  const Received metrics = ask({}, "GET", "/metrics");
  EXPECT_NE(metrics.body.find("/api/v1/children/timeline"), std::string::npos);
  expect_none(metrics.body, "the metrics", {north, everyone});
  // A line is one object with these members, whatever was asked: none can be forged by what is in a request.
  std::istringstream all(text);
  for (std::string line; std::getline(all, line);) {
    const json object = json::parse(line, nullptr, false);
    ASSERT_TRUE(object.is_object()) << line;
    for (const auto& [name, value] : object.items()) {
      static const std::set<std::string> known = {"time",   "request",      "method", "route",
                                                  "status", "milliseconds", "fault"};
      EXPECT_TRUE(known.contains(name)) << line;
    }
    EXPECT_FALSE(object.contains("fault")) << line;
  }
}

// When something breaks, the words of the fault are in the log: no child's among them.
TEST_P(NoTrace, OfAChildIsInTheWordsOfAFault) {
  HttpBrowser north = signed_in("north");
  ASSERT_EQ(post(north, "/api/v1/children/timeline", {{"purpose", "audit"}, {"child", "N1"}}).status, 200);
  // The snapshot's files go while the server knows of them.
  for (const auto& entry : std::filesystem::recursive_directory_iterator(workspace.lake_directory())) {
    if (entry.path().extension() == ".parquet") std::ofstream(entry.path()) << "no longer a table";
  }
  std::size_t broken = 0;
  for (const char* child : {"N1", "N2", "Nora Frost"}) {
    const Received received =
        post(north, "/api/v1/children/timeline", {{"purpose", "audit"}, {"child", child}});
    if (received.status >= 500) ++broken;
    EXPECT_EQ(received.body.find(workspace.directory().string()), std::string::npos) << received.body;
  }
  EXPECT_GE(broken, 1U) << "nothing broke, so nothing was tested";
  std::string text = logged();
  EXPECT_NE(text.find("\"fault\""), std::string::npos);
  // The words name the file, and the test's own folder has a name by chance, which may hold an "N1".
  const std::string folder = workspace.directory().string();
  for (std::size_t at = text.find(folder); at != std::string::npos; at = text.find(folder, at))
    text.erase(at, folder.size());
  expect_none(text, "the log", {north});
}

}  // namespace
}  // namespace windscreen::serve
