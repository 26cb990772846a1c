// The audit tools that there are, and bringing one in from a file.
import { useRef, useState } from 'preact/hooks';
import { WideTable } from '../../../components/WideTable.js';
import { longDate } from '../../../words/format.js';
import { NotThere, useFetched } from '../../administration/parts.js';
import { ErrorSummary, type Fault } from '../../Form.js';
import { Heading, Main } from '../../Frame.js';
import { go } from '../../history.js';
import { askBytes } from '../../server.js';
import { useSession } from '../../session.js';
import { kindWords } from '../questions/tool_types.js';
import { takeImported } from './imported.js';
import { originWords, TOOLS, type Imported, type ToolLibrary, type ToolVersion } from './tool_api.js';

const MOST_BYTES = 512 * 1024;

export function inUse(one: ToolVersion): string {
  if (one.in_force) return one.last_day === null ? 'In force' : `In force until ${longDate(one.last_day)}`;
  return one.last_day === null ? `From ${longDate(one.from)}, or a later version took its place` : `From ${longDate(one.from)} to ${longDate(one.last_day)}`;
}

function Bringing({ onFault }: { onFault: (faults: Fault[]) => void }) {
  const { session, ended } = useSession();
  const box = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const send = async (): Promise<void> => {
    const file = box.current?.files?.[0];
    if (busy) return;
    if (!file) return onFault([{ field: 'tool-file', words: 'Choose an XLSForm (.xlsx) or an audit tool as YAML' }]);
    if (file.size > MOST_BYTES) return onFault([{ field: 'tool-file', words: 'The file is larger than 512 KB. A form that people fill in is smaller: take out what does not belong to it' }]);
    setBusy(true);
    const answer = await askBytes<Imported>(`${TOOLS}/import`, new Uint8Array(await file.arrayBuffer()), session.csrf_token);
    setBusy(false);
    if (answer.ok) {
      takeImported(answer.data);
      go('/audits/tools/imported/build');
    } else if (answer.status === 401) ended();
    else onFault([{ field: 'tool-file', words: `${answer.detail} ${answer.remedy}`.trim() }]);
  };
  return (
    <form
      method="post" novalidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <div class="govuk-form-group">
        <label class="govuk-label" for="tool-file">An XLSForm (.xlsx) as for ODK or Kobo, or an audit tool as YAML</label>
        <div class="govuk-hint" id="tool-file-hint">What a tool cannot say is told, row by row. Nothing is saved before you have looked at it.</div>
        <input class="govuk-file-upload" id="tool-file" type="file" accept=".xlsx,.yaml,.yml" ref={box} aria-describedby="tool-file-hint" />
      </div>
      <button type="submit" class="govuk-button govuk-button--secondary" aria-disabled={busy}>{busy ? 'Reading the file' : 'Bring it in'}</button>
    </form>
  );
}

export function ToolLibraryPage() {
  const fetched = useFetched<ToolLibrary>(`${TOOLS}.json`);
  const [faults, setFaults] = useState<Fault[]>([]);
  const library = fetched.data;
  return (
    <Main>
      <ErrorSummary faults={faults} />
      <Heading title="Audit tools" caption="Practice audit" error={faults.length > 0} />
      <p class="govuk-body">What auditors are asked, and what each grade means.{library?.may_change && ' A version that an audit has used is never changed: a change is a new version.'}</p>
      <NotThere of="the audit tools" fetched={fetched} />
      {library && (
        <>
          {library.may_change && library.faults.length > 0 && (
            <div class="govuk-inset-text">
              <h2 class="govuk-heading-s">Files that cannot be used</h2>
              <ul class="govuk-list govuk-list--bullet">{library.faults.map(({ what, remedy }) => <li class="ws-break">{what}. {remedy}</li>)}</ul>
            </div>
          )}
          {library.may_change && <p class="govuk-body ws-screen"><a class="govuk-button" href="/audits/tools/new/build">Make a new tool</a></p>}
          <WideTable
            caption="Versions of audit tools" name="audit-tools" rows={library.tools}
            columns={[
              { title: 'Tool', cell: (one) => <a class="govuk-link" href={`/audits/tools/${one.id}`}>{one.name}</a>, value: (one) => one.name },
              { title: 'Version', cell: (one) => one.version },
              { title: 'Kind', cell: (one) => kindWords(one.kind) },
              { title: 'In use', cell: inUse },
              { title: 'Questions', numeric: true, cell: (one) => String(one.questions), value: (one) => one.questions },
              { title: 'Audits', numeric: true, cell: (one) => String(one.audits), value: (one) => one.audits },
              ...(library.may_change ? [{ title: 'Where it is from', cell: (one: ToolVersion) => originWords(one.origin) }] : []),
            ]}
          />
          {library.may_change && (
            <>
              <h2 class="govuk-heading-m">Bring in a form</h2>
              <Bringing onFault={setFaults} />
            </>
          )}
        </>
      )}
    </Main>
  );
}
