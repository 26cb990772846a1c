// The line of an indicator that capacity props up, month by month, with the day on which the capacity ends.
import type { TopLevelSpec } from 'vega-lite';
import { BLUE, DARK, FRAME, niceTop, RED, valueAxis } from '../../../components/chart_style.js';
import { longDate } from '../../../words/format.js';
import { monthWords, valueWords, type PropIndicator } from './risks.js';

/** What stands over the axis. */
export function axisWords(unit: string): string {
  const words = unit.trim();
  if (words === '%') return 'Per cent';
  return words === '' ? 'Number' : `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

export function propSpec({ months, unit }: PropIndicator, endsOn: string, ended: boolean, width: number): TopLevelSpec {
  const last = months.filter(({ value }) => value !== null).at(-1);
  const rows = months.map(({ on, value }) => ({ date: `${on}T00:00:00Z`, value, words: `${monthWords(on)}: ${valueWords(value, unit)}`, label: on === last?.on ? valueWords(value, '') : '' }));
  const known = months.flatMap(({ value }) => value ?? []);
  const top = niceTop(Math.max(0, ...known));
  const high = unit === '%' && top > 100 ? Math.max(100, ...known) : top;
  const low = Math.min(0, ...known);
  const narrow = width < 480;
  const x = {
    field: 'date', type: 'temporal' as const, timeUnit: 'utcyearmonthdate' as const,
    axis: {
      title: null, grid: false, format: narrow ? '%Y' : '%b %Y', tickCount: narrow ? ('year' as const) : { interval: 'month' as const, step: 6 },
      labelOverlap: 'greedy' as const, labelFlush: true,
    },
  };
  const y = { field: 'value', type: 'quantitative' as const, scale: { domain: [low < 0 ? -niceTop(-low) : 0, high], nice: false }, axis: valueAxis(axisWords(unit)) };
  const end = { date: `${endsOn}T00:00:00Z`, words: `${ended ? 'Ended' : 'Ends'} ${longDate(endsOn)}` };
  return {
    ...FRAME, height: 200, padding: { left: 4, right: 16, top: 24, bottom: 4 }, data: { values: rows },
    layer: [
      { data: { values: [end] }, mark: { type: 'rule', color: RED, strokeWidth: 2, strokeDash: [6, 3] }, encoding: { x } },
      {
        data: { values: [end] }, mark: { type: 'text', align: 'right', baseline: 'bottom', dx: -6, dy: -4, fontSize: 13, color: RED },
        encoding: { x, y: { value: 'height' }, text: { field: 'words', type: 'nominal' } },
      },
      { mark: { type: 'line', color: BLUE, strokeWidth: 2.5, invalid: 'break-paths-show-domains' }, encoding: { x, y } },
      { transform: [{ filter: 'isValid(datum.value)' }], mark: { type: 'point', filled: true, color: BLUE, size: 26, opacity: 1 }, encoding: { x, y, tooltip: { field: 'words', type: 'nominal' } } },
      {
        transform: [{ filter: "datum.label !== ''" }], mark: { type: 'text', align: 'right', baseline: 'bottom', dx: 4, dy: -8, fontSize: 15, fontWeight: 'bold', color: DARK },
        encoding: { x, y, text: { field: 'label', type: 'nominal' } },
      },
    ],
  } as TopLevelSpec;
}
