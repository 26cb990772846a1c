// The log of every change: who changed what, when, from what to what; and whether the log itself is whole.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Details } from '../../components/Details.js';
import { ScrollBox } from '../../components/ScrollBox.js';
import { count, longTime } from '../../words/format.js';
import { Marked } from '../children/Marked.js';
import { PurposeGate } from '../children/PurposeGate.js';
import { purposeMembers } from '../children/purposes.js';
import { useTask } from '../children/task.js';
import { ErrorSummary, Field, Form, type Fault } from '../Form.js';
import { Heading, Main } from '../Frame.js';
import type { Failure } from '../server.js';
import { useSession } from '../session.js';
import { useTakenFile } from '../take_file.js';
import type { ChangeEntry, ChangeLogPage, LogHead, Verification } from './api.js';
import { logSoughtOf, NOTHING_SOUGHT, TABLES, tableWords, type LogSought } from './log_search.js';
import { Choice, useFetched, useSend } from './parts.js';
import { fieldWords, nameWords } from './words.js';

const ADDRESS = '/api/v1/change-log';
const OPERATIONS = { insert: 'added', update: 'changed', delete: 'removed' };

/** What was and what is, side by side; of a row that was added or removed, what it holds or held. */
function Fields({ entry }: { entry: ChangeEntry }) {
  const sides: ('was' | 'is')[] = entry.operation === 'insert' ? ['is'] : entry.operation === 'delete' ? ['was'] : ['was', 'is'];
  return (
    <ScrollBox label={`What changed in entry ${entry.sequence}`}>
      <table class="govuk-table govuk-table--small-text-until-tablet ws-table ws-log-fields">
        <caption class="govuk-visually-hidden">What changed in entry {entry.sequence}</caption>
        <thead class="govuk-table__head">
          <tr class="govuk-table__row">
            {['What', ...sides.map(nameWords)].map((title) => <th scope="col" class="govuk-table__header">{title}</th>)}
          </tr>
        </thead>
        <tbody class="govuk-table__body">
          {entry.fields.map((field) => (
            <tr class="govuk-table__row">
              <th scope="row" class="govuk-table__header ws-row-header">{nameWords(field.name)}</th>
              {sides.map((side) => <td class="govuk-table__cell ws-break">{fieldWords(field, side)}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

/** One entry. What a row holds that was added or removed is long, and is shown when asked for. */
export function Entry({ entry }: { entry: ChangeEntry }) {
  return (
    <li class="ws-log-entry">
      <h3 class="govuk-heading-s">{nameWords(entry.act)}: {tableWords(entry.table)} {OPERATIONS[entry.operation]}</h3>
      <p class="govuk-body-s">
        {longTime(entry.changed_at)}, by <strong>{entry.who}</strong>{entry.email !== null && ` (${entry.email})`}. Entry {count(entry.sequence)}, row <code>{entry.row}</code>
      </p>
      {entry.fields.length > 0 && entry.operation === 'update' && <Fields entry={entry} />}
      {entry.fields.length > 0 && entry.operation !== 'update' && (
        <Details summary={<>{entry.operation === 'insert' ? 'What it holds' : 'What it held'}<span class="govuk-visually-hidden">, in entry {entry.sequence}</span></>}>
          {() => <Fields entry={entry} />}
        </Details>
      )}
    </li>
  );
}

const endWords = ({ sequence, hash }: LogHead): string => `${sequence}:${hash}`;

/** Whether the log is whole: it takes a while, so it is asked for. */
function Whole({ head }: { head: LogHead }) {
  const [asked, setAsked] = useState(false);
  return (
    <section aria-labelledby="whole">
      <h2 class="govuk-heading-m" id="whole">Whether the log is whole</h2>
      <p class="govuk-body">Each entry holds the hash of the one before, so that none can be changed, taken out or put in unseen. The end of the log now:</p>
      <p class="govuk-body ws-break"><code>{endWords(head)}</code></p>
      <p class="govuk-body">
        Write it down where nobody who runs this server can change it. Later <code>windscreen store verify --end</code> with it shows whether the log was made anew since.
      </p>
      {asked ? <Checked /> : <button type="button" class="govuk-button govuk-button--secondary" onClick={() => setAsked(true)}>Check the whole log</button>}
    </section>
  );
}

function Checked() {
  const { data, failure, again } = useFetched<Verification>(`${ADDRESS}/verification.json`);
  // A long log takes longer than a request may: the check goes on, and is asked for again.
  useEffect(() => {
    if (failure?.status !== 503) return undefined;
    const timer = setTimeout(again, Math.max(failure.after, 2) * 1000);
    return () => clearTimeout(timer);
  }, [failure]);
  if (data) {
    return (
      <div class="govuk-inset-text" role="status">
        {data.whole ? (
          <p class="govuk-body"><strong>The log is whole.</strong> {count(data.entries)} entries and {count(data.rows)} rows agree, checked {longTime(data.checked_at)}.</p>
        ) : (
          <>
            <p class="govuk-body"><strong>The log is not whole, or a table does not hold what it says.</strong> Tell whoever runs the server, and keep its backups.</p>
            <ul class="govuk-list govuk-list--bullet">
              {data.problems.map((one) => <li>{one.sequence > 0 ? `Entry ${one.sequence}: ` : ''}{one.what}{one.table !== '' && ` (${tableWords(one.table)}, row ${one.row})`}</li>)}
            </ul>
          </>
        )}
      </div>
    );
  }
  if (failure && failure.status !== 503) return <p class="govuk-body" role="alert">{failure.detail} {failure.remedy}</p>;
  return <p class="govuk-body" role="status">Walking the log from its first entry. This can take some minutes.</p>;
}

/** Takes what is sought out of the system, a row a field. */
function SaveLog({ sought }: { sought: LogSought }) {
  const { busy, failure, take } = useTakenFile();
  return (
    <div class="ws-screen">
      <button type="button" class="govuk-button govuk-button--secondary" aria-disabled={busy} onClick={() => void take(`${ADDRESS}.csv`, sought)}>{busy ? 'Please wait' : 'Save as CSV'}<span class="govuk-visually-hidden">: these entries</span></button>
      <div role="alert">{failure && <p class="govuk-error-message">{failure.detail} {failure.remedy}</p>}</div>
    </div>
  );
}

function Results({ sought, onHead, onChildren }: { sought: LogSought; onHead: (head: LogHead) => void; onChildren: () => void }) {
  const send = useSend();
  const { session } = useSession();
  const [rows, setRows] = useState<ChangeEntry[] | null>(null);
  const [older, setOlder] = useState<number | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const fetch = async (before: number | null): Promise<void> => {
    if (busy) return;
    setBusy(true);
    const answer = await send<ChangeLogPage>(ADDRESS, before === null ? sought : { ...sought, before });
    setBusy(false);
    setFailure(answer.ok ? null : answer);
    if (!answer.ok) return;
    setRows((now) => (before === null ? answer.data.rows : [...(now ?? []), ...answer.data.rows]));
    setOlder(answer.data.older);
    if (before === null) onHead(answer.data.head);
  };
  // Again once there is a session again, where there is nothing yet.
  useEffect(() => {
    if (rows === null) void fetch(null);
  }, [session.csrf_token]);
  return (
    <section aria-labelledby="entries">
      <h2 class="govuk-heading-m" id="entries" tabIndex={-1} ref={heading}>Entries</h2>
      {rows === null && failure === null && <p class="govuk-body" role="status">Reading the log.</p>}
      {rows !== null && (
        <>
          <p class="govuk-body" role="status">{rows.length === 0 ? 'Nothing of the kind is in the log.' : `${count(rows.length)} ${rows.length === 1 ? 'entry' : 'entries'}, newest first${older === null ? '' : '; there are older ones'}.`}</p>
          <ol class="govuk-list ws-log">{rows.map((entry) => <Entry entry={entry} key={entry.sequence} />)}</ol>
          {rows.some(({ fields }) => fields.some(({ withheld }) => withheld)) && (
            <p class="govuk-inset-text">
              What is about a child is kept back here.{' '}
              {sought.purpose === undefined && <><button type="button" class="ws-save ws-screen" onClick={onChildren}>Show it for a purpose</button>, which is recorded as looking at each child would be.{' '}</>}
              <a class="govuk-link" href="/access-record">The access record</a> says who opened what about whom, for a purpose and recorded.
            </p>
          )}
        </>
      )}
      {failure && <p class="govuk-inset-text" role="alert">{failure.detail} {failure.remedy}</p>}
      <div class="govuk-button-group ws-screen">
        {older !== null && <button type="button" class="govuk-button govuk-button--secondary" aria-disabled={busy} onClick={() => void fetch(older)}>{busy ? 'Please wait' : 'Older entries'}</button>}
        {rows !== null && rows.length > 0 && <SaveLog sought={sought} />}
      </div>
    </section>
  );
}

export function ChangeLog() {
  const { purpose } = useTask();
  const [withChildren, setWithChildren] = useState(false);
  const [typed, setTyped] = useState(NOTHING_SOUGHT);
  const [sought, setSought] = useState<{ of: LogSought; turn: number }>({ of: {}, turn: 0 });
  const [faults, setFaults] = useState<Fault[]>([]);
  const [head, setHead] = useState<LogHead | null>(null);
  const send = (): void => {
    const found = logSoughtOf(typed);
    const wrong = Array.isArray(found);
    setFaults(wrong ? found : []);
    if (!wrong) setSought(({ turn }) => ({ of: found, turn: turn + 1 }));
  };
  const field = (name: 'person' | 'act' | 'row' | 'from' | 'to', label: string, hint: string, width?: 10 | 20) => (
    <Field
      id={`log-${name}`} label={label} hint={hint} autocomplete="off" value={typed[name]} faults={faults} {...(width ? { width } : {})}
      onInput={(value) => setTyped((now) => ({ ...now, [name]: value }))}
    />
  );
  const carried = withChildren && purpose !== null ? purposeMembers(purpose) : {};
  const page = (line: ComponentChildren) => (
    <Main>
      <ErrorSummary faults={faults} />
      <Heading title="Change log" error={faults.length > 0} />
      {line}
      {withChildren && (
        <p class="govuk-body ws-screen">
          What is about children is shown too. <button type="button" class="ws-save" onClick={() => setWithChildren(false)}>Keep it back again</button>
        </p>
      )}
      <p class="govuk-body">Every change that anyone made, with what was and what is. Nobody can change or remove an entry. Passwords and other secrets are not in it.</p>
      <div class="ws-log-search">
        <Form words="Search" busy={false} onSend={send}>
          <div class="ws-filters">
            {field('person', 'Who', 'An e-mail address, or system: and a name as the log has it')}
            <Choice id="log-table" label="What was changed" value={typed.table} faults={faults} choices={[{ value: '', words: 'Anything' }, ...TABLES]} onChange={(table) => setTyped((now) => ({ ...now, table }))} />
            {field('act', 'What was done', 'As the log has it, such as account.lock', 20)}
            {field('row', 'Row', 'The row’s identifier, as an entry gives it')}
            {field('from', 'First day', 'Like 30/9/2020', 10)}
            {field('to', 'Last day', 'Like 30/9/2020', 10)}
          </div>
          <div class="govuk-form-group">
            <div class="govuk-checkboxes govuk-checkboxes--small">
              <div class="govuk-checkboxes__item">
                <input class="govuk-checkboxes__input" id="log-routine" type="checkbox" checked={typed.routine} onChange={(event) => {
                  const routine = event.currentTarget.checked;
                  setTyped((now) => ({ ...now, routine }));
                }} />
                <label class="govuk-label govuk-checkboxes__label" for="log-routine">Also what is written as people sign in, type and look</label>
              </div>
            </div>
          </div>
        </Form>
      </div>
      <Results sought={{ ...sought.of, ...carried }} onHead={setHead} onChildren={() => setWithChildren(true)} key={`${sought.turn} ${JSON.stringify(carried)}`} />
      {head && <Whole head={head} />}
    </Main>
  );
  if (!withChildren) return page(null);
  return (
    <PurposeGate without={{ words: 'Go back without what is about children', onChosen: () => setWithChildren(false) }}>
      {(line) => <Marked>{page(line)}</Marked>}
    </PurposeGate>
  );
}
