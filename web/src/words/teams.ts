// Words for exceptions: what is late, out of what, and how it stands against the whole.
import type { Standing } from '../data/report.js';
import { linesOf, NOT_RECORDED, OTHER, percentLate, type Exception, type ExceptionMeasure, type LateOf, type Line, type Teams, type Unit } from '../data/teams.js';
import { count, longDate, percent } from './format.js';
import { periodLabel } from './period.js';
import { SUPPRESSED } from './sentence.js';

interface MeasureWords {
  name: string;
  /** For the column of a wide table. */
  short: string;
}

const MEASURES: Record<string, MeasureWords> = {
  visits_cp_in_timescale_percent: { name: 'Children on a child protection plan not visited on time', short: 'Child protection visits late' },
  visits_cla_in_timescale_percent: { name: 'Looked after children not visited on time', short: 'Looked after visits late' },
  visits_cin_in_timescale_percent: { name: 'Children on a child in need plan not visited on time', short: 'Child in need visits late' },
  assessments_open_over_45_days: { name: 'Open assessments past 45 working days', short: 'Open assessments past 45 days' },
  assessments_within_45_days_percent: { name: 'Assessments that took more than 45 working days', short: 'Assessments completed late' },
  cp_reviews_in_timescale_percent: { name: 'Children on a child protection plan with a review late or overdue', short: 'Child protection reviews late' },
  cla_reviews_in_timescale_percent: { name: 'Looked after children with a review late or overdue', short: 'Looked after reviews late' },
  children_unallocated: { name: 'Open cases with no social worker', short: 'No social worker' },
  workers_over_caseload_threshold: { name: 'Workers with more children than their service’s limit', short: 'Workers over the limit' },
};

export const KNOWN_MEASURES = Object.keys(MEASURES);
export const exceptionName = (id: string): string => MEASURES[id]?.name ?? id;
export const exceptionShort = (id: string): string => MEASURES[id]?.short ?? id;

/** The name, with the month where it is of one. */
export function exceptionTitle(measure: ExceptionMeasure): string {
  const [start, end] = measure.now;
  return start === end ? exceptionName(measure.id) : `${exceptionName(measure.id)}, ${periodLabel(measure.now, 'event')}`;
}

export const KINDS = { team: 'Teams', service: 'Services', quadrant: 'Quadrants' } as const;

export function unitName(unit: Unit): string {
  if (unit.name === NOT_RECORDED) return `No ${unit.kind} recorded`;
  if (unit.name === OTHER) return `Other ${KINDS[unit.kind].toLowerCase()}`;
  return unit.name;
}

/** What a reader must know of a unit that is none; mostly empty. */
export function unitNote(unit: Unit): string {
  if (unit.name === NOT_RECORDED)
    return `These are counted although no ${unit.kind} is recorded for them. Nobody answers for them until one is: find out whose they are.`;
  if (unit.name === OTHER) return 'Small ones are counted together, so that no figure is about one worker.';
  return '';
}

/** "30 of 40", "3", "suppressed". */
export function lateWords([late, of]: LateOf, hidden = false): string {
  if (hidden || late === null) return hidden ? SUPPRESSED : 'not known';
  return of === null ? count(late) : `${count(late)} of ${count(of)}`;
}

/** "30 of 40 (75.0%)"; of fewer than 10 the counts alone. */
export function lateWithPercent(exception: Exception): string {
  const share = exception.hidden ? null : percentLate(exception.now);
  return lateWords(exception.now, exception.hidden) + (share === null ? '' : ` (${percent(share)})`);
}

/** "5 more now", "1 fewer now", "no change"; empty where it is not known. */
export function changeWords(now: LateOf, before: LateOf): string {
  if (now[0] === null || before[0] === null) return '';
  const more = now[0] - before[0];
  if (more === 0) return 'no change';
  return `${count(Math.abs(more))} ${more > 0 ? 'more' : 'fewer'} now`;
}

/** A day before: "104 of 730", or that there was nobody to be late. */
export function beforeWords(before: LateOf | undefined): string {
  if (!before) return 'not known';
  return before[0] === 0 && before[1] === 0 ? 'none to count' : lateWords(before);
}

const MARKS: Record<Standing, string> = {
  'as expected': '', 'may be higher': '▲', 'may be lower': '▼', 'higher than chance': '▲', 'lower than chance': '▼',
};
export const standingMark = (standing: Standing): string => MARKS[standing];

/** "0.0% to 37.5%"; empty where it is not judged. */
export function limitsWords(exception: Exception): string {
  return exception.limits ? `${percent(exception.limits[0])} to ${percent(exception.limits[1])}` : '';
}

const higher = (line: Line): boolean => line.exception.standing === 'higher than chance';
const lower = (line: Line): boolean => line.exception.standing === 'lower than chance';

function named(lines: Line[]): string {
  return lines
    .map(({ measure, exception }) => {
      const whole = percentLate(measure.whole.now);
      const compared = whole === null ? '' : `, in the whole authority ${percent(whole)}`;
      return `${exceptionTitle(measure).replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase())}: ${lateWithPercent(exception)}${compared}`;
    })
    .join('; ');
}

/** What stands out on a unit's page, in whole sentences. */
export function standingSentences(teams: Teams, unit: Unit): string[] {
  const lines = linesOf(teams, unit);
  const judged = lines.filter((line) => line.exception.standing !== undefined);
  const sentences: string[] = [];
  const more = lines.filter(higher);
  const fewer = lines.filter(lower);
  if (more.length > 0) sentences.push(`More than chance would give: ${named(more)}.`);
  if (fewer.length > 0) sentences.push(`Fewer than chance would give: ${named(fewer)}.`);
  if (more.length + fewer.length === 0 && judged.length > 0)
    sentences.push('Nothing here differs from the whole authority by more than chance would give.');
  return sentences;
}

/** What is said of one measure over all units of a kind: who differs from the whole by more than chance. */
export function apartSentence(teams: Teams, units: Unit[], place: number): string {
  const say = (standing: Standing): string =>
    units
      .filter((unit) => unit.measures[place]?.standing === standing)
      .map((unit) => `${unitName(unit)}, ${lateWithPercent(unit.measures[place] as Exception)}`)
      .join('; ');
  const more = say('higher than chance');
  const fewer = say('lower than chance');
  if (more === '' && fewer === '') return '';
  const measure = teams.measures[place] as ExceptionMeasure;
  return `${exceptionTitle(measure)}, ${lateWithPercent(measure.whole)} in the whole authority. ${more === '' ? '' : `More: ${more}. `}${fewer === '' ? '' : `Fewer: ${fewer}.`}`.trim();
}

/** When the earlier figures are of: "12 October 2020, for what is counted over a month September 2020". */
export function whenWords(teams: Teams, which: 'month_before' | 'year_before'): string {
  const known = teams.measures.flatMap((one) => (one[which] ? [one[which]] : []));
  const labels = (ofDays: boolean): string[] => [
    ...new Set(known.filter(([start, end]) => (start === end) === ofDays).map((one) => periodLabel(one, 'event'))),
  ];
  const days = labels(true).join(' and ');
  const months = labels(false).join(' and ');
  return days !== '' && months !== '' ? `${days}, for what is counted over a month ${months}` : days + months;
}

export function dueWords(teams: Teams): string {
  return teams.due_until === null ? '' : `Due by ${longDate(teams.due_until)}`;
}
