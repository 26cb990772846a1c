// An audit to be read, by those who may: everything on one page, which prints.
import { useMemo } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import { Heading, Main } from '../Frame.js';
import { AddAction } from './actions/AddAction.js';
import { AuditHead, captionOf } from './AuditHead.js';
import { answersOf, questionKey, typedOf, type AuditForm, type AuditRecord } from './audit_form.js';
import { AuditFieldsShown } from './AuditFields.js';
import { EvidenceList } from './EvidencePointers.js';
import { askedWith } from './questions/answers.js';
import { SectionBlock } from './questions/SectionBlock.js';
import { gradeWords } from './questions/tool_types.js';
import { recordBeside } from './record_beside.js';
import { ThemeMarks } from './themes/ThemeMarks.js';

function Grades({ form }: { form: AuditForm }) {
  if (form.grade_hidden) return <p class="govuk-body">The auditor’s overall judgement is not shown to you yet.</p>;
  return (
    <p class="govuk-body">
      The auditor’s overall grade: <strong>{form.auditor_grade === null ? 'not given yet' : gradeWords(form.auditor_grade)}</strong>.
      {form.final_grade !== null && <> The final grade: <strong>{gradeWords(form.final_grade)}</strong>.</>}
    </p>
  );
}

export function AuditShown({ form, record, line }: { form: AuditForm; record: AuditRecord | null; line: ComponentChildren }) {
  const { tool } = form;
  const answers = useMemo(() => {
    const typed = new Map(form.answers.map((one) => [questionKey(one.question), typedOf(one)]));
    return tool ? answersOf(tool, typed, form.evidence) : null;
  }, [form]);
  return (
    <Main>
      <Heading title="Audit" caption={captionOf(form)} />
      {line}
      <AuditHead form={form} record={record} />
      <Grades form={form} />
      {!form.words && <p class="govuk-body">Your role shows grades, and not what was written about the child.</p>}
      {tool && answers && form.words && (
        <>
          {tool.sections.filter((section) => !(form.grade_hidden && section.questions.some(({ overall }) => overall))).map((section) => (
            <SectionBlock
              key={section.id} section={section} answers={answers} asked={askedWith(tool, answers)} faults={[]} shown onAnswer={() => undefined} onSection={() => undefined}
              record={(question) => recordBeside(record, question)}
              below={(question) => <EvidenceList evidence={form.evidence.filter((one) => question.type !== 'evidence' && one.question === question.id)} />}
            />
          ))}
          {form.fields && (
            <section class="ws-section">
              <h2 class="govuk-heading-m">What stands out</h2>
              <AuditFieldsShown fields={form.fields} />
              <ThemeMarks audit={form.id} />
            </section>
          )}
        </>
      )}
      {form.may_add_action && <AddAction audit={form.id} />}
      <p class="govuk-body ws-screen"><a class="govuk-link" href={`/audits/audits/${encodeURIComponent(form.id)}/history`}>What became of this audit: its moves, grades and versions</a></p>
      {!tool && <p class="govuk-body">This audit is from before Windscreen: no answers were brought in with it.</p>}
    </Main>
  );
}
