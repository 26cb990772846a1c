#include "serve/single_sign_on/oidc_account.h"

#include <gtest/gtest.h>

namespace windscreen::serve {
namespace {

using Addresses = std::vector<std::string>;

IdClaims claims(const std::string& email, const std::string& name, std::optional<bool> verified) {
  return {"subject", email, name, verified};
}

TEST(BelievedAddresses, AreThoseThatTheDirectorySaysItHasVerified) {
  EXPECT_EQ(believed_addresses(claims("Ann@Council.example", "", true), {}),
            Addresses{"ann@council.example"});
  EXPECT_EQ(believed_addresses(claims("ann@council.example", "", false), {"council.example"}), Addresses{});
  EXPECT_EQ(
      believed_addresses(claims("ann@council.example", "ann@council.example", false), {"council.example"}),
      Addresses{})
      << "who says it has not verified it is not believed, whatever is trusted";
  EXPECT_EQ(believed_addresses(claims("", "bob@council.example", true), {"council.example"}), Addresses{})
      << "verified is the address, not the name";
}

TEST(BelievedAddresses, AreThoseOfATrustedDomainWhereTheDirectoryDoesNotSay) {
  const Addresses trusted = {"council.example"};
  const auto believed = [&](const char* email, const char* name) {
    return believed_addresses(claims(email, name, std::nullopt), trusted);
  };
  EXPECT_EQ(believed("", "Ann.Lee@Council.example"), Addresses{"ann.lee@council.example"});
  EXPECT_EQ(believed("ann@council.example", "al1234@council.example"),
            (Addresses{"al1234@council.example", "ann@council.example"}));
  // A guest whose own directory lets them write any address into their record.
  EXPECT_EQ(believed("ann@council.example", "mallory@elsewhere.example"), Addresses{});
  EXPECT_EQ(believed("ann@council.example", ""), Addresses{});
  EXPECT_EQ(believed("ann@council.example", "ann_elsewhere.example#EXT#@council.onmicrosoft.example"),
            Addresses{});
  // Domains that only look like it.
  for (const char* name :
       {"ann@sub.council.example", "ann@council.example.evil", "ann@xcouncil.example",
        "ann@evil@council.example", "@council.example", "ann@council.example\n", "council.example"}) {
    const Addresses found = believed("", name);
    EXPECT_TRUE(found.empty() || found == Addresses{"ann@council.example"}) << name;
  }
  EXPECT_EQ(believed("", "ann@evil@council.example"), Addresses{});
  EXPECT_EQ(believed("", "ann@sub.council.example"), Addresses{});
  EXPECT_EQ(believed_addresses(claims("ann@council.example", "ann@council.example", std::nullopt), {}),
            Addresses{})
      << "nothing is trusted unless the server's options say so";
}

}  // namespace
}  // namespace windscreen::serve
