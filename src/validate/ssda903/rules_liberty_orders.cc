// Deprivation of liberty orders (DoLO), which the return has since 2026-27.
#include <algorithm>
#include <vector>

#include "validate/ssda903/periods.h"
#include "validate/ssda903/rules.h"

namespace windscreen::validate::ssda903 {
namespace {

// An order or an episode as a stretch of days. Those that only touch, one from the day on which the other
// ends, do not overlap: a child moves to another placement on the day on which the order starts.
template <class Row>
struct Stretch {
  const Row* row = nullptr;
  Day start;
  Day end;
  // The longest of those that begin no later: its place.
  std::size_t longest = 0;
};

// Puts stretches in the order of their starts and finds the longest up to each.
template <class Row>
void line_up(std::vector<Stretch<Row>>& line) {
  std::stable_sort(line.begin(), line.end(), [](const auto& a, const auto& b) { return a.start < b.start; });
  for (std::size_t i = 0; i < line.size(); ++i) {
    line[i].longest = i > 0 && line[line[i - 1].longest].end >= line[i].end ? line[i - 1].longest : i;
  }
}

// The place of one in the line that overlaps the stretch; the size of the line where none does.
template <class Row>
std::size_t overlapping(const std::vector<Stretch<Row>>& line, Day start, Day end) {
  const auto after = std::partition_point(line.begin(), line.end(),
                                          [end](const Stretch<Row>& one) { return one.start < end; });
  if (after == line.begin()) return line.size();
  const std::size_t longest = (after - 1)->longest;
  return line[longest].end > start ? longest : line.size();
}

// Reports orders with start and end, and the episodes of the placement types that overlap them. Each episode
// with one order; further orders by themselves.
void orders_in_placements(const Child& c, bool (*at_fault)(const Episode&), Fails& fail) {
  std::vector<Stretch<LibertyOrder>> orders;
  for (const LibertyOrder& o : c.dolo) {
    if (o.DOLO_START.known() && o.DOLO_END.known()) orders.push_back({&o, o.DOLO_START, o.DOLO_END});
  }
  if (orders.empty()) return;
  line_up(orders);
  std::vector<Stretch<Episode>> episodes;
  for (const Episode* e : c.by_start) {
    if (!at_fault(*e) || e->DEC.wrong()) continue;
    // An open episode goes on beyond any order.
    episodes.push_back({e, e->DECOM, e->DEC.known() ? e->DEC : Day::on(9999, 12, 31)});
  }
  line_up(episodes);

  std::vector<bool> shown(orders.size());
  for (const auto& e : episodes) {
    const std::size_t order = overlapping(orders, e.start, e.end);
    if (order == orders.size()) continue;
    fail.together(*orders[order].row, *e.row);
    shown[order] = true;
  }
  for (std::size_t i = 0; i < orders.size(); ++i) {
    if (!shown[i] && overlapping(episodes, orders[i].start, orders[i].end) < episodes.size())
      fail(*orders[i].row);
  }
}

constexpr Rule liberty_orders_list[] = {
    // The department's messages say "before" where its checks ask for a later day (so in 708): an order of no
    // night is at fault.
    {.code = "702",
     .reads = "DoLo(DOLO_START DOLO_END)",
     .marks = "DoLo(DOLO_START DOLO_END)",
     .message = "A deprivation of liberty order does not end after the day on which it starts. Correct "
                "DOLO_START or DOLO_END.",
     .years = {.first = 2027},
     .child =
         [](const Child& c, Fails& fail) {
           for (const LibertyOrder& o : c.dolo) {
             if (o.DOLO_END <= o.DOLO_START) fail(o);
           }
         }},

    {.code = "703",
     .reads = "DoLo(DOLO_START)",
     .marks = "DoLo(DOLO_START)",
     .message = "A deprivation of liberty order starts after 31 March of the collection year. Correct "
                "DOLO_START, or leave the order to next year's return.",
     .years = {.first = 2027},
     .child =
         [](const Child& c, Fails& fail) {
           for (const LibertyOrder& o : c.dolo) {
             if (o.DOLO_START > c.collection.end) fail(o);
           }
         }},

    {.code = "704",
     .reads = "DoLo(DOLO_END)",
     .marks = "DoLo(DOLO_END)",
     .message = "A deprivation of liberty order ends outside the collection year. Correct DOLO_END; leave "
                "it blank while the order is in force on 31 March.",
     .years = {.first = 2027},
     .child =
         [](const Child& c, Fails& fail) {
           for (const LibertyOrder& o : c.dolo) {
             if (o.DOLO_END < c.collection.start || o.DOLO_END > c.collection.end) fail(o);
           }
         }},

    {.code = "705",
     .reads = "DoLo(DOLO_START DOLO_END)",
     .marks = "DoLo(DOLO_START DOLO_END)",
     .message = "A deprivation of liberty order starts although the one before it has no end. Enter "
                "DOLO_END of the earlier order, or correct the start of this one.",
     .years = {.first = 2027},
     .child =
         [](const Child& c, Fails& fail) {
           if (c.dolo.size() < 2) return;
           const Ordered<LibertyOrder> orders(c.dolo, &LibertyOrder::DOLO_START, &LibertyOrder::DOLO_END);
           for (std::size_t i = 1; i < orders.size(); ++i) {
             if (orders[i - 1].DOLO_END.blank()) fail(orders[i]);
           }
         }},

    // What is missing may leave no row of this year to stand at; the child's header is then at fault.
    {.code = "706",
     .reads = "DoLo(DOLO_START) DoLo_last(DOLO_START DOLO_END) Header?(CHILD)",
     .marks = "DoLo(DOLO_START) Header(CHILD)",
     .message = "A deprivation of liberty order was in force at the end of last year's return, and this "
                "year's does not begin with it. Return the order again with the same DOLO_START, and "
                "DOLO_END if it has ended.",
     .years = {.first = 2027},
     .child =
         [](const Child& c, Fails& fail) {
           const LibertyOrder* last =
               last_begun(c.last.dolo, &LibertyOrder::DOLO_START, &LibertyOrder::DOLO_END);
           if (last == nullptr || last->DOLO_END.given()) return;
           const LibertyOrder* first = first_begun(c.dolo, &LibertyOrder::DOLO_START);
           if (first == nullptr) {
             for (const Header& h : c.header) fail(h);
           } else if (first->DOLO_START != last->DOLO_START) {
             fail(*first);
           }
         }},

    {.code = "707",
     .reads = "DoLo(DOLO_START DOLO_END) Episodes(DECOM DEC)",
     .marks = "DoLo(DOLO_END)",
     .message = "A deprivation of liberty order does not end while the child is looked after: it is still "
                "open although the child left care, or ends on a day out of care. Enter the day on which it "
                "ended, or correct DOLO_END.",
     .years = {.first = 2027},
     .child =
         [](const Child& c, Fails& fail) {
           ends_out_of_care(c, c.dolo, &LibertyOrder::DOLO_START, &LibertyOrder::DOLO_END, fail);
         }},

    {.code = "708",
     .reads = "DoLo(DOB DOLO_START)",
     .marks = "DoLo(DOLO_START)",
     .message = "A deprivation of liberty order does not start after the child's date of birth. Correct "
                "DOLO_START or DOB.",
     .years = {.first = 2027},
     .child =
         [](const Child& c, Fails& fail) {
           for (const LibertyOrder& o : c.dolo) {
             if (o.DOLO_START <= o.DOB) fail(o);
           }
         }},

    {.code = "709",
     .reads = "DoLo(DOLO_START DOLO_END) Episodes(DECOM DEC PLACE)",
     .marks = "DoLo(DOLO_START) Episodes(PLACE)",
     .message = "During a deprivation of liberty order the child is in a placement other than a children's "
                "home (K2) or another placement of type Z12 or Z13. Check PLACE and the dates of order and "
                "episode.",
     .years = {.first = 2027},
     .child =
         [](const Child& c, Fails& fail) {
           if (c.dolo.empty()) return;
           orders_in_placements(
               c, [](const Episode& e) { return e.PLACE.given() && !e.PLACE.any("K2", "Z12", "Z13"); }, fail);
         }},

    {.code = "710",
     .reads = "DoLo(DOLO_START DOLO_END) Episodes(DECOM DEC PLACE)",
     .marks = "DoLo(DOLO_START) Episodes(PLACE)",
     .message = "During a deprivation of liberty order the child is in a secure children's home (K1), with "
                "its parents (P1), in a young offender institution (R5) or in supported accommodation (K3), "
                "where there can be no such order. Check PLACE and the dates of order and episode.",
     .years = {.first = 2027},
     .child =
         [](const Child& c, Fails& fail) {
           if (c.dolo.empty()) return;
           orders_in_placements(
               c, [](const Episode& e) { return e.PLACE.any("K1", "P1", "R5", "K3"); }, fail);
         }},
};

}  // namespace

Rules liberty_orders_rules() { return liberty_orders_list; }

}  // namespace windscreen::validate::ssda903
