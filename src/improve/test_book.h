// An improvement record put together by hand, for the tests of this room.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "improve/linking.h"
#include "improve/writing.h"
#include "store/store.h"
#include "store/test_engines.h"
#include "store/test_rows.h"

namespace windscreen::improve {

/// Things are named by keys, which are their identifiers. Everything is written, by the rules of writing.h,
/// when the record is read.
class TestBook {
 public:
  /// Adds a thing and gives it for its particulars to be set, until the next is added.
  NewThing& add(const std::string& kind, const std::string& key, const std::string& since,
                const std::string& parent = {}, const std::string& sort = {}) {
    NewThing thing;
    thing.row.id = key;
    thing.row.kind = kind;
    thing.row.sort = sort;
    if (!parent.empty()) thing.row.parent_id = parent;
    thing.row.place = static_cast<std::int64_t>(things_.size()) + 1;
    thing.row.number = key;
    thing.row.title = "Title of " + key;
    thing.row.since_on = since;
    thing.row.created_at = since + "T09:00:00.000Z";
    things_.push_back(std::move(thing));
    return things_.back();
  }
  /// Says something of a thing and gives it for more to be set, until the next is said.
  store::ImprovementEntry& say(const std::string& key, const std::string& on, const std::string& kind,
                               const std::string& value = {}, const std::string& words = {}) {
    store::ImprovementEntry entry;
    // In the order in which they are said.
    entry.id = "e" + std::to_string(++said_);
    entry.thing_id = key;
    entry.on_day = on;
    entry.at = on + "T12:00:00.000Z";
    entry.kind = kind;
    entry.value = value;
    entry.words = words;
    entries_.push_back(std::move(entry));
    return entries_.back();
  }
  /// Says by when, with the reason where it is put off.
  void due(const std::string& key, const std::string& on, const std::string& day,
           const std::string& words = {}) {
    say(key, on, "due", {}, words).due_on = day;
  }
  void lead(const std::string& key, const std::string& on, const std::string& owner) {
    say(key, on, "lead").owner = owner;
  }
  /// Says that something is so ("delivered", "embedded", "impact", "kept"), with where one can see it.
  void claim(const std::string& key, const std::string& on, const std::string& kind,
             const std::string& evidence) {
    say(key, on, kind, kind == "kept" ? "" : "yes").evidence = evidence;
  }
  void link(const std::string& from, const std::string& how, const std::string& to,
            const std::string& since) {
    links_.push_back({from + " " + how + " " + to, from, to, how, since, {}});
  }
  void watched(const std::string& body, const std::string& over, const std::string& from,
               const std::optional<std::string>& to = std::nullopt) {
    remits_.push_back({body + " " + over + " " + from, body, over, "Watches over it.", from, to});
  }

  /// Writes what was not written yet and reads the record. What cannot stand is thrown.
  Book read() {
    if (!store_) {
      const auto location = store::locate(directory_.path(), "");
      store::bring_up_to_date(location);
      store_.emplace(location);
      store_->write({"ann", "fill"},
                    [](store::Writer& writer) { writer.insert(store::account_of("ann", "Ann")); });
    }
    store_->write({"ann", "fill"}, [&](store::Writer& writer) {
      for (const auto& thing : things_) add_thing(writer, thing);
      for (const auto& entry : entries_) add_entry(writer, entry, base::make_date(2030, 12, 31));
      for (const auto& link : links_) add_link(writer, link);
      for (const auto& remit : remits_) add_remit(writer, remit);
    });
    things_.clear();
    entries_.clear();
    links_.clear();
    remits_.clear();
    return store_->read([](store::Queries& reader) { return read_book(reader); });
  }
  /// Writes what was not written yet, does `work` in a transaction and reads the record.
  template <typename Work>
  Book change(const Work& work) {
    read();
    store_->write({"ann", "change"}, work);
    return read();
  }

 private:
  store::TemporaryDirectory directory_;
  std::optional<store::Store> store_;
  std::vector<NewThing> things_;
  std::vector<store::ImprovementEntry> entries_;
  std::vector<store::ImprovementLink> links_;
  std::vector<store::ImprovementRemit> remits_;
  int said_ = 100'000;
};

}  // namespace windscreen::improve
