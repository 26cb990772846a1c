// How one thing of the record is put into words.
import { counted, longDate } from '../../../words/format.js';
import type { PutOff, Said } from '../record.js';
import type { EntryRow, LinkRow, Thing } from './thing_api.js';

/** "Theme of feedback" of "feedback_theme": the words of a kind where only its code is there. */
export function kindWords(code: string): string {
  const words = code === 'feedback_theme' ? 'theme of feedback' : code.replace(/_/g, ' ');
  return capital(words);
}

export const capital = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;

const LINKS: Record<string, readonly [string, string]> = {
  answers: ['Answers', 'Is answered by'],
  carries_on: ['Carries on', 'Is carried on by'],
  tells: ['Tells of', 'Is told of in'],
  promises: ['Was promised in', 'Holds the promise'],
  shows: ['Shows what came of', 'Can be seen in'],
  depends_on: ['Depends on', 'Is needed by'],
};

/** What a thing of kind `kind` has to do with the other end of a link. An item does not tell of a report, it received it. */
export function linkWords(kind: string, { how, forward, kind: other }: Pick<LinkRow, 'how' | 'forward' | 'kind'>): string {
  if (how === 'tells' && (forward ? kind : other) === 'item' && (forward ? other : kind) === 'report') return forward ? 'Received' : 'Was received at';
  return LINKS[how]?.[forward ? 0 : 1] ?? kindWords(how);
}

const ENTRIES: Record<string, string> = {
  update: 'What has happened',
  status: 'How far it is',
  lead: 'Who leads it',
  due: 'The day by which it is due',
  delivered: 'Whether it is delivered',
  embedded: 'Whether it is part of everyday practice',
  impact: 'Whether it made a difference to children',
  rating: 'A rating against the rule',
  response: 'Whether it is accepted',
  answer: 'The answer',
  score: 'How likely it is, and how grave',
  review: 'When it is looked at again',
  kept: 'That it was kept',
  outcome: 'What became of it',
  statement: 'The number as it is',
};

/** A day of these kinds is no day by which something is to be done. */
const DAYS: Record<string, string> = { source: 'The day on which it is held', meeting: 'The day on which it is held', control: 'The last day on which it is there', promise: 'The day by which it is to be kept' };

/** What an entry says of a thing of a kind, as the choice of a form and the column of a table have it. */
export function entryWords(entry: string, kind: string): string {
  if (entry === 'due') return DAYS[kind] ?? ENTRIES['due'] ?? '';
  if (entry === 'answer' && kind === 'feedback_theme') return 'What was done about it';
  if (entry === 'status' && (kind === 'source' || kind === 'meeting')) return 'Whether it is held';
  return ENTRIES[entry] ?? kindWords(entry);
}

/** A row of the summary list about a day. */
export const dueTitle = (kind: string): string => (kind === 'control' ? 'Last day' : kind === 'source' || kind === 'meeting' ? 'Held on' : 'Due');

/** "4x3" of a risk, in words. */
export const scoreWords = ({ likelihood, impact }: { likelihood: number; impact: number }): string =>
  `Likelihood ${likelihood} of 5, impact ${impact} of 5: ${likelihood * impact} of 25`;

const VALUES: Record<string, string> = { yes: 'Yes.', taken_back: 'Taken back.' };

/** All that an entry says, in one text. */
export function saidWords(entry: Pick<EntryRow, 'kind' | 'value' | 'value_words' | 'words' | 'due' | 'owner'>): string {
  const score = /^([1-5])x([1-5])$/.exec(entry.value);
  const value = entry.kind === 'score' && score ? `${scoreWords({ likelihood: Number(score[1]), impact: Number(score[2]) })}.`
    : VALUES[entry.value] ?? (entry.value_words === '' ? '' : `${entry.value_words}.`);
  const parts = [value, entry.owner === '' ? '' : `${entry.owner}.`, entry.due === null ? '' : `${longDate(entry.due)}.`, entry.words];
  return parts.filter((one) => one !== '').join(' ');
}

/** Which of the three claims it is, and how one says that nobody has made it. */
export const CLAIMS: readonly { of: 'delivered' | 'embedded' | 'impact'; title: string; not: string }[] = [
  { of: 'delivered', title: 'Delivered', not: 'Not yet' },
  { of: 'embedded', title: 'Embedded', not: 'Not shown' },
  { of: 'impact', title: 'Impact', not: 'Not shown' },
];

/** "24 July 2018. Terms of the group. " with what was said and where one can see it. */
export function claimWords(said: Said): string {
  const evidence = said.evidence === '' ? 'No evidence is named.' : `Evidence: ${said.evidence}`;
  return `${longDate(said.on)}. ${said.words === '' ? '' : `${said.words} `}${evidence}`;
}

/** "Put off on 1 May 2019 from 30 April 2019 to 31 July 2019, 92 days: the reason." */
export const putOffWords = (one: PutOff): string =>
  `Put off on ${longDate(one.on)} from ${longDate(one.was)} to ${longDate(one.now_is)}, ${counted(one.days, 'days')}: ${one.reason === '' ? 'no reason is written down.' : one.reason}`;

/** What was said on a day, with where one can see it. */
export function saidLine(said: Said, value = ''): string {
  const parts = [value, longDate(said.on)].filter((one) => one !== '').join(', ');
  return [`${parts}.`, said.words, said.evidence === '' ? '' : `Evidence: ${said.evidence}`].filter((one) => one !== '').join(' ');
}

const RESPONSES: Record<string, string> = { accepted: 'Accepted', accepted_in_part: 'Accepted in part', rejected: 'Not accepted' };
const OUTCOMES: Record<string, string> = { called_in: 'Called in', stands: 'Stands', changed: 'Changed after call-in', withdrawn: 'Withdrawn' };
export const responseWords = (code: string): string => RESPONSES[code] ?? kindWords(code);
export const outcomeWords = (code: string): string => OUTCOMES[code] ?? kindWords(code);

/** "Inspection or other source: full inspection". */
export const captionOf = ({ kind_words: kind, sort_words: sort }: Pick<Thing, 'kind_words' | 'sort_words'>): string =>
  `${capital(kind)}${sort === '' ? '' : `: ${sort.charAt(0).toLowerCase()}${sort.slice(1)}`}`;

const DELIVERED_ONLY = ['milestone', 'recommendation'];

/** The claims that a kind can have: an action all three, a milestone or a recommendation that it is delivered. */
export function claimsOf(kind: string): typeof CLAIMS {
  if (kind === 'action') return CLAIMS;
  return DELIVERED_ONLY.includes(kind) ? CLAIMS.slice(0, 1) : [];
}
