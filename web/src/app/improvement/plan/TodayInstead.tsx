// The way out of a day on which what is asked for was not there, or which is no day.
import type { Where } from '../../history.js';
import { dayOf, onAnotherDay } from '../AsAt.js';

/** A link to the page as it is today; nothing where that is what was asked for. */
export function TodayInstead({ where }: { where: Where }) {
  if (dayOf(where) === '') return null;
  return <p class="govuk-body"><a class="govuk-link" href={onAnotherDay(where, '')}>See this page as it is today</a></p>;
}
