#include "serve/improvement/improvement_json.h"

#include "report/json_value.h"

namespace windscreen::serve {

using nlohmann::ordered_json;

ordered_json brief_json(const improve::Book& book, std::size_t place) {
  const improve::Thing& thing = book.at(place);
  return {{"id", thing.row.id},
          {"kind", thing.row.kind},
          {"number", thing.row.number},
          {"title", thing.row.title}};
}

ordered_json briefs_json(const improve::Book& book, const std::vector<std::size_t>& places) {
  ordered_json all = ordered_json::array();
  for (const std::size_t place : places) all.push_back(brief_json(book, place));
  return all;
}

ordered_json brief_or_null(const improve::Book& book, std::optional<std::size_t> place) {
  return place ? brief_json(book, *place) : ordered_json();
}

SchemaMembers brief_members() {
  return {{"id", text()}, {"kind", text()}, {"number", text()}, {"title", text()}};
}
ordered_json brief_schema() { return object(brief_members()); }

ordered_json said_json(const improve::Said& said) {
  return {{"on", base::format_iso(said.on)},
          {"value", said.value},
          {"words", said.words},
          {"evidence", said.evidence}};
}

ordered_json said_or_null(const std::optional<improve::Said>& said) {
  return said ? said_json(*said) : ordered_json();
}

ordered_json said_list(std::span<const improve::Said> said) {
  ordered_json all = ordered_json::array();
  for (const improve::Said& one : said) all.push_back(said_json(one));
  return all;
}

ordered_json said_schema() {
  return object({{"on", day()}, {"value", text()}, {"words", text()}, {"evidence", text()}});
}

ordered_json day_json(const std::optional<base::Date>& day) {
  return day ? ordered_json(base::format_iso(*day)) : ordered_json();
}

ordered_json put_off_json(std::span<const improve::PutOff> put_off) {
  ordered_json all = ordered_json::array();
  for (const improve::PutOff& one : put_off) {
    all.push_back({{"on", base::format_iso(one.on)},
                   {"reason", one.reason},
                   {"was", base::format_iso(one.was)},
                   {"now_is", base::format_iso(one.now_is)},
                   {"days", one.days()}});
  }
  return all;
}

ordered_json put_off_schema() {
  return rows({{"on", day()}, {"reason", text()}, {"was", day()}, {"now_is", day()}, {"days", whole()}});
}

ordered_json standing_json(const improve::Thing& thing, const improve::Standing& standing) {
  ordered_json score;
  if (standing.score)
    score = {{"likelihood", standing.score->likelihood}, {"impact", standing.score->impact}};
  return {{"status", standing.status},
          {"status_words", improve::words_of(thing.kind->statuses, standing.status)},
          {"status_said", said_or_null(standing.status_said)},
          {"lead", standing.lead},
          {"due", day_json(standing.due)},
          {"first_due", day_json(standing.first_due)},
          {"put_off", put_off_json(standing.put_off)},
          {"delivered", said_or_null(standing.delivered)},
          {"embedded", said_or_null(standing.embedded)},
          {"impact", said_or_null(standing.impact)},
          {"response", said_or_null(standing.response)},
          {"outcome", said_or_null(standing.outcome)},
          {"statement", said_or_null(standing.statement)},
          {"answers", said_list(standing.answers)},
          {"kept", said_list(standing.kept)},
          {"score", std::move(score)},
          {"review", day_json(standing.review)},
          {"last_said", day_json(standing.last_said)}};
}

SchemaMembers standing_members() {
  const auto said = [] { return nullable(said_schema()); };
  return {{"status", text()},
          {"status_words", text()},
          {"status_said", said()},
          {"lead", text()},
          {"due", day_or_null()},
          {"first_due", day_or_null()},
          {"put_off", put_off_schema()},
          {"delivered", said()},
          {"embedded", said()},
          {"impact", said()},
          {"response", said()},
          {"outcome", said()},
          {"statement", said()},
          {"answers", list(said_schema())},
          {"kept", list(said_schema())},
          {"score", nullable(object({{"likelihood", whole()}, {"impact", whole()}}))},
          {"review", day_or_null()},
          {"last_said", day_or_null()}};
}

ordered_json rating_json(const improve::Book& book, const improve::Rating& rating) {
  ordered_json reasons = ordered_json::array();
  for (const improve::RatingReason& reason : rating.reasons) {
    reasons.push_back({{"code", reason.code},
                       {"rating", reason.rating},
                       {"words", reason.words},
                       {"about", brief_or_null(book, reason.about)}});
  }
  return {{"rule", rating.rule},
          {"shown", rating.shown},
          {"words", rating.words},
          {"overridden", said_or_null(rating.overridden)},
          {"reasons", std::move(reasons)}};
}

ordered_json rating_schema() {
  return object({{"rule", choice({"", "blue", "green", "amber", "red"})},
                 {"shown", choice({"", "blue", "green", "amber", "red"})},
                 {"words", text()},
                 {"overridden", nullable(said_schema())},
                 {"reasons", rows({{"code", text()},
                                   {"rating", text()},
                                   {"words", text()},
                                   {"about", nullable(brief_schema())}})}});
}

ordered_json progress_json(const improve::MeasureProgress& progress) {
  return {{"kind", progress.kind},
          {"value", report::json_number(progress.value)},
          {"on", day_json(progress.on)},
          {"stated", progress.stated},
          {"baseline", report::json_number(progress.baseline)},
          {"baseline_on", day_json(progress.baseline_on)},
          {"target", report::json_number(progress.target)},
          {"target_on", day_json(progress.target_on)},
          {"past", progress.past},
          {"share", report::json_number(progress.share)},
          {"words", progress.words}};
}

ordered_json progress_schema() {
  return object({{"kind", text()},
                 {"value", number_or_null()},
                 {"on", day_or_null()},
                 {"stated", truth()},
                 {"baseline", number_or_null()},
                 {"baseline_on", day_or_null()},
                 {"target", number_or_null()},
                 {"target_on", day_or_null()},
                 {"past", truth()},
                 {"share", number_or_null()},
                 {"words", text()}});
}

}  // namespace windscreen::serve
