// The second step of a round: drawing the cases by chance that anyone can repeat, or naming them.
import { useState } from 'preact/hooks';
import { countColumn, WideTable } from '../../../components/WideTable.js';
import { count, longTime } from '../../../words/format.js';
import { Choice, faultOf, Lines, useSend } from '../../administration/parts.js';
import { DraftKept } from '../../DraftKept.js';
import { useDraft } from '../../draft.js';
import { Field, Form, type Fault } from '../../Form.js';
import type { Round, RoundDraw } from './answers.js';
import type { Step } from './FrameStep.js';
import { CASES, choices, METHODS, wholeOf } from './words.js';

/** "P12: moved school" on each line. */
export function chosenCases(text: string): { child: string; reason: string }[] | null {
  const lines = text.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  const cases = lines.map((line) => {
    const at = line.indexOf(':');
    return { child: line.slice(0, Math.max(at, 0)).trim(), reason: line.slice(at + 1).trim() };
  });
  return cases.every(({ child, reason }) => child !== '' && reason !== '') ? cases : null;
}

function DrawForm({ round, onFaults, onRound }: Step) {
  const send = useSend();
  const nothing = { method: round.method, seed: '', target: String(round.target), floor: String(round.floor), reserves: String(round.reserves), chosen: '', limits: '', risk: {} as Record<string, string> };
  const draft = useDraft<typeof nothing>(`audit-draw-${round.id}`, nothing);
  const typed = draft.values;
  const [faults, setFaults] = useState<Fault[]>([]);
  const [busy, setBusy] = useState(false);
  const named = typed.method === 'purposive' || typed.method === 'judgement';
  const say = (found: Fault[]): void => {
    setFaults(found);
    onFaults(found);
  };
  const draw = async (): Promise<void> => {
    const wrong: Fault[] = [];
    const whole = (field: string, text: string, least: number, most: number): number | null => {
      const value = wholeOf(text, least, most);
      if (value === null) wrong.push({ field, words: `Enter a whole number from ${least} to ${most}` });
      return value;
    };
    if (typed.seed.trim() === '') wrong.push({ field: 'seed', words: 'Enter a seed: any words, written down before the draw' });
    const chosen = chosenCases(typed.chosen);
    if (chosen === null || (named && chosen.length === 0)) wrong.push({ field: 'chosen', words: 'Enter each case on a line: its reference, a colon, and the reason' });
    const risk: Record<string, number> = {};
    if (typed.method === 'risk_weighted') {
      for (const [code, text] of Object.entries(typed.risk)) {
        const value = text.trim() === '' ? null : whole(`risk-${code}`, text, 1, 1000);
        if (value !== null) risk[code] = value;
      }
    }
    const wish = {
      frame: round.frame?.id ?? '', seed: typed.seed.trim(), method: typed.method, chosen: chosen ?? [],
      target: named ? null : whole('target', typed.target, 1, 1000), floor: named ? null : whole('floor', typed.floor, 0, 100),
      reserves: named ? null : whole('reserves', typed.reserves, 0, 100),
      ...(typed.method === 'risk_weighted' ? { risk_by_status: risk } : {}), ...(typed.limits.trim() ? { limits: typed.limits.trim() } : {}),
    };
    if (wrong.length > 0) return say(wrong);
    setBusy(true);
    const answer = await send<Round>(`/api/v1/audits/rounds/${round.id}/draw`, wish);
    setBusy(false);
    if (answer.ok) {
      say([]);
      await draft.sent(nothing);
      onRound(answer.data, `${answer.data.progress.audits} cases are drawn.`);
    } else if (answer.status !== 401) say([faultOf(answer)]);
  };
  const field = (id: 'seed' | 'target' | 'floor' | 'reserves', label: string, hint?: string) => (
    <Field id={id} label={label} {...(hint ? { hint } : {})} autocomplete="off" {...(id === 'seed' ? {} : { width: 10 as const })} value={typed[id]} faults={faults} onInput={(value) => draft.change({ [id]: value })} />
  );
  return (
    <DraftKept draft={draft} labels={{ seed: 'Seed', target: 'Cases', floor: 'Fewest of each', reserves: 'Reserves', chosen: 'Chosen cases', limits: 'Limits' }}>
      <Form words="Draw the cases" busy={busy} onSend={() => void draw()}>
        <Choice id="method" label="How" value={typed.method} faults={faults} choices={choices(METHODS)} onChange={(method) => draft.change({ method })} />
        {field('seed', 'Seed', 'Any words, such as the day and a word that somebody else says. The same seed and frame give the same draw on any machine.')}
        {!named && field('target', 'Cases')}
        {!named && field('floor', 'Fewest of each service and quadrant')}
        {!named && field('reserves', 'Reserves of each')}
        {typed.method === 'risk_weighted' && Object.entries(CASES).map(([code, words]) => (
          <Field
            key={code} id={`risk-${code}`} label={`How much likelier: ${words.toLowerCase()}`} hint="1 where it is empty" numeric autocomplete="off" width={10}
            value={typed.risk[code] ?? ''} faults={faults} onInput={(value) => draft.change({ risk: { ...typed.risk, [code]: value } })}
          />
        ))}
        <Lines
          id="chosen" label={named ? 'Cases' : 'Cases to add (optional)'} hint="One a line: the child’s reference, a colon, and why, such as 12345: complaint upheld. They are kept out of the headline."
          rows={4} value={typed.chosen} faults={faults} onInput={(chosen) => draft.change({ chosen })}
        />
        <Lines id="limits" label="What limits the sample (optional)" hint="The method note prints it, for the public too." rows={2} value={typed.limits} faults={faults} onInput={(limits) => draft.change({ limits })} />
      </Form>
    </DraftKept>
  );
}

