// Services by visits: each cell says in words what the visit came to.
import { WideTable, type WideColumn } from '../../../components/WideTable.js';
import { longDate } from '../../../words/format.js';
import { coverOf, headOf, type Coverage, type ServiceRow, type Source } from './sources.js';

export function CoverageGrid({ coverage, sources }: { coverage: Coverage; sources: readonly Source[] }) {
  const meant = new Map(sources.map(({ id, services }) => [id, services] as const));
  const none = { status: '', findings: 0 };
  const columns: WideColumn<ServiceRow>[] = [
    { title: 'Service', cell: ({ service }) => service },
    {
      title: 'Last looked at', value: ({ last_looked_at: last }) => last ?? 'Never looked at',
      cell: ({ last_looked_at: last }) => (last === null ? <strong class="govuk-tag govuk-tag--red">Never looked at</strong> : longDate(last)),
    },
    ...coverage.visits.map((visit, at): WideColumn<ServiceRow> => {
      const cover = (row: ServiceRow) => coverOf(visit, row.cells[at] ?? none, row.service, meant.get(visit.id) ?? []);
      return {
        title: headOf(visit), value: (row) => cover(row).words,
        cell: (row) => {
          const { kind, words } = cover(row);
          return <span class={`ws-cover ws-cover--${kind}`}>{words}</span>;
        },
      };
    }),
  ];
  return (
    <div class="ws-coverage">
      <WideTable caption="Services, and what each visit looked at" name="coverage" rows={coverage.services} columns={columns} />
    </div>
  );
}
