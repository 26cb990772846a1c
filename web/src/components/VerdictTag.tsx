import type { VerdictKind } from '../data/report.js';

const TAGS: Record<VerdictKind, { words: string; colour: string }> = {
  worse: { words: 'Worse', colour: 'red' },
  better: { words: 'Better', colour: 'green' },
  changed: { words: 'Changed', colour: 'yellow' },
  no_clear_change: { words: 'May be chance', colour: 'grey' },
  not_tested: { words: 'Not tested', colour: 'grey' },
};

export const verdictWords = (kind: VerdictKind): string => TAGS[kind].words;

/** Whether a figure changed by more than chance, in a word. */
export function VerdictTag({ kind }: { kind: VerdictKind }) {
  return <strong class={`govuk-tag govuk-tag--${TAGS[kind].colour}`}>{TAGS[kind].words}</strong>;
}
