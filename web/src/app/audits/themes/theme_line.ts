// The line of a theme month by month, with the interval of each month and the targets that are followed.
import type { TopLevelSpec } from 'vega-lite';
import { BLUE, FRAME, GREY, niceTop, PURPLE, valueAxis } from '../../../components/chart_style.js';
import { monthWords, shareWords, type ThemeDetail } from './themes.js';

export function lineSpec(theme: ThemeDetail, width: number): TopLevelSpec {
  const rows = theme.months.map(({ month, gap }) => ({
    date: `${month}-01T00:00:00Z`, value: gap === null ? null : 100 * gap.share, lower: gap === null ? null : 100 * gap.lower,
    upper: gap === null ? null : 100 * gap.upper, words: `${monthWords(month)}: ${shareWords(gap)}`,
  }));
  const targets = theme.recommendations.filter(({ state }) => state === 'open').map(({ target_percent: target }) => ({ target }));
  const high = Math.min(100, niceTop(Math.max(10, ...rows.map(({ upper }) => upper ?? 0), ...targets.map(({ target }) => target))));
  const narrow = width < 480;
  const x = {
    field: 'date', type: 'temporal' as const, timeUnit: 'utcyearmonth' as const,
    axis: { title: null, grid: false, format: narrow ? '%Y' : '%b %Y', tickCount: narrow ? ('year' as const) : { interval: 'month' as const, step: 3 }, labelOverlap: 'greedy' as const, labelFlush: true },
  };
  const y = { field: 'value', type: 'quantitative' as const, scale: { domain: [0, high], nice: false }, axis: valueAxis('Per cent of audits with the gap') };
  return {
    ...FRAME, height: 240, padding: { left: 4, right: 16, top: 24, bottom: 4 }, data: { values: rows },
    layer: [
      { mark: { type: 'rule', color: GREY, strokeWidth: 2, opacity: 0.6, invalid: 'filter' }, encoding: { x, y: { ...y, field: 'lower' }, y2: { field: 'upper' } } },
      { data: { values: targets }, mark: { type: 'rule', color: PURPLE, strokeWidth: 1.5, strokeDash: [6, 3] }, encoding: { y: { ...y, field: 'target' } } },
      { mark: { type: 'line', color: BLUE, strokeWidth: 2.5, invalid: 'break-paths-show-domains' }, encoding: { x, y } },
      {
        transform: [{ filter: 'isValid(datum.value)' }], mark: { type: 'point', filled: true, color: BLUE, size: 40, opacity: 1 },
        encoding: { x, y, tooltip: { field: 'words', type: 'nominal' } },
      },
    ],
  } as TopLevelSpec;
}
