import { renderToString } from 'preact-render-to-string';
import { expect, it } from 'vitest';
import { ActionList } from './ActionList.js';
import { byTheme, chosenActions, chosenOf, oneOff, putOffWords, stateWords, withChoice, type Chosen } from './actions.js';
import { Milestones, Slipped } from './Dates.js';
import { HowFar, Themes } from './HowFar.js';
import { Lacks, Lineage } from './Lineage.js';
import { lacksOf, lacksSentence, stateCounts } from './lineage_words.js';
import { pageOf } from './on_a_page.js';
import { planAddress, planPage, type LineageLine, type Plan } from './plan.js';
import { PlanHead } from './PlanHead.js';
import { Sheet } from './PlanOnAPage.js';
import { actionsSentence, claims, figure, floatWords, gapWords, listed, measuresSentence, ratingAbout, ratingCounts, remitWords, shortDay } from './plan_words.js';
import { Success } from './Success.js';
import { action, brief, counts, EMPTY, measure, PLAN, rated, said } from './test_plan.js';
import { stageOf, stageRows, STAGES, themesSpec } from './themes_spec.js';

const ALL: Chosen = { rating: '', far: '', order: '' };
const ids = (chosen: Partial<Chosen>): string => chosenActions(PLAN.actions, PLAN.themes, { ...ALL, ...chosen }).map(({ id }) => id).join(' ');
const where = (query: string) => ({ address: '/improvement/plans/p', query: new URLSearchParams(query) });
const textOf = (html: string): string => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

it('chooses actions by how far they are; what was withdrawn is in none of the choices', () => {
  expect(ids({})).toBe('a1 a2 b1 b2 o1');
  expect(ids({ far: 'open' })).toBe('b1 o1');
  expect(ids({ far: 'delivered' })).toBe('a1 a2');
  expect(ids({ far: 'unshown' })).toBe('a2');
  expect(ids({ far: 'impact' })).toBe('a1');
});

it('chooses actions by the rating that is shown', () => {
  expect(ids({ rating: 'red' })).toBe('b1');
  expect(ids({ rating: 'amber', far: 'open' })).toBe('');
  const overridden = action('x', null, rated('green', 'red'));
  expect(chosenActions([overridden], [], { ...ALL, rating: 'green' })).toEqual([overridden]);
  expect(chosenActions([overridden], [], { ...ALL, rating: 'red' })).toEqual([]);
});

it('orders actions by theme as in the plan, by day with none last, and by gravity with none last', () => {
  expect(ids({ order: 'due' })).toBe('a1 b1 a2 o1 b2');
  expect(ids({ order: 'rating' })).toBe('b1 a2 o1 a1 b2');
});

it('leaves the plan as it is when it orders', () => {
  const before = PLAN.actions.map(({ id }) => id);
  ids({ order: 'due' });
  expect(PLAN.actions.map(({ id }) => id)).toEqual(before);
});

it('reads choices from an address and keeps the rest of it', () => {
  expect(chosenOf(new URLSearchParams('rating=red&far=impact&order=due'))).toEqual({ rating: 'red', far: 'impact', order: 'due' });
  expect(chosenOf(new URLSearchParams('rating=purple&far=&order=<b>'))).toEqual(ALL);
  expect(withChoice(new URLSearchParams('on=2020-02-29&far=open'), 'rating', 'red')).toBe('?on=2020-02-29&far=open&rating=red');
  expect(withChoice(new URLSearchParams('rating=red'), 'rating', '')).toBe('');
});

it('says how far an action is: a claim goes before a status that nobody brought up to date', () => {
  const of = (id: string): string => stateWords(PLAN.actions.find((one) => one.id === id) ?? action('', null, rated('')));
  expect([of('o1'), of('b1'), of('b2'), of('a1'), of('a2')]).toEqual(['Under way', 'Under way', 'Withdrawn', 'Delivered', 'Delivered, no evidence']);
});

