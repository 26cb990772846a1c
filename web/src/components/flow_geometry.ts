// Where the boxes and bands of the flow diagram stand. Widths are proportional to numbers, on one scale.
import { STAGES, stagesShown, waysOn, type Ending, type FlowSlice, type Waits } from '../data/pathway.js';
import { count } from '../words/format.js';
import { outcomeWords } from '../words/pathway.js';

export const WIDTH = 760;
export const TRUNK = 250;
const WIDEST = 170;
const BRANCH = 465;
export const BOX = 20;
const LINE = 24;
/** Between the foot of a box and the next: room for the words at its left. */
const LEAST = 66;

export interface FlowBox {
  title: string;
  children: number | null;
  x: number;
  y: number;
  width: number;
  /** Those who came by another way than from the box above, in words. */
  note: string;
}

export interface FlowBand {
  path: string;
  kind: 'on' | Ending | 'later';
}

export interface FlowLabel {
  x: number;
  y: number;
  words: string;
  children: number | null;
}

export interface FlowPicture {
  height: number;
  boxes: FlowBox[];
  bands: FlowBand[];
  /** At the ends of the bands that leave the trunk. */
  exits: FlowLabel[];
  /** Beside the trunk, between two boxes. */
  waits: { y: number; days: Waits }[];
}

interface Branch {
  words: string;
  children: number | null;
  kind: FlowBand['kind'];
}

interface Row {
  title: string;
  children: number | null;
  note: string;
  on: { children: number | null; days: Waits | null } | null;
  branches: Branch[];
}

function rowsOf(slice: FlowSlice): Row[] {
  const rows: Row[] = [];
  if (slice.contacts) {
    const { outcomes, total } = slice.contacts;
    const referred = outcomes.find((one) => one.outcome === 'new_referral');
    rows.push({
      title: 'Contact',
      children: total,
      note: '',
      on: { children: referred ? referred.contacts : 0, days: slice.contacts.days },
      branches: outcomes
        .filter((one) => one.outcome !== 'new_referral' && one.contacts !== 0)
        .map((one) => ({
          words: outcomeWords(one.outcome), children: one.contacts,
          kind: one.outcome === 'early_help' ? 'later' : one.outcome === 'open' ? 'in_progress' : 'no_further_action',
        })),
    });
  }
  for (const stage of stagesShown(slice)) {
    const ways = waysOn(slice, stage);
    const next = ways.find((way) => way.to === stage + 1);
    rows.push({
      title: STAGES[stage] ?? '',
      children: slice.stages[stage]?.children ?? null,
      note: noteOf(slice, stage),
      on: next ? { children: next.children, days: next.days } : null,
      branches: ways
        .filter((way) => way !== next)
        .map((way) => ({
          words: way.to === null ? way.words : `Straight to ${way.words.toLowerCase()}`,
          children: way.children,
          kind: way.ending ?? 'later',
        })),
    });
  }
  return rows;
}

function noteOf(slice: FlowSlice, stage: number): string {
  if (stage === 0) {
    const after = slice.contacts?.before_referral ?? null;
    const all = slice.stages[0]?.children ?? null;
    return after === null || all === null || all === after ? '' : `${count(all - after)} with no contact recorded before`;
  }
  const skipped = slice.links.filter((link) => link.to === stage && link.from < stage - 1);
  if (skipped.length === 0 || skipped.some((link) => link.children === null)) return '';
  const sum = skipped.reduce((total, link) => total + (link.children ?? 0), 0);
  return `${count(sum)} of them without the step before`;
}

/** The whole picture of a slice. */
export function flowPicture(slice: FlowSlice): FlowPicture {
  const rows = rowsOf(slice);
  const most = Math.max(1, ...rows.map((row) => row.children ?? 0));
  const wide = (value: number | null): number => (value === null ? 0 : (value / most) * WIDEST);
  const picture: FlowPicture = { height: 0, boxes: [], bands: [], exits: [], waits: [] };
  let top = 6;
  rows.forEach((row, index) => {
    const width = Math.max(2, wide(row.children));
    picture.boxes.push({ title: row.title, children: row.children, x: TRUNK, y: top, width, note: row.note });
    const foot = top + BOX;
    // From the trunk's right edge outwards: the nearest to the edge leaves at the top, so that no bands cross.
    let right = TRUNK + width;
    let y = foot + 6;
    for (const branch of [...row.branches].reverse()) {
      const thick = wide(branch.children);
      const height = Math.max(thick, 1.5);
      const room = Math.max(height, LINE);
      const middle = y + room / 2;
      if (branch.children !== null) {
        picture.bands.push({ path: branchPath(right - height, right, foot, BRANCH, middle - height / 2, middle + height / 2), kind: branch.kind });
      }
      picture.exits.push({ x: BRANCH + 8, y: middle, words: branch.words, children: branch.children });
      right -= thick;
      y += room + 4;
    }
    const next = index + 1 < rows.length;
    const bottom = Math.max(y + 6, foot + (next ? LEAST : 30));
    if (next && row.on) {
      const thick = Math.max(1.5, wide(row.on.children));
      if (row.on.children !== null && row.on.children > 0) {
        picture.bands.push({ path: `M ${TRUNK} ${foot} H ${round(TRUNK + thick)} V ${round(bottom)} H ${TRUNK} Z`, kind: 'on' });
      }
      if (row.on.days) picture.waits.push({ y: bottom - 12, days: row.on.days });
    }
    top = bottom;
  });
  picture.height = top;
  return picture;
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** A band that leaves the trunk's foot from `left` to `right` and ends at `x`, from `upper` to `lower`. */
function branchPath(left: number, right: number, foot: number, x: number, upper: number, lower: number): string {
  const [l, r, f, u, d] = [left, right, foot, upper, lower].map(round) as [number, number, number, number, number];
  const bend = round(r + Math.min(40, (x - r) / 2));
  return `M ${l} ${f} C ${l} ${d} ${l} ${d} ${bend} ${d} H ${x} V ${u} H ${bend} C ${r} ${u} ${r} ${u} ${r} ${f} Z`;
}
