-- The authority's own area, as ext_placement_area codes it: the area in which most placements are. An
-- authority that places most of its children elsewhere puts a file of this name into its workspace's
-- indicators/shared directory:
--   select 'its own code' as la_code
select la_code
from (select la_code, row_number() over (order by count(*) desc, la_code) as place
      from ext_placement_area where la_code is not null group by la_code) areas
where place = 1
