#include "report/findings_workbook.h"

#include <fmt/format.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>
#include <utility>

#include "assure/workbook_file.h"
#include "base/date.h"
#include "report/findings_sheets.h"

namespace windscreen::report {
namespace {

namespace fs = std::filesystem;
using validate::ChildFindings;
using validate::FindingRow;
using validate::FindingsSummary;
using validate::RuleFindings;
using validate::RuleOutcome;
using validate::SeverityCounts;

std::string words_of_return(validate::Return which) {
  return which == validate::Return::ssda903 ? "SSDA903 return (children looked after)"
                                            : "children in need census";
}

std::string words_of_moment(std::chrono::sys_seconds moment) {
  const auto day = std::chrono::floor<std::chrono::days>(moment);
  const std::chrono::hh_mm_ss time(moment - day);
  return fmt::format("{}, {:02}:{:02} UTC", base::format_long(day), time.hours().count(),
                     time.minutes().count());
}

struct WorkerFindings {
  std::string worker;
  std::string team;
  SeverityCounts findings;
  /// Places in FindingsSummary::children.
  std::vector<std::uint32_t> children;
};

// Which sheets there are, and what is on them.
struct BookPlan {
  FindingsSummary summary;
  std::vector<ChildWorker> worker_of;  // by child; empty without a lookup
  std::vector<WorkerFindings> workers;
  std::vector<const RuleOutcome*> not_run;
  std::vector<const RuleOutcome*> run_in_part;
  // The findings of child k are those from first[k] to before first[k + 1] of by_child.
  std::vector<std::uint32_t> first;
  std::vector<std::uint32_t> by_child;

  std::string overview_sheet;
  std::string not_run_sheet;  // empty where the summary holds them
  std::string notes_sheet;
  std::string all_sheet;
  std::string children_sheet;
  std::string workers_sheet;
  std::vector<std::string> rule_sheets;    // by place in the summary's rules
  std::vector<std::string> child_sheets;   // of the first children
  std::vector<std::string> worker_sheets;  // by worker; empty for one without a sheet

  std::span<const std::uint32_t> of_child(std::size_t child) const {
    return std::span(by_child).subspan(first[child], first[child + 1] - first[child]);
  }
};

void find_workers(BookPlan& plan, const WorkerOfChild& lookup) {
  std::map<std::pair<std::string, std::string>, WorkerFindings> workers;
  const auto& children = plan.summary.children;
  for (std::size_t i = 0; i < children.size(); ++i) {
    const ChildWorker& who = plan.worker_of.emplace_back(lookup(children[i].child));
    WorkerFindings& one = workers[{who.worker, who.team}];
    one.findings += children[i].findings;
    one.children.push_back(static_cast<std::uint32_t>(i));
  }
  for (auto& [name, one] : workers) {
    std::tie(one.worker, one.team) = name;
    plan.workers.push_back(std::move(one));
  }
  // By name where they have as many.
  std::stable_sort(plan.workers.begin(), plan.workers.end(),
                   [](const WorkerFindings& a, const WorkerFindings& b) {
                     return std::pair(a.findings.all(), a.findings.errors) >
                            std::pair(b.findings.all(), b.findings.errors);
                   });
}

void sort_by_child(BookPlan& plan) {
  const FindingsSummary& summary = plan.summary;
  plan.first.assign(summary.children.size() + 1, 0);
  for (std::size_t i = 0; i < summary.children.size(); ++i) {
    plan.first[i + 1] = plan.first[i] + static_cast<std::uint32_t>(summary.children[i].findings.all());
  }
  plan.by_child.resize(plan.first.back());
  std::vector<std::uint32_t> next = plan.first;
  for (std::size_t i = 0; i < summary.child_of.size(); ++i) {
    const std::uint32_t child = summary.child_of[i];
    if (child != FindingsSummary::no_child) plan.by_child[next[child]++] = static_cast<std::uint32_t>(i);
  }
}

void name_sheets(BookPlan& plan, const FindingsBook& book) {
  SheetNames names;
  plan.overview_sheet = names.take("Summary");
  if (plan.not_run.size() > book.limits.summary_lines) plan.not_run_sheet = names.take("Rules not run");
  if (book.notes.size() > book.limits.summary_lines) plan.notes_sheet = names.take("Notes of reading");
  plan.all_sheet = names.take("All findings");
  plan.children_sheet = names.take("Children");
  if (book.worker_of) plan.workers_sheet = names.take("Workers");
  for (const RuleFindings& one : plan.summary.rules)
    plan.rule_sheets.push_back(names.take(book.result.rules[one.rule].code));
  const std::size_t children = std::min(plan.summary.children.size(), book.limits.child_sheets);
  for (std::size_t i = 0; i < children; ++i)
    plan.child_sheets.push_back(names.take(fmt::format("Child {}", plan.summary.children[i].child)));
  std::size_t left = book.limits.worker_sheets;
  for (const WorkerFindings& one : plan.workers) {
    const bool has_sheet = !one.worker.empty() && left > 0;
    plan.worker_sheets.push_back(has_sheet ? names.take(one.worker) : "");
    if (has_sheet) --left;
  }
}

BookPlan plan_of(const FindingsBook& book) {
  BookPlan plan;
  plan.summary = validate::summarise(book.result, book.rows);
  for (const RuleOutcome& rule : book.result.rules) {
    if (!rule.run) {
      plan.not_run.push_back(&rule);
    } else if (!rule.reason.empty()) {
      plan.run_in_part.push_back(&rule);
    }
  }
  if (book.worker_of) find_workers(plan, book.worker_of);
  sort_by_child(plan);
  name_sheets(plan, book);
  return plan;
}

// The columns of a list of findings.
enum class FindingColumns : std::uint8_t { all, without_rule };

class FindingsWriter {
 public:
  FindingsWriter(const FindingsBook& book, lxw_workbook* file)
      : book_(book), file_(file), styles_(file), plan_(plan_of(book)) {}

