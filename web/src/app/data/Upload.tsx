// Choosing files, sending them, and beginning to load them.
import { useEffect, useRef, useState } from 'preact/hooks';
import { DraftKept } from '../DraftKept.js';
import { ErrorSummary, type Fault } from '../Form.js';
import { Heading, Main } from '../Frame.js';
import { go } from '../history.js';
import { ask } from '../server.js';
import { useSession } from '../session.js';
import { size, type Upload } from './api.js';
import { useAsked } from '../asked.js';
import { DayField, isoOf, NO_DAY, type DayTyped } from './DayField.js';
import { Progress } from './Progress.js';
import type { FileState, SendingState } from './sending.js';
import { useSending, useTypedDay } from './use_sending.js';

const KINDS = '.csv,.txt,.tsv,.xlsx,.xlsm,.xml,.parquet,.pq,.parq';

function stateOf(file: FileState): string {
  switch (file.state) {
    case 'waiting':
      return 'Not sent yet';
    case 'sending':
      return `${size(file.done)} of ${size(file.source.size)}`;
    case 'sent':
      return 'Sent whole';
    case 'failed':
      return file.words;
  }
}

function Chosen({ files, onTake }: { files: readonly FileState[]; onTake: (file: FileState) => void }) {
  return (
    <dl class="govuk-summary-list ws-files">
      {files.map((file) => (
        <div class="govuk-summary-list__row" key={file.source.name}>
          <dt class="govuk-summary-list__key">{file.source.name}</dt>
          <dd class="govuk-summary-list__value">{size(file.source.size)}. {stateOf(file)}</dd>
          <dd class="govuk-summary-list__actions">
            {file.state !== 'sending' && (
              <button type="button" class="ws-save" onClick={() => onTake(file)}>
                Remove<span class="govuk-visually-hidden"> {file.source.name}</span>
              </button>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Waiting({ uploads, onRemove }: { uploads: readonly Upload[]; onRemove: (upload: Upload) => void }) {
  return (
    <>
      <h2 class="govuk-heading-m">Sent before, and not loaded yet</h2>
      <p class="govuk-body">
        They are loaded with what you choose now. An unfinished one goes on where it was when you choose the same file again. What is
        left for a day is removed.
      </p>
      <dl class="govuk-summary-list ws-files">
        {uploads.map((one) => (
          <div class="govuk-summary-list__row" key={one.upload}>
            <dt class="govuk-summary-list__key">{one.name}</dt>
            <dd class="govuk-summary-list__value">
              {one.state === 'whole' ? `${size(one.bytes)}. Sent whole` : `${size(one.received)} of ${size(one.bytes)}: unfinished, and not loaded`}
            </dd>
            <dd class="govuk-summary-list__actions">
              <button type="button" class="ws-save" onClick={() => onRemove(one)}>
                Remove<span class="govuk-visually-hidden"> {one.name}</span>
              </button>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function sendingWords({ state }: SendingState, done: number, total: number): string {
  if (state === 'signed_out') return 'Your session has ended. Sign in again, and it goes on where it was.';
  if (state === 'away') return 'The server cannot be reached just now. It is asked again by itself; leave this window open.';
  return `${size(done)} of ${size(total)} sent.`;
}

function faultsOf(day: DayTyped, files: number): Fault[] {
  const faults: Fault[] = [];
  if (files === 0) faults.push({ field: 'files', words: 'Choose the files of one extract.' });
  if (isoOf(day) === null) faults.push({ field: 'as-at-day', words: 'Enter the day that the files describe, such as 30 9 2020.' });
  return faults;
}

export function UploadPage() {
  const { session, ended } = useSession();
  const current = useRef(session);
  current.current = session;
  const { sending, state } = useSending();
  const { asked, again } = useAsked<Upload[]>('/api/v1/uploads');
  const { day, setDay, draft } = useTypedDay();
  const [faults, setFaults] = useState<Fault[]>([]);
  const [busy, setBusy] = useState(false);
  const busyNow = busy || state.state !== 'idle';
  const names = new Set(state.files.map(({ source }) => source.name));
  const waiting = asked.kind === 'there' ? asked.data.filter((one) => !names.has(one.name)) : [];
  const wrong = faults.filter(({ field }) => field === 'files');

  // Files that were sent while one looked at another page.
  useEffect(() => {
    if (state.state === 'idle') again();
  }, [state.state]);

  const remove = async (upload: Upload): Promise<void> => {
    const answer = await ask(`/api/v1/uploads/${encodeURIComponent(upload.upload)}`, { method: 'DELETE', token: session.csrf_token });
    if (!answer.ok && answer.status === 401) ended();
    else if (!answer.ok && answer.status !== 410) setFaults([{ field: '', words: `${answer.detail} ${answer.remedy}` }]);
    again();
  };
  const load = async (): Promise<void> => {
    const found = faultsOf(day, state.files.length + waiting.filter((one) => one.state === 'whole').length);
    setFaults(found);
    if (found.length > 0) return;
    setBusy(true);
    const sent = await sending.send();
    if (!sent) {
      setBusy(false);
      const failed = sending.state.files.filter((one) => one.state === 'failed');
      setFaults(failed.map((one) => ({ field: 'files', words: `${one.source.name}: ${one.words}` })));
      return;
    }
    const uploads = [
      ...sending.state.files.map(({ upload }) => upload),
      ...waiting.filter((one) => one.state === 'whole').map(({ upload }) => upload),
    ];
    const answer = await ask<{ load: string }>('/api/v1/loads', {
      // Not the session with which sending began: one may have signed in again since.
      method: 'POST', body: { as_at: isoOf(day), uploads }, token: current.current.csrf_token,
    });
    setBusy(false);
    if (answer.ok) {
      sending.forget(uploads);
      setDay(NO_DAY);
      await draft.sent({ ...NO_DAY });
      go(`/data/loads/${answer.data.load}`);
    } else if (answer.status === 401 || answer.code === 'csrf') {
      ended();
      setFaults([{ field: '', words: 'The files are sent. Load them once more now that you are signed in.' }]);
    } else setFaults([{ field: '', words: `${answer.detail} ${answer.remedy}` }]);
  };

  const total = state.files.reduce((sum, { source }) => sum + source.size, 0);
  const done = state.files.reduce((sum, file) => sum + (file.state === 'sent' ? file.source.size : file.done), 0);
  return (
    <Main>
      <ErrorSummary faults={faults} />
      <Heading title="Load data" error={faults.length > 0} />
      <p class="govuk-body-l">Annex A, SSD tables, the CIN census or the SSDA903. Files are recognised by what is in them.</p>
      <p class="govuk-body">
        All files that you load at once make one snapshot. A file that cannot be read refuses the whole load; a row that cannot be used is
        left out and listed with its place and reason. What was loaded before stays as it is. Practice audits whose grade was final by the day go
        with the files.
      </p>
      <DraftKept draft={draft} labels={{ day: 'Day', month: 'Month', year: 'Year' }}>
        <form
          novalidate
          method="post"
          onSubmit={(event) => {
            event.preventDefault();
            if (!busyNow) void load();
          }}
        >
          <div class={`govuk-form-group${wrong.length > 0 ? ' govuk-form-group--error' : ''}`}>
            <label class="govuk-label govuk-label--s" for="files">Files</label>
            <div class="govuk-hint" id="files-hint">CSV, Excel, XML or Parquet; several at once. Choosing one of the same name again replaces it. Files that are not sent yet must be chosen again after this page is loaded anew: a browser keeps no choice of files.</div>
            {wrong.length > 0 && (
              <p class="govuk-error-message" id="files-error">
                {wrong.map(({ words }) => <span class="ws-error-line"><span class="govuk-visually-hidden">Error: </span>{words}</span>)}
              </p>
            )}
            <input
              class={`govuk-file-upload${wrong.length > 0 ? ' govuk-file-upload--error' : ''}`}
              id="files"
              type="file"
              multiple
              accept={KINDS}
              aria-describedby={`files-hint${wrong.length > 0 ? ' files-error' : ''}`}
              onChange={(event) => {
                sending.add([...(event.currentTarget.files ?? [])]);
                // So that the same file can be chosen again once it is corrected.
                event.currentTarget.value = '';
              }}
            />
          </div>
          {state.state !== 'idle' && (
            <Progress id="sent" label="Sending" done={done} total={total} words={sendingWords(state, done, total)} />
          )}
          {state.files.length > 0 && <Chosen files={state.files} onTake={(file) => void sending.take(file.source)} />}
          {waiting.length > 0 && <Waiting uploads={waiting} onRemove={(upload) => void remove(upload)} />}
          <DayField
            id="as-at"
            label="Which day do the files describe?"
            hint="The last day that they cover, such as 30 9 2020. Figures are worked out as at this day."
            value={day}
            faults={faults}
            onInput={(part) => setDay({ ...day, ...part })}
          />
          <button type="submit" class="govuk-button" aria-disabled={busyNow}>{busyNow ? 'Please wait' : 'Send and load'}</button>
        </form>
      </DraftKept>
      <p class="govuk-body"><a class="govuk-link" href="/data">Loads and snapshots</a></p>
    </Main>
  );
}
