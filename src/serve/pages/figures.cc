#include "serve/pages/figures.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "report/figure_rows.h"
#include "report/measured_snapshot.h"
#include "serve/http/problem.h"

namespace windscreen::serve {
namespace {

measure::Request engine_request(const FigureRequest& asked, const lake::Snapshot& snapshot,
                                const measure::Definition& definition) {
  measure::Request request;
  request.as_at = asked.as_at.value_or(snapshot.as_at);
  if (request.as_at > snapshot.as_at)
    throw Problem{400, "as_at is after the snapshot's own day.",
                  fmt::format("Give a day up to {}.", base::format_iso(snapshot.as_at))};
  for (const std::string& dimension : asked.dimensions) {
    const auto& known = definition.breakdowns;
    if (dimension != "all" && std::find(known.begin(), known.end(), dimension) == known.end())
      throw Problem{400, "The indicator cannot be broken down by that.",
                    known.empty()
                        ? "Leave by out."
                        : fmt::format("It can be broken down by {}, or all.", fmt::join(known, ", "))};
  }
  if (asked.group && (asked.dimensions.size() != 1 || asked.dimensions.front() == "all"))
    throw Problem{400, "A group is given without its one dimension.", "Give by with the group's dimension."};
  request.months = asked.months;
  request.dimensions = asked.dimensions;
  request.audience = asked.audience;
  request.window = asked.window;
  return request;
}

}  // namespace

Document rows_document(const report::LazyRows& rows, Form form, const std::string& name) {
  std::string text;
  const auto sink = [&](std::string_view piece) { text += piece; };
  if (form == Form::csv) {
    report::write_csv(rows, sink, report::CsvFor::spreadsheets);
    Document document = make_document("text/csv; charset=utf-8", std::move(text));
    document.file_name = name + ".csv";
    return document;
  }
  report::write_json(rows, sink);
  return make_document("application/json", std::move(text));
}

Response rows_answer(const report::Rows& rows, const Call& call, const std::string& name) {
  Document document = rows_document(report::lazy(rows), call.form, name);
  document.caching = "no-store";
  return respond_with(document, call.request);
}

const measure::Definition& definition_of(const LakeState& state, const std::string& id) {
  if (const measure::Definition* found = state.catalogue.find(id)) return *found;
  throw Problem{404, "There is no indicator of that name.", "/api/v1/indicators lists them."};
}

// A snapshot that is open. The state that it was opened with stays alive for its definitions.
struct Figures::Open {
  std::shared_ptr<const LakeState> state;
  std::string hash;
  std::mutex mutex;
  std::unique_ptr<report::MeasuredSnapshot> measured;

  // With the mutex held.
  void make_ready(const lake::Snapshot& snapshot) {
    if (measured) return;
    measured = std::make_unique<report::MeasuredSnapshot>(state->workspace, snapshot, state->catalogue);
  }
};

Figures::Figures() = default;
Figures::~Figures() = default;

std::shared_ptr<Figures::Open> Figures::open(const std::shared_ptr<const LakeState>& state,
                                             const lake::Snapshot& snapshot) {
  const std::scoped_lock lock(mutex_);
  for (auto one = open_.begin(); one != open_.end(); ++one) {
    if ((*one)->hash != snapshot.content_hash || (*one)->state->revision != state->revision) continue;
    open_.splice(open_.begin(), open_, one);
    return open_.front();
  }
  const auto opened = std::make_shared<Open>();
  opened->state = state;
  opened->hash = snapshot.content_hash;
  open_.push_front(opened);
  constexpr std::size_t most_open = 2;
  if (open_.size() > most_open) open_.pop_back();
  return opened;
}

void Figures::with_snapshot(const std::shared_ptr<const LakeState>& state, const lake::Snapshot& snapshot,
                            const std::function<void(measure::Measurer&)>& work) {
  const auto opened = open(state, snapshot);
  const std::scoped_lock lock(opened->mutex);
  opened->make_ready(snapshot);
  work(opened->measured->measurer());
}

Document Figures::series(const std::shared_ptr<const LakeState>& state, const FigureRequest& asked,
                         Form form) {
  const lake::Snapshot& snapshot = state->find(asked.snapshot);
  const measure::Definition& definition = definition_of(*state, asked.id);
  const measure::Request request = engine_request(asked, snapshot, definition);
  const std::vector<const measure::Definition*> definitions = {&definition};
  const auto opened = open(state, snapshot);
  const std::scoped_lock lock(opened->mutex);
  opened->make_ready(snapshot);
  const report::MeasuredFigures figures = opened->measured->compute(definitions, request);
  if (!figures.measurement.faults.empty()) throw base::Error(figures.measurement.faults.front().what);
  if (!asked.group)
    return rows_document(opened->measured->rows(definitions, figures, false), form, definition.id);
  const report::MeasuredFigures own = opened->measured->of_group(definition, figures, *asked.group);
  if (own.measurement.figures.empty())
    throw Problem{404, "There is no figure of that group.", "Leave group out to see which groups there are."};
  return rows_document(opened->measured->rows(definitions, own, false), form, definition.id);
}

Document Figures::explanation(const std::shared_ptr<const LakeState>& state, const FigureRequest& asked,
                              Form form) {
  const lake::Snapshot& snapshot = state->find(asked.snapshot);
  const measure::Definition& definition = definition_of(*state, asked.id);
  const measure::Request request = engine_request(asked, snapshot, definition);
  const auto opened = open(state, snapshot);
  const std::scoped_lock lock(opened->mutex);
  opened->make_ready(snapshot);
  const measure::Figure newest = opened->measured->newest(definition, request);
  // The server's directories are nobody's business.
  measure::Definition shown = definition;
  shown.file = definition.file.filename();
  return rows_document(report::lazy(report::explanation(shown, newest, snapshot, request.as_at)), form,
                       definition.id);
}

}  // namespace windscreen::serve
