// The Vega-Lite description of the funnel of authorities: each by its size, within the limits that chance and the usual
// differences between authorities give. Only this authority is named: a name at each point would be a league table.
import type { TopLevelSpec } from 'vega-lite';
import type { AuthorityFunnel } from '../data/authority_funnel.js';
import { number } from '../words/format.js';
import { bareValue, unitWords, type PublishedUnit } from '../words/published.js';
import { BLUE, DARK, FRAME, GREY, niceTop, valueAxis } from './chart_style.js';

/** What the figures of a funnel are of. */
export interface Funnelled {
  id: string;
  name: string;
  unit: PublishedUnit;
}

export interface FunnelRow {
  name: string;
  counted: number;
  of: number;
  value: number;
  standing: string;
}

/** The authorities by name. */
export function funnelRows(funnel: AuthorityFunnel): FunnelRow[] {
  return funnel.names.map((name, place) => ({
    name,
    counted: funnel.counted[place] ?? 0,
    of: funnel.of[place] ?? 0,
    value: funnel.values[place] ?? 0,
    standing: STANDINGS[funnel.standings[place] ?? 'none'] ?? '',
  }));
}

const STANDINGS: Record<string, string> = {
  'as expected': 'usual for its size',
  'may be higher': 'may be higher',
  'may be lower': 'may be lower',
  'higher than chance': 'higher',
  'lower than chance': 'lower',
  none: 'too few to tell',
};

/** How the authority itself stands: "usual", "higher". */
export function ownStanding(funnel: AuthorityFunnel): string {
  return (funnelRows(funnel)[funnel.own]?.standing ?? '').replace(' for its size', '');
}

/** What the picture shows, for those who do not see it. */
export function funnelWords(measure: Funnelled, funnel: AuthorityFunnel): string {
  const others = funnel.standings.filter((_, place) => place !== funnel.own || funnel.names.length === funnel.published);
  const beyond = others.filter((one) => one === 'higher than chance' || one === 'lower than chance').length;
  return (
    `Funnel plot of ${measure.name.toLowerCase()}, ${funnel.period}: ${number(funnel.published)} authorities by their size, around ` +
    `${bareValue(measure.unit, funnel.centre)} for all of them; ${number(beyond)} ${beyond === 1 ? 'lies' : 'lie'} outside the outer limits. ${funnel.sentence} ` +
    'The table has every authority.'
  );
}

const LINES = [
  { place: 1, dash: [4, 3] }, { place: 2, dash: [4, 3] }, { place: 3, dash: [1, 3] }, { place: 4, dash: [1, 3] },
] as const;

export function authorityFunnelSpec(measure: Funnelled, funnel: AuthorityFunnel, width: number): TopLevelSpec {
  const narrow = width < 480;
  const own = funnel.own;
  const rows = funnelRows(funnel).map((row, place) => ({
    // The name of a report's own figure ends with its period, which goes below it.
    ...row, own: place === own, label: row.name.replace(', ', ',\n'), words: `${row.name}: ${bareValue(measure.unit, row.value)}, ${row.standing}`,
  }));
  const highest = Math.max(...rows.map((row) => row.value), ...funnel.widths.map((one) => one[2]));
  const top = measure.unit === 'percent' && niceTop(highest) > 100 ? 100 : niceTop(highest);
  // Lines that leave the picture would be drawn over its edge.
  const inside = (value: number): number => Math.min(top, Math.max(0, value));
  const x = {
    field: 'of', type: 'quantitative' as const,
    scale: { type: 'log' as const, nice: false },
    axis: {
      title: measure.unit === 'rate' ? 'Children in the authority' : 'How many the percentage is of', tickCount: narrow ? 3 : 6, grid: false,
      format: ',~f', labelOverlap: 'greedy' as const, labelSeparation: 12, labelFlush: true,
    },
  };
  const y = {
    field: 'value', type: 'quantitative' as const,
    scale: { domain: [0, top], nice: false },
    axis: valueAxis(unitWords(measure.unit)),
  };
  const mine = rows[own];
  const first = Math.min(...rows.map((row) => row.of));
  const last = Math.max(...rows.map((row) => row.of));
  // The name stands on the side where there is room.
  const right = mine !== undefined && Math.log(mine.of / first) < 0.6 * Math.log(last / first);
  const tooltip = { field: 'words', type: 'nominal' as const };
  return {
    ...FRAME,
    height: 300,
    padding: { left: 4, right: 24, top: 24, bottom: 4 },
    data: { values: rows },
    layer: [
      { data: { values: [{ value: funnel.centre }] }, mark: { type: 'rule', color: GREY, strokeWidth: 1.5 }, encoding: { y } },
      ...LINES.map(({ place, dash }) => ({
        data: { values: funnel.widths.map((one) => ({ of: one[0], value: inside(one[place]) })) },
        mark: { type: 'line' as const, color: GREY, strokeWidth: 1.5, strokeDash: [...dash] },
        encoding: { x, y },
      })),
      {
        transform: [{ filter: '!datum.own' }],
        mark: { type: 'point', filled: false, color: GREY, size: narrow ? 18 : 30, opacity: 1 },
        encoding: { x, y, tooltip },
      },
      {
        transform: [{ filter: 'datum.own' }],
        mark: { type: 'point', filled: true, shape: 'diamond', color: BLUE, size: 200, opacity: 1, stroke: '#ffffff', strokeWidth: 1.5 },
        encoding: { x, y, tooltip },
      },
      {
        transform: [{ filter: 'datum.own' }],
        mark: {
          type: 'text', align: right ? 'left' : 'right', baseline: 'middle', dx: right ? 12 : -12, fontSize: 14, fontWeight: 'bold', color: DARK,
          stroke: '#ffffff', strokeWidth: 5, lineBreak: '\n',
        },
        encoding: { x, y, text: { field: 'label', type: 'nominal' } },
      },
      {
        transform: [{ filter: 'datum.own' }],
        mark: { type: 'text', align: right ? 'left' : 'right', baseline: 'middle', dx: right ? 12 : -12, fontSize: 14, fontWeight: 'bold', color: DARK, lineBreak: '\n' },
        encoding: { x, y, text: { field: 'label', type: 'nominal' } },
      },
    ],
  } as TopLevelSpec;
}
