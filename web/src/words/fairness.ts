// Over- and under-representation in words that say what is, not why.
import type { DimensionGroups, Ratio } from '../data/fairness.js';
import { count, counted, number, percent } from './format.js';

const DIMENSIONS: Record<string, string> = { age_band: 'Age', gender: 'Sex', ethnicity: 'Ethnicity', disability: 'Disability' };
export const dimensionName = (dimension: string): string => DIMENSIONS[dimension] ?? dimension;

const LEVELS: Record<string, string> = {
  contacts: 'Contacts', early_help: 'Early help', referrals: 'Referrals', section_47: 'Section 47 enquiries',
  children_in_need: 'Children in need', child_protection: 'Child protection plans', looked_after: 'Looked after',
  care_leavers: 'Care leavers',
};
export const levelName = (level: string): string => LEVELS[level] ?? level;

const STEPS: Record<string, string> = {
  contact_to_referral: 'From a contact to a referral', referral_to_assessment: 'From a referral to an assessment',
  referral_to_section_47: 'From a referral to a section 47 enquiry', referral_to_plan: 'From a referral to a child protection plan',
  referral_to_care: 'From a referral to care',
};
export const stepName = (step: string): string => STEPS[step] ?? step;

/** A group in a table: the list is of children under 18. */
export function groupName(dimension: string, group: string): string {
  if (dimension === 'age_band' && group === '16 and over') return '16 and 17';
  if (dimension === 'gender') return { Female: 'Girls', Male: 'Boys' }[group] ?? group;
  return group;
}

/** A group in a sentence: "Black children", "children aged 1 to 4". */
export function groupWords(dimension: string, group: string): string {
  const name = groupName(dimension, group);
  switch (dimension) {
    case 'age_band':
      if (group === 'Unborn') return 'unborn children';
      return group.startsWith('Under') ? `children ${name.toLowerCase()}` : `children aged ${name}`;
    case 'gender':
      return group === 'Indeterminate' ? 'children of indeterminate sex' : name.toLowerCase();
    case 'ethnicity':
      if (group === 'Mixed') return 'children of mixed ethnicity';
      return group === 'Other' ? 'children of other ethnic groups' : `${group} children`;
    default:
      return group === 'Disabled' ? 'disabled children' : 'children recorded as not disabled';
  }
}

export const referenceWords = (dimension: string): string => (dimension === 'ethnicity' ? 'White children' : 'all other children');

export type Standing = 'more often' | 'less often' | 'no difference beyond chance';

/** Beyond chance where the 95% interval leaves out 1. */
export function standing([, lower, upper]: Ratio): Standing {
  if (lower > 1) return 'more often';
  return upper < 1 ? 'less often' : 'no difference beyond chance';
}

/** "1.8 (1.5 to 2.1)"; two decimals below 1, where one would hide the difference. */
export function ratioWords(ratio: Ratio | null): string {
  if (ratio === null) return '';
  const [value, lower, upper] = ratio.map(write);
  return `${value} (${lower} to ${upper})`;
}

const write = (one: number): string => number(one, one < 0.995 ? 2 : 1);

/** "2.1 times the rate of White children (95% interval 1.6 to 2.7)". */
function times([value, lower, upper]: Ratio, what: string, than: string): string {
  return `${write(value)} times the ${what} of ${than} (95% interval ${write(lower)} to ${write(upper)})`;
}

/** What is beyond chance at one level, the strongest first; empty where nothing is. */
export function levelSentences(about: DimensionGroups, level: string): string[] {
  const at = about.levels.find((one) => one.level === level);
  if (!at) return [];
  return at.groups
    .map((group, place) => ({ name: about.groups[place] ?? '', ...group }))
    .filter((group) => group.ratio !== null && standing(group.ratio) !== 'no difference beyond chance')
    // Of two groups that are each other's reference, one sentence says it all.
    .filter((group, _, all) => !(all.length === 2 && about.dimension === 'gender') || (group.ratio?.[0] ?? 0) > 1)
    .sort((a, b) => Math.abs(Math.log(b.ratio?.[0] ?? 1)) - Math.abs(Math.log(a.ratio?.[0] ?? 1)))
    .map((group) => {
      const ratio = group.ratio ?? [1, 1, 1];
      const over = standing(ratio) === 'more often';
      return (
        `${groupWords(about.dimension, group.name)} are ${over ? 'over-represented' : 'under-represented'}: ` +
        `${counted(group.children ?? 0, 'children')}, ${times(ratio, 'rate', referenceWords(about.dimension))}`
      );
    });
}

/** The same of a step: who goes on more or less often. */
export function onwardSentences(about: DimensionGroups, step: string): string[] {
  const at = about.steps.find((one) => one.step === step);
  if (!at) return [];
  return at.groups
    .map((group, place) => ({ name: about.groups[place] ?? '', ...group }))
    .filter((group) => group.ratio !== null && group.percent !== null && standing(group.ratio) !== 'no difference beyond chance')
    .filter((group, _, all) => !(all.length === 2 && about.dimension !== 'ethnicity') || (group.ratio?.[0] ?? 0) > 1)
    .sort((a, b) => Math.abs(Math.log(b.ratio?.[0] ?? 1)) - Math.abs(Math.log(a.ratio?.[0] ?? 1)))
    .map(
      (group) =>
        `${percent(group.percent ?? 0)} of ${groupWords(about.dimension, group.name)} went on (${count(group.went_on ?? 0)} of ` +
        `${count(group.children ?? 0)}), ${times(group.ratio ?? [1, 1, 1], 'share', referenceWords(about.dimension))}`,
    );
}

/** Whether any group of the dimension has a population. */
export const hasPopulation = (about: DimensionGroups): boolean => about.population !== null;

/** A share of the known, as a percentage; nothing where they are few. */
export function shareOf(children: number | null, known: number | null, fewest: number): number | null {
  return children === null || known === null || known < fewest ? null : (100 * children) / known;
}

/** Where the group of too many is not known to compare those who are. */
export function notComparedSentence(about: DimensionGroups): string {
  const levels = about.levels.filter((level) => !level.comparable);
  const steps = about.steps.filter((step) => !step.comparable);
  const names = [...levels.map((level) => levelName(level.level)), ...steps.map((step) => stepName(step.step))];
  if (names.length === 0) return '';
  return (
    `Not compared, because ${dimensionName(about.dimension).toLowerCase()} is not recorded for more than 1 child in 5: ` +
    `${names.map((name, place) => (place === 0 ? name : name.charAt(0).toLowerCase() + name.slice(1))).join(', ')}.`
  );
}
