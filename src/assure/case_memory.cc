#include "assure/case_memory.h"

#include <array>
#include <map>

#include "assure/audit_state.h"

namespace windscreen::assure {
namespace {

constexpr std::array<store::Kind, 2> two_texts = {store::Kind::text, store::Kind::text};

}  // namespace

std::vector<CaseNote> case_notes_of(const store::Queries& reader) {
  std::map<std::string, CaseNote> notes;
  const auto note = [&](const std::string& child) -> CaseNote& {
    CaseNote& one = notes[child];
    one.child = child;
    return one;
  };
  for (const store::Row& row :
       reader.query("select person_id, max(coalesce(completed_on, substr(finalised_at, 1, 10), month || "
                    "'-01')) from audits "
                    "where person_id is not null and state not in ('void', 'replaced') group by person_id",
                    {}, two_texts))
    note(store::text_in(row, 0)).last_audited = base::parse_iso(store::text_in(row, 1));
  for (const store::Row& row :
       reader.query("select person_id, state from audits where person_id is not null and state = 'paused'",
                    {}, two_texts))
    note(store::text_in(row, 0)).legal_hold = true;
  for (const store::Row& row : reader.query(
           "select person_id, state from audit_selections where reason like 'restricted:%'", {}, two_texts))
    note(store::text_in(row, 0)).restriction = Restriction::restricted;
  std::vector<CaseNote> all;
  all.reserve(notes.size());
  for (auto& [child, one] : notes) all.push_back(std::move(one));
  return all;
}

std::set<std::string> re_audited_in(const store::Queries& reader, const std::string& month) {
  std::set<std::string> children;
  for (const store::Row& row : reader.query("select person_id, state from audits where stream = 're_audit' "
                                            "and month = :month and person_id is not null",
                                            {{"month", store::Value(month)}}, two_texts)) {
    const auto state = find_audit_state(store::text_in(row, 1));
    if (state && !is_settled(*state)) children.insert(store::text_in(row, 0));
  }
  return children;
}

}  // namespace windscreen::assure
