import { expect, it } from 'vitest';
import { pathwayFixture } from '../../fixtures/pathway.js';
import { stillGoing, waysOn, type FlowSlice } from '../data/pathway.js';
import { flowPicture } from '../components/flow_geometry.js';
import { bandNames, flowSentence, medianWords, pictureWords, sliceLabel, spreadWords, stepName, unexplainedSentence } from './pathway.js';

const pathway = pathwayFixture('2020-09-30');
const year = pathway.periods[0] as FlowSlice;

it('says in a sentence how far the referrals have led', () => {
  expect(flowSentence(year, pathway.as_at)).toBe(
    '2,975 referrals came in the 12 months to 30 September 2020. Up to 30 September 2020 they had led to an assessment for 2,500, ' +
      'to a section 47 enquiry for 800, to an initial child protection conference for 300, to a child protection plan for 260 ' +
      'and to care for 60. 985 are still open, so more may follow.',
  );
});

it('says that numbers are suppressed where they are', () => {
  const held: FlowSlice = {
    ...year, stages: year.stages.map((stage, place) => (place === 0 ? stage : { children: null, endings: [null, null, null, null], days: [null] })),
  };
  expect(flowSentence(held, pathway.as_at)).toBe(
    '2,975 referrals came in the 12 months to 30 September 2020. How many led to which step is suppressed.',
  );
  expect(stillGoing(held)).toBeNull();
  expect(pictureWords(held)).toContain('Assessment suppressed');
  expect(flowPicture(held).boxes.map((box) => box.children)).toEqual([6000, 2975, null, null, null, null, null, null]);
});

it('has words for medians and spreads', () => {
  expect(medianWords([3, 1, 1, 1, 1])).toBe('median 1 day');
  expect(medianWords([0])).toBe('');
  expect(spreadWords([4, 60.5, 20, 150, 1340])).toBe('median 60.5 days, half of them from 20 to 150, longest 1,340');
  expect(spreadWords([40, 3, 1, 6, null])).toBe('median 3 days, half of them from 1 to 6');
});

it('names periods, steps and bands', () => {
  expect(pathway.periods.slice(0, 2).map(sliceLabel)).toEqual(['12 months to 30 September 2020', 'July to September 2020']);
  const enquiry = pathway.steps[4];
  expect(enquiry && stepName(enquiry)).toBe('Section 47 enquiry to initial conference');
  expect(enquiry && bandNames(enquiry)).toEqual(['up to 15', '16 to 30', '31 to 60', 'over 60']);
});

it('says what no referral explains', () => {
  expect(unexplainedSentence(pathway)).toBe(
    'Not in the flow: 3 assessments, 1 initial conference and 14 periods of care that started in the last 12 months for a child ' +
      'without a referral in the 365 days before.',
  );
  expect(unexplainedSentence({ ...pathway, without_referral: [0, 0, 0, 0, 0, 0, 0] })).toBe('');
});

it('lets as many out of a step as came in', () => {
  for (const slice of [...pathway.periods.slice(0, 1), ...pathway.teams]) {
    slice.stages.slice(0, -1).forEach((stage, place) => {
      const out = waysOn(slice, place).reduce((sum, way) => sum + (way.children ?? 0), 0);
      expect(out, `${slice.team} ${place}`).toBe(stage.children);
    });
  }
});

it('draws boxes in proportion, and no two words on one place', () => {
  const picture = flowPicture(year);
  const [contact, referral] = picture.boxes;
  expect((contact?.width ?? 0) / (referral?.width ?? 1)).toBeCloseTo(6000 / 2975, 5);
  const exits = picture.exits.map((exit) => exit.y).sort((a, b) => a - b);
  exits.slice(1).forEach((y, place) => expect(y - (exits[place] ?? 0)).toBeGreaterThanOrEqual(20));
  const boxes = picture.boxes.map((box) => box.y);
  boxes.slice(1).forEach((y, place) => expect(y - (boxes[place] ?? 0)).toBeGreaterThanOrEqual(60));
  for (const band of picture.bands) expect(band.path).not.toMatch(/NaN|undefined|Infinity/);
});
