// Who leads an action of a plan from a spreadsheet: a text, and an account where the text has its address.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "store/transaction.h"

namespace windscreen::improve {

struct PlanLead {
  /// The text without the address, where that is an account's; that account's name where nothing else stood
  /// there.
  std::string words;
  std::optional<std::string> account_id;
};

/// Knows the addresses of the accounts that are active, as the transaction sees them. Reading it is
/// thread-safe.
class PlanLeads {
 public:
  explicit PlanLeads(const store::Reader& reader);

  /// Reads "Ann Lee (ann@council.example)", "Ann Lee, ann@council.example" or the address alone, in any case.
  /// An address that is no account's stays in the words.
  PlanLead read(std::string_view text) const;

 private:
  struct Known {
    std::string id;
    std::string name;
  };
  std::map<std::string, Known, std::less<>> by_email_;
};

}  // namespace windscreen::improve
