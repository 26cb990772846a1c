#include "assure/conversation.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "base/text.h"
#include "store/audit_plan.h"
#include "store/identity.h"

namespace windscreen::assure {
namespace {

using store::Audit;
using store::AuditConversation;

constexpr std::array<std::string_view, 4> modes = {"in_person", "video", "phone", "record_only"};
constexpr std::array<std::string_view, 4> agreements = {"yes", "partly", "no", "not_said"};

template <std::size_t Count>
bool is_one_of(const std::string& word, const std::array<std::string_view, Count>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

Audit audit_of(const store::Reader& reader, const std::string& id) {
  auto audit = reader.find<Audit>(id);
  if (!audit) throw base::Error("There is no such audit.", "Open your list of audits again.");
  return std::move(*audit);
}

bool has_part(const std::vector<Part>& parts, Part part) {
  return std::find(parts.begin(), parts.end(), part) != parts.end();
}

void check_words(const ConversationWish& wish, base::Date today) {
  if (!is_one_of(wish.mode, modes))
    throw base::Error("It is not said how the conversation was held.", "Choose one of the list.");
  if (!is_one_of(wish.agreed, agreements))
    throw base::Error("It is not said whether the practitioner agrees.", "Choose one of the list.");
  if (wish.mode == "record_only") {
    if (base::is_blank(wish.why_none)) {
      throw base::Error("An audit from the record only needs a reason.",
                        "Say why there was no conversation: the worker has left, say, or is ill.");
    }
    if (!wish.held_on.empty() || wish.agreed != "not_said" || !base::is_blank(wish.view)) {
      throw base::Error("There was no conversation, so it has no day, and nobody said anything.",
                        "Leave these out, or say how the conversation was held.");
    }
    return;
  }
  if (!base::is_blank(wish.why_none))
    throw base::Error("There was a conversation, so there is no reason for none.", "Leave the reason out.");
  const auto day = base::parse_iso(wish.held_on);
  if (!day) throw base::Error("The conversation has no day.", "Give the day on which it was held.");
  if (*day > today) {
    throw base::Error("The conversation is to be held after today.",
                      "Record it when it was held, with the day on which it was.");
  }
}

std::optional<std::string> text_or_none(const std::string& text) {
  return base::is_blank(text) ? std::nullopt : std::optional(text);
}

void put(AuditConversation& one, const ConversationWish& wish) {
  const bool none = wish.mode == "record_only";
  one.audit_id = wish.audit_id;
  one.mode = wish.mode;
  one.held_on = none ? std::nullopt : std::optional(wish.held_on);
  one.why_none = none ? std::optional(wish.why_none) : std::nullopt;
  one.worker_id = text_or_none(wish.worker_id);
  one.agreed = wish.agreed;
  one.view = text_or_none(wish.view);
  one.recorded_by = wish.account_id;
  one.recorded_at = store::now();
}

void move_on(store::Writer& writer, const Audit& audit, const ConversationWish& wish) {
  if (audit.state != code(AuditState::in_progress)) return;
  make_move(writer,
            {audit.id, "hold_conversation", wish.account_id, {Part::auditor}, std::string(), audit.revision});
}

/// The conversation to which the practitioner replies: theirs; otherwise one that does not say whose it is,
/// or, where the case was drawn as theirs, the first.
std::optional<AuditConversation> replied_to(const store::Reader& reader, const Audit& audit,
                                            const std::string& worker_id) {
  if (worker_id.empty()) return std::nullopt;
  auto all = conversations_of(reader, audit.id);
  const auto own =
      std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.worker_id == worker_id; });
  if (own != all.end()) return std::move(*own);
  const auto selection = audit.selection_id ? reader.find<store::AuditSelection>(*audit.selection_id)
                                            : std::optional<store::AuditSelection>();
  if (!selection || selection->worker_id != worker_id) return std::nullopt;
  const auto unnamed =
      std::find_if(all.begin(), all.end(), [](const auto& one) { return !one.worker_id.has_value(); });
  if (unnamed != all.end()) return std::move(*unnamed);
  return all.empty() ? std::nullopt : std::optional(std::move(all.front()));
}

}  // namespace

bool may_enter_for_auditor(const store::Reader& reader, const Audit& audit, const std::vector<Part>& parts) {
  if (has_part(parts, Part::auditor)) return true;
  if (!has_part(parts, Part::qa_lead) || !audit.auditor_id) return false;
  const auto auditor = reader.find<store::Auditor>(*audit.auditor_id);
  return auditor && !auditor->account_id;
}

AuditConversation record_conversation(store::Writer& writer, const ConversationWish& wish, base::Date today) {
  const Audit audit = audit_of(writer, wish.audit_id);
  if (!may_enter_for_auditor(writer, audit, wish.parts)) {
    throw base::Error("Only the auditor records the conversation.",
                      "Ask them. For an auditor without an account the quality assurance lead does it.");
  }
  const auto state = find_audit_state(audit.state);
  if (!state || (*state != AuditState::in_progress && *state != AuditState::conversation)) {
    throw base::Error(fmt::format("This audit is \u201c{}\u201d, so its conversation cannot be recorded.",
                                  state ? words(*state) : std::string_view(audit.state)),
                      "It is recorded while the audit is in progress, before it is submitted.");
  }
  check_words(wish, today);
  AuditConversation one;
  if (wish.id.empty()) {
    one.id = store::new_id();
    put(one, wish);
    writer.insert(one);
  } else {
    auto there = writer.find<AuditConversation>(wish.id);
    if (!there || there->audit_id != wish.audit_id)
      throw base::Error("There is no such conversation.", "Open the audit again.");
    if (there->recorded_at != wish.seen) throw StaleAudit();
    one = std::move(*there);
    put(one, wish);
    writer.update(one);
  }
  move_on(writer, audit, wish);
  return one;
}

std::vector<AuditConversation> conversations_of(const store::Reader& reader, const std::string& audit_id) {
  return reader.select<AuditConversation>("where audit_id = :audit order by id", {{"audit", audit_id}});
}

std::string reply_fault(const store::Reader& reader, const Audit& audit, const std::string& worker_id) {
  const auto state = find_audit_state(audit.state);
  if (state && is_graded(*state))
    return "The grade is final. What you replied before stands beside the audit.";
  if (state == AuditState::paused) return "The audit is paused. You can reply when it goes on.";
  if (state != AuditState::conversation && state != AuditState::submitted && state != AuditState::moderation)
    return "You can reply from the conversation on, until the grade is final.";
  if (!replied_to(reader, audit, worker_id))
    return "The auditor has not recorded a conversation with you yet. You can reply once they have.";
  return {};
}

AuditConversation write_reply(store::Writer& writer, const std::string& audit_id,
                              const std::string& worker_id, const std::string& account_id,
                              const std::string& reply, const std::string& seen) {
  const Audit audit = audit_of(writer, audit_id);
  const std::string fault = reply_fault(writer, audit, worker_id);
  if (!fault.empty()) throw base::Error("You cannot reply to this audit now.", fault);
  if (base::is_blank(reply))
    throw base::Error("The reply is empty.", "Write what you want to say of the audit.");
  AuditConversation one = replied_to(writer, audit, worker_id).value();
  if (one.replied_at.value_or("") != seen) throw StaleAudit();
  one.reply = reply;
  one.replied_by = account_id;
  one.replied_at = store::now();
  writer.update(one);
  return one;
}

}  // namespace windscreen::assure
