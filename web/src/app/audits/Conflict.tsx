// Two texts for one question, side by side: neither is written over the other until somebody chooses.
import type { Conflict as Both } from './answer_keeper.js';
import { answerOf, type Typed } from './audit_form.js';
import { AnswerShown } from './questions/AnswerFields.js';
import type { Question } from './questions/tool_types.js';

function Text({ question, typed }: { question: Question; typed: Typed }) {
  const { values, notApplicable } = answerOf(typed);
  return <AnswerShown question={question} values={values} notApplicable={notApplicable} />;
}

export function Conflict({ question, both, onChoose }: { question: Question; both: Both; onChoose: (which: 'mine' | 'theirs') => void }) {
  const other = both.own ? 'In your other window' : 'Written meanwhile, elsewhere';
  return (
    <div class="ws-conflict" role="group" aria-label={`Two answers: ${question.ask}`}>
      <p class="govuk-body"><strong>This was answered twice.</strong> Both are kept until you choose one.</p>
      <div class="ws-conflict__texts">
        <div>
          <h3 class="govuk-heading-s">On this page</h3>
          <Text question={question} typed={both.mine} />
          <button type="button" class="govuk-button govuk-button--secondary" onClick={() => onChoose('mine')}>Keep this<span class="govuk-visually-hidden"> answer of this page: {question.ask}</span></button>
        </div>
        <div>
          <h3 class="govuk-heading-s">{other}</h3>
          <Text question={question} typed={both.theirs} />
          <button type="button" class="govuk-button govuk-button--secondary" onClick={() => onChoose('theirs')}>Take this<span class="govuk-visually-hidden"> answer from elsewhere: {question.ask}</span></button>
        </div>
      </div>
    </div>
  );
}
