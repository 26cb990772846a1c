// Addresses within the file: #/ is the first page, #/referrals an area, #/referrals/re_referrals one indicator.
import type { Indicator, Report } from '../data/report.js';
import { areaName } from '../words/names.js';

export interface Page {
  /** What follows "#/". */
  path: string;
  title: string;
  kind: 'changes' | 'levels' | 'measures' | 'area' | 'caseload' | 'quality' | 'provenance';
  /** For kind area. */
  area: string;
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

/** Every page, in the order of reading and printing. */
export function pages(report: Report): Page[] {
  const page = (path: string, title: string, kind: Page['kind']): Page => ({ path, title, kind, area: '' });
  return [
    page('', 'What changed and what is out of line', 'changes'),
    page('levels-of-need', 'Children at each level of need', 'levels'),
    page('measures', 'All measures', 'measures'),
    ...areas(report).map((area): Page => ({ path: areaPath(area), title: areaName(area), kind: 'area', area })),
    page('caseloads', 'Caseloads', 'caseload'),
    page('data-quality', 'Data quality', 'quality'),
    page('provenance', 'Where the figures come from', 'provenance'),
  ];
}

export function areaPath(area: string): string {
  return area.replace(/_/g, '-');
}

export function indicatorLink(indicator: { area: string; id: string }): string {
  return `#/${areaPath(indicator.area)}/${indicator.id}`;
}

export interface Place {
  page: Page;
  /** Indicator to scroll to; empty for the page itself. */
  indicator: string;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The place that a location's hash means; the first page where it means none. */
export function place(all: Page[], hash: string): Place {
  const [path = '', indicator = ''] = decoded(hash.replace(/^#\/?/, '')).split('/');
  const page = all.find((one) => one.path === path) ?? all[0];
  if (!page) throw new Error('a report has pages');
  return { page, indicator };
}
