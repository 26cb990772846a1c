// The pathway and who is over-represented on it, from the report's document as rows.
#include <array>
#include <nlohmann/json.hpp>

#include "serve/pages/page_cells.h"
#include "serve/pages/page_rows.h"

namespace windscreen::serve {
namespace {

using nlohmann::json;
using report::Cell;
using report::Rows;

// The steps in their order (report/pathway.h, Stage).
constexpr std::array<const char*, 7> stages = {"referral", "assessment", "section_47_enquiry", "conference",
                                               "plan",     "care",       "left_care"};

const char* stage_at(const json& place) { return stages.at(place.get<std::size_t>()); }

Cell place_in(const json& array, std::size_t place) {
  return array.is_array() && place < array.size() ? cell_of(array[place]) : Cell();
}

// How many, the median, the quartiles and the longest.
void add_waits(std::vector<Cell>& row, const json& waits) {
  for (std::size_t place = 0; place < 5; ++place) row.push_back(place_in(waits, place));
}

class PathwayRows {
 public:
  PathwayRows(const json& pathway, Rows& rows) : pathway_(pathway), rows_(rows) {}

  void add_slice(const json& slice) {
    slice_ = &slice;
    if (const json& contacts = slice.at("contacts"); !contacts.is_null()) {
      for (const json& one : contacts.at("outcomes"))
        add("contact", text_of(one, "outcome"), {}, cell_in(one, "contacts"), json(), {});
      add("contact", Cell(std::string("all")), {}, cell_in(contacts, "total"), json(), {});
      add("contact_before_referral", {}, {}, cell_in(contacts, "before_referral"), contacts.at("days"),
          "calendar days");
    }
    for (std::size_t place = 0; place < stages.size(); ++place) {
      const json& stage = slice.at("stages").at(place);
      add("step", Cell(std::string(stages[place])), {}, cell_in(stage, "children"), stage.at("days"),
          "calendar days");
      constexpr std::array<const char*, 4> endings = {"no_further_action", "closed", "in_need",
                                                      "in_progress"};
      for (std::size_t ending = 0; ending < stage.at("endings").size() && ending < endings.size(); ++ending)
        add("ending", Cell(std::string(stages[place])), Cell(std::string(endings[ending])),
            cell_of(stage["endings"][ending]), json(), {});
    }
    for (const json& link : slice.at("links"))
      add("way", Cell(std::string(stage_at(link.at("from")))), Cell(std::string(stage_at(link.at("to")))),
          cell_in(link, "children"), link.at("days"), "calendar days");
    for (std::size_t place = 0; place < slice.at("waits").size(); ++place) {
      const json& wait = slice["waits"][place];
      const Cell step = text_of(pathway_.at("steps").at(place), "id");
      add("wait", step, {}, place_in(wait.at("days"), 0), wait["days"], "working days");
      add("over_limit", step, {}, cell_in(wait, "over"), json(), {});
      add("still_waiting", step, {}, cell_in(wait, "waiting"), json(), {});
      add("still_waiting_over_limit", step, {}, cell_in(wait, "waiting_over"), json(), {});
    }
  }

 private:
  void add(const char* kind, Cell step, Cell next, Cell count, const json& waits, const char* unit) {
    std::vector<Cell> row = {cell_in(*slice_, "from"),
                             cell_in(*slice_, "to"),
                             cell_in(*slice_, "team"),
                             std::string(kind),
                             std::move(step),
                             std::move(next),
                             Cell(),
                             std::move(count)};
    add_waits(row, waits);
    row.push_back(waits.is_null() || unit == nullptr ? Cell() : Cell(std::string(unit)));
    rows_.rows.push_back(std::move(row));
  }

  const json& pathway_;
  Rows& rows_;
  const json* slice_ = nullptr;
};

}  // namespace

Rows pathway_page(const json& report) {
  Rows rows;
  rows.columns = {"period_start",   "period_end",     "team",    "kind",     "step",
                  "next",           "up_to_days",     "count",   "waits",    "median",
                  "lower_quartile", "upper_quartile", "longest", "wait_unit"};
  const json& pathway = report.at("pathway");
  if (pathway.is_null()) return rows;
  PathwayRows writer(pathway, rows);
  for (const char* which : {"periods", "teams"}) {
    for (const json& slice : pathway.at(which)) writer.add_slice(slice);
  }
  // Who waits on the day, by how long: the last day of the band, or nothing for all beyond.
  for (const json& one : pathway.at("waiting")) {
    const json& step = pathway.at("steps").at(one.at("step").get<std::size_t>());
    for (std::size_t band = 0; band < one.at("bands").size(); ++band) {
      std::vector<Cell> row = {
          text_of(pathway, "as_at"),        text_of(pathway, "as_at"),  cell_in(one, "team"),
          std::string("waiting_now"),       text_of(step, "id"),        Cell(),
          place_in(step.at("edges"), band), cell_of(one["bands"][band])};
      add_waits(row, json());
      row.emplace_back();
      rows.rows.push_back(std::move(row));
    }
  }
  return rows;
}

Rows fairness_page(const json& report) {
  Rows rows;
  rows.columns = {"dimension",  "group",          "kind",          "id",      "comparable", "children",
                  "population", "went_on",        "rate",          "percent", "lower_95",   "upper_95",
                  "ratio",      "ratio_lower_95", "ratio_upper_95"};
  const json& disproportion = report.at("disproportion");
  if (disproportion.is_null()) return rows;
  for (const json& dimension : disproportion.at("dimensions")) {
    const json population = dimension.value("population", json());
    const json& groups = dimension.at("groups");
    for (const auto& [list, kind, id] :
         {std::array{"levels", "level", "level"}, std::array{"steps", "step", "step"}}) {
      for (const json& one : dimension.at(list)) {
        for (std::size_t place = 0; place < groups.size(); ++place) {
          const json& group = one.at("groups").at(place);
          const json ratio = group.value("ratio", json());
          rows.rows.push_back({text_of(dimension, "dimension"), cell_of(groups[place]), std::string(kind),
                               text_of(one, id), cell_in(one, "comparable"), cell_in(group, "children"),
                               population.is_null() ? Cell() : place_in(population.at("children"), place),
                               cell_in(group, "went_on"), cell_in(group, "rate"), cell_in(group, "percent"),
                               cell_in(group, "lower"), cell_in(group, "upper"), place_in(ratio, 0),
                               place_in(ratio, 1), place_in(ratio, 2)});
        }
      }
    }
  }
  return rows;
}

}  // namespace windscreen::serve
