// Missing periods by themselves: children missing (M) and away from placement without authorisation (A).
#include "validate/ssda903/periods.h"
#include "validate/ssda903/rules.h"

namespace windscreen::validate::ssda903 {
namespace {

// The open period of last year that began last.
const MissingPeriod* open_missing_period(Rows<MissingPeriod> rows) {
  const MissingPeriod* open = nullptr;
  for (const MissingPeriod& m : rows) {
    if (!m.MIS_START.known() || m.MIS_END.given()) continue;
    if (open == nullptr || m.MIS_START > open->MIS_START) open = &m;
  }
  return open;
}

constexpr Rule missing_periods_list[] = {
    {.code = "564",
     .reads = "Missing(MISSING MIS_START)",
     .marks = "Missing(MISSING MIS_START)",
     .message = "A missing or away period has no start date. Enter MIS_START.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const MissingPeriod& m : c.missing) {
             if (m.MISSING.any("M", "A", "m", "a") && m.MIS_START.blank()) fail(m);
           }
         }},

    {.code = "565",
     .reads = "Missing(MISSING MIS_START)",
     .marks = "Missing(MISSING MIS_START)",
     .message = "A missing period has a start date but does not say what kind it is. Enter M (missing) or A "
                "(away without authorisation) in MISSING.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const MissingPeriod& m : c.missing) {
             if (m.MIS_START.given() && m.MISSING.blank()) fail(m);
           }
         }},

    {.code = "566",
     .reads = "Missing(MISSING MIS_END)",
     .marks = "Missing(MISSING MIS_END)",
     .message = "A missing period has an end date but does not say what kind it is. Enter M (missing) or A "
                "(away without authorisation) in MISSING.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const MissingPeriod& m : c.missing) {
             if (m.MIS_END.given() && m.MISSING.blank()) fail(m);
           }
         }},

    {.code = "567",
     .reads = "Missing(MIS_START MIS_END)",
     .marks = "Missing(MIS_START MIS_END)",
     .message = "A missing period ends before it starts. Correct MIS_START or MIS_END.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const MissingPeriod& m : c.missing) {
             if (m.MIS_END < m.MIS_START) fail(m);
           }
         }},

    {.code = "570",
     .reads = "Missing(MIS_START)",
     .marks = "Missing(MIS_START)",
     .message = "A missing period starts after 31 March of the collection year. Correct MIS_START, or leave "
                "the period to next year's return.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const MissingPeriod& m : c.missing) {
             if (m.MIS_START > c.collection.end) fail(m);
           }
         }},

    {.code = "571",
     .reads = "Missing(MIS_END)",
     .marks = "Missing(MIS_END)",
     .message = "A missing period ends outside the collection year. Correct MIS_END; leave it blank while "
                "the child is still missing on 31 March.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const MissingPeriod& m : c.missing) {
             if (m.MIS_END < c.collection.start || m.MIS_END > c.collection.end) fail(m);
           }
         }},

    {.code = "574",
     .reads = "Missing(MIS_START MIS_END)",
     .marks = "Missing(MIS_START MIS_END)",
     .message = "A missing period starts while an earlier one of the same child is still going on. Enter or "
                "correct the end of the earlier one, or the start of this one.",
     .child =
         [](const Child& c, Fails& fail) {
           if (c.missing.size() < 2) return;
           const Ordered<MissingPeriod> periods(c.missing, &MissingPeriod::MIS_START,
                                                &MissingPeriod::MIS_END);
           Day latest_end;
           for (std::size_t i = 1; i < periods.size(); ++i) {
             const Day previous_end = periods[i - 1].MIS_END;
             if (!latest_end.known() || previous_end > latest_end) latest_end = previous_end;
             if (previous_end.blank() || periods[i].MIS_START < latest_end) fail(periods[i]);
           }
         }},

    // What is missing may leave no row of this year to stand at; the child's header is then at fault.
    {.code = "576",
     .reads = "Missing(CHILD MIS_START) Missing_last(CHILD MIS_START MIS_END) Header?(CHILD)",
     .marks = "Missing(CHILD) Header(CHILD)",
     .message = "The child was still missing at the end of last year's return, and this year's does not "
                "begin with that period. Return it again with the same MIS_START, and MIS_END if it has "
                "ended.",
     .child =
         [](const Child& c, Fails& fail) {
           const MissingPeriod* open = open_missing_period(c.last.missing);
           if (open == nullptr) return;
           const MissingPeriod* first = first_begun(c.missing, &MissingPeriod::MIS_START);
           if (first == nullptr) {
             for (const Header& h : c.header) fail(h);
           } else if (first->MIS_START != open->MIS_START) {
             fail(*first);
           }
         }},

    {.code = "586",
     .reads = "Missing(DOB MIS_START)",
     .marks = "Missing(MIS_START)",
     .message = "A missing period starts before the child was born. Correct MIS_START or DOB.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const MissingPeriod& m : c.missing) {
             if (m.MIS_START < m.DOB) fail(m);
           }
         }},
};

}  // namespace

Rules missing_periods_rules() { return missing_periods_list; }

}  // namespace windscreen::validate::ssda903
