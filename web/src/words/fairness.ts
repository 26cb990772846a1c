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

/** A difference is named from a quarter more (or a fifth less) on, of however many children: less is for the table. */
const WORTH_NAMING = 1.25;

const strength = (ratio: Ratio | null): number => Math.abs(Math.log(ratio?.[0] ?? 1));
const named = (ratio: Ratio | null): ratio is Ratio =>
  ratio !== null && standing(ratio) !== 'no difference beyond chance' && strength(ratio) >= Math.log(WORTH_NAMING) - 1e-9;

interface Named<Group> {
  at: string;
  name: string;
  group: Group;
  ratio: Ratio;
}

/** The strongest differences of all the places (levels or steps), at most `most`. */
function strongest<Group extends { ratio: Ratio | null }>(
  about: DimensionGroups, places: { at: string; groups: Group[] }[], most: number,
): Named<Group>[] {
  // Where there are two groups, each the other's reference, the one that is more often there says it all.
  const mirrored = (groups: Group[]): boolean => about.dimension !== 'ethnicity' && groups.filter((group) => group.ratio !== null).length === 2;
  return places
    .flatMap(({ at, groups }) =>
      groups.flatMap((group, place) =>
        named(group.ratio) && !(mirrored(groups) && group.ratio[0] < 1)
          ? [{ at, name: about.groups[place] ?? '', group, ratio: group.ratio }]
          : [],
      ),
    )
    .sort((a, b) => strength(b.ratio) - strength(a.ratio))
    .slice(0, most);
}

/** The strongest differences from the population, with the level that each is of. */
export function levelSentences(about: DimensionGroups, most = 6): string[] {
  return strongest(about, about.levels.map((level) => ({ at: levelName(level.level), groups: level.groups })), most).map(
    ({ at, name, group, ratio }) =>
      `${at}: ${groupWords(about.dimension, name)} are ${standing(ratio) === 'more often' ? 'over-represented' : 'under-represented'}, with ` +
      `${counted(group.children ?? 0, 'children')} and ${times(ratio, 'rate', referenceWords(about.dimension))}`,
  );
}

/** The strongest differences in who goes on from step to step. */
export function onwardSentences(about: DimensionGroups, most = 4): string[] {
  return strongest(about, about.steps.map((step) => ({ at: stepName(step.step), groups: step.groups })), most).map(
    ({ at, name, group, ratio }) =>
      `${at}: ${percent(group.percent ?? 0)} of ${groupWords(about.dimension, name)} (${count(group.went_on ?? 0)} of ` +
      `${count(group.children ?? 0)}), ${times(ratio, 'share', referenceWords(about.dimension))}`,
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
