#include "improve/plan_leads.h"

#include <algorithm>

#include "base/text.h"
#include "store/people.h"

namespace windscreen::improve {
namespace {

/// What stands around an address in a cell.
constexpr std::string_view around_address = " \t\r\n,;:()<>[]\"";

}  // namespace

PlanLeads::PlanLeads(const store::Reader& reader) {
  for (const store::Account& account : reader.select<store::Account>("where status = 'active'"))
    by_email_[base::lower(account.email)] = {account.id, account.name};
}

PlanLead PlanLeads::read(std::string_view text) const {
  const std::size_t at = text.find('@');
  if (at != std::string_view::npos) {
    const std::size_t before = text.find_last_of(around_address, at);
    const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
    const std::size_t end = std::min(text.find_first_of(around_address, at), text.size());
    const auto known = by_email_.find(base::lower(text.substr(begin, end - begin)));
    if (known != by_email_.end()) {
      std::string words(text.substr(0, begin));
      words += text.substr(end);
      const std::size_t first = words.find_first_not_of(around_address);
      const std::size_t last = words.find_last_not_of(around_address);
      words = first == std::string::npos ? known->second.name : words.substr(first, last - first + 1);
      return {words, known->second.id};
    }
  }
  return {std::string(text), std::nullopt};
}

}  // namespace windscreen::improve
