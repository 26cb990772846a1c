// One meeting: its page as it stands on a day, the button that freezes it, and what was frozen of it.
import { useState } from 'preact/hooks';
import { longDate } from '../../../words/format.js';
import { Asking, Banner, faultOf, NotThere, useFetched, useSend } from '../../administration/parts.js';
import { ErrorSummary, type Fault } from '../../Form.js';
import { Heading, Main } from '../../Frame.js';
import type { Where } from '../../history.js';
import { asAt, AsAt, dayOf } from '../AsAt.js';
import { RECORD } from '../record.js';
import { meetingWords } from '../scrutiny/scrutiny.js';
import { addressOfThing } from '../ThingLink.js';
import { BoardShown } from './BoardShown.js';
import { Agenda } from './BusinessShown.js';
import { freezeDayWords, meetingAddress, pageWords, paperAddress, type MeetingAnswer, type PageKind } from './meetings.js';
import { PapersTable } from './PapersTable.js';
import { QuadrantShown } from './QuadrantShown.js';

/** The address of the page with the day that the server chose where none was: the day of a meeting that is past. */
const onThatDay = (where: Where, on: string): Where => {
  const query = new URLSearchParams(where.query);
  query.set('on', on);
  return { ...where, query };
};

function Freeze({ kind, answer, onDone, onFault }: { kind: PageKind; answer: MeetingAnswer; onDone: (paper: string) => void; onFault: (faults: Fault[]) => void }) {
  const ask = useSend();
  const freeze = async (): Promise<void> => {
    const made = await ask<{ paper: string }>(`${RECORD}/papers`, { meeting: answer.meeting.id, kind });
    onFault(made.ok ? [] : [faultOf(made)]);
    if (made.ok) onDone(made.data.paper);
  };
  return (
    <Asking
      words={`Freeze the ${pageWords(kind).toLowerCase()}`} yes="Freeze this page" onYes={freeze}
      question={`The page is kept ${freezeDayWords(answer.meeting.day)}. What is entered later does not change it, and it cannot be taken back.`}
    />
  );
}

function Shown({ answer, where, onDone, onFault }: { answer: MeetingAnswer; where: Where; onDone: (paper: string) => void; onFault: (faults: Fault[]) => void }) {
  const { meeting, quadrant, board, on } = answer;
  const kinds: PageKind[] = [...(quadrant ? ['quadrant' as const] : []), ...(board ? ['board' as const] : [])];
  return (
    <>
      <p class="govuk-body">
        {longDate(meeting.day)}. {meetingWords({ ...meeting, put_off: [], items: [] }, on)}.
        {meeting.body && <> <a class="govuk-link" href={addressOfThing(meeting.body, on)}>{meeting.body.title}</a></>}
      </p>
      <AsAt where={onThatDay(where, on)} on={on} />
      {dayOf(where) !== '' && meeting.day < on && <p class="govuk-body ws-screen"><a class="govuk-link" href={asAt(meetingAddress(meeting.id), meeting.day)}>See the page as at the day of the meeting</a></p>}
      {answer.figures === 'public' && kinds.length > 0 && <p class="govuk-body">The figures behind the ratings are those of the public: small numbers are hidden.</p>}
      {quadrant && <QuadrantShown page={quadrant} figures={answer.figures} />}
      {board && <BoardShown page={board} beside={quadrant !== null} />}
      {kinds.length === 0 && <><p class="govuk-body">Its body watches over no plan, and is no performance meeting: there is no page to prepare.</p><h2 class="govuk-heading-m">Agenda</h2><Agenda agenda={answer.agenda} on={on} /></>}
      <div class="ws-screen">
        <h2 class="govuk-heading-m">Keep or print it</h2>
        {answer.papers.length === 0 ? <p class="govuk-body">No page of this meeting has been frozen.</p> : <PapersTable papers={answer.papers} />}
        {answer.may_freeze && kinds.map((kind) => <Freeze key={kind} kind={kind} answer={answer} onDone={onDone} onFault={onFault} />)}
        <p class="govuk-body"><button type="button" class="govuk-button govuk-button--secondary" onClick={() => window.print()}>Print this page</button></p>
      </div>
    </>
  );
}

export function MeetingPage({ where, values }: { where: Where; values: Readonly<Record<string, string>> }) {
  const day = dayOf(where);
  const fetched = useFetched<MeetingAnswer>(asAt(`${RECORD}/meetings/${encodeURIComponent(values['id'] ?? '')}`, day));
  const [paper, setPaper] = useState('');
  const [faults, setFaults] = useState<Fault[]>([]);
  const { data } = fetched;
  const done = (id: string): void => {
    setPaper(id);
    fetched.again();
  };
  return (
    <div class="ws-record">
      <Main>
        <p class="govuk-body ws-screen"><a class="govuk-back-link" href={asAt('/improvement/meetings', day)}>Meetings</a></p>
        <ErrorSummary faults={faults} />
        {paper !== '' && <Banner key={paper} title="The page is frozen."><p class="govuk-body"><a class="govuk-link" href={paperAddress(paper)}>See it as it was frozen</a></p></Banner>}
        <Heading title={data === null ? 'Meeting' : data.meeting.title} caption="Improvement" />
        <NotThere of="the meeting" fetched={fetched} />
        {data && <Shown answer={data} where={where} onDone={done} onFault={setFaults} />}
      </Main>
    </div>
  );
}
