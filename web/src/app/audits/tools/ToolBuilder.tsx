// Making a version of an audit tool. What is built is a draft until it is saved; what is saved is a version of its own.
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { longDate } from '../../../words/format.js';
import { Choice, faultOf, Lines, NotThere, useFetched, useSend } from '../../administration/parts.js';
import { typedDay } from '../../administration/words.js';
import { DraftKept } from '../../DraftKept.js';
import { useDraft, type Draft } from '../../draft.js';
import { ErrorSummary, Field, type Fault } from '../../Form.js';
import { Heading, Main } from '../../Frame.js';
import { go } from '../../history.js';
import { useSession } from '../../session.js';
import { findQuestion, kindWords, TOOL_KINDS, type Tool, type ToolKind } from '../questions/tool_types.js';
import { addSection, changeSection, emptyTool, idOf, moveSection, patchAfter, ready, removeSection, unreadable } from './building.js';
import { giveImported } from './imported.js';
import { SectionBuilder } from './SectionBuilder.js';
import { changeWords, TOOLS, type Checked, type Imported, type ToolFault, type WholeVersion } from './tool_api.js';
import { TriedForm } from './ToolPreview.js';

type Built = { tool: Tool; last: string };

/** A draft as people compare two: how many sections and questions, and the words of each, not the tool's own text. */
function readable(draft: Draft<Built>): Draft<Record<string, unknown>> {
  const words = ({ tool }: Built): Record<string, unknown> => ({
    name: tool.name, version: tool.version, from: tool.from, sections: tool.sections.map(({ name }) => name),
    questions: tool.sections.flatMap(({ questions }) => questions.map(({ ask }) => ask)),
  });
  const side = (one: { values: Built; savedAt: string } | null) => one && { ...one, values: words(one.values) };
  return { ...draft, values: words(draft.values), found: side(draft.found), conflict: side(draft.conflict) } as unknown as Draft<Record<string, unknown>>;
}

const dayTyped = (iso: string | undefined): string => (iso && /^\d{4}-\d{2}-\d{2}$/.test(iso) ? iso.split('-').reverse().map(Number).join(' ') : iso ?? '');

function DayLine({ id, label, hint, value, faults, onChange }: { id: string; label: string; hint: string; value: string; faults: readonly Fault[]; onChange: (day: string) => void }) {
  const [typed, setTyped] = useState(dayTyped(value));
  const given = useRef(value);
  useEffect(() => {
    if (given.current === value) return;
    given.current = value;
    setTyped(dayTyped(value));
  }, [value]);
  return (
    <Field
      id={id} label={label} hint={hint} autocomplete="off" width={20} value={typed} faults={faults}
      onInput={(words) => {
        setTyped(words);
        given.current = typedDay(words) ?? words;
        onChange(given.current);
      }}
    />
  );
}

function AboutTool({ tool, isNew, proposed, faults, onChange }: { tool: Tool; isNew: boolean; proposed: string | null; faults: readonly Fault[]; onChange: (tool: Tool) => void }) {
  const set = (part: Partial<Tool>): void => onChange({ ...tool, ...part });
  const short = (name: 'about' | 'source' | 'licence', words: string): void => {
    const { [name]: _, ...others } = tool;
    onChange(words === '' ? others : { ...others, [name]: words });
  };
  const until = (day: string): void => {
    const { until: _, ...others } = tool;
    onChange(day === '' ? others : { ...others, until: day });
  };
  return (
    <>
      <Field id="tool-name" label="What it is called" autocomplete="off" value={tool.name} faults={faults} onInput={(name) => set(isNew ? { name, tool: idOf(name) } : { name })} />
      <Choice id="tool-kind" label="What kind of audit it is for" value={tool.kind} faults={faults} choices={TOOL_KINDS.map((kind) => ({ value: kind, words: kindWords(kind) }))} onChange={(kind) => set({ kind: kind as ToolKind })} />
      <Lines id="tool-about" label="What it is for" value={tool.about ?? ''} faults={faults} onInput={(words) => short('about', words)} />
      <Field
        id="tool-version" label="Version" autocomplete="off" width={10} value={tool.version} faults={faults} onInput={(version) => set({ version: version.trim() })}
        hint={`Three numbers: a change of words is the last, a question more the second, answers that no longer compare the first.${proposed ? ` After what you changed: ${proposed}.` : ''}`}
      />
      {proposed !== null && proposed !== tool.version && <p class="govuk-body"><button type="button" class="govuk-button govuk-button--secondary" onClick={() => set({ version: proposed })}>Call it version {proposed}</button></p>}
      <DayLine id="tool-from" label="The first day on which an audit may begin with it" hint="For example, 1 4 2026" value={tool.from} faults={faults} onChange={(from) => set({ from })} />
      <DayLine id="tool-until" label="The last day, where there is one" hint="Empty: until a later version takes its place" value={tool.until ?? ''} faults={faults} onChange={until} />
      <Field
        id="tool-look-back" label="How many months it looks back" autocomplete="off" numeric width={10} value={tool.look_back_months === 0 ? '' : String(tool.look_back_months)} faults={faults}
        onInput={(words) => set({ look_back_months: /^\d{1,4}$/.test(words.trim()) ? Number(words.trim()) : 0 })}
      />
      <Lines id="tool-source" label="Where its questions are from" rows={2} value={tool.source ?? ''} faults={faults} onInput={(words) => short('source', words)} />
    </>
  );
}

