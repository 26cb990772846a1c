#include "assure/names_in_text.h"

#include <algorithm>
#include <array>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "assure/common_word_names.h"
#include "assure/folded_words.h"
#include "assure/number_forms.h"

namespace windscreen::assure {
namespace {

constexpr std::array<std::string_view, 8> codes = {"child_name",   "worker_name", "identifier", "nhs_number",
                                                   "pupil_number", "birth_date",  "email",      "phone"};
constexpr std::array<std::string_view, 8> kind_words = {
    "the name of a child",   "the name of a worker", "an identifier",     "an NHS number",
    "a unique pupil number", "a day of birth",       "an e-mail address", "a phone number"};

// No part of anybody's name.
bool is_title(std::string_view key) {
  constexpr std::array<std::string_view, 9> all = {"dr", "miss", "mr",  "mrs", "ms",
                                                   "mx", "prof", "rev", "sir"};
  return std::find(all.begin(), all.end(), key) != all.end();
}

// Parts of names that say nothing alone.
bool is_particle(std::string_view key) {
  constexpr std::array<std::string_view, 20> all = {"al",  "ap", "bin", "d",  "da",  "de", "del",
                                                    "der", "di", "dos", "du", "el",  "la", "le",
                                                    "mac", "mc", "o",   "st", "van", "von"};
  return std::find(all.begin(), all.end(), key) != all.end();
}

bool is_letter_of_key(char one) {
  return static_cast<unsigned char>(one) >= 0x80 || (one >= 'a' && one <= 'z');
}
bool has_letter(std::string_view key) { return std::any_of(key.begin(), key.end(), is_letter_of_key); }
bool has_digit(std::string_view key) {
  return std::any_of(key.begin(), key.end(), [](char one) { return one >= '0' && one <= '9'; });
}

bool is_hyphen(char32_t one) { return one == U'-' || (one >= 0x2010 && one <= 0x2015) || one == 0x2212; }

// One character or none between it and the word before, of those that identifiers are written with.
bool goes_on(const FoldedWord& word) {
  return word.gap <= 1 && (is_hyphen(word.after) || word.after == U'/' || word.after == U'.' ||
                           word.after == U'_' || word.after == U' ' || word.after == 0xA0);
}

bool is_year(std::string_view key) {
  return key.size() == 4 && (key.starts_with("19") || key.starts_with("20"));
}

}  // namespace

std::string_view code(NameKind kind) { return codes[static_cast<std::size_t>(kind)]; }
std::string_view words(NameKind kind) { return kind_words[static_cast<std::size_t>(kind)]; }

struct NameFinder::Lists {
  struct Single {
    bool child = false;
    bool family = false;
    // How many have it as a name that is not their family's.
    int given = 0;
  };
  struct Identifier {
    // As the list has it, or without the zeros in front, which a spreadsheet takes away.
    bool whole = false;
  };

  std::unordered_map<std::string, Single> singles;
  // Two names of one person, "amy khan"; true where it is a child.
  std::unordered_map<std::string, bool> pairs;
  std::unordered_map<std::string, Identifier> identifiers;
  std::size_t longest_identifier = 0;
  std::set<base::Date> births;

  void add_name(std::string_view name, bool child) {
    std::vector<FoldedWord> parts = folded_words(name);
    const bool family_first = name.find(',') != std::string_view::npos;
    std::erase_if(parts, [](const FoldedWord& part) { return is_title(part.key); });
    if (parts.empty()) return;
    // The family name is one part, or several joined by hyphens.
    std::size_t family_from = 0;
    std::size_t family_until = parts.size();
    if (family_first) {
      family_until = 1;
      while (family_until < parts.size() && parts[family_until].after != U',') ++family_until;
    } else {
      family_from = parts.size() - 1;
      while (family_from > 0 && parts[family_from].gap == 1 && is_hyphen(parts[family_from].after))
        --family_from;
    }
    std::unordered_set<std::string> given;
    std::vector<std::string> keys;
    const auto add = [&](const std::string& key, bool family) {
      // An initial is nobody's name; letters without case may be one alone.
      if (key.size() < 2 || is_particle(key)) return;
      keys.push_back(key);
      Single& single = singles[key];
      single.child = single.child || child;
      single.family = single.family || family;
      if (!family && given.insert(key).second) ++single.given;
    };
    for (std::size_t at = 0; at < parts.size(); ++at) {
      const bool family = at >= family_from && at < family_until;
      add(parts[at].key, family);
      if (at > 0 && parts[at].gap == 1 && !is_particle(parts[at].key) &&
          (is_hyphen(parts[at].after) || is_particle(parts[at - 1].key)))
        add(parts[at - 1].key + parts[at].key, family);
    }
    for (const std::string& one : keys) {
      for (const std::string& other : keys) {
        if (one == other) continue;
        bool& is_child = pairs[one + ' ' + other];
        is_child = is_child || child;
      }
    }
  }

