// Messages worked out by hand from RFC 5322, 2045 and 2047.
#include "serve/work/mail_message.h"

#include <gtest/gtest.h>

#include <string>

#include "base/error.h"
#include "base/text.h"
#include "improve/test_given.h"

namespace windscreen::serve {
namespace {

MailMessage leap_day_message() {
  MailMessage message;
  message.from = {"windscreen@example.org", "Windscreen"};
  message.to = {"ann@example.org", "Ann Lee"};
  message.subject = "2 things are overdue";
  message.text = "First line\n\nLast line\n";
  message.sent_at = improve::given(store::moment_from("2020-02-29T07:00:05.250Z"));
  message.id = "0170-1";
  return message;
}

/// The lines of a header with this name, as they stand; empty where there is none.
std::string raw_header(const std::string& bytes, const std::string& name) {
  const std::size_t at = bytes.find("\r\n" + name + ":");
  const std::size_t begin = bytes.starts_with(name + ":") ? 0 : at + 2;
  if (begin != 0 && at == std::string::npos) return "";
  std::size_t end = bytes.find("\r\n", begin);
  while (bytes.compare(end + 2, 1, " ") == 0) end = bytes.find("\r\n", end + 2);
  return bytes.substr(begin, end - begin);
}

std::string body_of(const std::string& bytes) { return bytes.substr(bytes.find("\r\n\r\n") + 4); }

std::string body_with(const std::string& text) {
  MailMessage message = leap_day_message();
  message.text = text;
  return body_of(mail_bytes(message));
}

TEST(MailMessage, IsWrittenAsTheStandardHasIt) {
  EXPECT_EQ(mail_bytes(leap_day_message()),
            "From: Windscreen <windscreen@example.org>\r\n"
            "To: Ann Lee <ann@example.org>\r\n"
            "Subject: 2 things are overdue\r\n"
            "Date: Sat, 29 Feb 2020 07:00:05 +0000\r\n"
            "Message-ID: <0170-1@example.org>\r\n"
            "Auto-Submitted: auto-generated\r\n"
            "X-Auto-Response-Suppress: All\r\n"
            "MIME-Version: 1.0\r\n"
            "Content-Type: text/plain; charset=utf-8\r\n"
            "Content-Transfer-Encoding: quoted-printable\r\n"
            "\r\n"
            "First line\r\n"
            "\r\n"
            "Last line\r\n");
}

TEST(MailMessage, WritesTheTextAsQuotedPrintable) {
  EXPECT_EQ(body_with("a = b"), "a =3D b\r\n");
  EXPECT_EQ(body_with("ends with a space "), "ends with a space=20\r\n");
  EXPECT_EQ(body_with("tab\t"), "tab=09\r\n");
  EXPECT_EQ(body_with("\u201cZo\u00eb\u201d"), "=E2=80=9CZo=C3=AB=E2=80=9D\r\n");
  EXPECT_EQ(body_with("a\r\nb"), "a=0D\r\nb\r\n");
  EXPECT_EQ(body_with("."), ".\r\n");
  EXPECT_EQ(body_with(""), "\r\n");
}

TEST(MailMessage, BreaksLongLinesSoftlyAndNeverWithinACharacter) {
  const std::string x75(75, 'x');
  EXPECT_EQ(body_with(x75), x75 + "\r\n");
  EXPECT_EQ(body_with(x75 + "x"), x75 + "=\r\nx\r\n");
  const std::string x69(69, 'x');
  EXPECT_EQ(body_with(x69 + "\u00e9"), x69 + "=C3=A9\r\n") << "75 characters";
  EXPECT_EQ(body_with(x69 + "x\u00e9"), x69 + "x=\r\n=C3=A9\r\n");
}

TEST(MailMessage, EncodesNamesAndSubjectsThatAreNotAscii) {
  MailMessage message = leap_day_message();
  message.to.name = "Zo\u00eb \u00d3 Briain";
  message.subject = "3 things \u2013 overdue";
  const std::string bytes = mail_bytes(message);
  EXPECT_EQ(raw_header(bytes, "To"), "To: =?utf-8?Q?Zo=C3=AB_=C3=93_Briain?= <ann@example.org>");
  EXPECT_EQ(raw_header(bytes, "Subject"), "Subject: =?utf-8?Q?3_things_=E2=80=93_overdue?=");
}

// 54 characters are left for the first word beside "Subject: " and its frame: nine times "=C3=A9".
TEST(MailMessage, FoldsALongEncodedSubjectBetweenCharacters) {
  MailMessage message = leap_day_message();
  message.subject.clear();
  std::string nine;
  for (int i = 0; i < 12; ++i) message.subject += "\u00e9";
  for (int i = 0; i < 9; ++i) nine += "=C3=A9";
  EXPECT_EQ(raw_header(mail_bytes(message), "Subject"),
            "Subject: =?utf-8?Q?" + nine + "?=\r\n =?utf-8?Q?=C3=A9=C3=A9=C3=A9?=");
}

TEST(MailMessage, FoldsALongPlainSubjectBetweenWords) {
  MailMessage message = leap_day_message();
  // "Subject: " and 67 characters fill the line of 76.
  message.subject = std::string(60, 'a') + " bbbbbb cc";
  EXPECT_EQ(raw_header(mail_bytes(message), "Subject"),
            "Subject: " + std::string(60, 'a') + " bbbbbb\r\n cc");
}

TEST(MailMessage, HasNoLineOver76CharactersHoweverLongWhatItSaysIs) {
  MailMessage message = leap_day_message();
  message.to.name = std::string(200, 'n') + " \u00e9";
  message.subject = std::string(300, 's');
  message.text = std::string(1000, 't') + std::string(500, ' ');
  const std::string bytes = mail_bytes(message);
  for (std::string_view line : base::split(bytes, '\n')) {
    if (line.empty()) continue;
    ASSERT_TRUE(line.ends_with('\r')) << line;
    EXPECT_LE(line.size(), 77U) << line;
  }
}

TEST(MailMessage, ANameThatNeedsQuotesIsEncoded) {
  MailMessage message = leap_day_message();
  message.to.name = "Lee, Ann <eve@example.net>";
  EXPECT_EQ(raw_header(mail_bytes(message), "To"),
            "To: =?utf-8?Q?Lee=2C_Ann_=3Ceve=40example=2Enet=3E?= <ann@example.org>");
  message.to.name = "=?utf-8?Q?x?=";
  EXPECT_EQ(raw_header(mail_bytes(message), "To"),
            "To: =?utf-8?Q?=3D=3Futf=2D8=3FQ=3Fx=3F=3D?= <ann@example.org>");
  message.to.name = " ";
  EXPECT_EQ(raw_header(mail_bytes(message), "To"), "To: ann@example.org");
}

TEST(MailMessage, NobodyCanPutInAHeader) {
  for (const char* bad : {"a\r\nBcc: eve@example.net", "a\nb", "a\rb", "a\tb", "a\x7f"}) {
    MailMessage message = leap_day_message();
    message.subject = bad;
    EXPECT_THROW(mail_bytes(message), base::Error) << bad;
    message = leap_day_message();
    message.to.name = bad;
    EXPECT_THROW(mail_bytes(message), base::Error) << bad;
    message = leap_day_message();
    message.to.address = std::string(bad) + "@example.org";
    EXPECT_THROW(mail_bytes(message), base::Error) << bad;
    message = leap_day_message();
    message.from.address = "windscreen@example.org" + std::string(bad);
    EXPECT_THROW(mail_bytes(message), base::Error) << bad;
    message = leap_day_message();
    message.id = bad;
    EXPECT_THROW(mail_bytes(message), base::Error) << bad;
  }
}

TEST(MailMessage, AnErrorRepeatsNoAddress) {
  MailMessage message = leap_day_message();
  message.to.address = "secret name@example.org";
  try {
    mail_bytes(message);
    FAIL();
  } catch (const base::Error& error) {
    EXPECT_EQ(std::string(error.what()).find("secret"), std::string::npos);
    EXPECT_FALSE(error.remedy().empty());
  }
}

TEST(MailAddress, IsOneThatNeedsNoQuotes) {
  for (const char* good : {"ann@example.org", "o'neil+x@a-b.example.org", "a@localhost", "a.b.c@example.org"})
    EXPECT_TRUE(is_mail_address(good)) << good;
  for (const char* bad : {"", "ann", "@example.org", "ann@", "a@b@c", "a b@example.org", "a..b@example.org",
                          ".a@example.org", "a@example.org.", "\"a\"@example.org", "<a@example.org>",
                          "a@[127.0.0.1]", "a,b@example.org", "zo\u00eb@example.org", "a@ex\u00e4mple.org"})
    EXPECT_FALSE(is_mail_address(bad)) << bad;
  EXPECT_TRUE(is_mail_address(std::string(242, 'a') + "@example.org")) << "254 characters";
  EXPECT_FALSE(is_mail_address(std::string(243, 'a') + "@example.org"));
}

}  // namespace
}  // namespace windscreen::serve
