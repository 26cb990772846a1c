import type { Change } from '../data/changes.js';
import { changeContext, changeSentence, movement } from '../data/changes.js';
import { areaName } from '../words/names.js';

const TAGS = {
  worse: { words: 'Worse', colour: 'red' },
  changed: { words: 'Changed', colour: 'yellow' },
  better: { words: 'Better', colour: 'green' },
} as const;

/** Changes as sentences, each with both dates and both counts, and a link to the figure behind it. */
export function ChangeList({ changes, link }: { changes: Change[]; link: (change: Change) => string }) {
  return (
    <ol class="govuk-list ws-changes">
      {changes.map((change) => {
        const tag = TAGS[change.kind];
        return (
          <li class={`ws-change ws-change--${change.kind}`}>
            <h3 class="govuk-heading-s ws-change-title">
              <strong class={`govuk-tag govuk-tag--${tag.colour}`}>{tag.words}</strong>{' '}
              <a class="govuk-link" href={link(change)}>{change.indicator.name}</a>
            </h3>
            <p class="govuk-body ws-change-words">
              {changeSentence(change)} <strong>{movement(change)}.</strong>
            </p>
            <p class="govuk-body-s ws-change-context">{changeContext(change)} {areaName(change.indicator.area)}.</p>
          </li>
        );
      })}
    </ol>
  );
}
