// one_child [ROWS…]: what each rule takes for a single child with so many rows in every table (default 1,250,
// 2,500, 5,000, 10,000 and 20,000), in several shapes of such a child, each rule in its worst one, as
// processor time. Prints for both returns the ten slowest rules and the exponent with which their time grows
// from a quarter of the most rows to all of them (1 is as the rows, 2 is as their square), and every rule
// that takes over 50 ms and grows faster than rows^1.3 (all pairs of 20,000 would take hundreds). Fails where
// there is one.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "made_returns.h"
#include "validate/cin/children.h"
#include "validate/grouping.h"
#include "validate/read_return.h"
#include "validate/ssda903/children.h"

namespace {

using namespace windscreen;
using validate::Return;
using validate::ReturnData;

constexpr double too_fast = 1.3;
// What takes less for the most rows is not judged: it grows with what does not fit into caches any more.
constexpr double least_ms = 50;

struct Timed {
  std::string shape;
  std::vector<double> ms;
  double exponent = 0;
};
using Times = std::map<std::string, std::vector<double>>;

double processor_ms() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

double best_ms(const std::function<void()>& work) {
  double best = 1e30;
  double all = 0;
  for (int i = 0; i < 40 && (i < 3 || all < 6.0); ++i) {
    const double before = processor_ms();
    work();
    const double took = processor_ms() - before;
    best = std::min(best, took);
    all += took;
    if (took > 500) break;
  }
  return best;
}

void read(Return which, std::vector<bench::MadeFile> files, bool last_year, ReturnData& data) {
  std::vector<validate::Source> sources;
  for (bench::MadeFile& file : files) {
    const auto text = std::make_shared<std::string>(std::move(file.text));
    sources.push_back({file.name, {text->data(), text->size()}, text});
  }
  if (const auto fault = validate::read_sources(which, std::move(sources), last_year, data))
    throw std::runtime_error(fault->file + ": " + fault->words);
}

void know_lists(validate::Collection& collection) {
  collection.authority = "936";
  collection.xml = true;
  collection.previous = true;
  collection.has_postcodes = true;
  for (int i = 0; i < 4000; ++i) {
    validate::Provider provider;
    provider.urn = "SC" + std::to_string(100000 + i);
    provider.la_code_inferred = i % 2 == 0 ? "936" : "850";
    provider.place_codes = "U1,U3,U4";
    provider.provider_codes = "PR1,PR4";
    provider.postcode = "GU1 1AA";
    collection.providers.push_back(provider);
  }
  validate::index_providers(collection);
}

template <class Children, class Rule>
void time_rules(const std::vector<const Rule*>& rules, ReturnData& data, std::string_view key, Times& times) {
  const validate::Grouping grouping = validate::group_by_child(data, key);
  if (grouping.ids.size() != 1) throw std::runtime_error("there is more than one child");
  Children children(data, grouping);
  times["(the child's rows)"].push_back(best_ms([&] { children.at(0); }));
  const auto& child = children.at(0);
  const auto whole = Children::whole(data);
  for (const Rule* rule : rules) {
    validate::Fails fails;
    times[std::string(rule->code)].push_back(best_ms([&] {
      fails.begin(0);
      fails.findings().clear();
      if (rule->child != nullptr) {
        rule->child(child, fails);
      } else {
        rule->whole(whole, fails);
      }
    }));
  }
}

double exponent_of(const std::vector<double>& ms, const std::vector<std::uint32_t>& sizes) {
  const std::size_t last = sizes.size() - 1;
  const std::size_t first = last >= 2 ? last - 2 : 0;
  if (first == last || ms[last] < least_ms) return 0;
  return std::log(ms[last] / ms[first]) / std::log(static_cast<double>(sizes[last]) / sizes[first]);
}

void take_worst(const Times& times, const std::string& shape, const std::vector<std::uint32_t>& sizes,
                std::map<std::string, Timed>& worst) {
  for (const auto& [code, ms] : times) {
    Timed& kept = worst[code];
    const double exponent = exponent_of(ms, sizes);
    const bool grows = exponent > too_fast;
    const bool grew = kept.exponent > too_fast;
    if (!kept.ms.empty() && (grows != grew ? grew : ms.back() <= kept.ms.back())) continue;
    kept = {shape, ms, exponent};
  }
}

std::size_t print(std::string_view title, const std::map<std::string, Timed>& worst,
                  const std::vector<std::uint32_t>& sizes) {
  std::vector<std::pair<std::string, Timed>> all(worst.begin(), worst.end());
  std::sort(all.begin(), all.end(),
            [](const auto& a, const auto& b) { return a.second.ms.back() > b.second.ms.back(); });
  double sum = 0;
  for (const auto& [code, timed] : all) sum += timed.ms.back();
  fmt::print(
      "{}: one child, {} rules, {:.1f} ms in all with {} rows in every table; the slowest ten, in ms\n",
      title, all.size() - 1, sum, sizes.back());
  fmt::print("{:<20} {:<22}", "rule", "worst shape");
  for (const std::uint32_t size : sizes) fmt::print(" {:>9}", size);
  fmt::print(" {:>9}\n", "exponent");
  std::size_t fast = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto& [code, timed] = all[i];
    const bool grows = timed.exponent > too_fast;
    fast += grows ? 1 : 0;
    if (i >= 10 && !grows) continue;
    fmt::print("{:<20} {:<22}", code, timed.shape);
    for (const double ms : timed.ms) fmt::print(" {:>9.3f}", ms);
    fmt::print(" {:>9}\n", timed.ms.back() < least_ms ? "" : fmt::format("{:.2f}", timed.exponent));
  }
  fmt::print("rules that grow faster than rows^{}: {}\n", too_fast, fast);
  return fast;
}

std::size_t looked_after(const std::vector<std::uint32_t>& sizes) {
  std::map<std::string, Timed> worst;
  for (const bench::Shape shape : bench::shapes) {
    Times times;
    for (const std::uint32_t size : sizes) {
      ReturnData data(validate::tables_of(Return::ssda903));
      know_lists(data.collection);
      read(Return::ssda903, bench::one_child_ssda903(size, shape, false), false, data);
      read(Return::ssda903, bench::one_child_ssda903(size, shape, true), true, data);
      time_rules<validate::ssda903::Children>(validate::ssda903::rules_of(2026), data, "CHILD", times);
    }
    take_worst(times, std::string(bench::name_of(shape)), sizes, worst);
  }
  return print("SSDA903", worst, sizes);
}

std::size_t in_need(const std::vector<std::uint32_t>& sizes) {
  std::map<std::string, Timed> worst;
  for (const bench::Shape shape : bench::shapes) {
    for (const bool one_period : {false, true}) {
      Times times;
      for (const std::uint32_t size : sizes) {
        ReturnData data(validate::tables_of(Return::cin));
        read(Return::cin, {{"census.xml", bench::one_child_census(size, shape, one_period)}}, false, data);
        time_rules<validate::cin::Children>(validate::cin::rules_of(2026), data, "LAchildID", times);
      }
      take_worst(times, std::string(bench::name_of(shape)) + (one_period ? ", one period" : ""), sizes,
                 worst);
    }
  }
  return print("Census", worst, sizes);
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::uint32_t> sizes;
  for (int i = 1; i < argc; ++i)
    sizes.push_back(static_cast<std::uint32_t>(std::strtoul(argv[i], nullptr, 10)));
  if (sizes.empty()) sizes = {1250, 2500, 5000, 10000, 20000};
  try {
    const std::size_t fast = looked_after(sizes) + in_need(sizes);
    return fast == 0 ? 0 : 1;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 2;
  }
}
