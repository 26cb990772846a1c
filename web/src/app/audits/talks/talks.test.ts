import { expect, it } from 'vitest';
import type { Talk } from './words.js';
import { repliedTo } from './ConversationPage.js';
import { raisedWords } from '../RaiseAlert.js';
import { waitingWords } from './AlertBanner.js';
import { askWords, rateWords } from './FamilyFeedback.js';
import { decisionFaults } from './FamilyForms.js';
import { formsFor } from './FamilyPage.js';
import { praiseWords } from './FeedbackSheet.js';
import { talkBody, talkFaults, type TypedTalk } from './TalkForm.js';
import { heldWords, stageWords, stepWords } from './words.js';

const typed: TypedTalk = { mode: 'phone', held_on: '2 3 2020', why_none: '', worker: ' W1 ', agreed: 'partly', view: 'Fair. ' };

it('a conversation needs its day and whether they agree, and none at all a reason', () => {
  expect(talkFaults(typed)).toEqual([]);
  expect(talkFaults({ ...typed, held_on: '30 2 2020', agreed: '' }).map(({ field }) => field)).toEqual(['talk-day', 'talk-agreed-0']);
  expect(talkFaults({ ...typed, mode: '' }).map(({ field }) => field)).toEqual(['talk-mode-0']);
  expect(talkFaults({ ...typed, mode: 'record_only', why_none: ' ' }).map(({ field }) => field)).toEqual(['talk-why']);
});

it('what was typed of a talk is not sent where there was none', () => {
  expect(talkBody('a', typed, null)).toEqual({ audit: 'a', mode: 'phone', agreed: 'partly', worker: 'W1', held_on: '2020-03-02', view: 'Fair.' });
  expect(talkBody('a', { ...typed, mode: 'record_only', why_none: 'Left.' }, null)).toEqual({ audit: 'a', mode: 'record_only', agreed: 'not_said', worker: 'W1', why_none: 'Left.' });
  expect(heldWords({ from_record: true, held_on: null })).toBe('From the record only');
  expect(heldWords({ from_record: false, held_on: null })).toBe('Not recorded yet');
});

it('a decision about contact has a reason either way', () => {
  expect(decisionFaults({ respondent: 'mother', safe: 'not_decided', reason: '' })).toEqual([]);
  for (const safe of ['safe', 'unsafe']) expect(decisionFaults({ respondent: 'mother', safe, reason: ' ' })).toHaveLength(1);
  expect(decisionFaults({ respondent: '', safe: '', reason: '' })).toHaveLength(2);
});

it('offers what comes next, and never a try to whom it is not safe to ask', () => {
  expect(formsFor({ next: 'decide', outcome: 'not_tried', answers: null })).toEqual(['decide']);
  expect(formsFor({ next: 'ask', outcome: 'no_answer', answers: null })).toEqual(['ask', 'decide']);
  expect(formsFor({ next: '', outcome: 'unsafe', answers: null })).toEqual(['decide']);
  expect(formsFor({ next: 'share', outcome: 'spoke', answers: 'x' })).toEqual(['share', 'record']);
  expect(askWords([])).toBe('List whom to ask');
  expect(askWords([{ respondent: 'mother', next: 'ask' }, { respondent: 'father', next: '' }])).toBe('The mother: ask them');
});

it('says no percentage of few replies', () => {
  expect(rateWords({ safe: 12, replied: 9, response_rate: null })).toBe('9 of 12 (too few for a percentage)');
  expect(rateWords({ safe: 20, replied: 12, response_rate: 60 })).toBe('60.0% (12 of 20)');
  expect(rateWords({ safe: 0, replied: 0, response_rate: null })).toBe('nobody could be asked');
});

it('praises by name for good and outstanding work alone', () => {
  expect(praiseWords({ final_grade: 'good', worker_name: 'Ann Lee' })).toContain('Ann Lee');
  expect(praiseWords({ final_grade: 'outstanding', worker_name: null })).toContain('whoever worked');
  expect(praiseWords({ final_grade: 'requires_improvement', worker_name: 'Ann Lee' })).toBe('');
  expect(praiseWords({ final_grade: null, worker_name: 'Ann Lee' })).toBe('');
});

it('says how an alert stands, and who was told', () => {
  expect(stageWords({ stage: 'waiting', acknowledge_by: '2020-03-09', days_late: 0 })).toBe('To be acknowledged by 9 March 2020');
  expect(stageWords({ stage: 'waiting', acknowledge_by: '2020-03-09', days_late: 1 })).toBe('Not acknowledged: 1 working day late');
  expect(stageWords({ stage: 'closed', acknowledge_by: '2020-03-09', days_late: 2 })).toBe('Closed; acknowledged 2 working days late');
  expect(stepWords({ at: '', step: 'told', whom: 'Duty', mode: 'phone', by: 'Ann' })).toBe('Duty was told by telephone, by Ann');
  expect(waitingWords({ open: 2, to_acknowledge: 0, late: 0, untold: 0 })).toBe('');
  expect(waitingWords({ open: 1, to_acknowledge: 1, late: 1, untold: 0 })).toBe('One alert of immediate harm waits for you to acknowledge: it is late.');
  expect(waitingWords({ open: 3, to_acknowledge: 3, late: 2, untold: 0 })).toBe('3 alerts of immediate harm wait for you to acknowledge: 2 are late.');
  expect(waitingWords({ open: 1, to_acknowledge: 0, late: 0, untold: 1 })).toContain('nobody was told');
  expect(raisedWords({ told: [], acknowledge_by: '2020-03-09' })).toContain('Tell a manager now');
});

it('a reply is changed where it stands', () => {
  const talk = (id: string, mode: string, reply: string | null): Talk => ({
    id, mode, held_on: null, why_none: null, worker: null, worker_name: null, agreed: 'not_said', view: null, reply, replied_at: null, recorded_at: '',
  });
  const none = talk('none', 'record_only', null);
  expect(repliedTo([])).toBeUndefined();
  expect(repliedTo([none])?.id).toBe('none');
  expect(repliedTo([none, talk('held', 'phone', null)])?.id).toBe('held');
  expect(repliedTo([talk('held', 'phone', null), talk('replied', 'video', 'Yes.')])?.id).toBe('replied');
});