it('says how often a day was put off, with the first day and each reason', () => {
  const late = PLAN.actions[1] ?? EMPTY;
  expect(putOffWords(late)).toBe('Put off twice; first 31 December 2019');
  expect(putOffWords({ put_off: late.put_off.slice(0, 1), first_due: null })).toBe('Put off once');
  expect(putOffWords({ put_off: [...late.put_off, ...late.put_off.slice(0, 1)], first_due: '2020-02-29' })).toBe('Put off 3 times; first 29 February 2020');
  expect(putOffWords({ put_off: [], first_due: '2019-12-31' })).toBe('');
  expect(late.put_off.map(oneOff)).toEqual(['On 20 December 2019, from 31 December 2019 to 31 January 2020: Posts are vacant.', 'On 30 January 2020, from 31 January 2020 to 28 February 2020: no reason is given.']);
});

it('counts what became of actions, and keeps three claims apart', () => {
  expect(actionsSentence(PLAN.counts)).toBe('Of 5 actions, 2 are delivered, 2 are under way and 1 is withdrawn.');
  expect(actionsSentence(counts({ actions: 1, paused: 1 }))).toBe('Of 1 action, 1 is paused.');
  expect(actionsSentence(counts())).toBe('The plan has no actions yet.');
  expect(claims(PLAN.counts).map(({ name, some, all }) => [name, some, all])).toEqual([['Delivered', 2, 4], ['Embedded', 1, 4], ['Impact shown', 1, 4]]);
  expect(claims(PLAN.counts)[0]?.means).toBe('What was planned is done. 1 of them has nothing that shows it.');
  expect(claims(counts({ actions: 3, delivered: 3, delivered_without_evidence: 2 }))[0]?.means).toContain('2 of them have nothing');
  expect(claims(counts({ actions: 3, delivered: 3 }))[0]?.means).toBe('What was planned is done.');
  expect(ratingCounts(PLAN.counts.by_rating)).toBe('1 red, 1 amber, 1 green, 1 blue');
  expect(ratingCounts(counts().by_rating)).toBe('none rated');
});

it('says measures, days, floats and gaps in words', () => {
  expect(measuresSentence(PLAN.measures)).toBe('3 of 4 are words alone: nobody can say whether they are reached.');
  expect(measuresSentence(PLAN.measures.slice(0, 2))).toBe('1 of 2 is words alone: nobody can say whether it is reached.');
  expect(measuresSentence(PLAN.measures.slice(0, 1))).toBe('Each of them can be measured.');
  expect(measuresSentence([])).toBe('The plan does not say how one would see that it has succeeded.');
  expect([figure(null), figure(0), figure(88.72549), figure(-4), figure(5854)]).toEqual(['', '0', '88.7', '-4', '5,854']);
  expect([floatWords(null), floatWords(0), floatWords(1), floatWords(90), floatWords(-1), floatWords(-14)]).toEqual(['', 'None to spare', '1 day to spare', '90 days to spare', '1 day short', '14 days short']);
  expect(gapWords({ first: '2020-02-29', last: '2020-02-29' })).toBe('On 29 February 2020');
  expect(gapWords({ first: '2019-12-31', last: '2020-02-29' })).toBe('From 31 December 2019 to 29 February 2020');
  expect([remitWords('2020-01-01', null), remitWords('2020-01-01', '2020-02-29')]).toEqual(['since 1 January 2020', 'from 1 January 2020 to 29 February 2020']);
  expect([shortDay('2020-02-29'), shortDay('2020-09-01'), shortDay('2020-05-31')]).toEqual(['29 Feb 2020', '1 Sep 2020', '31 May 2020']);
  expect([listed([]), listed(['a']), listed(['a', 'b']), listed(['a', 'b', 'c'])]).toEqual(['', 'a', 'a and b', 'a, b and c']);
  expect([ratingAbout({ words: 'Amber: an action is amber' }), ratingAbout({ words: 'Green: set against the rule (Red: late)' }), ratingAbout({ words: 'Withdrawn' })]).toEqual(['an action is amber', 'set against the rule (Red: late)', 'Withdrawn']);
});

