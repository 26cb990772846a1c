#include "serve/work/mail_message.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <vector>

#include "base/error.h"
#include "base/text.h"

namespace windscreen::serve {
namespace {

using base::Error;

// RFC 2045 section 6.7 and RFC 2047 section 2.
constexpr std::size_t longest_mail_line = 76;
// "=?utf-8?Q?" and "?=" of an encoded word, which may have 75 characters with them.
constexpr std::size_t encoded_word_frame = 12;
constexpr std::size_t longest_encoded_word = 75;
// The longest name of a header that is folded here, with its colon and a space: "Subject: ".
constexpr std::size_t header_name_room = 9;
constexpr std::size_t longest_mail_address = 254;

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool is_atext(char c) {
  return is_letter_or_digit(c) || std::string_view("!#$%&'*+-/=?^_`{|}~").find(c) != std::string_view::npos;
}

/// Atoms with dots between them (RFC 5322, dot-atom).
bool is_dot_atom(std::string_view text) {
  const auto atoms = base::split(text, '.');
  return std::ranges::all_of(
      atoms, [](std::string_view atom) { return !atom.empty() && std::ranges::all_of(atom, is_atext); });
}

bool is_printable_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; });
}

void check_header_text(std::string_view text, const char* which) {
  const bool is_sound = std::ranges::none_of(
      text, [](char c) { return (static_cast<unsigned char>(c) < 0x20U) || c == '\x7f'; });
  if (!is_sound)
    throw Error(fmt::format("The {} of a message has a line break or another control character.", which),
                "Write it in one line.");
}

std::string escaped_byte(char c) { return fmt::format("={:02X}", static_cast<unsigned char>(c)); }

/// The bytes of the character at `at`: one, where it is no UTF-8.
std::size_t character_length(std::string_view text, std::size_t at) {
  std::size_t length = 1;
  while (at + length < text.size() && (static_cast<unsigned char>(text[at + length]) & 0xC0U) == 0x80U &&
         length < 4)
    ++length;
  return (static_cast<unsigned char>(text[at]) & 0xC0U) == 0xC0U ? length : 1;
}

/// A text as encoded words, none of which splits a character (RFC 2047 sections 4.2 and 5); the first leaves
/// room for the header's name before it.
std::vector<std::string> encoded_words(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  const auto room = [&words] {
    return longest_encoded_word - encoded_word_frame - (words.empty() ? header_name_room : 0);
  };
  const auto end_word = [&] {
    if (!word.empty()) words.push_back("=?utf-8?Q?" + word + "?=");
    word.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = character_length(text, at);
    std::string piece;
    for (const char c : text.substr(at, length)) {
      if (c == ' ')
        piece += '_';
      else
        piece += is_letter_or_digit(c) ? std::string(1, c) : escaped_byte(c);
    }
    if (word.size() + piece.size() > room()) end_word();
    word += piece;
    at += length;
  }
  end_word();
  return words;
}

/// What a header says, as pieces between which the line may be broken.
std::vector<std::string> header_words(std::string_view text) {
  // Something that looks like an encoded word would be read as one.
  if (!is_printable_ascii(text) || text.find("=?") != std::string_view::npos) return encoded_words(text);
  const auto words = base::split(text, ' ');
  const bool fits = std::ranges::all_of(words, [](std::string_view word) {
    return !word.empty() && word.size() <= longest_mail_line - header_name_room;
  });
  if (!fits) return encoded_words(text);
  return {words.begin(), words.end()};
}

/// The header, folded where it is too long (RFC 5322 section 2.2.3).
std::string mail_header(const std::string& name, const std::vector<std::string>& words) {
  std::string made = name + ":";
  std::size_t length = made.size();
  bool is_first = true;
  for (const std::string& word : words) {
    // Not before the first: a line of the header's name alone is read differently by different programs.
    if (!is_first && length + 1 + word.size() > longest_mail_line) {
      made += "\r\n";
      length = 0;
    }
    made += " " + word;
    length += 1 + word.size();
    is_first = false;
  }
  return made + "\r\n";
}

