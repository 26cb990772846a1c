#include "demo/audits/family_voices.h"

#include <array>

#include "store/audit_talks.h"

namespace windscreen::demo {
namespace {

struct Voice {
  const char* said;
  const char* themes;
};

// Three strengths and three worries that families told Surrey's auditors of (Select Committee, 14 December
// 2020, paragraphs 30.1 and 30.2), in words of our own.
constexpr std::array<Voice, 6> voices = {
    {{"She tells us straight what she thinks, and she listens.", R"(["open relationships"])"},
     {"He is there for my children. You can tell that he wants things to be better for us.",
      R"(["committed workers"])"},
     {"She told me what we were doing each week and why, so that I can do it without her one day.",
      R"(["direct work explained"])"},
     {"This is the fourth social worker in two years. We start again every time.",
      R"(["changes of worker"])"},
     {"I waited three weeks to hear what was decided at the meeting.", R"(["waiting to hear"])"},
     {"School says ask the social worker, the clinic says ask school.",
      R"(["join-up with SEND and mental health"])"}}};

constexpr std::array<const char*, 4> views = {
    "It is a fair picture. I would have liked the visits in the summer to be seen too.",
    "I agree. I had raised the drift in supervision and should have written down why we waited.",
    "The audit helped: I had not seen how often the plan was put off.",
    "I took the case over in spring; much of this was before my time, and the family feels it."};

}  // namespace

void write_conversation(AuditBook& book, const store::Audit& audit, const std::string& worker, Day on) {
  Random& random = book.random();
  store::AuditConversation one;
  one.id = book.id();
  one.audit_id = audit.id;
  if (!worker.empty()) one.worker_id = worker;
  if (worker.empty() || random.chance(0.12)) {
    one.mode = "record_only";
    one.why_none = worker.empty() ? "The case has no worker." : "The worker was away for the whole month.";
    one.agreed = "not_said";
  } else {
    const bool at_a_distance = on >= day_of(2020, 3, 23);
    one.mode = at_a_distance ? (random.chance(0.8) ? "video" : "phone")
                             : (random.chance(0.8) ? "in_person" : "phone");
    one.held_on = iso(on);
    one.agreed = random.chance(0.7) ? "yes" : (random.chance(0.75) ? "partly" : "no");
    one.view = views.at(random.below(views.size()));
    if (book.roles().practitioner && worker == book.roles().worker) {
      one.reply = "Thank you for naming what went well. I have talked with the family about the plan since.";
      one.replied_by = book.roles().practitioner;
      one.replied_at = at_hour(on, 17);
    }
  }
  one.recorded_by = book.roles().lead;
  one.recorded_at = at_hour(on, 15);
  book.writer().insert(one);
}

void write_family(AuditBook& book, const store::Audit& audit, Day on) {
  Random& random = book.random();
  constexpr std::array<const char*, 5> respondents = {"child", "mother", "father", "parent", "carer"};
  store::FamilyFeedback one;
  one.id = book.id();
  one.audit_id = audit.id;
  one.respondent = respondents.at(random.weighted(std::array<double, 5>{18, 42, 12, 10, 18}));
  one.changed_at = at_hour(on, 16);
  one.themes = "[]";
  const std::size_t came = random.weighted(std::array<double, 5>{38, 34, 12, 7, 9});
  const bool unsafe = came == 3;
  one.safe = came == 4 ? "not_decided" : (unsafe ? "unsafe" : "safe");
  if (came != 4) {
    one.safe_by = book.roles().lead;
    one.safe_at = at_hour(on, 15, 30);
    one.safe_reason = unsafe ? "Somebody else in the home would read or hear it."
                             : "The worker and the record know of nothing against it.";
  }
  constexpr std::array<const char*, 5> outcomes = {"spoke", "no_answer", "declined", "unsafe", "not_tried"};
  one.outcome = outcomes.at(came);
  if (came == 0) {
    const Voice& voice = voices.at(random.below(voices.size()));
    one.answers = voice.said;
    one.themes = voice.themes;
    one.may_quote = random.chance(0.6);
    if (random.chance(0.7)) one.shared_on = iso(add_working(on, 2));
  }
  book.writer().insert(one);
  const int tries = came > 2 ? 0 : (came == 1 ? random.between(2, 3) : 1);
  for (int i = 0; i < tries; ++i) {
    book.writer().insert(store::FeedbackAttempt{book.id(), one.id, at_hour(on, 15, 40 + i * 5),
                                                book.roles().lead, "phone", one.outcome});
  }
}

}  // namespace windscreen::demo