function Withdraw({ round, draw, faults, onFaults, onRound }: Step & { draw: RoundDraw }) {
  const send = useSend();
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const withdraw = async (): Promise<void> => {
    if (reason.trim() === '') return onFaults([{ field: 'withdrawal', words: 'Say why the cases are drawn again' }]);
    setBusy(true);
    const answer = await send<Round>(`/api/v1/audits/rounds/${round.id}/withdraw`, { draw: draw.id, reason });
    setBusy(false);
    if (answer.ok) onRound(answer.data, 'The draw is withdrawn. It stays in the round’s history.');
    else if (answer.status !== 401) onFaults([faultOf(answer)]);
  };
  return (
    <details class="govuk-details">
      <summary class="govuk-details__summary"><span class="govuk-details__summary-text">Draw again</span></summary>
      <div class="govuk-details__text">
        <p class="govuk-body">That is possible until an audit begins. Nothing is hidden by it: the method note and the round say that a draw was withdrawn, and why.</p>
        <Form words="Withdraw the draw" busy={busy} warning onSend={() => void withdraw()}>
          <Lines id="withdrawal" label="Why" rows={2} value={reason} faults={faults} onInput={setReason} />
        </Form>
      </div>
    </details>
  );
}

const place = (service: string, quadrant: string): string => `${service || 'service not recorded'}, ${quadrant || 'quadrant not recorded'}`;

export function DrawStep(step: Step) {
  const { round } = step;
  const { draw, frame } = round;
  const may = round.state === 'open' && round.may_run;
  return (
    <>
      {round.withdrawn.map((one) => <div class="govuk-inset-text" key={one.drawn_at}>A draw of {longTime(one.drawn_at)} was withdrawn: {one.reason}</div>)}
      {draw && (
        <>
          <p class="govuk-body">
            {METHODS[draw.method] ?? draw.method}, by {draw.drawn_by} on {longTime(draw.drawn_at)}, from {count(draw.eligible)} cases of {count(draw.rows)}.
            {draw.seed !== null && ` Seed: ${draw.seed}`}
          </p>
          <p class="govuk-body"><a class="govuk-link" href={`/audits/rounds/${round.id}/method-note`}>Method note</a>, one page to print</p>
          <WideTable
            caption="Cases by service and quadrant" name="audit-strata" rows={draw.strata}
            columns={[
              { title: 'Service and quadrant', cell: (one) => place(one.service, one.quadrant) },
              countColumn('In the frame', 'frame'),
              countColumn('Could be drawn', 'eligible'),
              countColumn('Drawn', 'allocated'),
              { title: 'Chance of each', numeric: true, cell: (one) => (one.probability === null ? (one.allocated === 0 ? 'none' : 'differs') : one.probability.toFixed(4)), value: (one) => one.probability },
            ]}
          />
          <WideTable
            caption="Who could not be drawn" name="audit-exclusions" rows={draw.exclusions.filter(({ rows }) => rows > 0)}
            columns={[{ title: 'Why', cell: (one) => one.words }, countColumn('Cases', 'rows')]}
          />
          {may && <Withdraw {...step} draw={draw} />}
        </>
      )}
      {!draw && !frame && <p class="govuk-body">The frame comes first.</p>}
      {!draw && frame && !frame.passed && !frame.waived_by && <p class="govuk-body">The frame failed the data-quality gate: mend the data and read it again, or let it through in writing.</p>}
      {!draw && frame && may && (frame.passed || frame.waived_by) && <DrawForm key={frame.id} {...step} />}
    </>
  );
}
