// A choice of a page that stands in its address, so that a link to the page shows the same.
import { go, type Where } from '../../history.js';

/** What is chosen; empty where the address says nothing, or something that the page does not offer. */
export function chosenOf(where: Where, name: string, offered: readonly string[]): string {
  const given = where.query.get(name) ?? '';
  return offered.includes(given) ? given : '';
}

/** The address of the page with another choice, the day and its other choices kept; empty takes the choice out. */
export function addressWith(where: Where, name: string, value: string): string {
  const query = new URLSearchParams(where.query);
  if (value === '') query.delete(name);
  else query.set(name, value);
  const text = query.toString();
  return `${where.address}${text === '' ? '' : `?${text}`}`;
}

/** Shows the page with another choice. The browser's way back leaves out what was chosen before. */
export const choose = (where: Where, name: string, value: string): void => go(addressWith(where, name, value), true);
