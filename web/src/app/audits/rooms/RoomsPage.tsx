// The evidence rooms there are and were, for the quality assurance lead and the director.
import { WideTable } from '../../../components/WideTable.js';
import { longDate, longTime } from '../../../words/format.js';
import { NotThere, useFetched } from '../../administration/parts.js';
import { Heading, Main } from '../../Frame.js';
import { useSession } from '../../session.js';
import type { RoomRow } from './rooms.js';

const COLOURS: Record<string, string> = { open: 'green', to_come: 'blue', over: 'grey', closed: 'grey' };

export function Standing({ standing, words }: { standing: string; words: string }) {
  return <strong class={`govuk-tag govuk-tag--${COLOURS[standing] ?? 'grey'}`}>{words}</strong>;
}

export function RoomsPage() {
  const { session } = useSession();
  const fetched = useFetched<RoomRow[]>('/api/v1/audits/rooms');
  const rows = fetched.data ?? [];
  return (
    <Main>
      <Heading title="Evidence rooms" />
      <p class="govuk-body">In an evidence room inspectors read final audits, method notes and reports as they were when it was opened. It closes by itself at the end of its last day, and what was opened in it is written down.</p>
      {session.permissions.includes('run_audits') && <a class="govuk-button ws-screen" href="/audits/rooms/open">Open a room</a>}
      <NotThere of="the evidence rooms" fetched={fetched} />
      {fetched.data && rows.length === 0 && <p class="govuk-body">There has been no evidence room yet.</p>}
      {rows.length > 0 && (
        <WideTable
          caption="Evidence rooms" name="evidence-rooms" rows={rows}
          columns={[
            { title: 'Room', cell: (one) => <a class="govuk-link" href={`/audits/rooms/${one.id}`}>{one.name}</a>, value: (one) => one.name },
            { title: 'State', cell: (one) => <Standing standing={one.standing} words={one.standing_words} />, value: (one) => one.standing_words },
            { title: 'First day', cell: (one) => longDate(one.open_from), value: (one) => one.open_from },
            { title: 'Last day', cell: (one) => longDate(one.open_to), value: (one) => one.open_to },
            { title: 'Inspectors', numeric: true, cell: (one) => one.inspectors },
            { title: 'What is in it', numeric: true, cell: (one) => one.items },
            { title: 'Times opened', numeric: true, cell: (one) => one.visits },
            { title: 'Last opened', cell: (one) => (one.last_visit === null ? 'Never' : longTime(one.last_visit)), value: (one) => one.last_visit },
          ]}
        />
      )}
    </Main>
  );
}
