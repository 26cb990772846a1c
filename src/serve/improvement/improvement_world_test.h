// The authority of child_world_test.h with an improvement record, and an account for each part in it.
#pragma once

#include <array>
#include <optional>
#include <string>

#include "improve/book_file.h"
#include "serve/children/child_world_test.h"
#include "serve/http/openapi.h"
#include "serve/http/schema_checker_test.h"
#include "serve/improvement/improvement_routes.h"

namespace windscreen::serve {

/// Beside the accounts of ChildWorld, "keeper" is the programme manager. The head of service leads the action
/// "late", which was due on 31 March 2020 and is not delivered.
class ImprovementWorld : public ChildWorld {
 protected:
  using json = nlohmann::json;

  void SetUp() override {
    ChildWorld::SetUp();
    if (IsSkipped()) return;
    kept->write({"system:test", "set up the record"}, [&](store::Writer& writer) {
      store::Account account;
      account.id = "keeper";
      account.email = "keeper@example.org";
      account.name = "Name of keeper";
      account.status = "active";
      account.created_at = "2020-01-01T00:00:00.000Z";
      writer.insert(account);
      improve::BookFile file =
          improve::read_book_files(std::array{improve::NamedText{"record.yaml", record}});
      for (store::ImprovementEntry& entry : file.entries) {
        if (entry.owner == "Head of assessment") entry.owner_id = "head";
      }
      improve::write_book(writer, file, std::nullopt);
    });
    grant("keeper", "programme_manager", "authority");
    people = people_of_store();
    improvement.emplace(ImprovementSources{*people, lake, figures});
    application->set_routes(improvement_routes(*improvement));
  }

  Response get(const std::string& who, const std::string& target) {
    Request asked = request(who, "/api/v1/improvement/" + target, json::object());
    asked.method = "GET";
    asked.body.clear();
    return application->answer_now(asked);
  }
  /// What is given, which must be as its schema says.
  json got(const std::string& who, const std::string& target, const std::string& schema) {
    const Response answer = get(who, target);
    EXPECT_EQ(answer.status, 200) << *answer.body;
    json body = json::parse(*answer.body);
    EXPECT_EQ(schema_fault(json::parse(schema_named(schema)), body), "") << target;
    return body;
  }
  Response send(const std::string& who, const std::string& address, const json& body) {
    return ask(who, "/api/v1/improvement/" + address, body);
  }

  static constexpr auto record = R"(things:
  - {key: committee, kind: body, sort: scrutiny, title: Select committee, since: 2018-01-01}
  - {key: board, kind: body, sort: board, title: Improvement board, since: 2018-01-01}
  - key: visit
    kind: source
    sort: monitoring_visit
    title: First monitoring visit
    since: 2019-09-01
    services: [Assessment]
    entries:
      - {on: 2019-09-18, kind: status, value: held}
  - {key: finding, kind: finding, sort: area_to_improve, under: visit, number: "1", title: Plans are late, since: 2019-10-01}
  - {key: loose, kind: finding, sort: area_to_improve, under: visit, number: "2", title: Nobody answers this, since: 2019-10-01}
  - key: plan
    kind: plan
    sort: improvement
    title: Improvement plan
    since: 2020-01-01
    remits: [{body: board, words: Watches over it, from: 2020-01-01}]
    entries:
      - {on: 2020-01-01, kind: status, value: running}
  - key: late
    kind: action
    under: plan
    number: "1"
    title: Managers look at every plan
    since: 2020-01-01
    links: [{to: finding, how: answers}]
    entries:
      - {on: 2020-01-01, kind: lead, owner: Head of assessment}
      - {on: 2020-01-01, kind: due, due: 2020-03-31}
  - {key: measure, kind: measure, under: late, title: Referrals fall, since: 2020-01-01, measure: {indicator: referred, better: lower, baseline: "9", baseline_on: 2020-01-31, target: "4", target_on: 2021-03-31}}
  - key: meeting
    kind: meeting
    under: committee
    title: Meeting of 23 June 2020
    since: 2020-06-01
    entries:
      - {on: 2020-06-01, kind: due, due: 2020-06-23}
      - {on: 2020-06-23, kind: status, value: held}
  - {key: item, kind: item, under: meeting, title: Children's improvement, since: 2020-06-23}
  - {key: decision, kind: decision, under: item, title: The plan is agreed, since: 2020-06-23, decision: {outcome: agreed, call_in_by: committee, call_in_days: 5}}
  - {key: question, kind: question, under: item, title: "What of handovers?", since: 2020-06-23}
  - key: promise
    kind: promise
    title: A further report in September
    since: 2020-06-23
    promise: {to: committee}
    links: [{to: item, how: promises}]
    entries:
      - {on: 2020-06-23, kind: due, due: 2020-09-30}
  - {key: risk, kind: risk, title: Staff leave, since: 2020-01-01, risk: {cause: Too much change, effect: Children wait}}
  - key: posts
    kind: control
    sort: capacity
    under: risk
    title: Added posts
    since: 2020-01-01
    indicators: [referred]
    entries:
      - {on: 2020-01-01, kind: due, due: 2020-09-30}
  - {key: round, kind: feedback, sort: families, title: Families in June, since: 2020-06-01, feedback: {asked: 12, replied: 9}}
  - {key: said, kind: feedback_theme, sort: to_change, under: round, title: Too many social workers, since: 2020-06-01, mentions: 3}
)";

  std::unique_ptr<People> people;
  std::optional<ImprovementSources> improvement;
};

}  // namespace windscreen::serve
