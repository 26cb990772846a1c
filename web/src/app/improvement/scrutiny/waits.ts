// What of scrutiny waits for somebody, said at the top of the page.
import { counted, longDate } from '../../../words/format.js';
import { awayWords } from '../due/days.js';
import { calendar, type Scrutiny } from './scrutiny.js';

/** A sentence, and the part of the page that has more of it. */
export interface Wait {
  part: 'questions' | 'recommendations' | 'decisions';
  words: string;
  /** Whether somebody has to act. */
  open: boolean;
}

const is = (number: number): string => (number === 1 ? 'is' : 'are');

function openWords(all: number, open: number, late: number): string {
  if (all === 0) return 'No question was asked.';
  if (open === 0) return all === 1 ? 'The question that was asked has an answer.' : `All ${all} questions that were asked have an answer.`;
  return `${open} of ${counted(all, 'questions')} ${is(open)} unanswered${late === 0 ? '' : late === open ? ' and overdue' : `, ${late} of them overdue`}.`;
}

function questionWords({ questions }: Scrutiny): Wait {
  const open = questions.filter(({ state }) => state === 'unanswered');
  const late = open.filter(({ days_late: days }) => days > 0).length;
  const bare = questions.filter(({ state }) => state === 'answered_without_evidence').length;
  const first = openWords(questions.length, open.length, late);
  return { part: 'questions', open: open.length > 0, words: bare === 0 ? first : `${first} ${bare} ${bare === 1 ? 'was' : 'were'} answered with nothing to look at.` };
}

function recommendationWords({ recommendations }: Scrutiny): Wait {
  const late = recommendations.filter(({ state }) => state === 'overdue').length;
  const waiting = recommendations.filter(({ state }) => state === 'waiting').length;
  const undone = recommendations.filter(({ state }) => state === 'answered').length;
  if (recommendations.length === 0) return { part: 'recommendations', open: false, words: 'No recommendation was made.' };
  const said = [
    late > 0 ? `${late} of ${counted(recommendations.length, 'recommendations')} ${is(late)} overdue for a response.`
      : `No response to a recommendation is overdue (${counted(recommendations.length, 'recommendations')}).`,
    ...(waiting > 0 ? [`${waiting} ${is(waiting)} waited for and not due yet.`] : []),
    ...(undone > 0 ? [`${undone} ${undone === 1 ? 'was' : 'were'} answered and ${is(undone)} not said to be done.`] : []),
  ];
  return { part: 'recommendations', open: late > 0, words: said.join(' ') };
}

function decisionWords({ decisions }: Scrutiny): Wait {
  const open = decisions.filter(({ state }) => state === 'open').length;
  const called = decisions.filter(({ state }) => state === 'called_in').length;
  if (decisions.length === 0) return { part: 'decisions', open: false, words: 'No decision is recorded.' };
  const said = [
    open > 0 ? `${open} of ${counted(decisions.length, 'decisions')} may still be called in.` : `No decision may still be called in (${counted(decisions.length, 'decisions')}).`,
    ...(called > 0 ? [`${called} ${is(called)} called in, and may not be acted on.`] : []),
  ];
  return { part: 'decisions', open: open + called > 0, words: said.join(' ') };
}

/** Which meeting comes next. */
export function nextWords({ meetings, on }: Scrutiny): string {
  const [next] = calendar(meetings, on).coming.filter(({ status }) => status !== 'cancelled');
  return next ? `The next meeting is on ${longDate(next.day)}, ${awayWords(on, next.day)}: ${next.title}.` : 'No meeting to come is in the record.';
}

/** What was asked, recommended and decided, in this order; what has nothing open says so too. */
export const waits = (scrutiny: Scrutiny): Wait[] => [questionWords(scrutiny), recommendationWords(scrutiny), decisionWords(scrutiny)];
