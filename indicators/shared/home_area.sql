-- The authority's own area, as ext_placement_area codes it: the authority's own code where any placement has
-- it, otherwise the area in which most placements are. An authority that is known under another code puts a
-- file of this name into its workspace's indicators/shared directory:
--   select 'its own code' as la_code
select la_code
from (select la_code,
             row_number() over (order by case when la_code = (select code from ref_authority) then 0 else 1 end,
                                         count(*) desc, la_code) as place
      from ext_placement_area where la_code is not null group by la_code) areas
where place = 1
