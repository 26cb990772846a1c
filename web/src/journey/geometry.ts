// Where the marks of a timeline stand: spells as bars stacked so that none covers another, events as dots, gaps as thin
// bars beneath. Pure: days in, numbers out.
import { monthName, parts } from '../words/format.js';
import type { Entry, Flag, Journey } from './data.js';

export const WIDTH = 1000;
const SIDE = 10;
const BAR = 20;
const STEP = 24;
const LANE_NAME = 22;
const AXIS = 46;

/** Days since 1970. */
export function dayNumber(iso: string): number {
  const { year, month, day } = parts(iso);
  return Math.round(Date.UTC(year, month - 1, day) / 86_400_000);
}

/** `outside` where the label stands behind the bar, for want of room in it. */
export interface Bar { entry: Entry; x: number; y: number; width: number; label: string; outside: boolean; open: boolean }
export interface Dot { entry: Entry; x: number; y: number }
export interface Gap { flag: Flag; x: number; y: number; width: number }
export interface LanePicture { id: string; name: string; y: number; height: number; bars: Bar[]; dots: Dot[]; gaps: Gap[] }
export interface Tick { x: number; title: string; age: string }
export interface Picture { height: number; top: number; lanes: LanePicture[]; ticks: Tick[] }

/** The days that are drawn: the first and the last that anything is of, a margin on either side. */
export function wholeSpan(journey: Journey): [from: number, to: number] {
  const days = journey.entries.flatMap((entry) => [entry.from, entry.to]).filter((day) => day !== null).map(dayNumber);
  days.push(dayNumber(journey.as_at));
  const from = Math.min(...days);
  const to = Math.max(...days);
  const margin = Math.max(14, Math.round((to - from) * 0.02));
  return [from - margin, to + margin];
}

/** The age on the first of a month, in whole years from the month of birth: who was born in March turns a year older in it. */
function ageAt(journey: Journey, year: number, month: number): string {
  if (journey.born === '') return '';
  const [bornYear = 0, bornMonth = 1] = journey.born.split('-').map(Number);
  const age = Math.floor(((year - bornYear) * 12 + month - bornMonth - 1) / 12);
  return age < 0 ? '' : String(age);
}

const STEPS_IN_MONTHS = [1, 3, 6, 12, 24, 36, 60, 120];
const MOST_TICKS = 12;

/** The first days of months, so many apart that their names have room. */
function monthTicks(journey: Journey, from: number, to: number, x: (day: number) => number): Tick[] {
  const step = STEPS_IN_MONTHS.find((months) => (to - from) / (months * 30.4) <= MOST_TICKS) ?? 240;
  const first = new Date(from * 86_400_000);
  const ticks: Tick[] = [];
  for (let index = Math.ceil((first.getUTCFullYear() * 12 + first.getUTCMonth() + 1) / step) * step; ; index += step) {
    const year = Math.floor(index / 12);
    const month = (index % 12) + 1;
    const day = dayNumber(`${year}-${String(month).padStart(2, '0')}-01`);
    if (day > to) return ticks;
    ticks.push({ x: x(day), title: step < 12 ? `${monthName(month).slice(0, 3)} ${year}` : String(year), age: ageAt(journey, year, month) });
  }
}

/** What of a text fits into so many units, at the size of the bars' letters. */
export function fitting(text: string, width: number): string {
  const room = Math.floor((width - 10) / 6.6);
  if (text.length <= room) return text;
  return room < 5 ? '' : `${text.slice(0, room - 1).trimEnd()}…`;
}

/** A label that does not fit into its bar stands behind it where there is room up to the next bar of its row. */
function labelOutside(bars: Bar[]): void {
  for (const bar of bars) {
    if (bar.label === bar.entry.what) continue;
    const right = bar.x + bar.width;
    const next = Math.min(WIDTH, ...bars.filter((other) => other.y === bar.y && other.x > bar.x).map((other) => other.x));
    const label = fitting(bar.entry.what, next - right);
    if (label !== bar.entry.what) continue;
    bar.label = label;
    bar.outside = true;
  }
}

/** The timeline of the lanes shown, between two days. An open spell reaches to the day of the snapshot. */
export function picture(journey: Journey, shown: ReadonlySet<string>, span: [from: number, to: number]): Picture {
  const [from, to] = span;
  const today = dayNumber(journey.as_at);
  const x = (day: number): number => SIDE + ((Math.min(Math.max(day, from), to) - from) / Math.max(1, to - from)) * (WIDTH - 2 * SIDE);
  let y = 10;
  const lanes: LanePicture[] = [];
  for (const lane of journey.lanes) {
    if (!shown.has(lane.id)) continue;
    const mine = journey.entries.filter((entry) => entry.lane === lane.id && entry.from !== null);
    const inside = mine.filter((entry) => {
      const start = dayNumber(entry.from ?? journey.as_at);
      const end = entry.to !== null ? dayNumber(entry.to) : entry.spell ? Math.max(start, today) : start;
      return Math.max(start, end) >= from && start <= to;
    });
    const gapped = journey.flags.filter((flag) =>
      flag.lane === lane.id && flag.spell && flag.from !== null && dayNumber(flag.from) <= to
      && (flag.to === null || dayNumber(flag.to) >= from));
    if (inside.length === 0 && gapped.length === 0) continue;
    const picture: LanePicture = { id: lane.id, name: lane.name, y, height: 0, bars: [], dots: [], gaps: [] };
    const free: number[] = [];
    const top = y + LANE_NAME;
    for (const entry of inside.filter((one) => one.spell)) {
      const start = dayNumber(entry.from ?? journey.as_at);
      const end = Math.max(start, entry.to === null ? today : dayNumber(entry.to));
      const left = x(start);
      const width = Math.max(3, x(end) - left);
      let row = free.findIndex((until) => until <= left + 1);
      if (row < 0) row = free.length;
      free[row] = left + width;
      picture.bars.push({ entry, x: left, y: top + row * STEP, width, label: fitting(entry.what, width), outside: false, open: entry.to === null });
    }
    labelOutside(picture.bars);
    let next = top + free.length * STEP;
    const events = inside.filter((one) => !one.spell);
    for (const entry of events) picture.dots.push({ entry, x: x(dayNumber(entry.from ?? journey.as_at)), y: next + 7 });
    if (events.length > 0) next += 18;
    for (const flag of gapped) {
      const left = x(dayNumber(flag.from ?? journey.as_at));
      picture.gaps.push({ flag, x: left, y: next, width: Math.max(3, x(flag.to === null ? today + 1 : dayNumber(flag.to)) - left) });
    }
    if (gapped.length > 0) next += 12;
    picture.height = next - y + 6;
    lanes.push(picture);
    y = next + 10;
  }
  return { height: y + AXIS, top: y, lanes, ticks: monthTicks(journey, from, to, x) };
}

export const BAR_HEIGHT = BAR;
