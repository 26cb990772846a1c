// One evidence room for who watches over it: what is in it, who opened what and when, and closing it. It names no child.
import { useState } from 'preact/hooks';
import { WideTable } from '../../../components/WideTable.js';
import { longDate, longTime } from '../../../words/format.js';
import { Banner, faultOf, Lines, NotThere, useFetched, useSend } from '../../administration/parts.js';
import { ErrorSummary, Form, type Fault } from '../../Form.js';
import { Heading, Main } from '../../Frame.js';
import type { Where } from '../../history.js';
import { Facts } from '../review/parts.js';
import { howChosen, KIND_WORDS, sinceWords, type Visit, type WatchedRoom } from './rooms.js';
import { Standing } from './RoomsPage.js';

function CloseRoom({ room, onDone, onFaults }: { room: string; onDone: () => void; onFaults: (faults: Fault[]) => void }) {
  const send = useSend();
  const [reason, setReason] = useState('');
  const [faults, setFaults] = useState<Fault[]>([]);
  const [busy, setBusy] = useState(false);
  const say = (found: Fault[]): void => {
    setFaults(found);
    onFaults(found);
  };
  const close = async (): Promise<void> => {
    if (reason.trim() === '') return say([{ field: 'close-reason', words: 'Say why the room is closed' }]);
    setBusy(true);
    const answer = await send(`/api/v1/audits/rooms/${room}/close`, { reason: reason.trim() });
    setBusy(false);
    if (answer.ok) {
      say([]);
      onDone();
    } else say([faultOf(answer)]);
  };
  return (
    <section class="ws-screen">
      <h2 class="govuk-heading-m">Close it before its last day</h2>
      <p class="govuk-body">The inspectors see nothing of it from that moment. A room that is closed stays closed: for more time, open another one.</p>
      <Form words="Close the room" busy={busy} onSend={() => void close()}>
        <Lines id="close-reason" label="Why is it closed?" rows={2} value={reason} faults={faults} onInput={setReason} />
      </Form>
    </section>
  );
}

function Items({ room }: { room: WatchedRoom }) {
  return (
    <WideTable
      caption="What is in it" name="evidence-room-items" rows={room.items}
      columns={[
        { title: 'Place', cell: (one) => one.place },
        { title: 'Kind', cell: (one) => KIND_WORDS[one.kind] },
        { title: 'What', cell: (one) => (one.audit === null ? one.title : <a class="govuk-link" href={`/audits/audits/${one.audit}`}>{one.title}</a>), value: (one) => one.title },
        { title: 'Since then', cell: (one) => sinceWords(one.since) || 'The same' },
        { title: 'Times opened', numeric: true, cell: (one) => one.opened },
      ]}
    />
  );
}

function Visits({ room, count }: { room: string; count: number }) {
  const fetched = useFetched<Visit[]>(`/api/v1/audits/rooms/${room}/visits`);
  const rows = fetched.data ?? [];
  return (
    <>
      <h2 class="govuk-heading-m">Who opened what</h2>
      <NotThere of="who opened what" fetched={fetched} />
      {count === 0 && <p class="govuk-body">Nothing was opened yet.</p>}
      {rows.length > 0 && (
        <WideTable
          caption="Who opened what, the latest first" name="evidence-room-visits" rows={rows}
          columns={[
            { title: 'When', cell: (one) => longTime(one.at), value: (one) => one.at },
            { title: 'Who', cell: (one) => <span class="ws-break">{one.who}, {one.email}</span>, value: (one) => `${one.who} <${one.email}>` },
            { title: 'What', cell: (one) => (one.place === null ? one.what : `${one.place}: ${one.what}`) },
            { title: 'Left the system', cell: (one) => (one.downloaded ? 'Yes, as a file' : 'No') },
          ]}
        />
      )}
    </>
  );
}

function Shown({ room, again }: { room: WatchedRoom; again: () => void }) {
  const [faults, setFaults] = useState<Fault[]>([]);
  const [done, setDone] = useState(false);
  return (
    <>
      <ErrorSummary faults={faults} />
      {done && <Banner title="Closed"><p class="govuk-notification-banner__heading">The room is closed.</p></Banner>}
      <Heading title={room.name} caption="Evidence room" error={faults.length > 0} />
      <Facts
        facts={[
          { name: 'State', value: <Standing standing={room.standing} words={room.standing_words} /> },
          { name: 'Open', value: `From ${longDate(room.open_from)} to the end of ${longDate(room.open_to)}` },
          ...(room.closed_at === null ? [] : [{ name: 'Closed', value: `${longTime(room.closed_at)} by ${room.closed_by ?? ''}: ${room.close_reason ?? ''}` }]),
          { name: 'Opened by', value: `${room.opened_by}, ${longTime(room.opened_at)}` },
          { name: 'Inspectors', value: room.inspectors.map((one) => <div key={one.email} class="ws-break">{one.name}, {one.email}{one.taken_back && ' (their role was taken back)'}</div>) },
          { name: 'How its audits were chosen', value: howChosen(room) },
          ...(room.read_first === '' ? [] : [{ name: 'Read first', value: room.read_first }]),
        ]}
      />
      <Items room={room} />
      <Visits key={room.visits} room={room.id} count={room.visits} />
      {room.may_close && <CloseRoom room={room.id} onFaults={setFaults} onDone={() => { setDone(true); again(); }} />}
    </>
  );
}

export function WatchedRoomPage({ values }: { where: Where; values: Readonly<Record<string, string>> }) {
  const fetched = useFetched<WatchedRoom>(`/api/v1/audits/rooms/${encodeURIComponent(values['id'] ?? '')}`);
  return (
    <Main>
      <p class="govuk-body ws-screen"><a class="govuk-back-link" href="/audits/rooms">Evidence rooms</a></p>
      {!fetched.data && <Heading title="Evidence room" />}
      <NotThere of="the evidence room" fetched={fetched} />
      {fetched.data && <Shown room={fetched.data} again={fetched.again} />}
    </Main>
  );
}
