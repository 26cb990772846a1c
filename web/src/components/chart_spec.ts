// The Vega-Lite description of a time series: the line, what chance would give, the signals and the published figures
// of others. The newest point is marked and labelled as well as coloured; signals differ in shape as well as colour;
// the axis starts at zero, so that a small change does not look like a large one.
import type { TopLevelSpec } from 'vega-lite';
import { benchmarks, sameScale, type Benchmark } from '../data/benchmarks.js';
import type { Indicator } from '../data/report.js';
import type { Figure } from '../data/series.js';
import { periodLabel } from '../words/period.js';
import { bare, fewCounted, limitText, valueText } from '../words/sentence.js';
import { apart, BLUE, DARK, FRAME, GREEN, GREY, niceTop, PURPLE, SHAPES, sideColour } from './chart_style.js';
import { hasLimits } from './figure_columns.js';

/** The axis' range and the room for what stands at its side. */
const HEIGHT = 280;
const LABEL = 15;

export const BENCHMARK_LINES: Record<Benchmark['kind'], { colour: string; dash: number[] }> = {
  england: { colour: DARK, dash: [2, 3] },
  region: { colour: PURPLE, dash: [8, 3, 2, 3] },
  neighbours: { colour: GREEN, dash: [10, 4] },
};

/** The value that is drawn: a suppressed one is not, nor a percentage of so few that it is shown as counts. */
const drawn = (indicator: Indicator, figure: Figure): number | null =>
  figure.suppressed || fewCounted(indicator, figure) ? null : figure.value;

/** The data of the chart: one row a point; one that is not drawn has no value, which breaks the line. */
export function chartRows(indicator: Indicator, all: Figure[]) {
  const { analysis } = indicator;
  const limited = hasLimits(analysis);
  let segment = 0;
  return all.map((figure, index) => {
    const value = drawn(indicator, figure);
    if (limited && index > 0 && analysis.baselines.some((one) => one.first_place === index)) segment += 1;
    const signals = analysis?.signals.filter((one) => one.place === index) ?? [];
    return {
      date: `${figure.period[1]}T00:00:00Z`,
      value,
      words: [`${periodLabel(figure.period, indicator.grain)}: ${valueText(indicator, figure)}`, ...signals.map((one) => one.words)].join('. '),
      label: index === all.length - 1 && value !== null ? bare(indicator, value) : '',
      newest: index === all.length - 1,
      ...(limited
        ? {
            centre: analysis.centre[index] ?? null,
            lower: analysis.lower[index] ?? null,
            upper: analysis.upper[index] ?? null,
            segment,
          }
        : {}),
      ...(signals[0] ? { signal: signals[0].direction } : {}),
    };
  });
}

/** The unit in words, over the axis. */
export function axisTitle(indicator: Indicator): string {
  switch (indicator.unit) {
    case 'percent':
    case 'share':
      return `Per cent of ${indicator.measure || 'those counted'}`;
    case 'change':
      return 'Change, per cent';
    case 'rate':
      return 'Per 10,000 children';
    case 'ratio':
      return 'Times';
    default:
      return indicator.measure === '' ? 'Number' : indicator.measure.charAt(0).toUpperCase() + indicator.measure.slice(1);
  }
}

/** Re-basings: the day from which a new centre line applies, with the reason that the authority gives. */
function events(indicator: Indicator, all: Figure[]) {
  return (indicator.analysis?.baselines ?? []).flatMap((baseline) => {
    const first = all[baseline.first_place];
    return baseline.reason === '' || !first || baseline.first_place === 0
      ? []
      : [{ date: `${first.period[1]}T00:00:00Z`, reason: baseline.reason }];
  });
}

