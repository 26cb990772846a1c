// A unit's exceptions beside what chance would give a unit of its size: the range, the whole's figure and its own.
import type { TopLevelSpec } from 'vega-lite';
import { percentLate, type Line } from '../data/teams.js';
import { percent } from '../words/format.js';
import { exceptionShort, lateWithPercent } from '../words/teams.js';
import { DARK, FRAME, GREEN, GREY, niceTop, PALE, RED, SHAPES } from './chart_style.js';

export interface ExceptionPoint {
  row: string;
  value: number;
  lower: number;
  upper: number;
  whole: number;
  side: 'higher' | 'lower' | 'as expected';
  words: string;
}

/** What can be drawn: judged, and of ten or more. */
export function exceptionPoints(lines: readonly Line[]): ExceptionPoint[] {
  return lines.flatMap(({ measure, exception }) => {
    const value = exception.hidden ? null : percentLate(exception.now);
    const whole = percentLate(measure.whole.now);
    if (value === null || whole === null || !exception.limits || !exception.standing) return [];
    const side = exception.standing === 'higher than chance' ? 'higher' : exception.standing === 'lower than chance' ? 'lower' : 'as expected';
    return [{
      row: exceptionShort(measure.id), value, whole, side, lower: exception.limits[0], upper: exception.limits[1],
      words: `${exceptionShort(measure.id)}: ${lateWithPercent(exception)}, ${exception.standing}`,
    }];
  });
}

export function exceptionsWords(points: readonly ExceptionPoint[]): string {
  return `Percentages late beside what chance would give around the whole authority’s: ${points
    .map((one) => `${one.row} ${percent(one.value)}, chance gives ${percent(one.lower)} to ${percent(one.upper)}`)
    .join('; ')}.`;
}

export function exceptionsSpec(points: readonly ExceptionPoint[], width: number): TopLevelSpec {
  const narrow = width < 520;
  const most = Math.min(100, niceTop(Math.max(5, ...points.flatMap((one) => [one.value, one.upper]))));
  const y = {
    field: 'row', type: 'nominal' as const, sort: null,
    axis: narrow ? null : { title: null, labelLimit: 260, labelColor: DARK, ticks: false, domain: false },
  };
  const x = {
    type: 'quantitative' as const, scale: { domain: [0, most], nice: false },
    axis: { title: 'Per cent', tickCount: narrow ? 4 : 6, grid: true, format: ',~f' },
  };
  const shift = narrow ? 8 : 0;
  const sides = ['higher', 'lower', 'as expected'];
  return {
    ...FRAME,
    height: 60 + (narrow ? 42 : 30) * points.length,
    padding: { left: 4, right: 12, top: 4, bottom: 4 },
    data: { values: [...points] },
    layer: [
      { mark: { type: 'bar', height: 12, color: PALE, yOffset: shift }, encoding: { y, x: { field: 'lower', ...x }, x2: { field: 'upper' } } },
      { mark: { type: 'tick', color: GREY, thickness: 2, height: 18, yOffset: shift }, encoding: { y, x: { field: 'whole', ...x } } },
      {
        mark: { type: 'point', filled: true, size: 110, opacity: 1, yOffset: shift },
        encoding: {
          y, x: { field: 'value', ...x }, tooltip: { field: 'words', type: 'nominal' },
          color: { field: 'side', type: 'nominal', legend: null, scale: { domain: sides, range: [RED, GREEN, DARK] } },
          shape: { field: 'side', type: 'nominal', legend: null, scale: { domain: sides, range: [SHAPES.higher, SHAPES.lower, 'circle'] } },
        },
      },
      ...(narrow
        ? [{
            mark: { type: 'text' as const, align: 'left' as const, baseline: 'bottom' as const, dy: -4, fontSize: 13, color: DARK },
            encoding: { y, x: { value: 0 }, text: { field: 'row', type: 'nominal' as const } },
          }]
        : []),
    ],
  } as TopLevelSpec;
}
