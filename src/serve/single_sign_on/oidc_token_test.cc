#include "serve/single_sign_on/oidc_token.h"

#include <gtest/gtest.h>

#include <functional>

#include "serve/single_sign_on/oidc_document.h"
#include "serve/single_sign_on/oidc_fault.h"
#include "serve/single_sign_on/oidc_signer_test.h"

namespace windscreen::serve {
namespace {

using nlohmann::json;
using std::chrono::seconds;
using std::chrono::sys_seconds;

constexpr const char* issuer = "https://login.example/tenant-1/v2.0";
const sys_seconds now{seconds(1'600'000'000)};

TokenExpectation expectation() { return {issuer, "windscreen", "the-nonce", now - seconds(60), now}; }

json good_claims() {
  return {{"iss", issuer},
          {"sub", "subject-1"},
          {"aud", "windscreen"},
          {"nonce", "the-nonce"},
          {"iat", 1'600'000'000 - 5},
          {"exp", 1'600'000'000 + 300},
          {"email", "ann@council.example"},
          {"preferred_username", "ann.lee@council.example"}};
}

std::vector<SigningKey> known_keys() { return read_keys(jwks({rsa_signer().jwk(), ec_signer().jwk()})); }

// "" where it is believed, the fault's words otherwise.
std::string fault_of(const std::string& token, const std::vector<SigningKey>& keys = known_keys(),
                     const TokenExpectation& expected = expectation()) {
  try {
    read_id_token(token, keys, expected);
    return "";
  } catch (const OidcFault& fault) {
    return (fault.kind == OidcFault::Kind::unknown_key ? "unknown key: " : "") + std::string(fault.what());
  }
}

TEST(IdToken, IsBelievedWithEitherAlgorithm) {
  for (const Signer* signer : {&rsa_signer(), &ec_signer()}) {
    const IdClaims claims = read_id_token(signer->token(good_claims()), known_keys(), expectation());
    EXPECT_EQ(claims.subject, "subject-1");
    EXPECT_EQ(claims.email, "ann@council.example");
    EXPECT_EQ(claims.preferred_username, "ann.lee@council.example");
    EXPECT_FALSE(claims.email_verified);
  }
}

TEST(IdToken, SaysWhetherTheAddressIsVerifiedOnlyInPlainTruth) {
  const auto verified = [](const json& value) {
    json claims = good_claims();
    claims["email_verified"] = value;
    return read_id_token(rsa_signer().token(claims), known_keys(), expectation()).email_verified;
  };
  EXPECT_EQ(verified(true), true);
  for (const json& other : {json(false), json("true"), json(1), json(nullptr)})
    EXPECT_EQ(verified(other), false);
}

// What is wrong, and a word of the fault that says so.
struct Wrong {
  const char* name;
  std::function<void(json&)> change;
  const char* words;
};

std::string title(const testing::TestParamInfo<Wrong>& wrong) { return wrong.param.name; }

class WrongClaims : public testing::TestWithParam<Wrong> {};

TEST_P(WrongClaims, AreNotBelieved) {
  json claims = good_claims();
  GetParam().change(claims);
  for (const Signer* signer : {&rsa_signer(), &ec_signer()})
    EXPECT_NE(fault_of(signer->token(claims)).find(GetParam().words), std::string::npos)
        << fault_of(signer->token(claims));
}

INSTANTIATE_TEST_SUITE_P(
    Tokens, WrongClaims,
    testing::Values(
        Wrong{"OtherTenant", [](json& c) { c["iss"] = "https://login.example/tenant-2/v2.0"; }, "issuer"},
        Wrong{"IssuerWithSlash", [](json& c) { c["iss"] = std::string(issuer) + "/"; }, "issuer"},
        Wrong{"NoIssuer", [](json& c) { c.erase("iss"); }, "issuer"},
        Wrong{"OtherAudience", [](json& c) { c["aud"] = "payroll"; }, "not for this server"},
        Wrong{"NoAudience", [](json& c) { c.erase("aud"); }, "not for this server"},
        Wrong{"AudienceOfTwo", [](json& c) { c["aud"] = {"windscreen", "payroll"}; }, "not for this server"},
        Wrong{"AudienceOfNone", [](json& c) { c["aud"] = json::array(); }, "not for this server"},
        Wrong{"OtherParty", [](json& c) { c["azp"] = "payroll"; }, "not for this server"},
        Wrong{"PartyNoText", [](json& c) { c["azp"] = 1; }, "not for this server"},
        Wrong{"OtherNonce", [](json& c) { c["nonce"] = "another-n"; }, "nonce"},
        Wrong{"NoNonce", [](json& c) { c.erase("nonce"); }, "nonce"},
        Wrong{"Expired", [](json& c) { c["exp"] = 1'600'000'000 - 120; }, "over"},
        Wrong{"NoExpiry", [](json& c) { c.erase("exp"); }, "when"},
        Wrong{"ExpiryNoNumber", [](json& c) { c["exp"] = "1600000300"; }, "moment"},
        Wrong{"ExpiryTooLarge", [](json& c) { c["exp"] = 1e300; }, "moment"},
        Wrong{"NoIssuedAt", [](json& c) { c.erase("iat"); }, "when"},
        Wrong{"FromTheFuture", [](json& c) { c["iat"] = 1'600'000'000 + 121; }, "future"},
        Wrong{"NotYet", [](json& c) { c["nbf"] = 1'600'000'000 + 121; }, "future"},
        Wrong{"FromBeforeTheSignIn", [](json& c) { c["iat"] = 1'600'000'000 - 181; }, "older"},
        Wrong{"NoSubject", [](json& c) { c.erase("sub"); }, "whom"},
        Wrong{"EmptySubject", [](json& c) { c["sub"] = ""; }, "whom"},
        Wrong{"LongSubject", [](json& c) { c["sub"] = std::string(256, 's'); }, "whom"},
        Wrong{"SubjectWithNul", [](json& c) { c["sub"] = std::string("a\0b", 3); }, "whom"}),
    title);

TEST(IdToken, AllowsForASmallDifferenceOfTheClocks) {
  json claims = good_claims();
  claims["exp"] = 1'600'000'000 - 119;
  claims["iat"] = 1'600'000'000 + 120;
  claims["nbf"] = 1'600'000'000 + 120;
  EXPECT_EQ(fault_of(rsa_signer().token(claims)), "");
  claims["iat"] = 1'600'000'000 - 180;
  EXPECT_EQ(fault_of(rsa_signer().token(claims)), "");
}

TEST(IdToken, TakesAnAudienceThatIsAListOfItselfAndAFittingParty) {
  json claims = good_claims();
  claims["aud"] = json::array({"windscreen"});
  claims["azp"] = "windscreen";
  EXPECT_EQ(fault_of(rsa_signer().token(claims)), "");
}

std::string unsigned_token(const json& header, const std::string& signature) {
  return base64url(header.dump()) + "." + base64url(good_claims().dump()) + "." + signature;
}

TEST(IdToken, IsNeverTakenUnsigned) {
  for (const char* name : {"none", "None", "NONE", "nOnE", ""}) {
    for (const char* signature : {"", "AA"}) {
      EXPECT_NE(fault_of(unsigned_token({{"alg", name}, {"kid", "rsa-1"}}, signature)).find("RS256"),
                std::string::npos)
          << name;
    }
  }
  EXPECT_NE(fault_of(unsigned_token({{"kid", "rsa-1"}}, "")), "");
  EXPECT_NE(fault_of(unsigned_token({{"alg", "RS256"}, {"kid", "rsa-1"}}, "")).find("signature"),
            std::string::npos);
}

// The classic: the public key, which everyone has, taken for the secret of an HMAC.
TEST(IdToken, IsNotTakenWithAPublicKeyAsASecret) {
  const std::string secret = rsa_signer().jwk()["n"];
  const json header = {{"alg", "HS256"}, {"kid", "rsa-1"}};
  const std::string text = base64url(header.dump()) + "." + base64url(good_claims().dump());
  unsigned int length = 0;
  std::string mac(EVP_MAX_MD_SIZE, '\0');
  HMAC(EVP_sha256(), secret.data(), static_cast<int>(secret.size()),
       reinterpret_cast<const unsigned char*>(text.data()), text.size(),
       reinterpret_cast<unsigned char*>(mac.data()), &length);
  mac.resize(length);
  EXPECT_NE(fault_of(text + "." + base64url(mac)).find("RS256 or ES256"), std::string::npos);
}

TEST(IdToken, IsTakenFromTheKeyItNamesAndNoOther) {
  const Signer other("RSA", "rsa-1");
  EXPECT_NE(fault_of(other.token(good_claims())).find("signature is not right"), std::string::npos);
  const Signer unknown("RSA", "rsa-2");
  EXPECT_NE(fault_of(unknown.token(good_claims())).find("unknown key: "), std::string::npos);
  // A name of the one kind, and the algorithm of the other.
  EXPECT_NE(fault_of(ec_signer().token(good_claims(), {{"kid", "rsa-1"}})).find("unknown key"),
            std::string::npos);
  EXPECT_NE(fault_of(rsa_signer().token(good_claims(), {{"alg", "ES256"}})).find("unknown key"),
            std::string::npos);
  EXPECT_NE(fault_of(rsa_signer().token(good_claims(), {{"alg", "RS512"}})).find("RS256"), std::string::npos);
  EXPECT_NE(fault_of(rsa_signer().token(good_claims(), {{"kid", 7}})).find("no name"), std::string::npos);
}

TEST(IdToken, WithoutANameOfItsKeyIsTakenWhereOnlyOneFits) {
  const std::string token = rsa_signer().token(good_claims(), {{"kid", nullptr}});
  EXPECT_EQ(fault_of(token), "");
  const Signer second("RSA", "rsa-2");
  EXPECT_NE(fault_of(token, read_keys(jwks({rsa_signer().jwk(), second.jwk()}))).find("several"),
            std::string::npos);
  EXPECT_NE(fault_of(token, {}).find("unknown key"), std::string::npos);
}

TEST(IdToken, IsNotTakenChangedOrMisshapen) {
  const std::string token = rsa_signer().token(good_claims());
  json claims = good_claims();
  claims["sub"] = "subject-2";
  const std::size_t first = token.find('.');
  const std::size_t last = token.rfind('.');
  const std::string changed = token.substr(0, first + 1) + base64url(claims.dump()) + token.substr(last);
  EXPECT_NE(fault_of(changed).find("signature is not right"), std::string::npos);
  for (const std::string& bad : {std::string(), std::string("a"), std::string("a.b"), token + ".",
                                 token + "=", " " + token, token + "\n", "." + token, token.substr(0, last),
                                 token.substr(0, last + 1), std::string(70'000, 'a') + "." + token})
    EXPECT_NE(fault_of(bad), "") << bad.substr(0, 60);
  EXPECT_NE(fault_of(rsa_signer().token(good_claims(), {{"crit", {"b64"}}, {"b64", false}})).find("crit"),
            std::string::npos);
  EXPECT_NE(fault_of(rsa_signer().token(json::array({1}))).find("not a JSON object"), std::string::npos);
}

TEST(Keys, OfOtherKindsAndWeakOnesAreLeftOut) {
  json encryption = rsa_signer().jwk();
  encryption["use"] = "enc";
  json other_algorithm = rsa_signer().jwk();
  other_algorithm["alg"] = "PS256";
  json no_operation = rsa_signer().jwk();
  no_operation["key_ops"] = {"encrypt"};
  json weak = rsa_signer().jwk();
  weak["n"] = base64url(std::string(128, '\xC5'));
  json even = rsa_signer().jwk();
  even["e"] = base64url(std::string("\x01\x00\x02", 3));
  json one = rsa_signer().jwk();
  one["e"] = "AQ";
  json off_the_curve = ec_signer().jwk();
  off_the_curve["y"] = off_the_curve["x"];
  json other_curve = ec_signer().jwk();
  other_curve["crv"] = "P-384";
  json padded = ec_signer().jwk();
  padded["x"] = padded["x"].get<std::string>() + "=";
  const json secret = {{"kty", "oct"}, {"k", "c2VjcmV0"}, {"kid", "rsa-1"}};
  EXPECT_TRUE(read_keys(jwks({encryption, other_algorithm, no_operation, weak, even, one, off_the_curve,
                              other_curve, padded, secret, json(7), json::object()}))
                  .empty());
  EXPECT_EQ(known_keys().size(), 2U);
  for (const char* bad : {"", "[]", "{}", R"({"keys":7})"}) EXPECT_THROW(read_keys(bad), OidcFault) << bad;
  EXPECT_THROW(read_keys(jwks(std::vector<json>(101, json::object()))), OidcFault);
}

TEST(Discovery, IsOfTheIssuerItself) {
  const json document = {
      {"issuer", issuer},
      {"authorization_endpoint", "https://login.example/authorize"},
      {"token_endpoint", "https://login.example/token"},
      {"jwks_uri", "https://keys.example/keys"},
      {"authorization_response_iss_parameter_supported", true},
      {"token_endpoint_auth_methods_supported", {"client_secret_post", "private_key_jwt"}}};
  const OidcEndpoints read = read_discovery(document.dump(), issuer);
  EXPECT_EQ(read.authorization, "https://login.example/authorize");
  EXPECT_EQ(read.keys, "https://keys.example/keys");
  EXPECT_TRUE(read.secret_in_body);
  EXPECT_TRUE(read.names_itself);
  const auto with = [&](const char* name, const json& value) {
    json other = document;
    other[name] = value;
    return other.dump();
  };
  EXPECT_THROW(read_discovery(with("issuer", "https://login.example/{tenantid}/v2.0"), issuer), OidcFault);
  for (const char* bad : {"http://login.example/token", "ftp://login.example/", "https://", "/token", "",
                          "https://user@login.example/", "https://login.example/\n", "https://a/#b",
                          "javascript://login.example/"})
    EXPECT_THROW(read_discovery(with("token_endpoint", bad), issuer), OidcFault) << bad;
  EXPECT_THROW(read_discovery(with("jwks_uri", nullptr), issuer), OidcFault);
  EXPECT_THROW(read_discovery("<html>", issuer), OidcFault);
  EXPECT_THROW(read_discovery(std::string(100, '[') + std::string(100, ']'), issuer), OidcFault);
  EXPECT_FALSE(read_discovery(with("token_endpoint_auth_methods_supported",
                                   {"client_secret_post", "client_secret_basic"}),
                              issuer)
                   .secret_in_body);
}

TEST(Discovery, AsksOverTlsOrOnThisMachineOnly) {
  for (const char* good : {"https://login.example", "HTTPS://Login.example:8443/a?b=c",
                           "http://127.0.0.1:80/", "http://localhost:1", "http://[::1]:9/x"})
    EXPECT_TRUE(is_askable(good)) << good;
  for (const char* bad :
       {"http://login.example", "http://localhost.evil.example", "http://127.0.0.1.evil.example",
        "http://127.0.0.1@evil.example/", "https://[::1", "https://a:port/", "https://a:/",
        "http://localhost\\@evil.example", "file:///etc/passwd", "https://a b/"})
    EXPECT_FALSE(is_askable(bad)) << bad;
  EXPECT_EQ(authority_of("https://Login.example:8443/a"), "login.example:8443");
}

TEST(TokenAnswer, IsAnIdTokenOrSaysWhyNot) {
  EXPECT_EQ(read_token_answer(200, R"({"id_token":"a.b.c","access_token":"x"})"), "a.b.c");
  const auto kind = [](int status, const char* text) {
    try {
      read_token_answer(status, text);
    } catch (const OidcFault& fault) {
      return fault.kind;
    }
    return OidcFault::Kind::unknown_key;
  };
  EXPECT_EQ(kind(400, R"({"error":"invalid_grant"})"), OidcFault::Kind::refused);
  EXPECT_EQ(kind(200, R"({"access_token":"x"})"), OidcFault::Kind::not_believed);
  EXPECT_EQ(kind(200, "<html>"), OidcFault::Kind::not_believed);
  EXPECT_EQ(kind(503, "<html>"), OidcFault::Kind::unreachable);
  try {
    read_token_answer(400, R"({"error":"<b>ann@council.example</b>"})");
  } catch (const OidcFault& fault) {
    EXPECT_EQ(std::string(fault.what()).find("ann"), std::string::npos) << "another's words are not logged";
  }
}

}  // namespace
}  // namespace windscreen::serve
