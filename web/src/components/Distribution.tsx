import { fileName } from '../data/table.js';
import type { CaseloadService } from '../data/report.js';
import { count, counted, number } from '../words/format.js';
import { SUPPRESSED } from '../words/sentence.js';
import { Chart } from './Chart.js';
import { distributionSpec } from './picture_specs.js';
import { WideTable } from './WideTable.js';

/** "16 to 20 children", "20 children", "41 or more". */
export function barLabel(from: number, to: number | null): string {
  if (to === null) return `${from} or more`;
  return from === to ? String(from) : `${from} to ${to}`;
}

/** The mean never stands alone: the highest and the number over the limit are in the same sentence. */
export function distributionSentence(service: CaseloadService): string {
  const highest = service.max === null ? 'the highest is suppressed' : `the highest is ${count(service.max)}`;
  const limit = service.limit === null ? 'their service’s limit' : `the limit of ${count(service.limit)}`;
  const over =
    service.over_limit !== null
      ? `${service.over_limit === 0 ? 'no worker' : counted(service.over_limit, 'workers')} ${service.over_limit < 2 ? 'is' : 'are'} over ${limit}`
      : service.limit === null
        ? 'no limit is known'
        : `how many are over ${limit} is suppressed`;
  return (
    `${counted(service.workers, 'workers')} with ${counted(service.children, 'children')}: the mean is ` +
    `${number(service.mean, 1)}, the median ${count(service.median)}, ${highest}, and ${over}.`
  );
}

/** What the chart shows, for those who do not see it. */
export function distributionWords(service: CaseloadService): string {
  const bars = service.from.map((from, index) => {
    const workers = service.count[index] ?? null;
    return `${barLabel(from, service.to[index] ?? null)}: ${workers === null ? SUPPRESSED : count(workers)}`;
  });
  return `Bar chart of ${service.name}, children a worker and how many workers: ${bars.join('; ')}.`;
}

/** How many workers have how many children; the table beside it has the same. */
export function Distribution({ service }: { service: CaseloadService }) {
  return (
    <Chart
      name={`caseloads-${fileName(service.name)}`}
      title={`Caseloads: ${service.name}`}
      words={distributionWords(service)}
      of={service}
      spec={(width) => distributionSpec(service, width)}
    />
  );
}

/** The bars as a table. */
export function DistributionTable({ service }: { service: CaseloadService }) {
  const rows = service.from.map((from, index) => ({ from, to: service.to[index] ?? null, workers: service.count[index] ?? null }));
  return (
    <WideTable
      caption={`${service.name}: workers by number of children`}
      rows={rows}
      columns={[
        { title: 'Children', cell: ({ from, to }) => barLabel(from, to) },
        {
          title: 'Workers', numeric: true,
          cell: ({ workers }) => (workers === null ? SUPPRESSED : count(workers)),
        },
      ]}
    />
  );
}
