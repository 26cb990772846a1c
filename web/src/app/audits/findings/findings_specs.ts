// The Vega-Lite descriptions of the charts of findings: months with their limits, whole distributions, places with their
// intervals, and how long things stay open. Every chart has a table beside it, and nothing is told by colour alone.
import type { TopLevelSpec } from 'vega-lite';
import { BLUE, DARK, FRAME, GREY, niceTop, PURPLE, RED, SHAPES, valueAxis } from '../../../components/chart_style.js';
import type { ComplianceSide, Curve, Headline, MonthChart, Share } from './api.js';
import { monthWords, shareWords, whole } from './finding_words.js';

const top = (values: number[]): number => Math.min(100, niceTop(Math.max(...values, 10)));
const tooltip = { field: 'words', type: 'nominal' as const };

/** The rows of the chart of months. */
export function monthRows(chart: MonthChart) {
  let segment = 0;
  return chart.months.map((one, index) => {
    if (index > 0 && chart.baselines.some(({ first }) => first === index)) segment += 1;
    const signals = chart.signals.filter(({ last }) => last === index);
    const signal = signals[0]?.direction;
    return {
      date: `${one.month}T00:00:00Z`, value: one.share, centre: one.centre, lower: one.lower, upper: one.upper, segment,
      words: [`${monthWords(one.month)}: ${one.share === null ? 'no audits' : `${whole(one.share)} of ${one.audits} audits`}`, ...signals.map(({ words }) => words)].join('. '),
      ...(signal === undefined ? {} : { signal }),
    };
  });
}

export function monthsSpec(chart: MonthChart, width: number): TopLevelSpec {
  const rows = monthRows(chart);
  const high = top(rows.flatMap(({ value, upper }) => [value ?? 0, upper ?? 0]));
  const narrow = width < 480;
  const x = {
    field: 'date', type: 'temporal' as const, timeUnit: 'utcyearmonth' as const,
    axis: {
      title: null, grid: false, format: narrow ? '%Y' : '%b %Y', tickCount: narrow ? ('year' as const) : { interval: 'month' as const, step: 3 },
      labelOverlap: 'greedy' as const, labelSeparation: 12, labelFlush: true,
    },
  };
  const y = { field: 'value', type: 'quantitative' as const, scale: { domain: [0, high], nice: false }, axis: valueAxis(`Per cent ${chart.words.toLowerCase()}`) };
  const limit = (field: string, dash: number[] | null) => ({
    mark: { type: 'line' as const, color: GREY, strokeWidth: 1.5, ...(dash ? { strokeDash: dash } : {}), interpolate: 'step' as const, invalid: 'break-paths-show-domains' as const },
    encoding: { x, y: { ...y, field }, detail: { field: 'segment', type: 'nominal' as const } },
  });
  return {
    ...FRAME, height: 260, padding: { left: 4, right: 16, top: 24, bottom: 4 }, data: { values: rows },
    layer: [
      limit('centre', null), limit('lower', [4, 3]), limit('upper', [4, 3]),
      { mark: { type: 'line', color: BLUE, strokeWidth: 2.5, invalid: 'break-paths-show-domains' }, encoding: { x, y } },
      { transform: [{ filter: 'isValid(datum.value)' }], mark: { type: 'point', filled: true, color: BLUE, size: 40, opacity: 1 }, encoding: { x, y, tooltip } },
      ...(['higher', 'lower'] as const).map((way) => ({
        transform: [{ filter: `datum.signal === '${way}' && isValid(datum.value)` }],
        mark: { type: 'point' as const, filled: true, shape: SHAPES[way], color: PURPLE, size: 150, opacity: 1, stroke: '#ffffff', strokeWidth: 1 },
        encoding: { x, y, tooltip },
      })),
    ],
  } as TopLevelSpec;
}

const GRADES = ['Outstanding', 'Good', 'Requires improvement', 'Inadequate'];
const GRADE_COLOURS = ['#003078', '#5694ca', '#ffd8a8', RED];
const ON_GRADES = ['#ffffff', DARK, DARK, '#ffffff'];

export interface DistributionRow {
  name: string;
  headline: Headline;
}

/** A bar of 100% a window, its parts the four grades in their order, each part that has room with its share. */
export function distributionSpec(all: DistributionRow[], width: number): TopLevelSpec {
  const rows = all.flatMap(({ name, headline }) => {
    let from = 0;
    return headline.grades.map((one, index) => {
      const share = one.share ?? 0;
      from += share;
      return {
        name, grade: one.words, order: index, start: from - share, end: from, middle: from - share / 2, ink: ON_GRADES[index],
        label: share >= (width < 480 ? 14 : 7) ? whole(share) : '', words: `${name}: ${one.words} ${shareWords(one)}, ${one.met} of ${one.all}`,
      };
    });
  });
  const y = { field: 'name', type: 'nominal' as const, sort: all.map(({ name }) => name), axis: { title: null, domain: false, ticks: false, labelLimit: width < 480 ? 110 : 200 } };
  const x = { type: 'quantitative' as const, scale: { domain: [0, 100] }, axis: { title: 'Per cent of audits', tickCount: 5, grid: false } };
  return {
    ...FRAME, height: Math.max(220, 34 * all.length + 70), padding: { left: 4, right: 16, top: 4, bottom: 4 }, data: { values: rows },
    layer: [
      {
        mark: { type: 'bar', stroke: DARK, strokeWidth: 0.7, height: 22 },
        encoding: {
          y, x: { ...x, field: 'start' }, x2: { field: 'end' }, tooltip,
          color: { field: 'grade', type: 'nominal', scale: { domain: GRADES, range: GRADE_COLOURS }, legend: { title: null, orient: 'top', columns: width < 480 ? 2 : 4, labelFontSize: 14, labelLimit: 220 } },
        },
      },
      {
        transform: [{ filter: "datum.label !== ''" }],
        mark: { type: 'text', fontSize: 13 },
        encoding: { y, x: { ...x, field: 'middle' }, text: { field: 'label', type: 'nominal' }, color: { field: 'ink', type: 'nominal', scale: null } },
      },
    ],
  } as TopLevelSpec;
}

