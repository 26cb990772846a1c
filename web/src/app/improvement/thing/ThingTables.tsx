// What hangs together with a thing, and all that was said of it.
import { WideTable } from '../../../components/WideTable.js';
import { longDate, longTime } from '../../../words/format.js';
import { nameOf } from '../record.js';
import { ThingLink } from '../ThingLink.js';
import type { EntryRow, LinkRow, PartRow, Thing } from './thing_api.js';
import { entryWords, kindWords, linkWords, saidWords } from './thing_words.js';

export function PartsTable({ thing, on }: { thing: Thing; on: string }) {
  if (thing.parts.length === 0) return null;
  return (
    <WideTable
      caption="Its parts" name={`parts-of-${thing.id}`} rows={thing.parts}
      columns={[
        { title: 'Part', cell: (row: PartRow) => <ThingLink thing={row} on={on} />, value: nameOf },
        { title: 'Kind', cell: ({ kind }) => kindWords(kind) },
        { title: 'Status', cell: ({ status_words: words }) => words },
        { title: 'Day', cell: ({ due }) => (due === null ? '' : longDate(due)), value: ({ due }) => due },
      ]}
    />
  );
}

export function LinksTable({ thing, on }: { thing: Thing; on: string }) {
  if (thing.links.length === 0) return <p class="govuk-body">It is linked to nothing else.</p>;
  return (
    <WideTable
      caption="What it has to do with others" name={`links-of-${thing.id}`} rows={thing.links}
      columns={[
        { title: 'This', cell: (row: LinkRow) => linkWords(thing.kind, row) },
        { title: 'Other', cell: (row) => <ThingLink thing={row} on={on} />, value: nameOf },
        { title: 'Kind', cell: ({ kind }) => kindWords(kind) },
        { title: 'Since', cell: ({ since }) => longDate(since), value: ({ since }) => since },
      ]}
    />
  );
}

/** The newest first; of one day, what was written last. */
export const newestFirst = (entries: readonly EntryRow[]): EntryRow[] => [...entries].reverse();

export function EntriesTable({ thing }: { thing: Thing }) {
  if (thing.entries.length === 0) return <p class="govuk-body">Nothing has been said of it yet.</p>;
  return (
    <WideTable
      caption="All that was said of it" hideCaption name={`entries-of-${thing.id}`} rows={newestFirst(thing.entries)}
      columns={[
        { title: 'Day', cell: ({ on }: EntryRow) => longDate(on), value: ({ on }: EntryRow) => on },
        { title: 'About', cell: ({ kind }) => entryWords(kind, thing.kind) },
        { title: 'What was said', cell: (row) => saidWords(row) },
        { title: 'Evidence', cell: ({ evidence }) => evidence },
        { title: 'By', cell: ({ by }) => by ?? 'Not recorded' },
        { title: 'Written', cell: ({ written_at: at }) => longTime(at), value: ({ written_at: at }) => at },
      ]}
    />
  );
}
