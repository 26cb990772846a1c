// An e-mail message as bytes: RFC 5322 (the format), RFC 2045 (plain text in UTF-8 as quoted-printable), RFC
// 2047 (names and subjects that are not ASCII). Pure functions, thread-safe.
#pragma once

#include <string>
#include <string_view>

#include "store/identity.h"

namespace windscreen::serve {

struct MailAddress {
  /// "ann@example.org".
  std::string address;
  /// What stands before it, such as "Ann Lee"; may be empty.
  std::string name;
};

struct MailMessage {
  MailAddress from;
  MailAddress to;
  std::string subject;
  /// Plain text in UTF-8, its lines ended by "\n".
  std::string text;
  store::Moment sent_at;
  /// What the message is known by, before the "@" of its Message-ID: letters, digits and hyphens.
  std::string id;
};

/// Whether a message can be sent to an address or from it: one "@" with something on both sides, at most 254
/// characters (RFC 5321 section 4.5.3.1.3 less its brackets), letters, digits and what RFC 5322 section 3.2.3
/// calls atext, and dots. Addresses that need quotes or the SMTPUTF8 extension are not among them.
bool is_mail_address(std::string_view address);

/// The message with its headers: From, To, Subject, Date, Message-ID, and Auto-Submitted (RFC 3834), so that
/// no answering machine answers. Lines end with CRLF and none is longer than 76 characters, but for an
/// address that is longer itself. Throws Error for an address that is not is_mail_address, for an id that is
/// none, and for a name or subject with a control character, which could begin a header of its own. The
/// error repeats nothing of what was given.
std::string mail_bytes(const MailMessage& message);

}  // namespace windscreen::serve
