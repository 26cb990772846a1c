// The third step of a round: who audits what. A proposal to look at; single ones can be changed; all are given out at once.
import { useState } from 'preact/hooks';
import { longDate } from '../../../words/format.js';
import { Choice, faultOf, Lines, NotThere, useFetched, useSend } from '../../administration/parts.js';
import { Form, type Fault } from '../../Form.js';
import { WideTable } from '../../../components/WideTable.js';
import type { Proposal, ProposedCase } from './answers.js';
import { changed, conflictOf, firstChoice, loadsBy, wishesOf, type Chosen } from './assigning.js';
import { STREAMS } from './words.js';

interface Props {
  round: string;
  onFaults: (faults: Fault[]) => void;
  onDone: (words: string) => void;
}

interface RowProps {
  one: ProposedCase;
  plan: Proposal;
  chosen: string;
  reason: string;
  faults: readonly Fault[];
  onChoose: (auditor: string) => void;
  onReason: (reason: string) => void;
}

function Case({ one, plan, chosen, reason, faults, onChoose, onReason }: RowProps) {
  const conflict = conflictOf(one, chosen);
  const again = one.auditor !== null && chosen !== one.auditor;
  const options = plan.auditors
    .filter(({ id, status }) => id === chosen || status !== 'suspended')
    .map(({ id, name }) => {
      const broken = conflictOf(one, id);
      return { value: id, words: broken === null ? name : `${name} (${broken.forbidden ? 'may not' : 'not independent'})` };
    });
  return (
    <div class="govuk-summary-card">
      <div class="govuk-summary-card__title-wrapper">
        <h4 class="govuk-summary-card__title">{one.child}</h4>
      </div>
      <div class="govuk-summary-card__content">
        <p class="govuk-body">{one.team ?? 'Team not recorded'}, {one.service ?? 'service not recorded'}. {STREAMS[one.stream] ?? one.stream}.</p>
        {one.why && chosen === '' && <div class="govuk-inset-text">{one.why}</div>}
        <Choice
          id={`auditor-${one.audit}`} label="Auditor" value={chosen} faults={faults} onChange={onChoose}
          choices={one.auditor === null ? [{ value: '', words: 'Nobody yet' }, ...options] : options}
        />
        {conflict && <p class="govuk-body"><strong>Not independent:</strong> {conflict.words.join('; ')}.{conflict.forbidden && ' No reason can allow that.'}</p>}
        {((conflict && !conflict.forbidden && chosen !== one.auditor) || again) && (
          <Lines
            id={`reason-${one.audit}`} label={conflict ? 'Why it is given to them all the same' : 'Why it is given to another'} rows={2} value={reason} faults={faults} onInput={onReason}
            {...(conflict ? { hint: 'The method note prints it.' } : {})}
          />
        )}
      </div>
    </div>
  );
}

function Given({ plan, round, onFaults, onDone }: Props & { plan: Proposal }) {
  const send = useSend();
  const [chosen, setChosen] = useState<Chosen>(() => firstChoice(plan.cases));
  const [reasons, setReasons] = useState<Record<string, string>>({});
  const [faults, setFaults] = useState<Fault[]>([]);
  const [busy, setBusy] = useState(false);
  const say = (found: Fault[]): void => {
    setFaults(found);
    onFaults(found);
  };
  const give = async (): Promise<void> => {
    const wishes = wishesOf(plan.cases, chosen, reasons);
    const first = wishes[0];
    if (first === undefined) return say([{ field: '', words: 'Choose an auditor for at least one case' }]);
    if ('field' in first) return say(wishes as Fault[]);
    setBusy(true);
    const answer = await send<{ assigned: number }>(`/api/v1/audits/rounds/${round}/assign`, { assignments: wishes });
    setBusy(false);
    if (answer.ok) {
      say([]);
      onDone(answer.data.assigned === 1 ? 'One audit is given out.' : `${answer.data.assigned} audits are given out.`);
    } else if (answer.status !== 401) say([faultOf(answer)]);
  };
  const waiting = plan.cases.filter(({ auditor }) => auditor === null);
  const given = plan.cases.filter(({ auditor }) => auditor !== null);
  const loads = loadsBy(plan.cases, chosen, Object.fromEntries(plan.auditors.map(({ id, load }) => [id, load])));
  const draw = (one: ProposedCase) => (
    <Case
      key={one.audit} one={one} plan={plan} chosen={chosen[one.audit] ?? ''} reason={reasons[one.audit] ?? ''} faults={faults}
      onChoose={(auditor) => setChosen({ ...chosen, [one.audit]: auditor })} onReason={(reason) => setReasons({ ...reasons, [one.audit]: reason })}
    />
  );
  const count = changed(plan.cases, chosen).length;
  return (
    <>
      <p class="govuk-body">Independence goes by what the data says up to {longDate(plan.known_to)}. Audits are due on {longDate(plan.due_on)}.</p>
      {plan.auditors.length > 0 && (
        <WideTable
          caption="What each auditor would have" name="auditor-loads" rows={plan.auditors}
          columns={[
            { title: 'Auditor', cell: (one) => one.name },
            { title: 'Audits now', numeric: true, cell: (one) => one.load },
            { title: 'With these', numeric: true, cell: (one) => loads[one.id] ?? 0 },
            { title: 'A month at most', numeric: true, cell: (one) => one.capacity },
          ]}
        />
      )}
      <Form words={count === 1 ? 'Give out 1 audit' : `Give out ${count} audits`} busy={busy} onSend={() => void give()}>
        {waiting.length > 0 && <h3 class="govuk-heading-s">Cases without an auditor: {waiting.length}</h3>}
        {waiting.map(draw)}
        {given.length > 0 && (
          <details class="govuk-details">
            <summary class="govuk-details__summary"><span class="govuk-details__summary-text">Audits that somebody has, to give to another: {given.length}</span></summary>
            <div class="govuk-details__text">{given.map(draw)}</div>
          </details>
        )}
      </Form>
    </>
  );
}

export function AssignStep(props: Props) {
  const fetched = useFetched<Proposal>(`/api/v1/audits/rounds/${props.round}/proposal`);
  const plan = fetched.data;
  return (
    <>
      <NotThere of="a proposal: every case is compared with every auditor" fetched={fetched} />
      {plan && plan.auditors.length === 0 && <p class="govuk-body">There is no auditor yet. <a class="govuk-link" href="/audits/auditors">Add them to the register</a>.</p>}
      {plan && plan.cases.length === 0 && <p class="govuk-body">No case waits for an auditor.</p>}
      {plan && plan.cases.length > 0 && plan.auditors.length > 0 && <Given key={plan.cases.map(({ audit, revision }) => `${audit}${revision}`).join()} {...props} plan={plan} />}
    </>
  );
}
