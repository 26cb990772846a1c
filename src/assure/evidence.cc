#include "assure/evidence.h"

#include <fmt/format.h>

#include <algorithm>

#include "assure/audit_fields.h"
#include "assure/audit_state.h"
#include "base/error.h"
#include "base/text.h"
#include "store/identity.h"

namespace windscreen::assure {
namespace {

constexpr std::size_t longest_part = 500;
constexpr std::size_t longest_comment = 5'000;
/// Of one audit; a tool has some dozens of questions.
constexpr std::int64_t most_pointers = 500;

void check_may_write(const store::Writer& writer, const std::string& audit_id,
                     const std::string& account_id) {
  check_is_auditor(writer, audit_id, account_id);
  const auto state = find_audit_state(writer.find<store::Audit>(audit_id)->state);
  if (!state || !takes_answers(*state)) {
    throw base::Error("The evidence of this audit cannot be changed now.",
                      "Ask the quality assurance lead to send it back or to reopen it.");
  }
}

void check_part(std::string_view what, const std::string& text, std::size_t longest) {
  if (text.size() > longest) {
    throw base::Error(fmt::format("{} is too long.", what),
                      fmt::format("Keep it to {} characters.", longest));
  }
  if (text.find('\0') != std::string::npos)
    throw base::Error(fmt::format("{} holds a zero byte.", what), "Leave it out.");
}

std::optional<std::string> said(const std::optional<std::string>& text) {
  const std::string trimmed(base::trim(text.value_or("")));
  return trimmed.empty() ? std::nullopt : std::optional(trimmed);
}

}  // namespace

store::AuditEvidence add_evidence(store::Writer& writer, const Pointer& pointer,
                                  const std::string& account_id, base::Date today) {
  check_may_write(writer, pointer.audit_id, account_id);
  store::AuditEvidence made;
  made.audit_id = pointer.audit_id;
  made.question = pointer.question;
  made.document_type = base::trim(pointer.document_type);
  made.document_on = said(pointer.document_on);
  made.locator = base::trim(pointer.locator);
  made.comment = said(pointer.comment);
  if (made.document_type.empty())
    throw base::Error("The kind of document is not said.",
                      "Say what it is, such as assessment or case note.");
  if (made.locator.empty())
    throw base::Error("Where the document stands is not said.", "Give its number, title or place.");
  check_part("The kind of document", made.document_type, longest_part);
  check_part("The place", made.locator, longest_part);
  check_part("The comment", made.comment.value_or(""), longest_comment);
  if (made.document_on) {
    const auto day = base::parse_iso(*made.document_on);
    if (!day) throw base::Error("The document's day is no date.", "Write it as 2020-09-30.");
    if (*day > today)
      throw base::Error("The document's day has not come yet.", "Give the day that stands on it.");
  }
  const auto there =
      writer.select<store::AuditEvidence>("where audit_id = :audit", {{"audit", pointer.audit_id}});
  const auto same = std::ranges::find_if(there, [&](const store::AuditEvidence& one) {
    return one.question == made.question && one.document_type == made.document_type &&
           one.document_on == made.document_on && one.locator == made.locator && one.comment == made.comment;
  });
  if (same != there.end()) return *same;
  if (std::ssize(there) >= most_pointers)
    throw base::Error("This audit has as many pointers as it can have.", "Remove some that say little.");
  made.id = store::new_id();
  made.added_by = account_id;
  made.added_at = store::now();
  writer.insert(made);
  return made;
}

void remove_evidence(store::Writer& writer, const std::string& audit_id, const std::string& evidence_id,
                     const std::string& account_id) {
  check_may_write(writer, audit_id, account_id);
  const auto found = writer.find<store::AuditEvidence>(evidence_id);
  if (!found) return;
  if (found->audit_id != audit_id)
    throw base::Error("This pointer belongs to another audit.", "Open that audit.");
  writer.erase<store::AuditEvidence>(evidence_id);
}

}  // namespace windscreen::assure
