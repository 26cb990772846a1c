// Mail handed to a real SMTP server on the loopback.
#include "serve/work/mail_delivery.h"

#include <gtest/gtest.h>

#include <optional>
#include <thread>

#include "improve/test_given.h"
#include "serve/work/smtp_server_test.h"

namespace windscreen::serve {
namespace {

using NotTaken = MailFault::Kind;

const std::string dotted_mail = "Subject: x\r\n\r\n.begins with a dot\r\nlast\r\n";

class MailDeliveryTest : public testing::Test {
 protected:
  void SetUp() override {
    if (!SmtpServer::installed()) GTEST_SKIP() << "python3-aiosmtpd is not installed: its tests are skipped";
  }

  static MailServer server_at(const std::string& address) {
    MailServer server;
    server.address = address;
    server.from = "windscreen@example.org";
    return server;
  }
  /// The fault with which a message to Ann is not taken; nullopt where it is.
  static std::optional<MailFault> fault_with(const MailServer& server) {
    try {
      MailDelivery(server).send("ann@example.org", dotted_mail);
    } catch (const MailFault& fault) {
      EXPECT_EQ(std::string(fault.what()).find("example.org"), std::string::npos);
      EXPECT_FALSE(fault.remedy().empty());
      return fault;
    }
    return std::nullopt;
  }
  static void expect_fault(const MailServer& server, NotTaken kind, const std::string& words) {
    const MailFault fault = improve::given(fault_with(server));
    EXPECT_EQ(fault.kind, kind) << fault.what();
    EXPECT_NE(std::string(fault.what()).find(words), std::string::npos) << fault.what();
  }
};

TEST_F(MailDeliveryTest, BringsTheMessageAsItIs) {
  const SmtpServer smtp;
  EXPECT_FALSE(fault_with(server_at(smtp.address())));
  const auto taken = smtp.taken();
  ASSERT_EQ(taken.size(), 1U);
  EXPECT_EQ(taken[0].bytes, dotted_mail);
  EXPECT_EQ(taken[0].from, "windscreen@example.org");
  EXPECT_EQ(taken[0].to, std::vector<std::string>{"ann@example.org"});
  EXPECT_EQ(taken[0].user, "");
  EXPECT_FALSE(taken[0].encrypted);
}

TEST_F(MailDeliveryTest, BringsOneAfterTheOther) {
  const SmtpServer smtp;
  MailDelivery delivery(server_at(smtp.address()));
  for (const char* to : {"ann@example.org", "bob@example.org", "cal@example.org"})
    delivery.send(to, dotted_mail);
  const auto taken = smtp.taken();
  ASSERT_EQ(taken.size(), 3U);
  EXPECT_EQ(taken[2].to, std::vector<std::string>{"cal@example.org"});
}

TEST_F(MailDeliveryTest, ARecipientWhoIsRefusedStopsNobodyElse) {
  const SmtpServer smtp;
  smtp.refuse("ann@example.org");
  MailDelivery delivery(server_at(smtp.address()));
  EXPECT_THROW(delivery.send("ann@example.org", dotted_mail), MailFault);
  delivery.send("bob@example.org", dotted_mail);
  ASSERT_EQ(smtp.taken().size(), 1U);
  expect_fault(server_at(smtp.address()), NotTaken::message, "550");
}

TEST_F(MailDeliveryTest, AMessageThatIsNotWantedIsToldSo) {
  const SmtpServer smtp{"--refuse-data"};
  expect_fault(server_at(smtp.address()), NotTaken::message, "554");
}

TEST_F(MailDeliveryTest, SignsIn) {
  const SmtpServer smtp{"--user", "post", "--password", "right horse"};
  MailServer server = server_at(smtp.address());
  server.user = "post";
  server.password = "right horse";
  EXPECT_FALSE(fault_with(server));
  ASSERT_EQ(smtp.taken().size(), 1U);
  EXPECT_EQ(smtp.taken()[0].user, "post");
  server.password = "wrong horse";
  expect_fault(server, NotTaken::server, "password");
  EXPECT_EQ(std::string(improve::given(fault_with(server)).what()).find("horse"), std::string::npos);
  expect_fault(server_at(smtp.address()), NotTaken::server, "530");
  EXPECT_EQ(smtp.taken().size(), 1U);
}

TEST_F(MailDeliveryTest, EncryptsByStartTlsAndTrustsOnlyWhatItWasTold) {
  const SmtpServer smtp{"--starttls", "--user", "post", "--password", "right horse"};
  MailServer server = server_at(smtp.address());
  server.encryption = MailEncryption::always;
  server.user = "post";
  server.password = "right horse";
  expect_fault(server, NotTaken::server, "certificate");
  EXPECT_TRUE(smtp.taken().empty());
  server.ca_file = smtp.certificate();
  EXPECT_FALSE(fault_with(server));
  ASSERT_EQ(smtp.taken().size(), 1U);
  EXPECT_TRUE(smtp.taken()[0].encrypted);
  EXPECT_EQ(smtp.taken()[0].user, "post");
  server.ca_file = "/nowhere/ca.pem";
  expect_fault(server, NotTaken::server, "cannot be read");
}

TEST_F(MailDeliveryTest, EncryptsFromTheBeginningWithSmtps) {
  const SmtpServer smtp{"--smtps"};
  MailServer server = server_at(smtp.address("smtps"));
  server.ca_file = smtp.certificate();
  EXPECT_FALSE(fault_with(server));
  ASSERT_EQ(smtp.taken().size(), 1U);
  EXPECT_TRUE(smtp.taken()[0].encrypted);
  server.ca_file.clear();
  expect_fault(server, NotTaken::server, "certificate");
}

TEST_F(MailDeliveryTest, SendsNothingWhereEncryptionIsNeededAndNotOffered) {
  const SmtpServer smtp;
  MailServer server = server_at(smtp.address());
  server.encryption = MailEncryption::always;
  expect_fault(server, NotTaken::server, "STARTTLS");
  EXPECT_TRUE(smtp.taken().empty());
}

TEST_F(MailDeliveryTest, TellsThatNobodyAnswers) {
  SmtpServer smtp;
  const MailServer server = server_at(smtp.address());
  smtp.stop();
  expect_fault(server, NotTaken::server, "cannot be reached");
}

TEST_F(MailDeliveryTest, WaitsNoLongerThanItsPatience) {
  const SmtpServer smtp{"--silent"};
  MailServer server = server_at(smtp.address());
  server.patience = std::chrono::milliseconds(300);
  expect_fault(server, NotTaken::server, "in time");
}

TEST_F(MailDeliveryTest, AnAnswerThatDoesNotComeLeavesItUnsure) {
  const SmtpServer smtp{"--drop"};
  expect_fault(server_at(smtp.address()), NotTaken::unsure, "did not say");
  EXPECT_EQ(smtp.taken().size(), 1U) << "the server has it";
}

TEST_F(MailDeliveryTest, StopsWhenItIsAskedTo) {
  const SmtpServer smtp{"--silent"};
  std::stop_source stopping;
  MailServer server = server_at(smtp.address());
  server.patience = std::chrono::minutes(10);
  MailDelivery delivery(server, stopping.get_token());
  const std::jthread asking([&stopping] {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    stopping.request_stop();
  });
  try {
    delivery.send("ann@example.org", dotted_mail);
    FAIL() << "nobody has taken it";
  } catch (const MailFault& fault) {
    EXPECT_EQ(fault.kind, NotTaken::stopped);
  }
}

TEST_F(MailDeliveryTest, SendsToNoAddressThatIsNone) {
  const SmtpServer smtp;
  MailDelivery delivery(server_at(smtp.address()));
  for (const char* to : {"ann", "ann@example.org>\r\nRCPT TO:<eve@example.net", ""})
    EXPECT_THROW(delivery.send(to, dotted_mail), base::Error) << to;
  EXPECT_TRUE(smtp.taken().empty());
}

TEST(MailServer, HasAnAddressWithoutUserOrPath) {
  for (const char* good : {"smtp://mail.example.org", "smtp://mail.example.org:587", "SMTPS://10.0.0.1:465/",
                           "smtp://[::1]:25", "smtp://localhost"})
    EXPECT_EQ(mail_server_fault(good), "") << good;
  for (const char* bad :
       {"", "mail.example.org", "http://mail.example.org", "smtp://", "smtp://a:b@example.org",
        "smtp://example.org/x", "smtp://example.org?x", "smtp://example.org:x", "smtp:///x"})
    EXPECT_NE(mail_server_fault(bad), "") << bad;
}

TEST(MailServer, IsSpokenWithEncryptedUnlessItIsThisMachine) {
  MailServer server;
  server.address = "smtp://mail.example.org:587";
  EXPECT_TRUE(needs_encryption(server));
  for (const char* here : {"smtp://127.0.0.1:25", "smtp://localhost", "smtp://[::1]:25"}) {
    server.address = here;
    EXPECT_FALSE(needs_encryption(server)) << here;
  }
  for (const char* elsewhere : {"smtp://127.0.0.1.example.org", "smtp://localhost.example.org"}) {
    server.address = elsewhere;
    EXPECT_TRUE(needs_encryption(server)) << elsewhere;
  }
  server.encryption = MailEncryption::never;
  EXPECT_FALSE(needs_encryption(server));
  server.address = "smtps://127.0.0.1";
  EXPECT_TRUE(needs_encryption(server));
}

TEST(MailServer, NeedsAnAddressThatItsMessagesAreFrom) {
  MailServer server;
  server.address = "smtp://127.0.0.1:25";
  EXPECT_THROW(MailDelivery{server}, base::Error);
  server.from = "windscreen@example.org";
  server.address = "http://127.0.0.1:25";
  EXPECT_THROW(MailDelivery{server}, base::Error);
}

}  // namespace
}  // namespace windscreen::serve
