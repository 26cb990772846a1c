// The Vega-Lite description of a funnel plot: each group by how many are behind its figure, and the limits within which
// chance alone would keep it (docs/statistics.md). It shows who differs from the whole, not who comes first.
import type { TopLevelSpec } from 'vega-lite';
import type { Funnel, Indicator, Standing } from '../data/report.js';
import type { Figure } from '../data/series.js';
import { bare, fewCounted, valueText } from '../words/sentence.js';
import { axisTitle } from './chart_spec.js';
import { BLUE, DARK, FRAME, GREY, niceTop, SHAPES, sideColour, valueAxis } from './chart_style.js';

const side = (standing: Standing | null): 'higher' | 'lower' | null =>
  standing === null || standing === 'as expected' ? null : standing.endsWith('higher') || standing.startsWith('higher') ? 'higher' : 'lower';

/** The groups that can be drawn, in the order of how many are behind them, which is the order of the axis. */
export function funnelRows(indicator: Indicator, funnel: Funnel, groups: Figure[]) {
  return groups
    .flatMap((figure) => {
      const lower = funnel.lower_95[figure.place] ?? null;
      const upper = funnel.upper_95[figure.place] ?? null;
      if (figure.suppressed || figure.value === null || figure.denominator === null || lower === null || upper === null) return [];
      if (fewCounted(indicator, figure)) return [];
      const standing = funnel.standing[figure.place] ?? null;
      return [{
        group: figure.group, of: figure.denominator, value: figure.value, lower, upper,
        lowest: funnel.lower_998[figure.place] ?? null, highest: funnel.upper_998[figure.place] ?? null,
        side: side(standing), certain: standing === 'higher than chance' || standing === 'lower than chance',
        words: `${figure.group}: ${valueText(indicator, figure)}, ${standing ?? 'not judged'}`,
      }];
    })
    .sort((a, b) => a.of - b.of || a.group.localeCompare(b.group));
}

export function funnelSpec(indicator: Indicator, funnel: Funnel, groups: Figure[], width: number): TopLevelSpec {
  const rows = funnelRows(indicator, funnel, groups);
  const top = niceTop(Math.max(...rows.flatMap((row) => [row.value, row.upper, row.highest ?? 0]), funnel.centre));
  const high = indicator.unit === 'percent' && top > 100 ? 100 : top;
  const most = niceTop(Math.max(...rows.map((row) => row.of), 1));
  const x = {
    field: 'of', type: 'quantitative' as const,
    scale: { domain: [0, most], nice: false },
    axis: {
      title: `How many ${indicator.measure || 'are counted'} the group has`, tickCount: width < 420 ? 3 : 6, grid: false, format: ',~f',
    },
  };
  const y = {
    field: 'value', type: 'quantitative' as const,
    scale: { domain: [0, high], nice: false },
    axis: valueAxis(axisTitle(indicator)),
  };
  const limit = (field: string, dash: number[]) => ({
    mark: { type: 'line' as const, color: GREY, strokeWidth: 1.5, strokeDash: dash, interpolate: 'linear' as const },
    encoding: { x, y: { ...y, field } },
  });
  const tooltip = { field: 'words', type: 'nominal' as const };
  return {
    ...FRAME,
    height: 280,
    padding: { left: 4, right: 24, top: 24, bottom: 4 },
    data: { values: rows },
    layer: [
      { data: { values: [{ value: funnel.centre }] }, mark: { type: 'rule', color: GREY, strokeWidth: 1.5 }, encoding: { y } },
      limit('lower', [4, 3]), limit('upper', [4, 3]), limit('lowest', [1, 3]), limit('highest', [1, 3]),
      {
        transform: [{ filter: '!datum.side' }],
        mark: { type: 'point', filled: true, color: BLUE, size: 60, opacity: 1 },
        encoding: { x, y, tooltip },
      },
      ...(['higher', 'lower'] as const).map((way) => ({
        transform: [{ filter: `datum.side === '${way}'` }],
        mark: {
          type: 'point' as const, filled: true, shape: SHAPES[way], size: 140, opacity: 1, color: sideColour(indicator.polarity, way),
        },
        encoding: { x, y, tooltip },
      })),
      {
        // Only those that differ are named: a name at each point would be a list in disguise, and unreadable.
        transform: [{ filter: 'isValid(datum.side)' }],
        mark: { type: 'text', align: 'center', baseline: 'bottom', dy: -9, fontSize: 13, color: DARK, limit: 160 },
        encoding: { x, y, text: { field: 'group', type: 'nominal' } },
      },
      {
        data: { values: [{ value: funnel.centre, label: `all: ${bare(indicator, funnel.centre)}` }] },
        mark: { type: 'text', align: 'left', baseline: 'bottom', dx: 4, dy: -3, fontSize: 13, color: GREY },
        encoding: { x: { value: 0 }, y, text: { field: 'label', type: 'nominal' } },
      },
    ],
  } as TopLevelSpec;
}
