// The practitioner's own feedback sheet: what they did well, what worries, what would make it better. It prints on one or two pages.
import { OpenedPage, useOpened } from './asked.js';
import { gradeWords, monthWords, type Conversation } from './words.js';

/** The sentence of praise; none below good. Nobody is named whose name is not in sight. */
export function praiseWords(page: Pick<Conversation, 'final_grade' | 'worker_name'>): string {
  if (page.final_grade !== 'good' && page.final_grade !== 'outstanding') return '';
  const who = page.worker_name === null || page.worker_name === '' ? 'whoever worked with this family' : page.worker_name;
  return `Well done and thank you, ${who}: this work was found to be ${gradeWords(page.final_grade).toLowerCase()}.`;
}

const Said = ({ title, words }: { title: string; words: string | null }) => (words === null || words === '' ? null : <><h2 class="govuk-heading-m">{title}</h2><p class="govuk-body ws-said">{words}</p></>);

function Sheet({ page }: { page: Conversation }) {
  const better = page.findings.filter((one) => one.better);
  const praise = praiseWords(page);
  const replies = page.conversations.filter((one) => one.reply !== null);
  if (!page.is_final) {
    return <p class="govuk-body">The sheet is made when the grade is final. Until then, <a class="govuk-link" href={`/audits/audits/${page.audit}/conversation`}>what was found</a> is in the conversation.</p>;
  }
  return (
    <>
      {praise !== '' && <p class="govuk-body-l"><strong>{praise}</strong></p>}
      <p class="govuk-body">
        {page.worker_name !== null && <>For: {page.worker_name}. </>}Child: {page.child === '' ? 'not named' : page.child}. {page.team !== null && <>Team at the draw: {page.team}. </>}
        {page.final_grade !== null && <>Grade: <strong>{gradeWords(page.final_grade)}</strong>.</>}
      </p>
      <Said title="Strengths" words={page.strengths} />
      <Said title="Worries" words={page.worries} />
      {better.length > 0 && (
        <>
          <h2 class="govuk-heading-m">What would make it better</h2>
          <ul class="govuk-list govuk-list--bullet">{better.map((one) => <li class="ws-said" key={one.section}><strong>{one.section}:</strong> {one.words}</li>)}</ul>
        </>
      )}
      {replies.length > 0 && <Said title="What the practitioner replied" words={replies.map((one) => one.reply).join('\n\n')} />}
      {praise !== '' && (
        <>
          <h2 class="govuk-heading-m">May others learn from it?</h2>
          <p class="govuk-body">This work is shown to others as an example only if the worker agrees.</p>
          <p class="govuk-body">☐ I agree&emsp;☐ I do not agree&emsp;Name and date: ______________________________</p>
        </>
      )}
      <p class="govuk-body ws-screen"><button type="button" class="govuk-button govuk-button--secondary" onClick={() => window.print()}>Print the sheet</button></p>
    </>
  );
}

export function FeedbackSheet({ values }: { values: Readonly<Record<string, string>> }) {
  const opened = useOpened<Conversation>('/api/v1/audits/conversation', { audit: values['id'] ?? '' });
  return (
    <OpenedPage title="Feedback for the practitioner" caption={opened.data ? `Practice audit, ${monthWords(opened.data.month)}` : 'Practice audit'} opened={opened}>
      {(page) => <Sheet page={page} />}
    </OpenedPage>
  );
}
