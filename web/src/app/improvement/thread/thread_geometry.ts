// Where the boxes and lines of a thread stand: a column for each stage, the nearest things at its top.
import { nameOf } from '../record.js';
import { arrivals } from './reach.js';
import { wrapped } from './text_width.js';
import { STAGES, type Stage, type ThreadEdge, type ThreadNode } from './thread_api.js';

/** As wide as the page where there is room; fewer columns stand wider apart. */
const WIDTH = 1072;
const MARGIN = 20;
const WIDEST_BOX = 260;
const gapOf = (columns: number): number => (columns >= 5 ? 48 : 72);
const boxWidthOf = (columns: number): number => Math.min(WIDEST_BOX, Math.floor((WIDTH - 2 * MARGIN - (columns - 1) * gapOf(columns)) / Math.max(1, columns)));

const TITLE_SIZE = 15;
export const TITLE_LINE = 18;
export const NAME_SIZE = 14;
export const NAME_LINE = 17;
export const SMALL_SIZE = 12;
export const SMALL_LINE = 15;
export const PADDING = 8;
/** Between a box and the words over the next. */
const BETWEEN = 12;
const MOST_LINES = 5;
const BOLD = 1.12;

export interface Box {
  node: ThreadNode;
  x: number;
  y: number;
  width: number;
  height: number;
  /** The lines of its name. */
  lines: string[];
  /** Over the box: what leads to it from what is nearer. */
  arrival: string[];
  /** Where the thread begins. */
  asked: boolean;
}

export interface Point {
  x: number;
  y: number;
}

export interface Line {
  edge: ThreadEdge;
  path: string;
  start: Point;
  end: Point;
}

export interface ThreadPicture {
  width: number;
  height: number;
  columns: { stage: Stage; title: string[]; x: number }[];
  /** Column by column, each from its top: the order for the keyboard. */
  boxes: Box[];
  lines: Line[];
}

const round = (value: number): number => Math.round(value * 10) / 10;

function boxOf(node: ThreadNode, x: number, top: number, width: number, words: string, asked: boolean): Box {
  // The one asked about stands in bold type, which is wider.
  const lines = wrapped(nameOf(node), width - 2 * PADDING, asked ? NAME_SIZE * BOLD : NAME_SIZE, MOST_LINES);
  const arrival = wrapped(words, width, SMALL_SIZE, 3);
  const height = 2 * PADDING + SMALL_LINE + lines.length * NAME_LINE;
  return { node, x, y: top + arrival.length * SMALL_LINE + (arrival.length > 0 ? 4 : 0), width, height, lines, arrival, asked };
}

/** A line from box to box. Between two of one column it runs at their left; otherwise from the side of one to the side of the other. */
function lineOf(edge: ThreadEdge, from: Box, to: Box): Line {
  const middle = (box: Box): number => round(box.y + box.height / 2);
  if (from.x === to.x) {
    const [start, end] = [{ x: from.x, y: middle(from) }, { x: to.x, y: middle(to) }];
    const bend = round(from.x - 8 - Math.min(12, Math.abs(start.y - end.y) / 40));
    return { edge, start, end, path: `M ${start.x} ${start.y} C ${bend} ${start.y} ${bend} ${end.y} ${end.x} ${end.y}` };
  }
  const onward = from.x < to.x;
  const start = { x: onward ? from.x + from.width : from.x, y: middle(from) };
  const end = { x: onward ? to.x : to.x + to.width, y: middle(to) };
  const half = round((start.x + end.x) / 2);
  return { edge, start, end, path: `M ${start.x} ${start.y} C ${half} ${start.y} ${half} ${end.y} ${end.x} ${end.y}` };
}

/** The whole picture of the nodes and edges that are shown. `from` is where the thread begins. */
export function threadPicture(nodes: readonly ThreadNode[], edges: readonly ThreadEdge[], from: string): ThreadPicture {
  const words = arrivals(nodes, edges);
  const there = STAGES.filter(({ stage }) => nodes.some((node) => node.stage === stage));
  const width = boxWidthOf(there.length);
  const columns = there.map(({ stage, title }, at) => ({ stage, title: wrapped(title, width, TITLE_SIZE, 2), x: MARGIN + at * (width + gapOf(there.length)) }));
  const head = Math.max(1, ...columns.map(({ title }) => title.length)) * TITLE_LINE + BETWEEN;
  const boxes: Box[] = [];
  let height = head;
  for (const { stage, x } of columns) {
    let top = head;
    for (const node of nodes.filter((one) => one.stage === stage)) {
      const box = boxOf(node, x, top, width, words.get(node.id) ?? '', node.id === from);
      boxes.push(box);
      top = box.y + box.height + BETWEEN;
    }
    height = Math.max(height, top);
  }
  const byId = new Map(boxes.map((box) => [box.node.id, box]));
  const lines = edges.flatMap((edge) => {
    const [first, second] = [byId.get(edge.from), byId.get(edge.to)];
    return first && second ? [lineOf(edge, first, second)] : [];
  });
  const last = columns.at(-1);
  return { width: (last ? last.x + width : 0) + MARGIN, height: round(height), columns, boxes, lines };
}
