// Why someone opens children's records: the purposes that the server takes (docs/roles.md), in words.
import type { Fault } from '../Form.js';

export interface Purpose {
  name: string;
  /** In their own words; with "other" always, and with those for which the authority wants them. */
  words: string;
}

export interface PurposeChoice {
  name: string;
  words: string;
  hint: string;
}

export const PURPOSES: readonly PurposeChoice[] = [
  { name: 'own_case', words: 'My own case', hint: 'You work with the child, or are about to.' },
  { name: 'management_oversight', words: 'Management oversight', hint: 'Supervision, allocation, what is late in your team or service.' },
  { name: 'audit', words: 'Audit of practice', hint: '' },
  { name: 'data_quality', words: 'Data quality', hint: 'To find out what is wrong with a record, and have it mended.' },
  { name: 'inspection', words: 'Inspection', hint: '' },
  { name: 'complaint', words: 'A complaint', hint: '' },
  { name: 'other', words: 'Another purpose', hint: '' },
];

/** What a role is most likely to open records for. */
const OF_ROLES: Record<string, string> = {
  practitioner: 'own_case', team_manager: 'management_oversight', head_of_service: 'management_oversight', director: 'management_oversight',
  qa_lead: 'audit', auditor: 'audit', moderator: 'audit', performance_analyst: 'data_quality', inspector: 'inspection',
};

/** The purposes in the order in which they are offered: first those of one's roles, and one's own cases after the others for whoever has none. */
export function offeredPurposes(roles: readonly { role: string; scope: string }[]): PurposeChoice[] {
  const likely = new Set(roles.map(({ role }) => OF_ROLES[role]));
  if (roles.some(({ scope }) => scope === 'own_cases')) likely.add('own_case');
  const place = ({ name }: PurposeChoice): number => (likely.has(name) ? 0 : name === 'own_case' ? 2 : name === 'other' ? 3 : 1);
  return [...PURPOSES].sort((one, other) => place(one) - place(other));
}

/** The server takes so many bytes of words. */
const LONGEST = 500;

/** "Management oversight"; of another purpose its own words. */
export function purposeWords({ name, words }: Purpose): string {
  if (name === 'other' && words !== '') return words;
  const known = PURPOSES.find((one) => one.name === name)?.words ?? name.replace(/_/g, ' ');
  return words === '' ? known : `${known}: ${words}`;
}

/** Whether a purpose needs words; `chosen` are those for which the authority wants them. */
export const needsWords = (name: string, chosen: readonly string[]): boolean => name === 'other' || chosen.includes(name);

/** What must be said before anything is opened; `offered` in the order in which they stand on the page. */
export function purposeFaults(name: string, words: string, chosen: readonly string[] = [], offered: readonly PurposeChoice[] = PURPOSES): Fault[] {
  if (!offered.some((one) => one.name === name))
    return [{ field: `purpose-${offered[0]?.name ?? ''}`, words: 'Choose why you are opening children’s records' }];
  if (!needsWords(name, chosen)) return [];
  const said = words.trim();
  if (said.length < 3) return [{ field: 'purpose-words', words: name === 'other' ? 'Say in a few words what your purpose is' : 'Say in a few words why' }];
  if (new TextEncoder().encode(said).length > LONGEST)
    return [{ field: 'purpose-words', words: `Say it in no more than ${LONGEST} characters` }];
  return [];
}

/** The members of a request that carry the purpose. */
export function purposeMembers({ name, words }: Purpose): { purpose: string; purpose_words?: string } {
  return words === '' ? { purpose: name } : { purpose: name, purpose_words: words };
}
