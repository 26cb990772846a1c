#include "serve/children/access_grants.h"

#include "serve/accounts/sessions.h"
#include "store/identity.h"
#include "store/people.h"

namespace windscreen::serve {

std::vector<Grant> holding_grants(const store::Reader& reader, const std::string& account) {
  const auto holder = reader.find<store::Account>(account);
  if (!holder || holder->status != "active") return {};
  std::vector<Grant> grants = grants_in_force(reader, account, store::now().substr(0, 10));
  std::erase_if(grants, [](const Grant& one) { return !is_valid(one); });
  return grants;
}

}  // namespace windscreen::serve
