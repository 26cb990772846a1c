import { parse, View } from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import { compile, type TopLevelSpec } from 'vega-lite';
import { expect, it } from 'vitest';
import { fixture } from '../../fixtures/report.js';
import type { Indicator } from '../data/report.js';
import { breakdownFigures, figures } from '../data/series.js';
import { apart, niceTop } from './chart_style.js';
import { chartRows, seriesSpec } from './chart_spec.js';
import { funnelRows, funnelSpec } from './funnel_spec.js';
import { levels } from '../data/levels.js';
import { distributionSpec, windscreenSpec } from './picture_specs.js';
import { savedSpec } from './saved_spec.js';

const report = fixture();
const find = (id: string): Indicator => {
  const found = report.indicators.find((one) => one.id === id);
  if (!found) throw new Error(`the fixture has no ${id}`);
  return found;
};

/** What Vega-Lite says of a specification: warnings are failures. */
function complaints(spec: TopLevelSpec): string[] {
  const said: string[] = [];
  const note = (...words: unknown[]) => { said.push(words.join(' ')); return logger; };
  const logger = { warn: note, error: note, info: () => logger, debug: () => logger, level: () => logger } as never;
  parse(compile(spec, { logger }).spec);
  return said;
}

async function svg(spec: TopLevelSpec): Promise<string> {
  const runtime = parse(compile({ ...spec, width: 900 } as TopLevelSpec).spec, undefined, { ast: true });
  return new View(runtime, { renderer: 'none', expr: expressionInterpreter }).toSVG();
}

it('every indicator has a specification that Vega-Lite takes without a warning, on a wide and a narrow screen', () => {
  for (const indicator of report.indicators) {
    const all = figures(report, indicator);
    if (all.filter((one) => one.value !== null).length < 2) continue;
    for (const width of [280, 640]) {
      const spec = savedSpec(seriesSpec(indicator, all, width), indicator.name, 'words', width, report);
      expect(complaints(spec), indicator.id).toEqual([]);
      // What is saved stands for itself: its data are in it, and say where they come from.
      expect(JSON.parse(JSON.stringify(spec))).toEqual(spec);
      expect(JSON.stringify(spec)).toContain(report.provenance.snapshot);
    }
  }
}, 60_000);

it('draws limits that step where the usual level was set anew, with the reason', async () => {
  const indicator = find('assessments_within_45_days_percent');
  const all = figures(report, indicator);
  const rows = chartRows(indicator, all);
  expect(new Set(rows.map((row) => row.segment))).toEqual(new Set([0, 1]));
  expect(rows[23]?.centre).not.toBe(rows[24]?.centre);
  const picture = await svg(seriesSpec(indicator, all, 640));
  expect(/>New assessment form/.test(picture)).toBe(true);
  expect(/>upper limit [\d.]+%</.test(picture)).toBe(true);
});

it('labels published figures with their own year', async () => {
  const picture = await svg(seriesSpec(find('re_referrals_percent'), figures(report, find('re_referrals_percent')), 640));
  expect(picture.includes('England 2020 21.4%')).toBe(true);
  expect(picture.includes('Neighbours 2020')).toBe(true);
});

it('marks a signal by a shape of its own', () => {
  const indicator = find('re_referrals_percent');
  const spec = JSON.stringify(seriesSpec(indicator, figures(report, indicator), 640));
  expect(indicator.analysis?.signals.length).toBeGreaterThan(0);
  expect(spec).toContain('"shape":"triangle-up"');
  expect(spec).not.toContain('"shape":"triangle-down"');
});

it('draws no percentage of fewer than 10, and no suppressed figure', () => {
  const few = find('cla_one_home_percent');
  expect(chartRows(few, figures(report, few)).every((row) => row.value === null)).toBe(true);
  const held = find('cp_plans_second_or_subsequent');
  const all = figures(report, held);
  chartRows(held, all).forEach((row, place) => expect(row.value === null).toBe(all[place]?.suppressed === true));
});

it('draws a funnel of the groups that can be judged, by how many are behind them', async () => {
  const indicator = find('visits_cp_in_timescale_percent');
  const breakdown = indicator.breakdowns[0];
  if (!breakdown?.funnel) throw new Error('the fixture has no funnel');
  const groups = breakdownFigures(report, breakdown);
  const rows = funnelRows(indicator, breakdown.funnel, groups);
  expect(rows.map((row) => row.of)).toEqual([...rows.map((row) => row.of)].sort((a, b) => a - b));
  expect(complaints(funnelSpec(indicator, breakdown.funnel, groups, 640))).toEqual([]);
  const hidden = groups.map((one, index) => (index === 0 ? { ...one, suppressed: true } : one));
  expect(funnelRows(indicator, breakdown.funnel, hidden)).toHaveLength(rows.length - 1);
  const apartRows = rows.filter((row) => row.side !== null);
  const picture = await svg(funnelSpec(indicator, breakdown.funnel, groups, 640));
  for (const row of rows) expect(picture.includes(`>${row.group}<`), row.group).toBe(apartRows.includes(row));
});

it('keeps labels apart in their order and on the axis', () => {
  expect(apart([10, 11, 50], 5, 0, 100)).toEqual([10, 15, 50]);
  expect(apart([99, 98, 97], 5, 0, 100)).toEqual([100, 95, 90]);
  expect(apart([3, 1, 2], 2, 0, 100)).toEqual([5, 1, 3]);
});

it('ends the axis at a round number that nothing is above', () => {
  for (const value of [0.03, 0.7, 1, 9.99, 26.1, 101, 770, 4120, 99999]) {
    const top = niceTop(value);
    expect(top).toBeGreaterThanOrEqual(value);
    expect(top).toBeLessThanOrEqual(value * 1.5);
  }
  expect(niceTop(0)).toBe(1);
});

it('saves the windscreen with its six levels, and says what is held back', async () => {
  const all = levels(report);
  expect(complaints(windscreenSpec(all, 640))).toEqual([]);
  const held = all.map((level, index) => (index === 3 ? { ...level, value: null, suppressed: true } : level));
  const picture = await svg(windscreenSpec(held, 640));
  expect(picture.includes('>264,211<')).toBe(true);
  expect(picture.includes('>suppressed<')).toBe(true);
});

it('draws caseloads with where the limit is, and no bar for what is held back', async () => {
  for (const service of report.caseload?.services ?? []) {
    expect(complaints(distributionSpec(service, 640)), service.name).toEqual([]);
    const picture = await svg(distributionSpec(service, 640));
    expect(picture.includes('over the limit of 20')).toBe(service.limit === 20);
    expect(picture.includes('>suppressed<')).toBe(service.count.includes(null));
  }
});
