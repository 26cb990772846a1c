// How far a thread is shown: the nearest things first, step by step.
import type { ThreadEdge, ThreadNode } from './thread_api.js';

/** As many as one can take in at once. */
const AT_FIRST = 40;

const count = (nodes: readonly ThreadNode[], reach: number): number => nodes.filter(({ distance }) => distance <= reach).length;

const farthest = (nodes: readonly ThreadNode[]): number => Math.max(0, ...nodes.map(({ distance }) => distance));

/** As many whole steps as keep the picture small, and at least one. */
export function firstReach(nodes: readonly ThreadNode[]): number {
  const far = farthest(nodes);
  let reach = Math.min(1, far);
  while (reach < far && count(nodes, reach + 1) <= AT_FIRST) ++reach;
  return reach;
}

/** The next reach that shows more, and how many more; null where all are shown. */
export function nextReach(nodes: readonly ThreadNode[], reach: number): { reach: number; more: number } | null {
  const beyond = nodes.filter(({ distance }) => distance > reach).map(({ distance }) => distance);
  if (beyond.length === 0) return null;
  const next = Math.min(...beyond);
  return { reach: next, more: count(nodes, next) - count(nodes, reach) };
}

/** The thread as far as `reach` steps, with what runs between what is shown. */
export function within<Node extends ThreadNode, Edge extends ThreadEdge>(nodes: readonly Node[], edges: readonly Edge[], reach: number): { nodes: Node[]; edges: Edge[] } {
  const shown = nodes.filter(({ distance }) => distance <= reach);
  const ids = new Set(shown.map(({ id }) => id));
  return { nodes: shown, edges: edges.filter(({ from, to }) => ids.has(from) && ids.has(to)) };
}

/** What leads to each thing from what is nearer to the beginning, read from the nearer: "is answered by". By the thing's id. */
export function arrivals(nodes: readonly ThreadNode[], edges: readonly ThreadEdge[]): ReadonlyMap<string, string> {
  const distances = new Map(nodes.map(({ id, distance }) => [id, distance]));
  const words = new Map<string, string[]>();
  for (const { from, to, words: forth, back } of edges) {
    const [first, second] = [distances.get(from), distances.get(to)];
    if (first === undefined || second === undefined || first === second) continue;
    const [there, said] = first < second ? [to, forth] : [from, back];
    const before = words.get(there) ?? [];
    if (!before.includes(said)) words.set(there, [...before, said]);
  }
  return new Map([...words].map(([id, said]) => [id, said.join(', ')]));
}
