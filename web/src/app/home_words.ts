// What the home page says to whoever sees no figures: what each of their roles is for here, and where it leads.
import { mayOpen, OWN_PAGES } from './own_pages.js';
import type { Session } from './session.js';

const ROLES: Record<string, string> = {
  practitioner: 'As a practitioner you see the children with whom you are recorded as working.',
  auditor: 'As an auditor you see the children whose records you have been asked to audit.',
  moderator: 'As a moderator you see the children whose audits you have been asked to moderate.',
  inspector: 'As an inspector you see the children of your sample, for as long as your role lasts.',
  system_administrator: 'As a system administrator you let people in and choose how the service works. You see no child and no figure.',
  scrutiny_member: 'As a scrutiny member, or for democratic services, you see the public picture and the improvement record: plans, promises, questions and decisions.',
};

/** A sentence for each role, in the order in which the session has them; each once. */
export function roleSentences(session: Session): string[] {
  return [...new Set(session.roles.flatMap(({ role }) => ROLES[role] ?? []))];
}

export interface HomeLink {
  words: string;
  about: string;
  address: string;
}

const PUBLIC: HomeLink = {
  words: 'The public picture', about: 'The authority’s figures as anyone may see them: small numbers are kept back.', address: '/public',
};

/** The pages that the roles open, each with what it is for; the public picture where the server shows one; one's account last. */
export function homeLinks(session: Session, publicPicture = false): HomeLink[] {
  const own = OWN_PAGES.flatMap((page) => (page.home && mayOpen(page, session) ? [{ ...page.home, address: page.pattern }] : []));
  const account = (one: HomeLink): boolean => one.address === '/account';
  return [...own.filter((one) => !account(one)), ...(publicPicture ? [PUBLIC] : []), ...own.filter(account)];
}
