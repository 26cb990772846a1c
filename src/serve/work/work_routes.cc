#include "serve/work/work_routes.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "base/hash.h"
#include "model/local_day.h"
#include "report/flat_rows.h"
#include "report/json_value.h"
#include "serve/accounts/account_answers.h"
#include "serve/accounts/api_route.h"
#include "serve/http/problem.h"
#include "serve/http/request_body.h"
#include "serve/http/schema_parts.h"
#include "serve/improvement/improvement_sources.h"
#include "serve/pages/figures.h"
#include "serve/work/calendar_keys.h"
#include "serve/work/icalendar.h"
#include "serve/work/work_list.h"

namespace windscreen::serve {
namespace {

using nlohmann::ordered_json;

constexpr std::array<std::string_view, 3> how_often = {"never", "weekly", "daily"};

base::Date today_of(const WorkSources& sources) {
  return model::local_day(std::chrono::floor<std::chrono::seconds>(sources.people.now()));
}

Response view_work(WorkSources& sources, const Call& call) {
  const std::string* on = call.given("on");
  const base::Date day = on == nullptr ? today_of(sources) : base::parse_iso(*on).value_or(today_of(sources));
  const auto lines = sources.people.store.read(
      [&](const store::Queries& reader) { return work_of(reader, call.identity->account, day); });
  if (call.form == Form::csv) {
    report::Rows rows;
    rows.columns = {"area", "what", "what_words", "sentence", "due", "days_late", "address"};
    for (const WorkLine& line : lines) {
      rows.rows.push_back(
          {line.area, line.what, std::string(words_of_work(line)), line.sentence, report::cell(line.due),
           line.due ? report::Cell(std::int64_t{line.days_late}) : report::Cell(), line.address});
    }
    return rows_answer(rows, call, "work");
  }
  ordered_json shown = ordered_json::array();
  for (const WorkLine& line : lines) {
    shown.push_back({{"area", line.area},
                     {"what", line.what},
                     {"what_words", words_of_work(line)},
                     {"sentence", line.sentence},
                     {"due", line.due ? ordered_json(base::format_iso(*line.due)) : ordered_json()},
                     {"days_late", line.days_late},
                     {"address", line.address},
                     {"lead", ""}});
  }
  return json_answer({{"on", base::format_iso(day)}, {"lines", std::move(shown)}});
}

ordered_json choices_json(const WorkSources& sources, const std::string& account) {
  return sources.people.store.read([&](const store::Queries& reader) -> ordered_json {
    const auto chosen = reader.find<store::ReminderChoice>(account);
    const auto key = calendar_key_of(reader, account);
    return {{"often", chosen ? chosen->often : "never"},
            {"has_calendar", key.has_value()},
            {"calendar_since", key ? ordered_json(key->created_at) : ordered_json()},
            {"mail", sources.mail}};
  });
}

Response view_choices(WorkSources& sources, const Call& call) {
  return json_answer(choices_json(sources, call.identity->account));
}

Response choose_often(WorkSources& sources, const Call& call) {
  const std::string often = text_member(*call.body, "often", 20);
  if (std::ranges::find(how_often, often) == how_often.end())
    throw Problem{400, "often is not how often one can be reminded.", "Give never, weekly or daily."};
  const std::string& account = call.identity->account;
  const std::string now = store::moment_text(sources.people.now());
  sources.people.store.write({account, "reminders.choose"}, [&](store::Writer& writer) {
    auto chosen = writer.find<store::ReminderChoice>(account);
    if (!chosen) {
      writer.insert(store::ReminderChoice{account, often, now});
    } else if (chosen->often != often) {
      chosen->often = often;
      chosen->changed_at = now;
      writer.update(*chosen);
    }
  });
  return view_choices(sources, call);
}

Response make_calendar(WorkSources& sources, const Call& call) {
  const std::string& account = call.identity->account;
  const store::Moment now = sources.people.now();
  const std::string secret = sources.people.store.write(
      {account, "calendar.make"},
      [&](store::Writer& writer) { return make_calendar_key(writer, account, now); });
  return json_answer({{"path", "/calendar/" + secret}, {"since", store::moment_text(now)}});
}

Response end_calendar(WorkSources& sources, const Call& call) {
  const std::string& account = call.identity->account;
  sources.people.store.write({account, "calendar.end"}, [&](store::Writer& writer) {
    return end_calendar_key(writer, account, sources.people.now());
  });
  return view_choices(sources, call);
}

/// The same each time, however many are counted in the line, and nothing to be read from it: the key's hash
/// is known to the server alone. One line alone has this kind, page and day.
std::string uid_of(const store::CalendarKey& key, const WorkLine& line) {
  return base::sha256(key.sha256 + '\n' + line.what + '\n' + line.address + '\n' +
                      base::format_iso(*line.due))
             .substr(0, 32) +
         "@windscreen";
}

/// Where a page is opened from outside; empty where the server does not know its address.
std::string link_to(const WorkSources& sources, const std::string& page) {
  if (sources.address.empty()) return {};
  return (sources.address.ends_with('/') ? sources.address.substr(0, sources.address.size() - 1)
                                         : sources.address) +
         page;
}

Response show_calendar(WorkSources& sources, const Call& call) {
  const auto now = std::chrono::floor<std::chrono::seconds>(sources.people.now());
  const auto events = sources.people.store.read([&](const store::Queries& reader) {
    const auto open = calendar_opened_by(reader, call.path.at("key"));
    if (!open)
      throw Problem{404, "There is no calendar at this address.",
                    "It may have been replaced or ended: make a new address in Windscreen."};
    std::vector<CalendarEvent> found;
    for (const WorkLine& line : work_of(reader, open->account.id, model::local_day(now))) {
      if (!line.due) continue;
      found.push_back({uid_of(open->key, line), *line.due, line.sentence, link_to(sources, line.address)});
    }
    return found;
  });
  Response response;
  response.headers.add("Content-Type", "text/calendar; charset=utf-8");
  response.headers.add("Cache-Control", "private, no-store");
  response.headers.add("Content-Disposition", "inline; filename=\"windscreen.ics\"");
  response.body = std::make_shared<const std::string>(calendar_text("Windscreen: what is due", events, now));
  return response;
}

Route calendar_route(WorkSources& sources) {
  Route route = account_route(Method::get, "/calendar/{key}", Access::anyone(),
                              "What is due for the owner of a secret address, as a calendar (RFC 5545).",
                              [&sources](const Call& call) { return show_calendar(sources, call); });
  route.forms = {Form::calendar};
  route.path = {{"key", Parameter::Kind::slug, "The secret of the calendar's address.", 0, 0, {}}};
  return route;
}

}  // namespace

std::vector<Route> work_routes(WorkSources& sources) {
  const Access anyone = Access::signed_in();
  Route work =
      api_route<WorkSources>(sources,
                             {.address = "/work",
                              .access = anyone,
                              .summary = "What one has to do and by when, from audits and improvement.",
                              .schema = "Work",
                              .csv = true},
                             view_work);
  work.query = {on_parameter()};
  return {
      std::move(work),
      api_route<WorkSources>(sources,
                             {.address = "/work/choices",
                              .access = anyone,
                              .summary = "How often one is reminded, and whether one has a calendar.",
                              .schema = "WorkChoices"},
                             view_choices),
      api_route<WorkSources>(sources,
                             {.method = Method::post,
                              .address = "/work/choices",
                              .access = anyone,
                              .summary = "Chooses how often one is reminded by e-mail.",
                              .schema = "WorkChoices",
                              .takes = "WorkOften"},
                             choose_often),
      api_route<WorkSources>(sources,
                             {.method = Method::post,
                              .address = "/work/calendar",
                              .access = anyone,
                              .summary = "Makes a secret address for one's calendar, in place of any before.",
                              .schema = "WorkCalendar",
                              .takes = "Nothing"},
                             make_calendar),
      api_route<WorkSources>(sources,
                             {.method = Method::post,
                              .address = "/work/calendar/end",
                              .access = anyone,
                              .summary = "Ends the secret address of one's calendar.",
                              .schema = "WorkChoices",
                              .takes = "Nothing"},
                             end_calendar),
      calendar_route(sources)};
}

AuditSchemas work_schemas() {
  const auto often = choice({"never", "weekly", "daily"});
  return {{"Work", object({{"on", day()},
                           {"lines", rows({{"area", choice({"audits", "improvement"})},
                                           {"what", text()},
                                           {"what_words", text()},
                                           {"sentence", text()},
                                           {"due", day_or_null()},
                                           {"days_late", whole()},
                                           {"address", text()},
                                           {"lead", text()}})}})},
          {"WorkChoices", object({{"often", often},
                                  {"has_calendar", truth()},
                                  {"calendar_since", moment_or_null()},
                                  {"mail", truth()}})},
          {"WorkOften", object({{"often", often}})},
          {"WorkCalendar", object({{"path", text()}, {"since", moment()}})}};
}

}  // namespace windscreen::serve
