// Which sheet is read, which row has the headings, and what each column is.
import { Choice } from '../../administration/parts.js';
import { Field, Form, type Fault } from '../../Form.js';
import { columnId, type PlanColumn, type PlanPreview, type Reading } from './import_api.js';

const labelOf = ({ column, heading }: PlanColumn): string => `Column ${column}: ${heading === '' ? 'no heading' : `“${heading}”`}`;
const examplesOf = ({ examples }: PlanColumn): string => (examples.length === 0 ? 'Empty in every row' : `Such as ${examples.map((one) => `“${one}”`).join(', ')}`);

interface Props {
  preview: PlanPreview;
  reading: Reading;
  faults: readonly Fault[];
  busy: boolean;
  onChange: (reading: Reading) => void;
  onLook: () => void;
}

export function ColumnsForm({ preview, reading, faults, busy, onChange, onLook }: Props) {
  const fields = reading.fields ?? preview.columns.map(({ field }) => field);
  const choices = preview.fields.map(({ code, words }) => ({ value: code, words }));
  // Another sheet or row of headings has other columns: what was chosen for these says nothing of them.
  const another = reading.sheet !== preview.sheet || reading.header.trim() !== String(preview.header);
  return (
    <Form words={another ? 'Look at the other table' : 'Look again'} busy={busy} onSend={onLook}>
      {preview.sheets.length > 1 && (
        <Choice
          id="plan-sheet" label="Sheet" hint="One sheet is read. The one whose headings are known best is chosen first." value={reading.sheet} faults={faults}
          choices={preview.sheets.map((one) => ({ value: one, words: one }))} onChange={(sheet) => onChange({ ...reading, sheet, header: '' })}
        />
      )}
      <Field
        id="plan-header" label="Row with the headings" hint="Empty: it is found." autocomplete="off" numeric width={10} value={reading.header} faults={faults}
        onInput={(header) => onChange({ ...reading, header })}
      />
      {another ? <p class="govuk-body">The columns are read again when you look at the other table.</p> : (
        <>
          {preview.columns.map((column, at) => (
            <Choice
              key={column.column} id={columnId(column.column)} label={labelOf(column)} hint={examplesOf(column)} value={fields[at] ?? 'ignore'} choices={choices} faults={faults}
              onChange={(field) => onChange({ ...reading, fields: fields.map((one, place) => (place === at ? field : one)) })}
            />
          ))}
          <Choice
            id="plan-carry" label="Rows without a theme" hint="Merged cells leave the theme in the first row of a group only." value={reading.carry ? 'yes' : 'no'} faults={faults}
            choices={[{ value: 'yes', words: 'Belong to the theme of the row above' }, { value: 'no', words: 'Belong to no theme' }]}
            onChange={(carry) => onChange({ ...reading, carry: carry === 'yes' })}
          />
        </>
      )}
    </Form>
  );
}
