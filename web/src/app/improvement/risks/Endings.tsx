// Posts or money for a time that end, beside the indicators that they prop up.
import { Chart } from '../../../components/Chart.js';
import { Details } from '../../../components/Details.js';
import { WideTable, type WideColumn } from '../../../components/WideTable.js';
import { fileName } from '../../../data/table.js';
import { longDate } from '../../../words/format.js';
import { addressOfThing, ThingLink } from '../ThingLink.js';
import { named, type Definition } from '../thing/indicator_names.js';
import { putOffWords } from '../thing/thing_words.js';
import { propSpec } from './prop_spec.js';
import { endingSentence, indicatorWords, monthRows, monthWords, valueWords, type Ending, type MonthRow, type PropIndicator } from './risks.js';

interface Props {
  ending: Ending;
  definitions: readonly Definition[];
}

function Indicator({ indicator, ending, definitions }: Props & { indicator: PropIndicator }) {
  const { name, address } = named(indicator.indicator, definitions);
  const words = indicatorWords(indicator, ending);
  return (
    <div>
      <h4 class="govuk-heading-s">{address === null ? name : <a class="govuk-link" href={address}>{name}</a>}</h4>
      <p class="govuk-body">{words}</p>
      {indicator.months.some(({ value }) => value !== null) && (
        <Chart
          name={fileName(`${indicator.indicator} ${ending.id}`)} title={name} of={indicator} spec={(width) => propSpec(indicator, ending.ends_on, ending.ended, width)}
          words={`${name} by month, with a line at ${longDate(ending.ends_on)}, when “${ending.title}” ${ending.ended ? 'ended' : 'ends'}. ${words} The table below has every month.`}
        />
      )}
    </div>
  );
}

function Months({ ending, definitions }: Props) {
  const columns: WideColumn<MonthRow>[] = [
    { title: 'Month', cell: ({ on }) => `${monthWords(on)}${on > ending.ends_on ? ' (after the end)' : ''}`, value: ({ on }) => on },
    ...ending.indicators.map(({ indicator, unit }, at): WideColumn<MonthRow> => ({
      title: named(indicator, definitions).name, numeric: true, cell: ({ values }) => valueWords(values[at] ?? null, unit), value: ({ values }) => values[at] ?? null,
    })),
  ];
  return <WideTable caption={`What “${ending.title}” props up, by month`} name={fileName(`${ending.id} by month`)} rows={monthRows(ending.indicators)} columns={columns} />;
}

/** One that ends, with what depends on it and what it props up. */
export function EndingPart({ ending, definitions, on, day }: Props & { on: string; day: string }) {
  const { dependants, indicators, services } = ending;
  return (
    <section class="ws-indicator">
      <h3 class="govuk-heading-m"><a class="govuk-link" href={addressOfThing(ending, day)}>{ending.title}</a></h3>
      <p class="govuk-body"><strong class={`govuk-tag govuk-tag--${ending.ended ? 'red' : 'orange'}`}>{ending.ended ? 'Ended' : 'Ends soon'}</strong> {endingSentence(ending, on)}</p>
      {ending.words !== '' && <p class="govuk-body">{ending.words}</p>}
      {ending.put_off.map((one) => <p class="govuk-body" key={one.on}>{putOffWords(one)}</p>)}
      {services.length > 0 && <p class="govuk-body">Services: {services.join(', ')}.</p>}
      {dependants.length === 0 ? <p class="govuk-body">No action is said to depend on it.</p> : (
        <>
          <p class="govuk-body">What depends on it:</p>
          <ul class="govuk-list govuk-list--bullet">{dependants.map((one) => <li key={one.id}><ThingLink thing={one} on={day} /></li>)}</ul>
        </>
      )}
      {indicators.length === 0 ? <p class="govuk-body">No indicator is named that it props up.</p> : (
        <>
          <div class="ws-side-by-side">{indicators.map((one) => <Indicator key={one.indicator} indicator={one} ending={ending} definitions={definitions} />)}</div>
          <Details summary={<>Every month in a table<span class="govuk-visually-hidden">: {ending.title}</span></>}>{() => <Months ending={ending} definitions={definitions} />}</Details>
        </>
      )}
    </section>
  );
}
