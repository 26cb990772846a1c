import { useEffect, useRef, useState } from 'preact/hooks';
import { Details } from '../src/components/Details.js';
import { ScrollBox } from '../src/components/ScrollBox.js';
import { save } from '../src/components/save.js';
import type { Checker } from './client.js';
import { Findings } from './Findings.js';
import { CSV, JSON_ROWS } from './findings_files.js';
import type { Filter, Outcome, RuleOutcome } from './outcome.js';
import { SeverityTag } from './SeverityTag.js';
import { noteWords, number, plural, reasonWords, RETURN_WORDS, sentence, SEVERITY_MEANING, tallyOf, yearWords } from './words.js';

/** What a check found. */
export function Results({ checker, outcome }: { checker: Checker; outcome: Outcome }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const [filter, setFilter] = useState<Filter>({});
  useEffect(() => heading.current?.focus(), [outcome]);
  const show = (next: Filter): void => {
    setFilter(next);
    document.getElementById('findings')?.focus();
  };
  return (
    <div class="ws-results">
      <h2 class="govuk-heading-l" id="results" tabIndex={-1} ref={heading}>
        {outcome.findings === 0 ? 'The checks found nothing' : `${number(outcome.findings)} ${plural(outcome.findings, 'finding', 'findings')}`}
      </h2>
      <Summary outcome={outcome} />
      <Notes outcome={outcome} />
      {outcome.findings > 0 && <Saves checker={checker} outcome={outcome} />}
      {outcome.findings > 0 && <ByRule outcome={outcome} onShow={(rule) => show({ rule })} />}
      <NotRun outcome={outcome} />
      {outcome.findings > 0 && <Findings checker={checker} outcome={outcome} filter={filter} onFilter={setFilter} />}
    </div>
  );
}

