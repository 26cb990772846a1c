// Numbers and dates as people read them. Rounding happens here and nowhere else, half up and away from
// zero, on the decimal digits that the number prints with (so that 26.05 becomes 26.1 although the nearest
// binary fraction is a little less).

const MONTHS = [
  'January', 'February', 'March', 'April', 'May', 'June',
  'July', 'August', 'September', 'October', 'November', 'December',
] as const;

/** `value` rounded half away from zero to `places` decimal places. */
export function roundHalfUp(value: number, places: number): number {
  const [mantissa, exponent = '0'] = Math.abs(value).toString().split('e') as [string, string?];
  const shifted = Math.round(Number(`${mantissa}e${Number(exponent) + places}`));
  const [digits, power = '0'] = shifted.toString().split('e') as [string, string?];
  const rounded = Number(`${digits}e${Number(power) - places}`);
  return value < 0 && rounded !== 0 ? -rounded : rounded;
}

/** "1,106" or "26.1": thousands separated by commas, always `places` decimal places. */
export function number(value: number, places = 0): string {
  const [whole = '', decimals] = roundHalfUp(value, places).toFixed(places).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return decimals === undefined ? grouped : `${grouped}.${decimals}`;
}

/** A count: whole, or with one decimal place where it is weighted (full-time equivalents). */
export function count(value: number): string {
  return number(value, Number.isInteger(roundHalfUp(value, 1)) ? 0 : 1);
}

/** "26.1%". */
export function percent(value: number): string {
  return `${number(value, 1)}%`;
}

/** The word for one of a plural, so that a sentence can say "1 child". */
function singular(plural: string): string {
  const [first = '', ...rest] = plural.split(' ');
  // "children on a plan" and "episodes of need" bend in their first word; "social workers" in its last.
  const bendsFirst = rest.length > 0 && /^(of|on|in|with|who|that|per|a|an|the|about|for)$/.test(rest[0] ?? '');
  const head = bendsFirst ? first : plural;
  const tail = bendsFirst ? ` ${rest.join(' ')}` : '';
  const bent = head
    .replace(/\bchildren$/, 'child')
    .replace(/\bpeople$/, 'person')
    .replace(/ies$/, 'y')
    .replace(/(ss|sh|ch|x)es$/, '$1')
    .replace(/([^s])s$/, '$1');
  return bent + tail;
}

/** "1 child", "2 children", "1,106 referrals"; the plural is how a definition names what it counts. */
export function counted(value: number, plural: string): string {
  if (plural === '') return count(value);
  return `${count(value)} ${Math.abs(value) === 1 ? singular(plural) : plural}`;
}

interface Day {
  year: number;
  month: number;
  day: number;
}

/** Parts of an ISO date; the texts come from the program, so a bad one is an error. */
export function parts(iso: string): Day {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso);
  if (!match) throw new Error(`not a date: ${iso}`);
  return { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
}

export function monthName(month: number): string {
  return MONTHS[month - 1] ?? '';
}

/** "30 September 2020". */
export function longDate(iso: string): string {
  const { year, month, day } = parts(iso);
  return `${day} ${monthName(month)} ${year}`;
}

/** "30 September 2020 at 10:05 (UTC)". */
export function longTime(iso: string): string {
  const time = /T(\d{2}:\d{2})/.exec(iso);
  return time ? `${longDate(iso)} at ${time[1]} (UTC)` : longDate(iso);
}

/** The last day of a month. */
export function lastDay(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** `iso` a number of months earlier or later; the last day of a month stays the last day. */
export function addMonths(iso: string, months: number): string {
  const { year, month, day } = parts(iso);
  const index = year * 12 + (month - 1) + months;
  const newYear = Math.floor(index / 12);
  const newMonth = index - newYear * 12 + 1;
  const last = lastDay(newYear, newMonth);
  const newDay = day === lastDay(year, month) ? last : Math.min(day, last);
  return `${newYear}-${String(newMonth).padStart(2, '0')}-${String(newDay).padStart(2, '0')}`;
}

/** "2.3 MB". */
export function bytes(value: number): string {
  if (value < 1000) return `${value} bytes`;
  if (value < 1e6) return `${number(value / 1e3, 0)} kB`;
  if (value < 1e9) return `${number(value / 1e6, 1)} MB`;
  return `${number(value / 1e9, 1)} GB`;
}
