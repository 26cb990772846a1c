// A table as it is saved: the same cells for every kind of file.
import type { Report } from './report.js';
import { longDate } from '../words/format.js';

export type Cell = string | number | boolean | null;

export interface Table {
  /** The file's name without its ending. */
  name: string;
  /** What it is a table of. */
  title: string;
  columns: string[];
  /** Numbers unrounded, dates as ISO texts (2020-09-30). */
  rows: Cell[][];
  /** What a reader of the file must know: each a name and its words. */
  notes: [name: string, words: string][];
}

/** What every saved table says of where it comes from; `more` are the table's own notes. */
export function sourceNotes(report: Report, more: [string, string][] = []): [string, string][] {
  return [
    ['Authority', `${report.authority.name} (${report.authority.code})`],
    ['Figures as at', longDate(report.as_at)],
    ['For', report.audience === 'public' ? 'the public: small numbers are suppressed' : 'internal use: not for publication'],
    ...(report.disclosure?.words ? ([['Disclosure control', report.disclosure.words]] as [string, string][]) : []),
    ...more,
    ['Snapshot', report.provenance.snapshot],
    ['Content hash of the snapshot', report.provenance.content_hash],
    ['Hash of all definitions', report.provenance.definitions_hash],
    ['Made', `${report.provenance.made_at} by Windscreen ${report.provenance.windscreen_version}`],
  ];
}

/** A file's name out of any words: letters, digits and hyphens. */
export function fileName(words: string): string {
  return words
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80);
}

/**
 * What a cell of a page says, as a cell of a file: "1,106" and "26.1%" in a numeric column are numbers, nothing is
 * nothing, everything else is its words ("suppressed" stays a word, never a number).
 */
export function cellOf(text: string, numeric: boolean): Cell {
  const words = text.trim();
  if (words === '') return null;
  const plain = words.replace(/,(?=\d{3}(\D|$))/g, '').replace(/^−/, '-').replace(/%$/, '');
  return numeric && /^[-+]?\d+(\.\d+)?$/.test(plain) ? Number(plain) : words;
}
