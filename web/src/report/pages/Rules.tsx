import { CONTEXT_POINTS_THRESHOLD, CONTEXT_THRESHOLD, ENOUGH, POINTS_THRESHOLD, RELATIVE_THRESHOLD } from '../../data/changes.js';

/** The rules of data/matters.ts in plain words. */
export function Rules() {
  return (
    <div>
      <p class="govuk-body">A measure is listed for one or more of these reasons:</p>
      <ul class="govuk-list govuk-list--bullet">
        <li>
          <strong>By more than chance.</strong> Its newest figure differs from that of a year before by more than chance would
          give, with all the measures that were tested looked at together.
        </li>
        <li>
          <strong>A signal.</strong> It did not clearly change in a year, but its newest point is beyond the limits of its control
          chart, or part of a run that chance seldom gives, on the bad side.
        </li>
        <li>
          <strong>Moved, not tested.</strong> It cannot be tested for chance, and differs from the same time a year before and from
          the mean of the year before it, the same way, by at least {POINTS_THRESHOLD} percentage points for a percentage or{' '}
          {RELATIVE_THRESHOLD}% for any other measure ({CONTEXT_POINTS_THRESHOLD} points or {CONTEXT_THRESHOLD}% where neither high
          nor low is good or bad in itself), with at least {ENOUGH} children or events behind it.
        </li>
        <li>
          <strong>Out of line.</strong> It is worse than both England and the mean of the statistical neighbours, or the one of
          them that is published, by at least the same amounts, and for a percentage by more than chance. Published figures
          are of the year that stands beside them, which is seldom that of the local figure.
        </li>
      </ul>
      <p class="govuk-body">
        Worse and better are as each measure’s definition says. The order is by size: how many times {POINTS_THRESHOLD} points
        or {RELATIVE_THRESHOLD}% (twice that where neither is good or bad) the difference is. No more than two of one area
        are shown before the others.
      </p>
    </div>
  );
}
