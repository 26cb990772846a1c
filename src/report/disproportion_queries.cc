// Counting kinds of children at each level and step.
#include <fmt/format.h>

#include "measure/dimension.h"
#include "measure/period.h"
#include "report/disproportion.h"

namespace windscreen::report {
namespace {

// A child once a level, with the day on which the age counts. Ages are completed years; the engine gives none
// for the unborn.
constexpr std::string_view level_rows = R"sql(
with counted as (
  select 0 as place, person_id, min(contact_date) as day
  from contact where contact_date between {year_from} and {year_to} group by person_id
  union all
  select 1, earl_person_id, {as_at} from ssd_early_help_episodes
  where open_on(earl_episode_start_date, earl_episode_end_date, {as_at}) group by earl_person_id
  union all
  select 2, person_id, min(referral_date)
  from referral where referral_date between {year_from} and {year_to} group by person_id
  union all
  select 3, s47e_person_id, min(s47e_s47_start_date)
  from ssd_s47_enquiry where s47e_s47_start_date between {year_from} and {year_to} group by s47e_person_id
  union all
  select 4, cine_person_id, {as_at} from ssd_cin_episodes
  where coalesce(cine_referral_nfa, 'N') = 'N' and open_on(cine_referral_date, cine_close_date, {as_at})
  group by cine_person_id
  union all
  select 5, person_id, {as_at} from cp_plan where open_on(start_date, end_date, {as_at}) group by person_id
  union all
  select 6, person_id, {as_at} from care_period where open_on(start_date, end_date, {as_at}) group by person_id
  union all
  select 7, person_id, {as_at} from care_leaver
  where eligibility in ('relevant', 'former relevant', 'qualifying', 'eligible')
    and open_on(aged_16, aged_26, {as_at}) group by person_id
),
disability as (
  select disa_person_id as person_id,
         max(case when upper(trim(disa_disability_code)) in ('NONE', 'N', 'NO') then 0 else 1 end) as disabled
  from ssd_disability
  where trim(coalesce(disa_disability_code, '')) <> ''
  group by disa_person_id
)
select place, coalesce(pers_sex, '') as sex, coalesce(pers_ethnicity, '') as ethnicity,
       coalesce(disabled, -1) as disabled,
       case when pers_dob is null then case when pers_expected_dob is null then -2 else -1 end
            else coalesce(age_in_years(pers_dob, day), -1) end as age,
       count(*) as children, 0 as went_on
from counted
left join ssd_person on pers_person_id = counted.person_id
left join disability on disability.person_id = counted.person_id
group by all
)sql";

// A child's first referral (or contact with an outcome) of the followed year, and whether the step came
// within the months after it.
constexpr std::string_view step_rows = R"sql(
with ordered as (
  select person_id, referral_date as day, assessed, enquired, planned, cared,
         row_number() over (partition by person_id order by referral_date, referral_id) as place
  from pathway_case
  where referral_date between {followed_from} and {followed_to}
),
first_referral as (
  select *, add_months(day, {months}) as until from ordered where place = 1
),
followed as (
  select 0 as place, person_id, min(contact_date) as day,
         max(case when outcome = 'new_referral' then 1 else 0 end) as went_on
  from contact
  where contact_date between {followed_from} and {followed_to} and outcome not in ('open', 'not recorded')
  group by person_id
  union all
  select 1, person_id, day, case when assessed between day and until then 1 else 0 end from first_referral
  union all
  select 2, person_id, day, case when enquired between day and until then 1 else 0 end from first_referral
  union all
  select 3, person_id, day, case when planned between day and until then 1 else 0 end from first_referral
  union all
  select 4, person_id, day, case when cared between day and until then 1 else 0 end from first_referral
),
disability as (
  select disa_person_id as person_id,
         max(case when upper(trim(disa_disability_code)) in ('NONE', 'N', 'NO') then 0 else 1 end) as disabled
  from ssd_disability
  where trim(coalesce(disa_disability_code, '')) <> ''
  group by disa_person_id
)
select followed.place, coalesce(pers_sex, '') as sex, coalesce(pers_ethnicity, '') as ethnicity,
       coalesce(disabled, -1) as disabled,
       case when pers_dob is null then case when pers_expected_dob is null then -2 else -1 end
            else coalesce(age_in_years(pers_dob, day), -1) end as age,
       count(*) as children, sum(went_on) as went_on
from followed
left join ssd_person on pers_person_id = followed.person_id
left join disability on disability.person_id = followed.person_id
group by all
)sql";

std::string filled(std::string_view text, const Disproportion& dates) {
  const auto literal = [](base::Date day) { return fmt::format("date '{}'", base::format_iso(day)); };
  return fmt::format(fmt::runtime(text), fmt::arg("as_at", literal(dates.as_at)),
                     fmt::arg("months", followed_months), fmt::arg("year_from", literal(dates.year_from)),
                     fmt::arg("year_to", literal(dates.year_to)),
                     fmt::arg("followed_from", literal(dates.followed_from)),
                     fmt::arg("followed_to", literal(dates.followed_to)));
}

constexpr int unborn = -1;
constexpr int age_not_known = -2;

/// The engine's band for an age, by a birthday on the day itself.
std::uint8_t band_of(int age, base::Date day) {
  if (age == age_not_known) return measure::age_group(std::nullopt, false, day, false);
  if (age == unborn) return measure::age_group(std::nullopt, true, day, false);
  return measure::age_group(base::add_months(day, -12 * age), false, day, false);
}

std::vector<KindOfChild> read(query::Connection& connection, const std::string& sql, base::Date as_at) {
  std::vector<KindOfChild> kinds;
  query::Result rows = connection.query(sql);
  while (rows.next()) {
    KindOfChild kind;
    kind.place = static_cast<std::size_t>(rows.integer(0));
    kind.gender = measure::gender_group(rows.text(1));
    kind.ethnicity = measure::ethnicity_group(rows.text(2));
    const std::int64_t disabled = rows.integer(3);
    kind.disability = disabled < 0    ? measure::disability_not_recorded_group
                      : disabled == 0 ? measure::not_disabled_group
                                      : measure::disabled_group;
    kind.age = static_cast<int>(rows.integer(4));
    kind.age_band = band_of(kind.age, as_at);
    kind.children = rows.integer(5);
    kind.went_on = rows.integer(6);
    kinds.push_back(kind);
  }
  return kinds;
}

}  // namespace

std::vector<std::string_view> disproportion_queries() { return {level_rows, step_rows}; }

Disproportion read_disproportion(query::Connection& connection, base::Date as_at,
                                 std::span<const lake::PopulationGroup> populations,
                                 measure::Audience audience, int round_to) {
  constexpr auto day = std::chrono::days{1};
  Disproportion result;
  result.as_at = as_at;
  const measure::Period year = measure::series(measure::Window::rolling_12_months, as_at, 1, false).back();
  result.year_from = year.start;
  result.year_to = year.end;
  result.followed_to = base::add_months(as_at, -followed_months);
  result.followed_from = base::add_months(result.followed_to, -12) + day;
  const auto levels = read(connection, filled(level_rows, result), as_at);
  const auto steps = read(connection, filled(step_rows, result), as_at);
  compare_groups(levels, steps, populations, audience, result, round_to);
  return result;
}

}  // namespace windscreen::report
