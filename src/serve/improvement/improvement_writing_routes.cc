#include <algorithm>
#include <nlohmann/json.hpp>

#include "improve/writing.h"
#include "serve/accounts/people.h"
#include "serve/http/problem.h"
#include "serve/http/request_body.h"
#include "serve/improvement/improvement_json.h"
#include "serve/improvement/improvement_routes.h"
#include "serve/improvement/improvement_words.h"
#include "store/identity.h"

namespace windscreen::serve {
namespace {

constexpr std::size_t most_words = 4000;
constexpr std::size_t most_title = 200;

/// Runs `work` in a transaction; what the rules of the record refuse is told with their words (422).
template <typename Work>
void by_the_record(ImprovementSources& sources, const Call& call, const char* act, const Work& work) {
  sources.people.store.write({call.identity->account, act}, [&](store::Writer& writer) {
    try {
      work(writer);
    } catch (const Refused&) {
      throw;
    } catch (const store::Conflict&) {
      throw;
    } catch (const base::Error& refused) {
      throw Refused(422, refused.what(), refused.remedy(), "improvement_refused");
    }
  });
}

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
  entry.owner = given("owner", most_title);
  return entry;
}

/// The account of whoever leads from now on, where an e-mail address is given.
void name_owner(store::Writer& writer, const Call& call, store::ImprovementEntry& entry) {
  const auto email = optional_text_member(*call.body, "owner_email", 254);
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
    name_owner(writer, call, entry);
    improve::add_entry(writer, entry, sources.today());
  });
  return json_answer({{"entry", given.id}});
}

std::vector<std::string> texts_of(const nlohmann::json& body, const char* name) {
  std::vector<std::string> all;
  const auto found = body.find(name);
  if (found == body.end() || found->is_null()) return all;
  const bool texts = found->is_array() && found->size() <= 50 &&
                     std::ranges::all_of(*found, [](const auto& one) { return one.is_string(); });
  if (!texts)
    throw Problem{400, std::string("\u201c") + name + "\u201d is no list of texts.",
                  "Send a list of up to 50 texts."};
  for (const auto& one : *found) all.push_back(one.template get<std::string>());
  return all;
}

improve::NewThing thing_given(ImprovementSources& sources, const Call& call) {
  const auto& body = *call.body;
  improve::NewThing thing;
  thing.row.id = store::new_id();
  thing.row.kind = text_member(body, "kind", 20);
  thing.row.sort = optional_text_member(body, "sort", 40).value_or("");
  thing.row.parent_id = optional_text_member(body, "parent", 100);
  thing.row.number = optional_text_member(body, "number", 20).value_or("");
  thing.row.title = text_member(body, "title", most_title);
  thing.row.words = optional_text_member(body, "words", most_words).value_or("");
  thing.row.since_on = optional_text_member(body, "since", 10).value_or(base::format_iso(sources.today()));
  thing.row.created_by = call.identity->account;
  thing.row.created_at = store::now();
  thing.services = texts_of(body, "services");
  thing.indicators = texts_of(body, "indicators");
  if (thing.row.kind == "promise")
    thing.promise = store::ImprovementPromise{{}, text_member(body, "to", 100), 0};
  return thing;
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

void link_given(store::Writer& writer, const std::string& from, const std::string& to, const std::string& how,
                const std::string& since) {
  improve::add_link(writer, {store::new_id(), from, to, how, since, std::nullopt});
}

/// A thing with, if it is said, what it answers, who leads it and by when: an action from a finding in one
/// step.
Response add_thing_given(ImprovementSources& sources, const Call& call) {
  const auto& body = *call.body;
  const improve::NewThing given = thing_given(sources, call);
  const auto answers = optional_text_member(body, "answers", 100);
  const auto owner = optional_text_member(body, "owner", most_title);
  const auto due = optional_text_member(body, "due", 10);
  by_the_record(sources, call, "improvement.add", [&](store::Writer& writer) {
    improve::NewThing thing = given;
    thing.row.place = next_place(writer, thing.row.parent_id);
    improve::add_thing(writer, thing);
    if (answers) link_given(writer, thing.row.id, *answers, "answers", thing.row.since_on);
    store::ImprovementEntry entry;
    entry.thing_id = thing.row.id;
    entry.on_day = thing.row.since_on;
    entry.at = thing.row.created_at;
    entry.account_id = call.identity->account;
    if (owner) {
      entry.id = store::new_id();
      entry.kind = "lead";
      entry.owner = *owner;
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

Response link_things(ImprovementSources& sources, const Call& call) {
  const auto& body = *call.body;
  const std::string from = text_member(body, "from", 100);
  const std::string to = text_member(body, "to", 100);
  const std::string how = text_member(body, "how", 20);
  by_the_record(sources, call, "improvement.link", [&](store::Writer& writer) {
    link_given(writer, from, to, how, base::format_iso(sources.today()));
  });
  return json_answer({{"from", from}, {"to", to}});
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
           object({{"kind", text()}, {"title", text()}}, {{"sort", text_or_null()},
                                                          {"parent", text_or_null()},
                                                          {"number", text_or_null()},
                                                          {"words", text_or_null()},
                                                          {"since", day_or_null()},
                                                          {"services", nullable(list(text()))},
                                                          {"indicators", nullable(list(text()))},
                                                          {"to", text_or_null()},
                                                          {"answers", text_or_null()},
                                                          {"owner", text_or_null()},
                                                          {"owner_email", text_or_null()},
                                                          {"due", day_or_null()}})},
          {"ImprovementThingId", object({{"thing", text()}})},
          {"ImprovementLinkWish", object({{"from", text()}, {"to", text()}, {"how", text()}})},
          {"ImprovementLinked", object({{"from", text()}, {"to", text()}})}};
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
                "ImprovementThingWish", add_thing_given),
          route("/improvement/links", keeps, "Links two things of the improvement record from today.",
                "ImprovementLinked", "ImprovementLinkWish", link_things)};
}

}  // namespace windscreen::serve
