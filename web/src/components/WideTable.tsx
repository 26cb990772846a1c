import type { ComponentChildren, VNode } from 'preact';
import { cellOf, fileName, type Cell } from '../data/table.js';
import { count } from '../words/format.js';
import { Download } from './Download.js';
import { ScrollBox } from './ScrollBox.js';

export interface WideColumn<Row> {
  title: string;
  numeric?: boolean;
  cell: (row: Row) => ComponentChildren;
  /** What is saved of it: an unrounded number, an ISO date. Without it, what the cell says. */
  value?: (row: Row) => Cell;
}

/**
 * A column of counts; a row without one has an empty cell. `of` is a field's name or, where the count is worked out, a
 * function. Within a table's own list of columns a function must say its row's type, which TypeScript cannot tell there.
 */
export function countColumn<Name extends string>(title: string, of: Name): WideColumn<Record<Name, number | null>>;
export function countColumn<Row>(title: string, of: (row: Row) => number | null): WideColumn<Row>;
export function countColumn<Row extends Record<string, number | null>>(title: string, of: string | ((row: Row) => number | null)): WideColumn<Row> {
  const value = typeof of === 'string' ? (row: Row) => row[of] ?? null : of;
  const cell = (row: Row): string => {
    const counted = value(row);
    return counted === null ? '' : count(counted);
  };
  return { title, numeric: true, cell, value };
}

/** The words of what a cell shows; the parts of a component of its own are not known until it is drawn, so that a column
 * of such cells needs a `value`. */
export function wordsOf(shown: ComponentChildren): string {
  if (shown === null || shown === undefined || typeof shown === 'boolean') return '';
  if (typeof shown === 'string' || typeof shown === 'number' || typeof shown === 'bigint') return String(shown);
  if (Array.isArray(shown)) return shown.map(wordsOf).join('');
  const node = shown as VNode<{ children?: ComponentChildren }>;
  return typeof node.type === 'string' || node.props?.children !== undefined ? wordsOf(node.props.children) : '';
}

/** With more columns than this they are set closer, so that most fit the page. */
const MANY = 5;
const MOST = 9;

/**
 * A table of anything, which can be saved. The first column is the row's header. `name` is the saved file's name
 * (otherwise made of the caption); `notes` go with an Excel file.
 */
export function WideTable<Row>(props: {
  caption: string;
  columns: WideColumn<Row>[];
  rows: Row[];
  hideCaption?: boolean;
  name?: string;
  notes?: [string, string][];
}) {
  const { columns } = props;
  const numeric = (column: WideColumn<Row>, part: string): string =>
    column.numeric === true ? ` govuk-table__${part}--numeric` : '';
  const saved = (row: Row): Cell[] =>
    columns.map((column) => (column.value ? column.value(row) : cellOf(wordsOf(column.cell(row)), column.numeric === true)));
  return (
    <div class="ws-table-whole">
      <ScrollBox label={props.caption}>
        <table class={`govuk-table govuk-table--small-text-until-tablet ws-table${columns.length > MANY ? ' ws-many-columns' : ''}${columns.length > MOST ? ' ws-most-columns' : ''}`}>
          <caption class={`govuk-table__caption govuk-table__caption--s${props.hideCaption ? ' govuk-visually-hidden' : ''}`}>
            <span class="ws-caption">{props.caption}</span>
          </caption>
          <thead class="govuk-table__head">
            <tr class="govuk-table__row">
              {columns.map((column) => (
                <th scope="col" class={`govuk-table__header${numeric(column, 'header')}`}>{column.title}</th>
              ))}
            </tr>
          </thead>
          <tbody class="govuk-table__body">
            {props.rows.map((row) => (
              <tr class="govuk-table__row">
                {columns.map((column, index) =>
                  index === 0 ? (
                    <th scope="row" class="govuk-table__header ws-row-header">{column.cell(row)}</th>
                  ) : (
                    <td class={`govuk-table__cell${numeric(column, 'cell')}`}>{column.cell(row)}</td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      <Download
        name={props.name ?? fileName(props.caption)}
        what={props.caption}
        columns={columns.map((column) => column.title)}
        rows={() => props.rows.map(saved)}
        {...(props.notes ? { notes: props.notes } : {})}
      />
    </div>
  );
}
