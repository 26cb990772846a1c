// How far a plan is: three claims that are kept apart, the ratings, and its themes as a chart with its table.
import { Chart } from '../../../components/Chart.js';
import { WideTable } from '../../../components/WideTable.js';
import { count, counted } from '../../../words/format.js';
import { RatingTag, ratingWords } from '../RatingTag.js';
import { nameOf } from '../record.js';
import { ThingLink } from '../ThingLink.js';
import type { Plan, ThemeLine } from './plan.js';
import { actionsSentence, claims, ofAll, ratingAbout, ratingCounts } from './plan_words.js';
import { OWN_ACTIONS, STAGES, stageRows, themesSpec } from './themes_spec.js';

/** Delivered, embedded, impact shown: each with its number and what it means. */
export function Claims({ plan }: { plan: Plan }) {
  return (
    <dl class="ws-claims">
      {claims(plan.counts).map(({ name, some, all, means }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd><strong class="ws-claim">{ofAll(some, all)}</strong> <span class="ws-line">{means}</span></dd>
        </div>
      ))}
    </dl>
  );
}

export function HowFar({ plan }: { plan: Plan }) {
  const { counts } = plan;
  if (counts.actions === 0) return <p class="govuk-body">{actionsSentence(counts)}</p>;
  return (
    <>
      <p class="govuk-body">{actionsSentence(counts)} None of the next three stands for another.</p>
      <Claims plan={plan} />
      <p class="govuk-body">
        Ratings: {ratingCounts(counts.by_rating)}. They follow from days and evidence by rule.
        {counts.overridden > 0 && ` ${count(counts.overridden)} ${counts.overridden === 1 ? 'was' : 'were'} set otherwise, with a reason.`}
      </p>
    </>
  );
}

const themeName = ({ theme }: ThemeLine): string => (theme === null ? OWN_ACTIONS : nameOf(theme));

/** What the chart shows, in a sentence. */
function chartWords(plan: Plan): string {
  const rows = stageRows(plan);
  const of = STAGES.map((stage) => `${count(rows.filter((row) => row.stage === stage).reduce((sum, { start, end }) => sum + end - start, 0))} ${stage.toLowerCase()}`);
  return `The actions of ${counted(plan.themes.length, 'themes')} by how far they have come: in all ${of.join('; ')}. The table has every theme.`;
}

export function Themes({ plan, on }: { plan: Plan; on: string }) {
  if (plan.themes.length === 0) return <p class="govuk-body">The plan has no themes.</p>;
  const claim = (title: string, of: (line: ThemeLine) => number) => ({
    title, cell: (line: ThemeLine) => ofAll(of(line), line.counts.actions - line.counts.withdrawn), value: of,
  });
  return (
    <>
      {plan.themes.length > 1 && plan.counts.actions > plan.counts.withdrawn && (
        <Chart name={`${plan.id}-themes`} title={`${plan.title}: how far the actions of each theme are`} of={plan} words={chartWords(plan)} spec={(width) => themesSpec(plan, width)} />
      )}
      <WideTable
        caption={`Themes of ${plan.title}`} hideCaption name={`${plan.id}-themes`} rows={plan.themes}
        columns={[
          { title: 'Theme', cell: (line: ThemeLine) => (line.theme === null ? OWN_ACTIONS : <ThingLink thing={line.theme} on={on} />), value: themeName },
          { title: 'Rating', cell: ({ rating }) => (rating === null ? '' : <><RatingTag rating={rating} />{rating.shown !== '' && <span class="ws-note ws-line">{ratingAbout(rating)}</span>}</>), value: ({ rating }) => (rating === null ? '' : ratingWords(rating.shown)) },
          { title: 'Actions', numeric: true, cell: ({ counts }) => count(counts.actions), value: ({ counts }) => counts.actions },
          claim('Delivered', ({ counts }) => counts.delivered),
          claim('Embedded', ({ counts }) => counts.embedded),
          claim('Impact shown', ({ counts }) => counts.impact_shown),
          { title: 'Ratings of the actions', cell: ({ counts }) => ratingCounts(counts.by_rating), value: ({ counts }) => ratingCounts(counts.by_rating) },
        ]}
      />
    </>
  );
}
