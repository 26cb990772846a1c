// Finding the definitions: the built-in ones and the workspace's own.
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>
#include <tuple>

#include "base/byte_source.h"
#include "base/error.h"
#include "base/hash.h"
#include "base/text.h"
#include "measure/builtin.h"
#include "measure/definition.h"
#include "measure/links.h"
#include "measure/ratio.h"
#include "measure/sql_text.h"

namespace windscreen::measure {
namespace {

namespace fs = std::filesystem;
using base::Error;

std::string read_definition_text(const fs::path& path) {
  std::string text = base::read_whole_file(path);
  // A byte order mark, as some editors write it.
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  return text;
}

// Errors of Error::at start with "file, line 3: " or "file: ".
DefinitionFault fault_of(const fs::path& file, const Error& error) {
  DefinitionFault fault;
  fault.file = file;
  fault.what = error.what();
  const std::string place = file.string();
  const std::string with_line = place + ", line ";
  if (fault.what.starts_with(with_line))
    fault.line = std::strtoull(fault.what.c_str() + with_line.size(), nullptr, 10);
  const std::size_t colon = fault.what.find(": ", fault.what.starts_with(place) ? place.size() : 0);
  if (fault.what.starts_with(place) && colon != std::string::npos) fault.what.erase(0, colon + 2);
  if (!error.remedy().empty()) fault.what += ". " + error.remedy();
  return fault;
}

class Gathering {
 public:
  void take(const std::string& text, const fs::path& file, bool shared, bool local) {
    try {
      if (shared) {
        SharedRelation relation = parse_shared(text, file);
        shared_[relation.name] = std::move(relation);
      } else if (file.extension() == ".example") {
        examples_[file.stem().string()] = {file.stem().string(), text, file};
      } else {
        Definition definition = parse_definition(text, file);
        definition.local = local;
        if (local) examples_.erase(definition.id);
        definitions_[definition.id] = std::move(definition);
      }
    } catch (const Error& error) {
      faults_.push_back(fault_of(file, error));
      // A local file that replaces a built-in definition and is wrong must not leave the other in its place.
      if (local && !shared && file.extension() == ".sql") definitions_.erase(file.stem().string());
    }
  }

  void take_directory(const fs::path& directory, bool shared) {
    std::error_code ignored;
    if (!fs::is_directory(directory, ignored)) return;
    std::vector<fs::path> files;
    for (const fs::directory_entry& entry : fs::directory_iterator(directory, ignored)) {
      const bool wanted =
          entry.path().extension() == ".sql" || (!shared && entry.path().extension() == ".example");
      if (wanted && entry.is_regular_file(ignored)) files.push_back(entry.path());
    }
    // Definitions before their examples: a local definition puts the built-in example aside.
    std::sort(files.begin(), files.end(), [](const fs::path& a, const fs::path& b) {
      return std::pair(a.extension() != ".sql", a) < std::pair(b.extension() != ".sql", b);
    });
    for (const fs::path& file : files) {
      try {
        take(read_definition_text(file), file, shared, true);
      } catch (const Error& error) {
        faults_.push_back(fault_of(file, error));
      }
    }
  }

  Catalogue finish() {
    settle_references();
    settle_links();
    for (auto& [name, relation] : shared_) check_shared(relation);
    for (auto& [id, definition] : definitions_) {
      settle_shared(definition);
      settle_dated(definition);
    }
    std::erase_if(definitions_, [&](const auto& one) {
      const Definition& definition = one.second;
      return !refers(definition.unit) && definition.query.empty();
    });
    settle_hashes();
    Catalogue catalogue;
    for (auto& [id, definition] : definitions_) catalogue.definitions.push_back(std::move(definition));
    std::sort(catalogue.definitions.begin(), catalogue.definitions.end(),
              [](const Definition& a, const Definition& b) {
                return std::tuple(place(a.area), std::string_view(a.area), std::string_view(a.name), a.id) <
                       std::tuple(place(b.area), std::string_view(b.area), std::string_view(b.name), b.id);
              });
    for (auto& [name, relation] : shared_) catalogue.shared.push_back(std::move(relation));
    for (auto& [id, example] : examples_) catalogue.examples.push_back(std::move(example));
    catalogue.faults = std::move(faults_);
    return catalogue;
  }

 private:
  static std::ptrdiff_t place(std::string_view area) {
    const auto areas = pathway();
    return std::find(areas.begin(), areas.end(), area) - areas.begin();
  }

  // Finds the shared relations that a text mentions, and those that these mention.
  void find_shared(std::string_view sql, std::map<std::string, std::string>& found) const {
    const Mentions mentioned = mentions(sql);
    for (const std::string& name : mentioned.names) {
      const auto shared = shared_.find(name);
      if (shared == shared_.end() || found.contains(name)) continue;
      found[name] = shared->second.hash;
      find_shared(shared->second.sql, found);
    }
  }

  // The dated relations that a text mentions, each after those that it uses.
  void find_dated(std::string_view sql, std::vector<const SharedRelation*>& found,
                  std::set<std::string>& seen) const {
    const Mentions mentioned = mentions(sql);
    for (const std::string& name : mentioned.names) {
      const auto shared = shared_.find(name);
      if (shared == shared_.end() || !seen.insert(name).second) continue;
      find_dated(shared->second.sql, found, seen);
      if (shared->second.dated) found.push_back(&shared->second);
    }
  }

