import { useEffect, useState } from 'preact/hooks';
import { ScrollBox } from '../src/components/ScrollBox.js';
import type { Checker } from './client.js';
import { cellsOf } from './findings_files.js';
import type { Filter, Finding, Outcome, Severity } from './outcome.js';
import { SeverityTag } from './SeverityTag.js';
import { number, plural, SEVERITY_WORDS } from './words.js';

const PAGE = 50;

/** The findings, a page at a time. */
export function Findings(props: { checker: Checker; outcome: Outcome; filter: Filter; onFilter: (filter: Filter) => void }) {
  const { checker, outcome, filter } = props;
  const [from, setFrom] = useState(0);
  const [shown, setShown] = useState<{ total: number; findings: Finding[] } | null>(null);
  useEffect(() => setFrom(0), [filter]);
  useEffect(() => {
    let wanted = true;
    checker.page(filter, from, PAGE).then((page) => { if (wanted) setShown(page); }, () => undefined);
    return () => { wanted = false; };
  }, [checker, filter, from]);
  return (
    <section aria-labelledby="findings">
      <h2 class="govuk-heading-l" id="findings" tabIndex={-1}>Findings</h2>
      <FilterForm outcome={outcome} filter={filter} onFilter={props.onFilter} />
      <p class="govuk-body" role="status" id="findings-shown">
        {shown && (shown.total === 0
          ? 'No finding fits.'
          : `Showing ${number(from + 1)} to ${number(from + shown.findings.length)} of ${number(shown.total)} ${plural(shown.total, 'finding', 'findings')}.`)}
      </p>
      <p class="govuk-body ws-print-only">Only these stand on paper. “Save all findings” makes a file of every one.</p>
      {shown && shown.findings.length > 0 && (
        <>
          <FindingsTable outcome={outcome} findings={shown.findings} />
          <Pages from={from} total={shown.total} onFrom={(place) => {
            setFrom(place);
            document.getElementById('findings')?.focus();
          }} />
        </>
      )}
    </section>
  );
}

function FindingsTable({ outcome, findings }: { outcome: Outcome; findings: readonly Finding[] }) {
  return (
    <ScrollBox label="Findings">
      <table class="govuk-table govuk-table--small-text-until-tablet ws-table ws-many-columns ws-findings">
        <caption class="govuk-table__caption govuk-visually-hidden">Findings</caption>
        <thead class="govuk-table__head">
          <tr class="govuk-table__row">
            {['Rule', 'Kind', 'Child', 'Table', 'Row', 'Columns', 'What is wrong'].map((title) => (
              <th scope="col" class={`govuk-table__header${title === 'Row' ? ' govuk-table__header--numeric' : ''}`}>{title}</th>
            ))}
          </tr>
        </thead>
        <tbody class="govuk-table__body">
          {findings.map((finding) => {
            const [rule, severity, table, row, child, fields, message] = cellsOf(outcome, finding);
            return (
              <tr class="govuk-table__row">
                <th scope="row" class="govuk-table__header ws-row-header">{rule}</th>
                <td class="govuk-table__cell"><SeverityTag severity={severity as Severity} /></td>
                <td class="govuk-table__cell">{child ?? ''}</td>
                <td class="govuk-table__cell">{table ?? 'Whole return'}</td>
                <td class="govuk-table__cell govuk-table__cell--numeric">{row === null ? '' : number(Number(row))}</td>
                <td class="govuk-table__cell ws-fields">{String(fields ?? '').replace(/;/g, ', ')}</td>
                <td class="govuk-table__cell ws-message">{message}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollBox>
  );
}

function FilterForm(props: { outcome: Outcome; filter: Filter; onFilter: (filter: Filter) => void }) {
  const { filter } = props;
  const found = props.outcome.rules.map((rule, place) => ({ rule, place })).filter(({ rule }) => rule.findings > 0);
  return (
    <form
      class="ws-screen ws-filter"
      // Drawn anew where the filter was changed elsewhere.
      key={JSON.stringify(filter)}
      onSubmit={(event) => {
        event.preventDefault();
        const given = new FormData(event.currentTarget);
        const rule = String(given.get('rule') ?? '');
        const severity = String(given.get('severity') ?? '');
        const child = String(given.get('child') ?? '').trim();
        props.onFilter({
          ...(rule === '' ? {} : { rule: Number(rule) }),
          ...(severity === '' ? {} : { severity: severity as Severity }),
          ...(child === '' ? {} : { child }),
        });
      }}
    >
      <div class="govuk-form-group">
        <label class="govuk-label" for="filter-rule">Rule</label>
        <select class="govuk-select ws-select" id="filter-rule" name="rule">
          <option value="" selected={filter.rule === undefined}>All</option>
          {found.map(({ rule, place }) => (
            <option value={String(place)} selected={filter.rule === place}>{rule.code} ({number(rule.findings)})</option>
          ))}
        </select>
      </div>
      <div class="govuk-form-group">
        <label class="govuk-label" for="filter-severity">Kind</label>
        <select class="govuk-select ws-select" id="filter-severity" name="severity">
          <option value="" selected={filter.severity === undefined}>All</option>
          {(['error', 'query', 'other'] as const).map((one) => (
            <option value={one} selected={filter.severity === one}>{SEVERITY_WORDS[one]}</option>
          ))}
        </select>
      </div>
      <div class="govuk-form-group">
        <label class="govuk-label" for="filter-child">Child’s identifier, or part of it</label>
        <input class="govuk-input govuk-input--width-10" id="filter-child" name="child" type="text" autocomplete="off" spellcheck={false} value={filter.child ?? ''} />
      </div>
      <button type="submit" class="govuk-button govuk-button--secondary">Show these findings</button>
    </form>
  );
}

function Pages({ from, total, onFrom }: { from: number; total: number; onFrom: (from: number) => void }) {
  if (total <= PAGE) return null;
  const page = from / PAGE + 1;
  const pages = Math.ceil(total / PAGE);
  const go = (to: number, words: string) => (
    <button type="button" class="govuk-button govuk-button--secondary" disabled={to < 1 || to > pages} onClick={() => onFrom((to - 1) * PAGE)}>{words}</button>
  );
  return (
    <nav class="ws-screen ws-pages" aria-label="Pages of findings">
      {go(page - 1, 'Previous page')}
      <span class="govuk-body">Page {number(page)} of {number(pages)}</span>
      {go(page + 1, 'Next page')}
    </nav>
  );
}
