// How somebody is reminded of what they have to do: by e-mail, and in their own calendar.
import { useState } from 'preact/hooks';
import { Banner, NotThere, useFetched } from '../../administration/parts.js';
import { ErrorSummary, type Fault } from '../../Form.js';
import { Heading, Main } from '../../Frame.js';
import { CalendarAddress, NewAddress } from './CalendarAddress.js';
import { OftenForm } from './OftenForm.js';
import { chosenWords, WORK, type Choices, type MadeCalendar } from './reminders.js';

/** What a message and the calendar say, and what they never do. */
export function WhatIsSaid() {
  return (
    <>
      <p class="govuk-body">Messages and the calendar name:</p>
      <ul class="govuk-list govuk-list--bullet">
        <li>what you lead in plans and scrutiny, with its title and the day on which it is due</li>
        <li>what practice audit asks of you, by its kind and its day alone, such as “Make an audit”</li>
      </ul>
      <p class="govuk-body">They never hold a child’s name or number, or anything that was written in an audit. To see which audit it is, sign in.</p>
    </>
  );
}

export function RemindersPage() {
  const fetched = useFetched<Choices>(`${WORK}/choices`);
  const [said, setSaid] = useState('');
  const [made, setMade] = useState<MadeCalendar | null>(null);
  const [faults, setFaults] = useState<Fault[]>([]);
  const choices = fetched.data;
  const kept = (now: Choices): void => {
    fetched.put(now);
    setSaid(chosenWords(now.often, now.mail));
  };
  const ended = (now: Choices): void => {
    fetched.put(now);
    setMade(null);
    setSaid('Your calendar’s address has ended');
  };
  const calendarMade = (calendar: MadeCalendar): void => {
    if (choices) fetched.put({ ...choices, has_calendar: true, calendar_since: calendar.since });
    setSaid('');
    setMade(calendar);
  };
  const address = made && <NewAddress key={made.path} made={made} origin={location.origin} />;
  return (
    <Main>
      <ErrorSummary faults={faults} />
      <Heading title="Reminders and your calendar" error={faults.length > 0} />
      {said !== '' && <Banner key={said} title={said}>{null}</Banner>}
      {said === '' && made && <Banner key={made.path} title="Your calendar has an address">{address}</Banner>}
      <p class="govuk-body"><a class="govuk-link" href="/improvement/due">See everything that you have to do</a></p>
      <NotThere of="your choices" fetched={fetched} />
      {choices && (
        <>
          {!choices.mail && <p class="govuk-inset-text">This server sends no e-mail. Whoever runs it can set it up; what you choose here holds from then on.</p>}
          <OftenForm choices={choices} onKept={kept} onFaults={setFaults} />
          <h2 class="govuk-heading-m">In your own calendar</h2>
          <p class="govuk-body">A calendar program, such as the one on your telephone or Outlook, can show what is due. It reads it at an address that you make here, without a password, so treat the address like one.</p>
          {said !== '' && address && <div class="govuk-inset-text">{address}</div>}
          <CalendarAddress choices={choices} onMade={calendarMade} onEnded={ended} onFaults={setFaults} />
        </>
      )}
      <h2 class="govuk-heading-m">What is said, and what is not</h2>
      <WhatIsSaid />
    </Main>
  );
}
