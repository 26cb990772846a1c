// Recommendations for practice: what was asked, and whether the theme has fallen since.
import { useState } from 'preact/hooks';
import { Details } from '../../../components/Details.js';
import { WideTable } from '../../../components/WideTable.js';
import { longDate } from '../../../words/format.js';
import { Choice, faultOf, Lines, useFetched, useSend } from '../../administration/parts.js';
import { givenDay } from '../../children/days.js';
import { DraftKept } from '../../DraftKept.js';
import { useDraft } from '../../draft.js';
import { ErrorSummary, Field, Form, type Fault } from '../../Form.js';
import { countWords, shareWords, spanWords, type Recommendation } from './themes.js';

const ADDRESS = '/api/v1/audits/recommendations';

function stateWords(one: Recommendation): string {
  if (one.state === 'open') return one.progress_words;
  return `${one.state === 'met' ? 'Met' : 'Withdrawn'}${one.closed_on === null ? '' : `, ${longDate(one.closed_on)}`}: ${one.close_reason ?? ''}`;
}

export function RecommendationTable({ rows, named }: { rows: Recommendation[]; named: boolean }) {
  if (rows.length === 0) return <p class="govuk-body">No recommendation was issued.</p>;
  return (
    <>
      <WideTable
        caption="Recommendations, the newest first" name="recommendations" rows={rows}
        columns={[
          { title: 'Recommendation', cell: (row) => (named ? <>{row.words} <span class="govuk-hint ws-cell-hint"><a class="govuk-link" href={`/audits/themes/${row.theme}`}>{row.theme_name}</a></span></> : row.words), value: (row) => row.words },
          { title: 'Issued', cell: (row) => longDate(row.issued_on), value: (row) => row.issued_on },
          { title: 'Owner', cell: (row) => row.owner ?? 'nobody named' },
          { title: 'Due', cell: (row) => (row.due_on === null ? 'no day' : longDate(row.due_on)), value: (row) => row.due_on },
          { title: 'Target', numeric: true, cell: (row) => `${row.target_percent}% or less` },
          { title: 'Before', cell: (row) => `${shareWords(row.before)}${row.before === null ? '' : `, ${countWords(row.before)}`}` },
          { title: 'Since', cell: (row) => (row.now === null ? 'no audits yet' : `${shareWords(row.now)}, ${countWords(row.now)}, ${spanWords(row.now_from, row.now_to)}`) },
          { title: 'How it stands', cell: stateWords },
        ]}
      />
      <p class="govuk-body-s">
        Before: the three months up to the one in which it was issued. Since: the latest three months after it. It is met when the upper end of the
        95% interval is at the target or below, so that one lucky month closes nothing.
      </p>
    </>
  );
}

/** Issues one on a theme. */
export function Recommend({ theme, onDone }: { theme: string; onDone: (words: string) => void }) {
  const ask = useSend();
  const owners = useFetched<{ rows: { id: string; name: string }[] }>('/api/v1/audits/actions/owners');
  const draft = useDraft(`recommend-${theme}`, { words: '', owner: '', target: '', due_on: '' });
  const [faults, setFaults] = useState<Fault[]>([]);
  const [busy, setBusy] = useState(false);
  const send = async (): Promise<void> => {
    const { words, owner, target, due_on: due } = draft.values;
    const found: Fault[] = [];
    if (words.trim() === '') found.push({ field: 'recommend-words', words: 'Say what is asked of practice' });
    if (!/^\d{1,3}$/.test(target.trim()) || Number(target) > 100) found.push({ field: 'recommend-target', words: 'Give the target as a whole number from 0 to 100' });
    const day = givenDay(due);
    if (day === null) found.push({ field: 'recommend-due', words: 'Enter the day like 30/9/2020, or leave it empty' });
    setFaults(found);
    if (found.length > 0) return;
    setBusy(true);
    const answer = await ask(`${ADDRESS}/add`, {
      theme, words: words.trim(), target_percent: Number(target), ...(owner === '' ? {} : { owner }), ...(day ? { due_on: day } : {}),
    });
    setBusy(false);
    if (!answer.ok) {
      setFaults([faultOf(answer)]);
      return;
    }
    await draft.sent();
    onDone('The recommendation is issued, and is followed from next month on.');
  };
  return (
    <>
      <ErrorSummary faults={faults} />
      <DraftKept draft={draft} labels={{ words: 'Recommendation', owner: 'Owner', target: 'Target', due_on: 'Due' }}>
        <Form words="Issue it" busy={busy} onSend={() => void send()}>
          <Lines id="recommend-words" label="What is asked of practice" value={draft.values.words} faults={faults} onInput={(words) => draft.change({ words })} />
          <Field
            id="recommend-target" label="Target: per cent of audits with the gap" hint="The share at or below which it has done its work." autocomplete="off" numeric width={10}
            value={draft.values.target} faults={faults} onInput={(target) => draft.change({ target })}
          />
          <Field
            id="recommend-due" label="Due (optional)" hint="Like 30/9/2020" autocomplete="off" width={10} value={draft.values.due_on} faults={faults}
            onInput={(due) => draft.change({ due_on: due })}
          />
          <Choice
            id="recommend-owner" label="Owner" value={draft.values.owner} faults={faults} onChange={(owner) => draft.change({ owner })}
            choices={[{ value: '', words: 'Nobody yet' }, ...(owners.data?.rows ?? []).map(({ id, name }) => ({ value: id, words: name }))]}
          />
        </Form>
      </DraftKept>
    </>
  );
}

/** Withdraws one, or closes one that is met. */
function Close({ one, onDone }: { one: Recommendation; onDone: (words: string) => void }) {
  const ask = useSend();
  const draft = useDraft(`recommendation-${one.id}`, { reason: '' });
  const [faults, setFaults] = useState<Fault[]>([]);
  const [busy, setBusy] = useState(false);
  const met = one.progress === 'met';
  const id = `close-${one.id}`;
  const send = async (): Promise<void> => {
    const reason = draft.values.reason.trim();
    if (reason === '') {
      setFaults([{ field: id, words: 'Say why it ends' }]);
      return;
    }
    setBusy(true);
    const answer = await ask(`${ADDRESS}/close`, { recommendation: one.id, state: met ? 'met' : 'withdrawn', reason });
    setBusy(false);
    if (!answer.ok) {
      setFaults([faultOf(answer)]);
      return;
    }
    await draft.sent();
    onDone(met ? 'The recommendation is met.' : 'The recommendation is withdrawn.');
  };
  return (
    <>
      <ErrorSummary faults={faults} />
      <DraftKept draft={draft} labels={{ reason: 'Why' }}>
        <Form words={met ? 'Close it as met' : 'Withdraw it'} warning={!met} busy={busy} onSend={() => void send()}>
          <Lines id={id} label="Why" value={draft.values.reason} faults={faults} onInput={(reason) => draft.change({ reason })} />
        </Form>
      </DraftKept>
    </>
  );
}

export function Closing({ rows, onDone }: { rows: Recommendation[]; onDone: (words: string) => void }) {
  return (
    <>
      {rows.filter(({ state }) => state === 'open').map((one) => (
        <Details key={one.id} summary={`End: ${one.words.length > 70 ? `${one.words.slice(0, 70)}…` : one.words}`}>{() => <Close one={one} onDone={onDone} />}</Details>
      ))}
    </>
  );
}
