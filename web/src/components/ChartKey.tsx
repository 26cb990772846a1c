import { benchmarks, sameScale } from '../data/benchmarks.js';
import type { Indicator } from '../data/report.js';
import { baselineWords, limitWords } from '../words/chart.js';
import { bare } from '../words/sentence.js';
import { BENCHMARK_LINES } from './chart_spec.js';
import { BLUE, DARK, GREY, sideColour } from './chart_style.js';
import { hasCentre, hasLimits } from './figure_columns.js';

/** A piece of a line as the chart draws it, or a mark. Decoration: the words beside it say what it is. */
export function LineSwatch({ colour, dash = [], width = 2 }: { colour: string; dash?: number[]; width?: number }) {
  return (
    <svg class="ws-swatch" viewBox="0 0 32 12" aria-hidden="true" focusable="false">
      <line x1="0" y1="6" x2="32" y2="6" stroke={colour} stroke-width={width} stroke-dasharray={dash.join(' ')} />
    </svg>
  );
}

export function MarkSwatch({ colour, shape }: { colour: string; shape: 'up' | 'down' | 'diamond' | 'round' | 'ring' }) {
  const paths = { up: 'M16 1 L22 11 L10 11 Z', down: 'M16 11 L22 1 L10 1 Z', diamond: 'M16 0 L21 6 L16 12 L11 6 Z', round: 'M12 6 a4 4 0 1 0 8 0 a4 4 0 1 0 -8 0 Z' };
  const ring = shape === 'ring';
  return (
    <svg class="ws-swatch" viewBox="0 0 32 12" aria-hidden="true" focusable="false">
      <path d={ring ? paths.round : paths[shape]} fill={ring ? 'none' : colour} {...(ring ? { stroke: colour, 'stroke-width': 2 } : {})} />
    </svg>
  );
}

/** What the lines and marks of a series' chart are, each with its words. Nothing where there is only the line. */
export function ChartKey({ indicator }: { indicator: Indicator }) {
  const { analysis } = indicator;
  const limited = hasLimits(analysis);
  const lines = sameScale(indicator) ? benchmarks(indicator) : [];
  const directions = [...new Set(analysis?.signals.map((one) => one.direction) ?? [])];
  if (!limited && lines.length === 0 && directions.length === 0) return null;
  return (
    <ul class="govuk-list ws-key">
      <li><LineSwatch colour={BLUE} width={3} />The figure</li>
      <li><MarkSwatch colour={DARK} shape="diamond" />The newest</li>
      {limited && hasCentre(analysis) && <li><LineSwatch colour={GREY} />The usual level</li>}
      {limited && <li><LineSwatch colour={GREY} dash={[4, 3]} />Limits of what chance gives</li>}
      {directions.map((direction) => (
        <li>
          <MarkSwatch colour={sideColour(indicator.polarity, direction)} shape={direction === 'higher' ? 'up' : 'down'} />
          {direction === 'higher' ? 'Higher' : 'Lower'} than chance gives
        </li>
      ))}
      {lines.map(({ kind, name, published }) => (
        <li>
          <LineSwatch colour={BENCHMARK_LINES[kind].colour} dash={BENCHMARK_LINES[kind].dash} />
          {name}{kind === 'neighbours' ? ' (mean)' : ''} {bare(indicator, published.value)}, {published.period}
        </li>
      ))}
    </ul>
  );
}

/** What one must know to read the chart, in small sentences. */
export function ChartNotes({ indicator }: { indicator: Indicator }) {
  const { analysis, comparison } = indicator;
  const words = [
    limitWords(indicator),
    ...(analysis && hasLimits(analysis) ? baselineWords(analysis) : []),
    ...(analysis ? [analysis.seasonal, analysis.overlap, analysis.chart === 'none' ? analysis.why_none : ''] : []),
    comparison?.words ?? '',
  ].filter((one) => one !== '');
  return words.length === 0 ? null : <p class="govuk-body-s ws-chart-notes">{words.join(' ')}</p>;
}
