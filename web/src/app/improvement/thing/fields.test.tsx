import { renderToString } from 'preact-render-to-string';
import { expect, it } from 'vitest';
import { SessionContext, type Session } from '../../session.js';
import { atFirstRadio, EntryFields } from './EntryFields.js';
import { entryFaults, NOTHING, type Typed } from './entry_rules.js';
import { newFaults } from './new_faults.js';
import { NOTHING_NEW, type NewTyped } from './new_thing.js';
import { NewFields } from './NewFields.js';
import { valueChoices } from './say_choices.js';
import { KINDS, kindOf, thing } from './test_thing.js';

const ALL = ['update', 'status', 'lead', 'due', 'delivered', 'embedded', 'impact', 'rating', 'response', 'answer', 'score', 'review', 'kept', 'outcome', 'statement'];
const OF = thing({ may_say: ALL, delivered: { on: '2020-01-31', value: 'yes', words: '', evidence: '' } });
const SESSION = { signed_in: true, permissions: ['see_improvement', 'keep_improvement'], roles: [], csrf_token: 'x' } as unknown as Session;
const ids = (html: string): string[] => [...html.matchAll(/ id="([^"]+)"/g)].map(([, id = '']) => id);
const controls = (html: string): string[] => [...html.matchAll(/<(?:input|select|textarea)[^>]* id="([^"]+)"/g)].map(([, id = '']) => id);

function said(part: Partial<Typed>): { html: string; faults: string[] } {
  const typed = { ...NOTHING, ...part };
  const choices = valueChoices(typed.kind, OF, KINDS);
  const faults = entryFaults(typed, OF, choices.map(({ value }) => value), '2020-10-15');
  return { html: renderToString(<EntryFields typed={typed} choices={choices} faults={faults} change={() => undefined} />), faults: atFirstRadio(faults, typed.kind).map(({ field }) => field) };
}

it('has a field for whatever can be wrong with what is said, with its error beside it', () => {
  const cases: Partial<Typed>[] = [
    ...ALL.map((kind) => ({ kind, on: 'soon' })),
    { kind: 'delivered', value: 'taken_back' }, { kind: 'impact', value: 'yes' }, { kind: 'status', value: 'paused' }, { kind: 'response', value: 'rejected' }, { kind: 'lead', owner: 'Ann', email: 'no' }, { kind: 'statement', value: 'many' },
  ];
  for (const one of cases) {
    const { html, faults } = said(one);
    expect(faults.length, one.kind).toBeGreaterThan(0);
    const there = controls(html);
    for (const field of faults) expect(there, `${one.kind} ${field}`).toContain(field);
    expect([...html.matchAll(/govuk-error-message/g)].length, one.kind).toBe(faults.length);
    expect(new Set(ids(html)).size, one.kind).toBe(ids(html).length);
    for (const id of there) expect(html, id).toContain(`for="${id}"`);
    expect(html).not.toMatch(/ style=/);
  }
});

it('shows the fields of the chosen kind of entry alone', () => {
  expect(controls(said({ kind: 'update' }).html)).toEqual(['say-words', 'say-evidence', 'say-on']);
  expect(controls(said({ kind: 'lead' }).html)).toEqual(['say-owner', 'say-email', 'say-on']);
  expect(controls(said({ kind: 'score' }).html)).toEqual(['say-likelihood', 'say-impact', 'say-words', 'say-on']);
  expect(controls(said({ kind: 'due' }).html)).toEqual(['say-due', 'say-words', 'say-on']);
  expect(controls(said({ kind: 'delivered' }).html)).toEqual(['say-value-0', 'say-value-1', 'say-words', 'say-evidence', 'say-on']);
  expect(controls(said({ kind: 'statement' }).html)).toEqual(['say-value', 'say-evidence', 'say-words', 'say-on']);
  expect(said({ kind: '' }).html).toBe('');
});

function added(part: Partial<NewTyped> & { kind: string }): { html: string; faults: string[] } {
  const typed = { ...NOTHING_NEW, ...part };
  const faults = newFaults(typed, KINDS.kinds, { parent: 'p1', answers: null }, '2020-10-15');
  const place = { session: SESSION, take: () => undefined, ended: () => undefined };
  const html = renderToString(
    <SessionContext.Provider value={place}>
      <NewFields typed={typed} kind={kindOf(typed.kind)} kinds={KINDS} plan={{ id: 'plan-1', kind: 'plan', number: '', title: 'Plan' }} faults={faults} change={() => undefined} />
    </SessionContext.Provider>,
  );
  return { html, faults: faults.map(({ field }) => field) };
}

it('has a field for whatever can be wrong with a new thing', () => {
  const bad = { number: 'x'.repeat(21), due: 'soon', since: 'then', email: 'no', lag_months: '-1', lag_days: '-1', asked: 'x', replied: 'x', mentions: 'x', every_months: 'x', call_in_days: 'x', other_service: 'x'.repeat(201) };
  for (const { code } of KINDS.kinds) {
    for (const more of [{}, { indicator: 'visits_percent', baseline: 'x', after: 'm1', cause: 'x'.repeat(4001), effect: 'x'.repeat(4001) }]) {
      const { html, faults } = added({ kind: code, ...bad, ...more });
      expect(faults.length, code).toBeGreaterThan(2);
      const there = controls(html);
      for (const field of faults) expect(there, `${code} ${field}`).toContain(field);
      expect(new Set(ids(html)).size, code).toBe(ids(html).length);
      for (const id of there) expect(html, id).toContain(`for="${id}"`);
    }
  }
});

it('asks of a kind what only it has', () => {
  const of = (kind: string, part: Partial<NewTyped> = {}): string[] => controls(added({ ...part, kind }).html).map((id) => id.replace('add-', ''));
  expect(of('measure')).toEqual(['title', 'number', 'words', 'indicator', 'since']);
  expect(of('measure', { indicator: 'contacts' })).toEqual(['title', 'number', 'words', 'indicator', 'better', 'baseline', 'baseline_on', 'target', 'target_on', 'since']);
  expect(of('risk')).toEqual(['title', 'number', 'words', 'cause', 'effect', 'owner', 'email', 'since']);
  expect(of('decision')).toEqual(['title', 'number', 'words', 'outcome', 'call_in_by', 'call_in_days', 'since']);
  expect(of('action')).toContain('indicators');
  expect(of('promise')).toContain('every_months');
  expect(of('finding')).toContain('services-1');
});
