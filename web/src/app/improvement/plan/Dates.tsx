// What is to happen when in a plan, and what slipped: its milestones with the days to spare, and the last three months.
import { WideTable } from '../../../components/WideTable.js';
import { counted } from '../../../words/format.js';
import { nameOf } from '../record.js';
import { ThingLink } from '../ThingLink.js';
import type { Milestone, Plan } from './plan.js';
import { floatWords, shortDay } from './plan_words.js';

const day = (iso: string | null) => (iso === null ? '' : <span class="ws-nowrap">{shortDay(iso)}</span>);

export function Milestones({ plan, on }: { plan: Plan; on: string }) {
  const { milestones } = plan;
  if (milestones.length === 0) return <p class="govuk-body">The plan has no milestones.</p>;
  const late = milestones.filter((one) => one.late).length;
  return (
    <>
      <p class="govuk-body">{late === 0 ? 'None is late, or will be by what it waits for.' : `${counted(late, 'milestones')} ${late === 1 ? 'is' : 'are'} late, or will be by what ${late === 1 ? 'it waits' : 'they wait'} for.`}</p>
      <WideTable
        caption={`Milestones of ${plan.title}`} hideCaption name={`${plan.id}-milestones`} rows={milestones}
        columns={[
          { title: 'Milestone', cell: (one: Milestone) => <ThingLink thing={one} on={on} />, value: nameOf },
          { title: 'Waits for', cell: ({ after }) => (after === null ? '' : <ThingLink thing={after} on={on} />), value: ({ after }) => (after === null ? '' : nameOf(after)) },
          { title: 'Planned', cell: ({ planned }) => day(planned), value: ({ planned }) => planned },
          { title: 'Expected', cell: ({ expected }) => day(expected), value: ({ expected }) => expected },
          { title: 'Delivered', cell: ({ delivered_on: delivered }) => day(delivered), value: ({ delivered_on: delivered }) => delivered },
          { title: 'To spare', cell: ({ float_days: days }) => floatWords(days), value: ({ float_days: days }) => days },
          {
            title: 'How it stands', cell: (one) => <>{one.late && <><strong class="govuk-tag govuk-tag--red">Late</strong> </>}{one.says}</>,
            value: (one) => `${one.late ? 'Late. ' : ''}${one.says}`,
          },
        ]}
      />
    </>
  );
}

export function Slipped({ plan, on }: { plan: Plan; on: string }) {
  if (plan.slipped.length === 0) return <p class="govuk-body">Nothing was put off, went back or was rated worse.</p>;
  return (
    <WideTable
      caption={`What slipped in ${plan.title}`} hideCaption name={`${plan.id}-slipped`} rows={plan.slipped}
      columns={[
        { title: 'What', cell: (one) => <ThingLink thing={one} on={on} />, value: nameOf },
        { title: 'How', cell: ({ slip_words: words }) => words, value: ({ slip_words: words }) => words },
        { title: 'Day', cell: (one) => day(one.on), value: (one) => one.on },
        { title: 'In words', cell: ({ says }) => says, value: ({ says }) => says },
      ]}
    />
  );
}
