// The month of audits of audits_world_test.h, in which there is work of each kind to be made. For tests.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "improve/book_file.h"
#include "serve/audits/audits_world_test.h"
#include "serve/work/work_list.h"
#include "store/audit_actions.h"
#include "store/audit_review.h"
#include "store/audit_talks.h"

namespace windscreen::serve {

/// What is written of children in it: in no line of anybody's work.
inline constexpr std::array<const char*, 8> said_of_children = {"N1",   "N2",   "S1",    "Nora",
                                                                "Nell", "Sara", "Frost", "uncle"};

class WorkWorld : public AuditsWorld {
 protected:
  /// What an account has to do: "2020-09-30 audit", "- decision".
  std::vector<std::string> work(const std::string& account, const char* on = "2020-10-02") const {
    std::vector<std::string> shown;
    for (const WorkLine& line : lines(account, on))
      shown.push_back((line.due ? base::format_iso(*line.due) : "-") + " " + line.what);
    return shown;
  }
  std::vector<WorkLine> lines(const std::string& account, const char* on = "2020-10-02") const {
    auto found = kept->read(
        [&](const store::Queries& reader) { return work_of(reader, account, *base::parse_iso(on)); });
    for (const WorkLine& line : found) {
      for (const char* word : said_of_children)
        EXPECT_EQ((line.sentence + line.address).find(word), std::string::npos) << line.sentence;
      EXPECT_NE(words_of_work(line), line.what) << "a kind of work without words";
    }
    return found;
  }
  /// Checks that these accounts, and no others, have exactly this line beside what they had before.
  void expect_only(const std::vector<std::string>& accounts, const std::string& line) const {
    for (const char* account : {"north", "south", "worker", "head", "director", "analyst", "auditor",
                                "inspector", "councillor", "administrator", "lead", "other", "moderator"}) {
      const auto shown = work(account);
      const bool there = std::ranges::find(shown, line) != shown.end();
      const bool wanted = std::ranges::find(accounts, account) != accounts.end();
      EXPECT_EQ(there, wanted) << account << ": " << line;
    }
  }

  template <typename T>
  void write(const T& row) const {
    kept->write({"system:test", "write"}, [&](store::Writer& writer) { writer.insert(row); });
  }
  template <typename T, typename Change>
  void change(const std::string& id, const Change& changed) const {
    kept->write({"system:test", "change"}, [&](store::Writer& writer) {
      T row = *writer.find<T>(id);
      changed(row);
      writer.update(row);
    });
  }
  void revoke(const std::string& account) const {
    kept->write({"system:test", "revoke"}, [&](store::Writer& writer) {
      for (auto& grant :
           writer.select<store::RoleGrant>("where account_id = :account", {{"account", account}})) {
        grant.revoked_at = store::now();
        writer.update(grant);
      }
    });
  }
  void set_status(const std::string& account, const char* status) const {
    change<store::Account>(account, [&](store::Account& one) { one.status = status; });
  }

  /// An action from the audit of N2 (North, Safeguarding).
  void action(const std::string& id, const std::string& owner, const char* due, const char* state = "open",
              const char* priority = "normal") const {
    store::AuditAction one;
    one.id = id;
    one.source = "audit";
    one.audit_id = one.person_id = "N2";
    one.team = "North";
    one.change = "Nell sees her brother.";
    one.priority = priority;
    one.owner_id = owner;
    one.due_on = due;
    one.state = state;
    write(one);
  }
  void alert(const std::string& raiser) const {
    store::AuditAlert one;
    one.id = "alert";
    one.audit_id = "N1";
    one.raised_at = "2020-09-30T16:00:00.000Z";
    one.raised_by = raiser;
    one.harm = "Nora is alone with her uncle.";
    one.acknowledge_by = "2020-10-01";
    write(one);
  }
  void conversation() const {
    set_audit("N1", [](store::Audit& one) { one.state = "conversation"; });
    store::AuditConversation talk;
    talk.id = "talk";
    talk.audit_id = "N1";
    talk.mode = "in_person";
    talk.held_on = "2020-09-10";
    talk.worker_id = "W1";
    talk.agreed = "yes";
    talk.view = "Nora is well.";
    talk.recorded_by = "auditor";
    talk.recorded_at = "2020-09-10T10:00:00.000Z";
    write(talk);
  }
  /// A plan, with an action of the head of service's that was due on 31 March 2020 and one without a day.
  void improvement() const {
    kept->write({"system:test", "set up the record"}, [](store::Writer& writer) {
      improve::BookFile file =
          improve::read_book_files(std::array{improve::NamedText{"record.yaml", R"(things:
  - key: plan
    kind: plan
    sort: improvement
    title: Improvement plan
    since: 2020-01-01
    entries:
      - {on: 2020-01-01, kind: status, value: running}
  - key: late
    kind: action
    under: plan
    title: Managers look at every plan
    since: 2020-01-01
    entries:
      - {on: 2020-01-01, kind: lead, owner: Head}
      - {on: 2020-01-01, kind: due, due: 2020-03-31}
  - key: undated
    kind: action
    under: plan
    title: Write the guidance
    since: 2020-01-01
    entries:
      - {on: 2020-01-01, kind: lead, owner: Head}
)"}});
      for (store::ImprovementEntry& entry : file.entries) {
        if (entry.owner == "Head") entry.owner_id = "head";
      }
      improve::write_book(writer, file, std::nullopt);
    });
  }
};

}  // namespace windscreen::serve
