import type { ComponentChildren } from 'preact';

export interface WideColumn<Row> {
  title: string;
  numeric?: boolean;
  cell: (row: Row) => ComponentChildren;
}

/** A table that may be wider than a phone: it scrolls by itself (by keyboard too), never the page. The first
 * column is the row's header. */
export function WideTable<Row>(props: { caption: string; columns: WideColumn<Row>[]; rows: Row[]; hideCaption?: boolean }) {
  const numeric = (column: WideColumn<Row>, part: string): string =>
    column.numeric === true ? ` govuk-table__${part}--numeric` : '';
  return (
    <div class="ws-scroll" tabIndex={0} role="region" aria-label={`${props.caption} (table)`}>
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
    </div>
  );
}
