#include "demo/audits/drawn_cases.h"

#include <fmt/format.h>

#include <set>

#include "assure/draw.h"
#include "assure/frame_query.h"
#include "base/error.h"

namespace windscreen::demo {
namespace {

int distinct(const std::vector<assure::Dated>& spells) {
  std::set<std::string_view> who;
  for (const assure::Dated& one : spells) who.insert(one.reference);
  return static_cast<int>(who.size());
}

}  // namespace

CaseDrawing::Drawn CaseDrawing::draw(base::Date month, int count, const std::vector<Named>& named) {
  assure::Frame frame = assure::read_frame(measurer_, month, {});
  open_.clear();
  for (assure::FrameRow& row : frame.rows) {
    if (const auto last = audited_.find(row.child); last != audited_.end()) row.last_audited = last->second;
    open_.emplace(row.child, row);
  }
  assure::DrawRule rule;
  rule.target = static_cast<std::size_t>(count);
  rule.floor = 1;
  rule.reserves = 0;
  const assure::Sample sample =
      assure::draw_sample(std::move(frame), {}, rule, fmt::format("{} {}", seed_, base::format_iso(month)));
  Drawn drawn;
  std::vector<DrawnCase>& cases = drawn.random;
  for (const assure::Selection& one : sample.draw.selections) {
    if (one.role != assure::SelectionRole::primary || cases.size() == static_cast<std::size_t>(count))
      continue;
    cases.push_back(
        {open_.at(one.child), one.probability ? fmt::format("{:.6f}", *one.probability) : "", 0, 0});
  }
  if (cases.size() < static_cast<std::size_t>(count))
    throw base::Error(
        fmt::format("The demo has too few cases for the audits of {}.", base::format_iso(month)),
        "Make the demo anew with: windscreen demo --force");
  std::set<std::string> taken;
  for (const DrawnCase& one : cases) taken.insert(one.row.child);
  for (const Named& wish : named) {
    std::vector<DrawnCase>& found = drawn.named.emplace_back();
    for (const assure::FrameRow& row : sample.frame.rows) {
      if (found.size() == static_cast<std::size_t>(wish.count)) break;
      if (row.exclusion != assure::Exclusion::none || !wish.wanted(row) || !taken.insert(row.child).second)
        continue;
      found.push_back({open_.at(row.child), "", 0, 0});
    }
  }
  look_back(cases, month);
  for (std::vector<DrawnCase>& found : drawn.named) look_back(found, month);
  for (const std::string& child : taken) audited_[child] = month;
  return drawn;
}

void CaseDrawing::look_back(std::vector<DrawnCase>& cases, base::Date month) const {
  std::set<std::string> children;
  for (const DrawnCase& one : cases) children.insert(one.row.child);
  std::map<std::string, assure::CaseHistory> histories;
  for (assure::CaseHistory& one :
       assure::read_histories(measurer_, children, base::add_months(month, -12), month))
    histories.emplace(one.child, std::move(one));
  for (DrawnCase& one : cases) {
    const assure::CaseHistory& history = histories.at(one.row.child);
    one.lead_workers = distinct(history.workers);
    one.managers = distinct(history.managers);
  }
}

}  // namespace windscreen::demo
