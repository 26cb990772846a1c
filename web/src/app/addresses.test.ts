import { expect, it } from 'vitest';
import { fixture } from '../../fixtures/report.js';
import { pages } from '../report/registry.js';
import { addressOf, isDrawn, pathOf, safeReturn } from './addresses.js';

it('gives every page of the report an address of its own, and finds it again', () => {
  const all = pages(fixture());
  const addresses = all.map(({ path }) => addressOf(path));
  expect(new Set(addresses).size).toBe(all.length);
  for (const page of all) {
    expect(pathOf(addressOf(page.path))).toBe(page.path);
    expect(isDrawn(addressOf(page.path))).toBe(true);
  }
  expect(addressOf('')).toBe('/performance');
  expect(addressOf('teams/north-1')).toBe('/teams/north-1');
  expect(addressOf('assessments/late')).toBe('/performance/assessments/late');
});

it('leaves data, other parts of the server and the rest to the browser', () => {
  for (const address of ['/performance.csv', '/teams/north-1.json', '/api/v1/areas', '/public', '/assets/app.js', '/teamsters'])
    expect(isDrawn(address)).toBe(false);
  expect(pathOf('/performance/')).toBe('');
});

it('returns only to pages of this server', () => {
  expect(safeReturn('/teams/north-1?snapshot=a')).toBe('/teams/north-1?snapshot=a');
  for (const wanted of [null, '', 'https://elsewhere.example/', '//elsewhere.example/teams', '/\\elsewhere.example', 'javascript:alert(1)', '/sign-in', '/api/v1/areas'])
    expect(safeReturn(wanted)).toBe('/');
});
