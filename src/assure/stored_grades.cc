#include "assure/stored_grades.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <string_view>
#include <utility>

#include "model/local_day.h"
#include "store/identity.h"

namespace windscreen::assure {
namespace {

using store::Kind;

constexpr std::string_view settled = "('final', 'actions_open', 'actions_verified', 'closed')";

// A column of the query, in its order.
enum At : std::uint8_t {
  id,
  grade,
  stream,
  month,
  completed_on,
  finalised_at,
  probability,
  auditor,
  family,
  service,
  quadrant,
  team,
  import_id,
  previous,
  oversight,
  handover,
  supervision_on,
  look_back_from,
  lead_workers,
  managers,
  legacy,
  person,
  look_back_to,
  column_count
};

std::string take_text(store::Row& row, std::size_t column) {
  auto* text = std::get_if<std::string>(&row[column]);
  return text == nullptr ? std::string() : std::move(*text);
}

std::string_view text_in(const store::Row& row, std::size_t column) {
  const auto* text = std::get_if<std::string>(&row[column]);
  return text == nullptr ? std::string_view() : std::string_view(*text);
}

std::optional<std::int64_t> whole_in(const store::Row& row, std::size_t column) {
  const auto* number = std::get_if<std::int64_t>(&row[column]);
  return number == nullptr ? std::nullopt : std::optional(*number);
}

std::optional<base::Date> day_of_moment(std::string_view text) {
  const auto moment = store::moment_from(text);
  if (!moment) return std::nullopt;
  return model::local_day(std::chrono::floor<std::chrono::seconds>(*moment));
}

std::optional<base::Date> completed_in(std::string_view day, std::string_view moment) {
  if (const auto on = base::parse_iso(day)) return on;
  return day_of_moment(moment);
}

// 1 / the chance.
std::optional<double> weight_of(std::string_view chance) {
  double value = 0;
  const auto [end, error] = std::from_chars(chance.data(), chance.data() + chance.size(), value);
  if (error != std::errc() || end != chance.data() + chance.size()) return std::nullopt;
  if (!(value > 0.0) || value > 1.0) return std::nullopt;
  return 1.0 / value;
}

LookBack look_back_of(store::Row& row) {
  LookBack found;
  found.oversight = take_text(row, At::oversight);
  found.handover = take_text(row, At::handover);
  found.lead_workers = whole_in(row, At::lead_workers);
  found.managers = whole_in(row, At::managers);
  const std::string_view discussed = text_in(row, At::supervision_on);
  found.known = !found.oversight.empty() || !found.handover.empty() || found.lead_workers || found.managers ||
                !discussed.empty();
  // Days of this form sort as text.
  found.discussed = !discussed.empty() && discussed >= text_in(row, At::look_back_from);
  found.legacy = whole_in(row, At::legacy).value_or(0) != 0;
  return found;
}

std::vector<StoredGrade> read_audits(const store::Queries& reader) {
  static const std::string sql =
      "select a.id, a.final_grade, a.stream, a.month, a.completed_on, a.finalised_at, a.probability, "
      "a.auditor_id, s.family_id, a.service, a.quadrant, a.team, a.import_id, a.previous_id, a.oversight, "
      "a.handover, a.supervision_on, a.look_back_from, a.lead_workers, a.managers, a.legacy, "
      "a.person_id, a.look_back_to "
      "from audits a left join audit_selections s on s.id = a.selection_id "
      "where a.final_grade is not null and a.state in " +
      std::string(settled) + " order by a.month, a.id";
  std::array<Kind, At::column_count> kinds{};
  kinds.fill(Kind::text);
  kinds[At::lead_workers] = kinds[At::managers] = Kind::integer;
  kinds[At::legacy] = Kind::boolean;
  std::vector<StoredGrade> audits;
  std::vector<store::Row> rows = reader.query(sql, {}, kinds);
  audits.reserve(rows.size());
  for (store::Row& row : rows) {
    const auto judged = read_grade(text_in(row, At::grade));
    const auto kind = find_stream(text_in(row, At::stream));
    if (!judged || !kind) continue;
    StoredGrade one;
    one.id = take_text(row, At::id);
    one.audit.grade = *judged;
    one.audit.stream = *kind;
    one.audit.sampled = base::parse_iso(std::string(text_in(row, At::month)) + "-01");
    one.audit.completed = completed_in(text_in(row, At::completed_on), text_in(row, At::finalised_at));
    one.audit.weight = weight_of(text_in(row, At::probability));
    one.audit.auditor = take_text(row, At::auditor);
    one.audit.family = take_text(row, At::family);
    one.service = take_text(row, At::service);
    one.quadrant = take_text(row, At::quadrant);
    one.team = take_text(row, At::team);
    one.person = take_text(row, At::person);
    one.look_back_to = base::parse_iso(text_in(row, At::look_back_to));
    one.imported = !text_in(row, At::import_id).empty();
    one.previous = take_text(row, At::previous);
    one.look_back = look_back_of(row);
    audits.push_back(std::move(one));
  }
  return audits;
}

// Those that are in the draws as re-audits, with what became of them, and those of which only the audit is
// known. One that the rules took back, since nothing asked for it any more, was never due: its case is void,
// or nobody gave its voiding a name (withdraw_re_audit).
void read_reaudits(const store::Queries& reader, StoredGrades& all) {
  static const std::string sql =
      "select a.previous_id, first.id, s.state, a.state, a.final_grade, a.completed_on, a.finalised_at, "
      "(select count(*) from audit_steps t where t.audit_id = a.id and t.state_to = 'void' and "
      "t.account_id is not null) from audit_selections s left join audits a on a.selection_id = s.id "
      "left join audits first on first.selection_id = s.replaced_by where s.role = 're_audit' "
      "and s.state <> 'waiting' "
      "union all select a.previous_id, null, null, a.state, a.final_grade, a.completed_on, a.finalised_at, "
      "(select count(*) from audit_steps t where t.audit_id = a.id and t.state_to = 'void' and "
      "t.account_id is not null) from audits a left join audit_selections s on s.id = a.selection_id "
      "where a.stream = 're_audit' and (s.id is null or s.role <> 're_audit')";
  static constexpr std::array<Kind, 8> kinds = {Kind::text, Kind::text, Kind::text, Kind::text,
                                                Kind::text, Kind::text, Kind::text, Kind::integer};
  for (const store::Row& row : reader.query(sql, {}, kinds)) {
    const bool nobodys = whole_in(row, 7).value_or(0) == 0;
    if (text_in(row, 2) == "void" || (text_in(row, 3) == "void" && nobodys)) continue;
    DueReaudit due;
    due.first = std::string(text_in(row, text_in(row, 0).empty() ? 1 : 0));
    if (due.first.empty()) {
      ++all.re_audits_without_first;
      continue;
    }
    const std::string_view selected = text_in(row, 2);
    const std::string_view state = text_in(row, 3);
    const bool is_settled = settled.find("'" + std::string(state) + "'") != std::string_view::npos;
    due.grade = is_settled ? read_grade(text_in(row, 4)) : std::nullopt;
    if (due.grade) {
      due.outcome = ReauditOutcome::graded;
      due.on = completed_in(text_in(row, 5), text_in(row, 6));
    } else if (selected == "replaced" || state == "replaced") {
      // Another stands in its place.
      continue;
    } else if (selected == "not_possible" || state == "void") {
      due.outcome = ReauditOutcome::not_possible;
    }
    all.re_audits.push_back(std::move(due));
  }
}

void read_actions(const store::Queries& reader, StoredGrades& all) {
  static const std::string sql =
      "select min(s.at), max(s.at), max(a.verified_at), max(a.state) from audit_actions a "
      "join audit_action_steps s on s.action_id = a.id where a.audit_id is not null group by a.id";
  static constexpr std::array<Kind, 4> kinds = {Kind::text, Kind::text, Kind::text, Kind::text};
  for (const store::Row& row : reader.query(sql, {}, kinds)) {
    const auto started = day_of_moment(text_in(row, 0));
    if (!started) continue;
    FixDates dates;
    dates.started = *started;
    const std::string_view state = text_in(row, 3);
    if (state == "verified") dates.done = day_of_moment(text_in(row, 2));
    if (state == "not_possible" || state == "cancelled") dates.left = day_of_moment(text_in(row, 1));
    all.actions.push_back(dates);
  }
}

// Whether any of the tables that are read has changed between the two heads.
bool has_changed(const store::Queries& reader, const store::LogHead& since, const store::LogHead& now) {
  if (since == now) return false;
  // A log that was made anew, or one whose end is far: it is quicker to read the grades than the log.
  constexpr std::int64_t far = 5000;
  if (now.sequence <= since.sequence || now.sequence - since.sequence > far) return true;
  static constexpr std::array<Kind, 1> kinds = {Kind::integer};
  return !reader
              .query(
                  "select sequence from change_log where sequence > :since and table_name in "
                  "('audits', 'audit_selections', 'audit_actions', 'audit_action_steps') limit 1",
                  {{"since", since.sequence}}, kinds)
              .empty();
}

}  // namespace

std::optional<base::Date> sampled_day(const StoredGrade& audit) {
  return audit.look_back_to ? audit.look_back_to : audit.audit.sampled;
}

const StoredGrade* StoredGrades::find(const std::string& audit) const {
  const auto found = places.find(audit);
  return found == places.end() ? nullptr : &audits[found->second];
}

StoredGrades read_grades(const store::Queries& reader) {
  StoredGrades all;
  all.head = reader.head();
  all.audits = read_audits(reader);
  all.places.reserve(all.audits.size());
  for (std::size_t i = 0; i < all.audits.size(); ++i) all.places.emplace(all.audits[i].id, i);
  read_reaudits(reader, all);
  read_actions(reader, all);
  return all;
}

std::shared_ptr<const StoredGrades> GradeShelf::of(const store::Store& store) {
  const std::scoped_lock lock(mutex_);
  // A reader that is run again because others got in its way reads anew, and nothing is kept meanwhile.
  held_ = store.read([&](const store::Queries& reader) -> std::shared_ptr<const StoredGrades> {
    if (held_ && !has_changed(reader, held_->head, reader.head())) return held_;
    return std::make_shared<const StoredGrades>(read_grades(reader));
  });
  return held_;
}

std::vector<GradedAudit> graded(const std::vector<StoredGrade>& audits,
                                const std::function<bool(const StoredGrade&)>& wanted) {
  std::vector<GradedAudit> chosen;
  for (const StoredGrade& one : audits) {
    if (wanted(one)) chosen.push_back(one.audit);
  }
  return chosen;
}

std::vector<Reaudit> reaudits_of(const StoredGrades& grades) {
  std::vector<Reaudit> all;
  for (const DueReaudit& due : grades.re_audits) {
    const StoredGrade* first = grades.find(due.first);
    if (first == nullptr) continue;
    all.push_back({first->audit.grade, due.outcome, due.grade.value_or(Grade::inadequate)});
  }
  return all;
}

}  // namespace windscreen::assure
