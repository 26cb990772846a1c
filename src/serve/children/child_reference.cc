#include "serve/children/child_reference.h"

#include <fmt/format.h>
#include <sodium.h>

#include <array>

#include "base/error.h"

namespace windscreen::serve {

ChildReferences::ChildReferences() : key_(crypto_generichash_KEYBYTES, '\0') {
  if (sodium_init() < 0) throw base::Error("the random number generator cannot be started");
  randombytes_buf(key_.data(), key_.size());
}

std::string ChildReferences::of(std::string_view person_id) const {
  std::array<unsigned char, crypto_generichash_BYTES> digest{};
  const auto bytes = [](std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
  };
  crypto_generichash(digest.data(), digest.size(), bytes(person_id), person_id.size(), bytes(key_),
                     key_.size());
  std::string text = "ref-";
  for (std::size_t i = 0; i < 8; ++i) text += fmt::format("{:02x}", digest[i]);
  return text;
}

std::string ChildReferences::of_worker(std::string_view worker_id) const {
  return "staff-" + of("worker " + std::string(worker_id)).substr(4);
}

}  // namespace windscreen::serve
