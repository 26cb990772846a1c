// The report's pages under real addresses: the report knows a page by its path ("assessments/late"), the application by
// its address ("/performance/assessments/late").
import { ownPage } from './own_pages.js';

/** Parts of the report that stand at the root; everything else is below /performance. */
const OWN = ['teams', 'caseloads', 'pathway', 'fairness', 'since', 'data-quality', 'provenance'];

/** The address of a page of the report. */
export function addressOf(path: string): string {
  const [first = ''] = path.split('/');
  if (path === '') return '/performance';
  return OWN.includes(first) ? `/${path}` : `/performance/${path}`;
}

/** The path in the report that an address means; null where it is none of the report's. */
export function pathOf(address: string): string | null {
  const parts = address.replace(/\/+$/, '').split('/').slice(1);
  const [first = '', ...rest] = parts;
  if (first === 'performance') return rest.join('/');
  return OWN.includes(first) ? parts.join('/') : null;
}

/** Pages that are neither the report's nor in the list of the application's own. */
const OTHERS = ['/', '/sign-in', '/invitation'];

/** Whether the application draws the address: others are left to the browser. */
export function isDrawn(address: string): boolean {
  if (/\.(json|csv)$/.test(address)) return false;
  return OTHERS.includes(address) || ownPage(address) !== null || pathOf(address) !== null;
}

/** A page to go to after signing in: one that the application draws, on this server; "/" for anything else. */
export function safeReturn(wanted: string | null): string {
  if (wanted === null || !/^\/(?![/\\])/.test(wanted)) return '/';
  const [address = '/'] = wanted.split(/[?#]/);
  return address !== '/sign-in' && isDrawn(address) ? wanted : '/';
}
