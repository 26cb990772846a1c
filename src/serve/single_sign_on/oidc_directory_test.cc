#include "serve/single_sign_on/oidc_directory.h"

#include "base/error.h"
#include "serve/single_sign_on/oidc_world_test.h"

namespace windscreen::serve {
namespace {

using namespace std::chrono_literals;

class OidcDirectoryTest : public testing::Test {
 protected:
  OidcDirectory directory(const std::string& secret = "s&cret") {
    return {OidcOptions{issuer_of_tests, "windscreen", secret, "it", "https://windscreen.example", {}},
            [this](const OidcQuestion& question) {
              written.now = now;
              return written.answer(question);
            }};
  }
  IdClaims redeem(OidcDirectory& from, const std::string& code = "good", const std::string& issuer = "") {
    written.nonce = request.nonce;
    return from.redeem(code, issuer, request, now, now);
  }
  OidcFault::Kind kind_of(const std::function<void()>& what) {
    try {
      what();
    } catch (const OidcFault& fault) {
      return fault.kind;
    }
    ADD_FAILURE() << "nothing was thrown";
    return OidcFault::Kind::unknown_key;
  }

  store::Moment now = *store::moment_from("2020-02-29T09:00:00.000Z");
  WrittenDirectory written;
  // The verifier and its challenge are those of RFC 7636 appendix B.
  OidcRequest request = {"a state", "a nonce", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"};
};

TEST_F(OidcDirectoryTest, SendsABrowserThereWithPkceStateAndNonce) {
  OidcDirectory asked = directory();
  const std::string address = asked.sign_in_address(request, now);
  EXPECT_TRUE(address.starts_with("https://login.example/tenant/authorize?response_type=code&")) << address;
  for (const char* part :
       {"&client_id=windscreen&", "&state=a%20state&", "&nonce=a%20nonce&",
        "&scope=openid%20email%20profile&",
        "&redirect_uri=https%3A%2F%2Fwindscreen.example%2Fsingle-sign-on%2Freturn&",
        "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256"})
    EXPECT_NE(address.find(part), std::string::npos) << part << " in " << address;
  EXPECT_EQ(address.find("s&cret"), std::string::npos);
  EXPECT_EQ(address.find(request.code_verifier), std::string::npos);
  written.discovery["authorization_endpoint"] = "https://login.example/authorize?tenant=1";
  OidcDirectory other = directory();
  EXPECT_TRUE(
      other.sign_in_address(request, now).starts_with("https://login.example/authorize?tenant=1&resp"));
}

TEST_F(OidcDirectoryTest, ShowsCodeVerifierAndSecretToTheTokenEndpointOnly) {
  OidcDirectory asked = directory();
  EXPECT_EQ(redeem(asked).subject, "s-ann");
  const OidcQuestion& token = written.asked.at(1);
  EXPECT_EQ(token.address, "https://login.example/tenant/token");
  EXPECT_EQ(token.form,
            "grant_type=authorization_code&code=good&redirect_uri=https%3A%2F%2Fwindscreen.example%2F"
            "single-sign-on%2Freturn&code_verifier=dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
  // windscreen:s%26cret
  EXPECT_EQ(token.authorization, "Basic d2luZHNjcmVlbjpzJTI2Y3JldA==");
  EXPECT_TRUE(written.asked.at(2).authorization.empty());
  written.asked.clear();
  OidcDirectory open = directory("");
  redeem(open);
  EXPECT_TRUE(written.asked.at(1).authorization.empty());
  EXPECT_TRUE(written.asked.at(1).form.ends_with("&client_id=windscreen"));
  written.asked.clear();
  written.discovery["token_endpoint_auth_methods_supported"] = {"client_secret_post"};
  OidcDirectory by_post = directory();
  redeem(by_post);
  EXPECT_TRUE(written.asked.at(1).form.ends_with("&client_id=windscreen&client_secret=s%26cret"));
}

TEST_F(OidcDirectoryTest, KeepsKeysForAnHourAndFetchesThemOnceMoreForAnUnknownOne) {
  OidcDirectory asked = directory();
  redeem(asked);
  redeem(asked);
  EXPECT_EQ(written.times_asked("/keys"), 1U);
  // The directory signs with a new key.
  written.keys = {ec_signer().jwk()};
  written.signer = &ec_signer();
  EXPECT_EQ(redeem(asked).subject, "s-ann");
  EXPECT_EQ(written.times_asked("/keys"), 2U);
  // A key that it does not list: asked once, and refused.
  written.signer = &rsa_signer();
  EXPECT_EQ(kind_of([&] { redeem(asked); }), OidcFault::Kind::unknown_key);
  EXPECT_EQ(written.times_asked("/keys"), 3U);
  // A key that was withdrawn is not believed for longer than an hour.
  written.keys = {rsa_signer().jwk()};
  written.signer = &ec_signer();
  now += 61min;
  EXPECT_EQ(kind_of([&] { redeem(asked); }), OidcFault::Kind::unknown_key);
  EXPECT_EQ(written.times_asked("/openid-configuration"), 2U);
}

TEST_F(OidcDirectoryTest, RefusesACodeOfAnotherDirectory) {
  OidcDirectory asked = directory();
  EXPECT_EQ(kind_of([&] { redeem(asked, "good", "https://login.example/other"); }),
            OidcFault::Kind::not_believed);
  EXPECT_EQ(redeem(asked, "good", issuer_of_tests).subject, "s-ann");
  // One that says it names itself must do so (RFC 9207 section 2.4).
  written.discovery["authorization_response_iss_parameter_supported"] = true;
  OidcDirectory naming = directory();
  EXPECT_EQ(kind_of([&] { redeem(naming); }), OidcFault::Kind::not_believed);
  EXPECT_EQ(redeem(naming, "good", issuer_of_tests).subject, "s-ann");
  EXPECT_EQ(kind_of([&] { redeem(asked, "used"); }), OidcFault::Kind::refused);
}

TEST_F(OidcDirectoryTest, IsAnotherThanOneThatOnlyAnswersInItsPlace) {
  written.discovery["issuer"] = "https://login.example/other";
  OidcDirectory asked = directory();
  EXPECT_EQ(kind_of([&] { asked.sign_in_address(request, now); }), OidcFault::Kind::not_believed);
  written.down = true;
  EXPECT_EQ(kind_of([&] { asked.sign_in_address(request, now); }), OidcFault::Kind::unreachable);
}

TEST(OidcOptions, ThatCannotWorkAreRefused) {
  const OidcOptions good = {issuer_of_tests,    "c", "", "it", "https://windscreen.example",
                            {"council.example"}};
  EXPECT_NO_THROW(check_options(good));
  const auto refused = [&](auto change) {
    OidcOptions bad = good;
    change(bad);
    EXPECT_THROW(check_options(bad), base::Error);
  };
  refused([](OidcOptions& o) { o.issuer = "http://login.example/tenant"; });
  refused([](OidcOptions& o) { o.client_id = ""; });
  refused([](OidcOptions& o) { o.address = ""; });
  refused([](OidcOptions& o) { o.address = "https://windscreen.example/path"; });
  refused([](OidcOptions& o) { o.address = "windscreen.example"; });
  refused([](OidcOptions& o) { o.trusted_domains = {"@council.example"}; });
  refused([](OidcOptions& o) { o.trusted_domains = {"example"}; });
  refused([](OidcOptions& o) { o.trusted_domains = {"*.council.example"}; });
}

}  // namespace
}  // namespace windscreen::serve
