// The page of a board, live or frozen: its plans, what slipped since it met, what it has to decide, what was promised to it.
import { Details } from '../../../components/Details.js';
import { WideTable } from '../../../components/WideTable.js';
import { counted, longDate } from '../../../words/format.js';
import { claims, ofAll, ratingCounts } from '../plan/plan_words.js';
import { stateWords } from '../plan/actions.js';
import { planPage, type Action } from '../plan/plan.js';
import { OWN_ACTIONS } from '../plan/themes_spec.js';
import { RatingTag, ratingWords } from '../RatingTag.js';
import { nameOf } from '../record.js';
import { ThingLink } from '../ThingLink.js';
import { Agenda, Outcomes } from './BusinessShown.js';
import { byReason, dueWords, type BoardPage, type BoardPlan } from './meetings.js';

type ThemeLine = BoardPlan['themes'][number];

function Themes({ plan, on }: { plan: BoardPlan; on: string }) {
  if (plan.themes.length === 0) return null;
  const some = (of: (line: ThemeLine) => number) => (line: ThemeLine): string => ofAll(of(line), line.counts.actions - line.counts.withdrawn);
  return (
    <WideTable
      caption={`Themes of ${plan.title}`} name={`${plan.id}-themes`} rows={plan.themes}
      columns={[
        { title: 'Theme', cell: ({ theme }: ThemeLine) => (theme === null ? OWN_ACTIONS : <ThingLink thing={theme} on={on} />), value: ({ theme }) => (theme === null ? OWN_ACTIONS : nameOf(theme)) },
        { title: 'Rating', cell: ({ rating }) => (rating === null ? '' : <RatingTag rating={rating} />), value: ({ rating }) => (rating === null ? '' : ratingWords(rating.shown)) },
        { title: 'Delivered', numeric: true, cell: some(({ counts }) => counts.delivered) },
        { title: 'Embedded', numeric: true, cell: some(({ counts }) => counts.embedded) },
        { title: 'Impact shown', numeric: true, cell: some(({ counts }) => counts.impact_shown) },
        { title: 'Actions by rating', cell: ({ counts }) => ratingCounts(counts.by_rating) },
      ]}
    />
  );
}

function Actions({ plan, on }: { plan: BoardPlan; on: string }) {
  return (
    <WideTable
      caption={`Actions of ${plan.title}`} hideCaption name={`${plan.id}-actions`} rows={plan.actions}
      columns={[
        { title: 'Action', cell: (action: Action) => <ThingLink thing={action} on={on} />, value: nameOf },
        { title: 'Theme', cell: ({ theme }) => (theme === null ? '' : nameOf(theme)) },
        { title: 'Lead', cell: ({ lead }) => (lead === '' ? 'Nobody named' : lead) },
        { title: 'Due', cell: ({ due }) => (due === null ? 'No day' : longDate(due)), value: ({ due }) => due },
        { title: 'How far', cell: stateWords },
        { title: 'Rating', cell: ({ rating }) => <RatingTag rating={rating} />, value: ({ rating }) => ratingWords(rating.shown) },
      ]}
    />
  );
}

function PlanShown({ plan, on }: { plan: BoardPlan; on: string }) {
  const { counts } = plan;
  return (
    <section>
      <h3 class="govuk-heading-s"><ThingLink thing={plan} on={on} /></h3>
      <p class="govuk-body">
        {plan.status_words}. {claims(counts).map(({ name, some, all }) => <span key={name}><strong>{name}: {ofAll(some, all)}.</strong> </span>)}
        Ratings of the actions: {ratingCounts(counts.by_rating)}. <a class="govuk-link ws-screen" href={planPage(plan.id, on, '/page')}>Plan on a page<span class="govuk-visually-hidden">: {plan.title}</span></a>
      </p>
      <Themes plan={plan} on={on} />
      {plan.actions.length > 0 && <Details summary={`${counted(plan.actions.length, 'actions')} of ${plan.title}`}>{() => <Actions plan={plan} on={on} />}</Details>}
    </section>
  );
}

function Slipped({ page }: { page: BoardPage }) {
  const rows = page.plans.flatMap((plan) => plan.slipped.map((slip) => ({ plan, slip })));
  if (rows.length === 0) return <p class="govuk-body">Nothing was put off, went back or was rated worse.</p>;
  return (
    <WideTable
      caption="What slipped" hideCaption name="slipped" rows={rows}
      columns={[
        { title: 'What', cell: ({ slip }) => <ThingLink thing={slip} on={page.on} />, value: ({ slip }) => nameOf(slip) },
        { title: 'Plan', cell: ({ plan }) => plan.title },
        { title: 'How', cell: ({ slip }) => slip.slip_words },
        { title: 'Day', cell: ({ slip }) => longDate(slip.on), value: ({ slip }) => slip.on },
        { title: 'In words', cell: ({ slip }) => slip.says },
      ]}
    />
  );
}

function Decisions({ page }: { page: BoardPage }) {
  if (page.decisions.length === 0) return <p class="govuk-body">Nothing waits for a decision.</p>;
  return (
    <>
      {byReason(page.decisions).map(({ words, rows }) => (
        <section key={words}>
          <h3 class="govuk-heading-s">{words}</h3>
          <ul class="govuk-list govuk-list--bullet">{rows.map((one) => <li key={one.id}><ThingLink thing={one} on={page.on} />{/[.?!]$/.test(one.title) ? ' ' : '. '}{one.says}</li>)}</ul>
        </section>
      ))}
    </>
  );
}

function Promised({ page }: { page: BoardPage }) {
  if (page.promises.length === 0) return <p class="govuk-body">Nothing that was promised to it is due.</p>;
  return (
    <WideTable
      caption="Promises that are to be kept" hideCaption name="promises-to-the-body" rows={page.promises}
      columns={[
        { title: 'Promise', cell: (one) => <ThingLink thing={one} on={page.on} />, value: nameOf },
        { title: 'Lead', cell: (one) => (one.lead === '' ? 'Nobody named' : one.lead) },
        { title: 'Day', cell: (one) => (one.due === null ? 'None named' : longDate(one.due)), value: (one) => one.due },
        { title: 'State', cell: (one) => (one.days_late > 0 ? <strong class="govuk-tag govuk-tag--red">{dueWords(one.due, one.days_late)}</strong> : dueWords(one.due, 0)), value: (one) => dueWords(one.due, one.days_late) },
      ]}
    />
  );
}

/** `beside`: the page of a performance meeting stands above, with the same agenda and the same actions. */
export function BoardShown({ page, beside = false }: { page: BoardPage; beside?: boolean }) {
  const { on } = page;
  return (
    <>
      <h2 class="govuk-heading-m">Decisions needed</h2>
      <Decisions page={page} />
      <h2 class="govuk-heading-m">Plans</h2>
      {page.plans.length === 0 ? <p class="govuk-body">It watches over no plan on {longDate(on)}.</p> : page.plans.map((plan) => <PlanShown key={plan.id} plan={plan} on={on} />)}
      <h2 class="govuk-heading-m">What slipped since {longDate(page.since)}</h2>
      {page.last === null && <p class="govuk-body">It has held no meeting before this one: these are the last three months.</p>}
      <Slipped page={page} />
      <h2 class="govuk-heading-m">Promised to it</h2>
      <Promised page={page} />
      {!beside && (
        <>
          <h2 class="govuk-heading-m">Actions of the last meeting</h2>
          <Outcomes outcomes={page.outcomes} last={page.last} on={on} />
          <h2 class="govuk-heading-m">Agenda</h2>
          <Agenda agenda={page.agenda} on={on} />
        </>
      )}
    </>
  );
}
