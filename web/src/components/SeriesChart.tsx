import type { Indicator } from '../data/report.js';
import type { Figure } from '../data/series.js';
import { wholeChartWords } from '../words/chart.js';
import { Chart } from './Chart.js';
import { ChartKey, ChartNotes } from './ChartKey.js';
import { seriesSpec } from './chart_spec.js';

/** A time series as a line; the table beside it has every figure. */
export function SeriesChart({ indicator, all }: { indicator: Indicator; all: Figure[] }) {
  return (
    <Chart
      name={`${indicator.id}-chart`}
      title={indicator.name}
      words={wholeChartWords(indicator, all)}
      of={indicator}
      spec={(width) => seriesSpec(indicator, all, width)}
    >
      <ChartKey indicator={indicator} />
      <ChartNotes indicator={indicator} />
    </Chart>
  );
}
