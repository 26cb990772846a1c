// What programmes, rounds and auditors are called on the pages of planning.

export const KINDS: Record<string, string> = {
  monthly: 'Monthly', thematic: 'Theme', dip_sample: 'Dip sample', mock_inspection: 'Mock inspection', closure: 'Before closing',
  supervision: 'Supervision', multi_agency: 'With other agencies', external: 'By outsiders',
};
export const METHODS: Record<string, string> = {
  stratified_random: 'Stratified random', risk_weighted: 'Risk-weighted', purposive: 'Purposive', judgement: 'Judgement',
};
export const STATUSES: Record<string, string> = {
  planned: 'Planned', running: 'Running', paused: 'Paused', finished: 'Finished', cancelled: 'Cancelled', open: 'Open', closed: 'Closed',
};
/** Cases by what the authority does for the child, by the codes of the frame. */
export const CASES: Record<string, string> = {
  CLA: 'Looked after', CP: 'Child protection plan', CL: 'Care leaver', CIN: 'Child in need', assessment: 'In assessment', EH: 'Early help',
};
export const AUDITOR_STATUSES: Record<string, string> = { trained: 'Trained', moderator: 'Moderator', suspended: 'Suspended', left: 'Has left' };
export const INTERESTS: Record<string, string> = { child: 'A child', family: 'A family', team: 'A team', worker: 'A member of staff' };
export const DEPARTURES: Record<string, string> = {
  closed: 'The case closed', turned_18: 'The child turned 18', died: 'The child died', moved_area: 'Moved to another area',
  merged: 'The record was merged into another', restricted: 'The record is restricted', legal_hold: 'A legal hold or complaint',
  no_independent_auditor: 'No auditor is independent', other: 'Another reason',
};
export const STREAMS: Record<string, string> = {
  random: 'First audit, by chance', re_audit: 'Re-audit', purposive: 'Chosen', thematic: 'Theme', external: 'By outsiders',
};

/** The audit tools that a programme can ask with: each once, by the version that is in force or, where none is yet, its newest that will
 * be. `day`: today. */
export function toolChoices(versions: readonly { tool: string; name: string; in_force: boolean; last_day: string | null }[], day: string): { value: string; words: string }[] {
  const names = new Map<string, { words: string; now: boolean }>();
  for (const { tool, name, in_force: now, last_day: last } of versions) {
    if (last !== null && last < day) continue;
    if (now || !(names.get(tool)?.now ?? false)) names.set(tool, { words: name, now });
  }
  return [...names].map(([value, { words, now }]) => ({ value, words: now ? words : `${words} (not in force yet)` })).sort((a, b) => a.words.localeCompare(b.words));
}

export const choices = (words: Record<string, string>): { value: string; words: string }[] =>
  Object.entries(words).map(([value, text]) => ({ value, words: text }));

/** "September 2020" of "2020-09". */
export function monthWords(month: string): string {
  const [year = '', number = ''] = month.split('-');
  const names = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
  return `${names[Number(number) - 1] ?? number} ${year}`;
}

/** A whole number as it is typed; null where it is none between the two. */
export function wholeOf(typed: string, least: number, most: number): number | null {
  if (!/^\d{1,6}$/.test(typed.trim())) return null;
  const value = Number(typed.trim());
  return value >= least && value <= most ? value : null;
}

/** The month of "9/2020", "September 2020", "Sep 2020" or "2020-09" as "2020-09"; null where it is none. */
export function monthOf(typed: string): string | null {
  const text = typed.trim().toLowerCase();
  const iso = /^(\d{4})-(\d{1,2})$/.exec(text);
  const english = /^(\d{1,2}|[a-z]{3,9})[\s/.-]+(\d{4})$/.exec(text);
  const named = iso?.[2] ?? english?.[1] ?? '';
  const year = iso?.[1] ?? english?.[2] ?? '';
  const short = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
  const month = /^\d/.test(named) ? Number(named) : short.indexOf(named.slice(0, 3)) + 1;
  return year !== '' && month >= 1 && month <= 12 ? `${year}-${String(month).padStart(2, '0')}` : null;
}
