import type { ComponentChildren } from 'preact';
import { ScrollBox } from './ScrollBox.js';

export interface WideColumn<Row> {
  title: string;
  numeric?: boolean;
  cell: (row: Row) => ComponentChildren;
}

/** A table of anything. The first column is the row's header. */
export function WideTable<Row>(props: { caption: string; columns: WideColumn<Row>[]; rows: Row[]; hideCaption?: boolean }) {
  const numeric = (column: WideColumn<Row>, part: string): string =>
    column.numeric === true ? ` govuk-table__${part}--numeric` : '';
  return (
    <ScrollBox label={props.caption}>
      <table class="govuk-table govuk-table--small-text-until-tablet ws-table">
        <caption class={`govuk-table__caption govuk-table__caption--s${props.hideCaption ? ' govuk-visually-hidden' : ''}`}>
          {props.caption}
        </caption>
        <thead class="govuk-table__head">
          <tr class="govuk-table__row">
            {props.columns.map((column) => (
              <th scope="col" class={`govuk-table__header${numeric(column, 'header')}`}>{column.title}</th>
            ))}
          </tr>
        </thead>
        <tbody class="govuk-table__body">
          {props.rows.map((row) => (
            <tr class="govuk-table__row">
              {props.columns.map((column, index) =>
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
  );
}
