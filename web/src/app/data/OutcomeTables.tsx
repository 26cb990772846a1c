// What became of the rows of a snapshot's files.
import { useState } from 'preact/hooks';
import { sourceName } from '../../components/DataQuality.js';
import { countColumn, WideTable } from '../../components/WideTable.js';
import { count, counted } from '../../words/format.js';
import { formatName } from '../../words/names.js';
import { flaggedWords } from '../../words/row_words.js';
import type { Outcome, Reject } from './api.js';
import { useAsked } from '../asked.js';

const ON_A_PAGE = 100;

const rejectsAddress = (snapshot: string): string => `/api/v1/snapshots/${encodeURIComponent(snapshot)}/rejects`;

/** Where rejected rows stand, a page at a time. No value of theirs: the file has those. */
function RejectTable({ snapshot, rejected }: { snapshot: string; rejected: number }) {
  const [page, setPage] = useState(1);
  const { asked, again } = useAsked<Reject[]>(`${rejectsAddress(snapshot)}.json?page=${page}`);
  const pages = Math.max(1, Math.ceil(rejected / ON_A_PAGE));
  return (
    <>
      {asked.kind === 'asking' && <p class="govuk-body" role="status">Fetching the rejected rows.</p>}
      {asked.kind === 'failed' && (
        <>
          <p class="govuk-body">{asked.failure.detail} {asked.failure.remedy}</p>
          <button type="button" class="govuk-button govuk-button--secondary" onClick={again}>Try again</button>
        </>
      )}
      {asked.kind === 'there' && (
        <WideTable
          caption={pages === 1 ? 'Rejected rows, by file and line' : `Rejected rows, by file and line: page ${count(page)} of ${count(pages)}`}
          name={`rejects-${snapshot}-page-${page}`}
          rows={asked.data}
          columns={[
            { title: 'File', cell: ({ file, part }) => sourceName({ file, part: part ?? '' }) },
            { title: 'Line', numeric: true, cell: ({ line }) => (line === null ? '' : String(line)), value: ({ line }) => line },
            { title: 'What is wrong', cell: ({ what }) => what },
            { title: 'How to mend it', cell: ({ mend }) => mend },
          ]}
        />
      )}
      {pages > 1 && (
        <nav class="ws-screen" aria-label="Pages of rejected rows">
          <p class="govuk-body">
            {page > 1 && <button type="button" class="ws-save" onClick={() => setPage(page - 1)}>Previous page</button>}{' '}
            {page < pages && <button type="button" class="ws-save" onClick={() => setPage(page + 1)}>Next page</button>}
          </p>
        </nav>
      )}
    </>
  );
}

function Rejected({ outcome, rejected }: { outcome: Outcome; rejected: number }) {
  if (rejected === 0) return <p class="govuk-body">No row was rejected.</p>;
  return (
    <>
      <p class="govuk-body">
        A rejected row is in no figure. Mend it where it came from, export again, and load the whole extract once more. The list at the
        end of this page says where each row stands; what is in it you see in your file.
      </p>
      <WideTable
        caption="Why rows were rejected, commonest first"
        rows={outcome.reasons}
        columns={[
          { title: 'What is wrong', cell: ({ what }) => what },
          { title: 'How to mend it', cell: ({ mend }) => mend },
          countColumn('Rows', 'rows'),
        ]}
      />
      <p class="govuk-body">
        <a class="govuk-link" href={`${rejectsAddress(outcome.snapshot)}.csv`} download>Download all {counted(rejected, 'rejected rows')} (CSV)</a>
      </p>
    </>
  );
}

export function OutcomeTables({ outcome }: { outcome: Outcome }) {
  const rejected = outcome.reasons.reduce((sum, one) => sum + one.rows, 0);
  return (
    <>
      <h2 class="govuk-heading-m">Rejected rows</h2>
      <Rejected outcome={outcome} rejected={rejected} />
      <h2 class="govuk-heading-m">Rows by file</h2>
      <WideTable
        caption="What became of each file’s rows"
        rows={outcome.sources}
        columns={[
          { title: 'File', cell: sourceName },
          { title: 'Format', cell: ({ format }) => formatName(format) },
          countColumn('Read', 'read'),
          countColumn('Kept', 'kept'),
          countColumn('Merged', 'merged'),
          countColumn('Rejected', 'rejected'),
        ]}
      />
      <h2 class="govuk-heading-m">Rows by table</h2>
      <WideTable
        caption="Rows of each table of the snapshot"
        rows={outcome.tables}
        columns={[
          { title: 'Table', cell: ({ table }) => <code>{table}</code> },
          countColumn('Rows', 'rows'),
          countColumn('Flagged', 'flagged'),
        ]}
      />
      {outcome.flags.length > 0 && (
        <WideTable
          caption="Rows kept although something about them is wrong or unusual"
          rows={outcome.flags}
          columns={[
            { title: 'What was found', cell: ({ code }) => flaggedWords(code) },
            { title: 'Table', cell: ({ table }) => <code>{table}</code> },
            { title: 'File', cell: ({ file }) => file },
            countColumn('Rows', 'rows'),
          ]}
        />
      )}
      {rejected > 0 && (
        <>
          <h2 class="govuk-heading-m">Where the rejected rows stand</h2>
          <RejectTable snapshot={outcome.snapshot} rejected={rejected} />
        </>
      )}
    </>
  );
}

/** The outcome of a snapshot, fetched. */
export function OutcomeOf({ snapshot }: { snapshot: string }) {
  const { asked, again } = useAsked<Outcome>(`/api/v1/snapshots/${encodeURIComponent(snapshot)}/outcome`);
  if (asked.kind === 'there') return <OutcomeTables outcome={asked.data} />;
  if (asked.kind === 'asking') return <p class="govuk-body" role="status">Looking at what became of the rows.</p>;
  return (
    <>
      <p class="govuk-body">{asked.failure.detail} {asked.failure.remedy}</p>
      <button type="button" class="govuk-button govuk-button--secondary" onClick={again}>Try again</button>
    </>
  );
}