  void write() {
    set_properties();
    put_overview();
    if (!plan_.not_run_sheet.empty()) put_not_run_sheet();
    if (!plan_.notes_sheet.empty()) put_notes_sheet();
    put_all();
    put_children();
    if (!plan_.workers_sheet.empty()) put_workers();
    put_rule_sheets();
    put_child_sheets();
    put_worker_sheets();
  }

 private:
  std::string collection() const { return fmt::format("{}-{:02}", book_.year - 1, book_.year % 100); }

  void set_properties() {
    std::string title =
        fmt::format("Findings of the statutory checks: {}, {}", words_of_return(book_.which), collection());
    lxw_doc_properties properties{};
    properties.title = title.data();
    // 0 would be the present moment to the library.
    properties.created =
        std::max<std::time_t>(1, static_cast<std::time_t>(book_.checked.time_since_epoch().count()));
    workbook_set_properties(file_, &properties);
  }

  FindingSheet add(const std::string& name) { return {file_, styles_, name}; }

  // As many rows as fit, and a line that says how many do not.
  template <class Put>
  void put_list(FindingSheet& sheet, std::size_t rows, Put put) const {
    const std::size_t fit = std::min(rows, book_.limits.rows);
    for (std::size_t i = 0; i < fit; ++i) put(i);
    sheet.end_list();
    if (fit == rows) return;
    sheet.text(fmt::format("The first {} are shown; {} more are not on this sheet.", fit, rows - fit));
    sheet.end_row();
  }

  void put_overview() {
    FindingSheet sheet = add(plan_.overview_sheet);
    sheet.widths({22, 12, 12, 12, 100, 30});
    sheet.keep_first_row();
    sheet.text(fmt::format("Statutory checks of the {}, {}", words_of_return(book_.which), collection()),
               CellStyle::title);
    sheet.end_row();
    sheet.text("Checked").text(words_of_moment(book_.checked)).end_row();
    for (std::size_t i = 0; i < book_.files.size(); ++i)
      sheet.text(i == 0 ? "Read" : "").text(book_.files[i]).end_row();
    sheet.text("Children in the return").number(book_.result.children).end_row();
    sheet.text("Children with findings").number(plan_.summary.children.size()).end_row();
    sheet.text("Findings about no child").number(plan_.summary.without_child).end_row();
    sheet.end_row();
    put_severities(sheet);
    put_limits(sheet);
    put_rules(sheet);
    put_reasons(sheet, "Rules not run", plan_.not_run, plan_.not_run_sheet);
    put_reasons(sheet, "Rules run on less than they look at", plan_.run_in_part, {});
    put_notes(sheet);
  }