std::vector<std::string> address_words(const MailAddress& given) {
  if (!is_mail_address(given.address))
    throw Error("An e-mail address cannot be written to or from.",
                "It needs one @ and may have letters, digits, dots and hyphens.");
  check_header_text(given.name, "name");
  if (base::is_blank(given.name)) return {given.address};
  // Anything but words of atoms would need quotes within which other rules hold.
  const auto parts = base::split(base::trim(given.name), ' ');
  const bool is_plain = std::ranges::all_of(parts, [](std::string_view part) {
    return !part.empty() && std::ranges::all_of(part, is_atext) &&
           part.find("=?") == std::string_view::npos && part.size() <= longest_mail_line - header_name_room;
  });
  std::vector<std::string> words =
      is_plain ? std::vector<std::string>(parts.begin(), parts.end()) : encoded_words(base::trim(given.name));
  words.push_back("<" + given.address + ">");
  return words;
}

std::string date_words(store::Moment moment) {
  static constexpr std::array<const char*, 7> days = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr std::array<const char*, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto day = std::chrono::floor<std::chrono::days>(moment);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss time(std::chrono::floor<std::chrono::seconds>(moment - day));
  return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} +0000",
                     days.at(std::chrono::weekday(day).c_encoding()), static_cast<unsigned>(date.day()),
                     months.at(static_cast<unsigned>(date.month()) - 1), static_cast<int>(date.year()),
                     time.hours().count(), time.minutes().count(), time.seconds().count());
}

/// One line of text as quoted-printable (RFC 2045 section 6.7), ended by CRLF.
std::string quoted_printable_line(std::string_view line) {
  std::string made;
  std::size_t length = 0;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t size = character_length(line, at);
    std::string piece;
    for (const char c : line.substr(at, size)) {
      const bool is_last_space = (c == ' ' || c == '\t') && at + 1 == line.size();
      const bool is_plain = (c >= '!' && c <= '~' && c != '=') || c == ' ' || c == '\t';
      piece += is_plain && !is_last_space ? std::string(1, c) : escaped_byte(c);
    }
    // A place is kept for the "=" that says that the line goes on.
    if (length + piece.size() > longest_mail_line - 1) {
      made += "=\r\n";
      length = 0;
    }
    made += piece;
    length += piece.size();
    at += size;
  }
  return made + "\r\n";
}

std::string quoted_printable(std::string_view text) {
  std::string made;
  if (text.ends_with('\n')) text.remove_suffix(1);
  for (const std::string_view line : base::split(text, '\n')) made += quoted_printable_line(line);
  return made;
}

}  // namespace

bool is_mail_address(std::string_view address) {
  const std::size_t at = address.find('@');
  return at != std::string_view::npos && address.size() <= longest_mail_address &&
         is_dot_atom(address.substr(0, at)) && is_dot_atom(address.substr(at + 1));
}

std::string mail_bytes(const MailMessage& message) {
  check_header_text(message.subject, "subject");
  const auto is_id_character = [](char c) { return is_letter_or_digit(c) || c == '-'; };
  if (message.id.empty() || !std::ranges::all_of(message.id, is_id_character))
    throw Error("A message has no name of its own.");
  std::string made = mail_header("From", address_words(message.from)) +
                     mail_header("To", address_words(message.to)) +
                     mail_header("Subject", header_words(message.subject)) +
                     mail_header("Date", {date_words(message.sent_at)});
  const std::string domain = message.from.address.substr(message.from.address.find('@') + 1);
  made += mail_header("Message-ID", {fmt::format("<{}@{}>", message.id, domain)});
  made +=
      "Auto-Submitted: auto-generated\r\n"
      // The same for Exchange, which knows a header of its own.
      "X-Auto-Response-Suppress: All\r\n"
      "MIME-Version: 1.0\r\n"
      "Content-Type: text/plain; charset=utf-8\r\n"
      "Content-Transfer-Encoding: quoted-printable\r\n\r\n";
  return made + quoted_printable(message.text);
}

}  // namespace windscreen::serve
