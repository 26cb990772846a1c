import type { AuthorityFunnel } from '../data/authority_funnel.js';
import { number } from '../words/format.js';
import { bareValue, unitWords } from '../words/published.js';
import { authorityFunnelSpec, funnelRows, funnelWords, type Funnelled } from './authority_funnel_spec.js';
import { Chart } from './Chart.js';
import { LineSwatch, MarkSwatch } from './ChartKey.js';
import { BLUE, GREY } from './chart_style.js';
import { Details } from './Details.js';
import { usePrinting } from './printing.js';
import { WideTable } from './WideTable.js';

const periodPhrase = (period: string): string => `${period.startsWith('year') ? 'of the' : 'on'} ${period}`;

/** How much of the spread is more than chance, for those who ask what the limits are. */
function spreadWords(funnel: AuthorityFunnel): string {
  return funnel.dispersion < 1.05
    ? 'Authorities lie no further apart than chance alone would give.'
    : 'Authorities lie further apart than chance alone would give, because places differ in many ways. The limits allow for how far they ' +
        'usually lie apart.';
}

/** The authority among all authorities, by size and not by place. On paper the sentence stands alone. */
export function AuthorityFunnelBlock({ measure, funnel }: { measure: Funnelled; funnel: AuthorityFunnel }) {
  const printing = usePrinting();
  const name = funnel.names[funnel.own] ?? '';
  return (
    <div class="ws-funnel">
      <p class="govuk-body">{funnel.sentence}</p>
      {!printing && (
        <Details summary={<>Compared fairly with every authority<span class="govuk-visually-hidden">: {measure.name}</span></>}>
          {() => (
            <>
              <Chart
                name={`${measure.id}-funnel`}
                title={`${measure.name}, ${funnel.period}, all authorities`}
                words={funnelWords(measure, funnel)}
                of={funnel}
                spec={(width) => authorityFunnelSpec(measure, funnel, width)}
              >
                <ul class="govuk-list ws-key">
                  <li><MarkSwatch colour={BLUE} shape="diamond" />{name}</li>
                  <li><MarkSwatch colour={GREY} shape="ring" />Another authority</li>
                  <li><LineSwatch colour={GREY} />All authorities: {bareValue(measure.unit, funnel.centre)}</li>
                  <li><LineSwatch colour={GREY} dash={[4, 3]} />95 in 100 lie within</li>
                  <li><LineSwatch colour={GREY} dash={[1, 3]} />998 in 1,000 lie within</li>
                </ul>
                <p class="govuk-body-s ws-chart-notes">
                  {funnel.names.length > funnel.published && `The other figures are the published ones, ${periodPhrase(funnel.period)}. `}
                  {spreadWords(funnel)} An authority outside differs for a reason worth finding, not always a bad one. The smaller
                  it is, the more chance moves it, so places in a list say little.
                </p>
              </Chart>
              <WideTable
                caption={`${measure.name}, ${funnel.period}: authorities by name`}
                name={`${measure.id}-all-authorities`}
                rows={funnelRows(funnel)}
                columns={[
                  { title: 'Authority', cell: (row) => (row.name === name ? <strong>{row.name}</strong> : row.name), value: (row) => row.name },
                  { title: unitWords(measure.unit), numeric: true, cell: (row) => bareValue(measure.unit, row.value), value: (row) => row.value },
                  { title: 'Number', numeric: true, cell: (row) => number(row.counted), value: (row) => row.counted },
                  { title: measure.unit === 'rate' ? 'Children' : 'Out of', numeric: true, cell: (row) => number(row.of), value: (row) => row.of },
                  { title: 'Standing', cell: (row) => row.standing },
                ]}
              />
            </>
          )}
        </Details>
      )}
    </div>
  );
}