function Summary({ outcome }: { outcome: Outcome }) {
  const tally = tallyOf(outcome);
  const given = outcome.tables.filter((table) => table.rows > 0);
  const kinds = (['error', 'query', 'other'] as const).map((kind): [string, string] => [
    { error: 'Errors', query: 'Queries', other: 'Other checks' }[kind],
    `${number(tally[kind])} (${SEVERITY_MEANING[kind]})`,
  ]);
  const lines: [string, string][] = [
    ['Return', `${RETURN_WORDS[outcome.return]}, ${yearWords(outcome.year)}`],
    ['Children', number(outcome.children)],
    ...kinds,
    ['Rules', `${number(tally.run)} were run, ${number(tally.notRun.length)} were not`],
    ['Rows read', given.map((table) => `${table.name} ${number(table.rows)}`).join(', ') || 'none'],
    ['Last year’s return', outcome.previous ? 'was given' : 'was not given'],
    ...(outcome.authority === '' ? [] : [['Authority’s code', outcome.authority] as [string, string]]),
  ];
  return (
    <dl class="govuk-summary-list" id="summary">
      {lines.map(([key, value]) => (
        <div class="govuk-summary-list__row">
          <dt class="govuk-summary-list__key">{key}</dt>
          <dd class="govuk-summary-list__value">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Notes({ outcome }: { outcome: Outcome }) {
  if (outcome.notes.length === 0) return null;
  return (
    <Details summary={`What there is to say of the files (${number(outcome.notes.length)})`} open>
      {() => <ul class="govuk-list govuk-list--bullet" id="notes">{outcome.notes.map((note) => <li>{noteWords(note)}</li>)}</ul>}
    </Details>
  );
}

function Saves({ checker, outcome }: { checker: Checker; outcome: Outcome }) {
  const [state, setState] = useState('');
  const write = async (form: 'csv' | 'json'): Promise<void> => {
    setState('Making the file');
    try {
      const its = form === 'csv' ? CSV : JSON_ROWS;
      save(`findings-${outcome.return}-${yearWords(outcome.year)}.${its.name}`, await checker.file(form), its.type);
      setState('The file has been saved where your browser keeps downloads. It holds children’s identifiers: keep it as you keep the return.');
    } catch (error) {
      setState(`The file could not be made: ${error instanceof Error ? error.message : String(error)}.`);
    }
  };
  return (
    <div class="ws-screen">
      <div class="govuk-button-group ws-saves">
        <button type="button" class="govuk-button" onClick={() => void write('csv')}>Save all findings as CSV</button>
        <button type="button" class="govuk-button govuk-button--secondary" onClick={() => void write('json')}>Save all findings as JSON</button>
        <button type="button" class="govuk-button govuk-button--secondary" onClick={() => window.print()}>Print</button>
      </div>
      <p class="govuk-body" role="status">{state}</p>
    </div>
  );
}

function ByRule({ outcome, onShow }: { outcome: Outcome; onShow: (rule: number) => void }) {
  const found = outcome.rules.map((rule, place) => ({ rule, place })).filter(({ rule }) => rule.findings > 0);
  return (
    <section aria-labelledby="by-rule">
      <h2 class="govuk-heading-m" id="by-rule">By rule</h2>
      <ScrollBox label="Findings by rule">
        <table class="govuk-table govuk-table--small-text-until-tablet ws-table ws-by-rule">
          <caption class="govuk-table__caption govuk-visually-hidden">Findings by rule</caption>
          <thead class="govuk-table__head">
            <tr class="govuk-table__row">
              <th scope="col" class="govuk-table__header">Rule</th>
              <th scope="col" class="govuk-table__header">Kind</th>
              <th scope="col" class="govuk-table__header govuk-table__header--numeric">Findings</th>
              <th scope="col" class="govuk-table__header">What is wrong, and what to do</th>
            </tr>
          </thead>
          <tbody class="govuk-table__body">
            {found.map(({ rule, place }) => (
              <tr class="govuk-table__row">
                <th scope="row" class="govuk-table__header ws-row-header">{rule.code}</th>
                <td class="govuk-table__cell"><SeverityTag severity={rule.severity} /></td>
                <td class="govuk-table__cell govuk-table__cell--numeric">
                  {number(rule.findings)}
                  <span class="ws-small ws-screen">
                    <button type="button" class="ws-save" onClick={() => onShow(place)}>Show<span class="govuk-visually-hidden"> the findings of rule {rule.code}</span></button>
                  </span>
                </td>
                <td class="govuk-table__cell ws-message">{rule.message}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </section>
  );
}

function Reasons({ caption, rules }: { caption: string; rules: readonly RuleOutcome[] }) {
  return (
    <ScrollBox label={caption}>
      <table class="govuk-table govuk-table--small-text-until-tablet ws-table ws-reasons">
        <caption class="govuk-table__caption govuk-visually-hidden">{caption}</caption>
        <thead class="govuk-table__head">
          <tr class="govuk-table__row">
            <th scope="col" class="govuk-table__header">Rule</th>
            <th scope="col" class="govuk-table__header">Why</th>
            <th scope="col" class="govuk-table__header">What it looks for</th>
          </tr>
        </thead>
        <tbody class="govuk-table__body">
          {rules.map((rule) => (
            <tr class="govuk-table__row">
              <th scope="row" class="govuk-table__header ws-row-header">{rule.code}</th>
              <td class="govuk-table__cell">{sentence(reasonWords(rule.reason))}</td>
              <td class="govuk-table__cell ws-message">{rule.message}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

function NotRun({ outcome }: { outcome: Outcome }) {
  const { notRun, partly } = tallyOf(outcome);
  return (
    <>
      {notRun.length > 0 && (
        <Details summary={`Rules that were not run, and why (${number(notRun.length)})`}>
          {() => <Reasons caption="Rules that were not run" rules={notRun} />}
        </Details>
      )}
      {partly.length > 0 && (
        <Details summary={`Rules that were run without something that they also look at (${number(partly.length)})`}>
          {() => <Reasons caption="Rules that were run in part" rules={partly} />}
        </Details>
      )}
    </>
  );
}
