// One version of an audit tool, to be read: what it asks and when, what the grades mean, and what differs from the version before.
import { useState } from 'preact/hooks';
import { Details } from '../../../components/Details.js';
import { WideTable } from '../../../components/WideTable.js';
import { longDate, longTime } from '../../../words/format.js';
import { Asking, Banner, faultOf, NotThere, useFetched, useSend } from '../../administration/parts.js';
import { ErrorSummary, Field, type Fault } from '../../Form.js';
import { Heading, Main } from '../../Frame.js';
import { typedDay } from '../../administration/words.js';
import { conditionWords } from '../questions/condition_words.js';
import { GRADES, gradeWords, kindWords, typeWords, valueWords, type Question, type Tool } from '../questions/tool_types.js';
import { changeWords, originWords, TOOLS, type RecordName, type WholeVersion } from './tool_api.js';
import { inUse } from './ToolLibrary.js';

function tags(question: Question): string {
  const words = [typeWords(question.type)];
  if (question.overall) words.push('the overall grade');
  if (question.required) words.push('must be answered');
  if (question.type === 'number' && (question.least !== undefined || question.most !== undefined)) words.push(`from ${question.least ?? 'any'} to ${question.most ?? 'any'}`);
  return words.join(', ');
}

/** Since when audits use it, and for whoever could change it that it is fixed by that. */
export function usedWords({ used_since: since, audits }: Pick<WholeVersion['about'], 'used_since' | 'audits'>, mayChange: boolean): string {
  if (since === null) return audits === 0 ? 'Not yet' : `${audits}`;
  return mayChange ? `Since ${longTime(since)}, so that it is never changed; ${audits} so far` : `Since ${longDate(since.slice(0, 10))}; ${audits} so far`;
}

/** A question with everything that belongs to it, in plain words. */
export function QuestionRead({ question, tool, records }: { question: Question; tool: Tool; records: readonly RecordName[] }) {
  const { guidance, descriptors, choices, unsafe, record } = question;
  const line = (title: string, words: string | undefined) => words && <p class="govuk-body-s ws-tool-line"><strong>{title}</strong> {words}</p>;
  return (
    <li class="ws-tool-question" id={`read-${question.id}`}>
      <p class="govuk-body ws-tool-ask">{question.ask}</p>
      <p class="govuk-body-s ws-tool-line ws-quiet">{tags(question)}</p>
      {line('Asked only if', question.asked_if && `${conditionWords(question.asked_if, tool)}.`)}
      {line('Must be answered if', question.required_if && `${conditionWords(question.required_if, tool)}.`)}
      {line('Guidance:', guidance)}
      {line('Choices:', choices?.map(({ label }) => label).join('; '))}
      {line('0 to 10:', question.lowest || question.highest ? `0 is “${question.lowest ?? ''}”, 10 is “${question.highest ?? ''}”` : undefined)}
      {line('Unsafe:', unsafe && `${unsafe.map((value) => `“${valueWords(question, value)}”`).join(', ')}. A good grade beside it is asked about.`)}
      {line('Beside it, from the record:', record && (records.find(({ name }) => name === record)?.words ?? record))}
      {descriptors && (
        <Details summary="What each grade means">
          {() => <dl class="ws-descriptors">{GRADES.map((grade) => <div><dt>{gradeWords(grade)}</dt><dd>{descriptors[grade]}</dd></div>)}</dl>}
        </Details>
      )}
    </li>
  );
}

function Differences({ before, first }: { before: WholeVersion['before']; first: boolean }) {
  if (before === null) return first ? <p class="govuk-body">This is the first version.</p> : null;
  if (before.changes.length === 0) return <p class="govuk-body">It asks what version {before.version} asks.</p>;
  return (
    <>
      <p class="govuk-body">Compared with <a class="govuk-link" href={`/audits/tools/${before.id}`}>version {before.version}</a>:</p>
      <ul class="govuk-list govuk-list--bullet">
        {before.changes.map((change) => (
          <li>{changeWords(change)}{!change.compares && <> <strong>Answers do not compare with those before:</strong> {change.why_not}</>}</li>
        ))}
      </ul>
      <p class="govuk-body-s">Grades compare across versions. Scores from 0 to 10 never do.</p>
    </>
  );
}

