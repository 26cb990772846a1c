// The access record: who opened what about a child, and what someone opened. Looking is itself recorded.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Details } from '../../components/Details.js';
import { WideTable } from '../../components/WideTable.js';
import { counted, longTime } from '../../words/format.js';
import { ErrorSummary, Field, Form, type Fault } from '../Form.js';
import { Heading, Main } from '../Frame.js';
import type { Where } from '../history.js';
import { roleWords } from '../session.js';
import {
  NO_RECORD_TYPED, recordSoughtOf, viewingsOf, viewWords, whyWords, type RecordFound, type RecordRow, type RecordSought, type RecordTyped,
} from './access_record.js';
import { Pager, SaveRecorded, Unanswered } from './Answer.js';
import { ROWS_OF_PAGE } from './child_list.js';
import { Marked } from './Marked.js';
import { PurposeGate } from './PurposeGate.js';
import { useRecorded } from './recorded.js';
import { useRemembered } from './task.js';

const ADDRESS = '/api/v1/access-record';

const whoWords = ({ name, email }: RecordRow): string => name ?? email ?? 'an account that is gone';

/** More than this many children of one viewing are shown when asked for. */
const CHILDREN_SHOWN = 3;

function Children({ of }: { of: readonly string[] }) {
  if (of.length <= CHILDREN_SHOWN) return <>{of.join(', ')}</>;
  return <Details summary={counted(of.length, 'children')}>{() => of.join(', ')}</Details>;
}

function Results({ found, sought, onPage }: { found: RecordFound; sought: RecordSought; onPage: (page: number) => void }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [found.viewing]);
  return (
    <section aria-labelledby="found">
      <h2 class="govuk-heading-m" id="found" tabIndex={-1} ref={heading}>
        {found.listed === 0 ? 'Nothing is recorded' : counted(found.listed, 'records')}
      </h2>
      {found.listed === 0 ? (
        <p class="govuk-body">{sought.child !== undefined ? 'Nobody has opened anything about this child in that time, by what is typed above. Check the identifier: it must be whole.' : 'This person has opened nothing about a child in that time.'}</p>
      ) : (
        <>
          <WideTable
            caption="Who opened what, newest first: a row for each time that somebody looked. Times are in UTC."
            rows={viewingsOf(found.rows)}
            columns={[
              { title: 'When', cell: ({ row }) => longTime(row.accessed_at).replace(' (UTC)', '') },
              { title: 'Who', cell: ({ row }) => <span>{whoWords(row)}{row.name !== null && row.email !== null && <span class="ws-small">{row.email}</span>}</span> },
              { title: 'Role', cell: ({ roles }) => roles.map((role) => roleWords({ role, scope: '', value: null })).join(', ') },
              { title: 'Child', cell: ({ children }) => <Children of={children} />, value: ({ children }) => children.join(', ') },
              { title: 'What', cell: ({ row }) => viewWords(row) },
              { title: 'Why', cell: ({ row }) => whyWords(row) },
            ]}
          />
          <Pager page={found.page} pages={found.pages} listed={found.listed} size={ROWS_OF_PAGE} onPage={onPage} />
          <SaveRecorded address={ADDRESS} body={sought} what="these records" />
        </>
      )}
    </section>
  );
}

function Search({ step, line }: { step: string; line: ComponentChildren }) {
  const [typed, setTyped] = useRemembered<RecordTyped>(step, 'typed', NO_RECORD_TYPED);
  const [asked, setAsked] = useRemembered<{ sought: RecordSought; page: number } | null>(step, 'asked', null);
  const [faults, setFaults] = useState<Fault[]>([]);
  const recorded = useRecorded<RecordFound>(step, ADDRESS, asked === null ? null : { ...asked.sought, page: asked.page });
  const send = (): void => {
    const sought = recordSoughtOf(typed);
    const wrong = Array.isArray(sought);
    setFaults(wrong ? sought : []);
    if (!wrong) setAsked({ sought, page: 1 });
  };
  const field = (name: keyof RecordTyped, label: string, hint: string, width?: 10 | 20) => (
    <Field
      id={`record-${name}`} label={label} hint={hint} autocomplete="off" value={typed[name]} faults={faults} {...(width ? { width } : {})}
      onInput={(value) => setTyped({ ...typed, [name]: value })}
    />
  );
  return (
    <Marked>
      <Main>
        <ErrorSummary faults={faults} />
        <Heading title="Access record" error={faults.length > 0} />
        {line}
        <p class="govuk-body">
          Whose record was opened, by whom, when and why. Nobody can change or remove it. What you look up here is recorded too, under your name
          and with your purpose.
        </p>
        <Form words="Search" busy={recorded.kind === 'asking'} onSend={send}>
          {field('child', 'A child’s identifier', 'The whole of it, as in the case system.', 20)}
          {field('account', 'A person’s e-mail address', 'The address that they sign in with.')}
          {field('from', 'First day', 'For example 1/9/2026. Leave it empty for everything before.', 10)}
          {field('to', 'Last day', 'Leave it empty for everything up to now.', 10)}
        </Form>
        <Unanswered recorded={recorded} asking="Looking in the record." />
        {asked !== null && recorded.kind === 'answer' && (
          <Results found={recorded.data} sought={asked.sought} onPage={(page) => setAsked({ ...asked, page })} />
        )}
      </Main>
    </Marked>
  );
}

export function AccessRecordPage({ where }: { where: Where }) {
  const step = where.step ?? '';
  return <PurposeGate>{(line) => <Search key={step} step={step} line={line} />}</PurposeGate>;
}
