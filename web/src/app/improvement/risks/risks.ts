// Risks with their controls, and posts or money that end, in words.
import { counted, longDate, monthName, number, parts } from '../../../words/format.js';
import { awayWords, daysBetween } from '../due/days.js';
import type { Brief, PutOff, Standing } from '../record.js';

export interface MonthValue {
  on: string;
  value: number | null;
}

/** An indicator that capacity props up: its newest figure and its months. */
export interface PropIndicator {
  indicator: string;
  value: number | null;
  on: string | null;
  /** What stands behind a value: "%", " children". */
  unit: string;
  months: MonthValue[];
}

/** Posts or money for a time that end within three months, or ended within the last three with nothing after them. */
export interface Ending extends Brief {
  words: string;
  services: string[];
  ends_on: string;
  warns_from: string;
  ended: boolean;
  put_off: PutOff[];
  dependants: Brief[];
  indicators: PropIndicator[];
}

export interface Control extends Brief, Standing {
  sort: string;
  over: boolean;
}

export interface Risk extends Brief, Standing {
  cause: string;
  effect: string;
  controls: Control[];
}

export interface Risks {
  on: string;
  endings: Ending[];
  risks: Risk[];
}

/** "88.7%", "42 children", "16.0 children": one decimal where the figure has any. */
export const valueWords = (value: number | null, unit: string): string => (value === null ? 'not shown' : `${number(value, Number.isInteger(value) ? 0 : 1)}${unit}`);

export const monthWords = (iso: string): string => {
  const { year, month } = parts(iso);
  return `${monthName(month)} ${year}`;
};

/** When it ends or ended, by the day of the page. */
export function endingSentence({ ends_on: end, ended }: Ending, on: string): string {
  const away = awayWords(on, end);
  if (ended) return `Ended on ${longDate(end)}${away === 'today' ? '' : `, ${away}`}. Nothing carries it on.`;
  return `Ends on ${longDate(end)}, ${away}. Nothing is planned to carry it on.`;
}

/** The last month with a figure that is not after the day. */
function lastUpTo(months: readonly MonthValue[], day: string): MonthValue | null {
  return months.filter(({ on, value }) => value !== null && on <= day).at(-1) ?? null;
}

/**
 * What the figure is, what it was before the warning of the end, and what it was at the end where that is not the newest: so that
 * a rise around the end can be seen without the chart.
 */
export function indicatorWords({ months, unit }: PropIndicator, ending: Pick<Ending, 'ends_on' | 'warns_from'>): string {
  const known = months.filter(({ value }) => value !== null);
  const newest = known.at(-1);
  if (!newest) return 'No figure of it is shown.';
  const before = lastUpTo(known, ending.warns_from);
  const atEnd = lastUpTo(known, ending.ends_on);
  const told = [`${valueWords(newest.value, unit)} on ${longDate(newest.on)}.`];
  if (atEnd && atEnd.on !== newest.on && atEnd.on !== before?.on) told.push(`At its end: ${valueWords(atEnd.value, unit)} on ${longDate(atEnd.on)}.`);
  if (before && before.on !== newest.on) told.push(`Three months before its end: ${valueWords(before.value, unit)} on ${longDate(before.on)}.`);
  return told.join(' ');
}

/** A month of all indicators of an ending, in their order; null where one has no figure. */
export interface MonthRow {
  on: string;
  values: (number | null)[];
}

export function monthRows(indicators: readonly PropIndicator[]): MonthRow[] {
  const days = [...new Set(indicators.flatMap(({ months }) => months.map(({ on }) => on)))].sort();
  return days.map((on) => ({ on, values: indicators.map(({ months }) => months.find((one) => one.on === on)?.value ?? null) }));
}

/** How far the review of a risk is. Of a closed one none is due; on its day it is to be done, not overdue. */
export function reviewWords({ status, review }: Risk, on: string): { words: string; overdue: boolean } {
  if (status === 'closed') return { words: 'Closed', overdue: false };
  if (review === null) return { words: 'No day named', overdue: false };
  const days = daysBetween(on, review);
  return days < 0 ? { words: `${longDate(review)}: ${counted(-days, 'days')} overdue`, overdue: true } : { words: `${longDate(review)}, ${awayWords(on, review)}`, overdue: false };
}

/** "In place", or that it is over, whatever its status says. */
export function controlWords({ over, status_words: words, due, status, status_said: said }: Control): string {
  if (over) {
    const end = status === 'ended' && said ? said.on : due;
    return `Over${end === null ? '' : ` since ${longDate(end)}`}; nothing carries it on`;
  }
  if (status === 'ended') return `${words}; carried on by another`;
  return due === null ? words : `${words} until ${longDate(due)}`;
}

/** Open risks first, the highest score before all; those without a score after those with one. */
export function inOrder(risks: readonly Risk[]): Risk[] {
  const worth = ({ score }: Risk): number => (score === null ? 0 : score.likelihood * score.impact);
  const closed = ({ status }: Risk): number => (status === 'closed' ? 1 : 0);
  return [...risks].sort((a, b) => closed(a) - closed(b) || worth(b) - worth(a));
}

/** What has to be seen to at once. */
export function risksSentence({ endings, risks, on }: Risks): string {
  const ended = endings.filter(({ ended: over }) => over).length;
  const ends = endings.length - ended;
  const overdue = risks.filter((risk) => reviewWords(risk, on).overdue).length;
  const bare = risks.filter(({ status, controls }) => status !== 'closed' && controls.some(({ over }) => over)).length;
  const both = [
    ...(ended > 0 ? [`${ended} ended within the last three months with nothing after ${ended === 1 ? 'it' : 'them'}`] : []),
    ...(ends > 0 ? [`${ends} ${ends === 1 ? 'ends' : 'end'} within three months`] : []),
  ].join(', ');
  const told = [
    ...(endings.length > 0 ? [`Posts or money for a time: ${both}.`] : []),
    ...(bare > 0 ? [`${counted(bare, 'risks')} ${bare === 1 ? 'has' : 'have'} a control that is over.`] : []),
    ...(overdue > 0 ? [`The review of ${counted(overdue, 'risks')} is overdue.`] : []),
  ];
  return told.length === 0 ? 'Nothing that is there for a time ends within three months, and no review of a risk is overdue.' : told.join(' ');
}
