import type { CaseloadService } from '../data/report.js';
import { count, counted, number } from '../words/format.js';
import { SUPPRESSED } from '../words/sentence.js';
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

const WIDTH = 640;
const HEIGHT = 264;
const FOOT = 44;
const HEAD = 48;

/** How many workers have how many children. Bars over the limit are darker, and a line with its name
 * marks where they start. */
export function Distribution({ service }: { service: CaseloadService }) {
  const bars = service.from.map((from, index) => ({
    from,
    to: service.to[index] ?? null,
    workers: service.count[index] ?? null,
  }));
  const tallest = Math.max(1, ...bars.map((bar) => bar.workers ?? 0));
  const room = HEIGHT - FOOT - HEAD;
  const step = WIDTH / Math.max(1, bars.length);
  const over = (from: number): boolean => service.limit !== null && from > service.limit;
  const firstOver = bars.findIndex((bar) => over(bar.from));
  const words = bars
    .map((bar) => `${barLabel(bar.from, bar.to)}: ${bar.workers === null ? SUPPRESSED : count(bar.workers)}`)
    .join('; ');
  return (
    <svg
      class="ws-distribution"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={`Bar chart of ${service.name}, children a worker and how many workers: ${words}.`}
    >
      {bars.map((bar, index) => {
        const height = ((bar.workers ?? 0) / tallest) * room;
        return (
          <g>
            <rect
              x={index * step + 3}
              y={HEAD + room - height}
              width={step - 6}
              height={height}
              class={over(bar.from) ? 'ws-over' : 'ws-within'}
            />
            <text x={(index + 0.5) * step} y={HEAD + room - height - 6} text-anchor="middle" class="ws-bar-count">
              {bar.workers === null ? '…' : count(bar.workers)}
            </text>
            <text x={(index + 0.5) * step} y={HEIGHT - FOOT + 18} text-anchor="middle" class="ws-bar-label">
              {bar.to === null ? `${bar.from}+` : bar.from === bar.to ? bar.from : `${bar.from}–${bar.to}`}
            </text>
          </g>
        );
      })}
      <line x1="0" y1={HEAD + room} x2={WIDTH} y2={HEAD + room} class="ws-axis" />
      <text x={WIDTH / 2} y={HEIGHT - 6} text-anchor="middle" class="ws-bar-label">Children a worker</text>
      {firstOver > 0 && (
        <g>
          <line x1={firstOver * step} y1="4" x2={firstOver * step} y2={HEAD + room} class="ws-limit" />
          <text
            x={firstOver * step + (firstOver * 2 > bars.length ? -6 : 6)}
            y="18"
            text-anchor={firstOver * 2 > bars.length ? 'end' : 'start'}
            class="ws-bar-label"
          >
            {firstOver * 2 > bars.length ? `the limit is ${count(service.limit ?? 0)}` : `over the limit of ${count(service.limit ?? 0)}`}
          </text>
        </g>
      )}
    </svg>
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
