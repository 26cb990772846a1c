// Bringing in a plan from a spreadsheet: a file is chosen, its columns are named, and it is brought in whole.
import { useState } from 'preact/hooks';
import { counted } from '../../../words/format.js';
import { Banner, faultOf } from '../../administration/parts.js';
import { PartHeading } from '../../audits/import/PreviewShown.js';
import { ErrorSummary, type Fault } from '../../Form.js';
import { Heading, Main } from '../../Frame.js';
import { askBytes } from '../../server.js';
import { useSession } from '../../session.js';
import { SpreadsheetForm, type ChosenFile } from '../../SpreadsheetForm.js';
import { BringIn } from './BringIn.js';
import { ColumnsForm } from './ColumnsForm.js';
import {
  AS_FOUND, columnFaults, headerFaults, importAddress, previewAddress, readingOf, sameReading, wishFaults, type PlanImported, type PlanPreview, type PlanWish, type Reading,
} from './import_api.js';
import { Facts, PlanPreviewShown } from './PlanPreviewShown.js';

function About() {
  return (
    <>
      <p class="govuk-body">A plan that you have in a spreadsheet: a row for each action, with a row of headings above. Nothing is saved until you have seen what would be read.</p>
      <p class="govuk-body">Only the action must be there. Theme, lead, day, status, rating, evidence, updates and measures of success are taken where they are. Do not bring in names of children.</p>
    </>
  );
}

function Done({ done, name, onAgain }: { done: PlanImported; name: string; onAgain: () => void }) {
  return (
    <>
      <Banner title="Brought in">
        <p class="govuk-notification-banner__heading">{counted(done.actions, 'actions')} from {name}.</p>
        <p class="govuk-body">{done.left_out === 0 ? 'Every row was used.' : `${counted(done.left_out, 'rows')} could not be used and ${done.left_out === 1 ? 'was' : 'were'} left out.`}</p>
      </Banner>
      <p class="govuk-body"><a class="govuk-link" href={`/improvement/plans/${encodeURIComponent(done.plan)}`}>Open the plan</a></p>
      <p class="govuk-body">A measure of success that is in words alone cannot be held against figures: name its indicator on the measure’s page.</p>
      <button type="button" class="govuk-button govuk-button--secondary" onClick={onAgain}>Bring in another plan</button>
    </>
  );
}

/** The file with what was looked at, and what is being chosen for the next look. */
interface Looked {
  file: ChosenFile;
  preview: PlanPreview;
  as: Reading;
  turn: number;
}

export function ImportPlanPage() {
  const { session, ended } = useSession();
  const [faults, setFaults] = useState<Fault[]>([]);
  const [busy, setBusy] = useState(false);
  const [looked, setLooked] = useState<Looked | null>(null);
  const [reading, setReading] = useState<Reading>(AS_FOUND);
  const [wish, setWish] = useState<PlanWish>({ title: '', since: '', leaveOut: false });
  const [done, setDone] = useState<PlanImported | null>(null);

  const again = (): void => {
    setFaults([]);
    setLooked(null);
    setReading(AS_FOUND);
    setWish({ title: '', since: '', leaveOut: false });
    setDone(null);
  };
  const send = async <Data,>(address: string, file: ChosenFile, field: string): Promise<Data | null> => {
    setBusy(true);
    const answer = await askBytes<Data>(address, file.bytes, session.csrf_token);
    setBusy(false);
    if (answer.ok) {
      setFaults([]);
      return answer.data;
    }
    if (answer.status === 401) ended();
    else setFaults([faultOf(answer, field)]);
    return null;
  };
  const look = async (file: ChosenFile, as: Reading): Promise<void> => {
    const preview = await send<PlanPreview>(previewAddress(as), file, looked === null ? 'plan-file' : '');
    if (preview === null) return;
    const seen = readingOf(preview, as.carry);
    setLooked((before) => ({ file, preview, as: seen, turn: (before?.turn ?? 0) + 1 }));
    setReading(seen);
    setWish((before) => ({ ...before, title: before.title === '' ? preview.title : before.title, leaveOut: false }));
  };
  const lookAgain = (): void => {
    if (looked === null) return;
    const another = reading.sheet !== looked.preview.sheet || reading.header.trim() !== String(looked.preview.header);
    const wrong = [...headerFaults(reading.header), ...(another ? [] : columnFaults(reading.fields ?? [], looked.preview.fields))];
    if (wrong.length > 0) return setFaults(wrong);
    void look(looked.file, { ...reading, header: reading.header.trim(), fields: another ? null : reading.fields });
  };
  const bringIn = async (): Promise<void> => {
    if (looked === null) return;
    const wrong = wishFaults(wish, looked.preview.left_out);
    if (!sameReading(reading, looked.as)) wrong.push({ field: '', words: 'The columns were changed since. Look again before the plan is brought in' });
    if (wrong.length > 0) return setFaults(wrong);
    const made = await send<PlanImported>(importAddress(looked.preview.hash, looked.as, wish), looked.file, '');
    if (made !== null) setDone(made);
  };

  return (
    <Main>
      <ErrorSummary faults={faults} />
      <Heading title="A plan from a spreadsheet" caption="Improvement" error={faults.length > 0} />
      {busy && <p class="govuk-body" role="status">Reading the file.</p>}
      {looked !== null && done !== null ? <Done done={done} name={looked.file.name} onAgain={again} /> : looked === null ? (
        <>
          <About />
          <SpreadsheetForm
            id="plan-file" label="File of the plan" hint="CSV or a workbook (.xlsx) of up to 4 MB and 5,000 rows." whenTooLarge="Take out pictures and sheets that do not belong to the plan"
            faults={faults} busy={busy} onChosen={(file) => void look(file, AS_FOUND)} onFault={(words) => setFaults([{ field: 'plan-file', words }])}
          />
        </>
      ) : (
        <>
          <PartHeading key={looked.turn} words="What would be read" />
          <p class="govuk-body">Nothing has been saved yet.</p>
          <Facts name={looked.file.name} preview={looked.preview} />
          {looked.preview.stop !== '' && <div class="govuk-inset-text"><p class="govuk-body">{looked.preview.stop}</p></div>}
          <PlanPreviewShown preview={looked.preview} />
          <h2 class="govuk-heading-m">What the columns are</h2>
          <ColumnsForm preview={looked.preview} reading={reading} faults={faults} busy={busy} onChange={setReading} onLook={lookAgain} />
          {looked.preview.stop === '' && (
            <>
              <h2 class="govuk-heading-m">Bring the plan in</h2>
              <BringIn preview={looked.preview} wish={wish} faults={faults} busy={busy} onWish={setWish} onSend={() => void bringIn()} />
            </>
          )}
          <p class="govuk-body"><button type="button" class="govuk-button govuk-button--secondary" onClick={again}>Choose another file</button></p>
        </>
      )}
    </Main>
  );
}
