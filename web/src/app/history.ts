// Where one is in the application: the browser's address, and getting from one to the next without loading the page anew.
import { options, type VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { addressOf, isDrawn } from './addresses.js';

const CHANGED = 'windscreen:address';

export interface Where {
  /** The path, such as "/teams/north-1". */
  address: string;
  query: URLSearchParams;
  /** Which step of the browser's history this is: a random word that says nothing of the page. Memory of the tab that must
   * not stand in an address is kept under it, so that going back and forward finds it again. Empty for the first. */
  step?: string;
}

const now = (): Where => ({ address: decoded(location.pathname), query: new URLSearchParams(location.search), step: stepOf(history.state) });

function stepOf(state: unknown): string {
  const step = (state as { step?: unknown } | null)?.step;
  return typeof step === 'string' ? step : '';
}

/** A word for a step of the history that is about to be taken. */
export const newStep = (): string => crypto.getRandomValues(new Uint32Array(2)).join('-');

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Goes to an address of the application; with `replace` the browser's way back leaves out where one was. */
export function go(address: string, replace = false, step = newStep()): void {
  if (replace) history.replaceState({ step }, '', address);
  else history.pushState({ step }, '', address);
  dispatchEvent(new Event(CHANGED));
}

/** Puts a choice into the address, or takes it out where it is empty; nothing is drawn anew. */
export function keepInAddress(name: string, value: string): void {
  const query = new URLSearchParams(location.search);
  if (value === '') query.delete(name);
  else query.set(name, value);
  const text = query.toString();
  history.replaceState(history.state, '', `${location.pathname}${text === '' ? '' : `?${text}`}${location.hash}`);
}

/** Where one is, again whenever that changes. */
export function useWhere(): Where {
  const [where, set] = useState(now);
  useEffect(() => {
    const follow = (): void => set(now());
    addEventListener('popstate', follow);
    addEventListener(CHANGED, follow);
    return () => {
      removeEventListener('popstate', follow);
      removeEventListener(CHANGED, follow);
    };
  }, []);
  return where;
}

/** Whether a click on a link is one to follow here: a plain one, on a page that the application draws. */
function isOurs(event: MouseEvent, link: HTMLAnchorElement): boolean {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return false;
  if (link.target !== '' || link.hasAttribute('download') || link.origin !== location.origin) return false;
  const here = link.pathname === location.pathname && link.search === location.search;
  return isDrawn(decoded(link.pathname)) && !(here && link.hash !== '');
}

/** Follows links within the application without loading the page anew. */
export function followLinks(): void {
  document.addEventListener('click', (event) => {
    const link = (event.target as Element | null)?.closest('a');
    if (!(link instanceof HTMLAnchorElement) || !isOurs(event, link)) return;
    event.preventDefault();
    go(`${link.pathname}${link.search}`);
  });
}

/** The snapshot that the address asks for, as the links of the page go on asking for it. */
export function snapshotQuery(): string {
  const snapshot = new URLSearchParams(location.search).get('snapshot');
  return snapshot === null ? '' : `?snapshot=${encodeURIComponent(snapshot)}`;
}

/**
 * The report's pages link to one another by "#/path", which is right in a file. Here such a link is given its real address as it
 * is made, so that it can be copied, opened in a new tab and followed without script.
 */
export function linkByAddress(): void {
  const before = options.vnode;
  options.vnode = (vnode: VNode) => {
    if (vnode.type === 'a') {
      const props = vnode.props as { href?: unknown };
      if (typeof props.href === 'string' && props.href.startsWith('#/')) props.href = addressOf(props.href.slice(2)) + snapshotQuery();
    }
    before?.(vnode);
  };
}
