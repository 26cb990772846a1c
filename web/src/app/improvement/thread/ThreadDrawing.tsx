// A thread drawn: a column for each stage, boxes that are links, lines with the words of the links where they arrive.
import { useRef, useState } from 'preact/hooks';
import { DARK } from '../../../components/chart_style.js';
import { SaveLine } from '../../../components/Download.js';
import { save } from '../../../components/save.js';
import { fileName } from '../../../data/table.js';
import { go } from '../../history.js';
import { capital } from '../thing/thing_words.js';
import { nameOf } from '../record.js';
import { addressOfThing } from '../ThingLink.js';
import { NAME_LINE, NAME_SIZE, PADDING, SMALL_LINE, SMALL_SIZE, threadPicture, TITLE_LINE, type Box, type Line } from './thread_geometry.js';
import type { ThreadEdge, ThreadNode } from './thread_api.js';

const QUIET = '#858686';
const STRONG = '#16548a';

/** Links in a picture are no links of the page to the application: a plain click is followed here, any other by the browser. */
function follow(event: MouseEvent, address: string): void {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  go(address);
}

/** A line as a sentence: "G20 … answers R18 …". */
export function lineWords({ edge }: Pick<Line, 'edge'>, nodes: ReadonlyMap<string, ThreadNode>): string {
  const name = (id: string): string => {
    const node = nodes.get(id);
    return node ? nameOf(node) : '';
  };
  return `${name(edge.from)} ${edge.words} ${name(edge.to)}`;
}

function Node({ box, on, onPoint }: { box: Box; on: string; onPoint: (id: string) => void }) {
  const { node, x, y, asked } = box;
  const address = addressOfThing(node, on);
  const ink = asked ? '#ffffff' : DARK;
  const point = (): void => onPoint(node.id);
  return (
    <a
      href={address} class="ws-thread-box" aria-label={`${capital(node.kind_words)}: ${nameOf(node)}${asked ? ', where this thread begins' : ''}`}
      onClick={(event) => follow(event, address)} onFocus={point} onMouseEnter={point}
    >
      {box.arrival.map((line, at) => (
        <text x={x + 2} y={y - 6 - (box.arrival.length - 1 - at) * SMALL_LINE} font-size={SMALL_SIZE} fill={DARK} stroke="#ffffff" stroke-width="4" stroke-linejoin="round" paint-order="stroke">{line}</text>
      ))}
      <rect x={x} y={y} width={box.width} height={box.height} rx="3" fill={asked ? STRONG : '#f4f8fb'} stroke={STRONG} stroke-width="2" />
      <text x={x + PADDING} y={y + PADDING + SMALL_SIZE - 1} font-size={SMALL_SIZE} fill={ink}>{capital(node.kind_words)}</text>
      {box.lines.map((line, at) => (
        <text x={x + PADDING} y={y + PADDING + SMALL_LINE + NAME_LINE * at + NAME_SIZE - 1} font-size={NAME_SIZE} {...(asked ? { 'font-weight': 'bold' } : {})} fill={ink}>{line}</text>
      ))}
    </a>
  );
}

/** `nodes` and `edges` are what is shown of the thread; `from` is where it begins. */
export function ThreadDrawing({ nodes, edges, from, title, on }: { nodes: readonly ThreadNode[]; edges: readonly ThreadEdge[]; from: string; title: string; on: string }) {
  const drawing = useRef<SVGSVGElement>(null);
  const [pointed, setPointed] = useState(from);
  const picture = threadPicture(nodes, edges, from);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const strong = ({ edge }: Line): boolean => edge.from === pointed || edge.to === pointed;
  const lines = [...picture.lines.filter((line) => !strong(line)), ...picture.lines.filter(strong)];
  return (
    <div class="ws-thread-picture">
      <div class="ws-scroll">
        <svg
          ref={drawing} xmlns="http://www.w3.org/2000/svg" width={picture.width} height={picture.height} viewBox={`0 0 ${picture.width} ${picture.height}`}
          role="group" aria-label={title} font-family="Arial, Helvetica, sans-serif" fill={DARK}
        >
          <g aria-hidden="true" fill="none">
            {lines.map((line) => (
              <path d={line.path} stroke={strong(line) ? STRONG : QUIET} stroke-width={strong(line) ? 2.5 : 1.2}><title>{lineWords(line, byId)}</title></path>
            ))}
          </g>
          {picture.columns.map(({ stage, title: words, x }) => (
            <g key={stage}>
              {words.map((line, at) => <text x={x} y={(at + 1) * TITLE_LINE - 3} font-size="15" font-weight="bold">{line}</text>)}
              {picture.boxes.filter(({ node }) => node.stage === stage).map((box) => <Node key={box.node.id} box={box} on={on} onPoint={setPointed} />)}
            </g>
          ))}
        </svg>
      </div>
      <p class="govuk-body-s ws-screen">The words over a box say what leads to it. The dark box is where the thread begins; strong lines are those of the box that you point at or have reached with the Tab key.</p>
      <SaveLine
        what="Save this picture" of={title}
        ways={[{
          words: 'SVG',
          save: () => {
            if (drawing.current) save(`${fileName(title)}.svg`, new XMLSerializer().serializeToString(drawing.current), 'image/svg+xml');
          },
        }]}
      />
    </div>
  );
}