/** How many audits of each side have each grade; the darker, the larger a share of the side. */
export function complianceSpec(sides: ComplianceSide[], width: number): TopLevelSpec {
  const rows = sides.flatMap(({ words, grades }) => grades.map((one) => ({
    side: words, grade: one.words, share: one.share ?? 0, count: `${one.met}`, label: one.share === null ? '' : whole(one.share), ink: (one.share ?? 0) >= 45 ? '#ffffff' : DARK,
    words: `${words}, ${one.words.toLowerCase()}: ${one.met} of ${one.all}, ${shareWords(one)}`,
  })));
  const x = { field: 'grade', type: 'nominal' as const, sort: GRADES, axis: { title: null, orient: 'top' as const, domain: false, ticks: false, labelAngle: 0, labelExpr: "split(datum.label, ' ')", labelFontSize: width < 480 ? 11 : 14, labelLimit: 120 } };
  const y = { field: 'side', type: 'nominal' as const, sort: sides.map(({ words }) => words), axis: { title: null, domain: false, ticks: false } };
  const ink = { field: 'ink', type: 'nominal' as const, scale: null };
  return {
    ...FRAME, height: 230, padding: { left: 4, right: 8, top: 4, bottom: 4 }, data: { values: rows },
    layer: [
      { mark: { type: 'rect', stroke: DARK, strokeWidth: 0.7 }, encoding: { x, y, tooltip, color: { field: 'share', type: 'quantitative', scale: { domain: [0, 100], range: ['#ffffff', '#003078'] }, legend: null } } },
      { mark: { type: 'text', fontSize: 20, fontWeight: 'bold', dy: -9 }, encoding: { x, y, text: { field: 'count', type: 'nominal' }, color: ink } },
      { mark: { type: 'text', fontSize: 14, dy: 13 }, encoding: { x, y, text: { field: 'label', type: 'nominal' }, color: ink } },
    ],
  } as TopLevelSpec;
}

/** A dot with its interval for each place in the order given, which is that of names: no league. */
export function intervalsSpec(places: { name: string; share: Share }[], wholeShare: Share, title: string, width: number): TopLevelSpec {
  const rows = places.flatMap(({ name, share }) => (share.share === null ? [] : [{ name, value: share.share, lower: share.lower, upper: share.upper, words: `${name}: ${shareWords(share)} of ${share.all} audits` }]));
  const y = { field: 'name', type: 'nominal' as const, sort: rows.map(({ name }) => name), axis: { title: null, domain: false, ticks: false, grid: true, labelLimit: width < 480 ? 110 : 220 } };
  const x = { type: 'quantitative' as const, scale: { domain: [0, 100] }, axis: { title, tickCount: 5, grid: false } };
  return {
    ...FRAME, height: Math.max(200, 26 * rows.length + 60), padding: { left: 4, right: 16, top: 4, bottom: 4 }, data: { values: rows },
    layer: [
      ...(wholeShare.share === null ? [] : [{ data: { values: [{ value: wholeShare.share }] }, mark: { type: 'rule' as const, color: GREY, strokeDash: [4, 3], strokeWidth: 1.5 }, encoding: { x: { ...x, field: 'value' } } }]),
      { mark: { type: 'rule', color: BLUE, strokeWidth: 2.5 }, encoding: { y, x: { ...x, field: 'lower' }, x2: { field: 'upper' }, tooltip } },
      { mark: { type: 'point', filled: true, color: DARK, size: 70, opacity: 1 }, encoding: { y, x: { ...x, field: 'value' }, tooltip } },
    ],
  } as TopLevelSpec;
}

/** How many per cent are still open after so many days. */
export function curveSpec(curve: Curve, width: number): TopLevelSpec {
  const last = curve.steps.at(-1);
  const rows = [
    { days: 0, open: 100, lower: 100 as number | null, upper: 100 as number | null },
    ...curve.steps.map(({ days, still_open: open, lower, upper }) => ({ days, open, lower, upper })),
    ...(last && last.days < curve.followed_for ? [{ days: curve.followed_for, open: last.still_open, lower: last.lower, upper: last.upper }] : []),
  ];
  const x = { field: 'days', type: 'quantitative' as const, axis: { title: 'Days since it began', tickCount: width < 480 ? 4 : 8, grid: false } };
  const y = { field: 'open', type: 'quantitative' as const, scale: { domain: [0, 100] }, axis: valueAxis('Per cent still open') };
  const edge = (field: string) => ({ mark: { type: 'line' as const, interpolate: 'step-after' as const, color: GREY, strokeDash: [4, 3], strokeWidth: 1.5, invalid: 'break-paths-show-domains' as const }, encoding: { x, y: { ...y, field } } });
  return {
    ...FRAME, height: 240, padding: { left: 4, right: 16, top: 24, bottom: 4 }, data: { values: rows },
    layer: [edge('lower'), edge('upper'), { mark: { type: 'line', interpolate: 'step-after', color: BLUE, strokeWidth: 2.5 }, encoding: { x, y } }],
  } as TopLevelSpec;
}
