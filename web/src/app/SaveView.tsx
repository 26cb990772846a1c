// "Save this view": keeps the page, with what is chosen on it, under a name.
import { useState } from 'preact/hooks';
import { DraftKept } from './DraftKept.js';
import { useDraft } from './draft.js';
import { Field, Form, type Fault } from './Form.js';
import type { Where } from './history.js';
import { ShareChoice, type Shared } from './ShareChoice.js';
import { ask } from './server.js';
import { useSession } from './session.js';

/** Path and query of a page as it stands. */
export function addressOfView({ address, query }: Pick<Where, 'address' | 'query'>): string {
  const text = query.toString();
  return `${encodeURI(address)}${text === '' ? '' : `?${text}`}`;
}

/** The form's name among the drafts: each page has its own. */
export function formOf(address: string): string {
  return `view${address.replace(/[^A-Za-z0-9]+/g, '-')}`.slice(0, 100);
}

export function viewFaults(name: string): Fault[] {
  return name.trim() === '' ? [{ field: 'view-name', words: 'Enter a name for this view' }] : [];
}

function SaveForm({ title, onDone }: { title: string; onDone: (name: string) => void }) {
  const { session, ended } = useSession();
  const draft = useDraft(formOf(location.pathname), { name: title, shared_with: 'nobody' as Shared });
  const [faults, setFaults] = useState<Fault[]>([]);
  const [busy, setBusy] = useState(false);
  const send = async (): Promise<void> => {
    const { name, shared_with } = draft.values;
    const unfilled = viewFaults(name);
    setFaults(unfilled);
    if (unfilled.length > 0) {
      document.getElementById('view-name')?.focus();
      return;
    }
    setBusy(true);
    // What is chosen on the page stands in the browser's address at once, and is taken from there.
    const address = addressOfView({ address: location.pathname, query: new URLSearchParams(location.search) });
    const answer = await ask('/api/v1/saved-views', { method: 'POST', body: { name: name.trim(), address, shared_with }, token: session.csrf_token });
    setBusy(false);
    if (answer.ok) {
      await draft.sent();
      onDone(name.trim());
    } else if (answer.status === 401) ended();
    else {
      setFaults([{ field: 'view-name', words: `${answer.detail} ${answer.remedy}` }]);
      document.getElementById('view-name')?.focus();
    }
  };
  return (
    <DraftKept draft={draft} labels={{ name: 'Name', shared_with: 'Who sees it' }}>
      <Form words="Save this view" busy={busy} onSend={() => void send()}>
        <Field
          id="view-name" label="Name" hint="Others may see it: no child’s name." autocomplete="off" value={draft.values.name} faults={faults}
          onInput={(name) => draft.change({ name })}
        />
        <ShareChoice id="view-shared" value={draft.values.shared_with} onChange={(shared_with) => draft.change({ shared_with })} />
      </Form>
    </DraftKept>
  );
}

/** At the foot of a page of figures; nothing for those who have no saved views. `title` is the page's. */
export function SaveView({ title, where }: { title: string; where: Where }) {
  const { session } = useSession();
  if (!session.permissions.includes('see_figures')) return null;
  // Another page's begins closed, and with that page's name.
  return <SaveHere key={`${where.address}?${where.query.toString()}`} title={title} />;
}

function SaveHere({ title }: { title: string }) {
  const [open, setOpen] = useState(false);
  const [done, setDone] = useState('');
  return (
    <details
      class="govuk-details ws-details ws-screen ws-save-view" open={open}
      onToggle={(event) => {
        if (event.currentTarget.open !== open) {
          setOpen(event.currentTarget.open);
          setDone('');
        }
      }}
    >
      <summary class="govuk-details__summary"><span class="govuk-details__summary-text">Save this view</span></summary>
      <div class="govuk-details__text">
        {done !== '' ? (
          <p class="govuk-body" role="status">
            Saved as “{done}”. <a class="govuk-link" href="/saved-views">Your saved views</a>
          </p>
        ) : open && (
          <>
            <p class="govuk-body">Keeps this page with what is chosen on it. Whoever opens it sees what their own role shows.</p>
            <SaveForm title={title} onDone={setDone} />
          </>
        )}
      </div>
    </details>
  );
}
