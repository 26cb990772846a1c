// What is in the evidence rooms that are open for an inspector.
import { WideTable } from '../../../components/WideTable.js';
import { longDate } from '../../../words/format.js';
import { monthWords } from '../AuditHead.js';
import { useTakenFile } from '../../take_file.js';
import { gradeWords } from '../questions/tool_types.js';
import { OpenedPage, useOpened } from '../talks/asked.js';
import { KIND_WORDS, pageOf, sinceWords, type Room, type RoomItem } from './rooms.js';
import { RoomMark } from './RoomMark.js';

const link = (one: RoomItem) => (
  <a class="govuk-link" href={pageOf(one)}>{one.kind === 'audit' ? `Audit ${one.place}` : one.title}</a>
);

function Audits({ items }: { items: RoomItem[] }) {
  return (
    <WideTable
      caption="Audits" rows={items}
      columns={[
        { title: 'Audit', cell: link },
        { title: 'Child', cell: (one) => one.child },
        { title: 'Month', cell: (one) => (one.month === null ? '' : monthWords(one.month)) },
        { title: 'Service', cell: (one) => one.service ?? '' },
        { title: 'Team', cell: (one) => one.team ?? '' },
        { title: 'Final grade', cell: (one) => <>{one.final_grade === null ? '' : gradeWords(one.final_grade)}{one.since !== '' && <> <strong class="govuk-tag govuk-tag--yellow">{sinceWords(one.since)}</strong></>}</> },
      ]}
    />
  );
}

function OneRoom({ room }: { room: Room }) {
  const audits = room.items.filter(({ kind }) => kind === 'audit');
  const others = room.items.filter(({ kind }) => kind !== 'audit');
  return (
    <RoomMark mark={room.watermark}>
      <h2 class="govuk-heading-l">{room.name}</h2>
      <p class="govuk-body">Open from {longDate(room.open_from)} to the end of {longDate(room.open_to)}. Everything is as it was when the room was opened, and nothing in it can be changed.</p>
      {room.read_first !== '' && (
        <div class="govuk-inset-text">
          <h3 class="govuk-heading-s">Read first</h3>
          {room.read_first.split('\n').map((line) => <p class="govuk-body">{line}</p>)}
        </div>
      )}
      {others.length > 0 && (
        <>
          <h3 class="govuk-heading-m">Method notes and reports</h3>
          <ul class="govuk-list">{others.map((one) => <li key={one.item}>{KIND_WORDS[one.kind]}: {link(one)}</li>)}</ul>
        </>
      )}
      <Audits items={audits} />
    </RoomMark>
  );
}

function Shown({ rooms }: { rooms: Room[] }) {
  const file = useTakenFile();
  if (rooms.length === 0) {
    return <p class="govuk-body-l">No evidence room is open for you today. The quality assurance lead opens one for named inspectors and days; it closes at the end of its last day.</p>;
  }
  return (
    <>
      <p class="govuk-body">The quality assurance lead and the director see what you open here, and when.</p>
      <div class="govuk-button-group ws-screen">
        <button type="button" class="govuk-button govuk-button--secondary" onClick={() => print()}>Print this list</button>
        <button type="button" class="govuk-button govuk-button--secondary" aria-disabled={file.busy} onClick={() => void file.take('/api/v1/audits/room.csv', {})}>{file.busy ? 'Please wait' : 'Save the list as CSV'}</button>
      </div>
      {file.failure && <p class="govuk-error-message" role="alert">{file.failure.detail} {file.failure.remedy}</p>}
      {rooms.map((room) => <OneRoom key={room.room} room={room} />)}
    </>
  );
}

export function RoomPage() {
  const opened = useOpened<{ rooms: Room[] }>('/api/v1/audits/room', {});
  return <OpenedPage title="Evidence room" opened={opened}>{({ rooms }) => <Shown rooms={rooms} />}</OpenedPage>;
}
