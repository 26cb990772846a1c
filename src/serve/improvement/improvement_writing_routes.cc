#include <algorithm>
#include <nlohmann/json.hpp>

#include "improve/linking.h"
#include "improve/writing.h"
#include "serve/accounts/people.h"
#include "serve/http/problem.h"
#include "serve/http/request_body.h"
#include "serve/improvement/improvement_json.h"
#include "serve/improvement/improvement_routes.h"
#include "serve/improvement/improvement_wishes.h"
#include "serve/improvement/improvement_words.h"
#include "store/identity.h"

namespace windscreen::serve {
namespace {

constexpr std::size_t most_email = 254;

store::ImprovementEntry entry_of(ImprovementSources& sources, const Call& call) {
  const auto& body = *call.body;
  const auto given = [&](const char* name, std::size_t most) {
    return optional_text_member(body, name, most).value_or("");
  };
  store::ImprovementEntry entry;
  entry.id = store::new_id();
  entry.thing_id = text_member(body, "thing", 100);
  entry.kind = text_member(body, "kind", 20);
  entry.on_day = optional_text_member(body, "on", 10).value_or(base::format_iso(sources.today()));
  entry.at = store::now();
  entry.account_id = call.identity->account;
  entry.value = given("value", 40);
  entry.words = given("words", most_words);
  entry.evidence = given("evidence", most_words);
  entry.due_on = optional_text_member(body, "due", 10);
  if (entry.kind == "lead") entry.owner = given("owner", most_title);
  return entry;
}

/// The account of whoever leads from now on, where an e-mail address is given.
void name_owner(store::Writer& writer, const Call& call, store::ImprovementEntry& entry) {
  const auto email = optional_text_member(*call.body, "owner_email", most_email);
  if (!email) return;
  const auto account = account_with_email(writer, email_of(*email));
  if (!account)
    throw Refused(422, "There is no account of that address.", "Invite them first.", "no_account");
  entry.owner_id = account->id;
  if (entry.owner.empty()) entry.owner = account->name;
}

Response say_entry(ImprovementSources& sources, const Call& call) {
  const store::ImprovementEntry given = entry_of(sources, call);
  by_the_record(sources, call, "improvement.say", [&](store::Writer& writer) {
    store::ImprovementEntry entry = given;
    const improve::Book book = improve::read_book(writer);
    const improve::Thing* thing = book.find(entry.thing_id);
    if (thing == nullptr)
      throw Problem{404, "The improvement record has no such thing.", "Open it from a list."};
    const auto may =
        entries_that_may_be_said(*thing, improve::standing_on(*thing, sources.today()), *call.identity);
    if (std::ranges::find(may, entry.kind) == may.end()) {
      throw Refused(403, "You do not lead this, or what you would say of it is for somebody else to say.",
                    "Ask whoever keeps the improvement record.", "not_yours_to_say");
    }
    // Of nothing else may one ask whether an address has an account.
    if (entry.kind == "lead") name_owner(writer, call, entry);
    improve::add_entry(writer, entry, sources.today());
  });
  return json_answer({{"entry", given.id}});
}

/// Behind the parts that are there.
std::int64_t next_place(const store::Reader& reader, const std::optional<std::string>& parent) {
  if (!parent) return 1;
  std::int64_t last = 0;
  for (const auto& part :
       reader.select<store::ImprovementThing>("where parent_id = :parent", {{"parent", *parent}}))
    last = std::max(last, part.place);
  return last + 1;
}

/// A thing with, if it is said, what it answers, who leads it and by when: an action from a finding in one
/// step.
Response add_thing_given(ImprovementSources& sources, const Call& call) {
  const auto& body = *call.body;
  const improve::NewThing given = thing_given(sources, call);
  const auto answers = optional_text_member(body, "answers", 100);
  const auto owner = optional_text_member(body, "owner", most_title);
  const auto email = optional_text_member(body, "owner_email", most_email);
  const auto due = optional_text_member(body, "due", 10);
  by_the_record(sources, call, "improvement.add", [&](store::Writer& writer) {
    improve::NewThing thing = given;
    thing.row.place = next_place(writer, thing.row.parent_id);
    improve::add_thing(writer, thing);
    if (answers) {
      improve::add_link(
          writer, {store::new_id(), thing.row.id, *answers, "answers", thing.row.since_on, std::nullopt});
    }
    store::ImprovementEntry entry;
    entry.thing_id = thing.row.id;
    entry.on_day = thing.row.since_on;
    entry.at = thing.row.created_at;
    entry.account_id = call.identity->account;
    if (owner || email) {
      entry.id = store::new_id();
      entry.kind = "lead";
      entry.owner = owner.value_or("");
      name_owner(writer, call, entry);
      improve::add_entry(writer, entry, sources.today());
      entry.owner.clear();
      entry.owner_id.reset();
    }
    if (due) {
      entry.id = store::new_id();
      entry.kind = "due";
      entry.due_on = *due;
      improve::add_entry(writer, entry, sources.today());
    }
  });
  return json_answer({{"thing", given.row.id}});
}

}  // namespace

AuditSchemas improvement_writing_schemas() {
  return {{"ImprovementEntryWish",
           object({{"thing", text()}, {"kind", text()}}, {{"on", day_or_null()},
                                                          {"value", text_or_null()},
                                                          {"words", text_or_null()},
                                                          {"evidence", text_or_null()},
                                                          {"due", day_or_null()},
                                                          {"owner", text_or_null()},
                                                          {"owner_email", text_or_null()}})},
          {"ImprovementEntryId", object({{"entry", text()}})},
          {"ImprovementThingWish",
           object({{"kind", text()}, {"title", text()}}, joined({thing_wish_members(),
                                                                 {{"answers", text_or_null()},
                                                                  {"owner", text_or_null()},
                                                                  {"owner_email", text_or_null()},
                                                                  {"due", day_or_null()}}}))},
          {"ImprovementThingId", object({{"thing", text()}})}};
}

std::vector<Route> improvement_writing_routes(ImprovementSources& sources) {
  const Access see = Access::needs(Permission::see_improvement);
  const Access keeps = Access::needs(Permission::keep_improvement);
  const auto route = [&](const char* address, Access access, const char* summary, const char* schema,
                         const char* takes, Response (*make)(ImprovementSources&, const Call&)) {
    return api_route(sources, {Method::post, address, access, summary, schema, takes}, make);
  };
  return {route("/improvement/entries", see, "Says something of a thing of the improvement record.",
                "ImprovementEntryId", "ImprovementEntryWish", say_entry),
          route("/improvement/things", keeps, "Adds a thing to the improvement record.", "ImprovementThingId",
                "ImprovementThingWish", add_thing_given)};
}

}  // namespace windscreen::serve
