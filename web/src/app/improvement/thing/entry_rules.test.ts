import { expect, it } from 'vitest';
import { entryFaults, entryWish, fieldsOf, isNumber, NOTHING, presentDue, type Typed } from './entry_rules.js';
import { valueChoices } from './say_choices.js';
import { entry, KINDS, thing } from './test_thing.js';

const TODAY = '2020-10-15';
const EVERY = ['update', 'status', 'lead', 'due', 'delivered', 'embedded', 'impact', 'rating', 'response', 'answer', 'score', 'review', 'kept', 'outcome', 'statement'];

/** The fields that are wrong with what is typed, where everything can be said and these values chosen. */
function wrong(part: Partial<Typed>, choices: readonly string[] = [], of = thing({})): string[] {
  return entryFaults({ ...NOTHING, ...part }, { ...of, may_say: EVERY }, choices, TODAY).map(({ field }) => field.replace('say-', ''));
}

it('asks for words, evidence and values as the record’s rules do', () => {
  const cases: [Partial<Typed>, readonly string[], string[]][] = [
    [{ kind: 'update' }, [], ['words']],
    [{ kind: 'update', words: ' \n' }, [], ['words']],
    [{ kind: 'update', words: 'It begins.' }, [], []],
    [{ kind: 'status', value: 'under_way' }, ['under_way', 'paused'], []],
    [{ kind: 'status', value: 'paused' }, ['under_way', 'paused'], ['words']],
    [{ kind: 'status', value: 'withdrawn', words: 'Done elsewhere' }, ['withdrawn'], []],
    [{ kind: 'status', value: 'cancelled' }, ['cancelled'], ['words']],
    [{ kind: 'status', value: 'closed' }, ['under_way'], ['value']],
    [{ kind: 'status' }, ['under_way'], ['value']],
    [{ kind: 'lead' }, [], ['owner']],
    [{ kind: 'lead', owner: 'Head of service' }, [], []],
    [{ kind: 'lead', email: 'ann@council.example' }, [], []],
    [{ kind: 'lead', owner: 'Ann', email: 'ann at council' }, [], ['email']],
    [{ kind: 'delivered', value: 'yes' }, ['yes'], []],
    [{ kind: 'delivered' }, ['yes'], ['value']],
    [{ kind: 'embedded', value: 'yes' }, ['yes'], ['evidence']],
    [{ kind: 'impact', value: 'yes', words: 'Yes' }, ['yes'], ['evidence']],
    [{ kind: 'impact', value: 'yes', evidence: 'Audit of May' }, ['yes'], []],
    [{ kind: 'impact', value: 'taken_back' }, ['yes', 'taken_back'], ['words']],
    [{ kind: 'delivered', value: 'taken_back', words: 'It was another.' }, ['yes', 'taken_back'], []],
    [{ kind: 'rating', value: 'red' }, ['red'], ['words']],
    [{ kind: 'rating', value: 'rule' }, ['red', 'rule'], ['words']],
    [{ kind: 'rating', value: 'purple', words: 'So' }, ['red'], ['value']],
    [{ kind: 'response', value: 'accepted' }, ['accepted'], []],
    [{ kind: 'response', value: 'accepted_in_part' }, ['accepted_in_part'], ['words']],
    [{ kind: 'response', value: 'rejected' }, ['rejected'], ['words']],
    [{ kind: 'response' }, ['accepted'], ['value']],
    [{ kind: 'answer' }, [], ['words']],
    [{ kind: 'score', likelihood: '5', impact: '1' }, [], []],
    [{ kind: 'score', likelihood: '6', impact: '0' }, [], ['likelihood', 'impact']],
    [{ kind: 'score' }, [], ['likelihood', 'impact']],
    [{ kind: 'review' }, [], ['due']],
    [{ kind: 'review', due: '29/2/2021' }, [], ['due']],
    [{ kind: 'review', due: '29/2/2024' }, [], []],
    [{ kind: 'kept' }, [], ['evidence']],
    [{ kind: 'kept', evidence: 'Paper of 23 June' }, [], []],
    [{ kind: 'outcome' }, ['stands'], ['value']],
    [{ kind: 'outcome', value: 'stands' }, ['stands'], []],
    [{ kind: 'statement', value: 'many', evidence: 'x' }, [], ['value']],
    [{ kind: 'statement', value: '0.5' }, [], ['evidence']],
    [{ kind: 'statement', value: '-19', evidence: 'Survey' }, [], []],
  ];
  for (const [part, choices, fields] of cases) expect([part, wrong(part, choices)]).toEqual([part, fields]);
});

it('knows the fields of every kind of entry', () => {
  for (const kind of EVERY) expect(fieldsOf(kind).length, kind).toBeGreaterThan(0);
  expect(fieldsOf('nonsense')).toEqual([]);
});

