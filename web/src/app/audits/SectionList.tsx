// The sections of a form with what is left in each, to go from one to another.
import type { Conflict } from './answer_keeper.js';
import { questionKey } from './audit_form.js';
import { gapsOf, type Asked } from './questions/answers.js';
import { answeredOf } from './questions/SectionBlock.js';
import type { Answers, Section, Tool } from './questions/tool_types.js';

export const FIELDS_PART = 'what-stands-out';
export const SUBMIT_PART = 'check-and-submit';

interface Props {
  tool: Tool;
  answers: Answers;
  asked: Asked;
  conflicts: ReadonlyMap<string, Conflict>;
  part: string;
  gaps: number;
  onPart: (part: string) => void;
}

/** "3 of 7 answered, 2 still needed". */
export function leftWords(section: Section, answers: Answers, asked: Asked, missing: number): string {
  if (section.id in answers.sections) return 'does not apply';
  const { asked: number, answered } = answeredOf(section, answers, asked);
  if (missing === 0) return answered === number ? 'done' : `${answered} of ${number} answered, nothing more needed`;
  return `${answered} of ${number} answered, ${missing} still needed`;
}

export function SectionList({ tool, answers, asked, conflicts, part, gaps, onPart }: Props) {
  const all = gapsOf(tool, answers);
  const items = [
    ...tool.sections.map((section) => ({
      id: section.id, name: section.name, left: leftWords(section, answers, asked, all.filter((gap) => gap.section === section.id).length),
      twice: section.questions.some(({ id }) => conflicts.has(questionKey(id))),
    })),
    { id: FIELDS_PART, name: 'What stands out', left: '', twice: [...conflicts.keys()].some((key) => key.startsWith('f:')) },
    { id: SUBMIT_PART, name: 'Check and submit', left: gaps === 0 ? 'nothing is missing' : `${gaps} still needed`, twice: false },
  ];
  return (
    <nav class="ws-section-list ws-screen" aria-label="Sections of the audit">
      <ol class="govuk-list">
        {items.map((one) => (
          <li key={one.id}>
            <a
              class="govuk-link" href={`?part=${one.id}`} {...(one.id === part ? { 'aria-current': 'step' as const } : {})}
              onClick={(event) => {
                if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
                event.preventDefault();
                onPart(one.id);
              }}
            >
              {one.name}
            </a>
            {one.left !== '' && <span class="ws-section-left"> {one.left}</span>}
            {one.twice && <strong class="govuk-tag govuk-tag--orange">Two answers</strong>}
          </li>
        ))}
      </ol>
    </nav>
  );
}
