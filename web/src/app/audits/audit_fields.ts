// What an auditor says of an audit beside its tool's questions (assure/audit_fields.h), as questions.
import type { Question } from './questions/tool_types.js';

/** A field, with where its values need other words than they are stored in. */
export interface AuditField {
  question: Question;
  hint: string;
}

const field = (id: string, type: Question['type'], ask: string, hint: string, more: Partial<Question> = {}): AuditField => ({ question: { id, type, ask, ...more }, hint });

export const AUDIT_FIELDS: readonly AuditField[] = [
  field('strengths', 'text', 'What is strong in this work?', 'The practitioner reads this.'),
  field('worries', 'text', 'What are you worried about?', 'The practitioner reads this.'),
  field('oversight', 'yes_partly_no', 'Does the record show management oversight?', 'Decisions with reasons and dates, by somebody who manages the case.'),
  field('supervision_on', 'date', 'When was the case last discussed in supervision?', 'The last day in the look-back; leave it empty where there was none.'),
  field('lead_workers', 'number', 'How many lead workers did the child have in the look-back?', '', { least: '0', most: '200', whole: true }),
  field('managers', 'number', 'And how many managers?', '', { least: '0', most: '200', whole: true }),
  field('handover', 'choice', 'Was there a handover note when the worker changed?', '', {
    choices: [{ id: 'yes', label: 'Yes' }, { id: 'partly', label: 'Partly' }, { id: 'no', label: 'No' }, { id: 'not_applicable', label: 'The worker did not change' }],
  }),
  field('legacy', 'choice', 'Did what went wrong begin before the look-back?', 'Leave “no” where nothing went wrong.', { choices: [{ id: 'true', label: 'Yes' }, { id: 'false', label: 'No' }] }),
  field('minutes', 'number', 'How many minutes have you worked on this audit?', 'Roughly, and all together.', { least: '0', most: '10000', whole: true }),
];
