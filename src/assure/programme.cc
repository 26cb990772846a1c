#include "assure/programme.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/error.h"
#include "base/text.h"
#include "store/identity.h"

namespace windscreen::assure {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 9> next_status = {
    {{"planned", "running"},
     {"planned", "cancelled"},
     {"running", "paused"},
     {"running", "finished"},
     {"running", "cancelled"},
     {"paused", "running"},
     {"paused", "finished"},
     {"paused", "cancelled"},
     {"planned", "paused"}}};

void check_dates(const std::string& starts_on, const std::optional<std::string>& ends_on,
                 std::vector<ProgrammeFault>& faults) {
  const auto start = base::parse_iso(starts_on);
  if (!start) faults.push_back({"starts_on", "Give the day on which the programme starts."});
  if (!ends_on) return;
  const auto end = base::parse_iso(*ends_on);
  if (!end) {
    faults.push_back({"ends_on", "Give the day on which the programme ends, or none."});
  } else if (start && *end < *start) {
    faults.push_back({"ends_on", "The programme ends before it starts. Give a later last day."});
  }
}

void write_step(store::Writer& writer, const store::AuditProgramme& programme, const std::string& at,
                const std::string& account_id, const std::string& reason) {
  writer.insert(store::AuditProgrammeStep{store::new_id(), programme.id, at, account_id, programme.status,
                                          programme.starts_on, programme.ends_on, reason});
}

}  // namespace

std::vector<ProgrammeFault> programme_faults(const store::AuditProgramme& programme) {
  std::vector<ProgrammeFault> faults;
  if (base::trim(programme.name).empty()) faults.push_back({"name", "Give the programme a name."});
  if (base::trim(programme.question).empty()) {
    faults.push_back({"question", "Say in a sentence what the programme is to find out."});
  }
  if (base::trim(programme.tool).empty()) faults.push_back({"tool", "Choose an audit tool."});
  if (programme.target < 1 || programme.target > 1000) {
    faults.push_back({"target", "Give the number of cases of a round, from 1 to 1,000."});
  }
  if (programme.look_back_months < 1 || programme.look_back_months > 60) {
    faults.push_back({"look_back_months", "Give the months that an audit looks back, from 1 to 60."});
  }
  check_dates(programme.starts_on, programme.ends_on, faults);
  return faults;
}

void add_programme(store::Writer& writer, const store::AuditProgramme& programme, const std::string& reason) {
  const auto faults = programme_faults(programme);
  if (!faults.empty()) throw base::Error("The programme cannot be added.", faults.front().words);
  writer.insert(programme);
  write_step(writer, programme, programme.created_at, programme.created_by, reason);
}

bool may_follow(std::string_view status, std::string_view next) {
  return status == next ||
         std::find(next_status.begin(), next_status.end(), std::pair(status, next)) != next_status.end();
}

void change_programme(store::Writer& writer, const std::string& programme_id, const ProgrammeChange& change,
                      const std::string& account_id) {
  auto programme = writer.find<store::AuditProgramme>(programme_id);
  if (!programme) throw base::Error("There is no such programme.", "Open the list of programmes again.");
  if (!may_follow(programme->status, change.status)) {
    throw base::Error(
        fmt::format("A programme that is {} cannot become {}.", programme->status, change.status),
        "Add a new programme where this one is over.");
  }
  std::vector<ProgrammeFault> faults;
  check_dates(change.starts_on, change.ends_on, faults);
  if (!faults.empty()) throw base::Error("The programme\u2019s dates cannot stand.", faults.front().words);
  if (base::trim(change.reason).empty()) {
    throw base::Error("A change of a programme needs a reason.", "Say why: it is kept with the change.");
  }
  programme->status = change.status;
  programme->starts_on = change.starts_on;
  programme->ends_on = change.ends_on;
  if (writer.update(*programme)) write_step(writer, *programme, store::now(), account_id, change.reason);
}

std::vector<store::AuditProgrammeStep> programme_history(const store::Reader& reader,
                                                         const std::string& programme_id) {
  // Identifiers grow with time, so that steps of one millisecond keep their order.
  return reader.select<store::AuditProgrammeStep>("where programme_id = :programme order by at, id",
                                                  {{"programme", programme_id}});
}

std::vector<Slip> slips(std::span<const store::AuditProgrammeStep> history) {
  std::vector<Slip> found;
  const auto compare = [&](const store::AuditProgrammeStep& step, bool end,
                           const std::optional<std::string>& was, const std::optional<std::string>& now_is) {
    if (!was || !now_is) return;
    const auto before = base::parse_iso(*was);
    const auto after = base::parse_iso(*now_is);
    if (before && after && *before < *after) found.push_back({step.at, step.reason, end, *before, *after});
  };
  for (std::size_t i = 1; i < history.size(); ++i) {
    compare(history[i], false, history[i - 1].starts_on, history[i].starts_on);
    compare(history[i], true, history[i - 1].ends_on, history[i].ends_on);
  }
  return found;
}

}  // namespace windscreen::assure
