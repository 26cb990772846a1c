#include "serve/accounts/account_key.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <vector>

#include "base/error.h"
#include "base/text.h"
#include "lake/durable.h"

namespace windscreen::serve {
namespace {

namespace fs = std::filesystem;
using base::Error;

constexpr const char* remedy =
    "Put the key back from its backup. Without it second factors cannot be checked: take the file away, and "
    "remove them with windscreen account reset --second-factor.";

const unsigned char* bytes_of(const std::string& text) {
  return reinterpret_cast<const unsigned char*>(text.data());  // NOLINT: libsodium's interface
}

std::string hexadecimal(const unsigned char* bytes, std::size_t size) {
  std::string text(2 * size + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), bytes, size);
  text.pop_back();
  return text;
}

// Written beside it and then given its name, which fails where another program was faster.
void make_key(const fs::path& file) {
  std::array<unsigned char, 32> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  const fs::path beside = file.string() + "." + hexadecimal(bytes.data(), 4) + ".new";
  // Its name must not tell of the key.
  randombytes_buf(bytes.data(), bytes.size());
  lake::write_file(beside, hexadecimal(bytes.data(), bytes.size()) + "\n");
  const int result = ::link(beside.c_str(), file.c_str());
  const int code = errno;
  std::error_code ignored;
  fs::remove(beside, ignored);
  if (result != 0 && code != EEXIST) lake::throw_system_error(file, "cannot be made", code);
  lake::sync_directory(file.parent_path());
}

}  // namespace

AccountKey AccountKey::of_workspace(const fs::path& workspace) {
  if (sodium_init() < 0) throw Error("the random number generator cannot be started");
  const fs::path file = workspace / "accounts.key";
  if (!fs::exists(file)) make_key(file);
  struct stat status{};
  if (::stat(file.c_str(), &status) != 0) lake::throw_system_error(file, "cannot be read", errno);
  if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0)
    throw Error(file.string() + ": others than its owner may read the key",
                "Take that right away: chmod 600 " + file.string());
  std::ifstream in(file);
  const std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  const std::string_view hex = base::trim(text);
  Bytes bytes{};
  std::size_t length = 0;
  if (hex.size() != 2 * bytes.size() ||
      sodium_hex2bin(bytes.data(), bytes.size(), hex.data(), hex.size(), nullptr, &length, nullptr) != 0 ||
      length != bytes.size())
    throw Error(file.string() + ": not a key of 64 hexadecimal digits", remedy);
  return AccountKey(bytes);
}

AccountKey AccountKey::from(std::string_view text) {
  const std::string copy(text);
  Bytes bytes{};
  crypto_generichash(bytes.data(), bytes.size(), bytes_of(copy), copy.size(), nullptr, 0);
  return AccountKey(bytes);
}

std::string AccountKey::seal(const std::string& purpose, const std::string& text) const {
  constexpr std::size_t nonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
  std::vector<unsigned char> sealed(nonce + text.size() + crypto_aead_xchacha20poly1305_ietf_ABYTES);
  randombytes_buf(sealed.data(), nonce);
  crypto_aead_xchacha20poly1305_ietf_encrypt(sealed.data() + nonce, nullptr, bytes_of(text), text.size(),
                                             bytes_of(purpose), purpose.size(), nullptr, sealed.data(),
                                             bytes_.data());
  return hexadecimal(sealed.data(), sealed.size());
}

std::optional<std::string> AccountKey::open(const std::string& purpose, const std::string& sealed) const {
  constexpr std::size_t nonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
  constexpr std::size_t tag = crypto_aead_xchacha20poly1305_ietf_ABYTES;
  std::vector<unsigned char> bytes(sealed.size() / 2);
  std::size_t length = 0;
  if (sealed.size() % 2 != 0 || bytes.size() < nonce + tag ||
      sodium_hex2bin(bytes.data(), bytes.size(), sealed.data(), sealed.size(), nullptr, &length, nullptr) !=
          0 ||
      length != bytes.size())
    return std::nullopt;
  std::vector<unsigned char> text(bytes.size() - nonce - tag + 1);
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(text.data(), nullptr, nullptr, bytes.data() + nonce,
                                                 bytes.size() - nonce, bytes_of(purpose), purpose.size(),
                                                 bytes.data(), bytes_.data()) != 0)
    return std::nullopt;
  return std::string(text.begin(), text.end() - 1);
}

std::string AccountKey::digest(const std::string& purpose, const std::string& text) const {
  // Never the sealing key itself: one key, one use.
  Bytes derived{};
  const std::string context = "windscreen digest " + purpose;
  crypto_generichash(derived.data(), derived.size(), bytes_of(context), context.size(), bytes_.data(),
                     bytes_.size());
  Bytes made{};
  crypto_generichash(made.data(), made.size(), bytes_of(text), text.size(), derived.data(), derived.size());
  return hexadecimal(made.data(), made.size());
}

}  // namespace windscreen::serve
