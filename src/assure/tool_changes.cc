#include "assure/tool_changes.h"

#include <algorithm>
#include <map>
#include <set>

#include "assure/answers.h"
#include "assure/tool_text.h"

namespace windscreen::assure {
namespace {

using nlohmann::json;
using ChangeKind = ToolChange::Kind;

// The keys whose values differ, but for those that are told apart from this.
std::vector<std::string> differing(const json& before, const json& after,
                                   const std::set<std::string>& besides) {
  std::set<std::string> names;
  for (const json* one : {&before, &after}) {
    for (const auto& [name, value] : one->items()) {
      if (!besides.contains(name) && before.value(name, json()) != after.value(name, json()))
        names.insert(name);
    }
  }
  return {names.begin(), names.end()};
}

struct Place {
  std::string section;
  const Question* question = nullptr;
  json text;
};

using Places = std::map<std::string, Place>;

Places places_of(const Tool& tool, const json& text) {
  Places out;
  for (std::size_t s = 0; s < tool.sections.size(); ++s) {
    const Section& section = tool.sections[s];
    for (std::size_t q = 0; q < section.questions.size(); ++q) {
      out[section.questions[q].id] = {section.id, &section.questions[q],
                                      text.at("sections").at(s).at("questions").at(q)};
    }
  }
  return out;
}

// The ids of one list that the other has too, in their order.
template <typename Items, typename Has>
std::vector<std::string> common(const Items& items, const Has& has) {
  std::vector<std::string> out;
  for (const auto& item : items)
    if (has(item.id)) out.push_back(item.id);
  return out;
}

// Those of `after` that must be taken out so that the others stand in the order of `before`: what is not in a
// longest row that both have in one order.
std::set<std::string> out_of_order(const std::vector<std::string>& before,
                                   const std::vector<std::string>& after) {
  std::vector<std::vector<std::size_t>> longest(before.size() + 1,
                                                std::vector<std::size_t>(after.size() + 1));
  for (std::size_t b = before.size(); b-- > 0;) {
    for (std::size_t a = after.size(); a-- > 0;) {
      longest[b][a] =
          before[b] == after[a] ? longest[b + 1][a + 1] + 1 : std::max(longest[b + 1][a], longest[b][a + 1]);
    }
  }
  std::set<std::string> out(after.begin(), after.end());
  for (std::size_t b = 0, a = 0; b < before.size() && a < after.size();) {
    if (before[b] == after[a]) {
      out.erase(after[a]);
      ++a;
      ++b;
    } else if (longest[b + 1][a] >= longest[b][a + 1]) {
      ++b;
    } else {
      ++a;
    }
  }
  return out;
}

class Comparing {
 public:
  Comparing(const Tool& before, const Tool& after)
      : before_(before),
        after_(after),
        text_before_(tool_json(before)),
        text_after_(tool_json(after)),
        were_(places_of(before, text_before_)),
        are_(places_of(after, text_after_)) {}

  std::vector<ToolChange> all() {
    add(ChangeKind::changed, "", "", after_.name,
        differing(text_before_, text_after_, {"tool", "version", "from", "until", "sections"}));
    const auto moved = out_of_order(
        common(before_.sections, [&](const std::string& id) { return find_section(after_, id) != nullptr; }),
        common(after_.sections, [&](const std::string& id) { return find_section(before_, id) != nullptr; }));
    for (std::size_t at = 0; at < after_.sections.size(); ++at) section(at, moved);
    for (const Section& gone : before_.sections) {
      if (find_section(after_, gone.id) == nullptr)
        out_.push_back({ChangeKind::removed, gone.id, "", gone.name, {}, true, {}});
      for (const Question& one : gone.questions) {
        if (!are_.contains(one.id))
          out_.push_back({ChangeKind::removed, gone.id, one.id, one.ask, {}, true, {}});
      }
    }
    return std::move(out_);
  }

 private:
  void add(ChangeKind kind, const std::string& section, const std::string& question,
           const std::string& called, std::vector<std::string> fields) {
    if (kind != ChangeKind::changed || !fields.empty())
      out_.push_back({kind, section, question, called, std::move(fields), true, {}});
  }

  void section(std::size_t at, const std::set<std::string>& moved) {
    const Section& now = after_.sections[at];
    const Section* was = find_section(before_, now.id);
    if (was == nullptr) {
      add(ChangeKind::added, now.id, "", now.name, {});
    } else {
      if (moved.contains(now.id)) add(ChangeKind::moved, now.id, "", now.name, {});
      const auto place = static_cast<std::size_t>(was - before_.sections.data());
      add(ChangeKind::changed, now.id, "", now.name,
          differing(text_before_["sections"][place], text_after_["sections"][at], {"questions"}));
    }
    std::set<std::string> elsewhere;
    if (was != nullptr) {
      const auto here = [&](const Places& places) {
        return [&](const std::string& id) {
          const auto found = places.find(id);
          return found != places.end() && found->second.section == now.id;
        };
      };
      elsewhere = out_of_order(common(was->questions, here(are_)), common(now.questions, here(were_)));
    }
    for (const Question& one : now.questions) question(now.id, one, elsewhere.contains(one.id));
  }

  void question(const std::string& section, const Question& now, bool elsewhere) {
    const auto was = were_.find(now.id);
    if (was == were_.end()) return add(ChangeKind::added, section, now.id, now.ask, {});
    if (elsewhere || was->second.section != section) add(ChangeKind::moved, section, now.id, now.ask, {});
    std::vector<std::string> fields = differing(was->second.text, are_.at(now.id).text, {});
    if (fields.empty()) return;
    // Scores of two versions never compare; here it is asked whether the change is what keeps them apart.
    Comparable comparable = may_compare(*was->second.question, now, false);
    if (now.type == AnswerType::note && was->second.question->type == AnswerType::note)
      comparable = {true, ""};
    out_.push_back({ChangeKind::changed, section, now.id, now.ask, std::move(fields), comparable.yes,
                    std::move(comparable.why_not)});
  }

  const Tool& before_;
  const Tool& after_;
  json text_before_;
  json text_after_;
  Places were_;
  Places are_;
  std::vector<ToolChange> out_;
};

}  // namespace

std::string_view code(ToolChange::Kind kind) {
  switch (kind) {
    case ChangeKind::added:
      return "added";
    case ChangeKind::removed:
      return "removed";
    case ChangeKind::moved:
      return "moved";
    case ChangeKind::changed:
      break;
  }
  return "changed";
}

std::vector<ToolChange> tool_changes(const Tool& before, const Tool& after) {
  return Comparing(before, after).all();
}

Version next_version(const Tool& before, const Tool& after) {
  bool major = false;
  bool minor = false;
  for (const ToolChange& change : tool_changes(before, after)) {
    major = major || !change.compares || (change.kind == ChangeKind::removed && !change.question.empty());
    minor = minor || change.kind == ChangeKind::added;
  }
  Version next = before.version;
  if (major) return {next.major_part + 1, 0, 0};
  if (minor) return {next.major_part, next.minor_part + 1, 0};
  ++next.patch;
  return next;
}

}  // namespace windscreen::assure
