// The fields of a YAML tree (yaml_tree.h), with errors that name file, line and what to write instead: what
// readers of files that people write have in common. Thread-safe.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "assure/yaml_tree.h"
#include "base/date.h"

namespace windscreen::assure {

/// Every function throws base::Error where a field is not what it says.
class YamlFields {
 public:
  /// `file` is what errors call the file, `explained_in` the page that explains its form.
  YamlFields(std::string file, std::string explained_in)
      : file_(std::move(file)), explained_in_(std::move(explained_in)) {}

  const std::string& file() const { return file_; }

  /// Throws the error that `what` is wrong at the node.
  [[noreturn]] void fail(const YamlNode& node, const std::string& what, const std::string& remedy) const;

  /// The node must be a map, `what` in words, with no other keys than these.
  void expect_map(const YamlNode& node, const std::string& what,
                  std::initializer_list<std::string_view> keys) const;
  /// The text of a key that must be there and not empty.
  std::string needed(const YamlNode& node, std::string_view key) const;
  /// The text of a key; empty where it is not there.
  std::string optional(const YamlNode& node, std::string_view key) const;
  /// A node that must be a text; empty where it is nothing. `key` names it in errors.
  std::string text(const YamlNode& value, std::string_view key) const;
  /// "yes" or "true", "no" or "false"; false where it is not there.
  bool yes(const YamlNode& node, std::string_view key) const;
  /// A number from -1,000,000,000 to 1,000,000,000.
  double number(const YamlNode& node, std::string_view key) const;
  /// A day such as 2026-04-01.
  base::Date date(const YamlNode& node, std::string_view key) const;
  /// The items of a list; none where it is not there.
  const std::vector<YamlNode>& items(const YamlNode& node, std::string_view key) const;

 private:
  std::string file_;
  std::string explained_in_;
};

}  // namespace windscreen::assure
