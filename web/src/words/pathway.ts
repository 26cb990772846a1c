// The pathway in words.
import { STAGES, stillGoing, type FlowSlice, type Pathway, type Waits, type WaitStep } from '../data/pathway.js';
import { count, counted, longDate, number } from './format.js';
import { periodLabel } from './period.js';
import { SUPPRESSED } from './sentence.js';

export function countWords(value: number | null | undefined): string {
  return value === null || value === undefined ? SUPPRESSED : count(value);
}

const OUTCOMES: Record<string, string> = {
  new_referral: 'A new referral', existing_case: 'About a case already open', early_help: 'Early help', other: 'Another outcome',
  advice: 'Information and advice', no_further_action: 'No further action', open: 'Not decided yet', 'not recorded': 'Outcome not recorded',
};

/** What came of a contact. */
export const outcomeWords = (outcome: string): string => OUTCOMES[outcome] ?? outcome;

/** "12 months to 30 September 2020", "July to September 2020". */
export function sliceLabel(slice: FlowSlice): string {
  const period = periodLabel([slice.from, slice.to], 'event');
  return slice.team === '' ? period : `${slice.team}, ${period}`;
}

/** A median, which may lie between two days: "12", "12.5". */
export function days(value: number | null | undefined): string {
  return value === null || value === undefined ? '' : number(value, Number.isInteger(value) ? 0 : 1);
}

const dayWords = (value: number): string => `${days(value)} ${value === 1 ? 'day' : 'days'}`;

/** "median 12 days"; nothing where there is none. */
export function medianWords(waits: Waits | null): string {
  return waits?.[1] === undefined ? '' : `median ${dayWords(waits[1])}`;
}

/** "median 12 days, half from 5 to 20, longest 300". */
export function spreadWords(waits: Waits): string {
  const [, median, lower, upper, longest] = waits;
  if (median === undefined) return '';
  const half = lower == null || upper == null ? '' : `, half of them from ${days(lower)} to ${days(upper)}`;
  return `median ${dayWords(median)}${half}${longest == null ? '' : `, longest ${count(longest)}`}`;
}

/** The whole flow in a few sentences. */
export function flowSentence(slice: FlowSlice, asAt: string): string {
  const reached = slice.stages.map((stage) => stage.children);
  const words = ['', 'an assessment', 'a section 47 enquiry', 'an initial child protection conference', 'a child protection plan', 'care'];
  const parts = words
    .map((word, stage) => ({ word, children: reached[stage] ?? null }))
    .filter((part, stage) => stage > 0 && part.children !== null)
    .map((part) => `to ${part.word} for ${count(part.children ?? 0)}`);
  const going = stillGoing(slice);
  const last = parts.pop();
  const led = last === undefined ? '' : `${parts.join(', ')}${parts.length > 0 ? ' and ' : ''}${last}`;
  const period = periodLabel([slice.from, slice.to], 'event');
  return (
    `${countWords(reached[0])} referrals came ${slice.team === '' ? '' : `to ${slice.team} `}in ${/^\d/.test(period) ? 'the ' : ''}${period}. ` +
    (led === '' ? 'How many led to which step is suppressed.' : `Up to ${longDate(asAt)} they had led ${led}.`) +
    (going === null ? '' : ` ${count(going)} ${going === 1 ? 'is' : 'are'} still open, so more may follow.`)
  );
}

const STEP_WORDS: Record<string, { from: string; to: string; going: string }> = {
  contact_to_decision: { from: 'Contact', to: 'decision', going: 'contacts wait for a decision' },
  referral_to_assessment: { from: 'Referral', to: 'start of the assessment', going: 'referrals wait for an assessment to start' },
  assessment: { from: 'Start of an assessment', to: 'its authorisation', going: 'assessments are not finished' },
  referral_to_assessed: { from: 'Referral', to: 'authorised assessment', going: 'referrals have no finished assessment' },
  enquiry_to_conference: { from: 'Section 47 enquiry', to: 'initial conference', going: 'enquiries are open without a conference' },
};

export function stepName(step: WaitStep): string {
  const words = STEP_WORDS[step.id];
  return words ? `${words.from} to ${words.to}` : step.id;
}

export function waitingName(step: WaitStep): string {
  return STEP_WORDS[step.id]?.going ?? step.id;
}

/** "up to 45", "46 to 65", "66 to 90", "over 90". */
export function bandNames(step: WaitStep): string[] {
  return [
    `up to ${step.edges[0] ?? 0}`,
    ...step.edges.slice(1).map((edge, index) => `${(step.edges[index] ?? 0) + 1} to ${edge}`),
    `over ${step.edges.at(-1) ?? 0}`,
  ];
}

/** The picture's whole content, for those who do not see it. */
export function pictureWords(slice: FlowSlice): string {
  const steps = slice.stages
    .map((stage, index) => `${STAGES[index]} ${countWords(stage.children)}${stage.days[1] === undefined ? '' : ` (${medianWords(stage.days)} after the referral)`}`)
    .join('; ');
  const contacts = slice.contacts ? `Contact ${countWords(slice.contacts.total)}; ` : '';
  return `Flow diagram, ${sliceLabel(slice)}: ${contacts}${steps}. The table below has every way on.`;
}

/** Steps that no referral explains, as a sentence; empty where there are none. */
export function unexplainedSentence(pathway: Pathway): string {
  const words = ['', 'assessments', 'section 47 enquiries', 'initial conferences', 'child protection plans', 'periods of care'];
  const parts = pathway.without_referral
    .map((value, stage) => (value !== null && value > 0 && words[stage] ? counted(value, words[stage] ?? '') : ''))
    .filter((part) => part !== '');
  if (parts.length === 0) return '';
  const last = parts.pop() ?? '';
  return (
    `Not in the flow: ${parts.length > 0 ? `${parts.join(', ')} and ` : ''}${last} that started in the last 12 months for a child ` +
    `without a referral in the ${pathway.linked_within_days} days before.`
  );
}
