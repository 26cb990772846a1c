#include "assure/themes.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>
#include <unordered_map>

#include "assure/audit_life.h"
#include "assure/audit_state.h"
#include "base/error.h"
#include "base/text.h"
#include "store/identity.h"

namespace windscreen::assure {
namespace {

constexpr std::array<ShippedTheme, 24> shipped = {{
    {"recording", "Recording", ""},
    {"chronology", "Chronology and genogram", "recording"},
    {"voice_of_the_child", "The child\u2019s voice", ""},
    {"direct_work", "Direct work that the child understands", "voice_of_the_child"},
    {"lived_experience", "What daily life is like for the child", "voice_of_the_child"},
    {"assessment", "Assessment and risk", ""},
    {"missing_and_exploitation", "Children who go missing or are exploited", "assessment"},
    {"neglect", "Neglect", "assessment"},
    {"planning", "Planning and review", ""},
    {"planning_in_time", "Planning and review in time, without drift", "planning"},
    {"visits", "Visits", ""},
    {"visits_in_time", "Visits in time", "visits"},
    {"working_together", "Working together", ""},
    {"thresholds", "Thresholds between services", "working_together"},
    {"join_up_send_camhs", "Working with SEND and mental health services", "working_together"},
    {"open_relationships", "Open relationships with parents", "working_together"},
    {"management", "Management", ""},
    {"oversight_recorded", "Management oversight on the record, with reasons", "management"},
    {"reflective_supervision", "Supervision in time, and reflective", "management"},
    {"workforce", "Workers", ""},
    {"changes_of_worker", "Changes of social worker", "workforce"},
    {"handover", "Handover between workers", "workforce"},
    {"identity", "Identity, health and education", ""},
    {"outcomes", "Whether life is better for the child", ""},
}};

std::optional<double> weight_of(const std::string& probability) {
  double chance = 0;
  const auto read = std::from_chars(probability.data(), probability.data() + probability.size(), chance);
  if (read.ec != std::errc() || !(chance > 0.0) || chance > 1.0) return std::nullopt;
  return 1.0 / chance;
}

bool is_code(std::string_view code) {
  return !code.empty() && code.size() <= 60 && std::all_of(code.begin(), code.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
}

store::AuditTheme theme_of(const store::Reader& reader, const std::string& id) {
  auto theme = reader.find<store::AuditTheme>(id);
  if (!theme) throw base::Error("There is no such theme.", "Choose one of the list.");
  return std::move(*theme);
}

/// The month that is `months` after one.
std::string month_after(const std::string& month, int months) {
  const auto day = base::parse_iso(month + "-01");
  if (!day) throw base::Error("This is no month.", "Give one such as 2020-09.");
  return base::format_iso(base::add_months(*day, months)).substr(0, 7);
}

constexpr int months_together = 3;

}  // namespace

std::span<const ShippedTheme> shipped_themes() { return shipped; }

int add_shipped_themes(store::Writer& writer) {
  int added = 0;
  for (const ShippedTheme& one : shipped) {
    const std::string code(one.code);
    const std::string name(one.name);
    if (writer.count<store::AuditTheme>("where id = :id or name = :name", {{"id", code}, {"name", name}}) > 0)
      continue;
    store::AuditTheme theme{code, name, {}, {}, {}};
    if (!one.parent.empty() && writer.find<store::AuditTheme>(std::string(one.parent)))
      theme.parent_id = std::string(one.parent);
    writer.insert(theme);
    ++added;
  }
  return added;
}

void add_theme(store::Writer& writer, const store::AuditTheme& theme) {
  if (!is_code(theme.id))
    throw base::Error("The theme\u2019s code is none.", "Use a-z, 0-9 and _, such as voice_of_the_child.");
  if (base::trim(theme.name).empty()) throw base::Error("The theme has no name.", "Give it one.");
  if (writer.count<store::AuditTheme>("where id = :id or name = :name",
                                      {{"id", theme.id}, {"name", theme.name}}) > 0)
    throw base::Error("There is a theme of this code or name.",
                      "Choose another, or use the one that is there.");
  if (theme.parent_id && theme_of(writer, *theme.parent_id).parent_id)
    throw base::Error("The theme above this one stands below another.", "Themes stand two deep.");
  writer.insert(theme);
}

void retire_theme(store::Writer& writer, const std::string& theme_id) {
  store::AuditTheme theme = theme_of(writer, theme_id);
  if (theme.retired_at) return;
  theme.retired_at = store::now();
  writer.update(theme);
}

void set_theme_marks(store::Writer& writer, const std::string& audit_id, const std::string& account_id,
                     const std::vector<ThemeMark>& marks) {
  const auto audit = writer.find<store::Audit>(audit_id);
  if (!audit) throw base::Error("There is no such audit.", "Open your list of audits again.");
  const auto parts = parts_in(writer, audit_id, account_id);
  if (std::find(parts.begin(), parts.end(), Part::auditor) == parts.end())
    throw base::Error("Only the auditor says which themes an audit found.", "Ask them.");
  const auto state = find_audit_state(audit->state);
  if (!state || !takes_answers(*state)) {
    throw base::Error("The themes of this audit cannot be changed now.",
                      "Ask for the audit to be sent back or reopened.");
  }
  const auto there = writer.select<store::AuditThemeMark>("where audit_id = :audit", {{"audit", audit_id}});
  const auto is_there = [&](const ThemeMark& mark) {
    return std::any_of(there.begin(), there.end(), [&](const store::AuditThemeMark& one) {
      return one.theme_id == mark.theme_id && one.polarity == mark.polarity;
    });
  };
  std::set<std::pair<std::string, std::string>> wanted;
  for (const ThemeMark& mark : marks) {
    if (mark.polarity != "strength" && mark.polarity != "gap")
      throw base::Error("A theme is a strength or a gap.", "Choose one of the two.");
    if (theme_of(writer, mark.theme_id).retired_at && !is_there(mark))
      throw base::Error("This theme is not used any more.", "Choose another of the list.");
    if (wanted.emplace(mark.theme_id, mark.polarity).second && !is_there(mark))
      writer.insert(store::AuditThemeMark{store::new_id(), audit_id, mark.theme_id, mark.polarity});
  }
  for (const store::AuditThemeMark& one : there) {
    if (!wanted.contains({one.theme_id, one.polarity})) writer.erase<store::AuditThemeMark>(one.id);
  }
}

ThemeCounts read_theme_counts(const store::Queries& reader, const std::string& first_month) {
  static const std::string counted =
      "stream = 'random' and import_id is null and final_grade is not null and month >= :month and state in "
      "('final', 'actions_open', 'actions_verified', 'closed')";
  constexpr auto text = store::Kind::text;
  static constexpr std::array<store::Kind, 4> of_audit = {text, text, text, text};
  static constexpr std::array<store::Kind, 3> of_mark = {text, text, text};
  const store::Parameters month = {{"month", first_month}};
  ThemeCounts counts;
  for (const store::Row& row : reader.query(
           "select id, month, auditor_id, probability from audits where " + counted + " order by month, id",
           month, of_audit)) {
    counts.audits.push_back({store::text_in(row, 0), store::text_in(row, 1), store::text_in(row, 2),
                             weight_of(store::text_in(row, 3))});
  }
  for (const store::Row& row :
       reader.query("select audit_id, theme_id, polarity from audit_theme_marks where audit_id in (select id "
                    "from audits where " +
                        counted + ")",
                    month, of_mark)) {
    counts.marks.push_back({store::text_in(row, 0), store::text_in(row, 1), store::text_in(row, 2)});
  }
  return counts;
}

WeightedShare theme_share(const ThemeCounts& counts, const std::vector<std::string>& themes,
                          std::string_view polarity, std::string_view from, std::string_view to) {
  std::set<std::string_view> met;
  for (const ThemeCounts::Mark& mark : counts.marks) {
    if (mark.polarity == polarity && std::find(themes.begin(), themes.end(), mark.theme) != themes.end())
      met.insert(mark.audit);
  }
  std::vector<SharedAudit> shared;
  bool weighted = true;
  for (const ThemedAudit& audit : counts.audits) {
    if (audit.month < from || audit.month > to) continue;
    weighted = weighted && audit.weight.has_value();
    shared.push_back({met.contains(audit.id), audit.weight.value_or(1.0), audit.auditor, {}});
  }
  if (!weighted) {
    for (SharedAudit& one : shared) one.weight = 1.0;
  }
  return weighted_share(shared);
}

std::string_view code(Progress progress) {
  switch (progress) {
    case Progress::not_known:
      return "not_known";
    case Progress::above:
      return "above";
    case Progress::at_target:
      return "at_target";
    case Progress::met:
      return "met";
  }
  return "";
}

std::string_view words(Progress progress) {
  switch (progress) {
    case Progress::not_known:
      return "Not known yet";
    case Progress::above:
      return "Above the target";
    case Progress::at_target:
      return "At the target, perhaps by chance";
    case Progress::met:
      return "Met, beyond chance";
  }
  return "";
}

Followed follow_recommendation(const ThemeCounts& counts, const std::vector<std::string>& themes,
                               const store::PracticeRecommendation& recommendation,
                               const std::string& last_month) {
  const std::string issued = recommendation.issued_on.substr(0, 7);
  Followed followed;
  followed.before = theme_share(counts, themes, "gap", month_after(issued, 1 - months_together), issued);
  const std::string first = month_after(issued, 1);
  if (last_month < first) return followed;
  followed.now_to = last_month;
  followed.now_from = std::max(first, month_after(last_month, 1 - months_together));
  followed.now = theme_share(counts, themes, "gap", followed.now_from, followed.now_to);
  if (followed.now.all == 0) return followed;
  const double target = static_cast<double>(recommendation.target_percent) / 100.0;
  if (followed.now.interval.upper <= target)
    followed.progress = Progress::met;
  else
    followed.progress = followed.now.share <= target ? Progress::at_target : Progress::above;
  return followed;
}

void issue_recommendation(store::Writer& writer, const store::PracticeRecommendation& recommendation) {
  if (theme_of(writer, recommendation.theme_id).retired_at)
    throw base::Error("This theme is not used any more.", "Choose another of the list.");
  if (base::trim(recommendation.words).empty())
    throw base::Error("The recommendation says nothing.", "Say what is asked of practice.");
  if (recommendation.target_percent < 0 || recommendation.target_percent > 100)
    throw base::Error("The target is no share.", "Give a whole number of percent from 0 to 100.");
  if (!base::parse_iso(recommendation.issued_on) ||
      (recommendation.due_on && !base::parse_iso(*recommendation.due_on)))
    throw base::Error("The recommendation has no day.", "Give a day such as 2020-09-30.");
  writer.insert(recommendation);
}

void close_recommendation(store::Writer& writer, const std::string& id, std::string_view state,
                          const std::string& reason, base::Date today, Progress progress) {
  auto one = writer.find<store::PracticeRecommendation>(id);
  if (!one || one->state != "open")
    throw base::Error("This recommendation is not open.", "Load the page again to see how it stands.");
  if (base::trim(reason).empty())
    throw base::Error("It is not said why the recommendation ends.", "Say why: it is kept with it.");
  if (state != "met" && state != "withdrawn")
    throw base::Error("A recommendation is met or withdrawn.", "Choose one of the two.");
  if (state == "met" && progress != Progress::met) {
    throw base::Error("The theme has not fallen to the target beyond chance.",
                      "Go on following it, or withdraw it with the reason.");
  }
  one->state = state;
  one->closed_on = base::format_iso(today);
  one->close_reason = reason;
  writer.update(*one);
}

}  // namespace windscreen::assure
