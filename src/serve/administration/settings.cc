#include "serve/administration/settings.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <set>
#include <stop_token>

#include "assure/audit_settings.h"
#include "base/text.h"
#include "serve/children/access_recorder.h"
#include "serve/http/problem.h"
#include "serve/http/request_target.h"
#include "store/identity.h"
#include "store/preferences.h"

namespace windscreen::serve {
namespace {

std::optional<std::int64_t> whole(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

Refused refusal(const std::string& what) {
  return {422, what, "Change it, and send the form again.", "setting_refused"};
}

ChosenSettings read_from(const store::Reader& reader) {
  ChosenSettings chosen;
  for (store::Setting& one : reader.select<store::Setting>()) chosen[one.id] = std::move(one.value);
  return chosen;
}

std::vector<std::string> names_in(std::string_view list) {
  std::vector<std::string> names;
  if (base::trim(list).empty()) return names;
  for (const std::string_view name : base::split(list, ',')) names.emplace_back(base::trim(name));
  return names;
}

// What holds, with a choice that cannot be left out.
std::string holding(const SettingRule& rule, const ChosenSettings& chosen) {
  const auto found = chosen.find(rule.id);
  const bool sound = found != chosen.end() && setting_fault(rule, found->second).empty();
  return sound ? found->second : std::string(rule.standard);
}

void check_together(const ChosenSettings& chosen) {
  const auto number = [&](const char* id) { return *whole(holding(*find_setting(id), chosen)); };
  if (number("idle_minutes") > number("session_minutes"))
    throw refusal("A session cannot end later without use than it ends in any case.");
  if (number("audit_re_audit_from_weeks") > number("audit_re_audit_to_weeks"))
    throw refusal("A case cannot be audited again at the latest before it is at the earliest.");
}

std::vector<SettingRule> own_rules() {
  using enum SettingRule::Kind;
  return {
      {"help_name", "Who helps with this service",
       "Such as “Performance team”. Shown to whoever cannot sign in or may not see a page.", line, "", 0,
       100},
      {"help_contact", "How to reach them", "A telephone number or an e-mail address, shown beside it.", line,
       "", 0, 200},
      {"idle_minutes", "Minutes until a session ends without use",
       "For every session from its next use on. What people have typed is kept.", whole, "30", 5, 240},
      {"session_minutes", "Minutes until a session ends in any case",
       "For everybody who signs in from now on.", whole, "720", 30, 1440},
      {"invitation_days", "Days that the link of an invitation is good for",
       "For links to new accounts made from now on. A link that resets a password is good for 24 hours.",
       whole, "7", 1, 30},
      {"public_picture", "The public picture",
       "The disclosure-controlled report of one load, at /public, for whoever reaches this server. A later "
       "load "
       "does not change it: choose that one to publish it.",
       snapshot, "", 0, 200},
      {"purposes_with_words", "Purposes that need words",
       "Whoever opens children's records for one of these must say in words why. Another purpose than those "
       "of the list always needs words.",
       purposes, "", 0, 200},
  };
}

}  // namespace

const std::vector<SettingRule>& setting_rules() {
  static const std::vector<SettingRule> all = [] {
    std::vector<SettingRule> rules = own_rules();
    // What audits go by is described where it is read.
    for (const assure::AuditSetting& one : assure::audit_settings()) {
      rules.push_back(
          {one.id, one.title, one.about, SettingRule::Kind::whole, one.standard, one.least, one.most});
    }
    return rules;
  }();
  return all;
}

const SettingRule* find_setting(std::string_view id) {
  const auto& all = setting_rules();
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const SettingRule& one) { return one.id == id; });
  return found == all.end() ? nullptr : &*found;
}

std::string setting_fault(const SettingRule& rule, std::string_view value) {
  if (rule.kind == SettingRule::Kind::whole) {
    const auto number = whole(value);
    if (!number || *number < rule.least || *number > rule.most)
      return fmt::format("{}: a whole number from {} to {}.", rule.title, rule.least, rule.most);
    return {};
  }
  if (rule.kind == SettingRule::Kind::purposes) {
    std::set<std::string> seen;
    for (const std::string& name : names_in(value)) {
      const auto& all = purposes();
      if (std::find(all.begin(), all.end(), name) == all.end() || !seen.insert(name).second)
        return fmt::format("{}: each of {} once at most, with commas.", rule.title, fmt::join(all, ", "));
    }
  }
  if (!is_one_line(value, static_cast<std::size_t>(rule.most)))
    return fmt::format("{}: one line of up to {} bytes.", rule.title, rule.most);
  return {};
}

Settings::Settings(store::Store& store) : store_(store) { look(); }

void Settings::follow(std::chrono::milliseconds interval) {
  looker_ =
      std::jthread([this, interval](const std::stop_token& stopping) { keep_looking(stopping, interval); });
}

void Settings::keep_looking(const std::stop_token& stopping, std::chrono::milliseconds interval) {
  while (!stopping.stop_requested()) {
    {
      std::unique_lock lock(resting_mutex_);
      resting_.wait_for(lock, stopping, interval, [] { return false; });
    }
    if (stopping.stop_requested()) return;
    try {
      look();
    } catch (const std::exception&) {  // NOLINT(bugprone-empty-catch)
      // The store is away: what was chosen before goes on holding.
    }
  }
}

std::string Settings::text(std::string_view id) const {
  std::shared_ptr<const ChosenSettings> chosen;
  {
    const std::scoped_lock lock(mutex_);
    chosen = chosen_;
  }
  return holding(*find_setting(id), *chosen);
}

std::int64_t Settings::number(std::string_view id) const { return whole(text(id)).value_or(0); }

std::vector<std::string> Settings::list(std::string_view id) const { return names_in(text(id)); }

std::size_t Settings::choose(const std::string& actor, const ChosenSettings& wanted) {
  const std::size_t changed =
      store_.write({actor, "settings.change"}, [&](store::Writer& writer) -> std::size_t {
        ChosenSettings chosen = read_from(writer);
        std::size_t count = 0;
        for (const auto& [id, value] : wanted) {
          const SettingRule* rule = find_setting(id);
          if (rule == nullptr) throw refusal(fmt::format("There is no setting {}.", id));
          if (const std::string fault = setting_fault(*rule, value); !fault.empty()) throw refusal(fault);
          const auto present = chosen.find(id);
          const bool standard = value == rule->standard;
          if (standard ? present == chosen.end() : present != chosen.end() && present->second == value)
            continue;
          const store::Setting row{id, value, store::now()};
          if (standard) {
            writer.erase<store::Setting>(id);
            chosen.erase(present);
          } else {
            if (present == chosen.end())
              writer.insert(row);
            else
              writer.update(row);
            chosen[id] = value;
          }
          ++count;
        }
        check_together(chosen);
        return count;
      });
  look();
  return changed;
}

void Settings::look() {
  auto chosen = std::make_shared<const ChosenSettings>(
      store_.read([](const store::Queries& reader) { return read_from(reader); }));
  const std::scoped_lock lock(mutex_);
  chosen_ = std::move(chosen);
}

}  // namespace windscreen::serve
