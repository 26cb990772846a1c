import { expect, it } from 'vitest';
import { arrivals, firstReach, nextReach, within } from './reach.js';
import { textWidth, wrapped } from './text_width.js';
import type { Stage, ThreadEdge, ThreadNode } from './thread_api.js';
import { NAME_SIZE, PADDING, threadPicture, type Box } from './thread_geometry.js';

const node = (id: string, stage: Stage, distance: number, title = id): ThreadNode => ({ id, kind: 'action', number: '', title, kind_words: 'action', stage, distance, since: '2018-06-20', says: '' });
const edge = (from: string, to: string, words = 'answers', back = 'is answered by'): ThreadEdge => ({ from, to, how: 'answers', words, back });

/** An action that answers a recommendation of an inspection, with its measure, the report that told of both, and what was promised there. */
const NODES = [
  node('action', 'planned', 0, 'Put managers’ oversight on every child’s record'), node('finding', 'found', 1, 'Managers’ direction of every case'), node('theme', 'planned', 1),
  node('measure', 'effect', 1), node('report', 'told', 1), node('inspection', 'found', 2), node('plan', 'planned', 2), node('item', 'told', 2), node('promise', 'promised', 3),
];
const EDGES = [
  edge('action', 'finding'), edge('action', 'theme', 'is part of', 'has as a part'), edge('measure', 'action', 'is part of', 'has as a part'), edge('report', 'action', 'tells of', 'is told of in'),
  edge('report', 'finding', 'tells of', 'is told of in'), edge('finding', 'inspection', 'is part of', 'has as a part'), edge('theme', 'plan', 'is part of', 'has as a part'),
  edge('item', 'report', 'received', 'was received at'), edge('promise', 'item', 'was promised in', 'holds the promise'),
];

/** A plan with seven themes of eight actions, each of which answers a finding and is told of in one report. */
function longThread(): { nodes: ThreadNode[]; edges: ThreadEdge[] } {
  const nodes = [node('plan', 'planned', 0)];
  const edges: ThreadEdge[] = [];
  for (let theme = 0; theme < 7; ++theme) {
    nodes.push(node(`t${theme}`, 'planned', 1));
    edges.push(edge(`t${theme}`, 'plan', 'is part of', 'has as a part'));
    for (let action = 0; action < 8; ++action) {
      const name = `${theme}.${action} ${'A very long name of what is to be done '.repeat(1 + (action % 4))}`;
      nodes.push(node(`a${theme}${action}`, 'planned', 2, name), node(`f${theme}${action}`, 'found', 3), node(`m${theme}${action}`, 'effect', 3, 'Incomprehensibilities'.repeat(3)));
      edges.push(edge(`a${theme}${action}`, `t${theme}`, 'is part of', 'has as a part'), edge(`a${theme}${action}`, `f${theme}${action}`), edge(`m${theme}${action}`, `a${theme}${action}`));
    }
  }
  return { nodes, edges };
}

const apart = (one: Box, other: Box): boolean => one.x + one.width <= other.x || other.x + other.width <= one.x || one.y + one.height <= other.y || other.y + other.height <= one.y;

function expectSound(nodes: readonly ThreadNode[], edges: readonly ThreadEdge[], from: string): void {
  const picture = threadPicture(nodes, edges, from);
  expect(picture.boxes.map(({ node: { id } }) => id).sort()).toEqual(nodes.map(({ id }) => id).sort());
  expect(picture.lines.map((line) => line.edge)).toEqual(edges);
  picture.boxes.forEach((box, at) => {
    for (const other of picture.boxes.slice(at + 1)) expect(apart(box, other), `${box.node.id} and ${other.node.id}`).toBe(true);
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(picture.width);
    expect(box.y + box.height).toBeLessThanOrEqual(picture.height);
    for (const line of box.lines) expect(textWidth(line, NAME_SIZE)).toBeLessThanOrEqual(box.width - 2 * PADDING);
  });
  const byId = new Map(picture.boxes.map((box) => [box.node.id, box]));
  for (const { edge: { from: first, to: second }, start, end, path } of picture.lines) {
    for (const [point, id] of [[start, first], [end, second]] as const) {
      const box = byId.get(id);
      expect(box, id).toBeDefined();
      expect([box?.x, (box?.x ?? 0) + (box?.width ?? 0)]).toContain(point.x);
      expect(point.y).toBeGreaterThan(box?.y ?? Infinity);
      expect(point.y).toBeLessThan((box?.y ?? 0) + (box?.height ?? 0));
    }
    expect(path).toBe(path.replace(/NaN|Infinity|undefined/g, ''));
    expect(path.startsWith(`M ${start.x} ${start.y} `) && path.endsWith(` ${end.x} ${end.y}`)).toBe(true);
  }
}

