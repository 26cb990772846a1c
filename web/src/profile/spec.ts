// The Vega-Lite description of a published series: the authority, England, its region and its statistical neighbours,
// by line style as well as colour. The axis starts at zero; a year without a figure breaks the line.
import type { TopLevelSpec } from 'vega-lite';
import { apart, BLUE, DARK, FRAME, GREEN, niceTop, PURPLE, valueAxis } from '../components/chart_style.js';
import { bareValue, unitWords } from '../words/published.js';
import type { Measure, Profile, Year } from './data.js';

const HEIGHT = 260;
const NARROW_HEIGHT = 200;
const LABEL = 17;

export interface Line {
  field: 'own' | 'england' | 'region' | 'neighbours_mean';
  name: string;
  colour: string;
  dash: number[];
  width: number;
}

/** The lines that the measure has, the authority's own last, so that it lies on top. */
export function lines(profile: Profile, measure: Measure): Line[] {
  const all: Line[] = [
    { field: 'england', name: 'England', colour: DARK, dash: [2, 3], width: 2 },
    { field: 'region', name: profile.authority.region || 'Region', colour: PURPLE, dash: [8, 3, 2, 3], width: 2 },
    { field: 'neighbours_mean', name: 'Neighbours', colour: GREEN, dash: [10, 4], width: 2 },
    { field: 'own', name: profile.authority.name, colour: BLUE, dash: [], width: 3 },
  ];
  // Counts of places of other sizes would only flatten the authority's own line.
  const shown = measure.unit === 'count' ? all.slice(3) : all;
  return shown.filter((line) => measure.years.some((year) => year[line.field] !== null));
}

/** What the chart shows, for those who do not see it. */
export function chartWords(profile: Profile, measure: Measure): string {
  const first = measure.years[0];
  const last = measure.years.at(-1);
  const names = lines(profile, measure).map((line) => line.name);
  return `Line chart of ${measure.name.toLowerCase()}, ${first?.year ?? ''} to ${last?.year ?? ''}: ${names.join(', ')}. ${measure.sentence} The table has every year.`;
}

export function profileSpec(profile: Profile, measure: Measure, width: number): TopLevelSpec {
  const drawn = lines(profile, measure);
  const narrow = width < 480;
  const value = (year: Year, line: Line): number | null => year[line.field];
  const known = drawn.flatMap((line) => measure.years.flatMap((year) => value(year, line) ?? []));
  const low = Math.min(0, ...known);
  const high = niceTop(Math.max(0, ...known));
  const top = measure.unit === 'percent' && high > 100 ? 100 : high;
  const bottom = low < 0 ? -niceTop(-low) : 0;
  const rows = drawn.flatMap((line) => measure.years.map((year) => {
    const at = value(year, line);
    return {
      line: line.name,
      year: year.year,
      value: at,
      // A comparison with other neighbours is another line.
      part: line.field === 'neighbours_mean' ? `${line.name} ${year.model}` : line.name,
      words: at === null ? '' : `${line.name}, ${year.period}: ${bareValue(measure.unit, at)}`,
    };
  }));
  const ends = drawn.flatMap((line) => {
    const year = [...measure.years].reverse().find((one) => value(one, line) !== null);
    return year ? [{ line, year: year.year, value: value(year, line) ?? 0 }] : [];
  });
  const places = apart(ends.map((one) => one.value), ((top - bottom) * LABEL) / (HEIGHT - 50), bottom, top);
  const lastYear = measure.years.at(-1)?.year ?? 0;
  const labels = narrow ? [] : ends.map((one, index) => ({
    year: lastYear,
    value: places[index] ?? one.value,
    label: `${one.line.name} ${bareValue(measure.unit, one.value)}`,
    colour: one.line.colour,
  }));

  const x = {
    field: 'year',
    type: 'quantitative' as const,
    scale: { zero: false, nice: false },
    axis: {
      title: null, format: 'd', tickMinStep: 1, values: measure.years.map((year) => year.year), labelOverlap: 'greedy' as const,
      labelSeparation: 10, labelFlush: true, grid: false,
    },
  };
  const y = {
    field: 'value',
    type: 'quantitative' as const,
    scale: { zero: true, nice: false, domain: [bottom, top] },
    axis: valueAxis(unitWords(measure.unit)),
  };
  return {
    ...FRAME,
    height: narrow ? NARROW_HEIGHT : HEIGHT,
    padding: { left: 4, right: narrow ? 12 : 4, top: 24, bottom: 4 },
    data: { values: rows },
    layer: [
      ...drawn.map((line) => ({
        transform: [{ filter: { field: 'line', equal: line.name } }],
        mark: {
          type: 'line' as const, color: line.colour, strokeWidth: line.width,
          ...(line.dash.length > 0 ? { strokeDash: line.dash } : {}), invalid: 'break-paths-show-domains' as const,
        },
        encoding: { x, y, detail: { field: 'part', type: 'nominal' as const } },
      })),
      ...drawn.map((line) => ({
        transform: [{ filter: { field: 'line', equal: line.name } }, { filter: 'isValid(datum.value)' }],
        mark: { type: 'point' as const, filled: true, color: line.colour, size: line.field === 'own' ? 45 : 16, opacity: 1 },
        encoding: { x, y, tooltip: { field: 'words', type: 'nominal' as const } },
      })),
      ...labels.map((label) => ({
        data: { values: [label] },
        mark: { type: 'text' as const, align: 'left' as const, dx: 8, fontSize: 14, color: label.colour },
        encoding: { x, y, text: { field: 'label', type: 'nominal' as const } },
      })),
    ],
  } as TopLevelSpec;
}
