// The list of saved views: one's own, to rename, share and delete, and those that others share.
import { useEffect, useState } from 'preact/hooks';
import { longTime } from '../words/format.js';
import { ErrorSummary, Field, Form, type Fault } from './Form.js';
import { Heading, Main } from './Frame.js';
import { Done } from './Message.js';
import { ShareChoice, SHARED_WORDS, type Shared } from './ShareChoice.js';
import { viewFaults } from './SaveView.js';
import { ask, type Failure } from './server.js';
import { useSession } from './session.js';

export interface SavedViewRow {
  id: string;
  name: string;
  address: string;
  shared_with: Shared;
  owner: string;
  own: boolean;
  created_at: string;
  changed_at: string;
}

interface Changes {
  busy: boolean;
  faults: Fault[];
  onChange: (view: SavedViewRow, name: string, shared: Shared) => void;
  onDelete: (view: SavedViewRow) => void;
}

function Change({ view, changes }: { view: SavedViewRow; changes: Changes }) {
  const [name, setName] = useState(view.name);
  const [shared, setShared] = useState(view.shared_with);
  const [sure, setSure] = useState(false);
  return (
    <>
      <Form words="Save changes" busy={changes.busy} onSend={() => changes.onChange(view, name, shared)}>
        <Field id={`view-name-${view.id}`} label="Name" autocomplete="off" value={name} faults={changes.faults} onInput={setName} />
        <ShareChoice id={`view-shared-${view.id}`} value={shared} onChange={setShared} />
      </Form>
      {sure ? (
        <div class="govuk-button-group">
          <button type="button" class="govuk-button govuk-button--warning" onClick={() => changes.onDelete(view)}>Delete “{view.name}”</button>
          <button type="button" class="ws-save" onClick={() => setSure(false)}>Keep it</button>
        </div>
      ) : (
        <p class="govuk-body"><button type="button" class="ws-save" onClick={() => setSure(true)}>Delete<span class="govuk-visually-hidden">: {view.name}</span></button></p>
      )}
    </>
  );
}

function Own({ views, changes }: { views: readonly SavedViewRow[]; changes: Changes }) {
  if (views.length === 0) {
    return <p class="govuk-body">You have none yet. Open a page of figures, choose what it shows, and choose “Save this view” at its foot.</p>;
  }
  return (
    <ul class="govuk-list ws-saved-views">
      {views.map((view) => (
        <li key={view.id}>
          <a class="govuk-link govuk-!-font-weight-bold" href={view.address}>{view.name}</a>
          <br />
          <span class="govuk-body-s">{SHARED_WORDS[view.shared_with]} · changed {longTime(view.changed_at)}</span>
          <details class="govuk-details ws-details">
            <summary class="govuk-details__summary">
              <span class="govuk-details__summary-text">Rename, share or delete<span class="govuk-visually-hidden">: {view.name}</span></span>
            </summary>
            <div class="govuk-details__text"><Change key={view.changed_at} view={view} changes={changes} /></div>
          </details>
        </li>
      ))}
    </ul>
  );
}

export function SavedViewsPage() {
  const { session, ended } = useSession();
  const [rows, setRows] = useState<SavedViewRow[] | Failure | null>(null);
  const [faults, setFaults] = useState<Fault[]>([]);
  const [done, setDone] = useState('');
  const [busy, setBusy] = useState(false);
  const look = async (): Promise<void> => {
    const answer = await ask<SavedViewRow[]>('/api/v1/saved-views.json');
    if (!answer.ok && answer.status === 401) ended();
    setRows(answer.ok ? answer.data : answer);
  };
  useEffect(() => void look(), [session.csrf_token]);
  const send = async (view: SavedViewRow, method: 'PUT' | 'DELETE', body: unknown, words: string): Promise<void> => {
    setBusy(true);
    const answer = await ask(`/api/v1/saved-views/${view.id}`, { method, token: session.csrf_token, ...(body === null ? {} : { body }) });
    setBusy(false);
    if (answer.ok) {
      setFaults([]);
      setDone(words);
      await look();
    } else if (answer.status === 401) ended();
    else {
      setDone('');
      setFaults([{ field: answer.code === 'view_exists' ? `view-name-${view.id}` : '', words: `${answer.detail} ${answer.remedy}` }]);
    }
  };
  const changes: Changes = {
    busy,
    faults,
    onChange: (view, name, shared) => {
      const unfilled = viewFaults(name).map((one) => ({ ...one, field: `view-name-${view.id}` }));
      setFaults(unfilled);
      if (unfilled.length === 0) void send(view, 'PUT', { name: name.trim(), shared_with: shared }, `“${name.trim()}” is changed.`);
    },
    onDelete: (view) => void send(view, 'DELETE', null, `“${view.name}” is deleted.`),
  };
  const others = Array.isArray(rows) ? rows.filter(({ own }) => !own) : [];
  return (
    <Main>
      <ErrorSummary faults={faults} />
      <Done words={done} />
      <Heading title="Saved views" error={faults.length > 0} />
      {rows === null && <p class="govuk-body" role="status">Fetching the saved views.</p>}
      {rows !== null && !Array.isArray(rows) && <p class="govuk-body">{rows.detail} {rows.remedy}</p>}
      {Array.isArray(rows) && (
        <>
          <h2 class="govuk-heading-m">Yours</h2>
          <Own views={rows.filter(({ own }) => own)} changes={changes} />
          {others.length > 0 && (
            <>
              <h2 class="govuk-heading-m">Shared with you</h2>
              <ul class="govuk-list ws-saved-views">
                {others.map((view) => (
                  <li key={view.id}>
                    <a class="govuk-link govuk-!-font-weight-bold" href={view.address}>{view.name}</a>
                    <br />
                    <span class="govuk-body-s">by {view.owner} · changed {longTime(view.changed_at)}</span>
                  </li>
                ))}
              </ul>
            </>
          )}
          {rows.length > 0 && (
            <p class="govuk-body-s ws-data-links">
              This list: <a class="govuk-link" href="/api/v1/saved-views.csv" download>CSV</a> <a class="govuk-link" href="/api/v1/saved-views.json">JSON</a>
            </p>
          )}
        </>
      )}
    </Main>
  );
}
