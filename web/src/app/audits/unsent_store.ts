// What an auditor has typed and the server has not got yet, kept in the browser so that it survives a power cut or a closed tab
// (docs/decisions/0016-unsent-answers-in-the-browser.md). It is about a child, so it is the least that does: unsent answers only, gone
// when the server has them, and gone when anybody else signs in here. One item an answer, so that two windows never write over
// one another's.
import type { Unsent, UnsentPlace } from './answer_keeper.js';

const NAME = 'windscreen-unsent';

/** What of the browser's storage is used. */
export type Shelf = Pick<Storage, 'length' | 'key' | 'getItem' | 'setItem' | 'removeItem'>;

const nameOf = (...parts: readonly string[]): string => [NAME, ...parts.map(encodeURIComponent)].join('|');

interface Item {
  name: string;
  account: string;
  audit: string;
  tab: string;
  key: string;
}

function items(shelf: Shelf): Item[] {
  const names = Array.from({ length: shelf.length }, (_, at) => shelf.key(at) ?? '');
  return names.flatMap((name): Item[] => {
    const [first, ...parts] = name.split('|');
    const [account, audit, tab, key] = parts.map(decodeURIComponent);
    return first === NAME && key !== undefined && tab !== undefined && audit !== undefined && account !== undefined ? [{ name, account, audit, tab, key }] : [];
  });
}

function unsentIn(text: string | null): Unsent | null {
  try {
    const read = JSON.parse(text ?? 'null') as Partial<Unsent> | null;
    const { typed, seen } = read ?? {};
    if (!typed || (typeof seen !== 'number' && typeof seen !== 'string')) return null;
    return { typed: { value: typed.value ?? '', not_applicable: typed.not_applicable ?? null }, seen };
  } catch {
    // Half written, as when the power went in the middle: there is nothing to be had from it.
    return null;
  }
}

/** Where the window `tab` keeps what is unsent of an audit. */
export function unsentPlace(shelf: Shelf, account: string, audit: string, tab: string): UnsentPlace {
  return {
    keep: (key, unsent) => {
      try {
        shelf.setItem(nameOf(account, audit, tab, key), JSON.stringify(unsent));
        return true;
      } catch {
        return false;
      }
    },
    drop: (key) => {
      try {
        shelf.removeItem(nameOf(account, audit, tab, key));
      } catch {
        // Where nothing can be kept there is nothing to remove.
      }
    },
  };
}

/** Takes over for the window `tab` what windows that are gone have left of an audit; those in `living` keep theirs. */
export function takeOver(shelf: Shelf, account: string, audit: string, tab: string, living: ReadonlySet<string>): Map<string, Unsent> {
  const found = new Map<string, Unsent>();
  const place = unsentPlace(shelf, account, audit, tab);
  for (const item of items(shelf)) {
    if (item.account !== account || item.audit !== audit || (item.tab !== tab && living.has(item.tab))) continue;
    const unsent = unsentIn(shelf.getItem(item.name));
    // Of two windows' texts for one question one is taken, and the other waits for the next time.
    if (unsent && found.has(item.key)) continue;
    if (unsent) {
      found.set(item.key, unsent);
      place.keep(item.key, unsent);
    }
    if (item.tab !== tab) shelf.removeItem(item.name);
  }
  return found;
}

/** The audits of which something of this account is unsent here. */
export function auditsUnsent(shelf: Shelf, account: string): Set<string> {
  return new Set(items(shelf).filter((item) => item.account === account).map(({ audit }) => audit));
}

/** Removes what others have left: nobody finds it once somebody else has signed in. */
export function forgetOthers(shelf: Shelf, account: string): void {
  for (const item of items(shelf)) {
    if (item.account !== account) shelf.removeItem(item.name);
  }
}

/** The browser's storage; one that keeps nothing where there is none. */
export function browserShelf(): Shelf {
  try {
    return window.localStorage;
  } catch {
    return { length: 0, key: () => null, getItem: () => null, setItem: () => { throw new Error('nothing can be kept here'); }, removeItem: () => undefined };
  }
}

const LOCK = 'windscreen-window-';

/** Says that the window lives, for as long as it does; browsers without locks say nothing. */
export function liveAs(tab: string): void {
  void navigator.locks?.request(LOCK + tab, () => new Promise<void>(() => undefined));
}

/** The windows that live now. */
export async function livingTabs(): Promise<Set<string>> {
  const held = (await navigator.locks?.query())?.held ?? [];
  return new Set(held.flatMap(({ name }) => (name?.startsWith(LOCK) ? [name.slice(LOCK.length)] : [])));
}
