// The parts of a child's journey that the file of its own and the application both show.
import { useState } from 'preact/hooks';
import { Details } from '../components/Details.js';
import { WideTable } from '../components/WideTable.js';
import { longDate } from '../words/format.js';
import type { Entry, Flag, Journey } from './data.js';
import { Filters, spanOf, type Period } from './Filters.js';
import { Timeline, TimelineKey } from './Timeline.js';
import { flagWhen, MARKING, openSpells, storyWords, whenWords } from './words.js';

export function Fact(props: { name: string; children: string }) {
  return (
    <div class="govuk-summary-list__row">
      <dt class="govuk-summary-list__key">{props.name}</dt>
      <dd class="govuk-summary-list__value">{props.children}</dd>
    </div>
  );
}

/** How often each step came, and what is open. */
export function InShort({ journey }: { journey: Journey }) {
  const open = openSpells(journey);
  return (
    <>
      <h2 class="govuk-heading-m">The story in short</h2>
      <p class="govuk-body-l">{storyWords(journey)}</p>
      {open.length === 0
        ? <p class="govuk-body">Nothing is open.</p>
        : (
          <>
            <p class="govuk-body">Open now:</p>
            <ul class="govuk-list govuk-list--bullet">
              {open.map((entry) => <li>{entry.what} {whenWords(entry)}</li>)}
            </ul>
          </>
        )}
    </>
  );
}

/** The timeline with its filters, and every record behind it. */
export function TimelineAndRecords({ journey }: { journey: Journey }) {
  const used = journey.lanes.filter((lane) => journey.entries.some((entry) => entry.lane === lane.id) || journey.flags.some((flag) => flag.lane === lane.id));
  const [shown, setShown] = useState<ReadonlySet<string>>(new Set(used.map((lane) => lane.id)));
  const [period, setPeriod] = useState<Period>('all');
  const entries = journey.entries.filter((entry) => shown.has(entry.lane));
  return (
    <>
      <section aria-labelledby="timeline">
        <h2 class="govuk-heading-m" id="timeline">Timeline</h2>
        <Filters lanes={used} shown={shown} period={period} onShown={setShown} onPeriod={setPeriod} />
        <Timeline journey={journey} shown={shown} span={spanOf(journey, period)} />
        <SpellList entries={entries} />
        <TimelineKey />
      </section>
      <Records journey={journey} entries={entries} all={entries.length === journey.entries.length} />
    </>
  );
}

/** Gaps, delays and repetitions: what holds now first. */
export function Flags({ journey }: { journey: Journey }) {
  const now = journey.flags.filter((flag) => flag.now);
  const past = journey.flags.filter((flag) => !flag.now);
  const few = past.length <= 6;
  return (
    <section aria-labelledby="look">
      <h2 class="govuk-heading-m" id="look">Look at</h2>
      {journey.flags.length === 0 && <p class="govuk-body">Nothing stands out: no gap, delay or repetition by the definitions below.</p>}
      {now.length > 0 && <h3 class="govuk-heading-s">Now, on {longDate(journey.as_at)}</h3>}
      {now.length > 0 && <FlagList flags={now} />}
      {past.length > 0 && few && <><h3 class="govuk-heading-s">Earlier</h3><FlagList flags={past} /></>}
      {past.length > 0 && !few && (
        <Details summary={`Earlier (${past.length})`}>{() => <FlagList flags={past} />}</Details>
      )}
    </section>
  );
}

function FlagList({ flags }: { flags: Flag[] }) {
  return (
    <ul class="govuk-list ws-flags">
      {flags.map((flag) => (
        <li class={flag.now ? '' : 'ws-past'}>
          <strong>{flag.words}</strong>{flagWhen(flag) === '' || flagWhen(flag) === 'now' ? '' : `: ${flagWhen(flag)}`}
        </li>
      ))}
    </ul>
  );
}

/** On a phone: the spells in words, for there is no room for the picture. */
function SpellList({ entries }: { entries: Entry[] }) {
  const spells = entries.filter((entry) => entry.spell && entry.from !== null);
  if (spells.length === 0) return null;
  return (
    <ul class="govuk-list ws-spell-list ws-phone-only">
      {[...spells].reverse().map((entry) => <li>{entry.what}<br /><span class="ws-small">{whenWords(entry)}{entry.age === '' ? '' : ` (${entry.age})`}</span></li>)}
    </ul>
  );
}

function Records({ journey, entries, all }: { journey: Journey; entries: Entry[]; all: boolean }) {
  const lane = (entry: Entry): string => journey.lanes.find((one) => one.id === entry.lane)?.name ?? entry.lane;
  const day = (iso: string | null): string => (iso === null ? '' : longDate(iso));
  return (
    <section class="ws-page ws-journey-table" aria-labelledby="records">
      <h2 class="govuk-heading-m" id="records">Every record</h2>
      {!all && <p class="govuk-body">Only the chosen lanes. {entries.length} of {journey.entries.length} records.</p>}
      <WideTable
        caption={`${all ? 'Every record' : 'The records of the chosen lanes'}, in the order of days`}
        name="journey-records"
        notes={[['Marking', MARKING], ['Snapshot', journey.snapshot]]}
        rows={entries}
        columns={[
          { title: 'From', cell: (one) => <span class="ws-nowrap">{one.from === null ? 'no day' : longDate(one.from)}</span>, value: (one) => one.from },
          { title: 'To', cell: (one) => <span class="ws-nowrap">{one.spell && one.to === null && one.from !== null ? 'open' : day(one.to)}</span>, value: (one) => one.to },
          { title: 'Age', cell: (one) => one.age },
          { title: 'What', cell: (one) => one.what },
          { title: 'Detail', cell: (one) => one.detail },
          { title: 'Lane', cell: lane, value: lane },
          { title: 'Source table', cell: (one) => <code>{one.source}</code>, value: (one) => one.source },
        ]}
      />
      {journey.flags.length > 0 && (
        <Details summary="What to look at, as a table">
          {() => (
            <WideTable
              caption="Gaps, delays and repetitions"
              name="journey-look-at"
              rows={journey.flags}
              columns={[
                { title: 'What', cell: (one) => one.words },
                { title: 'From', cell: (one) => day(one.from), value: (one) => one.from },
                { title: 'To', cell: (one) => one.now ? 'now' : day(one.to), value: (one) => one.to },
                { title: 'Indicator', cell: (one) => <code>{one.indicator}</code>, value: (one) => one.indicator || null },
              ]}
            />
          )}
        </Details>
      )}
    </section>
  );
}
