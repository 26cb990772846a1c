#include "assure/folded_words.h"

#include <algorithm>

namespace windscreen::assure {
namespace {

constexpr char32_t no_character = 0xFFFD;

// The plain letter of U+00C0 to U+024F and of U+1E00 to U+1EFF; a full stop where there is none or more than
// one.
constexpr std::string_view latin =
    "aaaaaa.ceeeeiiiidnooooo.ouuuuy..aaaaaa.ceeeeiiiidnooooo.ouuuuy.yaaaaaaccccccccdd"
    "ddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkkkllllll..llnnnnnnnnnoooooo..rrrrrrssssss"
    "ssttttttuuuuuuuuuuuuwwyyyzzzzzzsbbbb..occdddd.eeeffg..iikkl..nnooo..pp.....ttt.u"
    "u..yyzz........w.............aaiioouuuuuuuuuueaaaa..ggggkkoooo..j...gg.wnnaa..oo"
    "aaaaeeeeiiiioooorrrruuuusstt..hhnd..zzaaeeooooooooyylntj..accl.sz..bu.eejj..rryy";
constexpr std::string_view latin_additional =
    "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooo"
    "oooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwyas...."
    "aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuu"
    "uuyyyyyyyy....yy";
static_assert(latin.size() == 0x250 - 0xC0 && latin_additional.size() == 0x100);

bool is_numeral(char32_t one) { return one >= U'0' && one <= U'9'; }

// Right single quotes, primes and what keyboards put in their place.
bool is_apostrophe(char32_t one) {
  constexpr std::u32string_view all = U"'`\u00B4\u02B9\u02BB\u02BC\u2018\u2019\u201B\u2032\uFF07";
  return all.find(one) != std::u32string_view::npos;
}

// Typed after their letter.
bool is_accent(char32_t one) { return one >= 0x300 && one <= 0x36F; }

// Accents, and what takes no room.
bool is_unseen(char32_t one) {
  return is_accent(one) || one == 0xAD || (one >= 0x200B && one <= 0x200F) || one == 0x2060 ||
         one == 0xFEFF || (one >= 0xFE00 && one <= 0xFE0F);
}

bool is_letter(char32_t one) {
  if (one < 0x80) return (one >= U'a' && one <= U'z') || (one >= U'A' && one <= U'Z');
  if (one < 0xC0) return one == 0xAA || one == 0xB5 || one == 0xBA;
  if (one == 0xD7 || one == 0xF7 || one == no_character) return false;
  // Punctuation, arrows, symbols, and punctuation of East Asian and wide writing.
  return !(one >= 0x2000 && one <= 0x2BFF) && !(one >= 0x2E00 && one <= 0x303F) &&
         !(one >= 0xFE10 && one <= 0xFE6F) && !(one >= 0xFF00 && one <= 0xFF20);
}

void put_utf8(std::string& out, char32_t one) {
  const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
  if (one < 0x80) return put(one);
  if (one < 0x800) {
    put(0xC0 | (one >> 6));
  } else {
    if (one < 0x10000) {
      put(0xE0 | (one >> 12));
    } else {
      put(0xF0 | (one >> 18));
      put(0x80 | ((one >> 12) & 0x3F));
    }
    put(0x80 | ((one >> 6) & 0x3F));
  }
  put(0x80 | (one & 0x3F));
}

std::string_view two_letters(char32_t one) {
  switch (one) {
    case 0xC6:
    case 0xE6:
      return "ae";
    case 0xDE:
    case 0xFE:
      return "th";
    case 0xDF:
    case 0x1E9E:
      return "ss";
    case 0x132:
    case 0x133:
      return "ij";
    case 0x152:
    case 0x153:
      return "oe";
    default:
      return "";
  }
}

void put_folded(std::string& key, char32_t one) {
  if (one >= U'A' && one <= U'Z') return put_utf8(key, one + 32);
  if (const std::string_view two = two_letters(one); !two.empty()) {
    key += two;
    return;
  }
  if (one >= 0xC0 && one < 0x250 && latin[one - 0xC0] != '.') return key.push_back(latin[one - 0xC0]);
  if (one >= 0x1E00 && one < 0x1F00 && latin_additional[one - 0x1E00] != '.')
    return key.push_back(latin_additional[one - 0x1E00]);
  if ((one >= 0x391 && one <= 0x3A9) || (one >= 0x410 && one <= 0x42F)) one += 0x20;
  if (one >= 0x400 && one <= 0x40F) one += 0x50;
  put_utf8(key, one);
}

bool is_capital(char32_t one) {
  if (one < 0x80) return one >= U'A' && one <= U'Z';
  if (one >= 0xC0 && one <= 0xDE) return true;
  if ((one >= 0x100 && one <= 0x17F) || (one >= 0x1E00 && one <= 0x1EFF)) {
    // In these two blocks capitals are even, but in two stretches of the first.
    const bool odd = (one >= 0x139 && one <= 0x148) || (one >= 0x178 && one <= 0x17E);
    return one == 0x178 || (one % 2 == 1) == odd;
  }
  if ((one >= 0x391 && one <= 0x3A9) || (one >= 0x400 && one <= 0x42F)) return true;
  // Other letters have no case, or are not known well enough to say that they are small.
  return one >= 0x250;
}

}  // namespace

std::u32string code_points(std::string_view text) {
  std::u32string points;
  points.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const std::size_t length = lead < 0x80   ? 1
                               : lead < 0xC2 ? 0
                               : lead < 0xE0 ? 2
                               : lead < 0xF0 ? 3
                               : lead < 0xF5 ? 4
                                             : 0;
    char32_t one = length < 2 ? lead : lead & (0xFFU >> (length + 1));
    bool good = length > 0 && at + length <= text.size();
    for (std::size_t next = 1; good && next < length; ++next) {
      const auto byte = static_cast<unsigned char>(text[at + next]);
      good = (byte & 0xC0U) == 0x80;
      one = (one << 6) | (byte & 0x3FU);
    }
    points.push_back(good ? one : no_character);
    at += good ? length : 1;
  }
  return points;
}

