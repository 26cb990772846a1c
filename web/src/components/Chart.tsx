import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { View } from 'vega';
import type { TopLevelSpec } from 'vega-lite';
import { draw, svgOf } from './chart_view.js';
import { SaveLine } from './Download.js';
import { usePrinting } from './printing.js';
import { useReport } from './report_context.js';
import { save } from './save.js';
import { savedSpec } from './saved_spec.js';

/** Width of a chart that was never on the screen, what fits an A4 page, and of a saved one. */
export const PRINT_WIDTH = 640;

/**
 * A Vega-Lite chart. Drawn when it comes near the screen, or is to be printed; redrawn when the width changes or
 * `of` is another thing. Screen readers get `words` (a whole sentence that says what it shows); a table with the
 * same figures must stand beside it. Can be saved as SVG and as a specification with its data, which opens in
 * Vega's editor and in Power BI's Deneb.
 */
export function Chart(props: {
  /** The saved file's name without its ending. */
  name: string;
  title: string;
  words: string;
  /** What the chart is of: while it is the same object, it is drawn once a width. */
  of: unknown;
  spec: (width: number) => TopLevelSpec;
  /** In print; what fits an A4 page without it. */
  printWidth?: number;
  /** What stands between the picture and its buttons: a key, notes. */
  children?: ComponentChildren;
}) {
  const box = useRef<HTMLDivElement>(null);
  const printing = usePrinting();
  const report = useReport();
  const [near, setNear] = useState(false);
  const [width, setWidth] = useState(0);
  const drawn = near || printing;

  useEffect(() => {
    const element = box.current;
    if (!element || near) return;
    const watch = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) setNear(true);
      },
      { rootMargin: '400px' },
    );
    watch.observe(element);
    return () => watch.disconnect();
  }, [near]);

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const watch = new ResizeObserver(() => setWidth(Math.floor(element.clientWidth)));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);

  // A layout effect, so that the chart of a page made for the printer is there before the printer looks.
  useLayoutEffect(() => {
    const element = box.current;
    if (!element || !drawn) return;
    const room = printing ? props.printWidth ?? PRINT_WIDTH : Math.floor(element.clientWidth) || PRINT_WIDTH;
    const view: View = draw(element, props.spec(room), room);
    return () => {
      view.finalize();
      element.replaceChildren();
    };
  }, [drawn, printing, printing ? 0 : width, props.of]);

  const whole = (): TopLevelSpec => savedSpec(props.spec(PRINT_WIDTH), props.title, props.words, PRINT_WIDTH, report);
  return (
    <div class="ws-chart-whole">
      <div class="ws-chart" role="img" aria-label={props.words} ref={box}></div>
      {props.children}
      <SaveLine
        what="Save this chart"
        of={props.title}
        ways={[
          {
            words: 'SVG',
            save: () => void svgOf(whole()).then((svg) => save(`${props.name}.svg`, svg, 'image/svg+xml')),
          },
          {
            words: 'Vega-Lite',
            save: () => save(`${props.name}.vl.json`, `${JSON.stringify(whole(), null, 1)}\n`, 'application/json'),
          },
        ]}
      />
    </div>
  );
}
