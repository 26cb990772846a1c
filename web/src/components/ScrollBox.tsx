import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

/** Holds a table that may be wider than a phone: it scrolls by itself, never the page. Only while there is
 * something to scroll is it a stop for the keyboard, with a name for screen readers. */
export function ScrollBox({ label, children }: { label: string; children: ComponentChildren }) {
  const box = useRef<HTMLDivElement>(null);
  const [scrolls, setScrolls] = useState(false);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = (): void => setScrolls(element.scrollWidth > element.clientWidth);
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    measure();
    return () => watch.disconnect();
  }, []);
  const stop = scrolls ? { tabIndex: 0, role: 'group' as const, 'aria-label': `${label} (table)` } : {};
  return <div class="ws-scroll" ref={box} {...stop}>{children}</div>;
}
