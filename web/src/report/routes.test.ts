import { expect, it } from 'vitest';
import { fixture } from '../../fixtures/report.js';
import { pages } from './registry.js';
import { GROUPS, indicatorLink, place } from './routes.js';

const report = fixture();
const all = pages(report);

it('begins with what matters and ends with where the figures come from', () => {
  expect(all[0]?.path).toBe('');
  expect(all.slice(-2).map(({ path }) => path)).toEqual(['data-quality', 'provenance']);
});

it('gives every page an address of its own, in the order of the groups', () => {
  expect(new Set(all.map(({ path }) => path)).size).toBe(all.length);
  const order = all.map(({ group }) => GROUPS.indexOf(group));
  expect(order).toEqual([...order].sort((a, b) => a - b));
});

it('finds every page and indicator by its address', () => {
  for (const page of all) expect(place(all, `#/${page.path}`).page).toBe(page);
  for (const indicator of report.indicators) {
    const found = place(all, indicatorLink(indicator));
    expect(found.page.area).toBe(indicator.area);
    expect(found.indicator).toBe(indicator.id);
  }
});

it('finds a page within another by the longest address', () => {
  const [first] = all;
  if (!first) throw new Error('no page');
  const teams = [{ ...first, path: 'teams' }, { ...first, path: 'teams/north-1' }];
  expect(place([...all, ...teams], '#/teams/north-1').page.path).toBe('teams/north-1');
  expect(place([...all, ...teams], '#/teams/north-1/late').indicator).toBe('late');
  expect(place([...all, ...teams], '#/teams/north-10').page.path).toBe('teams');
});

it('opens the first page for an address that it does not know', () => {
  expect(place(all, '').page).toBe(all[0]);
  expect(place(all, '#/nowhere').page).toBe(all[0]);
  expect(place(all, '#/%E0%A4%A').page).toBe(all[0]);
});
