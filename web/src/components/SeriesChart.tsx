import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { View } from 'vega';
import type { Indicator } from '../data/report.js';
import type { Figure } from '../data/series.js';
import { chartWords } from '../words/sentence.js';
import { seriesSpec } from './chart_spec.js';
import { draw } from './chart_view.js';
import { usePrinting } from './printing.js';

/** Width of a chart that was never on the screen: what fits an A4 page. */
const PRINT_WIDTH = 640;

/** A time series as a line. Drawn when it comes near the screen, or is to be printed; redrawn when the width
 * changes. Screen readers get its text instead; the table beside it has every figure. */
export function SeriesChart({ indicator, all }: { indicator: Indicator; all: Figure[] }) {
  const box = useRef<HTMLDivElement>(null);
  const printing = usePrinting();
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
    const room = printing ? PRINT_WIDTH : Math.floor(element.clientWidth) || PRINT_WIDTH;
    const view: View = draw(element, seriesSpec(indicator, all, room), room);
    return () => {
      view.finalize();
      element.replaceChildren();
    };
  }, [drawn, printing, printing ? 0 : width, indicator]);

  return <div class="ws-chart" role="img" aria-label={chartWords(indicator, all)} ref={box}></div>;
}
