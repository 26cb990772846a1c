#include "assure/yaml_tree.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <sstream>

#include "base/error.h"
#include "base/text.h"

namespace windscreen::assure {
namespace {

using base::Error;

std::uint64_t line_of(const YAML::Mark& mark) {
  return static_cast<std::uint64_t>(std::max(mark.line, 0)) + 1;
}

// Builds the tree from the parser's events; nothing is kept that a limit forbids.
class Builder final : public YAML::EventHandler {
 public:
  Builder(const std::string& file, const YamlLimits& limits) : file_(file), limits_(limits) {}

  YamlNode take() { return std::move(root_); }

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (documents_++ > 0) fail(mark, "a second document begins here", "Keep one tool in one file.");
  }
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    check(mark, "?", anchor);
    add({YamlNode::Kind::nothing, {}, {}, {}, line_of(mark)}, mark);
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    fail(mark, "an alias (*name) stands here", "Write the text out again.");
  }
  void OnAnchor(const YAML::Mark& mark, const std::string&) override {
    fail(mark, "an anchor (&name) stands here", "Leave it out, and write the text out where it is needed.");
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    check(mark, tag, anchor);
    std::string text;
    text.reserve(value.size());
    for (const char c : value) {
      if (c == '\r') continue;
      if ((static_cast<unsigned char>(c) < 0x20U && c != '\n' && c != '\t') || c == '\x7F')
        fail(mark, "the text holds a control character", "Take it out.");
      text += c;
    }
    text = base::trim(text);
    if (keyed()) {
      YamlNode& map = *open_.back();
      if (std::ranges::find(map.keys, text) != map.keys.end())
        fail(mark, "\"" + text + "\" stands here for the second time", "Keep one of them.");
      count(mark);
      map.keys.push_back(std::move(text));
      return;
    }
    add({YamlNode::Kind::text, std::move(text), {}, {}, line_of(mark)}, mark);
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(YamlNode::Kind::list, mark, tag, anchor);
  }
  void OnSequenceEnd() override { open_.pop_back(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(YamlNode::Kind::map, mark, tag, anchor);
  }
  void OnMapEnd() override { open_.pop_back(); }

 private:
  [[noreturn]] void fail(const YAML::Mark& mark, const std::string& what, const std::string& remedy) const {
    throw Error::at(file_, line_of(mark), what, remedy);
  }
  void count(const YAML::Mark& mark) {
    if (++nodes_ > limits_.nodes)
      fail(mark, "the file holds more than " + std::to_string(limits_.nodes) + " values", "Split the tool.");
  }
  void check(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) const {
    if (anchor != YAML::NullAnchor) fail(mark, "an anchor (&name) stands here", "Leave it out.");
    if (!tag.empty() && tag != "?" && tag != "!")
      fail(mark, "a tag (" + tag + ") stands here",
           "Leave it out: every value is read as what its key says.");
  }
  // A map awaits a key when it has as many values as keys.
  bool keyed() const {
    return !open_.empty() && open_.back()->kind == YamlNode::Kind::map &&
           open_.back()->keys.size() == open_.back()->items.size();
  }
  YamlNode& add(YamlNode node, const YAML::Mark& mark) {
    count(mark);
    if (keyed()) fail(mark, "a key must be a word", "Write: key: value.");
    if (open_.empty()) {
      root_ = std::move(node);
      return root_;
    }
    // Children are moved only while none of them is open, so pointers in open_ stay valid.
    return open_.back()->items.emplace_back(std::move(node));
  }
  void open(YamlNode::Kind kind, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) {
    check(mark, tag, anchor);
    if (open_.size() >= limits_.depth)
      fail(mark, "lists and maps are nested more than " + std::to_string(limits_.depth) + " deep",
           "A tool needs five.");
    open_.push_back(&add({kind, {}, {}, {}, line_of(mark)}, mark));
  }

  const std::string& file_;
  const YamlLimits& limits_;
  YamlNode root_;
  std::vector<YamlNode*> open_;
  std::size_t nodes_ = 0;
  int documents_ = 0;
};

// How many bytes the UTF-8 character at the front has; 0 where there is none (RFC 3629: no surrogates,
// nothing longer than needed, nothing past U+10FFFF).
std::size_t character_bytes(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned first = byte(0);
  if (first < 0x80U) return 1;
  const std::size_t length = first < 0xC2U   ? 0
                             : first < 0xE0U ? 2
                             : first < 0xF0U ? 3
                             : first < 0xF5U ? 4
                                             : 0;
  if (length == 0 || text.size() < length) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0U) != 0x80U) return 0;
  }
  const unsigned second = byte(1);
  const bool wrong = (first == 0xE0U && second < 0xA0U) || (first == 0xEDU && second > 0x9FU) ||
                     (first == 0xF0U && second < 0x90U) || (first == 0xF4U && second > 0x8FU);
  return wrong ? 0 : length;
}

void check_encoding(std::string_view text, const std::string& file) {
  std::uint64_t line = 1;
  while (!text.empty()) {
    const std::size_t length = character_bytes(text);
    if (length == 0) throw Error::at(file, line, "the file is not UTF-8", "Save it as UTF-8.");
    if (text.front() == '\n') ++line;
    text.remove_prefix(length);
  }
}

// The parser scans brackets recursively and each of them again for each around it, so a line of opening
// brackets is refused before it is parsed. Brackets within quotes count too, which no sensible text comes
// near.
void check_brackets(std::string_view text, const std::string& file) {
  constexpr int most_open = 60;
  int open = 0;
  std::uint64_t line = 1;
  for (const char c : text) {
    if (c == '[' || c == '{') ++open;
    if (c == ']' || c == '}') open = std::max(open - 1, 0);
    if (c == '\n') ++line;
    if (open > most_open) {
      throw Error::at(file, line, "more than 60 brackets are open",
                      "Close them, or write the list line by line.");
    }
  }
}

}  // namespace

const YamlNode* YamlNode::find(std::string_view key) const {
  const auto found = std::ranges::find(keys, key);
  if (found == keys.end()) return nullptr;
  return &items[static_cast<std::size_t>(found - keys.begin())];
}

YamlNode read_yaml(std::string_view text, const std::string& file, const YamlLimits& limits) {
  if (text.size() > limits.bytes) {
    throw Error::at(file, 0, "the file is larger than " + std::to_string(limits.bytes / 1024) + " KiB",
                    "Split the tool: an auditor would not finish it either.");
  }
  check_encoding(text, file);
  check_brackets(text, file);
  Builder builder(file, limits);
  std::istringstream stream{std::string(text)};
  try {
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(builder)) {
    }
  } catch (const YAML::Exception& error) {
    throw Error::at(
        file, line_of(error.mark), "this is not YAML: " + error.msg,
        "Look at the indentation, and put a text that holds \": \" or \" #\" in quotation marks.");
  }
  return builder.take();
}

}  // namespace windscreen::assure
