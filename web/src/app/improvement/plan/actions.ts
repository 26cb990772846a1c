// Which actions of a plan are shown, and in which order. What is chosen stands in the address.
import { longDate } from '../../../words/format.js';
import type { Brief, PutOff, RatingCode, Standing } from '../record.js';
import type { Action, ThemeLine } from './plan.js';

export interface Chosen {
  rating: string;
  far: string;
  order: string;
}

interface Option {
  value: string;
  words: string;
}

export const RATING_CHOICES: readonly Option[] = [
  { value: '', words: 'Any rating' }, { value: 'red', words: 'Red' }, { value: 'amber', words: 'Amber' }, { value: 'green', words: 'Green' }, { value: 'blue', words: 'Blue' },
];

export const FAR_CHOICES: readonly Option[] = [
  { value: '', words: 'All' }, { value: 'open', words: 'Not delivered' }, { value: 'delivered', words: 'Delivered' },
  { value: 'unshown', words: 'Delivered, impact not shown' }, { value: 'impact', words: 'Impact shown' },
];

export const ORDER_CHOICES: readonly Option[] = [
  { value: '', words: 'By theme, as in the plan' }, { value: 'due', words: 'By day, earliest first' }, { value: 'rating', words: 'By rating, gravest first' },
];

const one = (value: string | null, of: readonly Option[]): string => (of.some((option) => option.value === value) ? value ?? '' : '');

/** What an address chooses; what it says that nobody can choose counts as nothing. */
export const chosenOf = (query: URLSearchParams): Chosen => ({
  rating: one(query.get('rating'), RATING_CHOICES), far: one(query.get('far'), FAR_CHOICES), order: one(query.get('order'), ORDER_CHOICES),
});

/** The query of the page with another choice, everything else of it kept; "" or "?…". */
export function withChoice(query: URLSearchParams, name: keyof Chosen, value: string): string {
  const next = new URLSearchParams(query);
  if (value === '') next.delete(name);
  else next.set(name, value);
  const text = next.toString();
  return text === '' ? '' : `?${text}`;
}

/** Withdrawn, itself or with its theme: only that has no rating by rule. */
export const withdrawn = ({ rating }: Pick<Action, 'rating'>): boolean => rating.rule === '';

/** How far an action is, in words. A claim that it is delivered goes before a status that nobody brought up to date. */
export function stateWords(action: Pick<Action, 'rating' | 'delivered' | 'status_words'>): string {
  if (withdrawn(action)) return 'Withdrawn';
  if (action.delivered === null) return action.status_words;
  return action.delivered.evidence === '' ? 'Delivered, no evidence' : 'Delivered';
}

function isSoFar(action: Action, far: string): boolean {
  switch (far) {
    case 'open': return !withdrawn(action) && action.delivered === null;
    case 'delivered': return !withdrawn(action) && action.delivered !== null;
    case 'unshown': return !withdrawn(action) && action.delivered !== null && action.impact === null;
    case 'impact': return !withdrawn(action) && action.impact !== null;
    default: return true;
  }
}

const GRAVITY: readonly RatingCode[] = ['red', 'amber', 'green', 'blue', ''];

/** The actions that are chosen, in the order that is chosen; those that are alike stay as they stand in the plan. */
export function chosenActions(actions: readonly Action[], themes: readonly ThemeLine[], chosen: Chosen): Action[] {
  const place = new Map(themes.map(({ theme }, index) => [theme?.id ?? '', index]));
  const themePlace = ({ theme }: Action): number => place.get(theme?.id ?? '') ?? themes.length;
  const day = ({ due }: Action): string => due ?? '9999-12-31';
  const shown = actions.filter((action) => (chosen.rating === '' || action.rating.shown === chosen.rating) && isSoFar(action, chosen.far));
  return shown.sort((a, b) => {
    if (chosen.order === 'due') return day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0;
    if (chosen.order === 'rating') return GRAVITY.indexOf(a.rating.shown) - GRAVITY.indexOf(b.rating.shown);
    return themePlace(a) - themePlace(b);
  });
}

/** The actions of each theme in the plan's order, and last those without one. A theme without actions stays. */
export function byTheme<Item extends { theme: Brief | null }>(items: readonly Item[], themes: readonly ThemeLine[]): { line: ThemeLine; items: Item[] }[] {
  return themes.map((line) => ({ line, items: items.filter(({ theme }) => (theme?.id ?? '') === (line.theme?.id ?? '')) }));
}

const TIMES = ['', 'once', 'twice'];

/** "Put off twice; first 31 December 2018"; empty where the day was never put off. */
export function putOffWords({ put_off: putOff, first_due: first }: Pick<Standing, 'put_off' | 'first_due'>): string {
  if (putOff.length === 0) return '';
  const times = TIMES[putOff.length] ?? `${putOff.length} times`;
  return `Put off ${times}${first === null ? '' : `; first ${longDate(first)}`}`;
}

/** "From 31 August 2020 to 30 September 2020: more contacts", said on a day. */
export function oneOff({ on, reason, was, now_is: now }: PutOff): string {
  const why = reason.trim() === '' ? 'no reason is given.' : reason;
  return `On ${longDate(on)}, from ${longDate(was)} to ${longDate(now)}: ${why}`;
}
