import type { Funnel, Indicator } from '../data/report.js';
import { list, type Figure } from '../data/series.js';
import { counted } from '../words/format.js';
import { bare, valueText } from '../words/sentence.js';
import { Chart } from './Chart.js';
import { funnelRows, funnelSpec } from './funnel_spec.js';

/** What a funnel plot shows: how many differ from the whole, and which; the table beside it has all. */
export function funnelWords(indicator: Indicator, funnel: Funnel, groups: Figure[], dimension: string): string {
  const rows = funnelRows(indicator, funnel, groups);
  const apart = rows.filter((row) => row.side !== null);
  const named = apart.map((row) => `${row.group} (${valueText(indicator, { value: row.value, suppressed: false })}, ${row.side ?? ''}${row.certain ? '' : ', perhaps'})`);
  return (
    `Funnel plot of ${indicator.name} by ${dimension}: ${counted(rows.length, 'groups')} around the whole’s ${bare(indicator, funnel.centre)}. ` +
    (apart.length === 0
      ? 'None differs from the whole by more than chance would give.'
      : `${list(named)} ${apart.length === 1 ? 'differs' : 'differ'} from the whole by more than chance would give.`) +
    ' The table has every group.'
  );
}

/** Groups compared fairly: by how many are behind each figure, with the limits of what chance gives. Nothing where
 * fewer than three can be drawn. */
export function FunnelChart(props: { indicator: Indicator; funnel: Funnel; groups: Figure[]; dimension: string; name: string }) {
  const { indicator, funnel, groups, dimension } = props;
  if (funnelRows(indicator, funnel, groups).length < 3) return null;
  return (
    <div class="ws-funnel">
      <Chart
        name={props.name}
        title={`${indicator.name}, by ${dimension}`}
        words={funnelWords(indicator, funnel, groups, dimension)}
        of={funnel}
        spec={(width) => funnelSpec(indicator, funnel, groups, width)}
      >
        <p class="govuk-body-s ws-chart-notes">
        Each point is a group. Chance alone keeps 95 of 100 within the dashed lines and nearly all within the dotted ones; those
        beyond are named and marked with a triangle. A group beyond its limits differs for a reason worth finding, not
        always a bad one.
      </p>
      </Chart>
    </div>
  );
}
