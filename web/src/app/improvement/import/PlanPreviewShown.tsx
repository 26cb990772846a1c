// What a plan's table would bring in, what could not be read, and what becomes of that.
import { countColumn, WideTable, type WideColumn } from '../../../components/WideTable.js';
import { count, counted, longDate } from '../../../words/format.js';
import { nameOf } from '../record.js';
import type { ImportedAction, PlanPreview, PlanReject } from './import_api.js';

const dayCell = (day: string | null): string => (day === null ? '' : longDate(day));

const ACTIONS: WideColumn<ImportedAction>[] = [
  { title: 'Action', cell: (one) => nameOf(one) },
  { title: 'Row', numeric: true, cell: (one) => count(one.line), value: (one) => one.line },
  { title: 'Theme', cell: (one) => one.theme },
  { title: 'Lead', cell: (one) => one.lead },
  { title: 'By when', cell: (one) => dayCell(one.due), value: (one) => one.due },
  { title: 'Status', cell: (one) => one.status_words },
  { title: 'Delivered on', cell: (one) => dayCell(one.delivered_on), value: (one) => one.delivered_on },
  { title: 'Measure of success', cell: (one) => one.measure },
  { title: 'Answers', cell: (one) => one.answers.map(nameOf).join('; ') },
  countColumn('Updates', 'updates'),
];

const REJECTS: WideColumn<PlanReject>[] = [
  { title: 'Row', cell: (one) => count(one.line), value: (one) => one.line },
  { title: 'Column', cell: (one) => (one.row_left_out ? 'The whole row' : one.column) },
  { title: 'What it says', cell: (one) => one.says },
  { title: 'Why it cannot be read', cell: (one) => one.why },
  { title: 'What becomes of it', cell: (one) => one.becomes },
];

const THEMES: WideColumn<PlanPreview['themes'][number]>[] = [{ title: 'Theme', cell: (one) => one.title }, countColumn('Actions', 'actions')];

/** The rows as they stand in the file, under the file's own headings. */
function FirstRows({ preview }: { preview: PlanPreview }) {
  const columns: WideColumn<PlanPreview['first_rows'][number]>[] = [
    { title: 'Row', cell: (row) => count(row.line), value: (row) => row.line },
    ...preview.columns.map(({ column, heading }) => ({
      title: heading === '' ? `Column ${column}` : heading, cell: (row: PlanPreview['first_rows'][number]) => row.cells[column - 1] ?? '',
    })),
  ];
  return <WideTable caption="The first rows of the table, as they stand in the file" name="plan-table-first-rows" rows={preview.first_rows} columns={columns} />;
}

export function Facts({ name, preview }: { name: string; preview: PlanPreview }) {
  const facts: [string, string][] = [
    ['File', name],
    ...(preview.sheet === '' ? [] : [['Sheet', preview.sheet] as [string, string]]),
    ['Row with the headings', count(preview.header)],
    ['Rows below them', count(preview.rows)],
    ['Themes', count(preview.themes.length)],
    ['Actions', count(preview.actions)],
    ['Measures of success', count(preview.measures)],
    ['What could not be read', count(preview.rejected)],
    ['Rows left out', count(preview.left_out)],
  ];
  return (
    <dl class="govuk-summary-list">
      {facts.map(([what, value]) => (
        <div class="govuk-summary-list__row" key={what}>
          <dt class="govuk-summary-list__key">{what}</dt>
          <dd class="govuk-summary-list__value ws-break">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

export function PlanPreviewShown({ preview }: { preview: PlanPreview }) {
  const look = [...preview.notes, ...(preview.unused.length === 0 ? [] : [`These columns are not used: ${preview.unused.join(', ')}. To keep their texts, choose “Keep as an update” for them.`])];
  return (
    <>
      {look.length > 0 && (
        <div class="govuk-inset-text">
          <h3 class="govuk-heading-s">Look at this before you go on</h3>
          <ul class="govuk-list govuk-list--bullet">{look.map((one) => <li class="ws-break">{one}</li>)}</ul>
        </div>
      )}
      {preview.rejects.length > 0 && (
        <>
          <WideTable caption="What could not be read" name="plan-not-read" rows={preview.rejects} columns={REJECTS} />
          {preview.rejected > preview.rejects.length && <p class="govuk-body">The first {count(preview.rejects.length)} of {count(preview.rejected)}.</p>}
        </>
      )}
      {preview.themes.length > 0 && <WideTable caption="Themes that would be made" name="plan-themes" rows={preview.themes} columns={THEMES} />}
      {preview.first_actions.length > 0 && (
        <WideTable
          caption={preview.actions > preview.first_actions.length ? `The first ${counted(preview.first_actions.length, 'actions')} that would be made` : 'Actions that would be made'}
          name="plan-actions" rows={preview.first_actions} columns={ACTIONS}
        />
      )}
      {preview.first_actions.length === 0 && preview.first_rows.length > 0 && <FirstRows preview={preview} />}
    </>
  );
}
