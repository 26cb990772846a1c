#include "assure/auditor_register.h"

#include <algorithm>
#include <array>

#include "assure/audit_state.h"
#include "base/error.h"
#include "base/text.h"
#include "store/audits.h"
#include "store/people.h"

namespace windscreen::assure {
namespace {

constexpr std::array<std::string_view, 4> statuses = {"trained", "moderator", "suspended", "left"};
constexpr std::array<std::string_view, 4> kinds = {"child", "family", "team", "worker"};

void check_once(const store::Reader& reader, const store::Auditor& auditor) {
  for (const store::Auditor& other : reader.select<store::Auditor>()) {
    if (other.id == auditor.id) continue;
    if ((auditor.account_id && other.account_id == auditor.account_id) ||
        (auditor.worker_id && other.worker_id == auditor.worker_id)) {
      throw base::Error("This person stands in the register already, as " + other.name + ".",
                        "Change that entry instead.");
    }
  }
}

DeclaredInterest::Kind kind_of(const std::string& kind) {
  using enum DeclaredInterest::Kind;
  if (kind == "child") return child;
  if (kind == "family") return family;
  return kind == "team" ? team : staff;
}

AuditorStatus status_of(const std::string& status) {
  if (status == "trained") return AuditorStatus::trained;
  if (status == "moderator") return AuditorStatus::moderator;
  return AuditorStatus::suspended;
}

}  // namespace

void keep_auditor(store::Writer& writer, store::Auditor auditor) {
  if (base::trim(auditor.name).empty()) throw base::Error("The auditor has no name.", "Give it.");
  if (std::ranges::find(statuses, auditor.status) == statuses.end())
    throw base::Error("The auditor\u2019s status is unknown.",
                      "Choose trained, moderator, suspended or left.");
  if (auditor.capacity < 0 || auditor.capacity > 100)
    throw base::Error("The audits a month are out of range.", "Give a number from 0 to 100.");
  if (auditor.trained_on && !base::parse_iso(*auditor.trained_on))
    throw base::Error("The day of training is none.", "Give a day, or leave it empty.");
  if (auditor.account_id && !writer.find<store::Account>(*auditor.account_id))
    throw base::Error("There is no such account.", "Invite them first, or leave the account empty.");
  check_once(writer, auditor);
  if (writer.find<store::Auditor>(auditor.id))
    writer.update(auditor);
  else
    writer.insert(auditor);
}

void declare_interest(store::Writer& writer, store::AuditorInterest interest) {
  if (!writer.find<store::Auditor>(interest.auditor_id))
    throw base::Error("There is no such auditor.", "Open the register again.");
  if (std::ranges::find(kinds, interest.kind) == kinds.end())
    throw base::Error("The kind of interest is unknown.", "Choose a child, family, team or worker.");
  if (base::trim(interest.interest_in).empty())
    throw base::Error("It is not said in whom the interest is.",
                      "Give the identifier, or a team\u2019s name.");
  if (base::trim(interest.why).empty())
    throw base::Error("It is not said what the interest is.", "Say it in a few words.");
  writer.insert(interest);
}

void end_interest(store::Writer& writer, const std::string& interest_id, base::Date day) {
  auto interest = writer.find<store::AuditorInterest>(interest_id);
  if (!interest || interest->valid_to)
    throw base::Error("There is no such interest in force.", "Open the register again.");
  interest->valid_to = base::format_iso(day);
  writer.update(*interest);
}

std::string staff_reference(const store::Auditor& auditor) {
  return auditor.worker_id.value_or("auditor " + auditor.id);
}

std::map<std::string, int> loads_of(const store::Reader& reader) {
  std::map<std::string, int> loads;
  for (const store::Audit& audit :
       reader.select<store::Audit>("where auditor_id is not null and state in ('assigned', 'accepted', "
                                   "'in_progress', 'conversation')"))
    ++loads[*audit.auditor_id];
  return loads;
}

std::vector<Auditor> auditors_for(const store::Reader& reader,
                                  const std::map<std::string, std::vector<Dated>>& staff_teams,
                                  const std::map<std::string, std::string>& team_ids, base::Date day) {
  const auto loads = loads_of(reader);
  const std::string today = base::format_iso(day);
  std::map<std::string, std::vector<DeclaredInterest>> interests;
  for (const store::AuditorInterest& one : reader.select<store::AuditorInterest>()) {
    if (one.valid_from > today || (one.valid_to && *one.valid_to < today)) continue;
    const auto team = one.kind == "team" ? team_ids.find(one.interest_in) : team_ids.end();
    interests[one.auditor_id].push_back(
        {kind_of(one.kind), team == team_ids.end() ? one.interest_in : team->second});
  }
  std::vector<Auditor> auditors;
  for (const store::Auditor& one :
       reader.select<store::Auditor>("where status <> 'left' order by name, id")) {
    Auditor auditor;
    auditor.staff = staff_reference(one);
    auditor.status = status_of(one.status);
    if (const auto teams = staff_teams.find(auditor.staff); teams != staff_teams.end())
      auditor.teams = teams->second;
    auditor.interests = interests[one.id];
    auditor.capacity = static_cast<int>(one.capacity);
    const auto load = loads.find(one.id);
    auditor.assigned_already = load == loads.end() ? 0 : load->second;
    auditors.push_back(std::move(auditor));
  }
  return auditors;
}

}  // namespace windscreen::assure
