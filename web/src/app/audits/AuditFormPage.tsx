// The form of an audit: one section at a time, what is left in each, and the state of saving always in sight.
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Heading, Main } from '../Frame.js';
import { go, type Where } from '../history.js';
import type { Unsent } from './answer_keeper.js';
import { answersOf, questionKey, typedFrom, type AuditForm, type AuditRecord, type Evidence, type ServerGap } from './audit_form.js';
import { AddAction } from './actions/AddAction.js';
import { AuditFields } from './AuditFields.js';
import { AuditHead, captionOf } from './AuditHead.js';
import { Offered, Submitting, type Moved } from './AuditMoves.js';
import { Conflict } from './Conflict.js';
import { EvidencePointers } from './EvidencePointers.js';
import { askedWith, contradictionsOf, gapsOf } from './questions/answers.js';
import { questionField, reasonField } from './questions/QuestionBlock.js';
import { SectionBlock } from './questions/SectionBlock.js';
import type { Question, Tool } from './questions/tool_types.js';
import { RaiseAlert } from './RaiseAlert.js';
import { recordBeside } from './record_beside.js';
import { SaveState } from './SaveState.js';
import { FIELDS_PART, SectionList, SUBMIT_PART } from './SectionList.js';
import { ThemeMarks } from './themes/ThemeMarks.js';
import { useAnswerKeeper, useLeft } from './use_answer_keeper.js';

interface Props {
  form: AuditForm;
  record: AuditRecord | null;
  where: Where;
  again: () => void;
}

const BackToMine = () => <p class="govuk-body ws-screen"><a class="govuk-back-link" href="/audits/mine">Your audits</a></p>;

export function AuditFormPage(props: Props) {
  const left = useLeft(props.form.id);
  if (!props.form.may_write) {
    return (
      <Main>
        <BackToMine />
        <Heading title="Audit" caption={captionOf(props.form)} />
        <AuditHead form={props.form} record={props.record} />
        <Offered form={props.form} revision={props.form.revision} flushed={() => Promise.resolve(true)} onMoved={(move) => (move === 'decline' ? go('/audits/mine') : props.again())} />
      </Main>
    );
  }
  if (!props.form.tool) return <Main><Heading title="Audit" caption={captionOf(props.form)} /><p class="govuk-body">This audit’s round has no tool, so nothing is asked. Ask the quality assurance lead.</p></Main>;
  return left && <Filling {...props} tool={props.form.tool} left={left} />;
}

const partOf = (where: Where, tool: Tool): string => {
  const wanted = where.query.get('part') ?? '';
  return [...tool.sections.map(({ id }) => id), FIELDS_PART, SUBMIT_PART].includes(wanted) ? wanted : tool.sections[0]?.id ?? SUBMIT_PART;
};

