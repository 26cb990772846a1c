#include "serve/pages/reports.h"

#include <fmt/format.h>

#include <filesystem>
#include <system_error>

#include "report/report_data.h"
#include "report/since.h"
#include "serve/http/problem.h"

namespace windscreen::serve {
namespace {

constexpr int months = 36;
constexpr std::size_t most_kept = 2;

}  // namespace

struct Reports::Kept {
  std::string key;
  std::mutex mutex;
  DocumentPtr document;
};

Reports::Reports() = default;
Reports::~Reports() = default;

std::string report_key(const LakeState& state, const lake::Snapshot& snapshot) {
  std::string before = "none";
  if (const auto* since = report::snapshot_before(state.snapshots, snapshot, snapshot.as_at)) {
    std::error_code none;
    const auto record = state.workspace.directory() / "reports" / (since->name() + ".json");
    const auto written = std::filesystem::last_write_time(record, none).time_since_epoch().count();
    before = fmt::format("{} {}", since->content_hash, none ? 0 : written);
  }
  return fmt::format("{} {} {} {}", snapshot.name(), snapshot.content_hash, state.revision, before);
}

DocumentPtr Reports::of(const std::shared_ptr<const LakeState>& state, const lake::Snapshot& snapshot) {
  const std::string key = report_key(*state, snapshot);
  std::shared_ptr<Kept> one;
  {
    const std::scoped_lock lock(mutex_);
    for (auto place = kept_.begin(); place != kept_.end(); ++place) {
      if ((*place)->key != key) continue;
      kept_.splice(kept_.begin(), kept_, place);
      one = kept_.front();
      break;
    }
    if (!one) {
      one = std::make_shared<Kept>();
      one->key = key;
      kept_.push_front(one);
      if (kept_.size() > most_kept) kept_.pop_back();
    }
  }
  const std::scoped_lock lock(one->mutex);
  if (!one->document) {
    report::ReportRequest request;
    request.as_at = snapshot.as_at;
    request.months = months;
    if (const auto* since = report::snapshot_before(state->snapshots, snapshot, snapshot.as_at))
      request.since = *since;
    const auto go_on = [this](std::size_t, std::size_t) {
      if (stopped_)
        throw Problem{503, "The server is about to stop.", "Ask again when it has been started again."};
    };
    go_on(0, 0);
    one->document = std::make_shared<const Document>(make_document(
        "application/json",
        report::to_json(report::collect(state->workspace, snapshot, state->catalogue, request, go_on))));
  }
  return one->document;
}

}  // namespace windscreen::serve
