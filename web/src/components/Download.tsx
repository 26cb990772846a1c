import { useContext } from 'preact/hooks';
import { csv } from '../data/csv.js';
import { sourceNotes, type Cell, type Table } from '../data/table.js';
import { xlsx } from '../data/xlsx.js';
import { useReport } from './report_context.js';
import { save } from './save.js';
import { StaysInside } from './stays_inside.js';

/** What can be saved of one thing, in a line: "Save this table: CSV, Excel". Not in print, nor of what stays inside. */
export function SaveLine(props: { what: string; of: string; ways: { words: string; save: () => void }[] }) {
  if (useContext(StaysInside)) return null;
  return (
    <p class="govuk-body-s ws-download ws-screen">
      {props.what}:{' '}
      {props.ways.map((way, index) => (
        <span>
          {index > 0 && ' '}
          <button type="button" class="ws-save" onClick={way.save}>
            {way.words}<span class="govuk-visually-hidden">: {props.of}</span>
          </button>
        </span>
      ))}
    </p>
  );
}

/** Saves a table as CSV or as an Excel workbook, each made when it is asked for. `notes` say, on a sheet of their own,
 * what is particular to this table; where the figures come from is added. */
export function Download(props: {
  name: string;
  columns: string[];
  rows: () => Cell[][];
  what: string;
  words?: string;
  notes?: [string, string][];
}) {
  const report = useReport();
  const table = (): Table => ({
    name: props.name,
    title: props.what,
    columns: props.columns,
    rows: props.rows(),
    notes: report ? sourceNotes(report, props.notes) : props.notes ?? [],
  });
  return (
    <SaveLine
      what={props.words ?? 'Save this table'}
      of={props.what}
      ways={[
        {
          words: 'CSV',
          save: () => save(`${props.name}.csv`, csv(props.columns, props.rows()), 'text/csv;charset=utf-8'),
        },
        {
          words: 'Excel',
          save: () =>
            save(
              `${props.name}.xlsx`,
              xlsx(table()) as Uint8Array<ArrayBuffer>,
              'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
            ),
        },
      ]}
    />
  );
}