/** The element that a fault is about: a field of the tool, a section's name, or the button that opens a question. */
function fieldOf(tool: Tool, id: string): string {
  if (id.startsWith('tool-')) return id;
  if (tool.sections.some((one) => one.id === id)) return `section-name-${id}`;
  return findQuestion(tool, id) ? `open-${id}` : 'tool-name';
}

function wordsOfFault(tool: Tool, { id, what, remedy }: ToolFault): string {
  const ask = findQuestion(tool, id)?.ask;
  const begin = ask ? `“${ask}”: ` : '';
  const said = `${what.charAt(0).toUpperCase()}${what.slice(1)}`.replace(/\.$/, '');
  return `${begin}${said}. ${remedy}`;
}

interface BuilderProps {
  form: string;
  first: Tool;
  base: WholeVersion | null;
  imported: Imported | null;
}

function Builder({ form, first, base, imported }: BuilderProps) {
  const send = useSend();
  const initial = useMemo<Built>(() => ({ tool: first, last: '' }), [form]);
  const draft = useDraft<Built>(form, initial);
  const { tool } = draft.values;
  const [faults, setFaults] = useState<Fault[]>([]);
  const [busy, setBusy] = useState(false);
  const [checked, setChecked] = useState<Checked | null>(null);
  const [trying, setTrying] = useState(false);
  const [gone, setGone] = useState<{ words: string; tool: Tool } | null>(null);
  const [sectionName, setSectionName] = useState('');
  const said = useRef<HTMLParagraphElement>(null);
  // What was read from a file is worth keeping before anything is typed.
  useEffect(() => {
    if (imported) draft.change({ tool: first, last: 'imported' });
  }, []);
  const change = (next: Tool): void => draft.change({ tool: next });
  const remove = (next: Tool, words: string): void => {
    setGone({ words, tool });
    change(next);
    setTimeout(() => said.current?.focus());
  };
  const show = (found: readonly ToolFault[]): void => setFaults(found.map((fault) => ({ field: fieldOf(tool, fault.id), words: wordsOfFault(tool, fault) })));
  const attempt = async (save: boolean): Promise<void> => {
    if (busy) return;
    const unread = unreadable(tool);
    show(unread);
    if (unread.length > 0) return;
    setBusy(true);
    const whole = ready(tool);
    if (save) {
      const answer = await send<{ id: string }>(TOOLS, { tool: whole, imported: draft.values.last === 'imported' });
      setBusy(false);
      if (answer.ok) {
        await draft.sent();
        go(`/audits/tools/${answer.data.id}`);
        return;
      }
      if (answer.status === 401) return;
      const told = answer.problem as Partial<Checked> | undefined;
      if (told?.next_version !== undefined) setChecked(told as Checked);
      if (answer.code === 'tool_faults') show(told?.faults ?? []);
      else setFaults([faultOf(answer, answer.code === 'tool_version_taken' ? 'tool-version' : '')]);
      return;
    }
    const answer = await send<Checked>(`${TOOLS}/check`, { tool: whole });
    setBusy(false);
    if (answer.ok) {
      setChecked(answer.data);
      show(answer.data.faults);
    } else if (answer.status !== 401) setFaults([faultOf(answer)]);
  };
  const proposed = checked?.next_version ?? null;
  return (
    <>
      <ErrorSummary faults={faults} />
      <DraftKept draft={readable(draft)} labels={{ name: 'Name', version: 'Version', from: 'First day', sections: 'Sections', questions: 'Questions' }}>
        {imported && imported.notes.length > 0 && (
          <div class="govuk-inset-text">
            <h2 class="govuk-heading-s">What is not as it was in the form</h2>
            <ul class="govuk-list govuk-list--bullet">{imported.notes.map(({ sheet, line, what }) => <li>Sheet {sheet}{line > 0 ? `, row ${line}` : ''}: {what}</li>)}</ul>
          </div>
        )}
        <h2 class="govuk-heading-m">The tool</h2>
        <div class="ws-editor-width"><AboutTool tool={tool} isNew={base === null} proposed={proposed} faults={faults} onChange={change} /></div>
        <h2 class="govuk-heading-m">Sections and questions</h2>
        <p class="govuk-body-s">Open a question to change it. The buttons Up and Down move it, also into the next section.</p>
        <div class="ws-removed">
          <p class="govuk-body" tabIndex={-1} ref={said} role="status">{gone?.words ?? ''}</p>
          {gone && (
            <button
              type="button" class="govuk-button govuk-button--secondary"
              onClick={() => {
                change(gone.tool);
                setGone(null);
              }}
            >
              Put it back
            </button>
          )}
        </div>
        {tool.sections.map((section, at) => (
          <SectionBuilder
            key={section.id} tool={tool} section={section} first={at === 0} last={at === tool.sections.length - 1} faults={faults} onTool={change}
            onRemoved={remove} onName={(name) => change(changeSection(tool, section.id, { name }))} onAbout={(about) => change(changeSection(tool, section.id, { about }))}
            onMove={(by) => change(moveSection(tool, section.id, by))} onRemove={() => remove(removeSection(tool, section.id), `The section “${section.name}” is taken out.`)}
          />
        ))}
        <div class="ws-editor-width">
          <Field id="tool-add-section" label="Another section" hint="What it is called, such as “Visits”" autocomplete="off" value={sectionName} faults={faults} onInput={setSectionName} />
          <button
            type="button" class="govuk-button govuk-button--secondary"
            onClick={() => {
              if (sectionName.trim() === '') return document.getElementById('tool-add-section')?.focus();
              const added = addSection(tool, sectionName.trim());
              change(added.tool);
              setSectionName('');
              setTimeout(() => document.getElementById(`section-name-${added.id}`)?.focus());
            }}
          >
            Add the section
          </button>
        </div>
        {checked && checked.faults.length === 0 && faults.length === 0 && (
          <div class="govuk-inset-text" role="status">
            <p class="govuk-body">The tool can be used.{checked.taken ? ' Its version is there already, with other contents: give it a higher one.' : ''}</p>
            {checked.changes.length > 0 && <ul class="govuk-list govuk-list--bullet">{checked.changes.map((one) => <li>{changeWords(one)}{!one.compares && ` – ${one.why_not}`}</li>)}</ul>}
          </div>
        )}
        <div class="govuk-button-group">
          <button type="button" class="govuk-button" aria-disabled={busy} onClick={() => void attempt(true)}>{busy ? 'Please wait' : `Save version ${tool.version}`}</button>
          <button type="button" class="govuk-button govuk-button--secondary" aria-disabled={busy} onClick={() => void attempt(false)}>Check it</button>
          <button type="button" class="govuk-button govuk-button--secondary" aria-expanded={trying} onClick={() => setTrying(!trying)}>{trying ? 'Hide the preview' : 'Preview it'}</button>
        </div>
        {trying && <TriedForm tool={ready(tool)} records={base?.records ?? []} onFaults={() => undefined} />}
      </DraftKept>
    </>
  );
}

