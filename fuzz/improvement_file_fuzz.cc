// Fuzzes reading improvement records. Whatever is accepted can be written in the order in which it is given:
// nothing refers to what comes later or is not there.
#include <array>
#include <cstdlib>
#include <set>
#include <string>

#include "base/error.h"
#include "improve/book_file.h"

using namespace windscreen;

namespace {

void need(bool holds) {
  if (!holds) std::abort();
}

void record(const std::string& text) {
  improve::BookFile file;
  try {
    const std::array<improve::NamedText, 1> files = {{{"fuzz", text}}};
    file = improve::read_book_files(files);
  } catch (const base::Error&) {
    return;
  }
  std::set<std::string> there;
  for (const improve::NewThing& thing : file.things) {
    const auto known = [&](const std::optional<std::string>& key) { need(!key || there.contains(*key)); };
    known(thing.row.parent_id);
    if (thing.milestone) known(thing.milestone->after_id);
    if (thing.decision) known(thing.decision->call_in_by_id);
    if (thing.promise) known(thing.promise->to_id);
    need(there.insert(thing.row.id).second);
  }
  for (const auto& entry : file.entries) need(there.contains(entry.thing_id));
  for (const auto& link : file.links) need(there.contains(link.from_id) && there.contains(link.to_id));
  for (const auto& remit : file.remits) need(there.contains(remit.body_id) && there.contains(remit.over_id));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  record(std::string(reinterpret_cast<const char*>(data), size));
  return 0;
}
