#include "improve/book_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <utility>

#include "assure/yaml_fields.h"
#include "base/error.h"
#include "improve/linking.h"

namespace windscreen::improve {
namespace {

using assure::YamlFields;
using assure::YamlNode;

/// Where something was read, for errors that only show when all files are read.
struct Place {
  const YamlFields* fields = nullptr;
  const YamlNode* node = nullptr;

  [[noreturn]] void fail(const std::string& what, const std::string& remedy) const {
    fields->fail(*node, what, remedy);
  }
};

bool good_key(const std::string& key) {
  return !key.empty() && key.size() <= 60 && std::ranges::all_of(key, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

constexpr auto key_remedy =
    "Write up to 60 small letters, digits and hyphens that stand for nothing else, such as visit-1.";

std::optional<std::string> day_or_none(const YamlFields& fields, const YamlNode& node, std::string_view key) {
  if (node.find(key) == nullptr) return std::nullopt;
  return base::format_iso(fields.date(node, key));
}

std::int64_t whole(const YamlFields& fields, const YamlNode& node, std::string_view key) {
  if (node.find(key) == nullptr) return 0;
  const double number = fields.number(node, key);
  const auto out = static_cast<std::int64_t>(number);
  if (static_cast<double>(out) != number || out < 0)
    fields.fail(*node.find(key), "a number of things is expected here", "Write whole digits, such as 12.");
  return out;
}

std::vector<std::string> texts(const YamlFields& fields, const YamlNode& node, std::string_view key) {
  std::vector<std::string> all;
  for (const YamlNode& item : fields.items(node, key)) all.push_back(fields.text(item, key));
  return all;
}

std::optional<std::string> text_or_none(const YamlFields& fields, const YamlNode& node,
                                        std::string_view key) {
  if (node.find(key) == nullptr) return std::nullopt;
  return fields.needed(node, key);
}

class BookReader {
 public:
  void read(const YamlFields& fields, const YamlNode& root) {
    fields.expect_map(root, "an improvement record", {"things"});
    for (const YamlNode& node : fields.items(root, "things")) thing(fields, node);
  }

  BookFile finish() {
    check_references();
    check_faults();
    BookFile out;
    for (const std::size_t at : parents_first()) out.things.push_back(things_[at]);
    out.entries = std::move(entries_);
    out.links = std::move(links_);
    out.remits = std::move(remits_);
    return out;
  }

 private:
  void thing(const YamlFields& fields, const YamlNode& node) {
    fields.expect_map(node, "a thing",
                      {"key",      "kind",     "sort",     "under",      "number",  "title", "words",
                       "since",    "invented", "services", "indicators", "measure", "after", "risk",
                       "decision", "promise",  "feedback", "mentions",   "remits",  "links", "entries"});
    NewThing out;
    out.row.id = fields.needed(node, "key");
    if (!good_key(out.row.id)) fields.fail(node, "\"" + out.row.id + "\" cannot be a key", key_remedy);
    if (!places_.emplace(out.row.id, things_.size()).second)
      fields.fail(node, "\"" + out.row.id + "\" is there already", "Give it another key.");
    out.row.kind = fields.needed(node, "kind");
    out.row.sort = fields.optional(node, "sort");
    out.row.parent_id = text_or_none(fields, node, "under");
    out.row.place = ++parts_[out.row.parent_id.value_or("")];
    out.row.number = fields.optional(node, "number");
    out.row.title = fields.needed(node, "title");
    out.row.words = fields.optional(node, "words");
    out.row.since_on = base::format_iso(fields.date(node, "since"));
    // For people who read the file; the record does not keep it.
    fields.yes(node, "invented");
    out.services = texts(fields, node, "services");
    out.indicators = texts(fields, node, "indicators");
    particulars(fields, node, out);
    const std::string& id = out.row.id;
    for (const YamlNode& each : fields.items(node, "links")) link(fields, each, id, out.row.since_on);
    for (const YamlNode& each : fields.items(node, "remits")) remit(fields, each, id);
    for (const YamlNode& each : fields.items(node, "entries")) entry(fields, each, id);
    whence_.push_back({&fields, &node});
    things_.push_back(std::move(out));
  }

  void particulars(const YamlFields& fields, const YamlNode& node, NewThing& out) {
    if (const YamlNode* measure = node.find("measure")) out.measure = this->measure(fields, *measure);
    if (const YamlNode* after = node.find("after")) {
      fields.expect_map(*after, "what a milestone waits for", {"milestone", "months", "days"});
      store::ImprovementMilestone milestone;
      milestone.after_id = refer(fields, *after, "milestone", "milestone");
      milestone.lag_months = whole(fields, *after, "months");
      milestone.lag_days = whole(fields, *after, "days");
      out.milestone = milestone;
    }
    if (const YamlNode* risk = node.find("risk")) {
      fields.expect_map(*risk, "a risk", {"cause", "effect"});
      out.risk = store::ImprovementRisk{{}, fields.needed(*risk, "cause"), fields.needed(*risk, "effect")};
    }
    if (const YamlNode* decision = node.find("decision")) {
      fields.expect_map(*decision, "a decision", {"outcome", "call_in_by", "call_in_days"});
      store::ImprovementDecision made;
      made.outcome = fields.needed(*decision, "outcome");
      if (decision->find("call_in_by") != nullptr)
        made.call_in_by_id = refer(fields, *decision, "call_in_by", "body");
      made.call_in_days = whole(fields, *decision, "call_in_days");
      out.decision = made;
    }
    if (const YamlNode* promise = node.find("promise")) {
      fields.expect_map(*promise, "a promise", {"to", "every_months"});
      out.promise = store::ImprovementPromise{
          {}, refer(fields, *promise, "to", "body"), whole(fields, *promise, "every_months")};
    }
    if (const YamlNode* feedback = node.find("feedback")) {
      fields.expect_map(*feedback, "feedback", {"asked", "replied"});
      out.feedback = store::ImprovementFeedback{
          {}, whole(fields, *feedback, "asked"), whole(fields, *feedback, "replied")};
    }
    if (node.find("mentions") != nullptr)
      out.mention = store::ImprovementMention{{}, whole(fields, node, "mentions")};
  }

  static store::ImprovementMeasure measure(const YamlFields& fields, const YamlNode& node) {
    fields.expect_map(node, "a measure",
                      {"indicator", "better", "baseline", "baseline_on", "target", "target_on"});
    store::ImprovementMeasure out;
    out.indicator = text_or_none(fields, node, "indicator");
    out.better = fields.optional(node, "better");
    out.baseline = fields.optional(node, "baseline");
    out.baseline_on = day_or_none(fields, node, "baseline_on");
    out.target = fields.optional(node, "target");
    out.target_on = day_or_none(fields, node, "target_on");
    return out;
  }

  void link(const YamlFields& fields, const YamlNode& node, const std::string& from,
            const std::string& since) {
    fields.expect_map(node, "a link", {"to", "how", "since"});
    store::ImprovementLink out;
    out.from_id = from;
    out.to_id = refer(fields, node, "to", "");
    out.how = fields.needed(node, "how");
    if (!has_code(link_kinds(), out.how))
      fields.fail(*node.find("how"), "\"" + out.how + "\" is no link",
                  "Write one of: " + list(link_kinds()) + ".");
    if (out.to_id == from) fields.fail(node, "this links a thing to itself", "Name another thing.");
    out.since_on = day_or_none(fields, node, "since").value_or(since);
    out.id = from + " " + out.how + " " + out.to_id;
    if (!linked_.insert(out.id).second)
      fields.fail(node, "this link is there already", "Leave one of them out.");
    links_.push_back(std::move(out));
  }

  void remit(const YamlFields& fields, const YamlNode& node, const std::string& over) {
    fields.expect_map(node, "a remit", {"body", "words", "from", "to"});
    store::ImprovementRemit out;
    out.body_id = refer(fields, node, "body", "body");
    out.over_id = over;
    out.words = fields.optional(node, "words");
    out.from_on = base::format_iso(fields.date(node, "from"));
    out.to_on = day_or_none(fields, node, "to");
    if (out.to_on && *out.to_on < out.from_on)
      fields.fail(node, "this ends before it begins", "Put the days right.");
    out.id = fmt::format("{}-remit-{:03}", over, remits_.size());
    remits_.push_back(std::move(out));
  }

  void entry(const YamlFields& fields, const YamlNode& node, const std::string& thing) {
    fields.expect_map(node, "an entry", {"on", "kind", "value", "words", "evidence", "due", "owner"});
    store::ImprovementEntry out;
    out.thing_id = thing;
    out.on_day = base::format_iso(fields.date(node, "on"));
    out.kind = fields.needed(node, "kind");
    out.value = fields.optional(node, "value");
    out.words = fields.optional(node, "words");
    out.evidence = fields.optional(node, "evidence");
    out.due_on = day_or_none(fields, node, "due");
    out.owner = fields.optional(node, "owner");
    out.id = fmt::format("{}-{:03}", thing, ++said_[thing]);
    entry_whence_.push_back({&fields, &node});
    entries_.push_back(std::move(out));
  }

  /// A key of another thing, perhaps of a file that is still to be read; `kind` empty: of any kind.
  std::string refer(const YamlFields& fields, const YamlNode& node, std::string_view key,
                    std::string_view kind) {
    std::string wanted = fields.needed(node, key);
    references_.push_back({{&fields, node.find(key)}, wanted, std::string(kind)});
    return wanted;
  }

  static std::string list(std::span<const CodeWords> codes) {
    std::string all;
    for (const CodeWords& one : codes) all += (all.empty() ? "" : ", ") + std::string(one.code);
    return all;
  }

  void check_references() const {
    for (const auto& [place, key, kind] : references_) {
      const auto found = places_.find(key);
      if (found == places_.end())
        place.fail("there is no thing \"" + key + "\"", "Write the key of a thing of these files.");
      const std::string& is = things_[found->second].row.kind;
      if (!kind.empty() && is != kind)
        place.fail("\"" + key + "\" is a " + is + ", not a " + kind, "Write the key of a " + kind + ".");
    }
    for (std::size_t i = 0; i < things_.size(); ++i) {
      const auto& parent = things_[i].row.parent_id;
      if (parent && !places_.contains(*parent))
        whence_[i].fail("there is no thing \"" + *parent + "\" for it to stand under",
                        "Write the key of a thing of these files.");
    }
  }

  void check_faults() const {
    for (std::size_t i = 0; i < things_.size(); ++i) {
      const NewThing& thing = things_[i];
      const auto* parent = thing.row.parent_id ? &things_[places_.at(*thing.row.parent_id)].row : nullptr;
      for (const Fault& fault : thing_faults(thing, parent))
        whence_[i].fail("\"" + thing.row.id + "\" cannot stand, because of its " + fault.field, fault.words);
    }
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      const NewThing& thing = things_[places_.at(entries_[i].thing_id)];
      // Whether a day is still to come is asked when it is written.
      for (const Fault& fault : entry_faults(thing.row, entries_[i], base::Date::max()))
        entry_whence_[i].fail("this entry cannot stand, because of its " + fault.field, fault.words);
    }
  }

  /// What a thing must be written after.
  std::vector<std::size_t> before(const NewThing& thing) const {
    std::vector<std::size_t> all;
    const auto add = [&](const std::optional<std::string>& key) {
      if (key) all.push_back(places_.at(*key));
    };
    add(thing.row.parent_id);
    if (thing.milestone) add(thing.milestone->after_id);
    if (thing.decision) add(thing.decision->call_in_by_id);
    if (thing.promise) add(thing.promise->to_id);
    return all;
  }

  std::vector<std::size_t> parents_first() const {
    enum class Mark : std::uint8_t { unseen, open, done };
    std::vector<Mark> marks(things_.size(), Mark::unseen);
    std::vector<std::size_t> order;
    const std::function<void(std::size_t, int)> visit = [&](std::size_t at, int depth) {
      if (marks[at] == Mark::done) return;
      if (marks[at] == Mark::open || depth > 1000)
        whence_[at].fail("\"" + things_[at].row.id + "\" waits for itself", "Take it out of the circle.");
      marks[at] = Mark::open;
      for (const std::size_t earlier : before(things_[at])) visit(earlier, depth + 1);
      marks[at] = Mark::done;
      order.push_back(at);
    };
    for (std::size_t i = 0; i < things_.size(); ++i) visit(i, 0);
    return order;
  }

  struct Reference {
    Place place;
    std::string key;
    std::string kind;
  };

  std::vector<NewThing> things_;
  std::vector<Place> whence_;
  std::map<std::string, std::size_t, std::less<>> places_;
  std::map<std::string, std::int64_t> parts_;
  std::vector<store::ImprovementEntry> entries_;
  std::vector<Place> entry_whence_;
  std::map<std::string, int> said_;
  std::vector<store::ImprovementLink> links_;
  std::set<std::string> linked_;
  std::vector<store::ImprovementRemit> remits_;
  std::vector<Reference> references_;
};

}  // namespace

BookFile read_book_files(std::span<const NamedText> files) {
  // Errors that show at the end name places in the trees, which live until then.
  std::vector<YamlFields> fields;
  std::vector<YamlNode> trees;
  fields.reserve(files.size());
  trees.reserve(files.size());
  BookReader reader;
  for (const NamedText& file : files) {
    fields.emplace_back(file.name, "docs/improvement_files.md");
    trees.push_back(assure::read_yaml(file.text, file.name));
    reader.read(fields.back(), trees.back());
  }
  return reader.finish();
}

void write_book(store::Writer& writer, const BookFile& file, const std::optional<std::string>& account_id) {
  for (NewThing thing : file.things) {
    thing.row.created_by = account_id;
    thing.row.created_at = thing.row.since_on + "T09:00:00.000Z";
    add_thing(writer, thing);
  }
  for (store::ImprovementEntry entry : file.entries) {
    entry.account_id = account_id;
    entry.at = entry.on_day + "T09:00:00.000Z";
    add_entry(writer, entry, base::Date::max());
  }
  for (const auto& link : file.links) add_link(writer, link);
  for (const auto& remit : file.remits) add_remit(writer, remit);
}

}  // namespace windscreen::improve
