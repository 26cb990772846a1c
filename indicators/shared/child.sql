-- Each person's birthdays that rules turn on. A child born on 29 February turns 17, 18, 22 and 26 on 1
-- March, and 16 (again a leap year) on 29 February.
with birth as (
  select pers_person_id as person_id, pers_dob as born,
         case when extract(month from pers_dob) = 2 and extract(day from pers_dob) = 29
              then pers_dob + 1 else pers_dob end as birthday
  from ssd_person
)
select person_id, born,
       add_months(born, 16 * 12)     as aged_16,
       add_months(birthday, 17 * 12) as aged_17,
       add_months(birthday, 18 * 12) as aged_18,
       add_months(birthday, 22 * 12) as aged_22,
       add_months(birthday, 26 * 12) as aged_26
from birth
