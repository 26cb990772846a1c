// One child's page in words: how things stand, and whom to ring.
import type { Journey } from '../../journey/data.js';
import { list } from '../../data/series.js';
import { longDate } from '../../words/format.js';

export interface Involved {
  role: string | null;
  worker: string | null;
  team: string | null;
  since: string | null;
}

/** As POST /api/v1/children/timeline gives it. */
export interface OneChild {
  viewing: string;
  child: string;
  name: string | null;
  born: string | null;
  involved: Involved[];
  journey: Journey;
}

/** What stands open, by the records' own names, the most protected first. */
const STATUSES: readonly [what: string, status: string][] = [
  ['Missing', 'Missing now'],
  ['Looked after: episode of care', 'Looked after'],
  ['Child protection plan', 'On a child protection plan'],
  ['Section 47 enquiry', 'Section 47 enquiry open'],
  ['Child in need plan', 'On a child in need plan'],
  ['Assessment', 'Assessment open'],
  ['Referral and episode of need', 'Case open'],
  ['Early help', 'Early help'],
];

/** How things stand on the day of the data. */
export function statusesOf(journey: Journey): string[] {
  const open = journey.entries.filter((entry) => entry.spell && entry.from !== null && entry.from <= journey.as_at && (entry.to === null || entry.to > journey.as_at));
  const found = STATUSES.filter(([what]) => open.some((entry) => entry.what === what)).map(([, status]) => status);
  if (journey.entries.some(({ lane, what }) => lane === 'care_leaver' && what === 'Care leaver')) found.push('Care leaver');
  if (journey.died !== '') found.unshift('Died');
  return found.length === 0 ? ['Nothing open'] : found;
}

const isHolder = ({ role }: Involved): boolean => /^allocated case worker$/i.test((role ?? '').trim());

const personWords = ({ worker, role, team }: Involved): string => {
  const whose = [role, team].filter((part) => part !== null && part !== '').join(', ');
  if (worker === null) {
    const unnamed = role === null ? 'someone who is not named' : `the ${role.toLowerCase()}`;
    return team === null ? unnamed : `${unnamed} of ${team}`;
  }
  return whose === '' ? worker : `${worker} (${whose})`;
};

/** Whom to ring. The data holds no telephone numbers, so it says whom to ask for, and where. */
export function ringWords(involved: readonly Involved[], asAt: string): string {
  const holders = involved.filter(isHolder);
  if (holders.length > 0) return `Ask for ${list(holders.map(personWords))}. The data has no telephone numbers: the council’s directory does.`;
  if (involved.length > 0)
    return `Nobody holds the case on ${longDate(asAt)}. Others are involved: ask for ${list(involved.slice(0, 2).map(personWords))}. The data has no telephone numbers: the council’s directory does.`;
  return `Nobody is recorded as involved on ${longDate(asAt)}. Ask the council’s front door whose case it is.`;
}
