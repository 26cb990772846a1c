// Alerts of immediate harm: what is late first, who was told, and acknowledging and closing them.
import { useState } from 'preact/hooks';
import { longDate, longTime } from '../../../words/format.js';
import { Banner, Choice, faultOf, Lines, useSend } from '../../administration/parts.js';
import { useDraft } from '../../draft.js';
import { DraftKept } from '../../DraftKept.js';
import { ErrorSummary, Field, Form, type Fault } from '../../Form.js';
import { useSession } from '../../session.js';
import { OpenedPage, Row, useOpened } from './asked.js';
import { stageWords, stepWords, TOLD_MODES, type Alert } from './words.js';

interface Changing {
  alert: Alert;
  onDone: (words: string) => void;
}

function TellForm({ alert, onDone }: Changing) {
  const send = useSend();
  const [typed, setTyped] = useState({ whom: '', mode: '' });
  const [faults, setFaults] = useState<Fault[]>([]);
  const [busy, setBusy] = useState(false);
  const tell = async (): Promise<void> => {
    const found = [
      ...(typed.whom.trim() === '' ? [{ field: 'whom', words: 'Give the name of whom you told' }] : []),
      ...(typed.mode === '' ? [{ field: 'told-mode', words: 'Choose how you told them' }] : []),
    ];
    setFaults(found);
    if (found.length > 0) return;
    setBusy(true);
    const answer = await send('/api/v1/audits/alerts/tell', { alert: alert.id, whom: typed.whom.trim(), mode: typed.mode });
    setBusy(false);
    if (answer.ok) onDone('It is recorded who was told.');
    else setFaults([faultOf(answer)]);
  };
  return (
    <>
      <ErrorSummary faults={faults} />
      <Form words="Record it" busy={busy} onSend={() => void tell()}>
        <Field id="whom" label="Whom did you tell?" autocomplete="off" value={typed.whom} faults={faults} onInput={(whom) => setTyped({ ...typed, whom })} />
        <Choice id="told-mode" label="How?" value={typed.mode} choices={[{ value: '', words: 'Choose' }, ...TOLD_MODES]} faults={faults} onChange={(mode) => setTyped({ ...typed, mode })} />
      </Form>
    </>
  );
}

function CloseForm({ alert, onDone }: Changing) {
  const send = useSend();
  const draft = useDraft(`alert-outcome-${alert.id}`, { outcome: '' });
  const [faults, setFaults] = useState<Fault[]>([]);
  const [busy, setBusy] = useState(false);
  const close = async (): Promise<void> => {
    const outcome = draft.values.outcome.trim();
    setFaults(outcome === '' ? [{ field: 'outcome', words: 'Say what came of it for the child' }] : []);
    if (outcome === '') return;
    setBusy(true);
    const answer = await send('/api/v1/audits/alerts/close', { alert: alert.id, outcome });
    setBusy(false);
    if (!answer.ok) {
      setFaults([faultOf(answer)]);
      return;
    }
    await draft.sent();
    onDone('The alert is closed.');
  };
  return (
    <DraftKept draft={draft} labels={{ outcome: 'Outcome' }}>
      <ErrorSummary faults={faults} />
      <Form words="Close the alert" busy={busy} onSend={() => void close()}>
        <Lines id="outcome" label="What was done, and is the child safe?" rows={4} value={draft.values.outcome} faults={faults} onInput={(outcome) => draft.change({ outcome })} />
      </Form>
    </DraftKept>
  );
}

