import { expect, it } from 'vitest';
import { compile } from 'vega-lite';
import { axisWords, propSpec } from './prop_spec.js';
import {
  controlWords, endingSentence, indicatorWords, inOrder, monthRows, reviewWords, risksSentence, valueWords, type Control, type Ending, type PropIndicator, type Risk,
} from './risks.js';

const ON = '2020-10-15';
const standing = {
  status: 'open', status_words: 'Open', status_said: null, lead: '', due: null, first_due: null, put_off: [], delivered: null, embedded: null, impact: null, response: null, outcome: null,
  statement: null, answers: [], kept: [], score: null, review: null, last_said: null,
};
const risk = (id: string, more: Partial<Risk> = {}): Risk => ({ id, kind: 'risk', number: '', title: id, cause: '', effect: '', controls: [], ...standing, ...more });
const control = (more: Partial<Control> = {}): Control => ({ id: 'c', kind: 'control', number: '', title: 'Posts', sort: 'capacity', over: false, ...standing, status: 'in_place', status_words: 'In place', ...more });
const ending = (more: Partial<Ending> = {}): Ending => ({
  id: 'e', kind: 'control', number: '', title: 'Added posts', words: '', services: [], ends_on: '2020-09-30', warns_from: '2020-06-30', ended: true, put_off: [], dependants: [], indicators: [], ...more,
});
// Workers with too many children: the posts ended on 30 September 2020.
const workers: PropIndicator = {
  indicator: 'workers_over', value: 74, on: '2020-10-31', unit: '',
  months: [{ on: '2020-05-31', value: 46 }, { on: '2020-06-30', value: 55 }, { on: '2020-07-31', value: null }, { on: '2020-09-30', value: 60 }, { on: '2020-10-31', value: 74 }],
};

it('says when posts end, by the day of the page', () => {
  expect(endingSentence(ending(), ON)).toBe('Ended on 30 September 2020, 15 days ago. Nothing carries it on.');
  expect(endingSentence(ending({ ended: false, ends_on: '2020-11-30' }), ON)).toBe('Ends on 30 November 2020, in 46 days. Nothing is planned to carry it on.');
  expect(endingSentence(ending({ ended: false, ends_on: ON }), ON)).toBe('Ends on 15 October 2020, today. Nothing is planned to carry it on.');
  expect(endingSentence(ending({ ends_on: ON }), ON)).toBe('Ended on 15 October 2020. Nothing carries it on.');
});

it('tells the newest figure with those at the end and before its warning', () => {
  expect(indicatorWords(workers, ending())).toBe('74 on 31 October 2020. At its end: 60 on 30 September 2020. Three months before its end: 55 on 30 June 2020.');
  const upToEnd = { ...workers, months: workers.months.slice(0, 4) };
  expect(indicatorWords(upToEnd, ending())).toBe('60 on 30 September 2020. Three months before its end: 55 on 30 June 2020.');
  expect(indicatorWords({ ...workers, months: workers.months.slice(0, 1) }, ending())).toBe('46 on 31 May 2020.');
  expect(indicatorWords({ ...workers, months: [{ on: '2020-05-31', value: null }] }, ending())).toBe('No figure of it is shown.');
  expect(valueWords(88.72549, '%')).toBe('88.7%');
  expect(valueWords(42, ' children')).toBe('42 children');
  expect(valueWords(null, '%')).toBe('not shown');
});

it('puts the months of several indicators beside one another, with gaps', () => {
  const other: PropIndicator = { indicator: 'o', value: 1, on: '2020-06-30', unit: '%', months: [{ on: '2020-06-30', value: 1 }, { on: '2020-08-31', value: 2 }] };
  expect(monthRows([{ ...workers, months: workers.months.slice(0, 2) }, other])).toEqual([
    { on: '2020-05-31', values: [46, null] }, { on: '2020-06-30', values: [55, 1] }, { on: '2020-08-31', values: [null, 2] },
  ]);
  expect(monthRows([])).toEqual([]);
});

it('flags a review from the day after it was due, and none of a closed risk', () => {
  expect(reviewWords(risk('r', { review: '2020-10-14' }), ON)).toEqual({ words: '14 October 2020: 1 day overdue', overdue: true });
  expect(reviewWords(risk('r', { review: ON }), ON)).toEqual({ words: '15 October 2020, today', overdue: false });
  expect(reviewWords(risk('r', { review: '2020-12-31' }), ON)).toEqual({ words: '31 December 2020, in 77 days', overdue: false });
  expect(reviewWords(risk('r', { review: '2020-01-01', status: 'closed' }), ON)).toEqual({ words: 'Closed', overdue: false });
  expect(reviewWords(risk('r'), ON)).toEqual({ words: 'No day named', overdue: false });
});

it('says that a control is over although its status says that it is in place', () => {
  expect(controlWords(control({ over: true, due: '2020-09-30' }))).toBe('Over since 30 September 2020; nothing carries it on');
  const said = { on: '2019-12-31', value: 'ended', words: '', evidence: '' };
  expect(controlWords(control({ over: true, due: '2020-09-30', status: 'ended', status_words: 'Ended', status_said: said }))).toBe('Over since 31 December 2019; nothing carries it on');
  expect(controlWords(control({ status: 'ended', status_words: 'Ended', status_said: said }))).toBe('Ended; carried on by another');
  expect(controlWords(control({ due: '2021-03-31' }))).toBe('In place until 31 March 2021');
  expect(controlWords(control())).toBe('In place');
});

it('puts the highest score first, and closed risks last', () => {
  const rows = [risk('none'), risk('closed', { status: 'closed', score: { likelihood: 5, impact: 5 } }), risk('low', { score: { likelihood: 2, impact: 4 } }), risk('high', { score: { likelihood: 3, impact: 5 } })];
  expect(inOrder(rows).map(({ id }) => id)).toEqual(['high', 'low', 'none', 'closed']);
});

it('says at the top what has to be seen to', () => {
  expect(risksSentence({ on: ON, endings: [], risks: [] })).toBe('Nothing that is there for a time ends within three months, and no review of a risk is overdue.');
  expect(risksSentence({ on: ON, endings: [ending(), ending({ ended: false })], risks: [risk('a', { controls: [control({ over: true })] }), risk('b', { review: '2020-10-01' })] })).toBe(
    'Posts or money for a time: 1 ended within the last three months with nothing after it, 1 ends within three months. 1 risk has a control that is over. The review of 1 risk is overdue.',
  );
});

it('draws the line with the end, from zero, and breaks it where a month has no figure', () => {
  const spec = propSpec(workers, '2020-09-30', true, 320) as unknown as { data: { values: { value: number | null; label: string }[] }; layer: { data?: { values: { words: string }[] }; encoding: { y?: { scale?: { domain: number[] } } } }[] };
  expect(spec.data.values.map(({ value }) => value)).toEqual([46, 55, null, 60, 74]);
  expect(spec.data.values.map(({ label }) => label)).toEqual(['', '', '', '', '74']);
  expect(spec.layer[0]?.data?.values[0]?.words).toBe('Ended 30 September 2020');
  expect(spec.layer.at(-1)?.encoding.y?.scale?.domain).toEqual([0, 80]);
  expect(compile(propSpec(workers, '2020-09-30', true, 320)).spec.marks?.length).toBeGreaterThan(0);
  expect([axisWords('%'), axisWords(' children'), axisWords('')]).toEqual(['Per cent', 'Children', 'Number']);
});