  // Puts the dated relations before the query, as what its `with` begins with.
  void settle_dated(Definition& definition) {
    std::vector<const SharedRelation*> dated;
    std::set<std::string> seen;
    find_dated(definition.sql, dated, seen);
    if (dated.empty()) return;
    if (definition.grain == Grain::event) {
      faults_.push_back(
          {definition.file, definition.sql_line,
           fmt::format("the query of an event indicator cannot use {}, which depends on :as_at. "
                       "Choose grain spell or snapshot.",
                       dated.front()->name)});
      definition.query.clear();
      return;
    }
    std::string before = "with ";
    std::string_view rest = definition.sql;
    constexpr std::string_view with = "with";
    const bool has_own = base::lower(rest.substr(0, with.size())) == with && rest.size() > with.size() &&
                         (rest[with.size()] == ' ' || rest[with.size()] == '\n');
    if (has_own) {
      rest.remove_prefix(with.size());
      const std::string_view trimmed = base::trim(rest);
      constexpr std::string_view recursive = "recursive ";
      if (base::lower(trimmed.substr(0, recursive.size())) == recursive) {
        rest = trimmed.substr(recursive.size());
        before += recursive;
      }
    }
    for (const SharedRelation* one : dated)
      before += fmt::format("{} as (\n{}\n){}", base::sql_name(one->name), one->sql,
                            one != dated.back() ? ",\n" : (has_own ? ",\n" : "\n"));
    definition.lines_before = static_cast<std::uint64_t>(std::count(before.begin(), before.end(), '\n'));
    definition.query = before + std::string(rest);
  }

  void settle_shared(Definition& definition) const {
    std::map<std::string, std::string> found;
    find_shared(definition.sql, found);
    if (found.empty()) return;
    std::string parts = definition.hash;
    for (const auto& [name, hash] : found) {
      definition.shared.push_back(name);
      parts += fmt::format("\n{} {}", name, hash);
    }
    definition.hash = base::sha256(parts);
  }

  // What is made once for all days cannot stand on what depends on the day.
  void check_shared(const SharedRelation& relation) {
    if (relation.dated) return;
    std::vector<const SharedRelation*> dated;
    std::set<std::string> seen = {relation.name};
    find_dated(relation.sql, dated, seen);
    if (!dated.empty())
      faults_.push_back(
          {relation.file, relation.sql_line,
           fmt::format("a shared relation that does not use :as_at cannot use {}, which does. Use "
                       ":as_at in it, or the relation in the definitions.",
                       dated.front()->name)});
  }

  // The hash of a change or ratio covers that of the indicator which it is of.
  void settle_hashes() {
    for (auto& [id, definition] : definitions_) {
      if (!refers(definition.unit)) continue;
      const Definition& other = definitions_.at(definition.of);
      definition.hash = base::sha256(fmt::format("{}\n{}", definition.hash, other.hash));
      definition.shared = other.shared;
    }
  }

  // A change or ratio has the grain of the indicator that it refers to, and its window and breakdowns unless
  // it names its own. A ratio between groups has their dimension for its only breakdown.
  void settle_references() {
    std::vector<std::string> wrong;
    for (auto& [id, definition] : definitions_) {
      if (!refers(definition.unit)) continue;
      const auto other = definitions_.find(definition.of);
      if (other == definitions_.end() || !may_be_of(definition, other->second)) {
        faults_.push_back({definition.file, 1,
                           fmt::format("there is no indicator \"{}\" of {}. Correct `of`.", definition.of,
                                       units_that_may_be_of(definition))});
        wrong.push_back(id);
        continue;
      }
      definition.grain = other->second.grain;
      definition.care_leaver_ages = other->second.care_leaver_ages;
      if (definition.usual_window) definition.window = other->second.window;
      if (definition.usual_breakdowns) definition.breakdowns = other->second.breakdowns;
      if (definition.unit != Unit::ratio) continue;
      const auto base = ratio_base(definition.compared_with);
      definition.breakdowns.clear();
      if (base && !base->dimension.empty()) definition.breakdowns = {base->dimension};
    }
    for (const std::string& id : wrong) definitions_.erase(id);
  }

  // Without what it names, disclosure control could not keep a definition's figures safe.
  void settle_links() {
    std::vector<std::string> wrong;
    for (auto& [id, definition] : definitions_) {
      const std::string fault = fault_of_links(definition, [&](const std::string& name) {
        const auto found = definitions_.find(name);
        return found == definitions_.end() ? nullptr : &found->second;
      });
      if (fault.empty()) continue;
      faults_.push_back({definition.file, 1, fault});
      wrong.push_back(id);
    }
    for (const std::string& id : wrong) definitions_.erase(id);
  }

  std::map<std::string, Definition> definitions_;
  std::map<std::string, SharedRelation> shared_;
  std::map<std::string, ExampleText> examples_;
  std::vector<DefinitionFault> faults_;
};

}  // namespace

std::string place_of(const DefinitionFault& fault) {
  return fault.line == 0 ? fault.file.string() : fmt::format("{}, line {}", fault.file.string(), fault.line);
}

bool may_be_of(const Definition& definition, const Definition& other) {
  const auto base = definition.unit == Unit::ratio ? ratio_base(definition.compared_with) : std::nullopt;
  if (base && !base->comparator.empty()) return !refers(other.unit) && other.unit != Unit::share;
  return other.unit == Unit::count || other.unit == Unit::rate;
}

std::string_view units_that_may_be_of(const Definition& definition) {
  const auto base = definition.unit == Unit::ratio ? ratio_base(definition.compared_with) : std::nullopt;
  if (base && !base->comparator.empty()) return "a unit with a value of its own";
  return "unit count or rate";
}

Catalogue load_catalogue(const fs::path& workspace_indicators) {
  Gathering gathering;
  for (const BuiltinFile& file : builtin_files()) {
    gathering.take(std::string(file.text), fs::path("indicators") / file.path,
                   file.path.starts_with("shared/"), false);
  }
  gathering.take_directory(workspace_indicators / "shared", true);
  gathering.take_directory(workspace_indicators, false);
  return gathering.finish();
}

}  // namespace windscreen::measure