function AlertShown({ alert, onDone }: Changing) {
  const send = useSend();
  const [open, setOpen] = useState('');
  const [faults, setFaults] = useState<Fault[]>([]);
  const [busy, setBusy] = useState(false);
  const late = alert.days_late > 0 && alert.stage === 'waiting';
  const acknowledge = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    const answer = await send('/api/v1/audits/alerts/acknowledge', { alert: alert.id });
    setBusy(false);
    if (answer.ok) onDone('You have acknowledged the alert. Close it once the child is safe.');
    else setFaults([faultOf(answer)]);
  };
  const title = [alert.child === '' ? 'Alert' : alert.child, alert.team].filter((one) => one !== null).join(', ');
  return (
    <section class="ws-log-entry" aria-label={`Alert of ${longTime(alert.raised_at)}`}>
      <h2 class="govuk-heading-m">
        {title} <strong class={`govuk-tag ws-alert-stage govuk-tag--${alert.stage === 'closed' ? 'grey' : late ? 'red' : alert.stage === 'waiting' ? 'orange' : 'blue'}`}>{stageWords(alert)}</strong>
      </h2>
      <ErrorSummary faults={faults} />
      <dl class="govuk-summary-list">
        <Row name="The danger">{alert.harm ?? 'Your role does not show what was written.'}</Row>
        <Row name="Raised">{longTime(alert.raised_at)} by {alert.raised_by}</Row>
        {alert.told_too_late && <Row name="Told"><strong>Nobody was told on the day.</strong></Row>}
        <Row name="Who knows">{alert.steps.length === 0 ? 'Nobody yet: tell a manager now.' : alert.steps.map((step) => <div key={`${step.at}${step.whom}`}>{longTime(step.at)}: {stepWords(step)}</div>)}</Row>
        {alert.outcome !== null && <Row name="Outcome">{alert.outcome}</Row>}
        {alert.closed_at !== null && <Row name="Closed">{longDate(alert.closed_at)}</Row>}
      </dl>
      <p class="govuk-body ws-screen">
        {alert.may_acknowledge && <button type="button" class="govuk-button ws-beside" aria-disabled={busy} onClick={() => void acknowledge()}>{busy ? 'Please wait' : 'I know of it and act on it'}</button>}
        {alert.may_close && <button type="button" class="govuk-button ws-beside" aria-expanded={open === 'close'} onClick={() => setOpen(open === 'close' ? '' : 'close')}>Close the alert</button>}
        {alert.may_tell && <button type="button" class="govuk-button govuk-button--secondary ws-beside" aria-expanded={open === 'tell'} onClick={() => setOpen(open === 'tell' ? '' : 'tell')}>Record whom you told</button>}
        {alert.audit_in_sight && <a class="govuk-link" href={`/audits/audits/${alert.audit}`}>The audit</a>}
      </p>
      {open === 'tell' && alert.may_tell && <TellForm alert={alert} onDone={onDone} />}
      {open === 'close' && alert.may_close && <CloseForm alert={alert} onDone={onDone} />}
    </section>
  );
}

function Shown({ rows, again }: { rows: Alert[]; again: () => void }) {
  const { session } = useSession();
  const [done, setDone] = useState('');
  const finish = (words: string): void => {
    setDone(words);
    again();
  };
  const open = rows.filter((one) => one.stage !== 'closed');
  const closed = rows.filter((one) => one.stage === 'closed');
  const shown = (some: Alert[]) => some.map((alert) => <AlertShown key={`${alert.id} ${alert.stage} ${alert.steps.length}`} alert={alert} onDone={finish} />);
  return (
    <>
      {done !== '' && <div class="ws-done"><Banner key={done} title="Done"><p class="govuk-notification-banner__heading">{done}</p></Banner></div>}
      <p class="govuk-body">Whoever sees in an audit that a child may be in danger raises an alert at once. A manager of the team and of the service is told on the same day, and acknowledges it within one working day.</p>
      {open.length === 0 ? <p class="govuk-body-l">No alert is open.</p> : shown(open)}
      {closed.length > 0 && <h2 class="govuk-heading-l">Closed</h2>}
      {shown(closed)}
      {session.permissions.includes('export_audits') && <p class="govuk-body-s ws-screen ws-data-links">The list without words and without children: <a class="govuk-link" href="/api/v1/audits/alerts/register.csv" download>CSV</a></p>}
    </>
  );
}

export function AlertsPage() {
  const opened = useOpened<{ rows: Alert[] }>('/api/v1/audits/alerts', {});
  return (
    <OpenedPage title="Alerts of immediate harm" opened={opened}>
      {({ rows }) => <Shown rows={rows} again={opened.again} />}
    </OpenedPage>
  );
}
