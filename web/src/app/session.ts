// Who is signed in: the session as GET /api/v1/session gives it (docs/accounts.md).
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

export interface Role {
  role: string;
  scope: string;
  value: string | null;
}

export interface Session {
  signed_in: boolean;
  /** "off" where nobody can sign in. */
  sign_in: string;
  /** What people call the council's account with which they can sign in; null or absent where they cannot. */
  single_sign_on?: string | null;
  now: string;
  account: { id: string; email: string; name: string } | null;
  roles: Role[];
  permissions: string[];
  /** Purposes of opening children's records that need words beside their name here; "other" always does. */
  purposes_with_words?: string[];
  second_factor: boolean;
  /** Absent or true where the account has a password; without one its owner signs in with the council's directory only. */
  password?: boolean;
  csrf_token: string | null;
  idle_ends_at: string | null;
  ends_at: string | null;
}

export interface SessionPlace {
  session: Session;
  /** Takes a newer session, as most changes give one. */
  take: (session: Session) => void;
  /** To be called when the server says that one is not, or no longer, signed in. */
  ended: () => void;
}

export const SessionContext = createContext<SessionPlace | null>(null);

export function useSession(): SessionPlace {
  const place = useContext(SessionContext);
  if (!place) throw new Error('there is no session around this part');
  return place;
}

/** Milliseconds until the session ends by itself, by the server's clock; null where it does not. */
export function timeLeft(session: Session): number | null {
  const ends = [session.idle_ends_at, session.ends_at].flatMap((time) => (time === null ? [] : [Date.parse(time)]));
  return ends.length === 0 ? null : Math.min(...ends) - Date.parse(session.now);
}

/** True where using the application keeps the session going: its end for good is later than the idle one. */
export function canStay(session: Session): boolean {
  return session.idle_ends_at !== null && (session.ends_at === null || session.idle_ends_at < session.ends_at);
}

const ROLE_NAMES: Record<string, string> = {
  practitioner: 'Practitioner',
  team_manager: 'Team manager',
  head_of_service: 'Head of service or assistant director',
  auditor: 'Auditor',
  moderator: 'Moderator',
  qa_lead: 'Quality assurance lead',
  performance_analyst: 'Performance analyst',
  director: 'Director of children’s services',
  programme_manager: 'Programme manager',
  scrutiny_member: 'Scrutiny member or democratic services',
  inspector: 'Inspector',
  system_administrator: 'System administrator',
};

/** "Team manager, North 1". */
export function roleWords({ role, scope, value }: Role): string {
  const name = ROLE_NAMES[role] ?? role.replace(/_/g, ' ');
  if (value !== null && value !== '') return `${name}, ${value}`;
  if (scope === 'own_cases') return `${name}, own cases`;
  return scope === 'named_children' ? `${name}, named children` : name;
}

/** True where the council's directory sees to password and second factor: the account has no password of its own. */
export const signsOnOnly = (session: Session): boolean => session.signed_in && session.password === false;

export type HomeKind = 'team' | 'analyst' | 'director' | 'public' | 'none';

/** Which home page the roles lead to: that of the widest look at figures; the public's for whoever sees no other. */
export function homeOf(session: Session): HomeKind {
  const has = (role: string): boolean => session.roles.some((one) => one.role === role);
  if (session.permissions.includes('see_figures')) {
    if (has('director') || has('qa_lead')) return 'director';
    if (has('performance_analyst')) return 'analyst';
    return unitOf(session) ? 'team' : 'director';
  }
  return has('scrutiny_member') ? 'public' : 'none';
}

/** The team, service or quadrant that the person is responsible for; null where there is none. */
export function unitOf(session: Session): { kind: string; name: string } | null {
  for (const { scope, value } of session.roles) {
    if (['team', 'service', 'quadrant'].includes(scope) && value) return { kind: scope, name: value };
  }
  return null;
}
