// The secret address at which a calendar program reads what is due: made, shown once, ended.
import { CopyButton } from '../../../components/CopyButton.js';
import { longTime } from '../../../words/format.js';
import { Asking, faultOf, useSend } from '../../administration/parts.js';
import type { Fault } from '../../Form.js';
import { calendarAddress, WORK, type Choices, type MadeCalendar } from './reminders.js';

const SHOWN = 'calendar-address';

/** The new address, which nobody can see again: it stays on the page for as long as the page is open. */
export function NewAddress({ made, origin }: { made: MadeCalendar; origin: string }) {
  return (
    <>
      <p class="govuk-body">Copy it now: it is not shown again. Give it to your calendar program, as a calendar to subscribe to from the internet, and to nobody else.</p>
      <p class="govuk-body ws-link-text"><code id={SHOWN}>{calendarAddress(origin, made.path)}</code></p>
      <CopyButton of={SHOWN} what="the address of your calendar" />
    </>
  );
}

interface Props {
  choices: Choices;
  onMade: (made: MadeCalendar) => void;
  onEnded: (choices: Choices) => void;
  onFaults: (faults: Fault[]) => void;
}

export function CalendarAddress({ choices, onMade, onEnded, onFaults }: Props) {
  const send = useSend();
  const make = async (): Promise<void> => {
    const answer = await send<MadeCalendar>(`${WORK}/calendar`, {});
    onFaults(answer.ok ? [] : [faultOf(answer)]);
    if (answer.ok) onMade(answer.data);
  };
  const end = async (): Promise<void> => {
    const answer = await send<Choices>(`${WORK}/calendar/end`, {});
    onFaults(answer.ok ? [] : [faultOf(answer)]);
    if (answer.ok) onEnded(answer.data);
  };
  if (!choices.has_calendar) {
    return (
      <>
        <p class="govuk-body">You have no address for a calendar.</p>
        <button type="button" class="govuk-button" onClick={() => void make()}>Make an address</button>
      </>
    );
  }
  return (
    <>
      <p class="govuk-body">You have an address{choices.calendar_since === null ? '' : `, made on ${longTime(choices.calendar_since)}`}. If you have lost it, or others may have seen it, make a new one.</p>
      <div class="govuk-button-group">
        <Asking words="Make a new address" question="The address that you have now ends at once. Your calendar program will have to be given the new one." yes="Make a new address" onYes={make} />
        <Asking words="End the address" question="Your calendar program will find nothing there any more." yes="End the address" warning onYes={end} />
      </div>
    </>
  );
}
