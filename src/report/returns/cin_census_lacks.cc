// What a census written from a snapshot lacks, as counts with a sentence each.
#include "report/returns/cin_census_queries.h"

namespace windscreen::report::cin_census_sql {

const std::vector<Lack>& lacks() {
  static const std::vector<Lack> all{
      {"select count(*) from ssd_cin_assessments a join census_case c on c.referral = a.cina_referral_id"
       " and c.person = a.cina_person_id where return_overlaps(a.cina_assessment_start_date,"
       " a.cina_assessment_auth_date)",
       "AssessmentInternalReviewDate is left out of {} assessments: a snapshot has no such date."},
      {"select count(*) from census_enquiry_in_year e join census_case c on c.referral = e.s47e_referral_id"
       " and c.person = e.s47e_person_id where e.target is null and coalesce(not e.unnecessary, true)",
       "InitialCPCtarget is left out of {} section 47 enquiries: it is known only with a conference."},
      {"select count(*) from ssd_cin_assessments a where return_overlaps(a.cina_assessment_start_date,"
       " a.cina_assessment_auth_date) and not exists (select 1 from census_case c where"
       " c.referral = a.cina_referral_id and c.person = a.cina_person_id)",
       "{} assessments are left out: they belong to no referral that is in the census."},
      {"select count(*) from ssd_cin_plans p where return_overlaps(p.cinp_cin_plan_start_date,"
       " p.cinp_cin_plan_end_date) and not exists (select 1 from census_case c where"
       " c.referral = p.cinp_referral_id and c.person = p.cinp_person_id)",
       "{} child in need plans are left out: they belong to no referral that is in the census."},
      {"select count(*) from census_enquiry_in_year e where not exists (select 1 from census_case c where"
       " c.referral = e.s47e_referral_id and c.person = e.s47e_person_id)",
       "{} section 47 enquiries are left out, with their conferences: they belong to no referral that is in "
       "the census."},
      {"select count(*) from census_conference i where enquiry is null and return_in_year(held) and"
       " (not exists (select 1 from census_case c where c.referral = i.referral and c.person = i.person)"
       "  or (not return_whole() and held < (select max(o.held) from census_conference o where"
       "   o.enquiry is null and return_in_year(o.held) and o.referral = i.referral and o.person = "
       "i.person)))",
       "{} conferences without an enquiry are left out: they belong to no referral that is in the census, or "
       "the referral has a later one, and a case can state one."},
      {"select count(*) from census_conference i where enquiry is not null and place > 1 and"
       " return_in_year(held)",
       "{} conferences are left out: their enquiry has a later one, and an enquiry can state one."},
      {"select count(*) from census_plan p where not exists (select 1 from census_case c where"
       " c.referral = p.cppl_referral_id and c.person = p.cppl_person_id)",
       "{} child protection plans are left out, with their reviews: they belong to no referral that is in "
       "the census."},
      {"select count(*) from ssd_cp_reviews r where return_in_year(r.cppr_cp_review_date) and not exists"
       " (select 1 from census_plan p where p.cppl_cp_plan_id = r.cppr_cp_plan_id and"
       "  p.cppl_person_id = r.cppr_person_id)",
       "{} reviews are left out: they belong to no child protection plan that is in the census."},
      {"select count(*) from ssd_person p where p.pers_sex = 'I' and (return_alone() or exists"
       " (select 1 from census_case c where c.person = p.pers_person_id)) and return_letters()",
       "Sex is U for {} children who are recorded as neither male nor female: the census has no other code."},
      {"select count(distinct c.person) from census_case c join ssd_person p on p.pers_person_id = c.person"
       " where p.pers_dob is null and p.pers_expected_dob is null",
       "{} children have neither a date of birth nor an expected one."},
      {"select count(distinct c.person) from census_case c join ssd_person p on p.pers_person_id = c.person"
       " where p.pers_ethnicity is null",
       "Ethnicity is left out of {} children: none is recorded (the census has NOBT for one that is not yet "
       "known)."},
      {"select count(distinct c.person) from census_case c join ssd_person p on p.pers_person_id = c.person"
       " left join census_number n on n.person = c.person where n.upn is null and p.pers_upn_unknown is null",
       "{} children have neither a UPN nor a reason for having none."},
      {"select coalesce(sum(n - 1), 0) from (select count(distinct link_identifier_value) as n from"
       " ssd_linked_identifiers where upper(trim(link_identifier_type)) in ('UNIQUE PUPIL NUMBER',"
       " 'FORMER UNIQUE PUPIL NUMBER') and link_person_id in (select person from census_case)"
       " group by link_person_id, upper(trim(link_identifier_type)))",
       "{} further UPNs are left out: a child can state one, and one former."},
      {"select count(*) from census_case where nfa is null",
       "ReferralNFA is false for {} referrals of which the snapshot does not say whether there was further "
       "action.",
       false},
      {"select count(distinct disa_person_id) from ssd_disability where"
       " upper(trim(disa_disability_code)) = 'YES' and disa_person_id in (select person from census_case)",
       "Disability is left out of {} children of whom only that they have one is known, not which.", false},
  };
  return all;
}

}  // namespace windscreen::report::cin_census_sql