  void put_severities(FindingSheet& sheet) const {
    const FindingsSummary& summary = plan_.summary;
    for (const char* heading : {"Severity", "Findings", "Rules", "Children"})
      sheet.text(heading, CellStyle::heading);
    sheet.end_row();
    const auto line = [&](std::string_view name, std::uint64_t SeverityCounts::* count) {
      sheet.text(name).number(summary.findings.*count).number(summary.rules_with_findings.*count);
      sheet.number(summary.children_with_findings.*count).end_row();
    };
    line(validate::name_of(validate::Severity::error), &SeverityCounts::errors);
    line(validate::name_of(validate::Severity::query), &SeverityCounts::queries);
    line(validate::name_of(validate::Severity::other), &SeverityCounts::others);
    sheet.text("all").number(summary.findings.all()).number(summary.rules.size());
    sheet.number(summary.children.size()).end_row();
    sheet.end_row();
  }

  // What this workbook does not hold, and where the rest is.
  void put_limits(FindingSheet& sheet) const {
    const std::size_t children = plan_.summary.children.size();
    if (book_.result.findings.size() > book_.limits.rows) {
      sheet.text(
          fmt::format("A sheet holds {} rows here, and there are {} findings: the sheets that are full "
                      "end with a line that says so.",
                      book_.limits.rows, book_.result.findings.size()));
      sheet.end_row();
    }
    if (children > plan_.child_sheets.size()) {
      sheet.text(
          fmt::format("The {} children with the most findings have sheets of their own, of {}; the "
                      "sheet {} has a line for each.",
                      plan_.child_sheets.size(), children, plan_.children_sheet));
      sheet.end_row();
    }
    const auto named = std::count_if(plan_.workers.begin(), plan_.workers.end(),
                                     [](const WorkerFindings& one) { return !one.worker.empty(); });
    const auto with_sheet = std::count_if(plan_.worker_sheets.begin(), plan_.worker_sheets.end(),
                                          [](const std::string& name) { return !name.empty(); });
    if (named > with_sheet) {
      sheet.text(
          fmt::format("The {} workers with the most findings have sheets of their own, of {}; the "
                      "sheet {} has a line for each.",
                      with_sheet, named, plan_.workers_sheet));
      sheet.end_row();
    }
    sheet.text("All findings").link(plan_.all_sheet).end_row();
    sheet.text("By child").link(plan_.children_sheet).end_row();
    if (!plan_.workers_sheet.empty()) sheet.text("By worker").link(plan_.workers_sheet).end_row();
    sheet.end_row();
  }

  void put_rules(FindingSheet& sheet) const {
    if (plan_.summary.rules.empty()) {
      sheet.text("No rule found anything.").end_row();
      return;
    }
    sheet.begin_list({"Rule", "Severity", "Findings", "Children", "Message", "Sheet"});
    for (std::size_t i = 0; i < plan_.summary.rules.size(); ++i) {
      const RuleFindings& one = plan_.summary.rules[i];
      const RuleOutcome& rule = book_.result.rules[one.rule];
      sheet.text(rule.code).text(validate::name_of(rule.severity));
      sheet.number(one.findings).number(one.children).text(rule.message, CellStyle::wrapped);
      sheet.link(plan_.rule_sheets[i]).end_row();
    }
    sheet.end_list();
  }

  // `elsewhere` is the sheet that has them; empty for none.
  static void put_reasons(FindingSheet& sheet, std::string_view title,
                          const std::vector<const RuleOutcome*>& rules, const std::string& elsewhere) {
    if (rules.empty()) return;
    sheet.end_row();
    sheet.text(title, CellStyle::heading).text("Severity", CellStyle::heading);
    if (!elsewhere.empty()) {
      sheet.end_row();
      sheet.number(rules.size()).link(elsewhere).end_row();
      return;
    }
    sheet.text("", CellStyle::heading).text("", CellStyle::heading).text("Reason", CellStyle::heading);
    sheet.end_row();
    for (const RuleOutcome* rule : rules) {
      sheet.text(rule->code).text(validate::name_of(rule->severity)).blank().blank();
      sheet.text(rule->reason, CellStyle::wrapped).end_row();
    }
  }

