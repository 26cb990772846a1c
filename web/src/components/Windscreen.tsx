import type { Level } from '../data/levels.js';
import { count } from '../words/format.js';
import { NO_FIGURE, SUPPRESSED } from '../words/sentence.js';

// From the palest to the darkest of the GOV.UK blues: the deeper, the more a family needs. White or black text,
// whichever has the contrast.
const FILLS = ['#f4f8fb', '#d2e2f1', '#8eb8dc', '#1d70b8', '#16548a', '#0f385c'];
const INKS = ['#0b0c0c', '#0b0c0c', '#0b0c0c', '#ffffff', '#ffffff', '#ffffff'];

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

export function levelText(level: Level): string {
  if (level.suppressed) return SUPPRESSED;
  return level.value === null ? NO_FIGURE : count(level.value);
}

/** The windscreen: levels of need from universal services on the left to care on the right. Panes are of one
 * size (the counts differ by hundreds of times); the number is in the pane and in the table. */
export function Windscreen({ levels }: { levels: Level[] }) {
  const step = Math.PI / levels.length;
  const words = levels.map((level) => `${level.name} ${levelText(level)}`).join('; ');
  return (
    <svg class="ws-windscreen" viewBox="0 0 800 400" role="img" aria-label={`Levels of need: ${words}.`}>
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
  );
}
