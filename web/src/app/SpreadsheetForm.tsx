// Choosing a spreadsheet that is looked at before anything of it is kept.
import { useRef } from 'preact/hooks';
import { FieldGroup, type Fault } from './Form.js';

/** What the server takes of one (MB). */
const MOST_MEGABYTES = 4;

export interface ChosenFile {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
}

export interface SpreadsheetFormProps {
  id: string;
  label: string;
  hint: string;
  /** What to do with a file that is too large: "Divide it into files of some years each". */
  whenTooLarge: string;
  faults: readonly Fault[];
  busy: boolean;
  onChosen: (file: ChosenFile) => void;
  /** Says why the file cannot be taken. */
  onFault: (words: string) => void;
}

export function SpreadsheetForm({ id, label, hint, whenTooLarge, faults, busy, onChosen, onFault }: SpreadsheetFormProps) {
  const box = useRef<HTMLInputElement>(null);
  const choose = async (): Promise<void> => {
    const file = box.current?.files?.[0];
    if (!file) return onFault('Choose a CSV file or a workbook (.xlsx)');
    if (file.size > MOST_MEGABYTES << 20) return onFault(`The file is larger than ${MOST_MEGABYTES} MB. ${whenTooLarge}`);
    try {
      onChosen({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
    } catch {
      onFault('The file cannot be read any more. Close it in the spreadsheet, and choose it again');
    }
  };
  return (
    <form
      method="post" novalidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void choose();
      }}
    >
      <FieldGroup id={id} label={label} hint={hint} faults={faults}>
        {(wrong, described) => <input class={`govuk-file-upload${wrong ? ' govuk-file-upload--error' : ''}`} id={id} type="file" accept=".csv,.xlsx" ref={box} {...described} />}
      </FieldGroup>
      <button type="submit" class="govuk-button" aria-disabled={busy}>{busy ? 'Reading the file' : 'Look at the file'}</button>
    </form>
  );
}
