#include "assure/stored_pairs.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/date.h"
#include "model/local_day.h"
#include "store/identity.h"

namespace windscreen::assure {
namespace {}  // namespace

std::vector<AuditorsPair> blind_pairs(const store::Queries& reader, const std::string& first_month) {
  constexpr std::array<store::Kind, 3> texts = {store::Kind::text, store::Kind::text, store::Kind::text};
  std::vector<AuditorsPair> pairs;
  for (const store::Row& row : reader.query(
           "select audits.auditor_id, audits.auditor_grade, audit_moderations.grade "
           "from audit_moderations join audits on audits.id = audit_moderations.audit_id "
           "where blind = 1 and kind not in ('appeal', 'boundary') and audit_moderations.grade is not "
           "null and audits.auditor_grade is not null and audits.state not in ('void', 'replaced') "
           "and (submitted_at is null or graded_at is null or submitted_at <= graded_at) "
           "and audits.month >= :month order by audit_moderations.id",
           {{"month", first_month}}, texts)) {
    const auto first = read_grade(store::text_in(row, 1));
    const auto second = read_grade(store::text_in(row, 2));
    if (first && second) pairs.push_back({store::text_in(row, 0), {*first, *second}});
  }
  return pairs;
}

std::vector<ManyInADay> many_in_a_day(const store::Queries& reader, std::int64_t least,
                                      const std::string& since) {
  constexpr std::array<store::Kind, 2> texts = {store::Kind::text, store::Kind::text};
  std::map<std::pair<std::string, std::string>, std::int64_t> counts;
  for (const store::Row& row :
       reader.query("select auditor_id, submitted_at from audits where auditor_id is not null and "
                    "submitted_at >= :since",
                    {{"since", since}}, texts)) {
    const auto moment = store::moment_from(store::text_in(row, 1));
    if (!moment) continue;
    const base::Date day = model::local_day(std::chrono::floor<std::chrono::seconds>(*moment));
    ++counts[{store::text_in(row, 0), base::format_iso(day)}];
  }
  std::vector<ManyInADay> days;
  for (const auto& [key, count] : counts) {
    if (count >= least) days.push_back({key.first, key.second, count});
  }
  std::stable_sort(days.begin(), days.end(),
                   [](const ManyInADay& a, const ManyInADay& b) { return a.day > b.day; });
  return days;
}

}  // namespace windscreen::assure
