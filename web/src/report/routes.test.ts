import { expect, it } from 'vitest';
import { fixture } from '../../fixtures/report.js';
import { indicatorLink, pages, place } from './routes.js';

const all = pages(fixture());

it('begins with what changed and ends with where the figures come from', () => {
  expect(all[0]?.kind).toBe('changes');
  expect(all.slice(-2).map(({ kind }) => kind)).toEqual(['quality', 'provenance']);
});

it('finds every page and indicator by its address', () => {
  for (const page of all) expect(place(all, `#/${page.path}`).page).toBe(page);
  for (const indicator of fixture().indicators) {
    const found = place(all, indicatorLink(indicator));
    expect(found.page.area).toBe(indicator.area);
    expect(found.indicator).toBe(indicator.id);
  }
});

it('opens the first page for an address that it does not know', () => {
  expect(place(all, '').page).toBe(all[0]);
  expect(place(all, '#/nowhere').page).toBe(all[0]);
  expect(place(all, '#/%E0%A4%A').page).toBe(all[0]);
});
