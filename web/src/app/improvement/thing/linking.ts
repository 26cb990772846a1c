// Linking a thing to another: the ways in which it can be, and what is sent.
import type { Fault } from '../../Form.js';
import { dayOf } from '../../children/days.js';
import { nameOf } from '../record.js';
import type { Choosable } from './say_choices.js';
import type { FoundThing, LinkKind, LinkRow } from './thing_api.js';
import { capital, linkWords } from './thing_words.js';

/** Every link, both ways: "This answers …", "This is answered by …". The value names the link and the way. */
export const linkChoices = (links: readonly LinkKind[]): Choosable[] =>
  links.flatMap(({ code, words, back }) => [
    { value: `${code} forth`, words: `This ${words} …` },
    { value: `${code} back`, words: `This ${back} …` },
  ]);

export interface LinkWish {
  from: string;
  to: string;
  how: string;
}

/** The link of a choice between this thing and the other. */
export function linkWish(choice: string, thing: string, other: string): LinkWish {
  const [how = '', way] = choice.split(' ');
  return way === 'back' ? { from: other, to: thing, how } : { from: thing, to: other, how };
}

/** The link of a row of a thing's page. */
export const linkOfRow = (thing: string, { id, how, forward }: Pick<LinkRow, 'id' | 'how' | 'forward'>): LinkWish =>
  forward ? { from: thing, to: id, how } : { from: id, to: thing, how };

export const linkRowWords = (kind: string, row: LinkRow): string => `${linkWords(kind, row)}: ${nameOf(row)}`;

/** What is wrong with asking for a thing by words. */
export function findFaults(how: string, words: string): Fault[] {
  const faults: Fault[] = [];
  if (how === '') faults.push({ field: 'link-how', words: 'Choose what it has to do with the other.' });
  if (words.trim().length < 2) faults.push({ field: 'link-words', words: 'Write a word of the other’s title.' });
  return faults;
}

/** What was found, without the thing itself. */
export const others = (found: readonly FoundThing[], thing: string): Choosable[] =>
  found.filter(({ id }) => id !== thing).map((one) => ({ value: one.id, words: `${nameOf(one)} (${capital(one.kind_words).toLowerCase()})` }));

export interface RemitTyped {
  body: string;
  words: string;
  from: string;
}

/** Which body watches over a plan: what is wrong, or what is sent. */
export function remitWish(typed: RemitTyped, plan: string, today: string): Fault[] | Record<string, string> {
  const from = typed.from.trim() === '' ? today : dayOf(typed.from);
  const faults: Fault[] = [];
  if (typed.body === '') faults.push({ field: 'remit-body', words: 'Choose the body.' });
  if (from === null) faults.push({ field: 'remit-from', words: 'Give the day from which it watches, such as 30/9/2020.' });
  return faults.length > 0 || from === null ? faults : { body: typed.body, over: plan, words: typed.words.trim(), from };
}

/** That a body does so no longer: what is wrong with its last day, or what is sent. */
export function remitEndWish(body: string, plan: string, began: string, lastDay: string, today: string): Fault[] | Record<string, string> {
  const on = lastDay.trim() === '' ? today : dayOf(lastDay);
  if (body === '') return [{ field: 'remit-end-body', words: 'Choose the body.' }];
  if (on === null) return [{ field: 'remit-end-on', words: 'Give the last day, such as 30/9/2020.' }];
  return on < began ? [{ field: 'remit-end-on', words: 'The day is before the body began. Give a later day.' }] : { body, over: plan, on };
}
