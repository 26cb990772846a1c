// Links to things of the record, as at the day of the page.
import { asAt } from './AsAt.js';
import { nameOf, type Brief } from './record.js';

/** The page of a thing; a plan has one of its own. */
export const addressOfThing = ({ id, kind }: Pick<Brief, 'id' | 'kind'>, on: string): string =>
  asAt(`/improvement/${kind === 'plan' ? 'plans' : 'things'}/${encodeURIComponent(id)}`, on);

export function ThingLink({ thing, on }: { thing: Brief; on: string }) {
  return <a class="govuk-link" href={addressOfThing(thing, on)}>{nameOf(thing)}</a>;
}

/** A list of links; a link alone where there is one, nothing where there is none. */
export function ThingLinks({ things, on }: { things: readonly Brief[]; on: string }) {
  const [only] = things;
  if (only === undefined) return null;
  if (things.length === 1) return <ThingLink thing={only} on={on} />;
  return <ul class="govuk-list ws-tight">{things.map((thing) => <li key={thing.id}><ThingLink thing={thing} on={on} /></li>)}</ul>;
}
