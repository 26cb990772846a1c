import { useRef } from 'preact/hooks';
import type { FlowSlice } from '../data/pathway.js';
import { STAGES, stagesShown, waysOn } from '../data/pathway.js';
import { fileName } from '../data/table.js';
import { countWords, medianWords, outcomeWords, pictureWords, sliceLabel, spreadWords } from '../words/pathway.js';
import { DARK, GREY } from './chart_style.js';
import { SaveLine } from './Download.js';
import { BOX, flowPicture, TRUNK, WIDTH, type FlowBand } from './flow_geometry.js';
import { flowSpec } from './flow_spec.js';
import { useReport } from './report_context.js';
import { save } from './save.js';
import { savedSpec } from './saved_spec.js';

const FILLS: Record<FlowBand['kind'], string> = {
  on: '#8eb8dc', later: '#8eb8dc', in_need: '#5694ca', in_progress: '#ffdd00', no_further_action: '#cecece', closed: '#cecece',
};

/** The flow from step to step: boxes and bands as wide as the numbers, each with its words. On a phone it is a list. */
export function FlowDiagram({ slice }: { slice: FlowSlice }) {
  const drawing = useRef<SVGSVGElement>(null);
  const report = useReport();
  const picture = flowPicture(slice);
  const title = `From contact to care: ${sliceLabel(slice)}`;
  const words = pictureWords(slice);
  const name = fileName(title);
  return (
    <div class="ws-picture">
      <svg
        ref={drawing}
        xmlns="http://www.w3.org/2000/svg"
        class="ws-flow"
        viewBox={`0 0 ${WIDTH} ${picture.height}`}
        role="img"
        aria-label={words}
        font-family="Arial, Helvetica, sans-serif"
        font-size="15"
        fill={DARK}
      >
        <title>{title}</title>
        {picture.bands.map((band) => (
          <path d={band.path} fill={FILLS[band.kind]} {...(band.kind === 'in_progress' ? { stroke: DARK, 'stroke-width': 0.6 } : {})} />
        ))}
        {picture.boxes.map((box) => (
          <g>
            <text x={TRUNK - 12} y={box.y + 15} font-size="16" text-anchor="end">
              {box.title} <tspan font-weight="bold">{countWords(box.children)}</tspan>
            </text>
            {box.note !== '' && <text x={TRUNK - 12} y={box.y + 33} font-size="13" text-anchor="end" fill={GREY}>{box.note}</text>}
            <rect x={box.x} y={box.y} width={box.width} height={BOX} fill="#16548a" />
          </g>
        ))}
        {picture.waits.map((wait) => (
          <text x={TRUNK - 12} y={wait.y} font-size="14" text-anchor="end">
            {medianWords(wait.days) === '' ? '' : `${medianWords(wait.days)} ↓`}
          </text>
        ))}
        {picture.exits.map((exit) => (
          <text x={exit.x} y={exit.y + 5}>
            <tspan font-weight="bold">{countWords(exit.children)}</tspan> {exit.words}
          </text>
        ))}
      </svg>
      <FlowList slice={slice} />
      <SaveLine
        what="Save this picture"
        of={title}
        ways={[
          {
            words: 'SVG',
            save: () => {
              if (drawing.current) save(`${name}.svg`, new XMLSerializer().serializeToString(drawing.current), 'image/svg+xml');
            },
          },
          {
            words: 'Vega-Lite',
            save: () =>
              save(
                `${name}.vl.json`,
                `${JSON.stringify(savedSpec(flowSpec(slice), title, words, 640, report), null, 1)}\n`,
                'application/json',
              ),
          },
        ]}
      />
    </div>
  );
}

/** The same on a phone: a step after the other, with what became of those who went no further. */
function FlowList({ slice }: { slice: FlowSlice }) {
  const most = Math.max(1, slice.contacts?.total ?? 0, ...slice.stages.map((stage) => stage.children ?? 0));
  const bar = (value: number | null) => (
    <svg class="ws-flow-bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
      <rect width={((value ?? 0) / most) * 100} height="6" />
    </svg>
  );
  return (
    <ol class="ws-flow-list">
      {slice.contacts && (
        <li>
          <p class="ws-flow-step"><strong>{countWords(slice.contacts.total)}</strong> Contact</p>
          {bar(slice.contacts.total)}
          <ul>
            {slice.contacts.outcomes.filter((one) => one.outcome !== 'new_referral' && one.contacts !== 0).map((one) => (
              <li><strong>{countWords(one.contacts)}</strong> {outcomeWords(one.outcome)}</li>
            ))}
          </ul>
        </li>
      )}
      {stagesShown(slice).map((stage) => {
        const flow = slice.stages[stage];
        if (!flow) return null;
        const after = spreadWords(flow.days);
        return (
          <li>
            <p class="ws-flow-step"><strong>{countWords(flow.children)}</strong> {STAGES[stage]}</p>
            {bar(flow.children)}
            {after !== '' && <p class="ws-flow-days">After the referral: {after}</p>}
            <ul>
              {waysOn(slice, stage).filter((way) => way.to !== stage + 1).map((way) => (
                <li>
                  <strong>{countWords(way.children)}</strong> {way.to === null ? way.words : `Straight to ${way.words.toLowerCase()}`}
                </li>
              ))}
            </ul>
          </li>
        );
      })}
    </ol>
  );
}