export function seriesSpec(indicator: Indicator, all: Figure[], width: number): TopLevelSpec {
  const rows = chartRows(indicator, all);
  const numbers = (...values: (number | null | undefined)[]): number[] => values.flatMap((value) => value ?? []);
  const limited = hasLimits(indicator.analysis);
  const lines = sameScale(indicator) ? benchmarks(indicator) : [];
  const known = rows.flatMap((row) => numbers(row.value));
  const others = [...rows.flatMap((row) => numbers(row.upper, row.lower)), ...lines.map((line) => line.published.value)];
  const whole = known.every(Number.isInteger);
  const narrow = width < 480;
  const low = Math.min(0, ...known, ...others);
  const high = niceTop(Math.max(...known, ...others, 0));
  const bottom = low < 0 ? -niceTop(-low) : 0;
  const top = indicator.unit === 'percent' && high > 100 ? 100 : high;
  const changes = events(indicator, all);
  const side = limited || lines.length > 0;
  // The names at the side make their own room.
  const right = narrow ? 12 : side ? 4 : 24;

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
    scale: { zero: true, nice: false, domain: [bottom, top] },
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
  const tooltip = { field: 'words', type: 'nominal' as const };
  const at = (field: string) => ({ ...y, field });
  const limitLine = (field: string, dash: number[] | null) => ({
    mark: { type: 'line' as const, color: GREY, strokeWidth: 1.5, ...(dash ? { strokeDash: dash } : {}), invalid: 'break-paths-show-domains' as const },
    encoding: { x, y: at(field), detail: { field: 'segment', type: 'nominal' as const } },
  });

  // Names of the lines at the side, where there is room; below the chart a key has them all.
  const last = rows.at(-1);
  const beside = side && !narrow;
  const named: { name: string; value: number; colour: string; bold?: boolean }[] = [
    ...(beside && last && last.value !== null ? [{ name: '', value: last.value, colour: DARK, bold: true }] : []),
    ...(limited && last
      ? ([['upper limit', last.upper], ['usual', last.centre], ['lower limit', last.lower]] as const).flatMap(([name, value]) =>
          value === null || value === undefined ? [] : [{ name, value, colour: GREY }])
      : []),
    ...lines.map(({ kind, name, published }) => ({
      name: `${kind === 'neighbours' ? 'Neighbours' : name} ${published.year}`,
      value: published.value,
      colour: BENCHMARK_LINES[kind].colour,
    })),
  ];
  const places = apart(named.map((one) => one.value), ((top - bottom) * LABEL) / (HEIGHT - 60), bottom, top);
  const names = (beside ? named : []).map((one, index) => ({
    ...one,
    value: places[index] ?? one.value,
    label: one.bold ? bare(indicator, one.value) : `${one.name} ${limitText(indicator, one.value)}`,
    date: last?.date ?? '',
  }));

  return {
    ...FRAME,
    height: HEIGHT,
    padding: { left: 4, right, top: 24, bottom: 4 },
    data: { values: rows },
    layer: [
      ...changes.flatMap((change) => [
        {
          data: { values: [change] },
          mark: { type: 'rule' as const, color: GREY, strokeWidth: 1 },
          encoding: { x },
        },
        {
          data: { values: [change] },
          mark: {
            type: 'text' as const, align: 'left' as const, baseline: 'top' as const, dx: 4, fontSize: 13, color: GREY,
            limit: narrow ? 110 : 220,
          },
          encoding: { x, y: { value: 0 }, text: { field: 'reason', type: 'nominal' as const } },
        },
      ]),
      ...(limited ? [limitLine('centre', null), limitLine('lower', [4, 3]), limitLine('upper', [4, 3])] : []),
      ...lines.map(({ kind, published }) => ({
        data: { values: [{ value: published.value }] },
        mark: { type: 'rule' as const, color: BENCHMARK_LINES[kind].colour, strokeWidth: 2, strokeDash: BENCHMARK_LINES[kind].dash },
        encoding: { y },
      })),
      {
        mark: { type: 'line', color: BLUE, strokeWidth: 2.5, invalid: 'break-paths-show-domains' },
        encoding: { x, y },
      },
      {
        transform: [{ filter: 'isValid(datum.value)' }],
        mark: { type: 'point', filled: true, color: BLUE, size: 26, opacity: 1 },
        encoding: { x, y, tooltip },
      },
      {
        transform: [{ filter: 'datum.newest && isValid(datum.value)' }],
        mark: { type: 'point', filled: true, shape: 'diamond', color: DARK, size: 130, opacity: 1 },
        encoding: { x, y, tooltip },
      },
      ...(['higher', 'lower'] as const)
        .filter((direction) => rows.some((row) => row.signal === direction))
        .map((direction) => ({
          transform: [{ filter: `datum.signal === '${direction}' && isValid(datum.value)` }],
          mark: {
            type: 'point' as const, filled: true, shape: SHAPES[direction], size: 130, opacity: 1,
            color: sideColour(indicator.polarity, direction), stroke: '#ffffff', strokeWidth: 1,
          },
          encoding: { x, y, tooltip },
        })),
      ...names.map((name) => ({
        data: { values: [name] },
        mark: {
          type: 'text' as const, align: 'left' as const, baseline: 'middle' as const, dx: 10, color: name.colour,
          ...(name.bold ? { fontSize: 16, fontWeight: 'bold' as const } : { fontSize: 13 }),
        },
        encoding: { x, y, text: { field: 'label', type: 'nominal' as const } },
      })),
      ...(beside
        ? []
        : [{
            transform: [{ filter: 'datum.newest && isValid(datum.value)' }],
            mark: {
              type: 'text' as const, align: 'right' as const, baseline: 'bottom' as const, dx: 4, dy: -10,
              fontSize: 16, fontWeight: 'bold' as const, color: DARK,
            },
            encoding: { x, y, text: { field: 'label', type: 'nominal' as const } },
          }]),
    ],
  } as TopLevelSpec;
}