export function ToolBuilder({ values }: { values: Readonly<Record<string, string>> }) {
  const { session } = useSession();
  const id = values['tool'] ?? 'new';
  const blank = id === 'new' || id === 'imported';
  // A blank one has no base: its address gives the library, of which nothing is used.
  const fetched = useFetched<WholeVersion>(blank ? `${TOOLS}/core-1-0-0` : `${TOOLS}/${encodeURIComponent(id)}`);
  const [imported] = useState(() => (id === 'imported' ? giveImported() : null));
  const today = session.now.slice(0, 10);
  const base = blank ? null : fetched.data;
  const first = imported ? imported.content : base ? { ...base.content, version: patchAfter(base.about.version), from: today } : blank ? emptyTool(today) : null;
  const title = base ? `A new version of ${base.about.name}` : id === 'imported' ? 'A tool from a file' : 'A new audit tool';
  const forms = blank ? `audit-tool-${id}` : `audit-tool-${base?.about.tool ?? ''}`;
  return (
    <Main>
      <Heading title={title} caption="Audit tools" />
      {base && (
        <p class="govuk-body">
          It begins as <a class="govuk-link" href={`/audits/tools/${base.about.id}`}>version {base.about.version}</a>{base.about.used_since === null ? '' : `, which audits have used since ${longDate(base.about.used_since.slice(0, 10))} and which stays as it is`}.
        </p>
      )}
      {!blank && <NotThere of="the audit tool" fetched={fetched} />}
      {first && <Builder key={forms} form={forms} first={first} base={base} imported={imported} />}
    </Main>
  );
}
