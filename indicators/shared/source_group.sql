-- The groups of agencies behind the source codes of contacts and referrals, as the department publishes
-- them.
select code, source
from (values ('1A', 'Individual'), ('1B', 'Individual'), ('1C', 'Individual'), ('1D', 'Individual'),
             ('2A', 'Schools'), ('2B', 'Education services'),
             ('3A', 'Health services'), ('3B', 'Health services'), ('3C', 'Health services'),
             ('3D', 'Health services'), ('3E', 'Health services'), ('3F', 'Health services'),
             ('4', 'Housing'),
             ('5A', 'Council services'), ('5B', 'Council services'), ('5C', 'Council services'),
             ('5D', 'Council services'),
             ('6', 'Police'), ('7', 'Other legal agency'), ('8', 'Other'), ('9', 'Anonymous'),
             ('10', 'Unknown')) as codes (code, source)
