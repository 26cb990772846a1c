import { useRef } from 'preact/hooks';
import { SaveLine } from '../components/Download.js';
import { save } from '../components/save.js';
import { longDate } from '../words/format.js';
import type { Journey } from './data.js';
import { BAR_HEIGHT, picture, WIDTH } from './geometry.js';
import { flagWhen, MARKING, whenWords } from './words.js';

const BLUE = '#16548a';
const RED = '#d4351c';
const INK = '#0b0c0c';

/** The lanes over the years. Everything in it stands in the table; on a phone the spells stand as a list. */
export function Timeline({ journey, shown, span }: { journey: Journey; shown: ReadonlySet<string>; span: [number, number] }) {
  const drawing = useRef<SVGSVGElement>(null);
  const drawn = picture(journey, shown, span);
  const count = drawn.lanes.reduce((sum, lane) => sum + lane.bars.length + lane.dots.length, 0);
  const gaps = drawn.lanes.reduce((sum, lane) => sum + lane.gaps.length, 0);
  const words = `Timeline up to ${longDate(journey.as_at)} with ${count} spells and events in the lanes `
    + `${drawn.lanes.map((lane) => lane.name).join(', ')}, and ${gaps} bars of what to look at. The table below has each with its days.`;
  if (drawn.lanes.length === 0) return <p class="govuk-body">Nothing of what is chosen lies in this time.</p>;
  return (
    <>
      <svg ref={drawing} xmlns="http://www.w3.org/2000/svg" class="ws-timeline" viewBox={`0 0 ${WIDTH} ${drawn.height}`} role="img" aria-label={words} font-family="Arial, Helvetica, sans-serif" font-size="13" fill={INK}>
        {drawn.ticks.map((tick) => (
          <g>
            <line x1={tick.x} x2={tick.x} y1="0" y2={drawn.top} stroke="#cecece" />
            <text x={tick.x} y={drawn.top + 16} text-anchor="middle" font-size="14">{tick.title}</text>
            {tick.age !== '' && <text x={tick.x} y={drawn.top + 34} text-anchor="middle" fill="#484949">age {tick.age}</text>}
          </g>
        ))}
        <line x1="0" x2={WIDTH} y1={drawn.top} y2={drawn.top} stroke={INK} />
        {drawn.lanes.map((lane) => (
          <g>
            <text x="2" y={lane.y + 14} font-size="15" font-weight="bold">{lane.name}</text>
            {lane.bars.map((bar) => (
              <g>
                <title>{`${bar.entry.what}: ${whenWords(bar.entry)}${bar.entry.detail === '' ? '' : ` (${bar.entry.detail})`}`}</title>
                <rect x={bar.x} y={bar.y} width={bar.width} height={BAR_HEIGHT} fill={bar.open ? BLUE : '#d9e7f2'} stroke={BLUE} />
                {bar.label !== '' && <text x={bar.outside ? bar.x + bar.width + 5 : bar.x + 5} y={bar.y + 14.5} fill={bar.open && !bar.outside ? '#ffffff' : INK}>{bar.label}</text>}
              </g>
            ))}
            {lane.dots.map((dot) => (
              <rect x={dot.x - 1.25} y={dot.y - 6} width="2.5" height="12" fill={INK}>
                <title>{`${dot.entry.what}: ${whenWords(dot.entry)}${dot.entry.detail === '' ? '' : ` (${dot.entry.detail})`}`}</title>
              </rect>
            ))}
            {lane.gaps.map((gap) => (
              <rect x={gap.x} y={gap.y} width={gap.width} height="7" fill={RED} stroke="#ffffff" stroke-width="0.7">
                <title>{`${gap.flag.words}: ${flagWhen(gap.flag)}`}</title>
              </rect>
            ))}
          </g>
        ))}
        <text class="ws-saved-only" x={WIDTH - 2} y={drawn.height - 2} text-anchor="end" font-size="12">{MARKING}</text>
      </svg>
      <div class="ws-wide-only">
        <SaveLine
          what="Save this timeline"
          of="timeline"
          ways={[{
            words: 'SVG',
            save: () => {
              if (drawing.current) save('journey-timeline.svg', new XMLSerializer().serializeToString(drawing.current), 'image/svg+xml');
            },
          }]}
        />
      </div>
    </>
  );
}

/** What the marks mean. */
export function TimelineKey() {
  return (
    <ul class="govuk-list ws-key ws-wide-only">
      <li><svg class="ws-swatch" viewBox="0 0 32 12" aria-hidden="true"><rect x="1" y="1" width="30" height="10" fill={BLUE} stroke={BLUE} /></svg>open spell</li>
      <li><svg class="ws-swatch" viewBox="0 0 32 12" aria-hidden="true"><rect x="1" y="1" width="30" height="10" fill="#d9e7f2" stroke={BLUE} /></svg>spell that has ended</li>
      <li><svg class="ws-swatch" viewBox="0 0 32 12" aria-hidden="true"><rect x="14.75" y="0" width="2.5" height="12" fill={INK} /></svg>event</li>
      <li><svg class="ws-swatch" viewBox="0 0 32 12" aria-hidden="true"><rect x="1" y="3" width="30" height="7" fill={RED} /></svg>to look at: gap, delay, long time</li>
    </ul>
  );
}
