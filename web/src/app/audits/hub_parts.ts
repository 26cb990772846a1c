// The page of practice audit by kinds of work, so that the list of somebody with many roles can be taken in.
import { AUDITS, mayOpen, OWN_PAGES, type OwnPage } from '../own_pages.js';
import type { Session } from '../session.js';

export interface HubPart {
  title: string;
  pages: OwnPage[];
}

const PARTS: readonly { title: string; patterns: readonly string[] }[] = [
  {
    title: 'Audits and what follows from them',
    patterns: ['/audits/mine', '/audits/moderation', '/audits/decisions', '/audits/alerts', '/audits/actions', '/audits/re-audits', '/audits/conversations', '/audits/family', '/audits/own-calibration'],
  },
  { title: 'What audits say', patterns: ['/audits/findings', '/audits/themes', '/audits/reports', '/audits/rooms', '/audits/room'] },
  { title: 'Planning', patterns: ['/audits/programmes', '/audits/plan', '/audits/auditors', '/audits/tools', '/audits/import'] },
  { title: 'How well auditors agree', patterns: ['/audits/calibration', '/audits/agreement'] },
];
const OTHERS = 'More';

/** The pages of practice audit that the session opens, in their parts; a part without any is left out. */
export function hubParts(session: Session, all: readonly OwnPage[] = OWN_PAGES): HubPart[] {
  const pages = all.filter((page) => page.group === AUDITS && page.home && mayOpen(page, session));
  const placed = new Set(PARTS.flatMap(({ patterns }) => patterns));
  return [
    ...PARTS.map(({ title, patterns }) => ({ title, pages: patterns.flatMap((pattern) => pages.filter((page) => page.pattern === pattern)) })),
    { title: OTHERS, pages: pages.filter(({ pattern }) => !placed.has(pattern)) },
  ].filter((part) => part.pages.length > 0);
}
