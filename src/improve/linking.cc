#include "improve/linking.h"

#include <algorithm>
#include <string_view>

#include "base/error.h"
#include "improve/kinds.h"

namespace windscreen::improve {
namespace {

using base::Error;
using store::ImprovementLink;
using store::ImprovementRemit;

std::vector<ImprovementLink> links_named(const store::Reader& reader, const LinkName& link) {
  return reader.select<ImprovementLink>("where from_id = :from and to_id = :to and how = :how",
                                        {{"from", link.from}, {"to", link.to}, {"how", link.how}});
}

std::vector<ImprovementRemit> remits_of(const store::Reader& reader, const std::string& body,
                                        const std::string& over) {
  return reader.select<ImprovementRemit>("where body_id = :body and over_id = :over order by from_on",
                                         {{"body", body}, {"over", over}});
}

// ISO days compare as text.
bool overlap(const ImprovementRemit& one, const ImprovementRemit& other) {
  return (!one.to_on || other.from_on <= *one.to_on) && (!other.to_on || one.from_on <= *other.to_on);
}

}  // namespace

store::ImprovementThing need_thing(const store::Reader& reader, const std::string& id, std::string_view kind,
                                   const char* what) {
  const auto found = reader.find<store::ImprovementThing>(id);
  if (!found || (!kind.empty() && found->kind != kind)) {
    throw Error(std::string("The improvement record has no such ") + what + ".", "Choose one from the list.");
  }
  return *found;
}

void add_link(store::Writer& writer, const ImprovementLink& link) {
  const auto from = need_thing(writer, link.from_id, {}, "thing");
  const auto to = need_thing(writer, link.to_id, {}, "thing");
  if (link.from_id == link.to_id || !has_code(link_kinds(), link.how) || !base::parse_iso(link.since_on)) {
    throw Error("The link cannot stand.",
                "Choose two different things and what they have to do with each other.");
  }
  auto there = links_named(writer, {link.from_id, link.to_id, link.how});
  if (there.empty()) {
    ImprovementLink later = link;
    later.since_on = std::max({link.since_on, from.since_on, to.since_on});
    writer.insert(later);
  } else if (there.front().ended_on) {
    there.front().ended_on.reset();
    writer.update(there.front());
  }
}

void end_link(store::Writer& writer, const LinkName& link, base::Date first_without) {
  auto there = links_named(writer, link);
  if (there.empty() || there.front().ended_on)
    throw Error("There is no such link, or it has ended.", "Open the page again.");
  there.front().ended_on = base::format_iso(first_without - std::chrono::days(1));
  writer.update(there.front());
}

void add_remit(store::Writer& writer, const ImprovementRemit& remit) {
  need_thing(writer, remit.body_id, "body", "body");
  need_thing(writer, remit.over_id, {}, "thing");
  if (!base::parse_iso(remit.from_on) ||
      (remit.to_on && (!base::parse_iso(*remit.to_on) || *remit.to_on < remit.from_on))) {
    throw Error("The days of the remit cannot stand.",
                "Give the day on which it begins, such as 2020-01-31.");
  }
  const auto others = remits_of(writer, remit.body_id, remit.over_id);
  if (std::ranges::any_of(others, [&](const ImprovementRemit& other) { return overlap(remit, other); })) {
    throw Error("The body watches over it on such a day already.",
                "End that remit first, or give a day after its end.");
  }
  writer.insert(remit);
}

void end_remit(store::Writer& writer, const std::string& body, const std::string& over, base::Date last) {
  auto all = remits_of(writer, body, over);
  const auto open = std::ranges::find_if(all, [](const ImprovementRemit& one) { return !one.to_on; });
  if (open == all.end()) throw Error("The body does not watch over it.", "Open the page again.");
  if (base::format_iso(last) < open->from_on) {
    throw Error("The day is before the body began to watch over it.",
                "Give a day from " + open->from_on + " on.");
  }
  open->to_on = base::format_iso(last);
  writer.update(*open);
}

}  // namespace windscreen::improve
