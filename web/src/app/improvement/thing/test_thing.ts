// A thing, and the record's words, for tests.
import type { EntryRow, Kinds, Thing } from './thing_api.js';

const CODES = (...codes: string[]): { code: string; words: string }[] => codes.map((code) => ({ code, words: code }));

export const KINDS: Kinds = {
  kinds: [
    { code: 'source', one: 'inspection or other source', parents: [], must_have_parent: false, sorts: CODES('full_inspection', 'feedback'), statuses: CODES('planned', 'cancelled'), entries: ['status', 'due'] },
    { code: 'finding', one: 'finding', parents: ['source'], must_have_parent: true, sorts: CODES('recommendation', 'strength'), statuses: CODES('open', 'closed'), entries: ['response', 'status', 'lead', 'due'] },
    { code: 'plan', one: 'plan', parents: [], must_have_parent: false, sorts: CODES('improvement'), statuses: CODES('draft', 'running'), entries: ['status', 'lead', 'due'] },
    { code: 'theme', one: 'theme', parents: ['plan'], must_have_parent: true, sorts: [], statuses: CODES('not_started', 'paused'), entries: ['status', 'lead', 'due', 'rating'] },
    { code: 'action', one: 'action', parents: ['plan', 'theme'], must_have_parent: true, sorts: [], statuses: CODES('not_started', 'under_way', 'paused', 'withdrawn'), entries: ['status', 'lead', 'due', 'delivered', 'embedded', 'impact', 'rating'] },
    { code: 'milestone', one: 'milestone', parents: ['plan', 'theme', 'action'], must_have_parent: true, sorts: [], statuses: [], entries: ['lead', 'due', 'delivered', 'rating'] },
    { code: 'measure', one: 'measure of success', parents: ['plan', 'theme', 'action'], must_have_parent: true, sorts: [], statuses: [], entries: ['statement'] },
    { code: 'risk', one: 'risk', parents: [], must_have_parent: false, sorts: [], statuses: CODES('open', 'closed'), entries: ['status', 'lead', 'score', 'review'] },
    { code: 'decision', one: 'decision', parents: ['item'], must_have_parent: true, sorts: [], statuses: [], entries: ['outcome'] },
    { code: 'promise', one: 'promise', parents: [], must_have_parent: false, sorts: [], statuses: CODES('open', 'withdrawn'), entries: ['kept', 'status', 'lead', 'due'] },
    { code: 'feedback', one: 'round of feedback', parents: [], must_have_parent: false, sorts: CODES('families'), statuses: [], entries: [] },
    { code: 'feedback_theme', one: 'theme of feedback', parents: ['feedback'], must_have_parent: true, sorts: CODES('to_change'), statuses: [], entries: ['answer'] },
  ],
  links: [{ code: 'answers', words: 'answers', back: 'is answered by' }, { code: 'tells', words: 'tells of', back: 'is told of in' }],
  responses: CODES('accepted', 'accepted_in_part', 'rejected'),
  outcomes: CODES('called_in', 'stands', 'changed', 'withdrawn'),
  decisions: CODES('agreed', 'noted'),
  ratings: CODES('blue', 'green', 'amber', 'red'),
  services: ['Assessment', 'Care leavers'],
  bodies: [{ id: 'board', kind: 'body', number: '', title: 'Improvement board' }],
  plans: [{ id: 'plan-1', kind: 'plan', number: '2020', title: 'Getting to Good' }],
  indicators: [{ id: 'visits_percent', name: 'Visits in time', better: 'higher' }, { id: 'contacts', name: 'Contacts', better: '' }],
};

export const kindOf = (code: string): Kinds['kinds'][number] => {
  const found = KINDS.kinds.find((one) => one.code === code);
  if (!found) throw new Error(code);
  return found;
};

export const entry = (part: Partial<EntryRow>): EntryRow => ({
  on: '2020-01-31', written_at: '2020-01-31T09:00:00.000Z', by: null, kind: 'update', value: '', value_words: '', words: '', evidence: '', due: null, owner: '', ...part,
});

export const thing = (part: Partial<Thing>): Thing => ({
  id: 'a1', kind: 'action', number: 'A1', title: 'Open one front door', on: '2020-10-15', kind_words: 'action', sort_words: '', words: '', since: '2018-06-20', parent: null,
  services: [], indicators: [], particulars: [], status: 'under_way', status_words: 'Under way', status_said: null, lead: '', due: null, first_due: null, put_off: [], delivered: null, embedded: null,
  impact: null, response: null, outcome: null, statement: null, answers: [], kept: [], score: null, review: null, last_said: null,
  rating: { rule: '', shown: '', words: '', overridden: null, reasons: [] }, progress: null, entries: [], links: [], parts: [],
  may_say: ['update', 'status', 'lead', 'due', 'delivered', 'embedded', 'impact', 'rating'], ...part,
});
