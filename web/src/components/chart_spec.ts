// The Vega-Lite description of a time series. GOV.UK colours; the newest point is marked and labelled as well
// as coloured; the axis starts at zero, so that a small change does not look like a large one.
import type { TopLevelSpec } from 'vega-lite';
import type { Indicator } from '../data/report.js';
import type { Figure } from '../data/series.js';
import { count, number, percent } from '../words/format.js';
import { periodLabel } from '../words/period.js';
import { valueText } from '../words/sentence.js';

export const BLUE = '#1d70b8';
export const DARK = '#0b0c0c';
export const GREY = '#484949';
export const PALE = '#cecece';
const FONT = 'Arial, Helvetica, sans-serif';

const shortValue = (indicator: Indicator, value: number): string => {
  switch (indicator.unit) {
    case 'percent':
    case 'change':
      return percent(value);
    case 'rate':
      return number(value, 1);
    default:
      return count(value);
  }
};

/** The data of the chart: one row a point; a suppressed or absent one has no value, which breaks the line. */
export function chartRows(indicator: Indicator, all: Figure[]) {
  return all.map((figure, index) => ({
    date: `${figure.period[1]}T00:00:00Z`,
    value: figure.suppressed ? null : figure.value,
    words: `${periodLabel(figure.period, indicator.grain)}: ${valueText(indicator, figure)}`,
    label: index === all.length - 1 && figure.value !== null ? shortValue(indicator, figure.value) : '',
    newest: index === all.length - 1,
  }));
}

/** The unit in words, over the axis. */
function axisTitle(indicator: Indicator): string {
  switch (indicator.unit) {
    case 'percent':
      return `Per cent of ${indicator.measure || 'those counted'}`;
    case 'change':
      return 'Change, per cent';
    case 'rate':
      return 'Per 10,000 children';
    default:
      return indicator.measure === '' ? 'Number' : indicator.measure.charAt(0).toUpperCase() + indicator.measure.slice(1);
  }
}

export function seriesSpec(indicator: Indicator, all: Figure[], width: number): TopLevelSpec {
  const rows = chartRows(indicator, all);
  const known = rows.flatMap((row) => (row.value === null ? [] : [row.value]));
  const whole = known.every(Number.isInteger);
  const narrow = width < 420;
  const x = {
    field: 'date',
    type: 'temporal' as const,
    timeUnit: 'utcyearmonthdate' as const,
    axis: {
      title: null,
      format: narrow ? '%Y' : '%b %Y',
      tickCount: narrow ? ('year' as const) : { interval: 'month' as const, step: 6 },
      labelOverlap: 'greedy' as const,
      labelSeparation: 12,
      labelFlush: true,
      grid: false,
    },
  };
  const y = {
    field: 'value',
    type: 'quantitative' as const,
    scale: { zero: true, nice: true, domainMin: Math.min(0, ...known), domainMax: Math.max(1, ...known) },
    axis: {
      title: axisTitle(indicator),
      titleAlign: 'left' as const,
      titleAngle: 0,
      titleAnchor: 'end' as const,
      titleX: 0,
      titleY: -14,
      tickCount: 5,
      ...(whole ? { tickMinStep: 1 } : {}),
      format: ',~f',
      domain: false,
      ticks: false,
    },
  };
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    width: 'container',
    height: 260,
    padding: { left: 4, right: narrow ? 12 : 20, top: 24, bottom: 4 },
    autosize: { type: 'fit', contains: 'padding' },
    background: '#ffffff',
    data: { values: rows },
    layer: [
      {
        mark: { type: 'line', color: BLUE, strokeWidth: 2.5, invalid: 'break-paths-show-domains' },
        encoding: { x, y },
      },
      {
        transform: [{ filter: 'isValid(datum.value)' }],
        mark: { type: 'point', filled: true, color: BLUE, size: 26, opacity: 1 },
        encoding: { x, y, tooltip: { field: 'words', type: 'nominal' } },
      },
      {
        transform: [{ filter: 'datum.newest && isValid(datum.value)' }],
        mark: { type: 'point', filled: true, shape: 'diamond', color: DARK, size: 130, opacity: 1 },
        encoding: { x, y, tooltip: { field: 'words', type: 'nominal' } },
      },
      {
        transform: [{ filter: 'datum.newest && isValid(datum.value)' }],
        mark: {
          type: 'text', align: 'right', baseline: 'bottom', dx: 4, dy: -10,
          fontSize: 16, fontWeight: 'bold', color: DARK,
        },
        encoding: { x, y, text: { field: 'label', type: 'nominal' } },
      },
    ],
    config: {
      aria: false,
      font: FONT,
      view: { stroke: null },
      axis: {
        labelFontSize: 14, titleFontSize: 14, titleFontWeight: 'normal',
        labelColor: GREY, titleColor: GREY, gridColor: PALE, domainColor: GREY, tickColor: GREY,
      },
    },
  };
}
