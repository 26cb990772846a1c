// What changes themes, an audit's marks and recommendations. The rules are src/assure/themes.h's.
#include <nlohmann/json.hpp>

#include "assure/themes.h"
#include "serve/accounts/account_answers.h"
#include "serve/audits/audit_opening.h"
#include "serve/audits/audit_routes.h"
#include "serve/audits/plan_answers.h"
#include "serve/audits/refusals.h"
#include "serve/audits/theme_answers.h"
#include "serve/audits/theme_routes.h"
#include "serve/http/request_body.h"
#include "store/identity.h"
#include "store/people.h"

namespace windscreen::serve {
namespace {

using nlohmann::json;

constexpr std::size_t longest_words = 5'000;
constexpr std::size_t most_marks = 200;
/// How far back a recommendation that is to be closed may have been issued.
constexpr int months_followed = 24;

std::vector<assure::ThemeMark> marks_in(const json& body) {
  const auto given = body.find("marks");
  if (given == body.end() || !given->is_array() || given->size() > most_marks)
    throw Problem{400, "marks is no list of themes.", "Load the page again."};
  std::vector<assure::ThemeMark> marks;
  for (const json& one : *given) {
    if (!one.is_object()) throw Problem{400, "marks is no list of themes.", "Load the page again."};
    marks.push_back({text_member(one, "theme", 100), text_member(one, "polarity", 20)});
  }
  return marks;
}

Response set_marks(AuditSources& sources, const Call& call) {
  const AuditInSight one = find_audit(sources, call, call.path.at("audit"));
  const std::vector<assure::ThemeMark> marks = marks_in(*call.body);
  const std::string& who = who_asks(call).account;
  by_the_rules(sources.people.store, {who, "audit.themes"}, [&](store::Writer& writer) {
    assure::set_theme_marks(writer, one.audit.id, who, marks);
    return 0;
  });
  return json_answer({{"marks", marks.size()}});
}

template <typename Work>
Response change(AuditSources& sources, const Call& call, const char* act, const Work& work) {
  check_runs_all(sources, call);
  const std::string& who = who_asks(call).account;
  const std::string id = by_the_rules(sources.people.store, {who, act}, work);
  return json_answer({{"id", id}});
}

Response begin(AuditSources& sources, const Call& call) {
  return change(sources, call, "audit.theme.begin",
                [](store::Writer& writer) { return std::to_string(assure::add_shipped_themes(writer)); });
}

Response add(AuditSources& sources, const Call& call) {
  const json& body = *call.body;
  store::AuditTheme theme;
  theme.id = text_member(body, "code", 100);
  theme.name = text_member(body, "name", 200);
  theme.parent_id = optional_text_member(body, "parent", 100);
  theme.indicator = optional_text_member(body, "indicator", 100);
  return change(sources, call, "audit.theme.add", [&](store::Writer& writer) {
    assure::add_theme(writer, theme);
    return theme.id;
  });
}

Response retire(AuditSources& sources, const Call& call) {
  const std::string theme = text_member(*call.body, "theme", 100);
  return change(sources, call, "audit.theme.retire", [&](store::Writer& writer) {
    assure::retire_theme(writer, theme);
    return theme;
  });
}

Response recommend(AuditSources& sources, const Call& call) {
  const json& body = *call.body;
  store::PracticeRecommendation one;
  one.id = store::new_id();
  one.theme_id = text_member(body, "theme", 100);
  one.issued_on = base::format_iso(sources.today());
  one.words = text_member(body, "words", longest_words);
  one.owner_id = optional_text_member(body, "owner", 100);
  const auto target = whole_member(body, "target_percent", 0, 100);
  if (!target)
    throw Problem{400, "target_percent is missing.", "Give the share at which it has done its work."};
  one.target_percent = *target;
  one.due_on = optional_text_member(body, "due_on", 10);
  one.state = "open";
  return change(sources, call, "audit.recommendation.issue", [&](store::Writer& writer) {
    if (one.owner_id) {
      const auto owner = writer.find<store::Account>(*one.owner_id);
      if (!owner || owner->status != "active")
        throw base::Error("This person has no account that is in use.", "Choose another owner.");
    }
    assure::issue_recommendation(writer, one);
    return one.id;
  });
}

Response close(AuditSources& sources, const Call& call) {
  const std::string id = text_member(*call.body, "recommendation", 100);
  const std::string state = text_member(*call.body, "state", 20);
  const std::string reason = text_member(*call.body, "reason", longest_words);
  const base::Date today = sources.today();
  const assure::Progress progress = sources.people.store.read([&](const store::Queries& reader) {
    const ThemeBook book = read_theme_book(reader, today, months_followed);
    for (const store::PracticeRecommendation& one : book.recommendations) {
      if (one.id == id) return follow(book, one).progress;
    }
    throw Problem{404, "There is no such recommendation.", "Open it from the list of themes."};
  });
  return change(sources, call, "audit.recommendation.close", [&](store::Writer& writer) {
    assure::close_recommendation(writer, id, state, reason, today, progress);
    return id;
  });
}

}  // namespace

std::vector<Route> theme_change_routes(AuditSources& sources) {
  using Make = Response (*)(AuditSources&, const Call&);
  const auto route = [&](const char* address, const char* summary, const char* takes, Make make) {
    return audit_route(
        sources,
        {Method::post, address, Access::needs(Permission::run_audits), summary, "AuditThemeChanged", takes},
        make);
  };
  return {
      audit_route(
          sources,
          {Method::put, "/audits/{audit}/themes", Access::needs(Permission::make_audits),
           "Sets which themes an audit of one's own found.", "AuditThemesMarked", "AuditThemeMarking"},
          set_marks),
      route("/audits/themes/begin", "Adds the themes that come with Windscreen.", "AuditThemesBegin", begin),
      route("/audits/themes/add", "Adds a theme.", "AuditThemeWish", add),
      route("/audits/themes/retire", "Ends the use of a theme. What was marked stays.", "AuditThemeRetiring",
            retire),
      route("/audits/recommendations/add", "Issues a recommendation for practice.", "AuditRecommendationWish",
            recommend),
      route("/audits/recommendations/close",
            "Withdraws a recommendation, or closes one whose theme has fallen beyond chance.",
            "AuditRecommendationClosing", close)};
}

}  // namespace windscreen::serve
