// Which columns the tables of an indicator have: the numbers of its unit, then what the statistics say of them.
import type { Analysis, Funnel, Indicator, RunRule, Signal } from '../data/report.js';
import type { Figure } from '../data/series.js';
import type { Cell } from '../data/table.js';
import { count, number, percent } from '../words/format.js';
import { bare, fewCounted, limitText, NO_FIGURE } from '../words/sentence.js';
import { capital } from './Sentence.js';

/** Columns of a table of figures: their titles, and the cells of one figure, as shown and (unrounded) as saved. */
export interface FigureColumns {
  titles: string[];
  cells: (figure: Figure) => string[];
  values: (figure: Figure) => Cell[];
}

const orNone = (value: number | null, write: (value: number) => string): string =>
  value === null ? NO_FIGURE : write(value);

/** Which numbers belong to a figure of this unit. Percentages and rates always come with their counts, means and
 * medians with their spread and largest value. */
export function columnsOf(indicator: Indicator): FigureColumns {
  const what = indicator.measure === '' ? 'Number' : capital(indicator.measure);
  switch (indicator.unit) {
    case 'percent':
      return {
        titles: ['Number', `Of all ${indicator.measure || 'counted'}`, 'Percentage'],
        cells: (f) => [
          orNone(f.numerator, count), orNone(f.denominator, count),
          fewCounted(indicator, f) ? 'too few' : orNone(f.value, percent),
        ],
        values: (f) => [f.numerator, f.denominator, fewCounted(indicator, f) ? null : f.value],
      };
    case 'share':
      return {
        titles: [what, `Of all ${indicator.measure || 'counted'}`, 'Share'],
        cells: (f) => [orNone(f.numerator, count), orNone(f.denominator, count), orNone(f.value, percent)],
        values: (f) => [f.numerator, f.denominator, f.value],
      };
    case 'ratio': {
      const groups = indicator.compared_with.includes('=');
      const plain = (value: number) => (groups ? count(value) : number(value, 1));
      return {
        titles: groups ? [what, 'Population', 'Times'] : ['Own figure', 'Published figure', 'Times'],
        cells: (f) => [
          orNone(f.numerator, plain), orNone(f.denominator, plain), orNone(f.value, (value) => number(value, 2)),
        ],
        values: (f) => [f.numerator, f.denominator, f.value],
      };
    }
    case 'rate':
      return {
        titles: [what, 'Population', 'Rate per 10,000'],
        cells: (f) => [orNone(f.numerator, count), orNone(f.denominator, count), orNone(f.value, (value) => number(value, 1))],
        values: (f) => [f.numerator, f.denominator, f.value],
      };
    case 'change':
      return {
        titles: ['Before', 'Now', 'Change'],
        cells: (f) => [orNone(f.denominator, count), orNone(f.numerator, count), orNone(f.value, percent)],
        values: (f) => [f.denominator, f.numerator, f.value],
      };
    case 'median':
    case 'mean':
      return {
        titles: ['Values', capital(`${indicator.unit} ${indicator.measure}`.trim()), 'Middle half, from', 'Middle half, to', 'Largest'],
        cells: (f) => [
          orNone(f.denominator, count), orNone(f.value, count),
          orNone(f.spreadLow, count), orNone(f.spreadHigh, count), orNone(f.largest, count),
        ],
        values: (f) => [f.denominator, f.value, f.spreadLow, f.spreadHigh, f.largest],
      };
    case 'max':
      return {
        titles: ['Values', capital(indicator.measure === '' ? 'Largest' : `Largest number of ${indicator.measure}`)],
        cells: (f) => [orNone(f.denominator, count), orNone(f.value, count)],
        values: (f) => [f.denominator, f.value],
      };
    default:
      return { titles: [what], cells: (f) => [orNone(f.value, (value) => bare(indicator, value))], values: (f) => [f.value] };
  }
}

/** Are these the rates of groups of which nobody knows how many people there are? Then none is a rate. */
export const withoutPopulation = (indicator: Indicator, groups: readonly Figure[]): boolean =>
  indicator.unit === 'rate' && groups.some((f) => f.numerator !== null) && groups.every((f) => f.suppressed || (f.value === null && f.denominator === null));

/** How many there are in each group, where there is no rate of any. */
export function countColumns(indicator: Indicator): FigureColumns {
  return {
    titles: [indicator.measure === '' ? 'Number' : capital(indicator.measure)],
    cells: (f) => [orNone(f.numerator, count)],
    values: (f) => [f.numerator],
  };
}

function together(first: FigureColumns, second: FigureColumns): FigureColumns {
  return {
    titles: [...first.titles, ...second.titles],
    cells: (f) => [...first.cells(f), ...second.cells(f)],
    values: (f) => [...first.values(f), ...second.values(f)],
  };
}

/** The run rules in a table's few words; the words of each signal are saved with it. */
const SHORT: Record<RunRule, string> = {
  beyond_limits: 'beyond', run_of_eight: 'run of 8', trend_of_six: 'trend of 6', two_of_three: '2 of 3',
};

/** Has the series limits to draw? */
export const hasLimits = (analysis: Analysis | undefined): analysis is Analysis =>
  analysis !== undefined && analysis.chart !== 'none' && [...analysis.centre, ...analysis.upper].some((value) => value !== null);

/** Is the usual level known, around which the limits lie? */
export const hasCentre = (analysis: Analysis): boolean => analysis.centre.some((value) => value !== null);

/** The series' columns with what chance would give and the signals, where there are limits. */
export function seriesColumns(indicator: Indicator): FigureColumns {
  const { analysis } = indicator;
  const plain = columnsOf(indicator);
  if (!hasLimits(analysis)) return plain;
  const limit = (values: (number | null)[], f: Figure): number | null => values[f.place] ?? null;
  const at = (f: Figure): Signal[] => analysis.signals.filter((one) => one.place === f.place);
  const signal = (f: Figure): string => at(f).map((one) => one.words).join(' ');
  const shown = hasCentre(analysis) ? [analysis.lower, analysis.centre, analysis.upper] : [analysis.lower, analysis.upper];
  return together(plain, {
    titles: ['Lower limit', ...(hasCentre(analysis) ? ['Usual'] : []), 'Upper limit', 'Signal'],
    cells: (f) => [
      ...shown.map((values) => {
        const value = limit(values, f);
        return value === null ? '' : limitText(indicator, value);
      }),
      at(f).map((one) => `${one.direction === 'higher' ? '▲' : '▼'} ${SHORT[one.rule]}`).join('; '),
    ],
    values: (f) => [...shown.map((values) => limit(values, f)), signal(f) || null],
  });
}

/** A breakdown's columns with what chance would give each group, where there are funnel limits. */
export function funnelColumns(indicator: Indicator, funnel: Funnel): FigureColumns {
  const limit = (values: (number | null)[], f: Figure): number | null => values[f.place] ?? null;
  return together(columnsOf(indicator), {
    titles: ['Chance gives from', 'Chance gives to', 'Standing'],
    cells: (f) => {
      const lower = limit(funnel.lower_95, f);
      const upper = limit(funnel.upper_95, f);
      return [
        lower === null ? '' : bare(indicator, lower),
        upper === null ? '' : bare(indicator, upper),
        funnel.standing[f.place] ?? 'not judged',
      ];
    },
    values: (f) => [limit(funnel.lower_95, f), limit(funnel.upper_95, f), funnel.standing[f.place] ?? null],
  });
}
