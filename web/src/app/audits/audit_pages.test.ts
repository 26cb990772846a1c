import { expect, it } from 'vitest';
import { AUDIT_FIELDS } from './audit_fields.js';
import { answerOf, answersOf, pointerWords, sameTyped, typedFrom, type AuditRecord } from './audit_form.js';
import { captionOf, childNotes } from './AuditHead.js';
import { pointerFaults } from './EvidencePointers.js';
import { nextWords } from './MyAudits.js';
import { askedWith } from './questions/answers.js';
import type { Tool } from './questions/tool_types.js';
import { recordBeside } from './record_beside.js';
import { stateWords } from './SaveState.js';
import { leftWords } from './SectionList.js';

const tool = {
  sections: [{ id: 'voice', name: 'Voice', questions: [
    { id: 'seen', ask: 'Seen?', type: 'yes_partly_no', required: true },
    { id: 'where', ask: 'Where?', type: 'evidence', required: true },
    { id: 'which', ask: 'Which?', type: 'choices', choices: [{ id: 'a', label: 'A' }, { id: 'b', label: 'B' }] },
  ] }],
} as unknown as Tool;
const pointer = { id: 'e', question: 'where', document_type: 'Case note', document_on: '2020-08-01', locator: 'Visit', comment: null };

it('turns stored answers into those of the questions and back', () => {
  for (const [typed, several] of [[{ value: 'yes', not_applicable: null }, false], [{ value: ['a', 'b'], not_applicable: null }, true], [{ value: null, not_applicable: 'New-born' }, false], [{ value: null, not_applicable: '' }, false]] as const) {
    expect(sameTyped(typedFrom(answerOf({ ...typed, value: Array.isArray(typed.value) ? [...typed.value] : typed.value as string | null }), several), { ...typed, value: typed.value as string })).toBe(true);
  }
  expect(answerOf({ value: '', not_applicable: null }).values).toEqual([]);
  expect(sameTyped({ value: 'a', not_applicable: null }, { value: null, not_applicable: 'a' })).toBe(false);
});

it('evidence is answered by its pointers, and a section by its reason', () => {
  const answers = answersOf(tool, new Map([['q:seen', { value: 'yes', not_applicable: null }]]), [pointer]);
  expect(answers.questions['where']?.values).toEqual([pointerWords(pointer)]);
  expect(leftWords(tool.sections[0]!, answers, askedWith(tool, answers), 0)).toBe('2 of 3 answered, nothing more needed');
  const none = answersOf(tool, new Map([['q:voice', { value: null, not_applicable: 'Not born' }]]), []);
  expect(none.sections).toEqual({ voice: 'Not born' });
  expect(leftWords(tool.sections[0]!, none, askedWith(tool, none), 0)).toBe('does not apply');
  expect(leftWords(tool.sections[0]!, { questions: {}, sections: {} }, askedWith(tool, { questions: {}, sections: {} }), 2)).toBe('0 of 3 answered, 2 still needed');
});

// Edge case 2.
it('says what has become of the child since the draw', () => {
  const record = (child: Partial<AuditRecord['child']>): AuditRecord => ({ as_at: '2020-09-30', from: '2019-09-01', to: '2020-09-01', values: [], child: { known: true, name: 'N', born: '2005-01-01', adult_since: null, case_held: true, ...child } });
  expect(childNotes(record({}))).toEqual([]);
  expect(childNotes(record({ case_held: false }))[0]).toContain('Nobody holds this case');
  expect(childNotes(record({ adult_since: '2020-09-15' }))[0]).toContain('turned 18 on 15 September 2020');
  expect(childNotes(record({ known: false, case_held: false }))).toHaveLength(1);
});

it('shows the record beside the question that names it', () => {
  const record = { values: [{ record: 'last_visit', words: 'Last visit', values: ['2020-09-01'] }, { record: 'x.y', words: 'Y', values: ['Y', 'other'] }, { record: 'none', words: 'N', values: [] }] } as unknown as AuditRecord;
  const at = (of: string) => recordBeside(record, { id: 'q', ask: '', type: 'text', record: of });
  expect(at('last_visit')).toEqual({ words: 'Last visit', value: '1 September 2020' });
  expect(at('x.y')?.value).toBe('yes; other');
  expect(at('none')?.value).toBe('');
  expect(at('missing')).toBeUndefined();
  expect(recordBeside(null, { id: 'q', ask: '', type: 'text', record: 'last_visit' })).toBeUndefined();
});

it('says how saving stands, and where what is unsent is', () => {
  const view = { state: 'saved' as const, unsent: 0, conflicts: new Map(), kept: true, why: '' };
  expect(stateWords(view)).toBe('Everything that you typed is saved.');
  expect(stateWords({ ...view, state: 'waiting', unsent: 2, why: 'Away.' })).toBe('Not saved yet: 2 answers are waiting to be sent. Away. It is tried again by itself. What you typed is kept in this browser until then.');
  expect(stateWords({ ...view, state: 'waiting', unsent: 1, kept: false })).toContain('Do not close this page');
  expect(stateWords({ ...view, state: 'refused', unsent: 1, why: 'It is another’s.' })).toContain('Not saved: one answer is not taken.');
});

it('names the audit without its child, for a window’s title is kept', () => {
  expect(captionOf({ programme: 'Monthly audit', month: '2020-09' })).toBe('Monthly audit, September 2020');
  expect(nextWords({ state: 'assigned' })).toBe('Begin');
  expect(nextWords({ state: 'paused' })).toBe('Open');
});

it('a pointer needs its kind and place, and a whole day or none', () => {
  expect(pointerFaults('p', { document_type: '', document_on: '', locator: ' ', comment: '' }).map(({ field }) => field)).toEqual(['p-type', 'p-where']);
  expect(pointerFaults('p', { document_type: 'Note', document_on: '2020-9-', locator: 'x', comment: '' })).toHaveLength(1);
  expect(pointerFaults('p', { document_type: 'Note', document_on: '2020-09-01', locator: 'x', comment: '' })).toEqual([]);
  expect(AUDIT_FIELDS.map(({ question }) => question.id)).toEqual(['strengths', 'worries', 'oversight', 'supervision_on', 'lead_workers', 'managers', 'handover', 'legacy', 'minutes']);
});
