// A plan on one sheet of A4, landscape: themes with their ratings, actions as short lines, and what would show success.
import { longDate } from '../../../words/format.js';
import { NotThere, useFetched } from '../../administration/parts.js';
import { Heading, Main } from '../../Frame.js';
import type { Where } from '../../history.js';
import { AsAt, dayOf } from '../AsAt.js';
import { RatingTag } from '../RatingTag.js';
import { nameOf } from '../record.js';
import { addressOfThing } from '../ThingLink.js';
import { stateWords } from './actions.js';
import { pageOf, type PageTheme } from './on_a_page.js';
import { planAddress, planPage, type Action, type Measure, type Plan } from './plan.js';
import { claims, listed, ofAll, progressWords, ratingCounts, wordsAlone } from './plan_words.js';
import { OWN_ACTIONS } from './themes_spec.js';
import { TodayInstead } from './TodayInstead.js';

function ActionLine({ action, on }: { action: Action; on: string }) {
  return (
    <li class="ws-sheet-line">
      <a class="govuk-link" href={addressOfThing(action, on)}>{nameOf(action)}</a>{' '}
      <RatingTag rating={action.rating} /> <span class="ws-note">{stateWords(action)}</span>
    </li>
  );
}

function MeasureLine({ measure, on }: { measure: Measure; on: string }) {
  return (
    <li class="ws-sheet-line">
      <a class="govuk-link" href={addressOfThing(measure, on)}>{nameOf(measure)}</a>:{' '}
      {wordsAlone(measure) ? <span class="ws-note">words alone</span> : measure.progress.words || progressWords(measure.progress)}
    </li>
  );
}

function MeasureLines({ measures, on }: { measures: readonly Measure[]; on: string }) {
  if (measures.length === 0) return null;
  return (
    <>
      <h3 class="govuk-heading-s">What success looks like</h3>
      <ul class="govuk-list">{measures.map((measure) => <MeasureLine key={measure.id} measure={measure} on={on} />)}</ul>
    </>
  );
}

function ThemeBox({ of, on }: { of: PageTheme; on: string }) {
  const { theme, rating, counts } = of.line;
  return (
    <section class="ws-sheet-theme">
      <h2 class="govuk-heading-s">{theme === null ? OWN_ACTIONS : nameOf(theme)} {rating !== null && <RatingTag rating={rating} />}</h2>
      <p class="ws-note">{claims(counts).map(({ name, some, all }) => `${name} ${ofAll(some, all)}`).join('. ')}.</p>
      {of.actions.length > 0 && <ul class="govuk-list">{of.actions.map((action) => <ActionLine key={action.id} action={action} on={on} />)}</ul>}
      <MeasureLines measures={of.measures} on={on} />
    </section>
  );
}

export function Sheet({ plan, on }: { plan: Plan; on: string }) {
  const { themes, whole } = pageOf(plan);
  const bodies = plan.oversight.bodies.map(({ title }) => title);
  return (
    <>
      <p class="govuk-body ws-sheet-head">
        As at {longDate(plan.on)}. {plan.status_words !== '' && `${plan.status_words}. `}
        {plan.lead === '' ? 'Nobody leads it.' : `Led by: ${plan.lead}.`}{' '}
        {plan.due === null ? 'No day is named.' : `Due by ${longDate(plan.due)}.`}{' '}
        {bodies.length === 0 ? 'Nobody watches over it.' : `Overseen by: ${listed(bodies)}.`}
      </p>
      <p class="govuk-body ws-sheet-head">
        {claims(plan.counts).map(({ name, some, all }) => <span key={name}><strong>{name}: {ofAll(some, all)}.</strong> </span>)}
        Ratings of the actions: {ratingCounts(plan.counts.by_rating)}.
      </p>
      {themes.length === 0 && whole.length === 0 && <p class="govuk-body">The plan has no themes, actions or measures yet.</p>}
      <div class="ws-sheet-themes">
        {themes.map((one) => <ThemeBox key={one.line.theme?.id ?? ''} of={one} on={on} />)}
        {whole.length > 0 && <section class="ws-sheet-theme"><h2 class="govuk-heading-s">The whole plan</h2><MeasureLines measures={whole} on={on} /></section>}
      </div>
    </>
  );
}

export function PlanOnAPage({ where, values }: { where: Where; values: Readonly<Record<string, string>> }) {
  const on = dayOf(where);
  const id = values['id'] ?? '';
  const fetched = useFetched<Plan>(planAddress(id, on));
  // What was shown of another day says nothing of this one.
  const plan = fetched.failure === null ? fetched.data : null;
  return (
    <div class="ws-record ws-sheet">
      <Main>
        <p class="govuk-body ws-screen"><a class="govuk-link" href={planPage(id, on)}>The whole plan</a></p>
        <Heading title={plan === null ? 'Plan on a page' : `${plan.title}: plan on a page`} />
        <NotThere of="the plan" fetched={fetched} />
        {fetched.failure && <TodayInstead where={where} />}
        {plan && (
          <>
            <AsAt where={where} on={plan.on} />
            <p class="ws-screen"><button type="button" class="govuk-button govuk-button--secondary" onClick={() => window.print()}>Print this page</button></p>
            <Sheet plan={plan} on={on} />
          </>
        )}
      </Main>
    </div>
  );
}
