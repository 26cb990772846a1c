#include <nlohmann/json.hpp>

#include "improve/call_in.h"
#include "improve/meetings.h"
#include "improve/questions.h"
#include "improve/recommendations.h"
#include "serve/improvement/improvement_json.h"
#include "serve/improvement/improvement_routes.h"

namespace windscreen::serve {
namespace {

using improve::Book;
using nlohmann::ordered_json;

ordered_json meetings_json(const Book& book, base::Date day) {
  ordered_json all = ordered_json::array();
  for (const improve::Meeting& meeting : improve::meetings(book, day)) {
    ordered_json row = brief_json(book, meeting.place);
    row["body"] = brief_or_null(book, meeting.body);
    row["day"] = base::format_iso(meeting.on);
    row["status"] = meeting.status;
    row["reason"] = meeting.reason;
    row["put_off"] = put_off_json(meeting.put_off);
    ordered_json items = ordered_json::array();
    for (const improve::MeetingItem& item : meeting.items) {
      ordered_json one = brief_json(book, item.place);
      ordered_json reports = ordered_json::array();
      for (const improve::ReceivedReport& report : item.reports)
        reports.push_back(brief_json(book, report.place));
      one["reports"] = std::move(reports);
      items.push_back(std::move(one));
    }
    row["items"] = std::move(items);
    all.push_back(std::move(row));
  }
  return all;
}

ordered_json decisions_json(const Book& book, base::Date day) {
  ordered_json all = ordered_json::array();
  for (const improve::CallIn& one : improve::call_ins(book, day)) {
    ordered_json row = brief_json(book, one.place);
    row["decided_on"] = base::format_iso(book.at(one.place).since);
    row["decided"] = improve::words_of(improve::decisions(), one.decided);
    row["body"] = brief_or_null(book, book.above(one.place, "body"));
    row["call_in_by"] = brief_or_null(book, one.by);
    row["working_days"] = one.working_days;
    row["closes"] = day_json(one.closes);
    row["state"] = one.state;
    row["state_words"] = improve::words_of(improve::call_in_states(), one.state);
    row["may_act_from"] = day_json(one.may_act_from);
    row["outcome"] = said_or_null(one.outcome);
    row["called_in_late"] = one.called_in_late;
    all.push_back(std::move(row));
  }
  return all;
}

ordered_json scrutiny_recommendations_json(const Book& book, base::Date day) {
  ordered_json all = ordered_json::array();
  for (const improve::RecommendationLine& one : improve::recommendation_lines(book, day)) {
    ordered_json row = brief_json(book, one.place);
    row["words"] = book.at(one.place).row.words;
    row["made_on"] = base::format_iso(book.at(one.place).since);
    row["body"] = brief_or_null(book, one.body);
    row["lead"] = one.lead;
    row["response_due"] = day_json(one.response_due);
    row["responded"] = day_json(one.responded);
    row["response"] = said_or_null(one.response);
    row["days_late"] = one.days_late;
    row["done"] = said_or_null(one.done);
    row["state"] = one.state;
    row["state_words"] = improve::words_of(improve::recommendation_states(), one.state);
    all.push_back(std::move(row));
  }
  return all;
}

ordered_json questions_json(const Book& book, base::Date day) {
  ordered_json all = ordered_json::array();
  for (const improve::QuestionLine& one : improve::question_lines(book, day)) {
    ordered_json row = brief_json(book, one.place);
    row["words"] = book.at(one.place).row.words;
    row["body"] = brief_or_null(book, one.body);
    row["asked"] = base::format_iso(one.asked);
    row["lead"] = one.lead;
    row["due"] = day_json(one.due);
    row["answers"] = said_list(one.answers);
    row["days_taken"] = one.days_taken;
    row["days_late"] = one.days_late;
    row["state"] = one.state;
    row["state_words"] = improve::words_of(improve::question_states(), one.state);
    all.push_back(std::move(row));
  }
  return all;
}

ordered_json asked_again_json(const Book& book, base::Date day) {
  ordered_json all = ordered_json::array();
  for (const improve::AskedAgain& one : improve::asked_again(book, day)) {
    ordered_json answers = ordered_json::array();
    for (const improve::AnswerAgain& answer : one.answers) {
      answers.push_back({{"question", brief_json(book, answer.question)},
                         {"answer", said_or_null(answer.answer)},
                         {"moved", answer.moved},
                         {"moved_words", improve::words_of(improve::evidence_moves(), answer.moved)}});
    }
    all.push_back({{"title", one.title}, {"answers", std::move(answers)}});
  }
  return all;
}

Response view_scrutiny(ImprovementSources& sources, const Call& call) {
  const base::Date day = sources.day_of(call);
  const Book book = sources.book();
  return json_answer({{"on", base::format_iso(day)},
                      {"meetings", meetings_json(book, day)},
                      {"decisions", decisions_json(book, day)},
                      {"recommendations", scrutiny_recommendations_json(book, day)},
                      {"questions", questions_json(book, day)},
                      {"asked_again", asked_again_json(book, day)}});
}

}  // namespace

AuditSchemas improvement_scrutiny_schemas() {
  const auto item = rows(joined({brief_members(), {{"reports", list(brief_schema())}}}));
  const auto meeting = rows(joined({brief_members(),
                                    {{"body", nullable(brief_schema())},
                                     {"day", day()},
                                     {"status", text()},
                                     {"reason", text()},
                                     {"put_off", put_off_schema()},
                                     {"items", item}}}));
  const auto decision = rows(joined({brief_members(),
                                     {{"decided_on", day()},
                                      {"decided", text()},
                                      {"body", nullable(brief_schema())},
                                      {"call_in_by", nullable(brief_schema())},
                                      {"working_days", whole()},
                                      {"closes", day_or_null()},
                                      {"state", text()},
                                      {"state_words", text()},
                                      {"may_act_from", day_or_null()},
                                      {"outcome", nullable(said_schema())},
                                      {"called_in_late", truth()}}}));
  const auto recommendation = rows(joined({brief_members(),
                                           {{"words", text()},
                                            {"made_on", day()},
                                            {"body", nullable(brief_schema())},
                                            {"lead", text()},
                                            {"response_due", day_or_null()},
                                            {"responded", day_or_null()},
                                            {"response", nullable(said_schema())},
                                            {"days_late", whole()},
                                            {"done", nullable(said_schema())},
                                            {"state", text()},
                                            {"state_words", text()}}}));
  const auto question = rows(joined({brief_members(),
                                     {{"words", text()},
                                      {"body", nullable(brief_schema())},
                                      {"asked", day()},
                                      {"lead", text()},
                                      {"due", day_or_null()},
                                      {"answers", list(said_schema())},
                                      {"days_taken", whole()},
                                      {"days_late", whole()},
                                      {"state", text()},
                                      {"state_words", text()}}}));
  const auto again = rows({{"title", text()},
                           {"answers", rows({{"question", brief_schema()},
                                             {"answer", nullable(said_schema())},
                                             {"moved", text()},
                                             {"moved_words", text()}})}});
  return {{"ImprovementScrutiny", object({{"on", day()},
                                          {"meetings", meeting},
                                          {"decisions", decision},
                                          {"recommendations", recommendation},
                                          {"questions", question},
                                          {"asked_again", again}})}};
}

std::vector<Route> improvement_scrutiny_routes(ImprovementSources& sources) {
  return {improvement_view(
      sources, "/improvement/scrutiny",
      "Meetings, decisions and their call-in, recommendations and responses, questions and answers.",
      "ImprovementScrutiny", false, view_scrutiny)};
}

}  // namespace windscreen::serve
