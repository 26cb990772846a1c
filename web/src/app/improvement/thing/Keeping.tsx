// What whoever keeps the record can do with a thing: add to it, link it, and say who watches over it.
import { Details } from '../../../components/Details.js';
import { EndLink, LinkForm } from './LinkForm.js';
import { Oversight } from './Oversight.js';
import { thingAt, type Thing } from './thing_api.js';

/** Kinds that have no parts. */
const WITHOUT_PARTS = ['finding', 'milestone', 'measure', 'control', 'report', 'point', 'witness', 'recommendation', 'decision', 'question', 'promise', 'feedback_theme'];
export const mayHaveParts = (kind: string): boolean => !WITHOUT_PARTS.includes(kind);

/** What an action can answer. */
export const mayBeAnswered = (kind: string): boolean => kind === 'finding' || kind === 'recommendation' || kind === 'question' || kind === 'feedback_theme';

export function Keeping({ thing, onDone }: { thing: Thing; onDone: (words: string) => void }) {
  const add = `${thingAt(thing.id)}/add`;
  return (
    <section class="ws-screen" aria-labelledby="keeping">
      <h2 class="govuk-heading-m" id="keeping">Keep the record</h2>
      {mayHaveParts(thing.kind) && <p class="govuk-body"><a class="govuk-link" href={add}>Add a part to it</a></p>}
      {mayBeAnswered(thing.kind) && <p class="govuk-body"><a class="govuk-link" href={`${add}?kind=action`}>Add an action that answers it</a></p>}
      <Details summary="Link it to something else">{() => <LinkForm thing={thing} onDone={onDone} />}</Details>
      {thing.links.length > 0 && <Details summary="End a link">{() => <EndLink thing={thing} onDone={onDone} />}</Details>}
      {thing.kind === 'plan' && <Oversight plan={thing} onDone={onDone} />}
    </section>
  );
}
