// The programmes of audits, and adding one.
import { useEffect, useState } from 'preact/hooks';
import { WideTable } from '../../../components/WideTable.js';
import { longDate } from '../../../words/format.js';
import { Banner, Choice, faultOf, Lines, NotThere, useFetched, useSend } from '../../administration/parts.js';
import { givenDay } from '../../children/days.js';
import { DraftKept } from '../../DraftKept.js';
import { useDraft } from '../../draft.js';
import { ErrorSummary, Field, Form, type Fault } from '../../Form.js';
import { Heading, Main } from '../../Frame.js';
import { useSession } from '../../session.js';
import { TOOLS, type ToolLibrary } from '../tools/tool_api.js';
import type { ProgrammeRow } from './answers.js';
import { StatusCases } from './StatusCases.js';
import { choices, KINDS, METHODS, STATUSES, toolChoices, wholeOf } from './words.js';

interface Typed extends Record<string, unknown> {
  kind: string; name: string; question: string; tool: string; target: string; method: string; statuses: string[]; floor: string;
  reserves: string; within: string; back: string; starts: string; ends: string; lead: string;
}

const NOTHING: Typed = {
  kind: 'monthly', name: '', question: '', tool: 'core', target: '60', method: 'stratified_random', statuses: [], floor: '2', reserves: '5',
  within: '12', back: '12', starts: '', ends: '', lead: '',
};

/** What the server is to be asked for, or what is wrong with it. */
export function programmeWish(typed: Typed): Fault[] | Record<string, unknown> {
  const faults: Fault[] = [];
  const need = (field: string, text: string, words: string): void => {
    if (text.trim() === '') faults.push({ field, words });
  };
  const whole = (field: string, text: string, least: number, most: number): number => {
    const value = wholeOf(text, least, most);
    if (value === null) faults.push({ field, words: `Enter a whole number from ${least} to ${most}` });
    return value ?? 0;
  };
  need('name', typed.name, 'Enter a name for the programme');
  need('question', typed.question, 'Say in a sentence what it is to find out');
  need('tool', typed.tool, 'Choose an audit tool');
  const starts = givenDay(typed.starts);
  const ends = givenDay(typed.ends);
  if (!starts) faults.push({ field: 'starts', words: 'Enter the first day, like 1/9/2020' });
  if (ends === null) faults.push({ field: 'ends', words: 'Enter the last day like 31/3/2021, or leave it empty' });
  const wish = {
    kind: typed.kind, name: typed.name.trim(), question: typed.question.trim(), tool: typed.tool.trim(), method: typed.method,
    target: whole('target', typed.target, 1, 1000), look_back_months: whole('back', typed.back, 1, 60), starts_on: starts,
    ...(ends ? { ends_on: ends } : {}), ...(typed.lead.trim() === '' ? {} : { lead: typed.lead.trim() }),
    population: {
      statuses: typed.statuses, floor: whole('floor', typed.floor, 0, 100), reserves: whole('reserves', typed.reserves, 0, 100),
      audited_within_months: whole('within', typed.within, 0, 60),
    },
  };
  return faults.length > 0 ? faults : wish;
}

/** The tools of the library; where what was chosen before is none of them any more, one is asked for. */
function ToolChoice({ typed, faults, onChange }: { typed: string; faults: readonly Fault[]; onChange: (tool: string) => void }) {
  const library = useFetched<ToolLibrary>(`${TOOLS}.json`);
  const known = library.data === null ? null : toolChoices(library.data.tools, new Date().toISOString().slice(0, 10));
  const gone = known !== null && !known.some(({ value }) => value === typed);
  useEffect(() => {
    if (gone && typed !== '') onChange('');
  }, [gone, typed]);
  if (known === null) return <NotThere of="the audit tools" fetched={library} />;
  return (
    <Choice
      id="tool" label="Audit tool" hint="Each round takes the version in force when it opens." value={gone ? '' : typed} faults={faults}
      choices={gone ? [{ value: '', words: 'Choose a tool' }, ...known] : known} onChange={onChange}
    />
  );
}