it('draws every thing once, nothing over another, and every line from box to box', () => {
  expectSound(NODES, EDGES, 'action');
  const long = longThread();
  expect(long.nodes).toHaveLength(176);
  expectSound(long.nodes, long.edges, 'plan');
  expectSound([node('alone', 'promised', 0)], [], 'alone');
});

it('has a column for each stage that is there, in the order of the thread, the nearest at the top', () => {
  const picture = threadPicture(NODES, EDGES, 'action');
  expect(picture.columns.map(({ stage }) => stage)).toEqual(['found', 'planned', 'effect', 'told', 'promised']);
  const tops = picture.columns.map(({ x }) => x);
  expect(tops).toEqual([...tops].sort((one, other) => one - other));
  expect(picture.boxes.map(({ node: { id } }) => id)).toEqual(['finding', 'inspection', 'action', 'theme', 'plan', 'measure', 'report', 'item', 'promise']);
  expect(picture.boxes.filter(({ asked }) => asked).map(({ node: { id } }) => id)).toEqual(['action']);
  const two = threadPicture(NODES.slice(0, 2), EDGES.slice(0, 1), 'action');
  expect(two.columns).toHaveLength(2);
  // Fewer columns have wider boxes; no picture is wider than the page.
  expect(two.boxes[0]?.width).toBeGreaterThan(picture.boxes[0]?.width ?? Infinity);
  expect(picture.width).toBeLessThanOrEqual(1072);
});

it('leaves out lines to what is not drawn', () => {
  expect(threadPicture(NODES.slice(0, 2), EDGES, 'action').lines.map((line) => line.edge)).toEqual([EDGES[0]]);
  expect(threadPicture([], [], '').boxes).toEqual([]);
});

it('says over a box what leads to it, read from the nearer end', () => {
  const words = arrivals(NODES, EDGES);
  expect(words.get('action')).toBeUndefined();
  expect(words.get('finding')).toBe('answers');
  expect(words.get('measure')).toBe('has as a part');
  expect(words.get('report')).toBe('is told of in');
  expect(words.get('inspection')).toBe('is part of');
  expect(words.get('item')).toBe('was received at');
  expect(words.get('promise')).toBe('holds the promise');
  // Two things of the same distance lead to neither.
  expect(arrivals([node('a', 'found', 1), node('b', 'found', 1)], [edge('a', 'b')]).size).toBe(0);
  // Said once, however many lines say it.
  expect(arrivals([node('a', 'found', 0), node('b', 'found', 1), node('c', 'found', 2)], [edge('c', 'a'), edge('c', 'b')]).get('c')).toBe('is answered by');
});

it('shows the nearest steps first, and the next behind a button', () => {
  expect(firstReach(NODES)).toBe(3);
  expect(nextReach(NODES, 3)).toBeNull();
  const { nodes, edges } = longThread();
  // 1 + 7 things are one step away; the 56 actions would be too many.
  expect(firstReach(nodes)).toBe(1);
  expect(nextReach(nodes, 1)).toEqual({ reach: 2, more: 56 });
  expect(nextReach(nodes, 2)).toEqual({ reach: 3, more: 112 });
  expect(nextReach(nodes, 3)).toBeNull();
  const shown = within(nodes, edges, 1);
  expect(shown.nodes).toHaveLength(8);
  expect(shown.edges).toHaveLength(7);
  expect(within(nodes, edges, 3).edges).toEqual(edges);
  expect(firstReach([node('alone', 'found', 0)])).toBe(0);
  // However many are one step away, they are shown.
  expect(firstReach([node('a', 'found', 0), ...Array.from({ length: 60 }, (_, at) => node(`n${at}`, 'told', 1))])).toBe(1);
});

it('breaks names into lines that have room', () => {
  expect(wrapped('', 100, 14, 5)).toEqual([]);
  expect(wrapped('Short', 100, 14, 5)).toEqual(['Short']);
  const text = 'Talk with each child who goes missing, and use what they say';
  const lines = wrapped(text, 152, 14, 5);
  expect(lines.join(' ')).toBe(text);
  for (const line of lines) expect(textWidth(line, 14)).toBeLessThanOrEqual(152);
  const long = wrapped('Donaudampfschifffahrtsgesellschaft', 100, 14, 5);
  expect(long.length).toBeGreaterThan(1);
  expect(long.join('')).toBe('Donaudampfschifffahrtsgesellschaft');
  const cut = wrapped(text.repeat(4), 152, 14, 3);
  expect(cut).toHaveLength(3);
  expect(cut[2]?.endsWith('…')).toBe(true);
  expect(textWidth(cut[2] ?? '', 14)).toBeLessThanOrEqual(152);
});
