// Whether a child's episodes are there at all, this year's and last year's.
#include "validate/ssda903/rules.h"

namespace windscreen::validate::ssda903 {
namespace {

constexpr Rule episodes_loaded_list[] = {
    {.code = "EPI",
     .severity = Severity::other,
     .reads = "Header(CHILD) Episodes(CHILD)",
     .marks = "Header(CHILD)",
     .message = "The child has a header but no episode, and most checks can say nothing about it. Add its "
                "episodes, or correct the identifier.",
     .child =
         [](const Child& c, Fails& fail) {
           if (!c.episodes.empty()) return;
           for (const Header& h : c.header) fail(h);
         }},
    {.code = "NoE",
     .severity = Severity::other,
     .reads = "Episodes(CHILD DECOM) Episodes_last(CHILD)",
     .marks = "Episodes(DECOM)",
     .message = "The episode began before this collection year, but last year's return has no episode of the "
                "child. Check DECOM and the identifier, and that last year's return is complete.",
     .child =
         [](const Child& c, Fails& fail) {
           if (!c.last.episodes.empty()) return;
           for (const Episode& e : c.episodes) {
             if (e.DECOM < c.collection.start) fail(e);
           }
         }},
};

}  // namespace

Rules episodes_loaded_rules() { return episodes_loaded_list; }

}  // namespace windscreen::validate::ssda903
