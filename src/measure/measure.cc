#include "measure/measure.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <exception>
#include <map>
#include <memory>
#include <mutex>
#include <numeric>
#include <set>
#include <thread>

#include "base/error.h"
#include "measure/disclosure.h"
#include "measure/figures.h"
#include "measure/measure_state.h"
#include "measure/nearest.h"

namespace windscreen::measure {

using base::Error;

Measurer::Measurer(query::Database database, base::Date as_at, std::vector<lake::Population> population,
                   Catalogue catalogue)
    : Measurer(std::move(database), as_at, lake::Authority{{}, {}, std::move(population)},
               std::move(catalogue)) {}

Measurer::Measurer(query::Database database, base::Date as_at, lake::Authority authority, Catalogue catalogue)
    : state_(
          std::make_unique<State>(std::move(database), as_at, std::move(authority), std::move(catalogue))) {
  state_->relations = std::make_unique<Relations>(state_->database, state_->catalogue.shared,
                                                  Reference{as_at, &state_->authority}, std::nullopt);
}

Measurer::~Measurer() = default;

const Definition* Measurer::State::counted_by(const Definition& definition,
                                              const std::vector<const Definition*>& definitions) const {
  if (!refers(definition.unit)) return &definition;
  const auto found = std::find_if(definitions.begin(), definitions.end(),
                                  [&](const Definition* one) { return one->id == definition.of; });
  const Definition* other = found != definitions.end() ? *found : catalogue.find(definition.of);
  if (other == nullptr || !may_be_of(definition, *other))
    throw Error::at(
        definition.file.string(), 1,
        fmt::format("there is no indicator \"{}\" of {}", definition.of, units_that_may_be_of(definition)),
        "Correct `of` in the header.");
  return other;
}

void Measurer::State::prepare(const std::vector<const Definition*>& definitions, bool with_people) {
  std::vector<std::string_view> queries;
  queries.reserve(definitions.size());
  for (const Definition* definition : definitions) queries.emplace_back(definition->query);
  constexpr std::string_view people_tables =
      "ssd_person ssd_disability ssd_involvements ssd_professionals ssd_department ext_team ext_employment";
  const bool read_people = with_people && people == nullptr;
  // Reading the records once is cheaper straight from the files than through tables in memory; tables that a
  // database of the caller's lacks must still be made.
  relations->prepare(queries);
  if (!read_people) return;
  relations->make_missing(people_tables);
  query::Connection connection = database.connect();
  people = std::make_unique<People>(connection);
}

namespace {

// The dimensions that the request means for one definition.
std::vector<std::string> dimensions_for(const Definition& definition, const Request& request) {
  std::vector<std::string> wanted;
  for (const std::string& name : request.dimensions) {
    if (name == "all") return definition.breakdowns;
    const bool has = std::find(definition.breakdowns.begin(), definition.breakdowns.end(), name) !=
                     definition.breakdowns.end();
    if (has && std::find(wanted.begin(), wanted.end(), name) == wanted.end()) wanted.push_back(name);
  }
  return wanted;
}

void check(const Request& request, const std::vector<const Definition*>& definitions, base::Date newest) {
  if (request.as_at > newest)
    throw Error(fmt::format("the snapshot holds what was known on {}, before {}", base::format_long(newest),
                            base::format_long(request.as_at)),
                "Ask for an earlier day, or load newer files.");
  if (request.months < 1) throw Error("the number of months must be at least 1");
  std::set<std::string_view> known;
  for (const Definition* definition : definitions)
    known.insert(definition->breakdowns.begin(), definition->breakdowns.end());
  for (const std::string& name : request.dimensions) {
    if (name == "all" || name == "total" || known.contains(name)) continue;
    const std::vector<std::string_view> names(known.begin(), known.end());
    throw Error(fmt::format("none of these indicators can be broken down by \"{}\"", name),
                names.empty() ? "They have no breakdowns."
                              : fmt::format("Did you mean {}?", nearest_words(name, names)));
  }
}

std::string with_remedy(const Error& error) {
  return error.remedy().empty() ? error.what() : fmt::format("{}. {}", error.what(), error.remedy());
}

// Events are chosen in the public calendar. The points of a query that looks back a year overlap without the
// engine's seeing it, so only those 12 months apart are shown.
void choose_periods(Task& task, base::Date as_at) {
  if (!is_point(*task.counted)) {
    task.calendar.emplace(as_at);
    return;
  }
  const Window looks_back = task.counted->window;
  if (task.counted->grain != Grain::snapshot || looks_back == Window::snapshot || looks_back == Window::month)
    return;
  const auto month_number = [](base::Date day) {
    const std::chrono::year_month_day parts(day);
    return 12 * static_cast<int>(parts.year()) + static_cast<int>(static_cast<unsigned>(parts.month()));
  };
  const int newest = month_number(task.periods.back().end);
  for (const Period& period : task.periods) {
    if ((newest - month_number(period.end)) % 12 != 0) task.overlaps.push_back(period);
  }
}

// For the public: what is linked to what the tasks count, each to be counted once. Stocks are looked at on
// the eve of every month of the calendar and on its last day.
std::map<const Definition*, std::unique_ptr<LinkedRows>> link_rows(
    std::vector<Task>& tasks, const std::vector<const Definition*>& definitions, const Catalogue& catalogue,
    Relations& relations) {
  std::map<const Definition*, std::unique_ptr<LinkedRows>> linked;
  const auto find = [&](const std::string& id) -> const Definition* {
    const auto found = std::find_if(definitions.begin(), definitions.end(),
                                    [&](const Definition* one) { return one->id == id; });
    return found != definitions.end() ? *found : catalogue.find(id);
  };
  std::vector<const Definition*> all = definitions;
  for (const Definition& one : catalogue.definitions) {
    if (find(one.id) == &one) all.push_back(&one);
  }
  for (Task& task : tasks) {
    if (task.audience != Audience::public_) continue;
    const std::string fault = fault_of_links(*task.counted, find);
    if (!fault.empty()) throw Error::at(task.counted->file.string(), 1, fault);
    for (const Link& link : links_of(*task.counted, find, all)) {
      // What the snapshot lacks is published by no one.
      if (!relations.missing(link.other->needs).empty() ||
          !relations.empty_sources(link.other->query).empty())
        continue;
      auto& rows = linked[link.other];
      if (!rows) rows = std::make_unique<LinkedRows>(*link.other, relations.rows_read(link.other->query));
      std::vector<Period> periods = all_periods(task);
      if (link.kind == LinkKind::stock) {
        periods.clear();
        for (std::size_t month = 0; month < task.calendar->months(); ++month) {
          const Period& one = task.calendar->periods()[month];
          if (month == 0) periods.push_back({base::month_end(base::add_months(one.start, -1)), {}});
          periods.push_back({one.end, {}});
        }
        for (Period& one : periods) one.end = one.start;
      }
      rows->want(dimensions_to_count(task), periods);
      task.linked.emplace_back(link.kind, rows.get());
    }
  }
  return linked;
}

}  // namespace

Measurement Measurer::compute(const std::vector<const Definition*>& definitions, const Request& request,
                              const std::function<void(std::size_t)>& progress) {
  check(request, definitions, state_->as_at);
  Measurement result;
  result.reach.resize(definitions.size());
  std::vector<Task> tasks;
  std::vector<const Definition*> counted;
  bool with_people = false;
  for (std::size_t i = 0; i < definitions.size(); ++i) {
    Task task;
    task.index = i;
    task.asked = definitions[i];
    try {
      task.counted = state_->counted_by(*task.asked, definitions);
    } catch (const Error& error) {
      result.faults.push_back({task.asked->id, with_remedy(error)});
      continue;
    }
    counted.push_back(task.counted);
    task.dimensions = dimensions_for(*task.asked, request);
    task.shown_dimensions = task.dimensions;
    if (task.asked->unit == Unit::ratio) {
      const auto base = ratio_base(task.asked->compared_with);
      if (base && !base->dimension.empty()) task.dimensions = {base->dimension};
      task.comparator = request.comparator;
    }
    with_people = with_people || !task.dimensions.empty();
    task.window = window_for(
        refers(task.asked->unit) && task.asked->usual_window ? *task.counted : *task.asked, request.window);
    task.periods = series(task.window, request.as_at, request.months, is_point(*task.counted));
    task.audience = request.audience;
    task.round_to = request.round_to;
    if (task.audience == Audience::public_) choose_periods(task, request.as_at);
    task.population = state_->authority.population;
    task.population_groups = state_->authority.population_groups;
    task.reach = state_->reach.of_query(task.counted->query);
    result.reach[i] = task.reach;
    tasks.push_back(std::move(task));
  }
  const auto cores = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  const int wanted = request.threads > 0 ? request.threads : cores;
  state_->relations->connect().run(fmt::format("set threads = {}", wanted));
  const auto linked = link_rows(tasks, definitions, state_->catalogue, *state_->relations);
  for (const auto& [definition, rows] : linked) counted.push_back(definition);
  state_->prepare(counted, with_people);
  std::vector<bool> small_teams;
  if (request.audience == Audience::public_ && with_people) {
    constexpr std::size_t most_workers_of_small_team = 5;
    small_teams = state_->people->small_teams(request.as_at, most_workers_of_small_team);
    result.disclosure.small_teams =
        static_cast<std::size_t>(std::count(small_teams.begin(), small_teams.end(), true));
  }
  for (const auto& [definition, rows] : linked) rows->use(state_->people.get(), &small_teams);
  std::vector<std::size_t> merged(tasks.size(), 0);
  std::vector<std::size_t> rounded(tasks.size(), 0);
  for (std::size_t i = 0; i < tasks.size(); ++i) {
    Task& task = tasks[i];
    task.merged = &merged[i];
    task.rounded = &rounded[i];
    if (request.audience == Audience::public_) task.small_teams = &small_teams;
    task.people = task.dimensions.empty() ? nullptr : state_->people.get();
    task.rows_read = state_->relations->rows_read(task.counted->query);
    task.empty_sources = state_->relations->missing(task.counted->needs);
    if (task.empty_sources.empty())
      task.empty_sources = state_->relations->empty_sources(task.counted->query);
  }

  const std::size_t workers = std::min(tasks.size(), static_cast<std::size_t>(wanted));
  // With enough definitions to keep every core busy, each query runs on one thread: no time is lost on
  // handing small ones round.
  state_->relations->connect().run(
      fmt::format("set threads = {}", tasks.size() >= 2 * static_cast<std::size_t>(wanted) ? 1 : wanted));
  std::vector<std::vector<Figure>> figures(tasks.size());
  std::vector<std::string> faults(tasks.size());
  std::atomic<std::size_t> next{0};
  std::mutex progress_mutex;
  std::exception_ptr stopped;
  std::size_t done = 0;
  const auto work = [&] {
    query::Connection connection = state_->relations->connect();
    for (std::size_t i = next++; i < tasks.size(); i = next++) {
      faults[i] = state_->relations->fault(tasks[i].counted->query);
      if (faults[i].empty()) {
        try {
          figures[i] = figures_of(connection, tasks[i]);
        } catch (const Error& error) {
          faults[i] = with_remedy(error);
        } catch (const std::exception& error) {
          faults[i] = error.what();
        }
      }
      const std::lock_guard lock(progress_mutex);
      ++done;
      if (!progress || stopped) continue;
      try {
        progress(done);
      } catch (...) {
        stopped = std::current_exception();
        next = tasks.size();
      }
    }
  };
  {
    std::vector<std::jthread> threads;
    for (std::size_t i = 1; i < workers; ++i) threads.emplace_back(work);
    if (workers > 0) work();
  }
  if (stopped) std::rethrow_exception(stopped);
  for (std::size_t i = 0; i < tasks.size(); ++i) {
    if (!faults[i].empty()) result.faults.push_back({tasks[i].asked->id, faults[i]});
    std::move(figures[i].begin(), figures[i].end(), std::back_inserter(result.figures));
  }
  DisclosureAccount account = account_of(result.figures);
  account.small_teams = result.disclosure.small_teams;
  account.merged = std::accumulate(merged.begin(), merged.end(), std::size_t{0});
  account.rounded = std::accumulate(rounded.begin(), rounded.end(), std::size_t{0});
  result.disclosure = account;
  return result;
}

}  // namespace windscreen::measure