it('reads numbers in the usual digits', () => {
  for (const text of ['19', '0.5', '-0.5', ' 88 ']) expect(isNumber(text), text).toBe(true);
  for (const text of ['', '19%', '1e3', '1,000', '.', '-', 'inf']) expect(isNumber(text), text).toBe(false);
});

it('takes no more text than the server', () => {
  expect(wrong({ kind: 'update', words: 'a'.repeat(4000) })).toEqual([]);
  expect(wrong({ kind: 'update', words: 'a'.repeat(4001) })).toEqual(['words']);
  // The server counts bytes: an “é” has two.
  expect(wrong({ kind: 'update', words: 'é'.repeat(2001) })).toEqual(['words']);
  expect(wrong({ kind: 'lead', owner: 'a'.repeat(201) })).toEqual(['owner']);
});

it('lets nobody say what is for somebody else to say', () => {
  const faults = entryFaults({ ...NOTHING, kind: 'impact', value: 'yes', evidence: 'x' }, thing({ may_say: ['update'] }), ['yes'], TODAY);
  expect(faults).toEqual([{ field: 'say-kind', words: 'Choose what you want to say.' }]);
  expect(entryFaults(NOTHING, thing({}), [], TODAY)).toHaveLength(1);
});

it('takes days from when the thing was there up to today', () => {
  const on = (day: string): string[] => wrong({ kind: 'update', words: 'x', on: day });
  expect(on('')).toEqual([]);
  expect(on('15/10/2020')).toEqual([]);
  expect(on('16/10/2020')).toEqual(['on']);
  expect(on('20 June 2018')).toEqual([]);
  expect(on('19/6/2018')).toEqual(['on']);
  expect(on('soon')).toEqual(['on']);
});

it('asks why a day is put off, of the day that held on the day of the entry', () => {
  const of = thing({
    entries: [
      entry({ kind: 'due', on: '2018-06-20', due: '2018-07-31' }),
      entry({ kind: 'due', on: '2018-07-20', due: '2018-09-30', words: 'Staff left.' }),
      entry({ kind: 'update', on: '2018-07-25' }),
    ],
  });
  expect(presentDue(of, '2018-06-19')).toBeNull();
  expect(presentDue(of, '2018-06-20')).toBe('2018-07-31');
  expect(presentDue(of, '2020-10-15')).toBe('2018-09-30');
  const due = (day: string, on = '', words = ''): string[] => wrong({ kind: 'due', due: day, on, words }, [], of);
  expect(due('1/10/2018')).toEqual(['words']);
  expect(due('1/10/2018', '', 'Later start')).toEqual([]);
  expect(due('30/9/2018')).toEqual([]);
  expect(due('1/8/2018')).toEqual([]);
  expect(due('1/8/2018', '30/6/2018')).toEqual(['words']);
  expect(due('')).toEqual(['due']);
  expect(wrong({ kind: 'due', due: '1/10/2030' })).toEqual([]);
});

it('sends the fields of what is said, and no others', () => {
  const typed: Typed = { kind: 'status', on: '1/2/2020', value: 'paused', words: ' Waits for money ', evidence: 'x', due: '1/3/2020', owner: 'Ann', email: 'a@b', likelihood: '4', impact: '3' };
  expect(entryWish(typed, 'a1')).toEqual({ thing: 'a1', kind: 'status', on: '2020-02-01', value: 'paused', words: 'Waits for money' });
  expect(entryWish({ ...typed, kind: 'score', words: '' }, 'a1')).toEqual({ thing: 'a1', kind: 'score', on: '2020-02-01', value: '4x3' });
  expect(entryWish({ ...typed, kind: 'lead', on: '' }, 'a1')).toEqual({ thing: 'a1', kind: 'lead', owner: 'Ann', owner_email: 'a@b' });
  expect(entryWish({ ...typed, kind: 'due', on: '', words: '' }, 'a1')).toEqual({ thing: 'a1', kind: 'due', due: '2020-03-01' });
});

it('offers what can be chosen, and to take back only what was said', () => {
  const values = (kind: string, of = thing({})): string[] => valueChoices(kind, of, KINDS).map(({ value }) => value);
  const said = { on: '2020-01-31', value: 'yes', words: '', evidence: 'x' };
  expect(values('status')).toEqual(['not_started', 'under_way', 'paused', 'withdrawn']);
  expect(values('delivered')).toEqual(['yes']);
  expect(values('delivered', thing({ delivered: said }))).toEqual(['yes', 'taken_back']);
  expect(values('impact', thing({ delivered: said }))).toEqual(['yes']);
  expect(values('rating')).toEqual(['blue', 'green', 'amber', 'red']);
  expect(values('rating', thing({ rating: { rule: 'red', shown: 'amber', words: '', overridden: said, reasons: [] } }))).toContain('rule');
  expect(values('response')).toContain('accepted_in_part');
  expect(values('outcome')).toContain('called_in');
  expect(values('update')).toEqual([]);
});
