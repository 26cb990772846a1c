// Days as people type them.

/** The ISO date of "27/3/2012", "27 3 2012", "27.3.2012", "27 March 2012" or "2012-03-27"; null where it is no day. */
export function dayOf(typed: string): string | null {
  const text = typed.trim().toLowerCase();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return valid(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const english = /^(\d{1,2})[\s/.-]+(\d{1,2}|[a-z]{3,9})[\s/.-]+(\d{4})$/.exec(text);
  if (!english) return null;
  const named = english[2] ?? '';
  const month = /^\d/.test(named) ? Number(named) : MONTHS.findIndex((one) => one === named || one.slice(0, 3) === named) + 1;
  return valid(Number(english[3]), month, Number(english[1]));
}

const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];

function valid(year: number, month: number, day: number): string | null {
  const made = new Date(Date.UTC(year, month - 1, day));
  if (year < 1900 || made.getUTCMonth() !== month - 1 || made.getUTCDate() !== day) return null;
  return made.toISOString().slice(0, 10);
}

/** The day of a field; '' where nothing is typed, null where it is no day. */
export const givenDay = (typed: string): string | null => (typed.trim() === '' ? '' : dayOf(typed));

/** "27/3/2012" of an ISO date, as a field that takes a day begins with it. */
export const typedOfDay = (iso: string): string => iso.split('-').map(Number).reverse().join('/');
