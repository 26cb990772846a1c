#include "improve/plan_import_write.h"

#include "base/error.h"
#include "base/text.h"
#include "improve/linking.h"
#include "improve/plan_leads.h"
#include "improve/writing.h"
#include "store/identity.h"

namespace windscreen::improve {
namespace {

using base::Error;

/// The texts that mean no finding, as a paragraph of the action's words.
std::string with_sources(std::string words, const std::vector<std::string>& sources) {
  std::string answered;
  for (const std::string& source : sources) answered += (answered.empty() ? "" : "; ") + source;
  if (!answered.empty()) words += (words.empty() ? "" : "\n\n") + std::string("Answers: ") + answered;
  return words;
}

class PlanWriting {
 public:
  PlanWriting(store::Writer& writer, const PlanImport& import, const PlanWish& wish, std::string plan)
      : writer_(writer),
        book_(read_book(writer)),
        leads_(writer),
        import_(import),
        wish_(wish),
        plan_(std::move(plan)),
        since_(base::format_iso(plan_import_begins(import, wish.since))),
        today_(base::format_iso(wish.today)),
        at_(store::now()) {}

  void write() {
    NewThing plan = thing("plan", wish_.title, {}, 1);
    plan.row.id = plan_;
    plan.row.sort = wish_.sort;
    add_thing(writer_, plan);
    store::ImprovementEntry running = entry(plan_, "status", since_);
    running.value = "running";
    add_entry(writer_, running, wish_.today);
    std::int64_t place = 0;
    for (const std::string& title : import_.themes) {
      const NewThing theme = thing("theme", title, plan_, ++place);
      themes_.push_back(theme.row.id);
      add_thing(writer_, theme);
    }
    for (const PlanImportAction& action : import_.actions) write_action(action, ++place);
  }

 private:
  NewThing thing(const char* kind, const std::string& title, const std::optional<std::string>& parent,
                 std::int64_t place) const {
    NewThing made;
    made.row.id = store::new_id();
    made.row.kind = kind;
    made.row.title = title;
    made.row.parent_id = parent;
    made.row.place = place;
    made.row.since_on = since_;
    made.row.created_by = wish_.account_id;
    made.row.created_at = at_;
    return made;
  }

  store::ImprovementEntry entry(const std::string& of, const char* kind, const std::string& on) const {
    store::ImprovementEntry made;
    made.id = store::new_id();
    made.thing_id = of;
    made.on_day = on;
    made.at = at_;
    made.account_id = wish_.account_id;
    made.kind = kind;
    return made;
  }

  void write_action(const PlanImportAction& action, std::int64_t place) {
    NewThing made = thing("action", action.title, action.theme ? themes_.at(*action.theme) : plan_, place);
    const std::string& id = made.row.id;
    std::vector<std::size_t> findings;
    std::vector<std::string> sources;
    for (const std::string& text : action.findings) {
      if (const auto finding = finding_meant(book_, text, wish_.today)) {
        findings.push_back(*finding);
      } else {
        sources.push_back(text);
      }
    }
    made.row.number = action.number;
    made.row.words = with_sources(action.words, sources);
    add_thing(writer_, made);
    for (const std::size_t finding : findings)
      add_link(writer_,
               {store::new_id(), id, book_.at(finding).row.id, "answers", link_day(finding), std::nullopt});
    say_of(action, id);
    if (action.measure) write_measure(*action.measure, id);
  }

  /// A link cannot be older than the finding.
  std::string link_day(std::size_t finding) const {
    return std::max(since_, base::format_iso(book_.at(finding).since));
  }

  void say(const store::ImprovementEntry& entry) { add_entry(writer_, entry, wish_.today); }

  void say_of(const PlanImportAction& action, const std::string& id) {
    if (!action.lead.empty()) {
      store::ImprovementEntry lead = entry(id, "lead", since_);
      const PlanLead read = leads_.read(action.lead);
      lead.owner = read.words;
      lead.owner_id = read.account_id;
      say(lead);
    }
    if (action.due) {
      store::ImprovementEntry due = entry(id, "due", since_);
      due.due_on = base::format_iso(*action.due);
      say(due);
    }
    if (action.delivered) {
      store::ImprovementEntry delivered =
          entry(id, "delivered", action.delivered_on ? base::format_iso(*action.delivered_on) : today_);
      delivered.value = "yes";
      delivered.evidence = action.evidence;
      if (!action.delivered_on)
        delivered.words = "Said to be delivered in the spreadsheet, which names no day.";
      say(delivered);
    } else if (!action.status.empty() && action.status != "not_started") {
      store::ImprovementEntry status = entry(id, "status", today_);
      status.value = action.status;
      status.words = "As the spreadsheet says.";
      say(status);
    }
    for (const std::string& words : action.updates) {
      store::ImprovementEntry update = entry(id, "update", today_);
      update.words = words;
      say(update);
    }
  }

  void write_measure(const PlanImportMeasure& measure, const std::string& action) {
    NewThing made = thing("measure", measure.title, action, 1);
    made.row.words = measure.words;
    store::ImprovementMeasure particulars;
    particulars.baseline = measure.baseline;
    particulars.target = measure.target;
    if (measure.target_on) particulars.target_on = base::format_iso(*measure.target_on);
    made.measure = particulars;
    add_thing(writer_, made);
  }

  store::Writer& writer_;
  Book book_;
  PlanLeads leads_;
  const PlanImport& import_;
  const PlanWish& wish_;
  std::string plan_;
  std::string since_;
  std::string today_;
  std::string at_;
  std::vector<std::string> themes_;
};

}  // namespace

std::optional<std::size_t> finding_meant(const Book& book, const std::string& text, base::Date day) {
  const std::string wanted = base::squash(text);
  if (wanted.empty()) return std::nullopt;
  std::vector<std::size_t> by_title;
  std::vector<std::size_t> by_number;
  for (const std::size_t place : book.of_kind("finding", day)) {
    const store::ImprovementThing& row = book.at(place).row;
    if (wanted == base::squash(row.title) || wanted == base::squash(row.number + row.title)) {
      by_title.push_back(place);
    } else if (!row.number.empty() && wanted == base::squash(row.number)) {
      by_number.push_back(place);
    }
  }
  if (by_title.size() == 1) return by_title.front();
  if (by_title.empty() && by_number.size() == 1) return by_number.front();
  return std::nullopt;
}

bool plan_was_brought_in(const store::Reader& reader, const PlanTable& table) {
  return reader.find<store::ImprovementThing>(plan_table_key(table)).has_value();
}

std::string write_plan_import(store::Writer& writer, const PlanTable& table, const PlanImport& import,
                              const PlanWish& wish) {
  if (base::is_blank(wish.title)) throw Error("The plan has no title.", "Give it a title.");
  if (wish.title.size() > longest_plan_title)
    throw Error("The plan\u2019s title is too long.", "Give one of up to 200 characters.");
  if (wish.since > wish.today)
    throw Error("The plan\u2019s first day is still to come.", "Give today or a day before.");
  if (import.actions.empty())
    throw Error("The table has no action that can be brought in.",
                "Choose the column that says what is to be done.");
  if (plan_was_brought_in(writer, table)) {
    throw Error("This table was brought in before: its plan is there.",
                "Change the plan in the record, or give the file that was changed since.");
  }
  const std::string plan = plan_table_key(table);
  PlanWriting(writer, import, wish, plan).write();
  return plan;
}

}  // namespace windscreen::improve
