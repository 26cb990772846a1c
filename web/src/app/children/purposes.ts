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

/** What must be said before anything is opened. */
export function purposeFaults(name: string, words: string, chosen: readonly string[] = []): Fault[] {
  if (!PURPOSES.some((one) => one.name === name))
    return [{ field: `purpose-${PURPOSES[0]?.name ?? ''}`, words: 'Choose why you are opening children’s records' }];
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
