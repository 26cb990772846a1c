// What an authority chooses while the server runs: a row each in the store's table `settings`, all described
// here. A change takes effect at once in the server that made it and within seconds in others; none needs a
// restart.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "store/store.h"

namespace windscreen::serve {

/// What a setting may be.
struct SettingRule {
  enum class Kind : std::uint8_t {
    /// One line of up to `most` characters, or nothing.
    line,
    /// A whole number from `least` to `most`.
    whole,
    /// A snapshot's name, or nothing.
    snapshot,
    /// Purposes of opening children's records (children/access_recorder.h) with commas, or nothing.
    purposes
  };
  std::string_view id;
  /// As the form has it, with what it does and where it is used.
  std::string_view title;
  std::string_view about;
  Kind kind = Kind::line;
  /// What holds while nothing is chosen.
  std::string_view standard;
  std::int64_t least = 0;
  std::int64_t most = 0;
};

/// Every setting, in the order of the form. Thread-safe, like all here.
const std::vector<SettingRule>& setting_rules();

/// nullptr for a name that is no setting's.
const SettingRule* find_setting(std::string_view id);

/// Why the text cannot be the setting's, in a sentence; empty where it can. Whether there is such a snapshot
/// is the caller's to see.
std::string setting_fault(const SettingRule& rule, std::string_view value);

/// By id: what is chosen, without what is not.
using ChosenSettings = std::map<std::string, std::string, std::less<>>;

/// Thread-safe. The questions never wait for the store.
class Settings {
 public:
  /// Reads them. Throws Error. `store` must outlive it.
  explicit Settings(store::Store& store);
  Settings(const Settings&) = delete;
  Settings& operator=(const Settings&) = delete;
  ~Settings() = default;

  /// Looks again from now on every so often, for what others have changed.
  void follow(std::chrono::milliseconds interval = std::chrono::seconds(5));

  /// The chosen value, or the standard one where none is chosen or what is there cannot be. `id` must be a
  /// setting's.
  std::string text(std::string_view id) const;
  std::int64_t number(std::string_view id) const;
  /// The names of a setting that is a list with commas.
  std::vector<std::string> list(std::string_view id) const;

  /// Chooses; a value that is the standard one is no longer chosen. Gives how many changed. Throws Refused
  /// (422 setting_refused) where one cannot be, or where they do not go together; then nothing is changed.
  std::size_t choose(const std::string& actor, const ChosenSettings& wanted);

  /// Reads them now. Throws Error.
  void look();

 private:
  void keep_looking(const std::stop_token& stopping, std::chrono::milliseconds interval);

  store::Store& store_;
  mutable std::mutex mutex_;
  std::shared_ptr<const ChosenSettings> chosen_;
  std::mutex resting_mutex_;
  std::condition_variable_any resting_;
  /// The last member: it is stopped before the others go.
  std::jthread looker_;
};

}  // namespace windscreen::serve
