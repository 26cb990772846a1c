#include "validate/collection.h"

namespace windscreen::validate {

void index_providers(Collection& collection) {
  collection.providers_by_urn.clear();
  for (std::uint32_t i = 0; i < collection.providers.size(); ++i) {
    collection.providers_by_urn.emplace(collection.providers[i].urn, i);
  }
  collection.has_providers = true;
}

}  // namespace windscreen::validate
