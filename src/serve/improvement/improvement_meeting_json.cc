#include "serve/improvement/improvement_meeting_json.h"

#include <utility>

#include "improve/rating.h"
#include "improve/standing.h"
#include "serve/improvement/improvement_json.h"
#include "serve/improvement/improvement_meeting_exceptions.h"

namespace windscreen::serve {
namespace {

using improve::Book;
using nlohmann::ordered_json;

ordered_json overdue_json(const Book& book, const std::vector<improve::DueLine>& lines) {
  ordered_json all = ordered_json::array();
  for (const improve::DueLine& line : lines) {
    ordered_json row = brief_json(book, line.place);
    row["what"] = line.what;
    row["what_words"] = improve::words_of(improve::due_kinds(), line.what);
    row["sentence"] = line.sentence;
    row["lead"] = line.lead;
    row["due"] = day_json(line.due);
    row["days_late"] = line.days_late;
    all.push_back(std::move(row));
  }
  return all;
}

}  // namespace

ordered_json meeting_head_json(const Book& book, const improve::Meeting& meeting) {
  ordered_json head = brief_json(book, meeting.place);
  head["body"] = brief_or_null(book, meeting.body);
  head["day"] = base::format_iso(meeting.on);
  head["status"] = meeting.status;
  head["status_words"] = improve::words_of(book.at(meeting.place).kind->statuses, meeting.status);
  head["reason"] = meeting.reason;
  return head;
}

ordered_json meeting_head_schema() {
  return object(joined({brief_members(),
                        {{"body", nullable(brief_schema())},
                         {"day", day()},
                         {"status", choice({"planned", "held", "cancelled"})},
                         {"status_words", text()},
                         {"reason", text()}}}));
}

ordered_json agenda_json(const Book& book, const improve::Meeting& meeting, base::Date day) {
  ordered_json all = ordered_json::array();
  for (const improve::MeetingItem& item : meeting.items) {
    const improve::Thing& thing = book.at(item.place);
    ordered_json reports = ordered_json::array();
    for (const improve::ReceivedReport& report : item.reports)
      reports.push_back(brief_json(book, report.place));
    ordered_json said = ordered_json::array();
    for (const std::size_t part : thing.parts) {
      if (!book.at(part).there_on(day)) continue;
      ordered_json row = brief_json(book, part);
      row["kind_words"] = book.at(part).kind->one;
      row["words"] = book.at(part).row.words;
      said.push_back(std::move(row));
    }
    ordered_json row = brief_json(book, item.place);
    row["words"] = thing.row.words;
    row["reports"] = std::move(reports);
    row["said"] = std::move(said);
    all.push_back(std::move(row));
  }
  return all;
}

ordered_json agenda_schema() {
  return rows(
      joined({brief_members(),
              {{"words", text()},
               {"reports", list(brief_schema())},
               {"said", rows(joined({brief_members(), {{"kind_words", text()}, {"words", text()}}}))}}}));
}

ordered_json last_meeting_json(const Book& book, const std::optional<improve::Meeting>& last) {
  return last ? meeting_head_json(book, *last) : ordered_json();
}

ordered_json outcomes_json(const Book& book, const std::vector<improve::MeetingOutcome>& outcomes,
                           base::Date day, const improve::Readings& readings) {
  ordered_json all = ordered_json::array();
  for (const improve::MeetingOutcome& one : outcomes) {
    const improve::Standing standing = improve::standing_on(book.at(one.place), day);
    ordered_json said = ordered_json::array();
    for (const improve::SaidSince& entry : one.said) {
      ordered_json row = said_json(entry.said);
      row["kind"] = entry.kind;
      said.push_back(std::move(row));
    }
    ordered_json row = brief_json(book, one.place);
    row["meeting"] = brief_json(book, one.meeting);
    row["met"] = base::format_iso(one.met);
    row["open"] = one.open;
    row["late"] = one.late;
    row["state"] = one.state;
    row["lead"] = standing.lead;
    row["due"] = day_json(standing.due);
    row["rating"] = rating_json(book, improve::rating_on(book, one.place, day, readings));
    row["put_off"] = put_off_json(one.put_off);
    row["said"] = std::move(said);
    all.push_back(std::move(row));
  }
  return all;
}

ordered_json outcomes_schema() {
  const auto said =
      rows({{"on", day()}, {"value", text()}, {"words", text()}, {"evidence", text()}, {"kind", text()}});
  return rows(joined({brief_members(),
                      {{"meeting", brief_schema()},
                       {"met", day()},
                       {"open", truth()},
                       {"late", truth()},
                       {"state", text()},
                       {"lead", text()},
                       {"due", day_or_null()},
                       {"rating", rating_schema()},
                       {"put_off", put_off_schema()},
                       {"said", said}}}));
}

ordered_json quadrant_json(const Book& book, const improve::QuadrantPage& page, base::Date day,
                           const improve::Readings& readings, ordered_json exceptions) {
  return {{"on", base::format_iso(day)},
          {"meeting", meeting_head_json(book, page.meeting)},
          {"last", last_meeting_json(book, page.last)},
          {"agenda", agenda_json(book, page.meeting, day)},
          {"exceptions", std::move(exceptions)},
          {"overdue", overdue_json(book, page.overdue)},
          {"outcomes", outcomes_json(book, page.outcomes, day, readings)}};
}

ordered_json quadrant_schema() {
  const auto overdue = rows(joined({brief_members(),
                                    {{"what", text()},
                                     {"what_words", text()},
                                     {"sentence", text()},
                                     {"lead", text()},
                                     {"due", day_or_null()},
                                     {"days_late", whole()}}}));
  return object({{"on", day()},
                 {"meeting", meeting_head_schema()},
                 {"last", nullable(meeting_head_schema())},
                 {"agenda", agenda_schema()},
                 {"exceptions", exceptions_schema()},
                 {"overdue", overdue},
                 {"outcomes", outcomes_schema()}});
}

}  // namespace windscreen::serve
