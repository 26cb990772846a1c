#include "serve/pages/saved_views.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "serve/accounts/roles.h"
#include "serve/http/problem.h"
#include "serve/http/request_target.h"
#include "serve/pages/pages.h"
#include "store/identity.h"
#include "store/people.h"

namespace windscreen::serve {
namespace {

using store::SavedView;

std::set<std::string> teams_of(const std::vector<Grant>& grants) {
  std::set<std::string> teams;
  for (const Grant& grant : grants) {
    if (grant.scope == "team" && grant.value && is_valid(grant)) teams.insert(*grant.value);
  }
  return teams;
}

// A filter is a word, a date, a number or a name of a group: what is written in prose does not belong into an
// address, which stands in browsers' histories.
bool is_filter(std::string_view text) { return text.size() <= 200; }

[[noreturn]] void refuse(const char* what, const char* remedy) {
  throw Refused(422, what, remedy, "view_refused");
}

void check(const Identity& who, const SavedView& view) {
  if (base::trim(view.name).empty()) refuse("The view has no name.", "Give it one.");
  if (view.name.size() > longest_view_name) refuse("The view's name is too long.", "Give it a shorter one.");
  if (!is_view_address(view.address))
    refuse("This address is no page of figures.", "Save a view from a page of performance or of teams.");
  const auto& shared = view.shared_with;
  if (shared != "nobody" && shared != "team" && shared != "everyone")
    refuse("The view can be shared with nobody, team or everyone.", "Choose one of these.");
  if (shared == "team" && teams_of(who.grants).empty())
    refuse("Your account has no role of a team, so there is no team to share with.",
           "Share the view with everyone, or keep it to yourself.");
}

void check_name_is_free(const store::Reader& reader, const SavedView& view) {
  const auto same = reader.select<SavedView>("where account_id = :account and name = :name",
                                             {{"account", view.account_id}, {"name", view.name}});
  if (!same.empty() && same.front().id != view.id)
    throw Refused(409, "You have a saved view of that name already.", "Choose another name.", "view_exists");
}

SavedView own_view(const store::Reader& reader, const Identity& who, const std::string& id) {
  auto found = reader.find<SavedView>(id);
  if (!found || found->account_id != who.account)
    throw Refused(404, "You have no such saved view.", "It may have been deleted: load the page again.");
  return std::move(*found);
}

void apply(const ViewWish& wish, SavedView& view) {
  if (wish.name) view.name = std::string(base::trim(*wish.name));
  if (wish.address) view.address = *wish.address;
  if (wish.shared_with) view.shared_with = *wish.shared_with;
}

}  // namespace

bool is_view_address(std::string_view address) {
  if (address.empty() || address.size() > longest_view_address || address.starts_with("//") ||
      address.find('#') != std::string_view::npos)
    return false;
  const auto target = parse_target(address);
  if (!target || !is_page_of_figures(target->path)) return false;
  return std::all_of(target->query.begin(), target->query.end(),
                     [](const auto& one) { return is_filter(one.first) && is_filter(one.second); });
}

std::vector<SeenView> SavedViews::seen_by(const Identity& who) const {
  const std::string today = grant_day(clock_());
  const std::set<std::string> own_teams = teams_of(who.grants);
  std::vector<SeenView> seen;
  store_.read([&](const store::Queries& reader) {
    seen.clear();
    std::map<std::string, std::optional<store::Account>> owners;
    std::map<std::string, bool> colleagues;
    const auto owner_of = [&](const std::string& id) -> const std::optional<store::Account>& {
      const auto [found, is_new] = owners.try_emplace(id);
      if (is_new) found->second = reader.find<store::Account>(id);
      return found->second;
    };
    const auto is_colleague = [&](const std::string& id) {
      const auto [found, is_new] = colleagues.try_emplace(id, false);
      if (is_new && owner_of(id) && owner_of(id)->status == "active") {
        const auto theirs = teams_of(grants_in_force(reader, id, today));
        found->second = std::any_of(theirs.begin(), theirs.end(),
                                    [&](const std::string& team) { return own_teams.contains(team); });
      }
      return found->second;
    };
    for (SavedView& view : reader.select<SavedView>("where account_id = :account or shared_with = 'everyone' "
                                                    "or shared_with = 'team' order by name, id",
                                                    {{"account", who.account}})) {
      const bool own = view.account_id == who.account;
      if (!own && view.shared_with == "team" && !is_colleague(view.account_id)) continue;
      const auto& owner = owner_of(view.account_id);
      seen.push_back({std::move(view), owner ? owner->name : std::string(), own});
    }
  });
  return seen;
}

SavedView SavedViews::add(const Identity& who, const ViewWish& wish) {
  SavedView view;
  store_.write({who.account, "view.save"}, [&](store::Writer& writer) {
    view.id = store::new_id();
    view.account_id = who.account;
    view.shared_with = "nobody";
    view.created_at = view.changed_at = store::moment_text(clock_());
    apply(wish, view);
    check(who, view);
    check_name_is_free(writer, view);
    if (writer.count<SavedView>("where account_id = :account", {{"account", who.account}}) >=
        most_saved_views)
      throw Refused(409, "You have as many saved views as there may be.", "Delete some of them.",
                    "too_many_views");
    writer.insert(view);
  });
  return view;
}

SavedView SavedViews::change(const Identity& who, const std::string& id, const ViewWish& wish) {
  SavedView view;
  store_.write({who.account, "view.change"}, [&](store::Writer& writer) {
    view = own_view(writer, who, id);
    const SavedView before = view;
    apply(wish, view);
    check(who, view);
    check_name_is_free(writer, view);
    if (view.name == before.name && view.address == before.address && view.shared_with == before.shared_with)
      return;
    view.changed_at = store::moment_text(clock_());
    writer.update(view);
  });
  return view;
}

void SavedViews::remove(const Identity& who, const std::string& id) {
  store_.write({who.account, "view.remove"},
               [&](store::Writer& writer) { writer.erase<SavedView>(own_view(writer, who, id).id); });
}

}  // namespace windscreen::serve
