import { expect, it } from 'vitest';
import { funnel, profile } from '../../fixtures/profile.js';
import { fixture } from '../../fixtures/report.js';
import { authorityFunnelSpec, funnelRows, funnelWords, ownStanding } from './authority_funnel_spec.js';

function measure() {
  const one = profile().measures.find(({ id }) => id === 're_referrals_percent');
  if (!one) throw new Error('the fixture has changed');
  return one;
}

it('has a row an authority, by name, with what its standing means', () => {
  expect(funnelRows(funnel()).map((row) => [row.name, row.counted, row.of, row.standing])).toEqual([
    ['Ash', 3, 20, 'too few to tell'], ['Beech', 1500, 5000, 'higher'], ['North Wealdshire', 2104, 10284, 'usual for its size'],
  ]);
});

it('says in a word how the authority stands', () => {
  expect(ownStanding(funnel())).toBe('usual');
  expect(ownStanding({ ...funnel(), own: 1 })).toBe('higher');
});

it('says what it shows: how many lie outside, and where the authority stands', () => {
  const words = funnelWords(measure(), funnel());
  expect(words).toContain('3 authorities by their size, around 20.0% for all of them; 1 lies outside the outer limits.');
  expect(words).toContain('North Wealdshire at 20.5% is within what is usual');
});

it('marks and names this authority alone', () => {
  const spec = JSON.parse(JSON.stringify(authorityFunnelSpec(measure(), funnel(), 700))) as {
    data: { values: { name: string; own: boolean }[] };
    layer: { mark: { type: string }; transform?: { filter: string }[] }[];
  };
  expect(spec.data.values.filter((row) => row.own).map((row) => row.name)).toEqual(['North Wealdshire']);
  const texts = spec.layer.filter((layer) => layer.mark.type === 'text');
  expect(texts.length).toBeGreaterThan(0);
  for (const text of texts) expect(text.transform).toEqual([{ filter: 'datum.own' }]);
});

it('counts a report’s own figure to no one, and puts its period below the name', () => {
  const one = fixture().indicators.find(({ authorities }) => authorities);
  if (!one?.authorities) throw new Error('the fixture has changed');
  const { authorities } = one;
  const standings = authorities.standings.map((_, place) => (place === authorities.own ? ('higher than chance' as const) : ('as expected' as const)));
  const words = funnelWords({ id: one.id, name: one.name, unit: 'percent' }, { ...authorities, standings });
  expect(words).toContain('30 authorities by their size');
  expect(words).toContain('; 0 lie outside');
  const spec = JSON.parse(JSON.stringify(authorityFunnelSpec({ id: one.id, name: one.name, unit: 'percent' }, authorities, 320))) as {
    data: { values: { label: string; own: boolean }[] };
  };
  expect(spec.data.values).toHaveLength(31);
  expect(spec.data.values.find((row) => row.own)?.label).toBe('Wealdshire County Council,\nSeptember 2020');
});

it('keeps the limits within the picture', () => {
  const spec = JSON.parse(JSON.stringify(authorityFunnelSpec(measure(), { ...funnel(), values: [99, 98, 97] }, 300))) as {
    layer: { mark: { type: string }; data?: { values: { value: number }[] }; encoding: { y: { scale: { domain: number[] } } } }[];
  };
  const lines = spec.layer.filter((layer) => layer.mark.type === 'line');
  expect(lines).toHaveLength(4);
  for (const line of lines) {
    for (const point of line.data?.values ?? []) {
      expect(point.value).toBeGreaterThanOrEqual(0);
      expect(point.value).toBeLessThanOrEqual(line.encoding.y.scale.domain[1] ?? 0);
    }
  }
  expect(lines[0]?.encoding.y.scale.domain[1]).toBe(100);
});
