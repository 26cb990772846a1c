// Searching for children: what is typed, what is asked, and what is wrong with it.
import type { Fault } from '../Form.js';
import type { Session } from '../session.js';
import { givenDay } from './days.js';
import type { ChildRow } from './child_list.js';
import { counted } from '../../words/format.js';

export interface Typed {
  id: string;
  name: string;
  born: string;
}

export const NOTHING_TYPED: Typed = { id: '', name: '', born: '' };

export interface Sought {
  id?: string;
  name?: string;
  date_of_birth?: string;
}

export interface Found {
  snapshot: string;
  as_at: string;
  listed: number;
  page: number;
  pages: number;
  viewing: string;
  rows: ChildRow[];
}

/** Whether the roles have a list of one's own: then an empty search shows it. Who reaches every child must say whom they
 * look for; the server holds to that. */
export function hasOwnList(session: Session): boolean {
  const reaching = session.roles.filter(({ role, scope }) => scope !== 'none' && role !== 'performance_analyst');
  return reaching.length > 0 && reaching.every(({ scope }) => scope !== 'authority');
}

export const isEmpty = (typed: Typed): boolean => Object.values(typed).every((one) => one.trim() === '');

/** What to ask the server for; or what is wrong with what was typed. */
export function soughtOf(typed: Typed, ownList: boolean): Sought | Fault[] {
  const faults: Fault[] = [];
  if (isEmpty(typed) && !ownList) faults.push({ field: 'child-id', words: 'Enter an identifier, a name or a date of birth' });
  const name = typed.name.trim();
  const words = name.split(/[\s,]+/).filter((one) => one !== '');
  if (name !== '' && words.join('').length < 2) faults.push({ field: 'child-name', words: 'Enter at least two letters of the name' });
  if (words.length > 8) faults.push({ field: 'child-name', words: 'Enter no more than eight words of the name' });
  const born = givenDay(typed.born);
  if (born === null) faults.push({ field: 'child-born', words: 'Enter the date of birth as day, month and year, like 27/3/2012' });
  if (faults.length > 0) return faults;
  const id = typed.id.trim();
  return {
    ...(id === '' ? {} : { id }),
    ...(name === '' ? {} : { name }),
    ...(born === '' || born === null ? {} : { date_of_birth: born }),
  };
}

/** What was found, as a heading: "3 children found", "48 children whom you may see". */
export function foundWords(listed: number, sought: Sought): string {
  if (Object.keys(sought).length === 0) return listed === 0 ? 'There is no child whom you may see' : `${counted(listed, 'children')} whom you may see`;
  return listed === 0 ? 'No child found' : `${counted(listed, 'children')} found`;
}
