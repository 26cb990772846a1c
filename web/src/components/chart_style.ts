// What the charts have in common: GOV.UK colours, a system font, and lines that differ in more than colour.
import type { TopLevelSpec } from 'vega-lite';
import type { Polarity } from '../data/report.js';

export const BLUE = '#1d70b8';
export const DARK = '#0b0c0c';
export const GREY = '#484949';
export const PALE = '#cecece';
export const RED = '#ca3535';
export const GREEN = '#0f7a52';
export const PURPLE = '#54319f';
const FONT = 'Arial, Helvetica, sans-serif';

export const SCHEMA = 'https://vega.github.io/schema/vega-lite/v6.json';

export const CONFIG: TopLevelSpec['config'] = {
  aria: false,
  font: FONT,
  view: { stroke: null },
  axis: {
    labelFontSize: 14, titleFontSize: 14, titleFontWeight: 'normal',
    labelColor: GREY, titleColor: GREY, gridColor: PALE, domainColor: GREY, tickColor: GREY,
  },
};

/** What every chart of the pages begins with: as wide as there is room, on white. */
export const FRAME = {
  $schema: SCHEMA,
  width: 'container' as const,
  autosize: { type: 'fit' as const, contains: 'padding' as const },
  background: '#ffffff',
  config: CONFIG,
};

/** The axis of values on the left: its title stands over it, so that long words need no turned head. */
export function valueAxis(title: string) {
  return {
    title, titleAlign: 'left' as const, titleAngle: 0, titleAnchor: 'end' as const, titleX: 0, titleY: -14, tickCount: 5, format: ',~f',
    domain: false, ticks: false,
  };
}

/** The colour of a figure that is higher or lower than chance, by what is good. */
export function sideColour(polarity: Polarity, direction: 'higher' | 'lower'): string {
  if (polarity === 'context') return PURPLE;
  const good = (polarity === 'higher is better') === (direction === 'higher');
  return good ? GREEN : RED;
}

export const SHAPES = { higher: 'triangle-up', lower: 'triangle-down' } as const;

/** A round number not less than `value`, for the top of an axis. */
export function niceTop(value: number): number {
  if (!(value > 0)) return 1;
  const step = 10 ** Math.floor(Math.log10(value));
  const tops = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];
  const top = tops.find((one) => one * step >= value - step * 1e-9) ?? 10;
  return top * step;
}

/**
 * Where labels at the side of a chart stand so that none lies on another: `values` on the axis' scale, moved apart to
 * at least `gap`, in their order, and kept between `low` and `high`.
 */
export function apart(values: readonly number[], gap: number, low: number, high: number): number[] {
  const order = values.map((_, index) => index).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const placed = values.slice();
  let floor = low;
  for (const index of order) {
    placed[index] = Math.max(placed[index] ?? 0, floor);
    floor = (placed[index] ?? 0) + gap;
  }
  let ceiling = high;
  for (const index of [...order].reverse()) {
    placed[index] = Math.min(placed[index] ?? 0, ceiling);
    ceiling = (placed[index] ?? 0) - gap;
  }
  return placed;
}
