// Where a thread breaks off, by kind; who keeps the record can plan something from a finding.
import { WideTable, type WideColumn } from '../../../components/WideTable.js';
import { asAt } from '../AsAt.js';
import { nameOf } from '../record.js';
import { ThingLink } from '../ThingLink.js';
import { endsByKind, sourceOfFinding, type EndGroup, type LooseEnd, type Source } from './sources.js';

const ABOUT: Record<string, string> = {
  finding_without_action: 'No action, theme or plan answers these findings.',
  delivered_without_effect: 'These actions were delivered. No finding, measure, indicator or feedback shows whether anything changed for children.',
  report_without_content: 'These reports are linked to nothing that they tell of.',
};

const AddAction = ({ end, day }: { end: LooseEnd; day: string }) => (
  <span class="ws-add-action ws-screen">
    <a class="govuk-link" href={asAt(`/improvement/things/${encodeURIComponent(end.id)}/add?kind=action`, day)}>Add an action<span class="govuk-visually-hidden"> for {nameOf(end)}</span></a>
  </span>
);

function columnsOf(group: EndGroup, sources: readonly Source[], day: string, mayAdd: boolean): WideColumn<LooseEnd>[] {
  const columns: WideColumn<LooseEnd>[] = [
    { title: 'What', cell: (end) => <><ThingLink thing={end} on={day} />{mayAdd && end.kind === 'finding' && <AddAction end={end} day={day} />}</>, value: nameOf },
  ];
  if (group.ends.some(({ kind }) => kind === 'finding')) {
    columns.push({
      title: 'From', value: (end) => sourceOfFinding(sources, end.id)?.title ?? '',
      cell: (end) => {
        const source = sourceOfFinding(sources, end.id);
        return source ? <ThingLink thing={source} on={day} /> : '';
      },
    });
  }
  return columns;
}

export function LooseEnds({ ends, sources, day, mayAdd }: { ends: readonly LooseEnd[]; sources: readonly Source[]; day: string; mayAdd: boolean }) {
  const groups = endsByKind(ends);
  if (groups.length === 0) return <p class="govuk-body">There are none: nothing that was found, delivered or reported is left without something that follows from it.</p>;
  return (
    <>
      {groups.map((group) => (
        <section key={group.what}>
          <h3 class="govuk-heading-s">{group.words}: {group.ends.length}</h3>
          {ABOUT[group.what] !== undefined && <p class="govuk-body">{ABOUT[group.what]}</p>}
          <WideTable caption={group.words} hideCaption name={group.what.replace(/_/g, '-')} rows={group.ends} columns={columnsOf(group, sources, day, mayAdd)} />
        </section>
      ))}
    </>
  );
}