  void add_identifier(std::string_view identifier) {
    const std::vector<FoldedWord> parts = folded_words(identifier);
    std::string key;
    for (const FoldedWord& part : parts) key += part.key;
    if (key.empty()) return;
    longest_identifier = std::max(longest_identifier, key.size());
    identifiers[key].whole = true;
    const std::size_t zeros = std::min(key.find_first_not_of('0'), key.size());
    if (zeros > 0 && !has_letter(key) && key.size() - zeros >= 4) identifiers.try_emplace(key.substr(zeros));
  }
};

namespace {

// One walk over the words of a text.
class Walk {
 public:
  Walk(const std::vector<FoldedWord>& words, std::vector<FoundName>& found) : words_(words), found_(found) {}

  void add(NameKind kind, bool weak, std::size_t at, std::size_t count) {
    found_.push_back({kind, weak, words_[at].first, words_[at + count - 1].last, {}});
  }

  /// The word, and of "Khan's" the name without its ending.
  static std::array<std::string_view, 2> ways(const FoldedWord& word) { return {word.key, word.owner}; }

  /// Whether one of the four words before, or the next, speaks of birth.
  bool of_birth(std::size_t at, std::size_t count) const {
    const std::size_t from = at < 4 ? 0 : at - 4;
    for (std::size_t near = from; near < std::min(at + count + 1, words_.size()); ++near) {
      const std::string_view key = words_[near].key;
      if (key == "born" || key == "birth" || key == "dob" || key == "birthday" || key == "birthdate")
        return true;
      // "d.o.b."
      if (key == "b" && near >= 2 && words_[near - 1].key == "o" && words_[near - 2].key == "d") return true;
    }
    return false;
  }

  /// Whether the word before says that a number follows which is somebody's.
  bool after_reference(std::size_t at) const {
    if (at == 0) return false;
    constexpr std::array<std::string_view, 9> all = {"case",   "child", "id",        "identifier", "no",
                                                     "number", "ref",   "reference", "worker"};
    return std::find(all.begin(), all.end(), words_[at - 1].key) != all.end();
  }

