// One audit's conversation: what was found, what was said of it, and the practitioner's reply.
import { useState } from 'preact/hooks';
import { longDate, longTime } from '../../../words/format.js';
import { Banner } from '../../administration/parts.js';
import { RaiseAlert } from '../RaiseAlert.js';
import { OpenedPage, Row, useOpened } from './asked.js';
import { ReplyForm, TalkForm } from './TalkForm.js';
import { AGREED, childWords, gradeWords, monthWords, TALK_MODES, wordsIn, type Conversation, type Finding, type Talk } from './words.js';

/** Words of an auditor, section by section. */
export function Findings({ findings }: { findings: readonly Finding[] }) {
  const sections = [...new Set(findings.map(({ section }) => section))];
  return (
    <>
      {sections.map((section) => (
        <section key={section}>
          <h3 class="govuk-heading-s">{section}</h3>
          <dl class="govuk-summary-list">
            {findings.filter((one) => one.section === section).map((one) => <Row name={one.asked} key={one.asked}>{one.words}</Row>)}
          </dl>
        </section>
      ))}
    </>
  );
}

/** The conversation to which one's reply belongs: where it stands already, otherwise one that was held. */
export function repliedTo(talks: readonly Talk[]): Talk | undefined {
  return talks.find(({ reply }) => reply !== null) ?? talks.find(({ mode }) => mode !== 'record_only') ?? talks[0];
}

function TalkShown({ talk }: { talk: Talk }) {
  const who = talk.worker_name === null || talk.worker_name === '' ? '' : ` with ${talk.worker_name}`;
  return (
    <section>
      <h3 class="govuk-heading-s">{talk.held_on === null ? `From the record only${who === '' ? '' : `:${who.replace(' with', '')}`}` : `${wordsIn(TALK_MODES, talk.mode)}${who}, ${longDate(talk.held_on)}`}</h3>
      <dl class="govuk-summary-list">
        {talk.why_none !== null && <Row name="Why there was no conversation">{talk.why_none}</Row>}
        {talk.held_on !== null && <Row name="Agrees with what was found">{wordsIn(AGREED, talk.agreed)}</Row>}
        {talk.view !== null && <Row name="What they say">{talk.view}</Row>}
        <Row name="The practitioner’s reply">{talk.reply === null ? 'None yet' : <>{talk.reply}<br /><span class="govuk-hint">{longTime(talk.replied_at ?? '')}</span></>}</Row>
      </dl>
    </section>
  );
}

function Shown({ page, again }: { page: Conversation; again: () => void }) {
  const [done, setDone] = useState('');
  const [changing, setChanging] = useState<string | null>(null);
  const finish = (words: string) => (): void => {
    setDone(words);
    setChanging(null);
    again();
  };
  const replying = page.may_reply ? repliedTo(page.conversations) : undefined;
  const first = page.may_record && page.conversations.length === 0;
  return (
    <>
      {done !== '' && <div class="ws-done"><Banner key={done} title="Done"><p class="govuk-notification-banner__heading">{done}</p></Banner></div>}
      <dl class="govuk-summary-list">
        <Row name="Child">{childWords(page)}</Row>
        {page.team !== null && <Row name="Team at the draw">{page.team}</Row>}
        {page.worker_name !== null && <Row name="Worker at the draw">{page.worker_name}</Row>}
        <Row name="State">{page.state_words}</Row>
        {page.auditor_grade !== null && <Row name="Auditor’s grade">{gradeWords(page.auditor_grade)}</Row>}
        {page.final_grade !== null && <Row name="Final grade">{gradeWords(page.final_grade)}</Row>}
      </dl>
      <p class="govuk-body">
        <a class="govuk-link" href={`/audits/audits/${page.audit}`}>The audit</a>, <a class="govuk-link" href={`/audits/audits/${page.audit}/family`}>what the family says</a>
        {page.is_final && <>, <a class="govuk-link" href={`/audits/audits/${page.audit}/sheet`}>the feedback sheet</a></>}
      </p>
      {!page.own && <RaiseAlert audit={page.audit} />}
      <h2 class="govuk-heading-m">What was found</h2>
      {page.strengths !== null && <><h3 class="govuk-heading-s">Strengths</h3><p class="govuk-body ws-said">{page.strengths}</p></>}
      {page.worries !== null && <><h3 class="govuk-heading-s">Worries</h3><p class="govuk-body ws-said">{page.worries}</p></>}
      <Findings findings={page.findings} />
      {page.findings.length === 0 && page.strengths === null && page.worries === null && <p class="govuk-body">The auditor has written nothing down yet.</p>}
      {page.own && !page.is_final && <p class="govuk-body">The grade and the words of the overall judgement are shown once they are final.</p>}
      <h2 class="govuk-heading-m">The conversation</h2>
      {page.conversations.length === 0 && <p class="govuk-body">None is recorded yet. An audit is submitted only with one, or with the reason why there was none.</p>}
      {page.conversations.map((talk) => (
        <div key={talk.id}>
          <TalkShown talk={talk} />
          {page.may_record && (changing === talk.id
            ? <TalkForm page={page} talk={talk} onDone={finish('The conversation is changed.')} />
            : <p class="govuk-body ws-screen"><button type="button" class="ws-save" onClick={() => setChanging(talk.id)}>Change this conversation</button></p>)}
        </div>
      ))}
      {first && <TalkForm page={page} talk={null} onDone={finish('The conversation is recorded.')} />}
      {page.may_record && !first && changing !== '' && <p class="govuk-body ws-screen"><button type="button" class="govuk-button govuk-button--secondary" onClick={() => setChanging('')}>Record another conversation</button></p>}
      {page.may_record && changing === '' && <TalkForm key={page.conversations.length} page={{ ...page, worker: '' }} talk={null} onDone={finish('The conversation is recorded.')} />}
      {page.own && <h2 class="govuk-heading-m">Your reply</h2>}
      {replying && <ReplyForm key={replying.replied_at ?? ''} page={page} talk={replying} onDone={finish('Your reply stands beside the audit.')} />}
      {page.own && !page.may_reply && <p class="govuk-body">{page.reply_fault}</p>}
    </>
  );
}

export function ConversationPage({ values }: { values: Readonly<Record<string, string>> }) {
  const opened = useOpened<Conversation>('/api/v1/audits/conversation', { audit: values['id'] ?? '' });
  return (
    <OpenedPage title="Conversation about an audit" caption={opened.data ? monthWords(opened.data.month) : ''} opened={opened}>
      {(page) => <Shown page={page} again={opened.again} />}
    </OpenedPage>
  );
}
