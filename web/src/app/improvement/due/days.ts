// How far a day lies before or after the day as at which a page is shown, in words.
import { counted, parts } from '../../../words/format.js';

const DAY = 24 * 60 * 60 * 1000;

function instant(iso: string): number {
  const { year, month, day } = parts(iso);
  return Date.UTC(year, month - 1, day);
}

/** Calendar days from one day to another; negative where the other lies before it. */
export const daysBetween = (from: string, to: string): number => Math.round((instant(to) - instant(from)) / DAY);

/** "in 3 days", "today", "3 days ago". */
export function awayWords(on: string, day: string): string {
  const days = daysBetween(on, day);
  if (days === 0) return 'today';
  return days > 0 ? `in ${counted(days, 'days')}` : `${counted(-days, 'days')} ago`;
}

/** "12 days late", "Due in 3 days", "Due today"; of what nobody named a day for, "No day named". How late is for the server to say. */
export function dueWords(on: string, due: string | null, daysLate: number): string {
  if (daysLate > 0) return `${counted(daysLate, 'days')} late`;
  return due === null ? 'No day named' : `Due ${awayWords(on, due)}`;
}
