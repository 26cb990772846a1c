// What an SSDA903 written from a snapshot lacks, as counts with a sentence each.
#include <array>

#include "report/returns/ssda903_set_queries.h"

namespace windscreen::report::ssda903_sql {
namespace {

constexpr auto care_lacks = std::to_array<Lack>({
    {"select count(*) from ssd_cla_substance_misuse where return_in_year(clas_substance_misuse_date)"
     " and coalesce(clas_intervention_received, 'N') = 'N' and clas_person_id in (select person from "
     "return_child)",
     "INTERVENTION_OFFERED is left out of oc2, as a snapshot has no such answer; {} children who received no "
     "intervention need it."},
    {"select count(distinct clap_cla_placement_id) from ssd_cla_placement left join ext_placement_area on"
     " placement_id = clap_cla_placement_id where clap_cla_placement_id in (select clae_cla_placement_id from"
     " ssd_cla_episodes where return_overlaps(clae_cla_episode_start_date, clae_cla_episode_ceased_date))"
     " and (la_code is not null or clap_cla_placement_distance is not null)",
     "The distance and the authority of {} placements are left out: the CSV set has no columns for them, and "
     "the department works them out from the postcodes."},
    {"select count(*) from ssd_cla_reviews r where return_in_year(r.clar_cla_review_date) and"
     " coalesce(r.clar_cla_review_cancelled, 'N') = 'N' and not exists (select 1 from return_period_of_care p"
     " join return_child c on c.person = p.person where p.period = r.clar_cla_id)",
     "{} reviews are left out: they belong to no period of care that is in the return."},
    {"select count(*) from return_care where return_overlaps(started, ended_ever) and status is null",
     "LS is left out of {} episodes: no legal status is known on their first day."},
    {"select count(*) from return_care where return_overlaps(started, ended_ever) and type is null",
     "PLACE is left out of {} episodes: no placement is known."},
    {"select count(*) from return_care where return_overlaps(started, ended_ever) and reason_begun is null",
     "RNE is left out of {} episodes: the reason for the new episode is not known."},
    {"select count(*) from return_child where born is null",
     "DOB is left out of {} children: none is known."},
    {"select count(*) from return_child where ethnicity is null and person in (select person from "
     "return_looked_after)",
     "ETHNIC is left out of {} children: none is recorded (the return has NOBT for one that is not yet "
     "known)."},
    {"select count(*) from return_child c where no_upn is null and person in (select person from "
     "return_looked_after) and not exists (select 1 from ssd_linked_identifiers where link_person_id = "
     "c.person"
     " and upper(trim(link_identifier_type)) = 'UNIQUE PUPIL NUMBER')",
     "UPN is left out of {} children: neither a number nor a reason for having none is known."},
    {"select coalesce(sum(n - 1), 0) from (select count(distinct link_identifier_value) as n from"
     " ssd_linked_identifiers where upper(trim(link_identifier_type)) = 'UNIQUE PUPIL NUMBER' and"
     " link_person_id in (select person from return_child) group by link_person_id)",
     "{} further UPNs are left out: a child can state one."},
    {"select count(*) from ssd_person where pers_sex = 'I' and pers_person_id in (select person from "
     "return_child) and return_letters()",
     "SEX is U for {} children who are recorded as neither male nor female: the return has no other code."},
    {"select count(*) from return_looked_after where person not in (select lapp_person_id from"
     " ssd_cla_previous_permanence where lapp_person_id is not null) and return_states_no_permanence()",
     "PREV_PERM is Z1 for {} children of whom no permanence order before is known: the return that was "
     "loaded "
     "stated Z1 of them, or nothing.",
     true, false},
    {"select count(*) from return_looked_after where person not in (select lapp_person_id from"
     " ssd_cla_previous_permanence where lapp_person_id is not null) and not return_states_no_permanence()",
     "{} children are left out of previous_permanence: whether they left care for a permanent family before "
     "is not known (the return has Z1 for those who did not)."},
    {"select count(*) from ssd_missing m where return_overlaps(m.miss_missing_episode_start_date,"
     " m.miss_missing_episode_end_date) and not exists (select 1 from ssd_cla_episodes where"
     " clae_person_id = m.miss_person_id and clae_cla_episode_start_date <= "
     "m.miss_missing_episode_start_date and"
     " coalesce(clae_cla_episode_ceased_date >= m.miss_missing_episode_start_date, true))",
     "{} missing episodes are left out: the child was not looked after.", false},
    {"select count(*) from ssd_care_leavers l join ssd_person p on p.pers_person_id = l.clea_person_id where"
     " age_in_years(p.pers_dob, return_end()) between 17 and 21 and l.clea_care_leaver_in_touch is null",
     "{} care leavers of 17 to 21 are left out of oc3: whether the authority is in touch is not known.",
     false},
    {"select count(*) from (select 1 where not exists (select 1 from ssd_cla_health where"
     " upper(clah_health_check_type) like 'SURVEILLANCE%'))",
     "HEALTH_CHECK (development checks of those under five) is left empty: the snapshot records none.",
     false},
    {"select count(*) from (select 1 where not exists (select 1 from ssd_cla_health where"
     " upper(clah_health_check_type) like 'DENTAL%'))",
     "TEETH_CHECK is left empty: the snapshot records no dental checks.", false},
    {"select count(*) from (select 1 where not exists (select 1 from ssd_cla_health where"
     " upper(clah_health_check_type) like 'HEALTH%'))",
     "HEALTH_ASSESSMENT is left empty: the snapshot records no health assessments.", false},
    {"select count(*) from (select 1 where not exists (select 1 from ssd_cla_immunisations))",
     "IMMUNISATIONS is left empty: the snapshot records none.", false},
    {"select count(*) from (select 1 where not exists (select 1 from ssd_cla_convictions))",
     "CONVICTED is left empty: the snapshot records no convictions at all.", false},
    {"select count(*) from (select 1 where not exists (select 1 from ssd_cla_substance_misuse))",
     "SUBSTANCE_MISUSE is left empty: the snapshot records none at all.", false},
});

}  // namespace

std::span<const Lack> lacks() { return care_lacks; }

}  // namespace windscreen::report::ssda903_sql
