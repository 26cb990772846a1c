// The figures of a frozen report, whatever its kind: names and values, and a table for each list.
import type { ComponentChildren } from 'preact';
import { ScrollBox } from '../../../components/ScrollBox.js';
import { number } from '../../../words/format.js';

type Members = Record<string, unknown>;
const isMembers = (value: unknown): value is Members => typeof value === 'object' && value !== null && !Array.isArray(value);

/** "due_on" as "Due on". */
export function nameOf(key: string): string {
  const words = key.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A value of a cell in words; parts of a part are told in brackets. */
export function valueWords(value: unknown): string {
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'number') return number(value, Number.isInteger(value) ? 0 : 2);
  if (Array.isArray(value)) return value.length === 0 ? '–' : value.map(valueWords).join('; ');
  if (isMembers(value)) return Object.entries(value).map(([key, one]) => `${nameOf(key).toLowerCase()} ${valueWords(one)}`).join(', ');
  return String(value);
}

function Rows({ caption, rows }: { caption: string; rows: Members[] }) {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const isNumber = (column: string): boolean => rows.every((row) => typeof (row[column] ?? 0) === 'number');
  return (
    <ScrollBox label={caption}>
      <table class="govuk-table govuk-table--small-text-until-tablet ws-table">
        <caption class="govuk-table__caption govuk-table__caption--s">{caption}</caption>
        <thead class="govuk-table__head">
          <tr class="govuk-table__row">{columns.map((column) => <th scope="col" class={`govuk-table__header${isNumber(column) ? ' govuk-table__header--numeric' : ''}`}>{nameOf(column)}</th>)}</tr>
        </thead>
        <tbody class="govuk-table__body">
          {rows.map((row) => (
            <tr class="govuk-table__row">
              {columns.map((column, at) => (at === 0
                ? <th scope="row" class="govuk-table__header ws-row-header">{valueWords(row[column])}</th>
                : <td class={`govuk-table__cell${isNumber(column) ? ' govuk-table__cell--numeric' : ''}`}>{valueWords(row[column])}</td>))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

function part(key: string, value: unknown): ComponentChildren {
  if (Array.isArray(value) && value.length > 0 && value.every(isMembers)) return <Rows key={key} caption={nameOf(key)} rows={value} />;
  if (!isMembers(value)) return null;
  return (
    <section key={key}>
      <h3 class="govuk-heading-s">{nameOf(key)}</h3>
      <Figures members={value} />
    </section>
  );
}

const isWhole = (value: unknown): boolean => !isMembers(value) && !(Array.isArray(value) && value.length > 0 && value.every(isMembers));

function Figures({ members }: { members: Members }) {
  const all = Object.entries(members);
  const plain = all.filter(([, value]) => isWhole(value));
  return (
    <>
      {plain.length > 0 && (
        <dl class="govuk-summary-list">
          {plain.map(([key, value]) => (
            <div class="govuk-summary-list__row" key={key}>
              <dt class="govuk-summary-list__key">{nameOf(key)}</dt>
              <dd class="govuk-summary-list__value ws-break">{valueWords(value)}</dd>
            </div>
          ))}
        </dl>
      )}
      {all.filter(([, value]) => !isWhole(value)).map(([key, value]) => part(key, value))}
    </>
  );
}

export function ReportFigures({ data }: { data: unknown }) {
  return isMembers(data) ? <Figures members={data} /> : <p class="govuk-body">{valueWords(data)}</p>;
}
