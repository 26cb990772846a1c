// By which month, in windows of how many, up to when: what a page of findings is of. It stands in the address.
import { useState } from 'preact/hooks';
import { Choice } from '../../administration/parts.js';
import { Form } from '../../Form.js';
import { go } from '../../history.js';
import { monthWords, queryOf } from './finding_words.js';

const BY = [{ value: '', words: 'the month in which the case was sampled' }, { value: 'completed', words: 'the month in which the audit was completed' }];
const ROLLING = [{ value: '', words: 'that do not overlap' }, { value: 'yes', words: 'rolling by one month (neighbours share audits)' }];

/** What a page lets choose beside the window; the first choice is what holds without one. */
export interface MoreChoice {
  name: string;
  label: string;
  choices: { value: string; words: string }[];
}

export function WindowForm(props: { address: string; chosen: Record<string, string>; months: number; lengths: readonly number[]; rolling?: boolean; last: string | null; more?: MoreChoice[] }) {
  const { chosen } = props;
  const [by, setBy] = useState(chosen['by'] === 'completed' ? 'completed' : '');
  const [months, setMonths] = useState(chosen['months'] ?? String(props.months));
  const [rolling, setRolling] = useState(chosen['rolling'] === 'yes' ? 'yes' : '');
  const [until, setUntil] = useState(chosen['until'] ?? '');
  const [more, setMore] = useState<Record<string, string>>({});
  const moreOf = (name: string): string => more[name] ?? chosen[name] ?? '';
  const lengths = [...new Set([...props.lengths.map(String), months])];
  const send = (): void => go(`${props.address}${queryOf({ by, months: months === String(props.months) ? '' : months, rolling, until, ...Object.fromEntries((props.more ?? []).map(({ name }) => [name, moreOf(name)])) })}`);
  return (
    <div class="ws-screen">
      <Form words="Show" busy={false} onSend={send}>
        {(props.more ?? []).map(({ name, label, choices }) => <Choice key={name} id={name} label={label} value={moreOf(name)} choices={choices} faults={[]} onChange={(value) => setMore({ ...more, [name]: value })} />)}
        <Choice id="by" label="An audit belongs to" value={by} choices={BY} faults={[]} onChange={setBy} />
        <Choice id="months" label="Months in a window" value={months} faults={[]} onChange={setMonths} choices={lengths.map((value) => ({ value, words: value }))} />
        {props.rolling && <Choice id="rolling" label="Windows" value={rolling} choices={ROLLING} faults={[]} onChange={setRolling} />}
        <Choice id="until" label="Up to the end of" value={until} faults={[]} onChange={setUntil} choices={monthChoices(props.last, chosen['until'])} />
      </Form>
    </div>
  );
}

/** The newest months that audits have, and the one that is chosen. */
export function monthChoices(last: string | null, chosen: string | undefined): { value: string; words: string }[] {
  const all = [{ value: '', words: 'the newest month with audits' }];
  const days = new Set<string>(chosen === undefined ? [] : [chosen]);
  if (last !== null) {
    const [year = 0, month = 1] = last.split('-').map(Number);
    for (let back = 0; back < 36; back += 1) days.add(new Date(Date.UTC(year, month - back, 0)).toISOString().slice(0, 10));
  }
  return [...all, ...[...days].filter((day) => /^\d{4}-\d{2}-\d{2}$/.test(day)).sort().reverse().map((value) => ({ value, words: monthWords(value) }))];
}
