// An audit tool as an auditor will see it: questions come and go as one answers. Nothing is saved.
import { useState } from 'preact/hooks';
import { NotThere, useFetched } from '../../administration/parts.js';
import { ErrorSummary, type Fault } from '../../Form.js';
import { Heading, Main } from '../../Frame.js';
import { askedWith, contradictionsOf } from '../questions/answers.js';
import { answeredOf, missingFaults, SectionBlock } from '../questions/SectionBlock.js';
import { NOTHING_ANSWERED, type Answer, type Answers, type Question, type Section, type Tool } from '../questions/tool_types.js';
import { TOOLS, type RecordName, type WholeVersion } from './tool_api.js';

export function TriedForm({ tool, records, onFaults }: { tool: Pick<Tool, 'sections'>; records: readonly RecordName[]; onFaults: (faults: Fault[]) => void }) {
  const [answers, setAnswers] = useState<Answers>(NOTHING_ANSWERED);
  const [tried, setTried] = useState(false);
  const [faults, setFaults] = useState<Fault[]>([]);
  const asked = askedWith(tool, answers);
  const answer = (question: Question, given: Answer): void => setAnswers((now) => ({ ...now, questions: { ...now.questions, [question.id]: given } }));
  const applies = (section: Section, reason: string | null): void => setAnswers((now) => {
    const { [section.id]: _, ...others } = now.sections;
    return { ...now, sections: reason === null ? others : { ...others, [section.id]: reason } };
  });
  const attempt = (): void => {
    const missing = missingFaults(tool, answers);
    setFaults(missing);
    onFaults(missing);
    setTried(true);
  };
  const against = contradictionsOf(tool, answers);
  return (
    <>
      {tool.sections.map((section) => {
        const { asked: all, answered } = answeredOf(section, answers, asked);
        return (
          <div key={section.id}>
            <SectionBlock
              section={section} answers={answers} asked={asked} faults={faults} onAnswer={answer} onSection={applies}
              record={(question) => {
                if (!question.record) return undefined;
                return { words: records.find(({ name }) => name === question.record)?.words ?? question.record, value: 'what the child’s record has' };
              }}
            />
            <p class="govuk-body-s ws-quiet">{answered} of {all} answered in “{section.name}”.</p>
          </div>
        );
      })}
      {against.length > 0 && (
        <div class="govuk-inset-text" role="status">
          <h2 class="govuk-heading-s">The auditor would be asked</h2>
          <ul class="govuk-list govuk-list--bullet">{against.map(({ words }) => <li>{words}</li>)}</ul>
        </div>
      )}
      <button type="button" class="govuk-button" onClick={attempt}>Try to submit</button>
      <p class="govuk-body" role="status">{tried && faults.length === 0 ? 'Nothing is missing: an auditor could submit this.' : ''}</p>
    </>
  );
}

export function ToolPreview({ values }: { values: Readonly<Record<string, string>> }) {
  const fetched = useFetched<WholeVersion>(`${TOOLS}/${encodeURIComponent(values['tool'] ?? '')}`);
  const [faults, setFaults] = useState<Fault[]>([]);
  const whole = fetched.data;
  return (
    <Main>
      <ErrorSummary faults={faults} />
      <Heading title={whole ? `Preview: ${whole.about.name}` : 'Preview'} caption="Audit tools" error={faults.length > 0} />
      <NotThere of="the audit tool" fetched={fetched} />
      {whole && (
        <>
          <p class="govuk-body">
            Version {whole.about.version}, as an auditor will see it. Nothing that you answer here is kept.{' '}
            <a class="govuk-link" href={`/audits/tools/${whole.about.id}`}>Back to the version</a>
          </p>
          <p class="govuk-body-s ws-screen">In a question with choices, press ? for its guidance.</p>
          <TriedForm tool={whole.content} records={whole.records} onFaults={setFaults} />
        </>
      )}
    </Main>
  );
}
