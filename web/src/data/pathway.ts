// The pathway from contact to care, as src/report/pathway_json.cc writes it. Counts that are null are held back from
// the public.

/** How many, and of their waits the median, the lower and upper quartile and the longest; the count alone where nothing
 * is said of the waits. */
export type Waits = [count: number | null, median?: number, lower?: number | null, upper?: number | null, longest?: number | null];

/** The steps in their order; numbers elsewhere are places in it. */
export const STAGES = [
  'Referral', 'Assessment', 'Section 47 enquiry', 'Initial conference', 'Child protection plan', 'Looked after', 'Left care',
] as const;

/** What became of those who went no further, in the order of `endings`. */
export const ENDINGS = ['no_further_action', 'closed', 'in_need', 'in_progress'] as const;
export type Ending = (typeof ENDINGS)[number];

export interface StageFlow {
  children: number | null;
  endings: (number | null)[];
  /** Calendar days since the referral. */
  days: Waits;
}

export interface StageLink {
  from: number;
  to: number;
  children: number | null;
  /** Of them, dated before the step before: they have no wait. */
  before: number | null;
  /** Calendar days since the step before. */
  days: Waits;
}

export interface StepWaits {
  /** Working days. */
  days: Waits;
  over: number | null;
  waiting: number | null;
  waiting_over: number | null;
  /** Kaplan-Meier: counting those who still wait. */
  median_of_all: number | null;
}

export interface FlowSlice {
  /** Empty for the whole authority. */
  team: string;
  from: string;
  to: string;
  /** Null where contacts are not recorded, and for teams. */
  contacts: {
    total: number | null;
    outcomes: { outcome: string; contacts: number | null }[];
    /** Referrals with a contact about the child in the days before. */
    before_referral: number | null;
    days: Waits;
  } | null;
  stages: StageFlow[];
  links: StageLink[];
  /** By the places of Pathway.steps. */
  waits: StepWaits[];
}

export interface WaitStep {
  id: string;
  limit: number | null;
  /** The last working day of each band of those who wait; one more band lies beyond. */
  edges: number[];
  everyone: boolean;
}

export interface Pathway {
  as_at: string;
  reaches_from: string | null;
  linked_within_days: number;
  contact_within_days: number;
  screening_recorded: boolean;
  steps: WaitStep[];
  /** The last twelve months first, then quarters, newest first. */
  periods: FlowSlice[];
  teams: FlowSlice[];
  /** Who waits on the day, by band; the whole authority has no team. */
  waiting: { step: number; team: string; bands: (number | null)[] }[];
  /** Steps of the last twelve months that no referral explains, by step. */
  without_referral: (number | null)[];
}

/** A way on, or an end, from a step. */
export interface WayOn {
  /** The step that it leads to; null for an ending. */
  to: number | null;
  ending: Ending | null;
  words: string;
  children: number | null;
  days: Waits | null;
}

/** What an ending is called after a step. */
export function endingWords(stage: number, ending: Ending): string {
  if (ending === 'no_further_action') return stage === 0 ? 'No further action' : 'Ended: no further action';
  if (ending === 'closed') return stage === 0 ? 'Case closed without an assessment' : 'Case closed';
  if (ending === 'in_need') return stage === 0 ? 'Child in need, no assessment recorded' : 'Child in need: case open';
  const going = ['Waiting for an assessment', 'Being assessed', 'Enquiry under way', '', 'On a plan now', 'Looked after now', ''];
  return going[stage] ?? '';
}

/** Where those who reached a step went: the next step first, then later ones, then the endings that have anyone. */
export function waysOn(slice: FlowSlice, stage: number): WayOn[] {
  const links = slice.links
    .filter((link) => link.from === stage)
    .sort((a, b) => a.to - b.to)
    .map((link): WayOn => ({
      to: link.to, ending: null, words: STAGES[link.to] ?? '', children: link.children, days: link.days,
    }));
  const endings = ENDINGS.map((ending, index): WayOn => ({
    to: null, ending, words: endingWords(stage, ending), children: slice.stages[stage]?.endings[index] ?? null, days: null,
  })).filter((way, index) => stage < STAGES.length - 1 && way.words !== '' && (way.children !== 0) && slice.stages[stage]?.endings[index] !== undefined);
  return [...links, ...endings];
}

/** The steps that anyone reached; the ones after the last stay away, so that a picture has no empty foot. */
export function stagesShown(slice: FlowSlice): number[] {
  const last = slice.stages.reduce((found, stage, index) => (stage.children !== 0 ? index : found), 0);
  return STAGES.map((_, index) => index).filter((index) => index <= last);
}

/** How many referrals of the slice have not come to an end: they are open, in need, on a plan or looked after. */
export function stillGoing(slice: FlowSlice): number | null {
  let sum = 0;
  for (const stage of slice.stages) {
    for (const ending of ['in_need', 'in_progress'] as const) {
      const value = stage.endings[ENDINGS.indexOf(ending)];
      if (value === null || value === undefined) {
        if (stage !== slice.stages[slice.stages.length - 1]) return null;
      } else sum += value;
    }
  }
  return sum;
}
