// The Vega-Lite descriptions of the windscreen and of a distribution of caseloads.
import type { TopLevelSpec } from 'vega-lite';
import type { Level } from '../data/levels.js';
import type { CaseloadService } from '../data/report.js';
import { count } from '../words/format.js';
import { NO_FIGURE, SUPPRESSED } from '../words/sentence.js';
import { CONFIG, DARK, FRAME, SCHEMA } from './chart_style.js';

// From the palest to the darkest of the GOV.UK blues: the deeper, the more a family needs. White or black text,
// whichever has the contrast.
export const FILLS = ['#f4f8fb', '#d2e2f1', '#8eb8dc', '#1d70b8', '#16548a', '#0f385c'];
export const INKS = ['#0b0c0c', '#0b0c0c', '#0b0c0c', '#ffffff', '#ffffff', '#ffffff'];
export const WITHIN = '#5694ca';
export const OVER = '#0f385c';

export function levelText(level: Level): string {
  if (level.suppressed) return SUPPRESSED;
  return level.value === null ? NO_FIGURE : count(level.value);
}

/** The windscreen as it is saved; the page draws its own, which bends to a phone. */
export function windscreenSpec(levels: Level[], width: number): TopLevelSpec {
  const outer = width / 2 - 10;
  const inner = outer * 0.4;
  const rows = levels.map((level, index) => ({
    from: index, to: index + 1, middle: index + 0.5, level: level.name, short: level.short, words: levelText(level), value: level.value,
    fill: FILLS[index % FILLS.length], ink: INKS[index % INKS.length],
  }));
  const angle = { type: 'quantitative' as const, stack: null, scale: { domain: [0, levels.length], range: [-Math.PI / 2, Math.PI / 2] } };
  const place = { x: { value: width / 2 }, y: { value: outer + 10 } };
  const words = (field: string, dy: number, size: number, weight: 'normal' | 'bold') => ({
    mark: { type: 'text' as const, radius: (outer + inner) / 2 + 4, dy, fontSize: size, fontWeight: weight, align: 'center' as const, baseline: 'middle' as const },
    encoding: {
      ...place,
      theta: { field: 'middle', ...angle },
      text: { field, type: 'nominal' as const },
      color: { field: 'ink', type: 'nominal' as const, scale: null, legend: null },
    },
  });
  return {
    $schema: SCHEMA,
    width,
    height: outer + 20,
    background: '#ffffff',
    padding: 4,
    data: { values: rows },
    layer: [
      {
        mark: { type: 'arc', innerRadius: inner, outerRadius: outer, stroke: DARK, strokeWidth: 1.5 },
        encoding: {
          ...place,
          theta: { field: 'from', ...angle },
          theta2: { field: 'to' },
          color: { field: 'fill', type: 'nominal', scale: null, legend: null },
        },
      },
      words('short', -10, 14, 'normal'),
      words('words', 12, 18, 'bold'),
    ],
    config: CONFIG,
  } as TopLevelSpec;
}

/** How many workers have how many children: bars over the limit are darker, and a line with its name marks where they
 * start. A number of workers that is held back has no bar, and says so. */
export function distributionSpec(service: CaseloadService, width: number): TopLevelSpec {
  const narrow = width < 480;
  const over = (from: number): boolean => service.limit !== null && from > service.limit;
  const rows = service.from.map((from, index) => {
    const to = service.to[index] ?? null;
    const workers = service.count[index] ?? null;
    return {
      children: to === null ? `${from}+` : to === from ? String(from) : `${from}–${to}`,
      workers, label: workers === null ? (narrow ? '…' : SUPPRESSED) : count(workers), over: over(from),
    };
  });
  const first = rows.find((row) => row.over);
  const x = {
    field: 'children', type: 'ordinal' as const, sort: null,
    axis: { title: 'Children a worker', labelAngle: 0, labelOverlap: 'greedy' as const, labelSeparation: 6, ticks: false },
    scale: { paddingInner: 0.1, paddingOuter: 0.1 },
  };
  const tallest = Math.max(1, ...rows.map((row) => row.workers ?? 0));
  const y = {
    field: 'workers', type: 'quantitative' as const,
    scale: { domain: [0, tallest * 1.25], nice: false },
    axis: null,
  };
  return {
    ...FRAME,
    height: 240,
    padding: { left: 4, right: 4, top: 8, bottom: 4 },
    data: { values: rows },
    layer: [
      {
        mark: { type: 'bar' },
        encoding: { x, y, color: { field: 'over', type: 'nominal', scale: { domain: [false, true], range: [WITHIN, OVER] }, legend: null } },
      },
      {
        mark: { type: 'text', baseline: 'bottom', dy: -4, fontSize: narrow ? 12 : 14, color: DARK },
        encoding: { x, y: { ...y, field: 'height' }, text: { field: 'label', type: 'nominal' } },
        transform: [{ calculate: 'isValid(datum.workers) ? datum.workers : 0', as: 'height' }],
      },
      ...(first
        ? [
            {
              data: { values: [{ children: first.children }] },
              mark: { type: 'rule' as const, color: DARK, strokeWidth: 2, strokeDash: [6, 4] },
              encoding: { x: { ...x, bandPosition: 0 } },
            },
            {
              data: { values: [{ children: first.children, words: `over the limit of ${count(service.limit ?? 0)}` }] },
              mark: {
                type: 'text' as const, baseline: 'top' as const, dy: 2, fontSize: 14, color: DARK,
                ...(rows.indexOf(first) * 2 > rows.length ? { align: 'right' as const, dx: -6 } : { align: 'left' as const, dx: 6 }),
              },
              encoding: { x: { ...x, bandPosition: 0 }, y: { value: 0 }, text: { field: 'words', type: 'nominal' as const } },
            },
          ]
        : []),
    ],
  } as TopLevelSpec;
}
