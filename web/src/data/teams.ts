// Exceptions by team, service and quadrant, as src/report/teams_json.cc writes them. Null: not known, or held back.
import type { Report, Standing } from './report.js';

/** How many are late, or over a limit, and out of how many. */
export type LateOf = [late: number | null, of: number | null];

export interface Exception {
  now: LateOf;
  /** Held back from the public. */
  hidden?: boolean;
  /** Absent where nothing is known of that time, or the reader is the public. */
  month_before?: LateOf;
  year_before?: LateOf;
  /** How many become late by `due_until` unless something is done. */
  due?: number;
  /** Against the whole; absent where it cannot be judged. The limits are in per cent: 95%, then 99.8%. */
  standing?: Standing;
  limits?: [lower95: number, upper95: number, lower998: number, upper998: number];
}

export interface ExceptionMeasure {
  /** The indicator that it is counted by, and that of what it is counted out of (mostly empty). */
  id: string;
  of: string;
  now: [string, string];
  month_before: [string, string] | null;
  year_before: [string, string] | null;
  whole: Exception;
}

export type UnitKind = 'team' | 'service' | 'quadrant';

export interface Unit {
  kind: UnitKind;
  /** "Not recorded" for what has none. */
  name: string;
  /** Where a team is on the report's day; absent for other kinds, and where it is not recorded. */
  service?: string;
  quadrant?: string;
  /** One for each of the measures; null where the unit has nothing to count. */
  measures: (Exception | null)[];
}

export interface Teams {
  due_until: string | null;
  measures: ExceptionMeasure[];
  /** Teams, then services, then quadrants, each by name: never by their figures. */
  units: Unit[];
}

export const NOT_RECORDED = 'Not recorded';
/** Where the public sees several small teams as one. */
export const OTHER = 'Other';

/** One measure of one unit, where it has one. */
export interface Line {
  measure: ExceptionMeasure;
  exception: Exception;
}

export function linesOf(teams: Teams, unit: Unit): Line[] {
  return teams.measures.flatMap((measure, place) => {
    const exception = unit.measures[place];
    return exception ? [{ measure, exception }] : [];
  });
}

/** The per cent late; null where it is not known, or of fewer than 10, where counts say more. */
export function percentLate([late, of]: LateOf): number | null {
  return late === null || of === null || of < 10 || late > of ? null : (100 * late) / of;
}

function plainName(text: string): string {
  return text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase().replace(/['’]/g, '').replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}

/** What follows "#/teams/" for each unit, in their order: of its name, and different for each. */
export function slugs(units: readonly Unit[]): string[] {
  const taken = new Set<string>();
  return units.map((unit) => {
    const base = [unit.kind === 'team' ? '' : unit.kind, plainName(unit.name)].filter((part) => part !== '').join('-') || unit.kind;
    let slug = base;
    for (let more = 2; taken.has(slug); ++more) slug = `${base}-${more}`;
    taken.add(slug);
    return slug;
  });
}

export interface Place {
  unit: Unit;
  path: string;
}

/** Every unit with the path of its page. */
export function placesOf(report: Report): Place[] {
  const units = report.teams?.units ?? [];
  const names = slugs(units);
  return units.map((unit, place) => ({ unit, path: `teams/${names[place] ?? ''}` }));
}

/** The teams of a service or quadrant, by name; none of a team. */
export function teamsOf(places: readonly Place[], unit: Unit): Place[] {
  const { kind, name } = unit;
  return kind === 'team' ? [] : places.filter((one) => one.unit.kind === 'team' && one.unit[kind] === name);
}

/** The service and the quadrant that a team is of, where the report has pages of them. */
export function placesOver(places: readonly Place[], unit: Unit): Place[] {
  return (['service', 'quadrant'] as const).flatMap(
    (kind) => places.find((one) => unit[kind] !== undefined && one.unit.kind === kind && one.unit.name === unit[kind]) ?? [],
  );
}
