// Posts and money that end, beside what they prop up; then the register of risks.
import { WideTable } from '../../../components/WideTable.js';
import { longDate } from '../../../words/format.js';
import { NotThere, useFetched } from '../../administration/parts.js';
import { Heading, Main } from '../../Frame.js';
import type { Where } from '../../history.js';
import { AsAt, asAt, dayOf } from '../AsAt.js';
import { nameOf, RECORD } from '../record.js';
import { useDefinitions } from '../thing/indicator_names.js';
import { scoreWords } from '../thing/thing_words.js';
import { ThingLink } from '../ThingLink.js';
import { EndingPart } from './Endings.js';
import { controlWords, inOrder, reviewWords, risksSentence, type Control, type Risk, type Risks } from './risks.js';

function Controls({ controls, day }: { controls: readonly Control[]; day: string }) {
  if (controls.length === 0) return <>None</>;
  return (
    <ul class="govuk-list ws-tight">
      {controls.map((one) => (
        <li key={one.id}>
          <ThingLink thing={one} on={day} />
          <span class="ws-cell-hint">{one.over ? <strong class="govuk-tag govuk-tag--red">{controlWords(one)}</strong> : controlWords(one)}</span>
        </li>
      ))}
    </ul>
  );
}

function Register({ rows, on, day }: { rows: Risk[]; on: string; day: string }) {
  return (
    <WideTable
      caption="Register of risks, the highest score first" name="risks" rows={rows}
      columns={[
        { title: 'Risk', cell: (row) => <><ThingLink thing={row} on={day} />{row.status === 'closed' && <span class="ws-cell-hint">{row.status_words}</span>}</>, value: nameOf },
        { title: 'Score', cell: ({ score }) => (score === null ? 'Not scored' : scoreWords(score)) },
        { title: 'Cause', cell: ({ cause }) => cause },
        { title: 'Effect', cell: ({ effect }) => effect },
        { title: 'Controls', cell: ({ controls }) => <Controls controls={controls} day={day} />, value: ({ controls }) => controls.map((one) => `${nameOf(one)}: ${controlWords(one)}`).join('; ') },
        { title: 'Owner', cell: ({ lead }) => (lead === '' ? 'Nobody named' : lead) },
        {
          title: 'Review', value: (row) => reviewWords(row, on).words,
          cell: (row) => {
            const { words, overdue } = reviewWords(row, on);
            return overdue ? <strong class="govuk-tag govuk-tag--red">{words}</strong> : <span>{words}</span>;
          },
        },
      ]}
    />
  );
}

function Whole({ data, where }: { data: Risks; where: Where }) {
  const day = dayOf(where);
  const definitions = useDefinitions(data.endings.some(({ indicators }) => indicators.length > 0));
  return (
    <>
      <AsAt where={where} on={data.on} />
      <p class="govuk-body-l">{risksSentence(data)}</p>
      <h2 class="govuk-heading-l">Posts and money for a time</h2>
      <p class="govuk-body">What ends within three months, or ended within the last three with nothing to carry it on, beside the figures that it props up.</p>
      {data.endings.length === 0 && <p class="govuk-body">Nothing ends within three months of {longDate(data.on)}, and nothing has just ended.</p>}
      {data.endings.map((one) => <EndingPart key={one.id} ending={one} definitions={definitions} on={data.on} day={day} />)}
      <h2 class="govuk-heading-l">Register of risks</h2>
      {data.risks.length === 0 ? <p class="govuk-body">No risk is in the record on this day.</p> : <Register rows={inOrder(data.risks)} on={data.on} day={day} />}
    </>
  );
}

export function RisksPage({ where }: { where: Where }) {
  const fetched = useFetched<Risks>(asAt(`${RECORD}/risks`, dayOf(where)));
  return (
    <Main>
      <Heading title="Risks and capacity" caption="Improvement" />
      <NotThere of="the risks" fetched={fetched} />
      {fetched.data && <Whole data={fetched.data} where={where} />}
    </Main>
  );
}
