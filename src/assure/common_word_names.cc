#include "assure/common_word_names.h"

#include <algorithm>
#include <iterator>

namespace windscreen::assure {
namespace {

// In alphabetical order. Collected by hand: first and family names of England that a report on practice may
// use as words.
constexpr std::string_view word_names[] = {
    "abbey",  "amber",  "angel",   "april",    "archer",  "art",      "ash",     "august", "autumn",
    "baker",  "banks",  "bar",     "barn",     "bell",    "best",     "bill",    "bird",   "bishop",
    "black",  "blue",   "bond",    "book",     "booth",   "bridge",   "bridges", "brook",  "brooks",
    "brown",  "bull",   "burn",    "burns",    "bush",    "butler",   "carter",  "case",   "cash",
    "chance", "chase",  "child",   "childs",   "church",  "clay",     "close",   "cole",   "cook",
    "cooper", "court",  "cross",   "crystal",  "daisy",   "dale",     "dawn",    "day",    "dean",
    "drake",  "drew",   "duke",    "earl",     "east",    "england",  "english", "eve",    "faith",
    "farmer", "field",  "fields",  "fisher",   "flint",   "ford",     "forest",  "foster", "fox",
    "frank",  "french", "frost",   "gale",     "gardner", "gay",      "gene",    "gold",   "good",
    "grace",  "grant",  "gray",    "green",    "grey",    "guy",      "hall",    "hand",   "harmony",
    "hart",   "hill",   "hills",   "holly",    "home",    "hope",     "house",   "hunt",   "hunter",
    "ivy",    "jack",   "jade",    "jay",      "jewel",   "joy",      "judge",   "july",   "june",
    "keen",   "key",    "king",    "knight",   "lamb",    "lane",     "law",     "laws",   "lawyer",
    "lily",   "little", "long",    "lord",     "love",    "major",    "march",   "mark",   "marks",
    "marsh",  "mason",  "may",     "mercy",    "miles",   "mill",     "miller",  "mills",  "moody",
    "moon",   "moor",   "noble",   "north",    "nurse",   "olive",    "page",    "park",   "parker",
    "parks",  "parson", "pat",     "patience", "peace",   "pearl",    "penny",   "place",  "pool",
    "poppy",  "porter", "potter",  "power",    "price",   "pride",    "prince",  "ray",    "read",
    "reader", "reed",   "rich",    "rivers",   "rob",     "rock",     "root",    "rose",   "ruby",
    "rush",   "sage",   "sale",    "saturday", "savage",  "shepherd", "short",   "silver", "skip",
    "small",  "smart",  "south",   "speed",    "spring",  "star",     "steel",   "stone",  "storm",
    "street", "strong", "sue",     "summer",   "summers", "sunday",   "sunny",   "swift",  "taylor",
    "temple", "thorn",  "tuesday", "turner",   "unity",   "victory",  "violet",  "walker", "wall",
    "walls",  "ward",   "waters",  "way",      "weaver",  "welcome",  "wells",   "west",   "white",
    "will",   "winter", "winters", "wise",     "wolf",    "wood",     "woods",   "worth",  "young",
};
static_assert(std::is_sorted(std::begin(word_names), std::end(word_names)));

}  // namespace

bool is_common_word(std::string_view key) {
  return std::binary_search(std::begin(word_names), std::end(word_names), key);
}

}  // namespace windscreen::assure