 private:
  const std::vector<FoldedWord>& words_;
  std::vector<FoundName>& found_;
};

void find_emails(std::u32string_view points, std::vector<FoundName>& found) {
  const auto is_local = [](char32_t one) {
    return one >= 0x80 || (one >= U'a' && one <= U'z') || (one >= U'A' && one <= U'Z') ||
           (one >= U'0' && one <= U'9') ||
           std::u32string_view(U"._%+-'").find(one) != std::u32string_view::npos;
  };
  for (std::size_t at = points.find(U'@'); at != std::u32string_view::npos; at = points.find(U'@', at + 1)) {
    std::size_t first = at;
    std::size_t last = at + 1;
    while (first > 0 && is_local(points[first - 1])) --first;
    while (last < points.size() && is_local(points[last])) ++last;
    while (last > at + 1 && (points[last - 1] == U'.' || points[last - 1] == U'\'')) --last;
    const std::u32string_view place = points.substr(at + 1, last - at - 1);
    if (first < at && place.find(U'.') != std::u32string_view::npos && place.front() != U'.')
      found.push_back({NameKind::email, false, first, last, {}});
  }
}

// Names that touch or stand side by side are one; what lies within another is told by that.
std::vector<FoundName> merged(std::vector<FoundName> all) {
  const auto is_name = [](const FoundName& one) {
    return one.kind == NameKind::child_name || one.kind == NameKind::worker_name;
  };
  std::stable_sort(all.begin(), all.end(), [](const FoundName& a, const FoundName& b) {
    if (a.first != b.first) return a.first < b.first;
    if (a.last != b.last) return a.last > b.last;
    return a.weak != b.weak ? b.weak : a.kind < b.kind;
  });
  std::vector<FoundName> kept;
  for (FoundName& one : all) {
    if (!kept.empty()) {
      FoundName& before = kept.back();
      const bool within = one.last <= before.last;
      if (within && (one.weak || !before.weak)) continue;
      const bool touching = one.kind == before.kind && one.first <= before.last + 1;
      if (is_name(one) && is_name(before) &&
          (within || touching || (one.first < before.last && one.weak == before.weak))) {
        before.last = std::max(before.last, one.last);
        before.weak = before.weak && one.weak;
        before.kind = std::min(before.kind, one.kind);
        continue;
      }
    }
    kept.push_back(std::move(one));
  }
  return kept;
}

}  // namespace

NameFinder::NameFinder(const NamesToFind& lists) {
  auto made = std::make_unique<Lists>();
  for (const std::string& name : lists.children) made->add_name(name, true);
  for (const std::string& name : lists.workers) made->add_name(name, false);
  for (const std::string& identifier : lists.identifiers) made->add_identifier(identifier);
  made->births.insert(lists.births.begin(), lists.births.end());
  lists_ = std::move(made);
}

NameFinder::~NameFinder() = default;
NameFinder::NameFinder(NameFinder&&) noexcept = default;
NameFinder& NameFinder::operator=(NameFinder&&) noexcept = default;

std::vector<FoundName> NameFinder::find(std::string_view text) const {
  const std::u32string points = code_points(text);
  const std::vector<FoldedWord> words = folded_words(text);
  std::vector<FoundName> found;
  find_emails(points, found);
  Walk walk(words, found);
  const Lists& lists = *lists_;
  const auto kind_of = [](bool child) { return child ? NameKind::child_name : NameKind::worker_name; };

  const auto find_pair = [&](std::size_t at) {
    for (std::size_t next = at + 1; next <= at + 2 && next < words.size(); ++next) {
      for (const std::string_view one : Walk::ways(words[at])) {
        for (const std::string_view other : Walk::ways(words[next])) {
          if (one.empty() || other.empty()) continue;
          const auto pair = lists.pairs.find(std::string(one) + ' ' + std::string(other));
          if (pair != lists.pairs.end()) walk.add(kind_of(pair->second), false, at, next - at + 1);
        }
      }
    }
  };
  const auto find_single = [&](std::size_t at, std::size_t count, std::string_view key, bool plural) {
    const auto single = lists.singles.find(std::string(key));
    if (single == lists.singles.end()) return;
    if (plural && !single->second.family) return;
    const bool common = is_common_word(key);
    if (common && !words[at].capital) return;
    const bool weak = plural || common || (!single->second.family && single->second.given > 1);
    walk.add(kind_of(single->second.child), weak, at, count);
  };
  const auto find_identifier = [&](std::size_t at) {
    std::string key;
    for (std::size_t next = at; next < std::min(at + 4, words.size()); ++next) {
      if (next > at && !goes_on(words[next])) break;
      key += words[next].key;
      if (key.size() > lists.longest_identifier) break;
      const auto listed = lists.identifiers.find(key);
      if (listed == lists.identifiers.end()) continue;
      const bool letters = has_letter(key);
      const bool digits = has_digit(key);
      const bool named = walk.after_reference(at);
      // A number of one to three digits is as a rule no identifier, unless it is called one; nor are several
      // words that happen to make one.
      if (!letters && key.size() < 4 && !named) continue;
      if (!digits && next > at && words[next].after == U' ') continue;
      const bool weak = !named && (!listed->second.whole || !digits || (!letters && is_year(key)));
      walk.add(NameKind::identifier, weak, at, next - at + 1);
    }
  };

  for (std::size_t at = 0; at < words.size(); ++at) {
    const FoldedWord& word = words[at];
    find_pair(at);
    for (const std::string_view key : Walk::ways(word)) {
      if (!key.empty()) find_single(at, 1, key, false);
    }
    // "The Khans"; "O Brien", "Anne-Marie".
    if (word.key.size() > 3 && word.key.ends_with('s'))
      find_single(at, 1, std::string_view(word.key).substr(0, word.key.size() - 1), true);
    if (at + 1 < words.size() && words[at + 1].gap == 1 &&
        (is_hyphen(words[at + 1].after) || is_particle(word.key))) {
      for (const std::string_view key : Walk::ways(words[at + 1])) {
        if (!key.empty()) find_single(at, 2, word.key + std::string(key), false);
      }
    }
    find_identifier(at);

    if (looks_like_pupil_number(word.key))
      walk.add(NameKind::pupil_number, !is_pupil_number(word.key), at, 1);
    const std::optional<DayInText> day = day_at(words, at);
    if (day && (walk.of_birth(at, day->words) || lists.births.contains(day->day)))
      walk.add(NameKind::birth_date, !walk.of_birth(at, day->words), at, day->words);
    if (!word.all_digits) continue;
    std::string digits;
    const std::size_t ten = ten_digit_words(words, at, digits);
    if (ten > 0 && digits[0] != '0' && is_nhs_number(digits)) walk.add(NameKind::nhs_number, false, at, ten);
    const bool of_health = at > 0 && (words[at - 1].key == "nhs" || (at > 1 && words[at - 2].key == "nhs"));
    if (ten > 0 && of_health && !is_nhs_number(digits)) walk.add(NameKind::nhs_number, true, at, ten);
    if (day) continue;
    if (const std::size_t phone = phone_words(words, at); phone > 0)
      walk.add(NameKind::phone, false, at, phone);
  }
  found = merged(std::move(found));
  for (FoundName& one : found)
    one.found = utf8_of(std::u32string_view(points).substr(one.first, one.last - one.first));
  return found;
}

std::vector<FoundName> names_in_text(std::string_view text, const NamesToFind& lists) {
  return NameFinder(lists).find(text);
}

}  // namespace windscreen::assure
