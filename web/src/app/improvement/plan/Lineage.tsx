// What became of every action of a plan, and what the plan lacks.
import { Details } from '../../../components/Details.js';
import { WideTable } from '../../../components/WideTable.js';
import { counted } from '../../../words/format.js';
import { nameOf } from '../record.js';
import { ThingLink, ThingLinks } from '../ThingLink.js';
import { lacksOf, lackWords, stateCounts } from './lineage_words.js';
import type { LineageLine, Plan } from './plan.js';

export function Lineage({ plan, on }: { plan: Plan; on: string }) {
  const { over, later_plans: later, lines } = plan.lineage;
  const lost = lines.filter(({ state }) => state === 'lost').length;
  if (lines.length === 0) return <p class="govuk-body">The plan has no actions yet.</p>;
  return (
    <>
      <p class="govuk-body">
        {over ? 'The plan is over. ' : ''}{counted(lines.length, 'actions')}: {stateCounts(lines)}.
        {over && lost === 0 && ' Nothing that was left to do is lost.'}
      </p>
      {lost > 0 && <p class="govuk-body"><strong>{counted(lost, 'actions')} {lost === 1 ? 'is' : 'are'} lost: not done, and nothing in a later plan carries {lost === 1 ? 'it' : 'them'} on.</strong></p>}
      {later.length > 0 && <div class="govuk-body">Carried on in: <ThingLinks things={later} on={on} /></div>}
      <Details summary="What became of each action" open={lost > 0}>
        {() => (
          <WideTable
            caption={`What became of the actions of ${plan.title}`} hideCaption name={`${plan.id}-lineage`} rows={lines}
            columns={[
              { title: 'Action', cell: (line: LineageLine) => <ThingLink thing={line} on={on} />, value: nameOf },
              {
                title: 'What became of it', cell: ({ state, state_words: words }) => (state === 'lost' ? <strong class="govuk-tag govuk-tag--red">{words}</strong> : words),
                value: ({ state_words: words }) => words,
              },
              { title: 'Carried on by', cell: ({ carried_on_by: by }) => <ThingLinks things={by} on={on} />, value: ({ carried_on_by: by }) => by.map(nameOf).join('; ') },
            ]}
          />
        )}
      </Details>
    </>
  );
}

export function Lacks({ plan, on }: { plan: Plan; on: string }) {
  const lacks = lacksOf(plan);
  if (lacks.length === 0) return <p class="govuk-body">Every action has a source, a lead and a day, and every measure can be measured.</p>;
  return (
    <>
      {lacks.map((lack) => (
        <Details key={lack.many} summary={`${lackWords(lack)}${lack.more}`}>
          {() => <ul class="govuk-list govuk-list--bullet">{lack.things.map((thing) => <li key={thing.id}><ThingLink thing={thing} on={on} /></li>)}</ul>}
        </Details>
      ))}
    </>
  );
}
