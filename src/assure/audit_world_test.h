// A store with one drawn audit and three people, for tests, on each engine: ann leads quality assurance, bea
// and cat audit, dan is a partner without an account who has left.
#pragma once

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

#include "assure/audit_life.h"
#include "store/audit_plan.h"
#include "store/audit_talks.h"
#include "store/audits.h"
#include "store/identity.h"
#include "store/store.h"
#include "store/test_engines.h"
#include "store/test_rows.h"

namespace windscreen::assure {

class AuditWorld : public store::OnEachEngine {
 protected:
  void SetUp() override {
    OnEachEngine::SetUp();
    if (IsSkipped()) return;
    store::bring_up_to_date(location);
    opened.emplace(location);
    opened->write({"ann", "fill"}, [](store::Writer& writer) {
      for (const char* name : {"ann", "bea", "cat"}) writer.insert(store::account_of(name, name));
      const auto auditor = [&](const std::string& id, std::optional<std::string> account,
                               const std::string& status) {
        store::Auditor one;
        one.id = id;
        one.account_id = std::move(account);
        one.name = id;
        one.status = status;
        one.capacity = 3;
        one.changed_at = store::now();
        writer.insert(one);
      };
      auditor("Bea", "bea", "trained");
      auditor("Cat", "cat", "moderator");
      auditor("Dan", std::nullopt, "left");
      store::Audit audit;
      audit.id = "audit";
      audit.stream = "random";
      audit.month = "2020-02";
      audit.person_id = "P1";
      audit.state = "drawn";
      writer.insert(audit);
    });
  }

  store::Audit audit() {
    return *opened->read([](store::Queries& reader) { return reader.find<store::Audit>("audit"); });
  }
  /// The wish of someone who has just looked at the audit.
  MoveWish wish(const std::string& move, const std::string& account, std::vector<Part> parts,
                const std::string& reason = {}) {
    return {"audit", move, account, std::move(parts), reason, audit().revision};
  }
  /// A conversation that is held is written down too, since nothing is submitted without.
  store::Audit make(const MoveWish& wish) {
    return opened->write({wish.account_id, "audit." + wish.move}, [&](store::Writer& writer) {
      if (wish.move == "hold_conversation") {
        store::AuditConversation held;
        held.id = store::new_id();
        held.audit_id = wish.audit_id;
        held.mode = "phone";
        held.held_on = "2020-03-01";
        held.agreed = "yes";
        held.recorded_by = wish.account_id;
        held.recorded_at = store::now();
        writer.insert(held);
      }
      return make_move(writer, wish);
    });
  }
  store::Audit assign(const AssignmentWish& wish) {
    return opened->write({wish.move.account_id, "audit.assign"},
                         [&](store::Writer& writer) { return assign_audit(writer, wish); });
  }
  /// Gives the audit to Bea, who starts it.
  void begin() {
    assign({wish("assign", "ann", {Part::qa_lead}), "Bea", "2020-02-28", {}, {}});
    make(wish("start", "bea", {Part::auditor}));
  }
  /// What a form of its own sets: the auditor's or the moderator's grade.
  void grade(std::optional<std::string> auditors, std::optional<std::string> moderators = {}) {
    opened->write({"bea", "audit.grade"}, [&](store::Writer& writer) {
      auto now_is = *writer.find<store::Audit>("audit");
      now_is.auditor_grade = auditors;
      now_is.moderated_grade = moderators;
      ++now_is.revision;
      writer.update(now_is);
    });
  }
  template <typename T>
  std::vector<T> all() {
    return opened->read([](store::Queries& reader) { return reader.select<T>("order by id"); });
  }

  std::optional<store::Store> opened;
};

}  // namespace windscreen::assure
