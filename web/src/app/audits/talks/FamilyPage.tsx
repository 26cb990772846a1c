// What the family of one audited case says: who may be asked, tries, and their words.
import { useState } from 'preact/hooks';
import { longDate, longTime } from '../../../words/format.js';
import { Banner } from '../../administration/parts.js';
import { RaiseAlert } from '../RaiseAlert.js';
import { OpenedPage, Row, useOpened } from './asked.js';
import { AnswersForm, AttemptForm, DecisionForm, ShareForm } from './FamilyForms.js';
import { ATTEMPT_MODES, childWords, monthWords, nextWords, outcomeWords, RESPONDENTS, RESULTS, wordsIn, type Family, type Person } from './words.js';

const FORMS: Record<string, { words: string; draw: typeof DecisionForm }> = {
  decide: { words: 'Decide whether it is safe to ask', draw: DecisionForm },
  ask: { words: 'Record a try', draw: AttemptForm },
  record: { words: 'Write down what they said', draw: AnswersForm },
  share: { words: 'Record that the worker was told', draw: ShareForm },
};

/** Which forms there are for somebody, the next one first. */
export function formsFor(person: Pick<Person, 'next' | 'outcome' | 'answers'>): string[] {
  const all = [person.next];
  if (person.outcome !== 'spoke') all.push('decide');
  if (person.answers !== null) all.push('record');
  return [...new Set(all)].filter((one) => one !== '');
}

function safeWords(person: Person): string {
  if (person.safe === 'not_decided') return 'Not decided yet: nobody may ask them';
  const when = person.safe_at === null ? '' : `, ${longDate(person.safe_at)}`;
  return `${person.safe === 'safe' ? 'Yes' : 'No'}: ${person.safe_reason ?? ''} (${person.safe_by ?? ''}${when})`;
}

function PersonShown({ audit, person, mayWrite, onDone }: { audit: string; person: Person; mayWrite: boolean; onDone: (words: string) => void }) {
  const [open, setOpen] = useState('');
  const drawn = FORMS[open];
  return (
    <section class="ws-log-entry">
      <h2 class="govuk-heading-m">{wordsIn(RESPONDENTS, person.respondent)}</h2>
      <dl class="govuk-summary-list">
        <Row name="Safe to ask">{safeWords(person)}</Row>
        {person.wishes !== null && <Row name="How they want to talk">{person.wishes}</Row>}
        <Row name="How far it is">{outcomeWords(person.outcome)}</Row>
        {person.attempts.length > 0 && (
          <Row name="Tries">{person.attempts.map((one) => <div key={one.at}>{longTime(one.at)}: {wordsIn(ATTEMPT_MODES, one.mode).toLowerCase()}, {wordsIn(RESULTS, one.result).toLowerCase()}</div>)}</Row>
        )}
        {person.answers !== null && <Row name="What they said">{person.answers}</Row>}
        {person.answers !== null && <Row name="May be quoted">{person.may_quote ? 'Yes, without their name' : 'No'}</Row>}
        {person.themes.length > 0 && <Row name="About">{person.themes.join(', ')}</Row>}
        {person.shared_on !== null && <Row name="The worker was told">{longDate(person.shared_on)}</Row>}
        {mayWrite && <Row name="Next">{nextWords(person.next)}</Row>}
      </dl>
      {mayWrite && (
        <p class="govuk-body ws-screen">
          {formsFor(person).map((form) => (
            <button type="button" key={form} class="govuk-button govuk-button--secondary ws-beside" aria-expanded={open === form} onClick={() => setOpen(open === form ? '' : form)}>{form === 'decide' && person.next !== 'decide' ? 'Decide anew whether it is safe' : form === 'record' && person.next !== 'record' ? 'Change what they said' : FORMS[form]?.words}</button>
          ))}
        </p>
      )}
      {mayWrite && drawn && <drawn.draw key={open} audit={audit} person={person} onDone={(words) => { setOpen(''); onDone(words); }} />}
    </section>
  );
}

function Shown({ page, again }: { page: Family; again: () => void }) {
  const [done, setDone] = useState('');
  const [adding, setAdding] = useState(false);
  const finish = (words: string): void => {
    setDone(words);
    setAdding(false);
    again();
  };
  return (
    <>
      {done !== '' && <div class="ws-done"><Banner key={done} title="Done"><p class="govuk-notification-banner__heading">{done}</p></Banner></div>}
      <p class="govuk-body">Child: {childWords(page)}{page.team !== null && `. Team at the draw: ${page.team}`}. <a class="govuk-link" href={`/audits/audits/${page.audit}`}>The audit</a></p>
      <p class="govuk-inset-text">Nobody is asked, and nothing is written down, before somebody has decided that it is safe, with a reason. Where it is not safe, leave them alone.</p>
      {page.may_write && <RaiseAlert audit={page.audit} />}
      {page.people.length === 0 && <p class="govuk-body">{page.may_write ? 'Nobody is listed yet.' : 'There is nothing to show yet.'}</p>}
      {page.people.map((person) => <PersonShown key={`${person.id} ${person.changed_at}`} audit={page.audit} person={person} mayWrite={page.may_write} onDone={finish} />)}
      {page.may_write && !adding && <p class="govuk-body ws-screen"><button type="button" class={`govuk-button${page.people.length > 0 ? ' govuk-button--secondary' : ''}`} onClick={() => setAdding(true)}>List somebody to ask</button></p>}
      {page.may_write && adding && <><h2 class="govuk-heading-m">Somebody to ask</h2><DecisionForm audit={page.audit} person={null} onDone={finish} /></>}
    </>
  );
}

export function FamilyPage({ values }: { values: Readonly<Record<string, string>> }) {
  const opened = useOpened<Family>('/api/v1/audits/family', { audit: values['id'] ?? '' });
  return (
    <OpenedPage title="What the family says" caption={opened.data ? `Practice audit, ${monthWords(opened.data.month)}` : 'Practice audit'} opened={opened}>
      {(page) => <Shown page={page} again={opened.again} />}
    </OpenedPage>
  );
}
