// The columns in which measures stand side by side, then and now.
import type { ComponentChildren } from 'preact';
import type { Unit } from '../data/report.js';
import { differenceText } from '../data/since.js';
import type { Cell } from '../data/table.js';
import type { WideColumn } from './WideTable.js';

const VERDICTS: Record<string, string> = {
  worse: 'Worse, more than chance',
  better: 'Better, more than chance',
  changed: 'Changed, more than chance',
  no_clear_change: 'No more than chance could give',
  not_tested: 'Not tested',
  lost: 'No longer measured',
};

/** Whether a measure changed by more than chance gives, in words; empty where nothing is said of it. */
export const chanceWords = (verdict: string | null): string => VERDICTS[verdict ?? ''] ?? '';

/** A figure as it is shown, and as it is saved. */
export interface OneSide<Row> {
  cell: (row: Row) => ComponentChildren;
  value: (row: Row) => Cell;
}

/** The columns of such a table, the same wherever two loads are compared. */
export function thenAndNow<Row>(of: {
  measure: OneSide<Row>;
  then: OneSide<Row>;
  now: OneSide<Row>;
  difference: (row: Row) => number | null;
  unit: (row: Row) => Unit;
  verdict: (row: Row) => string;
}): WideColumn<Row>[] {
  return [
    { title: 'Measure', ...of.measure },
    { title: 'Then', numeric: true, ...of.then },
    { title: 'Now', numeric: true, ...of.now },
    {
      title: 'Difference',
      numeric: true,
      cell: (row) => {
        const difference = of.difference(row);
        return difference === null ? '' : differenceText(of.unit(row), difference);
      },
      value: of.difference,
    },
    { title: 'More than chance?', cell: of.verdict },
  ];
}
