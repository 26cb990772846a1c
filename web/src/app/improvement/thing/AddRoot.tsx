// Adding what stands by itself: a plan, an inspection, a risk, a body, a report, a promise, a round of feedback.
import { useState } from 'preact/hooks';
import { Banner, NotThere, useFetched } from '../../administration/parts.js';
import { Heading, Main } from '../../Frame.js';
import type { Where } from '../../history.js';
import { RECORD } from '../record.js';
import { AddForm } from './AddForm.js';
import { ownKinds } from './new_thing.js';
import { thingAt, type Kinds } from './thing_api.js';
import { Crumbs } from './ThingPage.js';

/** `?kind=promise` opens it with a kind chosen. */
export function AddRoot({ where }: { where: Where }) {
  const kinds = useFetched<Kinds>(`${RECORD}/kinds`);
  const [added, setAdded] = useState<{ id: string; title: string; turn: number } | null>(null);
  return (
    <Main>
      <Crumbs ancestors={[]} on="" />
      <Heading title="Add to the improvement record" />
      {added !== null && (
        <Banner key={added.turn} title="Added to the record">
          <p class="govuk-body"><a class="govuk-link" href={thingAt(added.id)}>{added.title}</a></p>
        </Banner>
      )}
      <p class="govuk-body">What is part of something else, such as a finding of an inspection or an action of a plan, is added on that thing’s own page.</p>
      <NotThere of="what can be added" fetched={kinds} />
      {kinds.data && (
        <AddForm
          key={added?.turn} to="record" kinds={kinds.data} offered={ownKinds(kinds.data.kinds)} first={where.query.get('kind') ?? ''} place={{ parent: null, answers: null }} plan={null}
          onAdded={(id, title) => {
            setAdded({ id, title, turn: (added?.turn ?? 0) + 1 });
            kinds.again();
          }}
        />
      )}
    </Main>
  );
}
