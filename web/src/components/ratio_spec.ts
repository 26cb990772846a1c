// Ratios with their intervals, on a scale where twice as often and half as often are equally far from 1.
import type { TopLevelSpec } from 'vega-lite';
import type { Ratio } from '../data/fairness.js';
import { ratioWords, standing } from '../words/fairness.js';
import { DARK, FRAME, GREY, PURPLE } from './chart_style.js';

export interface RatioRow {
  /** The heading that rows are grouped by, and the row's own name. */
  of: string;
  group: string;
  ratio: Ratio;
}

export function ratioSpec(rows: RatioRow[], title: string, width: number): TopLevelSpec {
  const values = rows.map(({ of, group, ratio }) => ({
    row: `${of}, ${group}`, ratio: ratio[0], lower: ratio[1], upper: ratio[2], words: ratioWords(ratio), standing: standing(ratio),
  }));
  const low = Math.min(0.5, ...values.map((row) => row.lower)) * 0.9;
  const narrow = width < 520;
  // On the right the words of the longest interval need their room; on a phone they stand over each line, cut to the ratio.
  const high = Math.max(2, ...values.map((row) => row.upper)) * (narrow ? 1.1 : 2);
  const y = {
    field: 'row', type: 'nominal' as const, sort: null,
    axis: narrow ? null : { title: null, labelLimit: 280, labelColor: DARK, ticks: false, domain: false },
  };
  const shift = narrow ? 6 : 0;
  const x = {
    type: 'quantitative' as const,
    scale: { type: 'log' as const, domain: [low, high], nice: false },
    axis: { title, values: [0.1, 0.2, 0.5, 1, 2, 5, 10].filter((tick) => tick >= low && tick <= high), format: '~g', grid: true },
  };
  const color = {
    field: 'standing', type: 'nominal' as const, legend: null,
    scale: { domain: ['more often', 'less often', 'no difference beyond chance'], range: [PURPLE, PURPLE, GREY] },
  };
  return {
    ...FRAME,
    height: 60 + (narrow ? 36 : 26) * values.length,
    padding: { left: 4, right: 8, top: 4, bottom: 4 },
    data: { values },
    layer: [
      { data: { values: [{ one: 1 }] }, mark: { type: 'rule', color: DARK, strokeWidth: 1.5 }, encoding: { x: { field: 'one', ...x } } },
      {
        mark: narrow
          ? { type: 'text', align: 'left', baseline: 'bottom', dy: -4, fontSize: 12, color: DARK }
          : { type: 'text', align: 'left', baseline: 'middle', dx: 8, fontSize: 13, color: DARK },
        transform: [{ calculate: narrow ? 'datum.row + ": " + split(datum.words, " ")[0]' : 'datum.words', as: 'shown' }],
        encoding: { y, x: narrow ? { value: 0 } : { field: 'upper', ...x }, text: { field: 'shown', type: 'nominal' } },
      },
      { mark: { type: 'rule', strokeWidth: 3, yOffset: shift }, encoding: { y, x: { field: 'lower', ...x }, x2: { field: 'upper' }, color } },
      {
        mark: { type: 'point', filled: true, size: 90, opacity: 1, yOffset: shift },
        encoding: {
          y, x: { field: 'ratio', ...x }, color,
          shape: {
            field: 'standing', type: 'nominal', legend: null,
            scale: { domain: ['more often', 'less often', 'no difference beyond chance'], range: ['triangle-right', 'triangle-left', 'circle'] },
          },
        },
      },
    ],
  } as TopLevelSpec;
}
