#include "demo/improvement/improvement_history.h"

#include <array>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "demo/improvement/story_files.h"
#include "store/people.h"

namespace windscreen::demo {
namespace {

/// Posts of the story and the role of the demo account that holds them.
constexpr std::array<std::pair<std::string_view, std::string_view>, 6> post_roles = {
    {{"Executive director", "director"},
     {"Quality assurance lead", "qa_lead"},
     {"Performance lead", "performance_analyst"},
     {"Programme manager", "programme_manager"},
     {"Assistant director, South East", "head_of_service"},
     {"Head of the front door", "team_manager"}}};

/// The accounts that hold a post, by the post. The first account with the role: the demo has one of each.
std::map<std::string, std::string> holders(const store::Reader& reader) {
  std::map<std::string, std::string> found;
  for (const auto& [post, role] : post_roles) {
    const auto grants = reader.select<store::RoleGrant>(
        "where role = :role and revoked_at is null order by id", {{"role", std::string(role)}});
    if (!grants.empty()) found.emplace(post, grants.front().account_id);
  }
  return found;
}

bool is_there(const store::Reader& reader) {
  return reader.count<store::ImprovementThing>("where id = :id", {{"id", "plan-2018"}}) > 0;
}

}  // namespace

improve::BookFile improvement_story() {
  std::vector<improve::NamedText> files;
  for (const StoryFile& file : story_files())
    files.push_back({"demo/improvement/" + std::string(file.path), std::string(file.text)});
  return improve::read_book_files(files);
}

ImprovementHistory write_improvement_history(store::Store& store) {
  const improve::BookFile story = improvement_story();
  const bool written = store.write({"system:demo", "demo.improvement"}, [&](store::Writer& writer) {
    if (is_there(writer)) return false;
    improve::BookFile file = story;
    const auto accounts = holders(writer);
    for (store::ImprovementEntry& entry : file.entries) {
      const auto holder = accounts.find(entry.owner);
      if (holder != accounts.end()) entry.owner_id = holder->second;
    }
    improve::write_book(writer, file, std::nullopt);
    return true;
  });
  if (!written) return {.there = true};
  return {.there = false, .things = story.things.size(), .entries = story.entries.size()};
}

}  // namespace windscreen::demo
