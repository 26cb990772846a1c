-- name: Possible duplicate child records
-- area: quality
-- unit: count
-- grain: spell
-- polarity: lower is better
-- measure: pairs of records
-- breakdowns: reason, team, service, quadrant
-- definition: Pairs of records that may be one child: the same identifier (the common child identifier), or
--   the same date of birth with the same surname and a forename that begins with the same three letters, or
--   the same forename and a surname that begins so. Capitals, spaces and marks do not matter.
-- caveat: A list to look through, not of mistakes: some pairs are two children. A child who was adopted is
--   never paired with anyone, since the record before and the record after an adoption must not be linked.
--   The record holds only the present, so earlier days show today's pairs. Returns carry no names: from
--   them, only equal identifiers can be seen.
with record as (
  select pers_person_id as person_id, pers_dob as born, upper(trim(pers_common_child_id)) as identifier,
         regexp_replace(lower(pers_surname), '[^a-z]', '', 'g') as surname,
         regexp_replace(lower(pers_forename), '[^a-z]', '', 'g') as forename,
         coalesce(pers_dob, pers_expected_dob, date '1900-01-01') as known_from
  from ssd_person
  where not exists (select 1 from care_period
                    where care_period.person_id = pers_person_id and end_reason in ('E11', 'E12'))
),
pair as (
  select one.person_id, other.person_id as other_id, greatest(one.known_from, other.known_from) as start_date,
         'same identifier' as reason, 1 as place
  from record one join record other on other.identifier = one.identifier
  where other.person_id > one.person_id and one.identifier <> ''
  union all
  select one.person_id, other.person_id, one.born, 'same surname and date of birth', 2
  from record one
  join record other on other.born = one.born and other.surname = one.surname
                   and left(other.forename, 3) = left(one.forename, 3)
  where other.person_id > one.person_id and one.surname <> '' and one.forename <> ''
  union all
  select one.person_id, other.person_id, one.born, 'same forename and date of birth', 3
  from record one
  join record other on other.born = one.born and other.forename = one.forename
                   and left(other.surname, 3) = left(one.surname, 3)
  where other.person_id > one.person_id and one.surname <> '' and one.forename <> ''
),
ranked as (
  select *, row_number() over (partition by person_id, other_id order by place) as rank from pair
)
select person_id, person_id || ' ' || other_id as row_id, start_date, cast(null as date) as end_date, reason
from ranked
where rank = 1
