import type { Kind, Matter, Rule } from '../data/matters.js';
import { list } from '../data/series.js';
import { areaName } from '../words/names.js';

const TAGS: Record<Kind, { words: string; colour: string }> = {
  worse: { words: 'Worse', colour: 'red' },
  changed: { words: 'Changed', colour: 'yellow' },
  better: { words: 'Better', colour: 'green' },
};

const OUT_OF_LINE = { worse: { words: 'Out of line', colour: 'orange' }, changed: { words: 'Different', colour: 'yellow' }, better: TAGS.better };

/** Why an item is on the page, in a few words; the rules themselves are at the foot of the page. */
const BECAUSE: Record<Rule, string> = {
  'beyond chance': 'a change in a year by more than chance',
  signal: 'a signal on its control chart',
  moved: 'it moved a lot; whether by chance was not tested',
  'out of line': 'out of line with the published figures',
};

function tagOf({ kind, reasons }: Matter): { words: string; colour: string } {
  return reasons[0]?.rule === 'out of line' ? OUT_OF_LINE[kind] : TAGS[kind];
}

/** What matters, a sentence a reason, each with the rule by which it is here and a link to the figure. */
export function MatterList({ matters, link }: { matters: Matter[]; link: (matter: Matter) => string }) {
  return (
    <ol class="govuk-list ws-changes">
      {matters.map((matter) => {
        const tag = tagOf(matter);
        return (
          <li class={`ws-change ws-change--${matter.kind}`}>
            <h3 class="govuk-heading-s ws-change-title">
              <strong class={`govuk-tag govuk-tag--${tag.colour}`}>{tag.words}</strong>{' '}
              <a class="govuk-link" href={link(matter)}>{matter.indicator.name}</a>
            </h3>
            {matter.reasons.map((reason) => <p class="govuk-body ws-change-words">{reason.words} </p>)}
            <p class="govuk-body-s ws-change-context">
              {areaName(matter.indicator.area)}. Here because: {list(matter.reasons.map(({ rule }) => BECAUSE[rule]))}.
            </p>
          </li>
        );
      })}
    </ol>
  );
}
