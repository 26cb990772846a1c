// Meetings as they stand, and the papers that were frozen of their pages.
#include <algorithm>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>

#include "improve/papers.h"
#include "report/json_value.h"
#include "serve/audits/plan_answers.h"
#include "serve/http/problem.h"
#include "serve/http/request_body.h"
#include "serve/improvement/improvement_json.h"
#include "serve/improvement/improvement_meeting_exceptions.h"
#include "serve/improvement/improvement_meeting_json.h"
#include "serve/improvement/improvement_meeting_pages.h"
#include "serve/improvement/improvement_routes.h"
#include "serve/pages/figures.h"
#include "store/identity.h"

namespace windscreen::serve {
namespace {

using improve::Book;
using nlohmann::ordered_json;
using store::ImprovementPaper;

bool sees_figures(const Call& call) { return call.identity->permissions.contains(Permission::see_figures); }

/// What is said of a paper wherever it is named; the columns of their list.
SchemaMembers paper_columns() {
  return {{"paper", text()},
          {"meeting", text()},
          {"meeting_title", text()},
          {"body", text_or_null()},
          {"kind", choice({"quadrant", "board"})},
          {"as_at", day()},
          {"frozen_at", moment()},
          {"frozen_by", text_or_null()},
          {"sha256", text()}};
}

report::Rows paper_rows(const Book& book, const std::vector<ImprovementPaper>& papers,
                        const std::map<std::string, std::string>& names) {
  report::Rows rows;
  for (const auto& [column, schema] : paper_columns()) rows.columns.push_back(column);
  for (const ImprovementPaper& paper : papers) {
    const improve::Thing* meeting = book.find(paper.meeting_id);
    const auto by = names.find(paper.frozen_by);
    std::vector<report::Cell> row = {paper.id, paper.meeting_id};
    row.push_back(meeting == nullptr ? report::Cell() : report::text_cell(meeting->row.title));
    row.push_back(meeting == nullptr || !meeting->parent
                      ? report::Cell()
                      : report::text_cell(book.at(*meeting->parent).row.title));
    row.emplace_back(paper.kind);
    row.emplace_back(paper.as_at);
    row.emplace_back(paper.frozen_at);
    row.push_back(by == names.end() ? report::Cell() : report::text_cell(by->second));
    row.emplace_back(paper.sha256);
    rows.rows.push_back(std::move(row));
  }
  return rows;
}

ordered_json papers_json(const report::Rows& rows) {
  ordered_json all = ordered_json::array();
  for (const auto& cells : rows.rows) {
    ordered_json one = ordered_json::object();
    for (std::size_t place = 0; place < cells.size(); ++place)
      one[rows.columns[place]] = report::json_cell(cells[place]);
    all.push_back(std::move(one));
  }
  return all;
}

/// The record with its papers, the newest first, and the names of accounts, as one transaction sees them.
struct WithPapers {
  Book book;
  std::vector<ImprovementPaper> papers;
  std::map<std::string, std::string> names;
};

WithPapers read_with_papers(MeetingSources& sources, const std::string& meeting = {}) {
  return sources.improvement.people.store.read([&](const store::Queries& reader) {
    const std::string newest = "order by frozen_at desc, id";
    auto papers = meeting.empty() ? reader.select<ImprovementPaper>(newest)
                                  : reader.select<ImprovementPaper>("where meeting_id = :meeting " + newest,
                                                                    {{"meeting", meeting}});
    return WithPapers{improve::read_book(reader), std::move(papers), account_names(reader)};
  });
}

Response view_papers(MeetingSources& sources, const Call& call) {
  const WithPapers all = read_with_papers(sources);
  return rows_answer(paper_rows(all.book, all.papers, all.names), call, "papers");
}

Response view_meeting(MeetingSources& sources, const Call& call) {
  const WithPapers all = read_with_papers(sources, call.path.at("meeting"));
  const base::Date asked = sources.improvement.day_of(call);
  const std::size_t meeting = thing_of(all.book, call, "meeting", "meeting", asked);
  const base::Date day = call.given("on") == nullptr ? improve::paper_day(all.book, meeting, asked) : asked;
  const improve::Meeting known = improve::meeting_on(all.book, meeting, day);
  const auto kinds = improve::pages_of(all.book, meeting, day);
  const MeetingPages pages(sources, all.book, meeting, day);
  ordered_json answer = {{"on", base::format_iso(day)},
                         {"meeting", meeting_head_json(all.book, known)},
                         {"agenda", agenda_json(all.book, known, day)},
                         {"may_freeze", call.identity->permissions.contains(Permission::keep_improvement)},
                         {"figures", sees_figures(call) ? "internal" : "public"},
                         {"quadrant", nullptr},
                         {"board", nullptr}};
  for (const std::string_view kind : kinds) answer[std::string(kind)] = pages.page(kind, sees_figures(call));
  answer["papers"] = papers_json(paper_rows(all.book, all.papers, all.names));
  return json_answer(answer);
}

Response freeze_page(MeetingSources& sources, const Call& call) {
  const std::string wanted = text_member(*call.body, "meeting", 100);
  improve::PaperWish wish;
  wish.kind = text_member(*call.body, "kind", 20);
  const Book book = sources.improvement.book();
  const base::Date today = sources.improvement.today();
  const auto found = book.place_of(wanted);
  if (!found || !book.at(*found).is("meeting") || !book.at(*found).there_on(today))
    throw Problem{404, "The improvement record has no such meeting.", "Open it from the list of meetings."};
  const std::size_t meeting = *found;
  wish.meeting = wanted;
  wish.as_at = improve::paper_day(book, meeting, today);
  wish.by = call.identity->account;
  wish.at = store::now();
  const auto kinds = improve::pages_of(book, meeting, wish.as_at);
  if (std::ranges::find(kinds, wish.kind) == kinds.end()) {
    throw Refused(422, "This meeting has no such page.",
                  "A performance meeting has a quadrant\u2019s page, a body that watches over a plan has a "
                  "board\u2019s.",
                  "improvement_refused");
  }
  const MeetingPages pages(sources, book, meeting, wish.as_at);
  const nlohmann::json internal = pages.page(wish.kind, true);
  const nlohmann::json for_public = pages.page(wish.kind, false);
  ImprovementPaper paper;
  sources.improvement.people.store.write(
      {call.identity->account, "improvement.freeze"},
      [&](store::Writer& writer) { paper = improve::freeze_paper(writer, wish, internal, for_public); });
  return json_answer({{"paper", paper.id}});
}

Response view_paper(MeetingSources& sources, const Call& call) {
  const WithPapers all = sources.improvement.people.store.read([&](const store::Queries& reader) {
    const auto paper = reader.find<ImprovementPaper>(call.path.at("paper"));
    if (!paper) throw Problem{404, "There is no such paper.", "Open it from the list of meetings."};
    return WithPapers{improve::read_book(reader), {*paper}, account_names(reader)};
  });
  const ImprovementPaper& paper = all.papers.front();
  const std::string fault = improve::paper_fault(paper);
  const bool internal = sees_figures(call);
  ordered_json answer = papers_json(paper_rows(all.book, all.papers, all.names)).at(0);
  answer["whole"] = fault.empty();
  answer["fault"] = fault;
  answer["figures"] = internal ? "internal" : "public";
  answer["quadrant"] = nullptr;
  answer["board"] = nullptr;
  if (fault.empty()) answer[paper.kind] = improve::paper_page(paper, internal);
  return json_answer(answer);
}

using MakeMeeting = Response (*)(MeetingSources&, const Call&);

/// Each route holds what they have in common.
Route meeting_route(const std::shared_ptr<MeetingSources>& sources, const ApiAddress& address,
                    MakeMeeting make) {
  Route route = account_route(
      address.method, std::string("/api/v1") + address.address, address.access, address.summary,
      [sources, make](const Call& call) { return make(*sources, call); }, address.by);
  route.schema = address.schema;
  route.takes = address.takes;
  if (address.csv) route.forms = {Form::json, Form::csv};
  route.path = path_parameters(address.address);
  return route;
}

}  // namespace

AuditSchemas improvement_meeting_schemas() {
  const SchemaMembers pages = {{"figures", choice({"internal", "public"})},
                               {"quadrant", nullable(quadrant_schema())},
                               {"board", nullable(board_schema())}};
  return {
      {"ImprovementPapers", rows(paper_columns())},
      {"ImprovementPaper", object(joined({paper_columns(), {{"whole", truth()}, {"fault", text()}}, pages}))},
      {"ImprovementMeeting", object(joined({{{"on", day()},
                                             {"meeting", meeting_head_schema()},
                                             {"agenda", agenda_schema()},
                                             {"may_freeze", truth()}},
                                            pages,
                                            {{"papers", rows(paper_columns())}}}))},
      {"ImprovementPaperWish", object({{"meeting", text()}, {"kind", choice({"quadrant", "board"})}})},
      {"ImprovementPaperId", object({{"paper", text()}})}};
}

std::vector<Route> improvement_meeting_routes(ImprovementSources& sources) {
  const auto shared = std::make_shared<MeetingSources>(sources);
  const Access see = Access::needs(Permission::see_improvement);
  const Access keeps = Access::needs(Permission::keep_improvement);
  Route meeting =
      meeting_route(shared,
                    {Method::get, "/improvement/meetings/{meeting}", see,
                     "A meeting with its page: exceptions and what is overdue, or plans and what slipped.",
                     "ImprovementMeeting", "", false, Workers::figures},
                    view_meeting);
  meeting.query = {on_parameter()};
  std::vector<Route> routes;
  routes.push_back(std::move(meeting));
  routes.push_back(meeting_route(shared,
                                 {Method::get, "/improvement/papers", see,
                                  "The papers that were frozen of meetings\u2019 pages, the newest first.",
                                  "ImprovementPapers", "", true, Workers::store},
                                 view_papers));
  routes.push_back(meeting_route(shared,
                                 {Method::get, "/improvement/papers/{paper}", see,
                                  "A meeting\u2019s page as it was frozen, checked against its SHA-256.",
                                  "ImprovementPaper", "", false, Workers::store},
                                 view_paper));
  routes.push_back(
      meeting_route(shared,
                    {Method::post, "/improvement/papers", keeps,
                     "Freezes a meeting\u2019s page as at its day, or today where it is to come.",
                     "ImprovementPaperId", "ImprovementPaperWish", false, Workers::figures},
                    freeze_page));
  return routes;
}

}  // namespace windscreen::serve
