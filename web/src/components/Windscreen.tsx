import type { Level } from '../data/levels.js';
import { svgOf } from './chart_view.js';
import { PRINT_WIDTH } from './Chart.js';
import { SaveLine } from './Download.js';
import { FILLS, INKS, levelText, windscreenSpec } from './picture_specs.js';
import { useReport } from './report_context.js';
import { save } from './save.js';
import { savedSpec } from './saved_spec.js';

export { levelText };

const CENTRE = { x: 400, y: 390 };
const OUTER = 370;
const INNER = 150;

function point(radius: number, angle: number): [number, number] {
  return [CENTRE.x - radius * Math.cos(angle), CENTRE.y - radius * Math.sin(angle)];
}

/** A pane of the windscreen between two angles, measured from the left. */
function pane(from: number, to: number): string {
  const at = (radius: number, angle: number): string => point(radius, angle).map((n) => n.toFixed(1)).join(' ');
  return (
    `M ${at(OUTER, from)} A ${OUTER} ${OUTER} 0 0 1 ${at(OUTER, to)} ` +
    `L ${at(INNER, to)} A ${INNER} ${INNER} 0 0 0 ${at(INNER, from)} Z`
  );
}

/** The windscreen: levels of need from universal services on the left to care on the right. Panes are of one
 * size (the counts differ by hundreds of times); the number is in the pane and in the table. */
export function Windscreen({ levels }: { levels: Level[] }) {
  const step = Math.PI / levels.length;
  const words = `Levels of need: ${levels.map((level) => `${level.name} ${levelText(level)}`).join('; ')}.`;
  const report = useReport();
  const title = 'Children at each level of need';
  const whole = () => savedSpec(windscreenSpec(levels, PRINT_WIDTH), title, words, PRINT_WIDTH, report);
  return (
    <div class="ws-picture">
    <svg class="ws-windscreen" viewBox="0 0 800 400" role="img" aria-label={words}>
      {levels.map((level, index) => {
        const [x, y] = point((OUTER + INNER) / 2 + 8, (index + 0.5) * step);
        const ink = INKS[index % INKS.length];
        return (
          <g>
            <path d={pane(index * step, (index + 1) * step)} fill={FILLS[index % FILLS.length]} class="ws-pane" />
            <text x={x} y={y - 16} text-anchor="middle" fill={ink} class="ws-pane-name">
              <tspan class="ws-pane-wide">{level.short}</tspan>
              <tspan class="ws-pane-narrow">{index + 1}</tspan>
            </text>
            <text x={x} y={y + 18} text-anchor="middle" fill={ink} class="ws-pane-count">{levelText(level)}</text>
          </g>
        );
      })}
    </svg>
    <SaveLine
      what="Save this picture"
      of={title}
      ways={[
        { words: 'SVG', save: () => void svgOf(whole()).then((svg) => save('levels-of-need.svg', svg, 'image/svg+xml')) },
        { words: 'Vega-Lite', save: () => save('levels-of-need.vl.json', `${JSON.stringify(whole(), null, 1)}\n`, 'application/json') },
      ]}
    />
    </div>
  );
}
