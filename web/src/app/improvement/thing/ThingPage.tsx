// One thing of the improvement record: how it stands, what hangs together with it, all that was said of it, and what one may say.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Details } from '../../../components/Details.js';
import { Banner, NotThere, useFetched } from '../../administration/parts.js';
import { Heading, Main } from '../../Frame.js';
import type { Where } from '../../history.js';
import { useSession } from '../../session.js';
import { asAt, AsAt, dayOf } from '../AsAt.js';
import { RatingReasons, RatingTag } from '../RatingTag.js';
import { nameOf, RECORD, type Brief } from '../record.js';
import { addressOfThing } from '../ThingLink.js';
import { planOf, useAncestors } from './ancestors.js';
import { useDefinitions } from './indicator_names.js';
import { Keeping } from './Keeping.js';
import { SayForm } from './SayForm.js';
import { thingAt, type Thing } from './thing_api.js';
import { ThingFacts } from './ThingFacts.js';
import { EntriesTable, LinksTable, PartsTable } from './ThingTables.js';
import { captionOf } from './thing_words.js';

/** What the thing is part of, from the overview of the record in. */
export function Crumbs({ ancestors, on }: { ancestors: readonly Brief[]; on: string }) {
  return (
    <nav class="govuk-breadcrumbs ws-screen" aria-label="What it is part of">
      <ol class="govuk-breadcrumbs__list">
        <li class="govuk-breadcrumbs__list-item"><a class="govuk-breadcrumbs__link" href={asAt('/improvement', on)}>Improvement</a></li>
        {ancestors.map((one) => <li class="govuk-breadcrumbs__list-item" key={one.id}><a class="govuk-breadcrumbs__link" href={addressOfThing(one, on)}>{nameOf(one)}</a></li>)}
      </ol>
    </nav>
  );
}

function Shown({ thing, plan, on, children }: { thing: Thing; plan: Brief | null; on: string; children: ComponentChildren }) {
  const definitions = useDefinitions(thing.indicators.length > 0);
  const rated = thing.rating.shown !== '' || thing.rating.overridden !== null || thing.rating.reasons.length > 0;
  return (
    <>
      {thing.words !== '' && <p class="govuk-body-l ws-said">{thing.words}</p>}
      <ul class="govuk-list ws-screen">
        <li><a class="govuk-link" href={asAt(`/improvement/threads/${encodeURIComponent(thing.id)}`, on)}>Its thread: from what was found to what was promised</a></li>
        {thing.kind === 'meeting' && <li><a class="govuk-link" href={asAt(`/improvement/meetings/${encodeURIComponent(thing.id)}`, on)}>The page of the meeting</a></li>}
        {plan !== null && <li><a class="govuk-link" href={addressOfThing(plan, on)}>{plan.id === thing.id ? 'The plan with its actions' : `Its plan: ${nameOf(plan)}`}</a></li>}
      </ul>
      <h2 class="govuk-heading-m">How it stands</h2>
      <ThingFacts thing={thing} on={on} definitions={definitions} />
      {rated && (
        <>
          <h2 class="govuk-heading-m">Rating</h2>
          <p class="govuk-body"><RatingTag rating={thing.rating} /> {thing.rating.words}</p>
          <RatingReasons rating={thing.rating} />
        </>
      )}
      {children}
      {thing.parts.length > 0 && <h2 class="govuk-heading-m">Parts</h2>}
      <PartsTable thing={thing} on={on} />
      <h2 class="govuk-heading-m">Links</h2>
      <LinksTable thing={thing} on={on} />
      <h2 class="govuk-heading-m">All that was said of it</h2>
      <EntriesTable thing={thing} />
    </>
  );
}

/** The form that says how it stands, for whoever may; on an earlier day, the way to today. */
function Saying({ thing, here, past, onDone }: { thing: Thing; here: string; past: boolean; onDone: (words: string) => void }) {
  if (thing.may_say.length === 0) return null;
  if (past) {
    return <p class="govuk-inset-text ws-screen">You are looking at an earlier day. To add something, <a class="govuk-link" href={here}>see how it stands today</a>.</p>;
  }
  const said = (about: string): void => onDone(`Added: ${about.charAt(0).toLowerCase()}${about.slice(1)}`);
  return <div class="ws-screen"><Details summary="Say how it stands">{() => <SayForm thing={thing} onSaid={said} />}</Details></div>;
}

export function ThingPage({ where, values }: { where: Where; values: Readonly<Record<string, string>> }) {
  const id = values['id'] ?? '';
  const on = dayOf(where);
  const fetched = useFetched<Thing>(asAt(`${RECORD}/things/${encodeURIComponent(id)}`, on));
  // A thing that one comes from stays until the next is there.
  const thing = fetched.data?.id === id && (on === '' || fetched.data.on === on) ? fetched.data : null;
  const ancestors = useAncestors(thing?.parent ?? null, on);
  const { session } = useSession();
  const past = on !== '' && on < session.now.slice(0, 10);
  const [said, setSaid] = useState({ words: '', turn: 0 });
  const done = (words: string): void => {
    setSaid({ words, turn: said.turn + 1 });
    fetched.again();
  };
  return (
    <Main>
      <Crumbs ancestors={ancestors} on={on} />
      {thing ? <Heading title={nameOf(thing)} caption={captionOf(thing)} /> : <Heading title="Improvement record" />}
      {said.words !== '' && <Banner key={said.turn} title={said.words}>{null}</Banner>}
      <NotThere of="it" fetched={{ ...fetched, data: thing }} />
      {thing && (
        <>
          <AsAt where={where} on={thing.on} />
          <Shown thing={thing} plan={planOf(thing, ancestors)} on={on}>
            <Saying key={said.turn} thing={thing} here={thingAt(id)} past={past} onDone={done} />
          </Shown>
          {session.permissions.includes('keep_improvement') && !past && <Keeping key={said.turn} thing={thing} onDone={done} />}
        </>
      )}
    </Main>
  );
}