function AddProgramme({ onDone, onFaults }: { onDone: (name: string, id: string) => void; onFaults: (faults: Fault[]) => void }) {
  const send = useSend();
  const draft = useDraft<Typed>('audit-programme', NOTHING);
  const typed = draft.values;
  const [faults, setFaults] = useState<Fault[]>([]);
  const [busy, setBusy] = useState(false);
  const say = (found: Fault[]): void => {
    setFaults(found);
    onFaults(found);
  };
  const add = async (): Promise<void> => {
    const wish = programmeWish(typed);
    if (Array.isArray(wish)) return say(wish);
    setBusy(true);
    const answer = await send<{ programme: string }>('/api/v1/audits/programmes', wish);
    setBusy(false);
    if (answer.ok) {
      say([]);
      await draft.sent(NOTHING);
      onDone(typed.name, answer.data.programme);
    } else if (answer.status !== 401) say([faultOf(answer, answer.code === 'name_taken' ? 'name' : answer.code === 'no_account' ? 'lead' : '')]);
  };
  const field = (id: keyof Typed & string, label: string, hint = '', width?: 10 | 20) => (
    <Field id={id} label={label} {...(hint ? { hint } : {})} autocomplete="off" {...(width ? { width } : {})} value={String(typed[id])} faults={faults} onInput={(value) => draft.change({ [id]: value })} />
  );
  return (
    <DraftKept draft={draft} labels={{ name: 'Name', question: 'Question', starts: 'First day', ends: 'Last day', target: 'Cases of a round', lead: 'Lead' }}>
      <Form words="Add the programme" busy={busy} onSend={() => void add()}>
        <Choice id="kind" label="Kind" value={typed.kind} faults={faults} choices={choices(KINDS)} onChange={(kind) => draft.change({ kind })} />
        {field('name', 'Name')}
        <Lines id="question" label="What it is to find out" rows={2} value={typed.question} faults={faults} onInput={(question) => draft.change({ question })} />
        <ToolChoice typed={typed.tool} faults={faults} onChange={(tool) => draft.change({ tool })} />
        {field('target', 'Cases of a round', '', 10)}
        <Choice id="method" label="How cases are found" hint="Only a stratified random draw speaks for other cases." value={typed.method} faults={faults} choices={choices(METHODS)} onChange={(method) => draft.change({ method })} />
        <StatusCases chosen={typed.statuses} onChange={(statuses) => draft.change({ statuses })} />
        {field('floor', 'Fewest cases of each service and quadrant', '', 10)}
        {field('reserves', 'Reserves of each', 'They take the place of cases that cannot be audited, in their order.', 10)}
        {field('within', 'Months in which no child is audited twice', 'Nobody audited less long ago is drawn by chance.', 10)}
        {field('back', 'Months that an audit looks back', '', 10)}
        {field('starts', 'First day', 'Like 1/9/2020', 10)}
        {field('ends', 'Last day (optional)', 'Without it the programme goes on until it is ended.', 10)}
        {field('lead', 'Lead (optional)', 'E-mail address of their account; you, where it is empty')}
      </Form>
    </DraftKept>
  );
}

export function Programmes() {
  const { session } = useSession();
  const fetched = useFetched<ProgrammeRow[]>('/api/v1/audits/programmes');
  const [done, setDone] = useState<{ name: string; id: string } | null>(null);
  const [faults, setFaults] = useState<Fault[]>([]);
  const rows = fetched.data ?? [];
  return (
    <Main>
      <ErrorSummary faults={faults} />
      <Heading title="Programmes of audits" error={faults.length > 0} />
      {done && <Banner title="Added"><p class="govuk-notification-banner__heading"><a class="govuk-notification-banner__link" href={`/audits/programmes/${done.id}`}>{done.name}</a> is planned.</p></Banner>}
      <p class="govuk-body"><a class="govuk-link" href="/audits/plan">The twelve months to come</a></p>
      <NotThere of="the programmes" fetched={fetched} />
      {fetched.data && rows.length === 0 && <p class="govuk-body">There is no programme yet.</p>}
      {rows.length > 0 && (
        <WideTable
          caption="Programmes" name="audit-programmes" rows={rows}
          columns={[
            { title: 'Programme', cell: (one) => <a class="govuk-link" href={`/audits/programmes/${one.id}`}>{one.name}</a>, value: (one) => one.name },
            { title: 'Kind', cell: (one) => KINDS[one.kind] ?? one.kind },
            { title: 'Status', cell: (one) => STATUSES[one.status] ?? one.status },
            { title: 'Lead', cell: (one) => one.lead },
            { title: 'Runs', cell: (one) => `${longDate(one.starts_on)}${one.ends_on ? ` to ${longDate(one.ends_on)}` : ' on'}` },
            { title: 'Cases of a round', numeric: true, cell: (one) => one.target },
            { title: 'Days put off', numeric: true, cell: (one) => one.slipped_days },
            { title: 'Open round', cell: (one) => (one.open_round ? <a class="govuk-link" href={`/audits/rounds/${one.open_round}`}>Open<span class="govuk-visually-hidden"> round of {one.name}</span></a> : 'none'), value: (one) => (one.open_round ? 'open' : 'none') },
          ]}
        />
      )}
      {session.permissions.includes('run_audits') && (
        <>
          <h2 class="govuk-heading-m">Add a programme</h2>
          <AddProgramme onFaults={setFaults} onDone={(name, id) => { setDone({ name, id }); fetched.again(); }} />
        </>
      )}
    </Main>
  );
}
