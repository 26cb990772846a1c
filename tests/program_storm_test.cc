// Kill -9 while people save what they type and open children's records over HTTP: nothing that was
// acknowledged is lost, and nothing was shown that is not recorded.
#include <atomic>
#include <map>
#include <mutex>
#include <set>
#include <thread>

#include "served.h"
#include "store/access.h"
#include "store/bookkeeping.h"
#include "store/store.h"
#include "store/verify.h"

namespace windscreen::tests {
namespace {

using nlohmann::json;

class HttpStorm : public Served {
 protected:
  struct Acknowledged {
    // By form, the last revision and what it said.
    std::map<std::string, std::pair<int, int>> drafts;
    std::set<std::string> viewings;
    std::atomic<int> count = 0;
    std::mutex mutex;
  };

  // Writes until the server is gone.
  void write_on(Browser browser, const std::string& form, Acknowledged& acknowledged) const {
    int revision = 0;
    {
      const std::scoped_lock lock(acknowledged.mutex);
      revision = acknowledged.drafts[form].first;
    }
    // A revision more may be there than was acknowledged: the one in flight when the server was killed.
    revision = std::max(revision, browser.get("/api/v1/drafts/" + form).value("revision", 0));
    for (int said = revision * 1000;; ++said) {
      const auto saved =
          browser.send("PUT", "/api/v1/drafts/" + form, {{"content", said}, {"revision", revision}});
      if (saved.status == 0) return;
      ASSERT_EQ(saved.status, 200) << saved.body;
      ++revision;
      {
        const std::scoped_lock lock(acknowledged.mutex);
        acknowledged.drafts[form] = {revision, said};
      }
      if (said % 4 == 0) {
        const auto seen =
            browser.send("POST", "/api/v1/children/timeline", {{"purpose", "audit"}, {"child", "P1"}});
        if (seen.status == 0) return;
        ASSERT_EQ(seen.status, 200) << seen.body;
        const std::scoped_lock lock(acknowledged.mutex);
        acknowledged.viewings.insert(Browser::read(seen)["viewing"].get<std::string>());
      }
      ++acknowledged.count;
    }
  }
};
ON_EACH_ENGINE(HttpStorm);

TEST_P(HttpStorm, OfAKilledServerLosesNothing) {
  account("ann", "director", "authority");
  account("bob", "director", "authority");
  serve();
  std::vector<Browser> browsers = {signed_in("ann"), signed_in("ann"), signed_in("bob"), signed_in("bob")};
  Acknowledged acknowledged;
  for (int round = 0; round < 4; ++round) {
    const int before = acknowledged.count;
    std::vector<std::jthread> writers;
    for (std::size_t i = 0; i < browsers.size(); ++i) {
      const std::string form = "form_" + std::to_string(i);
      writers.emplace_back([&, i, form] { write_on(browsers[i], form, acknowledged); });
    }
    // Long enough that each has written, however busy the machine is, and at another moment each time.
    const int wanted = before + 12 + 7 * round;
    for (int i = 0; i < 6000 && acknowledged.count < wanted && !HasFailure(); ++i)
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    EXPECT_GE(acknowledged.count, wanted) << "nothing is written";
    kill_it();
    writers.clear();
    ASSERT_FALSE(HasFailure());

    store::Store kept(location());
    const store::Verification found = store::verify(kept, store::all_tables());
    ASSERT_TRUE(found.problems.empty()) << found.problems[0].what;
    std::set<std::string> recorded;
    kept.read([&](const store::Queries& reader) {
      for (const store::AccessRecord& one : reader.select<store::AccessRecord>())
        recorded.insert(one.viewing_id);
    });
    for (const std::string& viewing : acknowledged.viewings)
      EXPECT_TRUE(recorded.contains(viewing)) << viewing << " was shown and is not recorded";

    serve();
    ASSERT_FALSE(HasFatalFailure());
    for (Browser& browser : browsers) browser.port = this->port();
    for (std::size_t i = 0; i < browsers.size(); ++i) {
      const std::string form = "form_" + std::to_string(i);
      // The session itself was acknowledged, and is still there.
      const json draft = browsers[i].get("/api/v1/drafts/" + form);
      ASSERT_TRUE(draft.contains("revision")) << draft;
      const auto& [revision, said_last] = acknowledged.drafts[form];
      EXPECT_GE(draft["revision"], revision) << form;
      EXPECT_LE(draft["revision"], revision + 1) << form << ": more than was asked for";
      EXPECT_GE(draft["content"], said_last) << form;
    }
  }
  EXPECT_GE(acknowledged.viewings.size(), 4U);
  // And a stop in order loses nothing either, nor does it wait.
  EXPECT_EQ(stop(), 0) << said();
}

// Requests that have come whole are answered before the server ends.
TEST_P(HttpStorm, AServerThatIsToldToStopFinishesWhatItHasBegun) {
  account("ann", "director", "authority");
  serve();
  Acknowledged acknowledged;
  std::vector<std::jthread> writers;
  for (int i = 0; i < 3; ++i) {
    const std::string form = "form_" + std::to_string(i);
    writers.emplace_back(
        [this, form, &acknowledged, browser = signed_in("ann")] { write_on(browser, form, acknowledged); });
  }
  for (int i = 0; i < 6000 && acknowledged.count < 20 && !HasFailure(); ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  EXPECT_EQ(stop(), 0) << said();
  writers.clear();
  store::Store kept(location());
  EXPECT_TRUE(store::verify(kept, store::all_tables()).problems.empty());
  // What was done was also said: no draft is further than its writer knows.
  serve();
  Browser ann = signed_in("ann");
  for (const auto& [form, last] : acknowledged.drafts)
    EXPECT_EQ(ann.get("/api/v1/drafts/" + form)["revision"], last.first) << form;
}

}  // namespace
}  // namespace windscreen::tests