function Filling({ form: opened, record, where, again, tool, left }: Props & { tool: Tool; left: ReadonlyMap<string, Unsent> }) {
  const { view, keeper } = useAnswerKeeper(opened, left);
  const [evidence, setEvidence] = useState<readonly Evidence[]>(opened.evidence);
  const [moved, setMoved] = useState<Moved | null>(null);
  const form: AuditForm = moved ? { ...opened, ...moved } : opened;
  const answers = useMemo(() => answersOf(tool, view.values, evidence), [tool, view, evidence]);
  const asked = useMemo(() => askedWith(tool, answers), [tool, answers]);
  const part = partOf(where, tool);
  const parts = [...tool.sections.map(({ id }) => id), FIELDS_PART, SUBMIT_PART];
  const at = parts.indexOf(part);
  const section = tool.sections.find(({ id }) => id === part);
  const wanted = useRef('');
  const show = (next: string, field = ''): void => {
    wanted.current = field;
    go(`${where.address}?part=${encodeURIComponent(next)}`);
  };
  // The focus goes to the part's heading, or to the question that was asked for.
  const first = useRef(true);
  useEffect(() => {
    const field = wanted.current;
    wanted.current = '';
    if (first.current) {
      first.current = false;
      return;
    }
    const box = (field === '' ? null : document.getElementById(field)) ?? document.getElementById(`section-${part}`);
    box?.focus();
    box?.scrollIntoView({ block: 'start' });
  }, [part]);
  const change = (question: Question, answer: Parameters<typeof typedFrom>[0]): void =>
    keeper.change(questionKey(question.id), typedFrom(question.type === 'evidence' ? { ...answer, values: [] } : answer, question.type === 'choices' || question.type === 'evidence'));
  const below = (question: Question) => {
    const key = questionKey(question.id);
    const both = view.conflicts.get(key);
    const fault = view.faults.get(key);
    return (
      <>
        {fault && <p class="govuk-error-message" role="alert"><span class="govuk-visually-hidden">Error: </span>{fault}</p>}
        {both && <Conflict question={question} both={both} onChoose={(which) => void keeper.choose(key, which)} />}
      </>
    );
  };
  const field = (question: Question) => question.type !== 'evidence' ? undefined : (
    <EvidencePointers
      audit={form.id} question={question} evidence={evidence} onAdded={(one) => setEvidence((before) => [...before.filter(({ id }) => id !== one.id), one])}
      onRemoved={(id) => setEvidence((before) => before.filter((one) => one.id !== id))}
    />
  );
  const flushed = async (): Promise<boolean> => {
    await keeper.flush();
    return keeper.view().unsent === 0;
  };
  const onMoved = (move: string, next: Moved): void => {
    if (move === 'submit') again();
    else setMoved(next);
  };
  const gaps: ServerGap[] = gapsOf(tool, answers).map(({ section: of, question, words }) => ({ kind: '', section: of, question, what: words }));
  const contradictions = contradictionsOf(tool, answers).map((one) => ({ grade_question: one.grade, against: one.against, what: one.words }));
  const toGap = (gap: ServerGap): void => {
    const why = gap.question === '' || answers.questions[gap.question]?.notApplicable?.trim() === '';
    show(gap.section, gap.question === '' ? reasonField(gap.section) : why ? reasonField(gap.question) : questionField(gap.question));
  };
  return (
    <Main>
      <BackToMine />
      <Heading title="Audit" caption={captionOf(form)} />
      <SaveState view={view} onAgain={() => void keeper.again()} />
      <AuditHead form={form} record={record} />
      <RaiseAlert audit={form.id} />
      <p class="govuk-body ws-screen">
        <a class="govuk-link" href={`/audits/audits/${form.id}/conversation`}>Conversation with the practitioner</a> · <a class="govuk-link" href={`/audits/audits/${form.id}/family`}>What the family says</a>
      </p>
      <div class="ws-audit-form">
        <SectionList tool={tool} answers={answers} asked={asked} conflicts={view.conflicts} part={part} gaps={gaps.length} onPart={show} />
        <div class="ws-audit-part">
          {section && (
            <SectionBlock
              key={section.id} section={section} answers={answers} asked={asked} faults={[]} onAnswer={change}
              onSection={(of, reason) => keeper.change(questionKey(of.id), { value: reason === null ? '' : null, not_applicable: reason })}
              record={(question) => recordBeside(record, question)} field={field} below={below}
            />
          )}
          {part === FIELDS_PART && (
            <section>
              <h2 class="govuk-heading-m" id={`section-${FIELDS_PART}`} tabIndex={-1}>What stands out</h2>
              <AuditFields view={view} onChange={(key, typed) => keeper.change(key, typed)} onChoose={(key, which) => void keeper.choose(key, which)} />
              <ThemeMarks audit={form.id} />
              {form.may_add_action && <AddAction audit={form.id} />}
            </section>
          )}
          {part === SUBMIT_PART && (
            <section>
              <h2 class="govuk-heading-m" id={`section-${SUBMIT_PART}`} tabIndex={-1}>Check and submit</h2>
              <Submitting form={form} revision={Math.max(view.revision, moved?.revision ?? 0)} flushed={flushed} onMoved={onMoved} gaps={gaps} contradictions={contradictions} onGo={toGap} />
            </section>
          )}
          <nav class="govuk-button-group ws-screen" aria-label="From section to section">
            {at > 0 && <button type="button" class="govuk-button govuk-button--secondary" onClick={() => show(parts[at - 1] ?? part)}>Previous section</button>}
            {at < parts.length - 1 && <button type="button" class="govuk-button" onClick={() => show(parts[at + 1] ?? part)}>Next section</button>}
          </nav>
        </div>
      </div>
    </Main>
  );
}
