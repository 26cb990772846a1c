// Names that people read for the words that the program uses.

const AREAS: Record<string, string> = {
  contacts: 'Contacts',
  early_help: 'Early help',
  referrals: 'Referrals',
  assessments: 'Assessments',
  section_47: 'Section 47 enquiries',
  conferences: 'Initial child protection conferences',
  children_in_need: 'Children in need',
  child_protection: 'Child protection plans',
  visits: 'Visits',
  looked_after: 'Children looked after',
  care_leavers: 'Care leavers',
  adoption: 'Adoption and permanence',
  workforce: 'Workforce',
  quality: 'Quality of practice',
  flow: 'Flow through the system',
};

/** What an area is about, for those who meet it for the first time. */
const AREA_INTRODUCTIONS: Record<string, string> = {
  contacts: 'People and partner organisations who contact children’s services because they are worried about a child.',
  early_help: 'Help for families before statutory services are needed.',
  referrals: 'Requests for children’s social care to help or protect a child. A re-referral is one within 12 months of an earlier one.',
  assessments: 'Social workers find out what a child needs. An assessment must be finished within 45 working days.',
  section_47: 'Enquiries under section 47 of the Children Act 1989: is a child suffering, or likely to suffer, significant harm?',
  conferences: 'The meeting that decides whether a child needs a child protection plan, within 15 working days of the strategy discussion.',
  children_in_need: 'Children who get help under section 17 of the Children Act 1989, with their family’s agreement.',
  child_protection: 'Children with a plan to keep them safe from significant harm.',
  visits: 'Social workers must see children, and see them often enough.',
  looked_after: 'Children in the care of the council: by a court order, or by agreement with their family.',
  care_leavers: 'Young people who were looked after and whom the council supports, up to age 25.',
  adoption: 'Permanent homes for children who cannot live with their birth family.',
  workforce: 'The people who do the work, and how much of it each of them has.',
  quality: 'What audits, supervision and the records themselves say about practice.',
  flow: 'How children move from one step to the next, and how long it takes.',
};

const DIMENSIONS: Record<string, string> = {
  age_band: 'age',
  age: 'age',
  gender: 'gender',
  ethnicity: 'ethnicity',
  disability: 'disability',
  source: 'source',
  team: 'team',
  service: 'service',
  quadrant: 'quadrant',
};

const FORMATS: Record<string, string> = {
  ssd: 'SSD tables',
  annex_a: 'Annex A',
  cin_census: 'CIN census',
  ssda903: 'SSDA903',
};

/** "early_help" as "Early help", for words that have no name of their own. */
export function plain(word: string): string {
  const text = word.replace(/_/g, ' ').trim();
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export const areaName = (area: string): string => AREAS[area] ?? plain(area);
export const areaIntroduction = (area: string): string => AREA_INTRODUCTIONS[area] ?? '';
export const dimensionName = (dimension: string): string =>
  DIMENSIONS[dimension] ?? plain(dimension).toLowerCase();
export const formatName = (format: string): string => FORMATS[format] ?? plain(format);


export const WINDOW_WORDS: Record<string, string> = {
  month: 'each month',
  quarter: 'each quarter',
  rolling_12_months: 'the 12 months to each month’s end',
  year_to_date: 'from 1 April to each month’s end',
  financial_year: 'each year from 1 April to 31 March',
  snapshot: 'the day itself',
};