  void put_notes(FindingSheet& sheet) const {
    if (book_.notes.empty()) return;
    sheet.end_row();
    sheet.text("Notes of reading", CellStyle::heading);
    if (!plan_.notes_sheet.empty()) {
      sheet.end_row();
      sheet.number(book_.notes.size()).link(plan_.notes_sheet).end_row();
      return;
    }
    sheet.text("Line", CellStyle::heading).blank().blank().text("Note", CellStyle::heading).end_row();
    for (const validate::Note& note : book_.notes) {
      sheet.text(note.file);
      put_line_number(sheet, note);
      sheet.blank().blank().text(note.words, CellStyle::wrapped).end_row();
    }
  }

  static void put_line_number(FindingSheet& sheet, const validate::Note& note) {
    if (note.line > 0) {
      sheet.number(note.line);
    } else {
      sheet.blank();
    }
  }

  void put_not_run_sheet() {
    FindingSheet sheet = add(plan_.not_run_sheet);
    sheet.begin_list_sheet({{"Rule", 12}, {"Severity", 10}, {"Reason", 80}, {"Message", 100}});
    put_list(sheet, plan_.not_run.size(), [&](std::size_t i) {
      const RuleOutcome& rule = *plan_.not_run[i];
      sheet.text(rule.code).text(validate::name_of(rule.severity));
      sheet.text(rule.reason, CellStyle::wrapped).text(rule.message, CellStyle::wrapped).end_row();
    });
  }

  void put_notes_sheet() {
    FindingSheet sheet = add(plan_.notes_sheet);
    sheet.begin_list_sheet({{"File", 40}, {"Line", 12}, {"Note", 100}});
    put_list(sheet, book_.notes.size(), [&](std::size_t i) {
      sheet.text(book_.notes[i].file);
      put_line_number(sheet, book_.notes[i]);
      sheet.text(book_.notes[i].words, CellStyle::wrapped).end_row();
    });
  }

  void begin_findings(FindingSheet& sheet, FindingColumns columns) const {
    std::vector<SheetColumn> all;
    if (columns == FindingColumns::all) all = {{"Rule", 12}, {"Severity", 10}};
    all.insert(all.end(), {{"Table", 24}, {"Row", 10}, {"Child", 18}});
    if (book_.worker_of) all.insert(all.end(), {{"Worker", 24}, {"Team", 24}});
    all.insert(all.end(), {{"Fields", 30}, {"Message", 100}});
    sheet.begin_list_sheet(all);
  }

  void put_finding(FindingSheet& sheet, FindingColumns columns, std::size_t finding, CellStyle style) const {
    const FindingRow row = book_.rows.at(finding);
    if (columns == FindingColumns::all) sheet.text(row.rule).text(row.severity);
    sheet.text(row.table);
    if (row.row > 0) {
      sheet.number(row.row);
    } else {
      sheet.blank();
    }
    sheet.text(row.child);
    if (book_.worker_of) put_worker(sheet, plan_.summary.child_of[finding]);
    sheet.text(row.fields, style).text(row.message, style).end_row();
  }

  void put_worker(FindingSheet& sheet, std::size_t child) const {
    if (child == FindingsSummary::no_child) {
      sheet.blank().blank();
    } else {
      sheet.text(plan_.worker_of[child].worker).text(plan_.worker_of[child].team);
    }
  }

  static void put_counts(FindingSheet& sheet, const SeverityCounts& counts) {
    sheet.number(counts.all()).number(counts.errors).number(counts.queries).number(counts.others);
  }

  void put_all() {
    FindingSheet sheet = add(plan_.all_sheet);
    begin_findings(sheet, FindingColumns::all);
    // No wrapped texts where there may be a million rows: programs measure each of them.
    put_list(sheet, book_.rows.size(),
             [&](std::size_t i) { put_finding(sheet, FindingColumns::all, i, CellStyle::plain); });
  }

