#include "serve/audits/case_shelf.h"

#include <chrono>
#include <set>

namespace windscreen::serve {
namespace {

using assure::StoredGrade;
using measure::ChildDay;

// Of an audit whose child or day is not known, nobody on no day: nothing is known of it.
ChildDay asked_of(const StoredGrade& audit) {
  const auto day = assure::sampled_day(audit);
  if (!day || audit.person.empty()) return {};
  return {audit.person, *day};
}

std::string key_of(const ChildDay& one) {
  return one.person + '\x1f' + std::to_string(one.day.time_since_epoch().count());
}

// The answers that are held, after `read` has been asked for those that are not.
template <typename Of, typename Read>
std::vector<Of> answers_of(std::unordered_map<std::string, Of>& held, const CaseShelf::Audits& audits,
                           const Of& nothing, const Read& read) {
  std::vector<std::string> keys;
  std::vector<ChildDay> missing;
  std::set<std::string> seen;
  keys.reserve(audits.size());
  for (const StoredGrade* audit : audits) {
    const ChildDay one = asked_of(*audit);
    keys.push_back(one.person.empty() ? std::string() : key_of(one));
    const std::string& key = keys.back();
    if (key.empty() || held.contains(key) || !seen.insert(key).second) continue;
    missing.push_back(one);
  }
  if (!missing.empty()) {
    const std::vector<Of> found = read(missing);
    for (std::size_t i = 0; i < missing.size(); ++i) held.emplace(key_of(missing[i]), found[i]);
  }
  std::vector<Of> all;
  all.reserve(keys.size());
  for (const std::string& key : keys) all.push_back(key.empty() ? nothing : held.at(key));
  return all;
}

}  // namespace

const lake::Snapshot* CaseShelf::newest(const LakeState& state) {
  if (state.snapshots.empty()) return nullptr;
  const lake::Snapshot& snapshot = state.find("");
  if (const std::string now = snapshot.name() + " " + state.revision; now != held_of_) {
    facts_.clear();
    met_.clear();
    held_of_ = now;
  }
  return &snapshot;
}

CaseShelf::Answers<assure::CaseFacts> CaseShelf::facts(const CaseSources& sources, const Audits& audits) {
  const std::scoped_lock lock(mutex_);
  const State state = sources.lake.now();
  const lake::Snapshot* snapshot = newest(*state);
  if (snapshot == nullptr) return {{}, std::vector<assure::CaseFacts>(audits.size())};
  return {snapshot->as_at, answers_of(facts_, audits, assure::CaseFacts{}, [&](const auto& asked) {
            std::vector<assure::CaseFacts> found;
            sources.figures.with_snapshot(state, *snapshot, [&](measure::Measurer& measurer) {
              found = assure::read_case_facts(measurer, snapshot->as_at, asked);
            });
            return found;
          })};
}

CaseShelf::Answers<measure::MetOnDay> CaseShelf::met(const CaseSources& sources, const std::string& indicator,
                                                     const Audits& audits) {
  using measure::MetOnDay;
  const std::scoped_lock lock(mutex_);
  const State state = sources.lake.now();
  const lake::Snapshot* snapshot = newest(*state);
  if (snapshot == nullptr) return {{}, std::vector<MetOnDay>(audits.size(), MetOnDay::not_known)};
  return {snapshot->as_at, answers_of(met_[indicator], audits, MetOnDay::not_known, [&](const auto& asked) {
            const measure::Definition& definition = definition_of(*state, indicator);
            std::vector<MetOnDay> found;
            sources.figures.with_snapshot(state, *snapshot, [&](measure::Measurer& measurer) {
              found = measurer.met_on_days(definition, asked);
            });
            return found;
          })};
}

std::vector<std::optional<assure::Grade>> CaseShelf::sections(const store::Store& store,
                                                              const assure::StoredGrades& grades,
                                                              const std::string& question,
                                                              const Audits& audits) {
  const std::scoped_lock lock(mutex_);
  const auto held = sections_.find(question);
  if (held == sections_.end() || !(held->second.head == grades.head)) {
    sections_[question] = {grades.head, store.read([&](const store::Queries& reader) {
                             return assure::read_section_grades(reader, question);
                           })};
  }
  const auto& all = sections_.at(question).grades;
  std::vector<std::optional<assure::Grade>> found;
  found.reserve(audits.size());
  for (const StoredGrade* audit : audits) {
    const auto one = all.find(audit->id);
    found.push_back(one == all.end() ? std::nullopt : std::optional(one->second));
  }
  return found;
}

}  // namespace windscreen::serve
