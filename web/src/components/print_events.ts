// When a page is about to be printed, and when it has been.

/**
 * Calls `draw` at once and whenever that changes. Drawing must be synchronous, so that the printer finds every table and
 * chart in place.
 */
export function drawForPrinter(draw: (printing: boolean) => void): void {
  const print = matchMedia('print');
  addEventListener('beforeprint', () => draw(true));
  addEventListener('afterprint', () => draw(false));
  print.addEventListener('change', (media) => draw(media.matches));
  draw(print.matches);
}
