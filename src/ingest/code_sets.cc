#include "ingest/code_sets.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"

namespace windscreen::ingest {
namespace {

using Entry = std::pair<std::string_view, std::string_view>;

// Squashed text (base::squash) and its code.
constexpr auto sex_words = std::to_array<Entry>({
    {"0", "U"},
    {"1", "M"},
    {"2", "F"},
    {"9", "I"},
    {"m", "M"},
    {"male", "M"},
    {"boy", "M"},
    {"f", "F"},
    {"female", "F"},
    {"girl", "F"},
    {"u", "U"},
    {"unknown", "U"},
    {"notknown", "U"},
    {"notstated", "U"},
    {"notrecorded", "U"},
    {"notstatedrecorded", "U"},
    {"notstatedrecordedorunborn", "U"},
    {"unborn", "U"},
    {"i", "I"},
    {"neither", "I"},
    {"indeterminate", "I"},
    {"notspecified", "I"},
});

// The ethnicity code set of the children's social care returns, with its titles.
constexpr auto ethnicity_words = std::to_array<Entry>({
    {"whitebritish", "WBRI"},
    {"whiteirish", "WIRI"},
    {"travellerofirishheritage", "WIRT"},
    {"irishtraveller", "WIRT"},
    {"anyotherwhitebackground", "WOTH"},
    {"whiteother", "WOTH"},
    {"gypsyroma", "WROM"},
    {"roma", "WROM"},
    {"whiteandblackcaribbean", "MWBC"},
    {"whiteandblackafrican", "MWBA"},
    {"whiteandasian", "MWAS"},
    {"anyothermixedbackground", "MOTH"},
    {"indian", "AIND"},
    {"pakistani", "APKN"},
    {"bangladeshi", "ABAN"},
    {"anyotherasianbackground", "AOTH"},
    {"chinese", "CHNE"},
    {"caribbean", "BCRB"},
    {"blackcaribbean", "BCRB"},
    {"african", "BAFR"},
    {"blackafrican", "BAFR"},
    {"anyotherblackbackground", "BOTH"},
    {"anyotherethnicgroup", "OOTH"},
    {"refused", "REFU"},
    {"informationnotyetobtained", "NOBT"},
    {"notyetobtained", "NOBT"},
});

bool is_ethnicity(std::string_view code) {
  return std::ranges::any_of(ethnicity_words, [&](const Entry& entry) { return entry.second == code; });
}

}  // namespace

std::string_view without_list_letter(std::string_view text) {
  text = base::trim(text);
  if (text.size() >= 2 && text[1] == ')') {
    const char c = text[0];
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return base::trim(text.substr(2));
  }
  return text;
}

Coded sex(std::string_view text) {
  text = base::trim(text);
  if (text.empty()) return {};
  const std::string wanted = base::squash(without_list_letter(text));
  for (const auto& [name, code] : sex_words) {
    if (name == wanted) return {std::string(code), true};
  }
  return {std::string(text), false};
}

Coded ethnicity(std::string_view text) {
  text = base::trim(text);
  if (text.empty()) return {};
  const std::string_view bare = without_list_letter(text);
  std::string code = base::upper(bare);
  if (is_ethnicity(code)) return {std::move(code), true};
  const std::string wanted = base::squash(bare);
  for (const auto& [name, found] : ethnicity_words) {
    if (name == wanted) return {std::string(found), true};
  }
  // A code with its title before or behind it.
  const auto letters_end = bare.find_first_of(" -:(");
  if (letters_end == 4 && is_ethnicity(code.substr(0, 4))) return {code.substr(0, 4), true};
  const std::string_view tail = bare.ends_with(')') ? bare.substr(0, bare.size() - 1) : bare;
  if (tail.size() > 5 && std::string_view(" -:(").find(tail[tail.size() - 5]) != std::string_view::npos) {
    std::string last = base::upper(tail.substr(tail.size() - 4));
    if (is_ethnicity(last)) return {std::move(last), true};
  }
  return {std::string(text), false};
}

std::optional<bool> yes_no(std::string_view text) {
  const std::string_view bare = without_list_letter(text);
  if (bare.empty() || bare.size() > 5) return std::nullopt;
  const std::string wanted = base::lower(bare);
  if (wanted == "y" || wanted == "yes" || wanted == "1" || wanted == "true" || wanted == "t") return true;
  if (wanted == "n" || wanted == "no" || wanted == "0" || wanted == "false" || wanted == "f") return false;
  return std::nullopt;
}

}  // namespace windscreen::ingest
