-- Each person with the day of the 18th birthday, on which being looked after ends: 1 March for a child born
-- on 29 February.
select pers_person_id as person_id,
       pers_dob       as born,
       add_months(case when extract(month from pers_dob) = 2 and extract(day from pers_dob) = 29
                       then pers_dob + 1 else pers_dob end, 18 * 12) as adult_on
from ssd_person
