// One thing in an evidence room, as it was when the room was opened.
import type { ComponentChildren } from 'preact';
import { longDate, longTime } from '../../../words/format.js';
import type { Where } from '../../history.js';
import { AuditHead } from '../AuditHead.js';
import { AuditSections } from '../AuditShown.js';
import { NoteSections } from '../plan/MethodNotePage.js';
import { gradeWords } from '../questions/tool_types.js';
import { Paragraphs } from '../reports/Narrative.js';
import { ReportFigures, ReportSays } from '../reports/ReportSays.js';
import { Facts } from '../review/parts.js';
import { OpenedPage, useOpened } from '../talks/asked.js';
import { AGREED, TALK_MODES } from '../talks/words.js';
import { ADDRESSES, sinceWords, type KeptAudit, type KeptNote, type KeptReport, type Kind, type OpenedItem } from './rooms.js';
import { RoomMark } from './RoomMark.js';

const wordsIn = (list: readonly { value: string; words: string }[], value: string): string => list.find((one) => one.value === value)?.words ?? value;
const gradeOr = (grade: string | null): string => (grade === null ? 'Not given' : gradeWords(grade));

function Page<Data extends OpenedItem>({ item, kind, title, children }: { item: string; kind: Kind; title: string; children: (data: Data) => ComponentChildren }) {
  const opened = useOpened<Data>(ADDRESSES[kind], { item });
  return (
    <OpenedPage title={title} caption="Evidence room" opened={opened}>
      {(data) => (
        <>
          <p class="govuk-body ws-screen"><a class="govuk-link" href="/audits/room">Everything in the room</a></p>
          <RoomMark mark={data.watermark}>
            <p class="govuk-body">{data.title}, as it was on {longTime(data.kept_at)}, when the room was opened.</p>
            {children(data)}
          </RoomMark>
          <p class="govuk-body ws-screen"><button type="button" class="govuk-button govuk-button--secondary" onClick={() => print()}>Print</button></p>
        </>
      )}
    </OpenedPage>
  );
}

function Audit({ item }: { item: string }) {
  return (
    <Page<KeptAudit> item={item} kind="audit" title="Audit">
      {(kept) => (
        <>
          {kept.since !== '' && (
            <div class="govuk-warning-text">
              <span class="govuk-warning-text__icon" aria-hidden="true">!</span>
              <strong class="govuk-warning-text__text"><span class="govuk-visually-hidden">Warning: </span>{sinceWords(kept.since)}. What follows is the audit as it was kept.</strong>
            </div>
          )}
          <AuditHead form={kept.audit} record={null} />
          <Facts
            facts={[
              { name: 'Final grade', value: gradeOr(kept.audit.final_grade) },
              { name: 'Auditor’s grade', value: gradeOr(kept.audit.auditor_grade) },
              ...(kept.rationale === null ? [] : [{ name: 'Reason for the final grade', value: kept.rationale }]),
            ]}
          />
          <AuditSections form={kept.audit} record={null} />
          {kept.conversations.length > 0 && <h2 class="govuk-heading-m">The conversation with the practitioner</h2>}
          {kept.conversations.map((one) => (
            <Facts
              key={`${one.held_on} ${one.mode}`}
              facts={[
                { name: 'How', value: wordsIn(TALK_MODES, one.mode) },
                ...(one.held_on === null ? [] : [{ name: 'Day', value: longDate(one.held_on) }]),
                ...(one.why_none === null ? [] : [{ name: 'Why there was none', value: one.why_none }]),
                { name: 'Agreed with what was found', value: wordsIn(AGREED, one.agreed) },
                ...(one.view === null ? [] : [{ name: 'What they said', value: one.view }]),
                ...(one.reply === null ? [] : [{ name: 'Their reply', value: one.reply }]),
              ]}
            />
          ))}
          {kept.second_grades.length > 0 && <h2 class="govuk-heading-m">Second grades</h2>}
          {kept.second_grades.map((one) => (
            <Facts
              key={one.kind}
              facts={[
                { name: 'Moderator’s grade', value: `${gradeOr(one.grade)}${one.blind ? ', given without knowing the first' : ''}` },
                { name: 'Agreed grade', value: gradeOr(one.agreed_grade) },
                ...(one.reason === null ? [] : [{ name: 'Reason', value: one.reason }]),
              ]}
            />
          ))}
        </>
      )}
    </Page>
  );
}

function MethodNote({ item }: { item: string }) {
  return <Page<KeptNote> item={item} kind="method_note" title="Method note">{({ note }) => <NoteSections note={note} />}</Page>;
}

function Report({ item }: { item: string }) {
  return (
    <Page<KeptReport> item={item} kind="report" title="Report">
      {({ report }) => (
        <>
          <Facts
            facts={[
              { name: 'State', value: report.state_words },
              { name: 'Made', value: longTime(report.made_at) },
              { name: 'Restated since', value: report.restated === 0 ? 'Nothing' : `${report.restated} ${report.restated === 1 ? 'audit' : 'audits'}` },
              { name: 'Hash of its figures', value: <span class="ws-break"><code>{report.data_hash}</code>{report.intact ? '' : ': the figures are not those that it was made of'}</span> },
            ]}
          />
          <h2 class="govuk-heading-m">What it says</h2>
          <Paragraphs words={report.narrative} />
          <ReportSays data={report.data} />
          <ReportFigures data={report.data} />
        </>
      )}
    </Page>
  );
}

type Values = { where: Where; values: Readonly<Record<string, string>> };

export function RoomAuditPage({ values }: Values) {
  const item = values['id'] ?? '';
  return <Audit key={item} item={item} />;
}

export function RoomNotePage({ values }: Values) {
  const item = values['id'] ?? '';
  return <MethodNote key={item} item={item} />;
}

export function RoomReportPage({ values }: Values) {
  const item = values['id'] ?? '';
  return <Report key={item} item={item} />;
}
