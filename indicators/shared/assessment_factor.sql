-- The factors that assessments found, one row for each assessment and factor, read once. A document is a list
-- of codes (["3B","16A"]) or says of each code yes or no ({"3B": "Yes"}).
select cinf_assessment_id as assessment_id,
       unnest(regexp_extract_all(
         upper(cinf_assessment_factors_json),
         case when trim(cinf_assessment_factors_json) like '{%'
              then '"([0-9]{1,2}[A-Z]?)"\s*:\s*(?:"(?:Y|YES|1|TRUE)"|1|TRUE)' else '"([0-9]{1,2}[A-Z]?)"' end,
         1)) as code
from ssd_assessment_factors
