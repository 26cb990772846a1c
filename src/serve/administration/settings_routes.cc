#include "serve/administration/settings_routes.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "report/flat_rows.h"
#include "serve/accounts/account_answers.h"
#include "serve/children/child_views.h"
#include "serve/http/problem.h"
#include "serve/pages/figures.h"
#include "store/preferences.h"

namespace windscreen::serve {
namespace {

using nlohmann::ordered_json;
using Kind = SettingRule::Kind;

constexpr const char* settings_address = "/api/v1/settings";

// Who changed a setting, and when, as the log has it.
struct LastChange {
  std::string at;
  std::string by;
};

std::string name_of_actor(const store::Reader& reader, const std::string& actor) {
  const auto account = actor.starts_with("system:") ? std::nullopt : reader.find<store::Account>(actor);
  return account ? account->name : actor;
}

std::vector<store::Change> changes_of_settings(const store::Reader& reader,
                                               const std::optional<std::string>& id, std::int64_t most) {
  store::ChangeSearch search;
  search.table = "settings";
  search.row = id;
  return reader.changes(search, most);
}

std::map<std::string, LastChange> last_changes(const store::Store& store) {
  return store.read([](const store::Queries& reader) {
    std::map<std::string, LastChange> found;
    for (const SettingRule& rule : setting_rules()) {
      for (const store::Change& one : changes_of_settings(reader, std::string(rule.id), 1))
        found[one.row] = {one.changed_at, name_of_actor(reader, one.actor)};
    }
    return found;
  });
}

const char* name_of(Kind kind) {
  switch (kind) {
    case Kind::whole:
      return "whole";
    case Kind::snapshot:
      return "snapshot";
    case Kind::purposes:
      return "purposes";
    case Kind::line:
      break;
  }
  return "line";
}

// Newest first: names and days, and no figure.
ordered_json choices_of(const SettingRule& rule, LakeView& lake) {
  if (rule.kind != Kind::snapshot) return nullptr;
  ordered_json choices = ordered_json::array();
  const auto state = lake.now();
  for (auto one = state->snapshots.rbegin(); one != state->snapshots.rend(); ++one)
    choices.push_back(
        {{"value", one->name()}, {"as_at", base::format_iso(one->as_at)}, {"loaded_at", one->loaded_at}});
  return choices;
}

ordered_json settings_json(const People& people, LakeView& lake, const FixedSettings& fixed) {
  const auto last = last_changes(people.store);
  ordered_json rows = ordered_json::array();
  for (const SettingRule& rule : setting_rules()) {
    const std::string id(rule.id);
    const auto changed = last.find(id);
    const auto option = fixed.find(id);
    rows.push_back(
        {{"id", id},
         {"title", rule.title},
         {"about", rule.about},
         {"kind", name_of(rule.kind)},
         {"value", people.settings.text(id)},
         {"standard", rule.standard},
         {"least", rule.least},
         {"most", rule.most},
         {"choices", choices_of(rule, lake)},
         {"fixed_by", option == fixed.end() ? ordered_json(nullptr) : ordered_json(option->second)},
         {"changed_at", changed == last.end() ? ordered_json(nullptr) : ordered_json(changed->second.at)},
         {"changed_by", changed == last.end() ? ordered_json(nullptr) : ordered_json(changed->second.by)}});
  }
  return rows;
}

Response show(People& people, LakeView& lake, const FixedSettings& fixed, const Call& call) {
  const ordered_json settings = settings_json(people, lake, fixed);
  if (call.form != Form::csv) return json_answer(settings);
  report::Rows rows;
  rows.columns = {"id", "title", "value", "standard", "fixed_by", "changed_at", "changed_by"};
  for (const ordered_json& one : settings) {
    std::vector<report::Cell> row;
    for (const std::string& column : rows.columns)
      row.push_back(one[column].is_null() ? report::Cell() : report::Cell(one[column].get<std::string>()));
    rows.rows.push_back(std::move(row));
  }
  return rows_answer(rows, call, "settings");
}

// The rows of the log that are about settings, newest first.
Response show_changes(const People& people, const Call& call) {
  constexpr std::int64_t most = 1000;
  report::Rows rows;
  rows.columns = {"changed_at", "changed_by", "id", "title", "was", "is"};
  people.store.read([&](const store::Queries& reader) {
    rows.rows.clear();
    for (const store::Change& one : changes_of_settings(reader, std::nullopt, most)) {
      const auto value = [](const std::optional<std::string>& image) -> report::Cell {
        if (!image) return {};
        return nlohmann::json::parse(*image).value("value", "");
      };
      const SettingRule* rule = find_setting(one.row);
      rows.rows.push_back({one.changed_at, name_of_actor(reader, one.actor), one.row,
                           std::string(rule == nullptr ? std::string_view(one.row) : rule->title),
                           value(one.before), value(one.after)});
    }
  });
  return rows_answer(rows, call, "settings-changes");
}

ChosenSettings wanted_in(const nlohmann::json& body) {
  const auto given = body.find("values");
  if (given == body.end() || !given->is_object())
    throw Problem{400, "The body has no values.", "Send values: an object of settings and their texts."};
  ChosenSettings wanted;
  for (const auto& [id, value] : given->items()) {
    if (!value.is_string()) throw Problem{400, "A setting's value is not text.", "Send each as text."};
    wanted[id] = value.get<std::string>();
  }
  return wanted;
}

Response change(People& people, LakeView& lake, const FixedSettings& fixed, const Call& call) {
  const ChosenSettings wanted = wanted_in(*call.body);
  const auto state = lake.now();
  for (const auto& [id, value] : wanted) {
    const SettingRule* rule = find_setting(id);
    if (rule == nullptr || rule->kind != Kind::snapshot || value.empty()) continue;
    const bool there = std::any_of(state->snapshots.begin(), state->snapshots.end(),
                                   [&](const lake::Snapshot& one) { return one.name() == value; });
    if (!there)
      throw Refused(422, fmt::format("{}: there is no load of that name.", rule->title),
                    "Choose one of the list.", "setting_refused");
  }
  people.settings.choose(who_asks(call).account, wanted);
  return json_answer(settings_json(people, lake, fixed));
}

}  // namespace

std::vector<Route> settings_routes(People& people, LakeView& lake, FixedSettings fixed) {
  const auto may = Access::needs(Permission::change_settings);
  std::vector<Route> routes = {
      account_route(Method::get, settings_address, may, "The authority's settings.",
                    [&people, &lake, fixed](const Call& call) { return show(people, lake, fixed, call); }),
      account_route(Method::post, settings_address, may, "Changes settings; all that are sent, or none.",
                    [&people, &lake, fixed](const Call& call) { return change(people, lake, fixed, call); }),
      account_route(Method::get, "/api/v1/settings/changes", may, "Who changed which setting, newest first.",
                    [&people](const Call& call) { return show_changes(people, call); })};
  routes[0].schema = "Settings";
  routes[0].forms = {Form::json, Form::csv};
  routes[1].schema = "Settings";
  routes[1].takes = "SettingsToChange";
  routes[2].schema = "SettingChanges";
  routes[2].forms = {Form::json, Form::csv};
  return routes;
}

Route site_route(std::function<bool()> shown, const Settings* settings) {
  Route route;
  route.pattern = "/api/v1/site";
  route.access = Access::anyone();
  route.forms = {Form::json};
  route.summary = "What there is for whoever is not signed in, and who helps them.";
  route.schema = "Site";
  // Small, and made without waiting for anything.
  route.answer = [shown = std::move(shown), settings](const Call&) -> Answer {
    const auto text = [&](const char* id) { return settings == nullptr ? "" : settings->text(id); };
    const ordered_json site = {
        {"public", shown()}, {"help_name", text("help_name")}, {"help_contact", text("help_contact")}};
    return std::make_shared<const Document>(make_document("application/json", site.dump() + "\n"));
  };
  return route;
}

}  // namespace windscreen::serve