  void put_children() {
    FindingSheet sheet = add(plan_.children_sheet);
    std::vector<SheetColumn> columns = {{"Child", 24}};
    if (book_.worker_of) columns.insert(columns.end(), {{"Worker", 24}, {"Team", 24}});
    columns.insert(
        columns.end(),
        {{"Findings", 10}, {"Errors", 10}, {"Queries", 10}, {"Others", 10}, {"Rules", 60}, {"Sheet", 34}});
    sheet.begin_list_sheet(columns);
    put_list(sheet, plan_.summary.children.size(), [&](std::size_t i) {
      const ChildFindings& one = plan_.summary.children[i];
      sheet.text(one.child);
      if (book_.worker_of) put_worker(sheet, i);
      put_counts(sheet, one.findings);
      std::string codes;
      for (const std::uint16_t rule : one.rules) {
        if (!codes.empty()) codes += ", ";
        codes += book_.result.rules[rule].code;
      }
      sheet.text(codes, CellStyle::wrapped);
      if (i < plan_.child_sheets.size()) sheet.link(plan_.child_sheets[i]);
      sheet.end_row();
    });
  }

  void put_workers() {
    FindingSheet sheet = add(plan_.workers_sheet);
    sheet.begin_list_sheet({{"Worker", 30},
                            {"Team", 30},
                            {"Children", 10},
                            {"Findings", 10},
                            {"Errors", 10},
                            {"Queries", 10},
                            {"Others", 10},
                            {"Sheet", 34}});
    put_list(sheet, plan_.workers.size(), [&](std::size_t i) {
      const WorkerFindings& one = plan_.workers[i];
      sheet.text(one.worker.empty() ? "(not known)" : one.worker).text(one.team);
      sheet.number(one.children.size());
      put_counts(sheet, one.findings);
      if (!plan_.worker_sheets[i].empty()) sheet.link(plan_.worker_sheets[i]);
      sheet.end_row();
    });
  }

  void put_rule_sheets() {
    // Findings stand by rule, as the rules of the summary do.
    std::size_t from = 0;
    for (std::size_t r = 0; r < plan_.rule_sheets.size(); ++r) {
      FindingSheet sheet = add(plan_.rule_sheets[r]);
      begin_findings(sheet, FindingColumns::without_rule);
      const std::size_t findings = plan_.summary.rules[r].findings;
      put_list(sheet, findings, [&](std::size_t i) {
        put_finding(sheet, FindingColumns::without_rule, from + i, CellStyle::plain);
      });
      from += findings;
    }
  }

  void put_child_sheets() {
    for (std::size_t i = 0; i < plan_.child_sheets.size(); ++i) {
      FindingSheet sheet = add(plan_.child_sheets[i]);
      begin_findings(sheet, FindingColumns::all);
      const auto findings = plan_.of_child(i);
      put_list(sheet, findings.size(), [&](std::size_t k) {
        put_finding(sheet, FindingColumns::all, findings[k], CellStyle::wrapped);
      });
    }
  }

  // Child by child, for that is how a worker goes through them.
  void put_worker_sheets() {
    for (std::size_t i = 0; i < plan_.workers.size(); ++i) {
      if (plan_.worker_sheets[i].empty()) continue;
      FindingSheet sheet = add(plan_.worker_sheets[i]);
      begin_findings(sheet, FindingColumns::all);
      std::vector<std::uint32_t> findings;
      for (const std::uint32_t child : plan_.workers[i].children) {
        const auto some = plan_.of_child(child);
        findings.insert(findings.end(), some.begin(), some.end());
      }
      put_list(sheet, findings.size(), [&](std::size_t k) {
        put_finding(sheet, FindingColumns::all, findings[k], CellStyle::wrapped);
      });
    }
  }

  const FindingsBook& book_;
  lxw_workbook* file_;
  FindingStyles styles_;
  BookPlan plan_;
};

}  // namespace

void write_findings_workbook(const FindingsBook& book, const fs::path& out) {
  assure::write_workbook(
      out, [&](lxw_workbook* file) { FindingsWriter(book, file).write(); }, assure::WorkbookMemory::constant);
}

}  // namespace windscreen::report
