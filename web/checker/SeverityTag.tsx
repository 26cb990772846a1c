import type { Severity } from './outcome.js';
import { SEVERITY_WORDS } from './words.js';

const COLOUR: Record<Severity, string> = { error: 'red', query: 'yellow', other: 'grey' };

export function SeverityTag({ severity }: { severity: Severity }) {
  return <strong class={`govuk-tag govuk-tag--${COLOUR[severity]}`}>{SEVERITY_WORDS[severity]}</strong>;
}
