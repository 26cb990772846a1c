// The day as at which the record is shown: it stands in the address as "on", and goes along from page to page.
import { useState } from 'preact/hooks';
import { longDate } from '../../words/format.js';
import { Field, Form, type Fault } from '../Form.js';
import { go, type Where } from '../history.js';

/** The day of an address; empty for today. What is no day is left to the server, which says so. */
export const dayOf = (where: Where): string => where.query.get('on') ?? '';

/** An address as at the day, of a page or of the record. */
export function asAt(address: string, on: string): string {
  return on === '' ? address : `${address}${address.includes('?') ? '&' : '?'}on=${encodeURIComponent(on)}`;
}

/** "As at 15 October 2020", with a form that chooses another day. `on` is what the server says it answered for. */
export function AsAt({ where, on }: { where: Where; on: string }) {
  const chosen = dayOf(where);
  return (
    <div class="ws-screen">
      <details class="govuk-details ws-as-at">
        <summary class="govuk-details__summary"><span class="govuk-details__summary-text">As at {longDate(on)}{chosen === '' ? ', today' : ''}: see another day</span></summary>
        <div class="govuk-details__text"><Chooser key={chosen} where={where} chosen={chosen} /></div>
      </details>
    </div>
  );
}

/** The address of the page as at another day, its other choices kept. */
export function onAnotherDay(where: Where, day: string): string {
  const query = new URLSearchParams(where.query);
  query.delete('on');
  const rest = query.toString();
  return asAt(`${where.address}${rest === '' ? '' : `?${rest}`}`, day);
}

function Chooser({ where, chosen }: { where: Where; chosen: string }) {
  const [day, setDay] = useState(chosen);
  const [faults, setFaults] = useState<Fault[]>([]);
  const send = (): void => {
    if (day.trim() !== '' && !/^\d{4}-\d{2}-\d{2}$/.test(day.trim())) setFaults([{ field: 'on', words: 'Give a day such as 2020-10-15' }]);
    else go(onAnotherDay(where, day.trim()));
  };
  return (
    <Form words="Show" busy={false} onSend={send}>
      <Field id="on" label="Day" hint="Such as 2020-10-15. Leave it empty for today." autocomplete="off" width={10} value={day} faults={faults} onInput={setDay} />
    </Form>
  );
}
