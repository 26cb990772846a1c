// A rating in words as well as colour.
import { longDate } from '../../words/format.js';
import type { Rating, RatingCode } from './record.js';

const TAGS: Record<Exclude<RatingCode, ''>, { words: string; colour: string }> = {
  blue: { words: 'Blue', colour: 'blue' },
  green: { words: 'Green', colour: 'green' },
  amber: { words: 'Amber', colour: 'orange' },
  red: { words: 'Red', colour: 'red' },
};

export const ratingWords = (code: RatingCode): string => (code === '' ? 'Not rated' : TAGS[code].words);

/** The colour and its word. An override is said to be one. */
export function RatingTag({ rating }: { rating: Pick<Rating, 'shown' | 'overridden'> }) {
  if (rating.shown === '') return <span>Not rated</span>;
  return (
    <>
      <strong class={`govuk-tag govuk-tag--${TAGS[rating.shown].colour}`}>{TAGS[rating.shown].words}</strong>
      {rating.overridden !== null && <span class="ws-note"> overridden</span>}
    </>
  );
}

/** Why it is rated so: the rule's reasons, and who set it aside with what reason. */
export function RatingReasons({ rating }: { rating: Rating }) {
  return (
    <>
      {rating.overridden !== null && (
        <p class="govuk-body">
          Overridden on {longDate(rating.overridden.on)}: {rating.overridden.words} By rule it would be {ratingWords(rating.rule).toLowerCase()}.
        </p>
      )}
      {rating.reasons.length > 0 && <ul class="govuk-list govuk-list--bullet">{rating.reasons.map((one) => <li key={one.code + one.words}>{one.words}</li>)}</ul>}
    </>
  );
}
