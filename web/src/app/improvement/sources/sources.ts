// Where findings come from, which services each visit looked at, and what nothing follows from.
import { counted, longDate } from '../../../words/format.js';
import type { Brief, Standing } from '../record.js';
import { putOffWords } from '../thing/thing_words.js';

export interface Visit extends Brief {
  sort: string;
  sort_words: string;
  status: string;
  status_words: string;
  reason: string;
  day: string;
  held: boolean;
}

export interface ServiceRow {
  service: string;
  last_looked_at: string | null;
  /** One for each visit, in their order. */
  cells: { status: string; findings: number }[];
}

export interface Coverage {
  visits: Visit[];
  services: ServiceRow[];
  never_looked_at: string[];
}

export interface Source extends Brief, Standing {
  sort_words: string;
  words: string;
  services: string[];
  findings: Brief[];
}

export interface LooseEnd extends Brief {
  what: string;
  what_words: string;
}

export interface Sources {
  on: string;
  coverage: Coverage;
  sources: Source[];
  loose_ends: LooseEnd[];
}

/** What a cell of the grid says: its words, and how it is set apart from others beside them. */
export interface Cover {
  kind: 'looked' | 'planned' | 'cancelled' | 'gap';
  words: string;
}

/**
 * What a visit came to for a service. The grid leaves out what a cancelled visit would have looked at: `meant` are the services that its
 * source names. Where it names none, it is not known which it would have been, and all are cancelled.
 */
export function coverOf(visit: Visit, cell: { status: string; findings: number }, service: string, meant: readonly string[]): Cover {
  if (visit.status === 'cancelled') return meant.length === 0 || meant.includes(service) ? { kind: 'cancelled', words: 'Cancelled' } : { kind: 'gap', words: 'Not looked at' };
  if (cell.status === '') return { kind: 'gap', words: visit.held ? 'Not looked at' : 'Not planned' };
  if (!visit.held) return { kind: 'planned', words: visit.status_words };
  return { kind: 'looked', words: cell.findings === 0 ? 'Looked at, no findings' : `Looked at, ${counted(cell.findings, 'findings')}` };
}

/** A visit as the head of a column: short, with its day. */
export const headOf = ({ number, title, day }: Visit): string => `${number === '' ? title : number}, ${longDate(day)}`;

/** The sorts of visit that there are, in the order in which they first come. */
export function sortsOf({ visits }: Coverage): { value: string; words: string }[] {
  const found = new Map(visits.map(({ sort, sort_words: words }) => [sort, words] as const));
  return [...found].map(([value, words]) => ({ value, words: `${words} (${visits.filter(({ sort }) => sort === value).length})` }));
}

/** The grid of the visits of one sort; all of it where none is chosen. Which services were never looked at stays as it is of all visits. */
export function ofSort(coverage: Coverage, sort: string): Coverage {
  if (sort === '') return coverage;
  const kept = coverage.visits.flatMap((visit, at) => (visit.sort === sort ? [at] : []));
  const take = <One>(all: readonly One[]): One[] => kept.flatMap((at) => all.slice(at, at + 1));
  return { ...coverage, visits: take(coverage.visits), services: coverage.services.map((row) => ({ ...row, cells: take(row.cells) })) };
}

/** How many services were looked at, and which was longest ago. */
export function coverageSentence({ services, never_looked_at: never }: Coverage): string {
  if (services.length === 0) return 'No service is named in the record on this day.';
  const looked = services.flatMap(({ service, last_looked_at: last }) => (last === null ? [] : [{ service, last }]));
  const first = never.length === 0 ? (services.length === 1 ? 'The one service that is named has been looked at.' : `All ${services.length} services have been looked at.`)
    : `${never.length} of ${counted(services.length, 'services')} ${never.length === 1 ? 'has' : 'have'} never been looked at.`;
  if (looked.length === 0) return first;
  const oldest = looked.reduce((old, one) => (one.last < old.last ? one : old));
  return `${first} Longest ago: ${oldest.service}, on ${longDate(oldest.last)}.`;
}

export const sourceColour = (status: string): string => ({ planned: 'yellow', announced: 'yellow', held: 'blue', published: 'green', cancelled: 'grey' })[status] ?? 'grey';

/** By day, as the visits of the grid are; a source that goes on without a day comes last. */
export function sourcesByDay(sources: readonly Source[]): Source[] {
  const dayOf = ({ due, status_said: said }: Source): string => due ?? said?.on ?? '9999';
  return [...sources].sort((a, b) => dayOf(a).localeCompare(dayOf(b)));
}

/** Its day and each time that it was put off. */
export function sourceDays({ due, put_off: moves, status_said: said }: Source): string[] {
  return [
    ...(said ? [`Since ${longDate(said.on)}${said.words === '' ? '' : `: ${said.words}`}`] : []),
    ...(due ? [`Planned for ${longDate(due)}`] : []),
    ...moves.map(putOffWords),
  ];
}

export interface EndGroup {
  what: string;
  words: string;
  ends: LooseEnd[];
}

/** Loose ends by kind, in the server's order. */
export function endsByKind(ends: readonly LooseEnd[]): EndGroup[] {
  const groups: EndGroup[] = [];
  for (const end of ends) {
    const group = groups.find(({ what }) => what === end.what);
    if (group) group.ends.push(end);
    else groups.push({ what: end.what, words: end.what_words, ends: [end] });
  }
  return groups;
}

/** The source that a finding is of. */
export const sourceOfFinding = (sources: readonly Source[], finding: string): Source | null => sources.find(({ findings }) => findings.some(({ id }) => id === finding)) ?? null;
