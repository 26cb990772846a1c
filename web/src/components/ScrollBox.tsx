import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/** Holds a table that may be wider than a phone: it scrolls by itself, never the page. Only while there is
 * something to scroll is it a stop for the keyboard, with a name for screen readers. */
export function ScrollBox({ label, children }: { label: string; children: ComponentChildren }) {
  const box = useRef<HTMLDivElement>(null);
  const [scrolls, setScrolls] = useState(false);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = (): void => setScrolls(element.scrollWidth > element.clientWidth);
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    // A table that grows while it is shown changes the width of what is in the box, and not of the box.
    for (const content of element.children) watch.observe(content);
    measure();
    return () => watch.disconnect();
  }, []);
  const stop = scrolls ? { tabIndex: 0, role: 'group' as const, 'aria-label': `${label} (table)` } : {};
  return <div class="ws-scroll" ref={box} {...stop}>{children}</div>;
}
