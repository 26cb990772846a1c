// Meetings by body: the next and the last, and what was frozen of them.
import { Details } from '../../../components/Details.js';
import { WideTable } from '../../../components/WideTable.js';
import { longDate } from '../../../words/format.js';
import { NotThere, useFetched } from '../../administration/parts.js';
import { Heading, Main } from '../../Frame.js';
import type { Where } from '../../history.js';
import { asAt, AsAt, dayOf } from '../AsAt.js';
import { awayWords } from '../due/days.js';
import { RECORD, type Brief } from '../record.js';
import { meetingWords, type Meeting, type Scrutiny } from '../scrutiny/scrutiny.js';
import { addressOfThing } from '../ThingLink.js';
import { byBody, meetingAddress, pageWords, paperAddress, papersOf, type BodyMeetings, type PaperHead } from './meetings.js';
import { PapersTable } from './PapersTable.js';

const bodyName = (body: Brief | null): string => body?.title ?? 'Without a body';

function MeetingLink({ meeting, day }: { meeting: Meeting; day: string }) {
  return <a class="govuk-link" href={asAt(meetingAddress(meeting.id), day)}>{meeting.title}</a>;
}

function Frozen({ papers }: { papers: readonly PaperHead[] }) {
  if (papers.length === 0) return <>Nothing</>;
  return (
    <ul class="govuk-list ws-tight">
      {papers.map((one) => <li key={one.paper}><a class="govuk-link" href={paperAddress(one.paper)}>{pageWords(one.kind)}, as at {longDate(one.as_at)}</a></li>)}
    </ul>
  );
}

function Bodies({ rows, on, day }: { rows: BodyMeetings[]; on: string; day: string }) {
  const at = (meeting: Meeting | undefined | null, away: boolean) => (!meeting ? 'None in the record' : (
    <>{longDate(meeting.day)}<span class="ws-cell-hint"><MeetingLink meeting={meeting} day={day} />{away && `, ${awayWords(on, meeting.day)}`}</span></>
  ));
  const lastHeld = ({ past }: BodyMeetings): Meeting | undefined => past.find(({ status }) => status === 'held');
  return (
    <WideTable
      caption="When each body meets next, and met last" name="meetings-by-body" rows={rows}
      columns={[
        { title: 'Body', cell: ({ body }) => (body === null ? bodyName(body) : <a class="govuk-link" href={addressOfThing(body, day)}>{bodyName(body)}</a>), value: ({ body }) => bodyName(body) },
        { title: 'Next', cell: ({ next }) => at(next, true), value: ({ next }) => next?.day ?? null },
        { title: 'Last held', cell: (row) => at(lastHeld(row), false), value: (row) => lastHeld(row)?.day ?? null },
      ]}
    />
  );
}

function OfBody({ row, on, day, papers }: { row: BodyMeetings; on: string; day: string; papers: readonly PaperHead[] }) {
  const meetings = [...row.later].reverse().concat(row.next ?? [], row.past);
  const frozen = (meeting: Meeting): PaperHead[] => papersOf(papers, meeting.id);
  return (
    <WideTable
      caption={`Meetings: ${bodyName(row.body)}`} hideCaption name={`meetings-${row.body?.id ?? 'none'}`} rows={meetings}
      columns={[
        { title: 'Meeting', cell: (meeting) => <MeetingLink meeting={meeting} day={day} />, value: ({ title }) => title },
        { title: 'Day', cell: (meeting) => longDate(meeting.day), value: (meeting) => meeting.day },
        { title: 'State', cell: (meeting) => meetingWords(meeting, on) },
        { title: 'Frozen', cell: (meeting) => <Frozen papers={frozen(meeting)} />, value: (meeting) => frozen(meeting).map((one) => `${pageWords(one.kind)}, as at ${one.as_at}`).join('; ') },
      ]}
    />
  );
}

export function MeetingsPage({ where }: { where: Where }) {
  const day = dayOf(where);
  const calendar = useFetched<Pick<Scrutiny, 'on' | 'meetings'>>(asAt(`${RECORD}/scrutiny`, day));
  const frozen = useFetched<PaperHead[]>(`${RECORD}/papers`);
  const bodies = calendar.data === null ? [] : byBody(calendar.data.meetings, calendar.data.on);
  return (
    <div class="ws-record">
      <Main>
        <p class="govuk-body ws-screen"><a class="govuk-back-link" href={asAt('/improvement', day)}>Improvement</a></p>
        <Heading title="Meetings" />
        <NotThere of="the meetings" fetched={calendar} />
        {calendar.data && (
          <>
            <AsAt where={where} on={calendar.data.on} />
            <p class="govuk-body">
              The page of a performance meeting has the quadrant’s exceptions, what is overdue and last month’s actions. That of a board has its plans, what slipped since
              it met and what it has to decide. A page can be frozen as it was shown on the day.
            </p>
            {bodies.length === 0 ? <p class="govuk-body">No meeting is in the record on this day.</p> : <Bodies rows={bodies} on={calendar.data.on} day={day} />}
            {bodies.length > 0 && <h2 class="govuk-heading-m">All meetings by body</h2>}
            {bodies.map((row) => (
              <Details key={row.body?.id ?? ''} summary={bodyName(row.body)}>{() => <OfBody row={row} on={calendar.data?.on ?? ''} day={day} papers={frozen.data ?? []} />}</Details>
            ))}
          </>
        )}
        <h2 class="govuk-heading-m">Frozen pages</h2>
        <NotThere of="the frozen pages" fetched={frozen} />
        {frozen.data !== null && (frozen.data.length === 0 ? <p class="govuk-body">No page has been frozen yet.</p> : <PapersTable papers={frozen.data} named />)}
      </Main>
    </div>
  );
}
