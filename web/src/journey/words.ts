// A journey in words: months, how long a spell lasted, and the story in short.
import { counted, longDate, monthName } from '../words/format.js';
import type { Entry, Flag, Journey } from './data.js';

/** Stands on every page and on what is saved of it. */
export const MARKING = 'Internal: about one child. Official-sensitive.';

/** "February 2012" of "2012-02"; nothing of nothing. */
export function monthWords(month: string): string {
  const match = /^(\d{4})-(\d{2})$/.exec(month);
  return match ? `${monthName(Number(match[2]))} ${match[1]}` : '';
}

/** Who it is about, as far as the page says it. */
export function aboutWords(journey: Journey): string {
  const parts = [
    journey.age,
    journey.born !== '' ? `born ${monthWords(journey.born)}` : '',
    journey.expected !== '' ? `expected ${monthWords(journey.expected)}` : '',
    journey.died !== '' ? `died ${monthWords(journey.died)}` : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'not recorded' : parts.join(', ');
}

/** "1 June 2020", "1 June 2020 to 3 July 2020", "since 1 June 2020", or that no day is recorded. */
export function whenWords(entry: Pick<Entry, 'from' | 'to' | 'spell'>): string {
  if (entry.from === null) return entry.spell ? 'no start recorded' : 'no day recorded';
  if (!entry.spell) return longDate(entry.from);
  return entry.to === null ? `since ${longDate(entry.from)}` : `${longDate(entry.from)} to ${longDate(entry.to)}`;
}

export function flagWhen(flag: Flag): string {
  if (flag.from === null) return flag.now ? 'now' : '';
  return whenWords(flag);
}

/** What is open on the day of the snapshot, the newest first. */
export function openSpells(journey: Journey): Entry[] {
  return journey.entries
    .filter((entry) => entry.spell && entry.to === null && entry.from !== null && entry.from <= journey.as_at)
    .reverse();
}

const STEPS: [plural: string, is: (entry: Entry) => boolean][] = [
  ['contacts', (entry) => entry.what === 'Contact'],
  ['early help episodes', (entry) => entry.what === 'Early help'],
  ['referrals', (entry) => entry.source === 'ssd_cin_episodes'],
  ['assessments', (entry) => entry.source === 'ssd_cin_assessments'],
  ['section 47 enquiries', (entry) => entry.source === 'ssd_s47_enquiry'],
  ['child protection plans', (entry) => entry.source.startsWith('ssd_cp_plans')],
  ['placements', (entry) => entry.source.startsWith('ssd_cla_placement')],
  ['missing episodes', (entry) => entry.what === 'Missing'],
];

/** How often each step came: "2 referrals, 1 child protection plan". */
export function storyWords(journey: Journey): string {
  const parts = STEPS.map(([plural, is]) => [journey.entries.filter(is).length, plural] as const)
    .filter(([count]) => count > 0)
    .map(([count, plural]) => counted(count, plural));
  const dated = journey.entries.map((entry) => entry.from).filter((from) => from !== null);
  const first = dated[0];
  if (first === undefined) return 'The snapshot holds nothing with a day about this child.';
  const from = `From ${longDate(first)} to ${longDate(journey.as_at)}`;
  if (parts.length === 0) return `${from}: ${counted(journey.entries.length, 'records')}.`;
  const last = parts.pop();
  return `${from}: ${parts.length === 0 ? last : `${parts.join(', ')} and ${last}`}.`;
}
