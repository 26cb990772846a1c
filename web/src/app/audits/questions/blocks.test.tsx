import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { askedWith } from './answers.js';
import { QuestionBlock, questionField } from './QuestionBlock.js';
import { answeredOf, missingFaults, SectionBlock } from './SectionBlock.js';
import { ANSWER_TYPES, NO_ANSWER, NOTHING_ANSWERED, type Answer, type AnswerType, type Answers, type Question, type Section } from './tool_types.js';

const question = (type: AnswerType, more: Partial<Question> = {}): Question => ({
  id: 'visit', ask: 'Was the child seen?', type, choices: [{ id: 'home', label: 'At home' }, { id: 'school', label: 'At school' }], ...more,
});
const drawn = (one: Question, answer: Answer = NO_ANSWER, more: Partial<Parameters<typeof QuestionBlock>[0]> = {}): string =>
  render(<QuestionBlock question={one} answer={answer} required={false} faults={[]} onAnswer={() => undefined} {...more} />);

describe('a question', () => {
  it.each(ANSWER_TYPES.filter((type) => type !== 'note'))('of type %s has a field to go to, its words, and "does not apply"', (type) => {
    const page = drawn(question(type));
    expect(page).toContain(`id="${questionField('visit')}"`);
    expect(page).toContain('Was the child seen?');
    expect(page).toContain('Does not apply to this child');
  });
  it('that is a note has nothing to answer', () => {
    const page = drawn(question('note'));
    expect(page).toContain('Was the child seen?');
    expect(page).not.toContain('<input');
  });
  it('shows the descriptor of the grade that is chosen, and all four in its guidance', () => {
    const descriptors = { outstanding: 'Best', good: 'Sound', requires_improvement: 'Less', inadequate: 'Unsafe' };
    const page = drawn(question('grade', { descriptors, guidance: 'Look here.' }), { values: ['good'], notApplicable: null });
    expect(page.match(/Sound/g)).toHaveLength(2);
    expect(page.match(/Unsafe/g)).toHaveLength(1);
    expect(page).toContain('Guidance, and what each grade means');
    expect(page).toMatch(/value="good" checked/);
  });
  it('that does not apply hides its field and asks why', () => {
    const page = drawn(question('text'), { values: [], notApplicable: 'Not born yet' });
    expect(page).not.toContain('<textarea');
    expect(page).toContain('value="Not born yet"');
  });
  it('says what the record has, and that it has nothing', () => {
    expect(drawn(question('date'), NO_ANSWER, { record: { words: 'Last visit', value: '3 March 2020' } })).toContain('<strong>3 March 2020</strong>');
    expect(drawn(question('date'), NO_ANSWER, { record: { words: 'Last visit', value: '' } })).toContain('nothing recorded');
  });
  it('keeps a day that is not whole yet in its boxes', () => {
    const page = drawn(question('date'), { values: ['2020-9-'], notApplicable: null });
    expect(page).toContain('value="2020"');
    expect(page).toContain('value="9"');
  });
  it('shows what is wrong beside the field', () => {
    expect(drawn(question('text'), NO_ANSWER, { faults: [{ field: questionField('visit'), words: 'Answer this.' }] })).toContain('Answer this.');
    expect(drawn(question('text'), NO_ANSWER, { faults: [{ field: 'question-other', words: 'Answer this.' }] })).not.toContain('Answer this.');
  });
});

describe('a section', () => {
  const section: Section = {
    id: 'voice', name: 'Voice', questions: [question('yes_partly_no', { required: true }), question('text', { id: 'why', ask: 'Why not?', asked_if: 'visit = no', required: true })],
  };
  const answered = (values: string[]): Answers => ({ questions: { visit: { values, notApplicable: null } }, sections: {} });
  const page = (answers: Answers): string => render(
    <SectionBlock section={section} answers={answers} asked={askedWith({ sections: [section] }, answers)} faults={[]} onAnswer={() => undefined} onSection={() => undefined} />,
  );
  it('asks what its conditions say', () => {
    expect(page(NOTHING_ANSWERED)).not.toContain('Why not?');
    expect(page(answered(['no']))).toContain('Why not?');
  });
  it('that does not apply asks for nothing but the reason', () => {
    const answers = { questions: {}, sections: { voice: '' } };
    expect(page(answers)).not.toContain('Was the child seen?');
    expect(missingFaults({ sections: [section] }, answers).map(({ field }) => field)).toEqual(['reason-voice']);
  });
  it('counts what is answered of what is asked', () => {
    expect(answeredOf(section, NOTHING_ANSWERED)).toEqual({ asked: 1, answered: 0 });
    expect(answeredOf(section, answered(['no']))).toEqual({ asked: 2, answered: 1 });
    expect(missingFaults({ sections: [section] }, answered(['no'])).map(({ field }) => field)).toEqual(['question-why']);
  });
});
