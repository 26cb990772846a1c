-- Every day of being looked after, in stretches in which nothing changes: legal status, placement, and
-- whether the child is an unaccompanied asylum-seeking child. Counted at any day, a child is there once.
--   care_start, care_end   of the whole period of care
--   care_start_known       whether the child entered care on care_start, or only was in care by then
--   is_last                the last stretch of its period of care
--   uasc_on_entry          such a status was recorded by the 28th day after the child entered care
with change as (
  select person_id, start_date as day from care_period
  union
  select person_id, start_date from placement_stay
  union
  select person_id, start_date from legal_status_held
  union
  select person_id, end_date from legal_status_held
  union
  select person_id, start_date from placement_held
  union
  select person_id, end_date from placement_held
  union
  select person_id, start_date from uasc
  union
  select person_id, end_date from uasc
),
piece as (
  select care_period.*, change.day,
         coalesce(lead(change.day) over (partition by care_period.person_id, care_period.start_date
                                         order by change.day), care_period.end_date) as piece_end
  from care_period
  join change on change.person_id = care_period.person_id and change.day >= care_period.start_date
             and (care_period.end_date is null or change.day < care_period.end_date)
)
select piece.person_id,
       piece.cla_id,
       piece.day        as start_date,
       piece.piece_end  as end_date,
       piece.start_date as care_start,
       piece.start_known as care_start_known,
       piece.end_date   as care_end,
       piece.end_reason as care_end_reason,
       coalesce(piece.piece_end, date '9999-12-31') = coalesce(piece.end_date, date '9999-12-31') as is_last,
       case when legal_status in ('C1', 'C2') then 'Care order'
            when legal_status = 'E1' then 'Placement order'
            when legal_status = 'V2' then 'Section 20'
            when legal_status like 'J_' then 'Youth justice'
            when legal_status like 'L_' then 'Protection'
            else legal_status end as legal_status,
       placement_id,
       case when placement_type like 'U_' then 'Foster care'
            when placement_type in ('K1', 'K2', 'R1') then 'Children''s homes'
            when placement_type in ('H5', 'P2') then 'Supported or independent'
            when placement_type = 'P1' then 'With parents'
            when placement_type in ('A3', 'A4', 'A5', 'A6') then 'Adoption'
            when placement_type is not null then 'Other' end as placement_type,
       placement_start,
       exists (select 1 from uasc
               where uasc.person_id = piece.person_id and open_on(uasc.start_date, uasc.end_date, piece.day)) as uasc,
       exists (select 1 from uasc
               where uasc.person_id = piece.person_id and uasc.start_date <= piece.start_date + 28
                 and (uasc.end_date is null or uasc.end_date > piece.start_date)) as uasc_on_entry
from piece
left join legal_status_held on legal_status_held.person_id = piece.person_id
     and legal_status_held.start_date <= piece.day and legal_status_held.until > piece.day
left join placement_held on placement_held.person_id = piece.person_id
     and placement_held.start_date <= piece.day and placement_held.until > piece.day