function Retire({ whole, onDone, onFault }: { whole: WholeVersion; onDone: () => void; onFault: (faults: Fault[]) => void }) {
  const send = useSend();
  const [typed, setTyped] = useState('');
  const retire = async (): Promise<void> => {
    const day = typedDay(typed);
    if (day === null) return onFault([{ field: 'last-day', words: 'Enter the last day, such as 31 3 2026' }]);
    const answer = await send<{ id: string }>(`${TOOLS}/${whole.about.id}/retire`, { last_day: day });
    if (answer.ok) onDone();
    else if (answer.status !== 401) onFault([faultOf(answer, 'last-day')]);
  };
  return (
    <Asking
      words="Retire this version" yes="Retire it" onYes={retire}
      question={<Field id="last-day" label="The last day on which an audit may begin with it" hint="For example, 31 3 2026. Audits that have begun go on with it." autocomplete="off" width={10} value={typed} faults={[]} onInput={setTyped} />}
    />
  );
}

export function ToolVersionPage({ values }: { values: Readonly<Record<string, string>> }) {
  const id = values['tool'] ?? '';
  const fetched = useFetched<WholeVersion>(`${TOOLS}/${encodeURIComponent(id)}`);
  const [faults, setFaults] = useState<Fault[]>([]);
  const [retired, setRetired] = useState(false);
  const whole = fetched.data;
  if (whole === null) return <Main><Heading title="Audit tool" caption="Practice audit" /><NotThere of="the audit tool" fetched={fetched} /></Main>;
  const { about, content } = whole;
  return (
    <Main>
      <ErrorSummary faults={faults} />
      {retired && <Banner title="Retired"><p class="govuk-body">No audit begins with this version after that day.</p></Banner>}
      <Heading title={`${about.name}, version ${about.version}`} caption="Audit tools" error={faults.length > 0} />
      {content.about && <p class="govuk-body-l">{content.about}</p>}
      <dl class="govuk-summary-list">
        {([
          ['Kind', kindWords(about.kind)],
          ['In use', inUse(about)],
          ['Used by audits', usedWords(about, whole.may_change)],
          ['Looks back', `${about.look_back_months} months`],
          ['Where it is from', `${originWords(about.origin)}${content.source ? `. ${content.source}` : ''}`],
          ...(whole.may_change ? [['Hash of its contents', <code class="ws-break">{about.hash}</code>] as const] : []),
        ] as const).map(([key, value]) => (
          <div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{key}</dt><dd class="govuk-summary-list__value">{value}</dd></div>
        ))}
      </dl>
      <div class="govuk-button-group ws-screen">
        <a class="govuk-button" href={`/audits/tools/${about.id}/preview`}>See it as an auditor will</a>
        {whole.may_change && <a class="govuk-button govuk-button--secondary" href={`/audits/tools/${about.id}/build`}>Make a new version</a>}
        {whole.may_change && <a class="govuk-link" href={`${TOOLS}/${about.id}/xlsform`} download={`${about.id}.xlsx`}>Save as an XLSForm (Excel)</a>}
        {whole.may_change && <a class="govuk-link" href={`${TOOLS}/${about.id}/yaml`} download={`${about.id}.yaml`}>Save as YAML</a>}
      </div>
      <h2 class="govuk-heading-m">What differs from the version before</h2>
      <Differences before={whole.before} first={whole.versions.length <= 1 || whole.before === null} />
      {content.sections.map((section) => (
        <section aria-labelledby={`read-section-${section.id}`}>
          <h2 class="govuk-heading-m" id={`read-section-${section.id}`}>{section.name}</h2>
          {section.about && <p class="govuk-body">{section.about}</p>}
          <ol class="govuk-list govuk-list--number ws-tool-questions">
            {section.questions.map((question) => <QuestionRead question={question} tool={content} records={whole.records} />)}
          </ol>
        </section>
      ))}
      <h2 class="govuk-heading-m">All versions</h2>
      <WideTable
        caption="Versions of this tool" hideCaption name={`${about.tool}-versions`} rows={whole.versions}
        columns={[
          { title: 'Version', cell: (one) => (one.id === about.id ? `${one.version} (this one)` : <a class="govuk-link" href={`/audits/tools/${one.id}`}>{one.version}</a>), value: (one) => one.version },
          { title: 'From', cell: (one) => longDate(one.from), value: (one) => one.from },
          { title: 'In use', cell: inUse },
          { title: 'Used since', cell: (one) => (one.used_since === null ? 'Not yet' : longTime(one.used_since)), value: (one) => one.used_since ?? '' },
          { title: 'Audits', numeric: true, cell: (one) => String(one.audits), value: (one) => one.audits },
        ]}
      />
      {whole.may_change && (
        <Retire
          whole={whole} onFault={setFaults}
          onDone={() => {
            setFaults([]);
            setRetired(true);
            fetched.again();
          }}
        />
      )}
    </Main>
  );
}
