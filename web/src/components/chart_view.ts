// Drawing with Vega without eval: expressions are interpreted, so that a strict content security policy holds.
import { compile, type TopLevelSpec } from 'vega-lite';
import { expressionInterpreter } from 'vega-interpreter';
import { parse, View } from 'vega';

/**
 * Draws a chart into `element`, `width` CSS pixels wide. The picture is there when the microtasks of the
 * present task are done, so in time for the printer when called in the beforeprint event.
 */
export function draw(element: HTMLElement, spec: TopLevelSpec, width: number): View {
  const vega = compile({ ...spec, width } as TopLevelSpec).spec;
  const runtime = parse(vega, undefined, { ast: true });
  const view = new View(runtime, { renderer: 'svg', hover: false, expr: expressionInterpreter });
  view.initialize(element).run();
  // The element's own text stands for the picture; the marks would only be noise.
  element.querySelector('svg')?.setAttribute('aria-hidden', 'true');
  return view;
}

/** The chart as the text of an SVG file. */
export async function svgOf(spec: TopLevelSpec): Promise<string> {
  const runtime = parse(compile(spec).spec, undefined, { ast: true });
  const view = new View(runtime, { renderer: 'none', expr: expressionInterpreter });
  const svg = await view.toSVG();
  view.finalize();
  return svg;
}
