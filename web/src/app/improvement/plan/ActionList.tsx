// The actions of a plan: chosen by rating and by how far they are, and on demand why each is rated as it is.
import { Details } from '../../../components/Details.js';
import { WideTable, type WideColumn } from '../../../components/WideTable.js';
import { counted } from '../../../words/format.js';
import { Choice } from '../../administration/parts.js';
import { go, type Where } from '../../history.js';
import { RatingReasons, RatingTag, ratingWords } from '../RatingTag.js';
import { nameOf, type Said } from '../record.js';
import { ThingLink } from '../ThingLink.js';
import { chosenActions, chosenOf, FAR_CHOICES, ORDER_CHOICES, oneOff, putOffWords, RATING_CHOICES, stateWords, withChoice, type Chosen } from './actions.js';
import type { Action, Plan } from './plan.js';
import { shortDay } from './plan_words.js';

function Choices({ where, chosen }: { where: Where; chosen: Chosen }) {
  const choose = (name: keyof Chosen) => (value: string): void => go(`${where.address}${withChoice(where.query, name, value)}`, true);
  return (
    <form class="ws-filters ws-screen" role="search" aria-label="Actions" onSubmit={(event) => event.preventDefault()}>
      <Choice id="rating" label="Rating" value={chosen.rating} choices={RATING_CHOICES} faults={[]} onChange={choose('rating')} />
      <Choice id="far" label="How far" value={chosen.far} choices={FAR_CHOICES} faults={[]} onChange={choose('far')} />
      <Choice id="order" label="Order" value={chosen.order} choices={ORDER_CHOICES} faults={[]} onChange={choose('order')} />
    </form>
  );
}

const saidColumn = (title: string, without: string, of: (action: Action) => Said | null): WideColumn<Action> => ({
  title, cell: (action) => {
    const said = of(action);
    return said === null ? <span class="ws-note">{without}</span> : <span class="ws-nowrap">{shortDay(said.on)}</span>;
  },
  value: (action) => of(action)?.on ?? null,
});

function Due({ action }: { action: Action }) {
  const off = putOffWords(action);
  return (
    <>
      {action.due === null ? 'No day' : <span class="ws-nowrap">{shortDay(action.due)}</span>}
      {off !== '' && <span class="ws-note ws-line">{off}</span>}
    </>
  );
}

function Table({ plan, actions, on }: { plan: Plan; actions: Action[]; on: string }) {
  return (
    <WideTable
      caption={`Actions of ${plan.title}`} hideCaption name={`${plan.id}-actions`} rows={actions}
      columns={[
        { title: 'Action', cell: (action) => <ThingLink thing={action} on={on} />, value: nameOf },
        ...(plan.themes.some(({ theme }) => theme !== null)
          ? [{ title: 'Theme', cell: ({ theme }: Action) => (theme === null ? '' : nameOf(theme)), value: ({ theme }: Action) => (theme === null ? '' : nameOf(theme)) }]
          : []),
        { title: 'Lead', cell: ({ lead }) => (lead === '' ? 'Nobody' : lead), value: ({ lead }) => lead },
        { title: 'Due', cell: (action) => <Due action={action} />, value: ({ due }) => due },
        { title: 'How far', cell: stateWords, value: stateWords },
        { title: 'Rating', cell: ({ rating }) => <RatingTag rating={rating} />, value: ({ rating }) => ratingWords(rating.shown) },
        saidColumn('Delivered', 'no', ({ delivered }) => delivered),
        saidColumn('Embedded', 'not shown', ({ embedded }) => embedded),
        saidColumn('Impact', 'not shown', ({ impact }) => impact),
      ]}
    />
  );
}

/** Why each is rated so, and each time that its day was put off: long, and so on demand. */
function Reasons({ actions, on }: { actions: Action[]; on: string }) {
  return (
    <Details summary="Why each is rated so, and why days were put off">
      {() => actions.map((action) => (
        <section key={action.id} class="ws-reasons">
          <h3 class="govuk-heading-s"><ThingLink thing={action} on={on} /> <RatingTag rating={action.rating} /></h3>
          <RatingReasons rating={action.rating} />
          {action.put_off.length > 0 && (
            <>
              <p class="govuk-body">{putOffWords(action)}.</p>
              <ul class="govuk-list govuk-list--bullet">{action.put_off.map((one) => <li key={one.on}>{oneOff(one)}</li>)}</ul>
            </>
          )}
        </section>
      ))}
    </Details>
  );
}

export function ActionList({ plan, where, on }: { plan: Plan; where: Where; on: string }) {
  if (plan.actions.length === 0) return <p class="govuk-body">The plan has no actions yet.</p>;
  const chosen = chosenOf(where.query);
  const actions = chosenActions(plan.actions, plan.themes, chosen);
  return (
    <>
      <Choices where={where} chosen={chosen} />
      <p class="govuk-body" role="status">{actions.length === plan.actions.length ? counted(actions.length, 'actions') : `${actions.length} of ${counted(plan.actions.length, 'actions')}`}</p>
      {actions.length > 0 && <Table plan={plan} actions={actions} on={on} />}
      {actions.length > 0 && <Reasons key={actions.map(({ id }) => id).join()} actions={actions} on={on} />}
    </>
  );
}
