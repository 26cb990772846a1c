// All findings as files, made in parts: a national return has millions of them.
import { field } from '../src/data/csv.js';
import { WHOLE_RETURN, type Finding, type Outcome } from './outcome.js';

/** As `windscreen validate` calls them. */
const COLUMNS = ['rule', 'severity', 'table', 'row', 'child', 'fields', 'message'] as const;

/** A finding in these columns; null where a cell is empty. */
export function cellsOf(outcome: Outcome, finding: Finding): (string | number | null)[] {
  const rule = outcome.rules[finding.rule];
  if (!rule) throw new Error(`there is no rule ${finding.rule}`);
  const whole = finding.table === WHOLE_RETURN;
  return [
    rule.code,
    rule.severity,
    whole ? null : outcome.tables[finding.table]?.name ?? null,
    whole ? null : finding.row,
    finding.child === '' ? null : finding.child,
    whole ? null : rule.fields[finding.table] || null,
    rule.message,
  ];
}

/** A file in its making: what stands before the rows, between them and behind them. */
export interface FileForm {
  name: string;
  type: string;
  head: string;
  rows: (outcome: Outcome, findings: readonly Finding[], first: boolean) => string;
  foot: (any: boolean) => string;
}

/** Of what a spreadsheet would run as a formula, texts are marked; see docs/decisions/0012. */
export const CSV: FileForm = {
  name: 'csv',
  type: 'text/csv;charset=utf-8',
  head: `\uFEFF${COLUMNS.join(',')}\r\n`,
  rows: (outcome, findings) => findings.map((one) => `${cellsOf(outcome, one).map(field).join(',')}\r\n`).join(''),
  foot: () => '',
};

export const JSON_ROWS: FileForm = {
  name: 'json',
  type: 'application/json',
  head: '[',
  rows: (outcome, findings, first) =>
    findings.map((one, place) => {
      const cells = cellsOf(outcome, one);
      const row = Object.fromEntries(COLUMNS.map((column, at) => [column, cells[at]]));
      return `${first && place === 0 ? '' : ','}\n${JSON.stringify(row)}`;
    }).join(''),
  foot: (any) => (any ? '\n]\n' : ']\n'),
};

/** So many findings are made into text at once. */
const AT_ONCE = 20_000;

/** The file's parts, in order; `page` gives findings by their place. */
export function* partsOf(form: FileForm, outcome: Outcome, page: (from: number, count: number) => Finding[]): Generator<string> {
  yield form.head;
  let from = 0;
  for (;;) {
    const findings = page(from, AT_ONCE);
    if (findings.length === 0) break;
    yield form.rows(outcome, findings, from === 0);
    from += findings.length;
  }
  yield form.foot(from > 0);
}