std::string utf8_of(std::u32string_view points) {
  std::string out;
  for (const char32_t one : points) put_utf8(out, one);
  return out;
}

std::vector<FoldedWord> folded_words(std::string_view text) {
  const std::u32string points = code_points(text);
  std::vector<FoldedWord> words;
  std::size_t before = 0;
  const auto inside = [&](std::size_t at) {
    return at < points.size() && !is_unseen(points[at]) && (is_letter(points[at]) || is_numeral(points[at]));
  };
  for (std::size_t at = 0; at < points.size();) {
    if (!inside(at)) {
      ++at;
      continue;
    }
    FoldedWord word;
    word.first = at;
    word.gap = at - before;
    word.after = word.gap > 0 ? points[before] : 0;
    word.capital = is_capital(points[at]);
    word.all_digits = true;
    std::size_t quoted = std::string::npos;
    for (; at < points.size(); ++at) {
      if (inside(at)) {
        word.all_digits = word.all_digits && is_numeral(points[at]);
        put_folded(word.key, points[at]);
        word.last = at + 1;
      } else if (is_apostrophe(points[at])) {
        quoted = word.key.size();
        if (!inside(at + 1)) break;
      } else if (is_accent(points[at])) {
        word.last = at + 1;
      } else if (!is_unseen(points[at])) {
        break;
      }
    }
    if (quoted != std::string::npos &&
        (quoted == word.key.size() || (quoted + 1 == word.key.size() && word.key.back() == 's')))
      word.owner = word.key.substr(0, quoted);
    before = word.last;
    at = std::max(at, word.last);
    words.push_back(std::move(word));
  }
  return words;
}

}  // namespace windscreen::assure
