// Who is to audit what, as it stands on the page before it is given out: the proposal, with single ones changed.
import type { Conflict, ProposedCase } from './answers.js';

/** By audit, the auditor chosen; '' for nobody. */
export type Chosen = Readonly<Record<string, string>>;

/** The proposal, and the auditor that a case has already. */
export const firstChoice = (cases: readonly ProposedCase[]): Chosen =>
  Object.fromEntries(cases.map((one) => [one.audit, one.auditor ?? one.proposed ?? '']));

/** What the pair breaks; null where the auditor is independent. */
export const conflictOf = (one: ProposedCase, auditor: string): Conflict | null => one.conflicts.find((each) => each.auditor === auditor) ?? null;

/** Cases that would be given to somebody, or to somebody else, by this choice. */
export const changed = (cases: readonly ProposedCase[], chosen: Chosen): ProposedCase[] =>
  cases.filter((one) => (chosen[one.audit] ?? '') !== '' && chosen[one.audit] !== (one.auditor ?? ''));

/** By auditor, how many audits they would have. */
export function loadsBy(cases: readonly ProposedCase[], chosen: Chosen, already: Readonly<Record<string, number>>): Record<string, number> {
  const loads: Record<string, number> = { ...already };
  for (const one of cases) {
    const now = chosen[one.audit] ?? '';
    const before = one.auditor ?? '';
    if (now === before) continue;
    if (before !== '') loads[before] = (loads[before] ?? 0) - 1;
    if (now !== '') loads[now] = (loads[now] ?? 0) + 1;
  }
  return loads;
}

export interface Wish { audit: string; auditor: string; seen: number; reason?: string; override_reason?: string }

/** What the server is to be asked for, or the cases for which a reason is missing, by the field that wants it. */
export function wishesOf(cases: readonly ProposedCase[], chosen: Chosen, reasons: Readonly<Record<string, string>>): Wish[] | { field: string; words: string }[] {
  const faults: { field: string; words: string }[] = [];
  const wishes = changed(cases, chosen).map((one): Wish => {
    const auditor = chosen[one.audit] ?? '';
    const reason = (reasons[one.audit] ?? '').trim();
    const conflict = conflictOf(one, auditor);
    const again = one.auditor !== null;
    if ((conflict || again) && reason === '')
      faults.push({ field: `reason-${one.audit}`, words: conflict ? 'Say why it is given to an auditor who is not independent' : 'Say why it is given to another auditor' });
    return { audit: one.audit, auditor, seen: one.revision, ...(again && reason ? { reason } : {}), ...(conflict && reason ? { override_reason: reason } : {}) };
  });
  return faults.length > 0 ? faults : wishes;
}