it('puts each action at the furthest that it has come, and adds up to those that were not withdrawn', () => {
  const stage = (more: object) => stageOf(action('x', null, rated('green'), more));
  expect([stage({}), stage({ delivered: said('2020-02-29') }), stage({ embedded: said('2020-02-29') }), stage({ impact: said('2020-02-29') })]).toEqual([3, 2, 1, 0]);
  expect(stageOf(action('x', null, rated(''), { delivered: said('2020-02-29') }))).toBeNull();
  const rows = stageRows(PLAN);
  expect(rows.map(({ name, stage: words, start, end, label }) => [name, words, start, end, label])).toEqual([
    ['A Front door', STAGES[0], 0, 1, '1'], ['A Front door', STAGES[2], 1, 2, '1'], ['B Supervision', STAGES[3], 0, 1, '1'], ['Part of no theme', STAGES[3], 0, 1, '1'],
  ]);
  expect(JSON.stringify(themesSpec(PLAN, 320))).toContain('A Front door: 1 action, impact shown');
});

it('places actions and measures below their themes, and what is of the plan itself apart', () => {
  const page = pageOf(PLAN);
  expect(page.themes.map(({ line, actions, measures }) => [line.theme?.id ?? '', actions.map(({ id }) => id).join(' '), measures.map(({ id }) => id).join(' ')])).toEqual([['a', 'a1 a2', 'm1'], ['b', 'b1 b2', 'm2'], ['', 'o1', 'm4']]);
  expect(page.whole.map(({ id }) => id)).toEqual(['m3']);
  const lone = measure('m', null);
  expect(pageOf({ ...EMPTY, measures: [lone] })).toEqual({ themes: [], whole: [lone] });
  expect(byTheme(PLAN.actions, PLAN.themes).map(({ items }) => items.length)).toEqual([2, 2, 1]);
});

const lineage = (id: string, state: string, words: string): LineageLine => ({ ...brief('action', id), state, state_words: words, carried_on_by: [] });

it('says what became of actions, and flags what was lost', () => {
  const lines = [lineage('1', 'complete', 'Delivered, embedded and impact shown'), lineage('2', 'lost', 'Lost'), lineage('3', 'complete', 'Delivered, embedded and impact shown')];
  expect(stateCounts(lines)).toBe('2 delivered, embedded and impact shown; 1 lost');
  const html = renderToString(<Lineage plan={{ ...PLAN, lineage: { over: true, later_plans: [], lines } }} on="" />);
  expect(textOf(html)).toContain('1 action is lost: not done, and nothing in a later plan carries it on.');
  expect(html).toContain('govuk-tag--red">Lost<');
  const kept = renderToString(<Lineage plan={{ ...PLAN, lineage: { over: true, later_plans: [], lines: lines.slice(0, 1) } }} on="" />);
  expect(textOf(kept)).toContain('Nothing that was left to do is lost.');
});

it('says what is lacking, and nothing of what is not', () => {
  const lacks = { source: [brief('action', '1'), brief('action', '2')], lead: [brief('action', '1')], due: [], measure: [brief('measure', 'm')] };
  expect(lacksSentence({ lacks })).toBe('2 actions come from nowhere, 1 action has no lead and 1 measure cannot be measured');
  expect(lacksOf(PLAN)).toEqual([]);
  expect(textOf(renderToString(<Lacks plan={PLAN} on="" />))).toContain('Every action has a source, a lead and a day');
});

it('shows the actions that the address chooses, with links that keep the day', () => {
  const html = renderToString(<ActionList plan={PLAN} where={where('on=2020-02-29&rating=red')} on="2020-02-29" />);
  expect(textOf(html)).toContain('1 of 5 actions');
  expect(html).toContain('href="/improvement/things/b1?on=2020-02-29"');
  expect(html).not.toContain('things/a1');
  expect(textOf(html)).toContain('28 Feb 2020 Put off twice; first 31 December 2019');
  expect(html).toContain('govuk-tag--red">Red<');
  const none = renderToString(<ActionList plan={PLAN} where={where('rating=red&far=impact')} on="" />);
  expect(textOf(none)).toContain('0 of 5 actions');
  expect(none).not.toContain('<table');
});

