// The button for a child who may be in danger now. It waits for nothing: not for the audit, and not for the rest of its form.
import { useState } from 'preact/hooks';
import { faultOf, Lines, useSend } from '../administration/parts.js';
import { useDraft } from '../draft.js';
import { DraftKept } from '../DraftKept.js';
import { ErrorSummary, Form, type Fault } from '../Form.js';
import { longDate } from '../../words/format.js';

interface Raised {
  id: string;
  acknowledge_by: string;
  told: string[];
}

/** Who sees it now, and what to do besides. */
export function raisedWords({ told, acknowledge_by: by }: Pick<Raised, 'told' | 'acknowledge_by'>): string {
  if (told.length === 0) return 'Nobody who manages this team or service has an account here, so nobody is told yet. Tell a manager now, by telephone, and record it on the page of alerts.';
  return `It is shown at once to ${told.join(' and ')}. They are to acknowledge it by ${longDate(by)}. Telephone one of them now as well: a page that nobody opens tells nobody.`;
}

function AlertForm({ audit, onRaised, onCancel }: { audit: string; onRaised: (raised: Raised) => void; onCancel: () => void }) {
  const send = useSend();
  const draft = useDraft(`alert-${audit}`, { harm: '' });
  const [faults, setFaults] = useState<Fault[]>([]);
  const [busy, setBusy] = useState(false);
  const raise = async (): Promise<void> => {
    const harm = draft.values.harm.trim();
    if (harm === '') {
      setFaults([{ field: 'harm', words: 'Say what the danger is' }]);
      return;
    }
    setBusy(true);
    const answer = await send<Raised>('/api/v1/audits/alerts/raise', { audit, harm });
    setBusy(false);
    if (!answer.ok) {
      setFaults([faultOf(answer)]);
      return;
    }
    await draft.sent();
    onRaised(answer.data);
  };
  return (
    <DraftKept draft={draft} labels={{ harm: 'The danger' }}>
      <ErrorSummary faults={faults} />
      <Form words="Raise the alert now" warning busy={busy} onSend={() => void raise()}>
        <Lines id="harm" label="What is the danger, and for whom?" hint="A few words are enough. If a child is in danger this minute, telephone 999 first." rows={3} value={draft.values.harm} faults={faults} onInput={(harm) => draft.change({ harm })} />
      </Form>
      <p class="govuk-body"><button type="button" class="ws-save" onClick={onCancel}>Do not raise an alert</button></p>
    </DraftKept>
  );
}

export function RaiseAlert({ audit }: { audit: string }) {
  const [open, setOpen] = useState(false);
  const [raised, setRaised] = useState<Raised | null>(null);
  return (
    <section class="ws-screen ws-alert" aria-label="Immediate harm">
      {raised && <div class="govuk-inset-text" role="alert"><p class="govuk-body"><strong>The alert is raised.</strong> {raisedWords(raised)} <a class="govuk-link" href="/audits/alerts">Alerts</a></p></div>}
      {!open && <button type="button" class="govuk-button govuk-button--warning" onClick={() => { setOpen(true); setRaised(null); }}>A child may be in danger now</button>}
      {open && <AlertForm audit={audit} onRaised={(one) => { setRaised(one); setOpen(false); }} onCancel={() => setOpen(false)} />}
    </section>
  );
}
