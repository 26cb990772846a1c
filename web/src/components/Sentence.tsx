import type { Indicator } from '../data/report.js';
import type { Figure } from '../data/series.js';
import { figureWords } from '../words/sentence.js';

/** An indicator's figure as a sentence, the number in bold. */
export function Sentence({ indicator, figure, why }: { indicator: Indicator; figure: Figure | null; why: string | null }) {
  if (why !== null || figure === null) {
    return (
      <p class="govuk-body">
        <strong>Not measured.</strong> {why}
      </p>
    );
  }
  return (
    <p class="govuk-body-l ws-sentence">
      {capital(figureWords(indicator, figure))}.
    </p>
  );
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
