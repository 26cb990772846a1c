// Finds in free text what could say whom it is about, before it is published: names of children and workers,
// identifiers, numbers of the health service and of schools, days of birth, e-mail addresses, phone numbers.
// It finds what is in its lists or has a known form, and no more: a person still reads what is published.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"

namespace windscreen::assure {

enum class NameKind : std::uint8_t {
  child_name,
  worker_name,
  identifier,
  nhs_number,
  pupil_number,
  birth_date,
  email,
  phone
};

/// As the API and the store say it: "child_name", …
std::string_view code(NameKind kind);
/// As a person reads it: "the name of a child", …
std::string_view words(NameKind kind);

/// Whom and what to look for. Names are whole, "Amy Khan" or "Khan, Amy"; identifiers of children and workers
/// as the case system writes them.
struct NamesToFind {
  std::vector<std::string> children;
  std::vector<std::string> workers;
  std::vector<std::string> identifiers;
  std::vector<base::Date> births;
};

struct FoundName {
  NameKind kind = NameKind::child_name;
  /// It may well mean something else: a first name that several have, a name that is a word of English, a day
  /// on which somebody was born but which nothing calls a birth, a number that does not add up.
  bool weak = false;
  /// Its code points [first, last) in the text, and they themselves.
  std::size_t first = 0;
  std::size_t last = 0;
  std::string found;

  friend bool operator==(const FoundName&, const FoundName&) = default;
};

/// The lists made ready, for several texts. Immutable and thread-safe.
class NameFinder {
 public:
  explicit NameFinder(const NamesToFind& lists);
  ~NameFinder();
  NameFinder(NameFinder&&) noexcept;
  NameFinder& operator=(NameFinder&&) noexcept;
  NameFinder(const NameFinder&) = delete;
  NameFinder& operator=(const NameFinder&) = delete;

  /// What is found in UTF-8 text, by place; what lies within something else that is found is left out.
  ///
  /// Names are compared by whole words, whatever their case, accents, apostrophes and hyphens ("Zoe", "O
  /// Brien", "Smith-Jones", "Khan's"). Two names of one person within three words are sure. A family name
  /// alone is sure; a first name alone is weak where several in the lists have it; either is weak where it is
  /// a word of English, and then it must be written with a capital ("Will", not "will"). Identifiers are
  /// compared without spaces, hyphens, dots and slashes. An NHS number has ten digits whose last checks the
  /// others (NHS Data Dictionary, "NHS number": modulus 11); a unique pupil number a letter, eleven digits
  /// and a digit or letter, whose first letter checks the others (Department for Education, "Unique pupil
  /// numbers": modulus 23). A day is a day of birth where a word such as "born" is near it, and perhaps one
  /// where it is in the list. Phone numbers are those of the United Kingdom.
  ///
  /// Time grows with the length of the text: a few look-ups a word, whatever the length of the lists.
  std::vector<FoundName> find(std::string_view text) const;

 private:
  struct Lists;
  std::unique_ptr<const Lists> lists_;
};

/// `NameFinder(lists).find(text)`, for one text.
std::vector<FoundName> names_in_text(std::string_view text, const NamesToFind& lists);

}  // namespace windscreen::assure
