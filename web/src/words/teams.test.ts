import { expect, it } from 'vitest';
import { teamsFixture } from '../../fixtures/teams.js';
import { percentLate, placesOver, slugs, teamsOf, type Unit } from '../data/teams.js';
import { apartSentence, beforeWords, changeWords, lateWithPercent, lateWords, standingSentences, unitName, unitNote, whenWords } from './teams.js';

const teams = teamsFixture();
const unit = (name: string, kind: Unit['kind'] = 'team'): Unit => ({ kind, name, measures: [] });
const named = (name: string): Unit => {
  const found = teams.units.find((one) => one.name === name);
  if (!found) throw new Error(`the fixture has no ${name}`);
  return found;
};

it('gives counts with the percentage, and of fewer than ten the counts alone', () => {
  expect(lateWithPercent({ now: [30, 40] })).toBe('30 of 40 (75.0%)');
  expect(lateWithPercent({ now: [3, 7] })).toBe('3 of 7');
  expect(lateWithPercent({ now: [1, 10] })).toBe('1 of 10 (10.0%)');
  expect(percentLate([12, 10])).toBeNull();
});

it('never says a number that is held back', () => {
  expect(lateWords([null, 180], true)).toBe('suppressed');
  expect(lateWithPercent({ now: [null, 180], hidden: true })).toBe('suppressed');
  expect(lateWords([null, 180])).toBe('not known');
});

it('says how many more or fewer there are now', () => {
  expect(changeWords([30, 40], [31, 42])).toBe('1 fewer now');
  expect(changeWords([1106, 2000], [0, 5])).toBe('1,106 more now');
  expect(changeWords([4, 4], [4, 9])).toBe('no change');
  expect(changeWords([null, 4], [4, 9])).toBe('');
  expect(beforeWords(undefined)).toBe('not known');
  expect(beforeWords([0, 0])).toBe('none to count');
  expect(beforeWords([0, 5])).toBe('0 of 5');
});

it('names what differs by more than chance, and says so where nothing does', () => {
  expect(standingSentences(teams, named('Family Safeguarding North East 1'))).toEqual([
    'More than chance would give: children on a child protection plan not visited on time: 30 of 40 (75.0%), in the whole authority 19.0%.',
  ]);
  expect(standingSentences(teams, named('Assessment North East 1'))).toEqual([
    'Nothing here differs from the whole authority by more than chance would give.',
  ]);
  // What cannot be judged is not called the same.
  expect(standingSentences(teams, named('Not recorded'))).toEqual([]);
  expect(apartSentence(teams, teams.units, 0)).toBe(
    'Children on a child protection plan not visited on time, 146 of 770 (19.0%) in the whole authority. ' +
      'More: Family Safeguarding North East 1, 30 of 40 (75.0%). Fewer: Family Safeguarding South West 3, 0 of 62 (0.0%).',
  );
  expect(apartSentence(teams, teams.units, 1)).toBe('');
});

it('says which days and months the earlier figures are of', () => {
  expect(whenWords(teams, 'month_before')).toBe('31 August 2020, for what is counted over a month August 2020');
  const none = { ...teams, measures: teams.measures.map((one) => ({ ...one, month_before: null })) };
  expect(whenWords(none, 'month_before')).toBe('');
});

it('calls what is not recorded by what it is', () => {
  expect(unitName(unit('Not recorded'))).toBe('No team recorded');
  expect(unitNote(unit('Not recorded', 'quadrant'))).toContain('no quadrant is recorded');
  expect(unitName(unit('Other'))).toBe('Other teams');
  expect(unitNote(unit('North'))).toBe('');
});

it('gives each unit an address of its own that anybody can type', () => {
  expect(slugs([unit('North East 1'), unit('North-East 1'), unit('Not recorded'), unit('Plant Gwynedd â'), unit('北'), unit('North', 'quadrant')])).toEqual([
    'north-east-1', 'north-east-1-2', 'not-recorded', 'plant-gwynedd-a', 'team', 'quadrant-north',
  ]);
  const all = slugs([...teams.units, unit('quadrant north east'), unit('North East', 'quadrant')]);
  expect(new Set(all).size).toBe(all.length);
});

it('knows the teams of a quadrant and of a service, and where a team is', () => {
  const { units } = teamsFixture();
  const names = slugs(units);
  const places = units.map((unit, place) => ({ unit, path: `teams/${names[place] ?? ''}` }));
  const the = (name: string): Unit => {
    const found = units.find((one) => one.name === name);
    if (!found) throw new Error('the fixture has changed');
    return found;
  };
  expect(teamsOf(places, the('North East')).map(({ unit }) => unit.name)).toEqual(['Assessment North East 1', 'Family Safeguarding North East 1']);
  expect(teamsOf(places, the('Assessment')).map(({ path }) => path)).toEqual(['teams/assessment-north-east-1']);
  expect(teamsOf(places, the('Assessment North East 1'))).toEqual([]);
  expect(placesOver(places, the('Assessment North East 1')).map(({ path }) => path)).toEqual(['teams/service-assessment', 'teams/quadrant-north-east']);
  // The service of this one has no page of its own, and nothing is recorded of that one.
  expect(placesOver(places, the('Family Safeguarding South West 3')).map(({ unit }) => unit.name)).toEqual(['South West']);
  expect(placesOver(places, the('Not recorded'))).toEqual([]);
});
