// Reminders and the calendar, as the server has them under /api/v1/work.
export const WORK = '/api/v1/work';

export type Often = 'never' | 'weekly' | 'daily';

export interface Choices {
  often: Often;
  has_calendar: boolean;
  /** When the calendar's address was made. */
  calendar_since: string | null;
  /** Whether this server sends e-mail at all. */
  mail: boolean;
}

/** A calendar's new address, which is given this once. */
export interface MadeCalendar {
  path: string;
  since: string;
}

export const OFTEN: readonly { value: Often; words: string; hint: string }[] = [
  { value: 'never', words: 'Never', hint: '' },
  { value: 'weekly', words: 'Each Monday', hint: 'On the first working day of the week where Monday is a bank holiday.' },
  { value: 'daily', words: 'Each working day', hint: '' },
];

/** What was done, once a choice is kept. */
export function chosenWords(often: Often, mail: boolean): string {
  if (often === 'never') return 'You will not be reminded by e-mail';
  const when = often === 'weekly' ? 'each Monday' : 'each working day';
  return mail ? `You will be reminded ${when}` : `Your choice is kept: ${when}, once this server sends e-mail`;
}

/** The whole address that a calendar program is given. */
export const calendarAddress = (origin: string, path: string): string => `${origin}${path}`;
