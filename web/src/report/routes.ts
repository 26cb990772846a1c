// Addresses within the file: #/ is the first page, #/referrals an area, #/referrals/re_referrals one indicator.
// The list of the pages themselves is in registry.tsx.
import type { ComponentChildren } from 'preact';
import type { Indicator, Report } from '../data/report.js';

/** The parts of the report, as the bar at the top has them; a part opens with its first page. */
export const GROUPS = ['What matters', 'Children', 'Teams', 'All measures', 'Since the last report', 'About the figures'] as const;
export type Group = (typeof GROUPS)[number];

export interface Page {
  /** What follows "#/"; it may have slashes of its own ("teams/north-east-1"). */
  path: string;
  title: string;
  /** A shorter name for the navigation. */
  words: string;
  group: Group;
  /** Whether the navigation and the list of pages have it; others are reached from a page that is in them. */
  listed: boolean;
  /** A line over the title: what this is one of. */
  caption: string;
  /** For the page of an area, the area; otherwise empty. */
  area: string;
  content: (report: Report) => ComponentChildren;
}

/** An area's indicators as its page has them: changes come after what they are changes of. */
export function indicatorsOf(report: Report, area: string): Indicator[] {
  const own = report.indicators.filter((indicator) => indicator.area === area);
  const change = (indicator: Indicator): boolean => indicator.unit === 'change';
  return [...own.filter((one) => !change(one)), ...own.filter(change)];
}

/** The report's areas, in the order of its indicators (along the child's pathway). */
export function areas(report: Report): string[] {
  return [...new Set(report.indicators.map((indicator) => indicator.area))];
}

export function areaPath(area: string): string {
  return area.replace(/_/g, '-');
}

export function indicatorLink(indicator: { area: string; id: string }): string {
  return `#/${areaPath(indicator.area)}/${indicator.id}`;
}

export interface Place {
  page: Page;
  /** Indicator (or other titled part) to scroll to; empty for the page itself. */
  indicator: string;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The place that a location's hash means: the page of the longest path that it begins with; the first page
 * where it means none. */
export function place(all: readonly Page[], hash: string): Place {
  const wanted = decoded(hash.replace(/^#\/?/, ''));
  let best: Page | null = null;
  for (const page of all) {
    const fits = wanted === page.path || (page.path !== '' && wanted.startsWith(`${page.path}/`));
    if (fits && (best === null || page.path.length > best.path.length)) best = page;
  }
  const page = best ?? all[0];
  if (!page) throw new Error('a report has pages');
  return { page, indicator: best === null ? '' : wanted.slice(page.path.length + 1) };
}
