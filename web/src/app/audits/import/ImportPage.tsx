// Bringing in audits from before: a file is chosen, looked at, and brought in whole or not at all.
import { useState } from 'preact/hooks';
import { counted } from '../../../words/format.js';
import { Banner, Choice, faultOf } from '../../administration/parts.js';
import { ErrorSummary, type Fault } from '../../Form.js';
import { Heading, Main } from '../../Frame.js';
import { askBytes } from '../../server.js';
import { useSession } from '../../session.js';
import { SpreadsheetForm, type ChosenFile } from '../../SpreadsheetForm.js';
import { importAddress, previewAddress, type Imported, type ImportPreview } from './import_api.js';
import { PartHeading, PreviewShown } from './PreviewShown.js';

function SheetChoice({ sheets, busy, onSheet }: { sheets: string[]; busy: boolean; onSheet: (sheet: string) => void }) {
  const [sheet, setSheet] = useState(sheets[0] ?? '');
  return (
    <form
      method="post" novalidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) onSheet(sheet);
      }}
    >
      <PartHeading words="Which sheet?" />
      <p class="govuk-body">{sheets.length} sheets of the workbook hold audits. Each is brought in by itself.</p>
      <Choice id="past-sheet" label="Sheet" value={sheet} faults={[]} choices={sheets.map((one) => ({ value: one, words: one }))} onChange={setSheet} />
      <button type="submit" class="govuk-button" aria-disabled={busy}>{busy ? 'Reading the sheet' : 'Look at the sheet'}</button>
    </form>
  );
}

function About() {
  return (
    <>
      <p class="govuk-body">Audits that were made before this system was used, so that findings go back further than the first month here. Nothing is saved until you have seen what would be read.</p>
      <p class="govuk-body">The first row has the headings. <strong>Month</strong> and <strong>grade</strong> must be there; service, quadrant, team, child, kind and completed are taken where they are.</p>
    </>
  );
}

function Done({ done, onAgain }: { done: Imported & { name: string }; onAgain: () => void }) {
  return (
    <>
      <Banner title="Brought in">
        <p class="govuk-notification-banner__heading">{counted(done.audits, 'audits')} from {done.name}.</p>
        <p class="govuk-body">{done.left_out === 0 ? 'Every row was used.' : `${counted(done.left_out, 'rows')} could not be used and ${done.left_out === 1 ? 'was' : 'were'} left out.`}</p>
      </Banner>
      <p class="govuk-body"><a class="govuk-link" href="/audits/findings">What audits say together</a></p>
      <button type="button" class="govuk-button govuk-button--secondary" onClick={onAgain}>Bring in another file</button>
    </>
  );
}

export function ImportPage() {
  const { session, ended } = useSession();
  const [faults, setFaults] = useState<Fault[]>([]);
  const [busy, setBusy] = useState(false);
  const [file, setFile] = useState<ChosenFile | null>(null);
  const [preview, setPreview] = useState<ImportPreview | null>(null);
  const [done, setDone] = useState<(Imported & { name: string }) | null>(null);

  const again = (): void => {
    setFaults([]);
    setFile(null);
    setPreview(null);
    setDone(null);
  };
  const send = async <Data,>(address: string, chosen: ChosenFile, field: string): Promise<Data | null> => {
    setBusy(true);
    const answer = await askBytes<Data>(address, chosen.bytes, session.csrf_token);
    setBusy(false);
    if (answer.ok) {
      setFaults([]);
      return answer.data;
    }
    if (answer.status === 401) ended();
    else setFaults([faultOf(answer, field)]);
    return null;
  };
  const look = async (chosen: ChosenFile, sheet: string): Promise<void> => {
    const found = await send<ImportPreview>(previewAddress(sheet), chosen, file === null ? 'past-file' : '');
    if (found === null) return;
    setFile(chosen);
    setPreview(found);
  };
  const bringIn = async (leaveOut: boolean): Promise<void> => {
    if (file === null || preview === null) return;
    const made = await send<Imported>(importAddress(preview, leaveOut), file, '');
    if (made !== null) setDone({ ...made, name: file.name });
  };

  return (
    <Main>
      <ErrorSummary faults={faults} />
      <Heading title="Audits from before" caption="Practice audit" error={faults.length > 0} />
      {done !== null ? <Done done={done} onAgain={again} /> : file === null || preview === null ? (
        <>
          <About />
          <SpreadsheetForm
            id="past-file" label="File of past audits" hint="CSV or a workbook (.xlsx) of up to 4 MB. A month and a grade in each row are enough." whenTooLarge="Divide it into files of some years each"
            faults={faults} busy={busy} onChosen={(chosen) => void look(chosen, '')} onFault={(words) => setFaults([{ field: 'past-file', words }])}
          />
        </>
      ) : preview.sheets.length > 0 ? <SheetChoice sheets={preview.sheets} busy={busy} onSheet={(sheet) => void look(file, sheet)} /> : (
        <PreviewShown
          name={file.name} preview={preview} faults={faults} busy={busy} onFaults={setFaults} onConfirm={(leaveOut) => void bringIn(leaveOut)} onAgain={again}
        />
      )}
      {preview !== null && done === null && preview.sheets.length > 0 && <p class="govuk-body"><button type="button" class="govuk-button govuk-button--secondary" onClick={again}>Choose another file</button></p>}
    </Main>
  );
}
