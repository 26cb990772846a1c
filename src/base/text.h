// Small, locale-free operations on text. Bytes are UTF-8; only ASCII letters change case.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace windscreen::base {

/// Without the white space (space, tab, CR, LF, no-break space) at both ends.
std::string_view trim(std::string_view text);

/// Whether there is nothing but such white space in it.
bool is_blank(std::string_view text);
/// ASCII letters in lower case, other bytes as they are.
std::string lower(std::string_view text);
std::string upper(std::string_view text);
/// Lower case, with everything but ASCII letters and digits left out: how column and sheet titles are
/// compared.
std::string squash(std::string_view text);
/// The pieces between the separators; an empty text gives one empty piece. Views into `text`.
std::vector<std::string_view> split(std::string_view text, char separator);
/// How many bytes must be put in, taken out or changed to make the one text the other (Levenshtein's
/// distance).
std::size_t edit_distance(std::string_view a, std::string_view b);
/// A field of a CSV file, quoted where it must be (RFC 4180).
std::string csv_field(std::string_view text);
/// The same for a text that a person opens in a spreadsheet: one that starts with a character that makes a
/// spreadsheet run it as a formula (= + - @, tab, carriage return or line feed) gets an apostrophe before it.
std::string csv_field_for_spreadsheets(std::string_view text);
/// An SQL string literal, single quotes doubled.
std::string sql_literal(std::string_view text);
/// An SQL identifier in double quotes.
std::string sql_name(std::string_view text);

}  // namespace windscreen::base
