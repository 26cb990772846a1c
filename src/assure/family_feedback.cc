#include "assure/family_feedback.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <string_view>

#include "base/text.h"
#include "store/identity.h"

namespace windscreen::assure {
namespace {

using store::FamilyFeedback;

constexpr std::array<std::string_view, 6> respondents = {"child",  "mother", "father",
                                                         "parent", "carer",  "other"};
constexpr std::array<std::string_view, 3> decisions = {"not_decided", "safe", "unsafe"};
constexpr std::array<std::string_view, 5> attempt_modes = {"phone", "letter", "visit", "message", "video"};
constexpr std::array<std::string_view, 5> results = {"spoke", "declined", "no_answer", "wrong_number",
                                                     "unsafe"};

template <std::size_t Count>
void need_one_of(const std::string& word, const std::array<std::string_view, Count>& words,
                 const char* fault) {
  if (std::find(words.begin(), words.end(), word) == words.end())
    throw base::Error(fault, "Choose one of the list.");
}

void need_part(const store::Reader& reader, const FeedbackWish& wish) {
  if (!reader.find<store::Audit>(wish.audit_id))
    throw base::Error("There is no such audit.", "Open your list of audits again.");
  const bool may = std::any_of(wish.parts.begin(), wish.parts.end(),
                               [](Part part) { return part == Part::auditor || part == Part::qa_lead; });
  if (!may) {
    throw base::Error("Only the auditor and the quality assurance lead record what families say.",
                      "Ask one of them.");
  }
}

FamilyFeedback row_of(const store::Reader& reader, const FeedbackWish& wish) {
  need_part(reader, wish);
  auto one = reader.find<FamilyFeedback>(wish.id);
  if (!one || one->audit_id != wish.audit_id)
    throw base::Error("There is no such person on this audit\u2019s list.", "Open the page again.");
  if (one->changed_at != wish.seen) throw StaleAudit();
  return std::move(*one);
}

void save(store::Writer& writer, FamilyFeedback& one) {
  one.changed_at = store::now();
  writer.update(one);
}

void need_going_on(const store::Reader& reader, const std::string& audit_id) {
  const auto state = find_audit_state(reader.find<store::Audit>(audit_id).value().state);
  if (state == AuditState::paused || state == AuditState::replaced || state == AuditState::void_audit) {
    throw base::Error("The audit is set aside, so nobody is asked for it.",
                      "Wait until it goes on. The quality assurance lead knows why it was set aside.");
  }
}

}  // namespace

FamilyFeedback decide_contact(store::Writer& writer, const FeedbackWish& wish,
                              const ContactDecision& decision) {
  need_part(writer, wish);
  need_one_of(decision.respondent, respondents, "It is not said who they are.");
  need_one_of(decision.safe, decisions, "It is not said whether it is safe to ask them.");
  const bool decided = decision.safe != "not_decided";
  if (decided && base::is_blank(decision.reason)) {
    throw base::Error("The decision whether it is safe to ask them has no reason.",
                      "Say why, and with whom you checked it.");
  }
  FamilyFeedback one;
  if (wish.id.empty()) {
    one.id = store::new_id();
    one.audit_id = wish.audit_id;
    one.outcome = "not_tried";
    one.themes = "[]";
  } else {
    one = row_of(writer, wish);
  }
  if (one.outcome == "spoke" && decision.safe != "safe") {
    throw base::Error("They have been spoken with, so that it was safe stands.",
                      "List them once more, and decide for the next time.");
  }
  one.respondent = decision.respondent;
  one.safe = decision.safe;
  one.safe_by = decided ? std::optional(wish.account_id) : std::nullopt;
  one.safe_at = decided ? std::optional(store::now()) : std::nullopt;
  one.safe_reason = base::is_blank(decision.reason) ? std::nullopt : std::optional(decision.reason);
  one.wishes = base::is_blank(decision.wishes) ? std::nullopt : std::optional(decision.wishes);
  if (one.safe == "unsafe")
    one.outcome = "unsafe";
  else if (one.outcome == "unsafe")
    one.outcome = "not_tried";
  one.changed_at = store::now();
  if (wish.id.empty())
    writer.insert(one);
  else
    writer.update(one);
  return one;
}

FamilyFeedback record_attempt(store::Writer& writer, const FeedbackWish& wish, const std::string& mode,
                              const std::string& result) {
  FamilyFeedback one = row_of(writer, wish);
  need_one_of(mode, attempt_modes, "It is not said how they were tried.");
  need_one_of(result, results, "It is not said what came of it.");
  need_going_on(writer, wish.audit_id);
  if (one.safe != "safe") {
    throw base::Error("It was not decided that it is safe to ask them.",
                      "Decide that first, with a reason. Where it is not safe, leave them alone.");
  }
  if (one.outcome == "spoke" || one.outcome == "declined") {
    throw base::Error(one.outcome == "spoke" ? "They have been spoken with." : "They have declined.",
                      "Do not ask them again for this audit.");
  }
  writer.insert(store::FeedbackAttempt{store::new_id(), one.id, store::now(), wish.account_id, mode, result});
  if (result == "unsafe") {
    one.safe = "unsafe";
    one.safe_by = wish.account_id;
    one.safe_at = store::now();
    one.safe_reason = "Found to be unsafe when they were tried.";
  }
  one.outcome = result == "wrong_number" ? "no_answer" : result;
  save(writer, one);
  return one;
}

FamilyFeedback record_answers(store::Writer& writer, const FeedbackWish& wish, const FeedbackAnswers& said) {
  FamilyFeedback one = row_of(writer, wish);
  if (one.safe != "safe") {
    throw base::Error("It was not decided that it is safe to ask them, so nothing can be recorded.",
                      "Decide that first, with a reason.");
  }
  if (one.outcome != "spoke") {
    throw base::Error("No try to reach them says that they were spoken with.",
                      "Record the try first: how it was made, and that you spoke with them.");
  }
  if (base::is_blank(said.answers))
    throw base::Error("What they said is empty.", "Write it in their words, as far as you can.");
  nlohmann::json themes = nlohmann::json::array();
  for (const std::string& theme : said.themes) {
    if (!base::is_blank(theme)) themes.push_back(std::string(base::trim(theme)));
  }
  one.answers = said.answers;
  one.may_quote = said.may_quote;
  one.themes = themes.dump();
  save(writer, one);
  return one;
}

FamilyFeedback share_feedback(store::Writer& writer, const FeedbackWish& wish, const std::string& on,
                              base::Date today) {
  FamilyFeedback one = row_of(writer, wish);
  if (!one.answers)
    throw base::Error("There is nothing yet that the worker could be told.", "Record what was said first.");
  const auto day = base::parse_iso(on);
  if (!day) throw base::Error("The day on which the worker was told is none.", "Give the day.");
  if (*day > today)
    throw base::Error("The day on which the worker was told is after today.", "Record it when it was done.");
  one.shared_on = on;
  save(writer, one);
  return one;
}

std::vector<FamilyFeedback> feedback_of(const store::Reader& reader, const std::string& audit_id) {
  return reader.select<FamilyFeedback>("where audit_id = :audit order by id", {{"audit", audit_id}});
}

std::vector<store::FeedbackAttempt> attempts_of(const store::Reader& reader, const std::string& feedback_id) {
  return reader.select<store::FeedbackAttempt>("where feedback_id = :feedback order by at, id",
                                               {{"feedback", feedback_id}});
}

std::string next_with(const FamilyFeedback& one) {
  if (one.safe == "not_decided") return "decide";
  if (one.safe == "unsafe" || one.outcome == "declined") return {};
  if (one.outcome != "spoke") return "ask";
  if (!one.answers) return "record";
  return one.shared_on ? "" : "share";
}

}  // namespace windscreen::assure
