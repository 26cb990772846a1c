// Fuzzes what the server reads of a council's directory: discovery document, keys, token answer, ID token,
// and addresses. Nothing may be believed that these keys did not sign.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "serve/single_sign_on/oidc_document.h"
#include "serve/single_sign_on/oidc_fault.h"
#include "serve/single_sign_on/oidc_key.h"
#include "serve/single_sign_on/oidc_token.h"

using namespace windscreen::serve;

namespace {

constexpr const char* issuer = "https://login.example/tenant";

// Public halves only; two tokens among the seeds are signed with the private ones, which are nowhere.
constexpr const char* known_keys =
    R"({"keys":[{"kty":"RSA","n":"xcKchkaeflXV78JMWEa2lsmQKEJKDnt_yLC3MTBDQUGzLjw30gDfIduV54_2ib5)"
    R"(nCwLKWeu3lauKiTW3BellA_wBabk9F3QhdAPpiYAkiyIy2Bfq7pB-xnMeR0c4aPQkjh3D_bZz9UjDLcCpKQseCDinK)"
    R"(lD7ziIAR7C_iQVgww01JQTA2Wrf3uBzpUGpJIOWtbU2pTrcMYYeafYa4dH-ClobSq5mBRKtq1yVszIE22IxEbmPIfG)"
    R"(PbOrUoDFS1LVV_Tpl625Tq0Ga6k8JkGfy3bH4mhlBg_3cg2deqLxAFb4m_zv4Hqfu2byt3y8qsjecway3X-ZM6T8y2)"
    R"(NG37SXlvQ","e":"AQAB","kid":"r","use":"sig"},{"kty":"EC","x":"NjenVv0mw4ZU4efEZkJnROkvEqJx)"
    R"(87OTzw51gfVnV9g","y":"CTAW-Tot56bmoGfikTQ-zhB7relMUNx9gi_WoBOqOSs","crv":"P-256","kid":"e")"
    R"(,"alg":"ES256"}]})";

template <typename Read>
void read(const Read& what) {
  try {
    what();
  } catch (const OidcFault& fault) {
    // It goes into the server's log: printable, and bounded.
    const std::string words = fault.what();
    if (words.empty() || words.size() > 200) std::abort();
    for (const char c : words) {
      if (static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) > 0x7E) std::abort();
    }
  }
}

void check_askable(const std::string& address) {
  if (!is_askable(address) || authority_of(address).empty()) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::vector<SigningKey> keys = read_keys(known_keys);
  if (keys.size() != 2) std::abort();
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  read([&] {
    const OidcEndpoints found = read_discovery(bytes, issuer);
    for (const std::string& one : {found.authorization, found.token, found.keys}) check_askable(one);
  });
  for (const int status : {200, 400, 503}) read([&] { static_cast<void>(read_token_answer(status, bytes)); });
  read([&] {
    if (read_keys(bytes).size() > 100) std::abort();
  });
  read([&] {
    const std::chrono::sys_seconds now{std::chrono::seconds(1'600'000'000)};
    const IdClaims claims = read_id_token(bytes, keys, {issuer, "windscreen", "n", now, now});
    if (claims.subject != "fuzz" || claims.email != "ann@council.example" || claims.email_verified != true)
      std::abort();
  });
  if (is_askable(bytes)) {
    const std::string authority = authority_of(bytes);
    if (authority.empty() || authority.find_first_of("/@ \\?#") != std::string::npos) std::abort();
  }
  if (error_word(bytes).size() > 60) std::abort();
  const auto decoded = from_base64url(bytes);
  if (decoded && decoded->size() > size) std::abort();
  return 0;
}
