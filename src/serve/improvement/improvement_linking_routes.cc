#include <nlohmann/json.hpp>

#include "improve/linking.h"
#include "serve/http/request_body.h"
#include "serve/improvement/improvement_json.h"
#include "serve/improvement/improvement_routes.h"
#include "serve/improvement/improvement_wishes.h"
#include "store/identity.h"

namespace windscreen::serve {
namespace {

constexpr std::size_t most_key = 100;
constexpr std::size_t most_how = 20;
constexpr std::size_t length_of_day = 10;

improve::LinkName link_named(const Call& call) {
  const auto& body = *call.body;
  return {text_member(body, "from", most_key), text_member(body, "to", most_key),
          text_member(body, "how", most_how)};
}

Response link_answer(const improve::LinkName& link) {
  return json_answer({{"from", link.from}, {"to", link.to}, {"how", link.how}});
}

Response link_things(ImprovementSources& sources, const Call& call) {
  const improve::LinkName link = link_named(call);
  by_the_record(sources, call, "improvement.link", [&](store::Writer& writer) {
    improve::add_link(writer, {store::new_id(), link.from, link.to, link.how,
                               base::format_iso(sources.today()), std::nullopt});
  });
  return link_answer(link);
}

Response unlink_things(ImprovementSources& sources, const Call& call) {
  const improve::LinkName link = link_named(call);
  by_the_record(sources, call, "improvement.unlink",
                [&](store::Writer& writer) { improve::end_link(writer, link, sources.today()); });
  return link_answer(link);
}

base::Date day_of_remit(const Call& call, const char* name, base::Date today) {
  const auto given = optional_text_member(*call.body, name, length_of_day);
  if (!given) return today;
  if (const auto day = base::parse_iso(*given)) return *day;
  throw Refused(422, "That is no day.", "Give a day such as 2020-01-31.", "improvement_refused");
}

Response remit_answer(const std::string& body, const std::string& over) {
  return json_answer({{"body", body}, {"over", over}});
}

Response give_remit(ImprovementSources& sources, const Call& call) {
  const auto& asked = *call.body;
  const std::string body = text_member(asked, "body", most_key);
  const std::string over = text_member(asked, "over", most_key);
  const base::Date from = day_of_remit(call, "from", sources.today());
  const std::string words = optional_text_member(asked, "words", most_words).value_or("");
  by_the_record(sources, call, "improvement.remit", [&](store::Writer& writer) {
    improve::add_remit(writer, {store::new_id(), body, over, words, base::format_iso(from), std::nullopt});
  });
  return remit_answer(body, over);
}

Response end_remit_given(ImprovementSources& sources, const Call& call) {
  const std::string body = text_member(*call.body, "body", most_key);
  const std::string over = text_member(*call.body, "over", most_key);
  const base::Date last = day_of_remit(call, "on", sources.today());
  by_the_record(sources, call, "improvement.remit_end",
                [&](store::Writer& writer) { improve::end_remit(writer, body, over, last); });
  return remit_answer(body, over);
}

}  // namespace

AuditSchemas improvement_linking_schemas() {
  const auto link = object({{"from", text()}, {"to", text()}, {"how", text()}});
  const SchemaMembers remit = {{"body", text()}, {"over", text()}};
  return {{"ImprovementLink", link},
          {"ImprovementRemitWish", object(remit, {{"words", text_or_null()}, {"from", day_or_null()}})},
          {"ImprovementRemitEnd", object(remit, {{"on", day_or_null()}})},
          {"ImprovementRemit", object(remit)}};
}

std::vector<Route> improvement_linking_routes(ImprovementSources& sources) {
  const auto route = [&](const char* address, const char* summary, const char* schema, const char* takes,
                         Response (*make)(ImprovementSources&, const Call&)) {
    return api_route(
        sources, {Method::post, address, Access::needs(Permission::keep_improvement), summary, schema, takes},
        make);
  };
  return {route("/improvement/links", "Links two things of the improvement record from today.",
                "ImprovementLink", "ImprovementLink", link_things),
          route("/improvement/links/end", "Ends a link: from today on it does not hold.", "ImprovementLink",
                "ImprovementLink", unlink_things),
          route("/improvement/remits", "Says which body watches over a plan, from when.", "ImprovementRemit",
                "ImprovementRemitWish", give_remit),
          route("/improvement/remits/end", "Says the last day on which a body watched over a plan.",
                "ImprovementRemit", "ImprovementRemitEnd", end_remit_given)};
}

}  // namespace windscreen::serve
