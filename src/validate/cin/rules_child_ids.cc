// LAchildID: the authority's own identifier of the child.
#include "validate/cin/pairs.h"
#include "validate/cin/rules.h"

namespace windscreen::validate::cin {
namespace {

constexpr std::size_t child_id_longest = 20;

// Characters, not bytes: those of UTF-8 after the first of a character begin with the bits 10.
constexpr std::size_t child_id_characters(Text id) {
  std::size_t count = 0;
  for (const char c : id) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
  return count;
}

constexpr bool child_id_letters_and_figures(Text id) {
  for (const char c : id) {
    if (!((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'))) return false;
  }
  return true;
}

constexpr Rule child_ids_list[] = {
    {.code = "1570",
     .reads = "ChildIdentifiers(LAchildID)",
     .marks = "ChildIdentifiers(LAchildID)",
     .message = "The LAchildID has more than 20 characters. Shorten it, in the same way in every record of "
                "the child.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Identifiers& child : c.identifiers) {
             if (child_id_characters(child.LAchildID) > child_id_longest) fail(child);
           }
         }},
    {.code = "1580",
     .reads = "ChildIdentifiers(LAchildID)",
     .marks = "ChildIdentifiers(LAchildID)",
     .message = "The LAchildID has a character that is neither a letter nor a figure. Take out spaces, "
                "dashes, strokes and the like.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Identifiers& child : c.identifiers) {
             if (!child_id_letters_and_figures(child.LAchildID)) fail(child);
           }
         }},
    {.code = "8500",
     .reads = "ChildIdentifiers(LAchildID)",
     .marks = "ChildIdentifiers(LAchildID)",
     .message =
         "A child has no LAchildID. Give the identifier that the child has in the authority's own system.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Identifiers& child : c.identifiers) {
             if (child.LAchildID.empty()) fail(child);
           }
         }},
    {.code = "8510",
     .reads = "ChildIdentifiers(LAchildID)",
     .marks = "ChildIdentifiers(LAchildID)",
     .message = "Several child records have the same LAchildID. Merge them if they are of one child, "
                "otherwise correct the identifier.",
     .child =
         [](const Child& c, Fails& fail) {
           fail_if_several(fail, c.identifiers, [&](const auto&) { return !c.id.empty(); });
         }},
};

}  // namespace

Rules child_ids_rules() { return child_ids_list; }

}  // namespace windscreen::validate::cin
