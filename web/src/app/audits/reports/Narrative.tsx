// The words beside a report's figures: what in them looks like a name, and why it may stay.
import { Lines } from '../../administration/parts.js';
import type { Fault } from '../../Form.js';
import type { FoundName } from './api.js';
import { foundWords, marked } from './report_words.js';

/** What the server found in the words, with its place in them. */
export function FoundNames({ text, found }: { text: string; found: readonly FoundName[] }) {
  if (found.length === 0) return null;
  const points = [...text];
  const here = found.filter((one) => points.slice(one.first, one.last).join('') === one.found);
  return (
    <div class="govuk-inset-text" id="names-found">
      <p class="govuk-body"><strong>A report goes to many readers. Take out what says whom it is about:</strong></p>
      <ul class="govuk-list govuk-list--bullet">{found.map((one) => <li key={`${one.first}-${one.kind}`}>{foundWords(one)}</li>)}</ul>
      <p class="govuk-body ws-said">{marked(text, here).map((piece) => (piece.found ? <mark>{piece.words}</mark> : piece.words))}</p>
    </div>
  );
}

export function NarrativeFields(props: {
  narrative: string; kept: string; askWhy: boolean; faults: readonly Fault[];
  onNarrative: (words: string) => void; onKept: (words: string) => void;
}) {
  return (
    <>
      <Lines
        id="report-narrative" label="What the figures mean" rows={10} value={props.narrative} faults={props.faults} onInput={props.onNarrative}
        hint="In plain words: what is good, what worries, what is done about it. An empty line begins a new paragraph. Name no child, family or worker."
      />
      {props.askWhy && (
        <Lines
          id="report-kept" label="If they mean something else, why may they stay? (optional)" value={props.kept} faults={props.faults} onInput={props.onKept}
          hint="For example, that “Hope” is the name of a service. It stands with the report; do not name anybody here."
        />
      )}
    </>
  );
}

/** The words as paragraphs. */
export const Paragraphs = ({ words }: { words: string }) => <>{words.split(/\n\s*\n/).filter((one) => one.trim() !== '').map((one) => <p class="govuk-body ws-said">{one.trim()}</p>)}</>;