it('flags a measure that is words alone, and says the others in full', () => {
  const text = textOf(renderToString(<Success plan={PLAN} on="" />));
  expect(text.match(/Cannot be measured: words alone/g)?.length).toBe(3);
  expect(text).toContain('Reached 88.8% in January 2020. It is reached.');
});

it('says of a plan that nobody leads and nobody watches over that it is so, and when it was', () => {
  const text = textOf(renderToString(<PlanHead plan={{ ...EMPTY, oversight: { bodies: [], gaps: [{ first: '2019-12-31', last: '2020-02-29' }] } }} on="" />));
  expect(text).toContain('Nobody leads it.');
  expect(text).toContain('No day is named.');
  expect(text).toContain('Nobody watches over it on 29 February 2020.');
  expect(text).toContain('From 31 December 2019 to 29 February 2020');
});

it('says of a plan with nothing in it that there is nothing, part by part', () => {
  const parts = [<HowFar plan={EMPTY} />, <Themes plan={EMPTY} on="" />, <ActionList plan={EMPTY} where={where('')} on="" />, <Success plan={EMPTY} on="" />, <Milestones plan={EMPTY} on="" />, <Slipped plan={EMPTY} on="" />, <Lineage plan={EMPTY} on="" />, <Sheet plan={EMPTY} on="" />];
  for (const html of parts.map((part) => renderToString(part))) {
    expect(html).not.toContain('<table');
    expect(textOf(html)).toMatch(/no actions|no themes|does not say|no milestones|Nothing was put off/);
  }
});

it('puts a plan on a page: each theme with rating, actions and what success looks like', () => {
  const text = textOf(renderToString(<Sheet plan={PLAN} on="" />));
  expect(text).toContain('As at 29 February 2020. Under way. Led by: Head of service. Due by 31 December 2020. Nobody watches over it.');
  expect(text).toContain('Delivered: 2 of 4. Embedded: 1 of 4. Impact shown: 1 of 4. Ratings of the actions: 1 red, 1 amber, 1 green, 1 blue.');
  expect(text).toMatch(/A Front door Amber Delivered 2 of 2\. Embedded 1 of 2\. Impact shown 1 of 2\. The action a1 Blue Delivered The action a2 Amber Delivered, no evidence What success looks like The measure m1 : 88\.8% in January 2020\. It is reached\. B Supervision/);
  expect(text).toMatch(/The whole plan What success looks like The measure m3 : words alone/);
});

it('shows a milestone that is late as late', () => {
  const late = { ...brief('milestone', 'm'), after: null, planned: '2020-02-29', delivered_on: null, expected: '2020-03-14', float_days: -14, late: true, says: 'Expected 14 days after its day.' };
  const shown = (plan: Plan): string => textOf(renderToString(<Milestones plan={plan} on="" />));
  expect(shown({ ...PLAN, milestones: [late] })).toContain('1 milestone is late, or will be by what it waits for.');
  expect(shown({ ...PLAN, milestones: [late] })).toContain('14 days short Late Expected 14 days after its day.');
  expect(shown({ ...PLAN, milestones: [{ ...late, late: false }] })).toContain('None is late');
});

it('makes addresses that keep the day and hold whatever identifiers hold', () => {
  expect(planAddress('a b', '')).toBe('/api/v1/improvement/plans/a%20b');
  expect(planAddress('p', '2020-02-29', '.csv')).toBe('/api/v1/improvement/plans/p.csv?on=2020-02-29');
  expect(planPage('p', '2020-02-29', '/page')).toBe('/improvement/plans/p/page?on=2020-02-29');
});
