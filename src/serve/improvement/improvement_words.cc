#include "serve/improvement/improvement_words.h"

#include <algorithm>
#include <array>

namespace windscreen::serve {

std::vector<std::string_view> entries_that_may_be_said(const improve::Thing& thing,
                                                       const improve::Standing& standing,
                                                       const Identity& identity) {
  constexpr std::array<std::string_view, 5> of_leads = {"update", "status", "delivered", "response",
                                                        "answer"};
  const bool keeps = identity.permissions.contains(Permission::keep_improvement);
  const bool leads = standing.lead_id && *standing.lead_id == identity.account;
  std::vector<std::string_view> may;
  if (!keeps && !leads) return may;
  may.push_back("update");
  for (const std::string_view kind : thing.kind->entries) {
    if (keeps || std::ranges::find(of_leads, kind) != of_leads.end()) may.push_back(kind);
  }
  return may;
}

std::string entry_value_words(const improve::Thing& thing, const store::ImprovementEntry& entry) {
  const auto words = [&](std::span<const improve::CodeWords> codes) {
    return std::string(improve::words_of(codes, entry.value));
  };
  if (entry.kind == "status") return words(thing.kind->statuses);
  if (entry.kind == "response") return words(improve::responses());
  if (entry.kind == "outcome") return words(improve::outcomes());
  if (entry.kind == "rating") return entry.value == "rule" ? "By the rule again" : words(improve::ratings());
  if (entry.value == "yes") return "Yes";
  if (entry.value == "taken_back") return "Taken back";
  return entry.value;
}

}  // namespace windscreen::serve
