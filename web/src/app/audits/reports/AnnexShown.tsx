// The committee's annex: the whole authority, with small numbers hidden.
import { WideTable } from '../../../components/WideTable.js';
import { counted, longDate, number } from '../../../words/format.js';
import { Facts } from '../review/parts.js';
import { ordered } from '../themes/themes.js';
import type { Annex } from './api.js';
import { countedWords, sharedWords } from './report_words.js';

/** What was hidden, in a sentence. */
export function hiddenWords(annex: Annex): string {
  const hidden = annex.hidden ?? 0;
  if (hidden === 0) return 'No number had to be hidden.';
  return `${counted(hidden, 'numbers')} ${hidden === 1 ? 'is' : 'are'} hidden and marked (c): from 1 to 5, or such that a number from 1 to 5 would follow from ${hidden === 1 ? 'it' : 'them'}.`;
}

export function AnnexShown({ annex }: { annex: Annex }) {
  if (annex.too_few) return <p class="govuk-inset-text">Too few audits were made in these months to publish figures of them.</p>;
  const inadequate = annex.grades?.find(({ grade }) => grade === 'inadequate') ?? null;
  return (
    <>
      <p class="govuk-body-l">Good or better: <strong>{sharedWords(annex.good_or_better ?? null)}</strong>. Inadequate: <strong>{sharedWords(inadequate)}</strong>.</p>
      <p class="govuk-body">In brackets: 95% intervals. Of first-time random audits of the whole authority. {hiddenWords(annex)}</p>
      <Facts
        facts={[
          { name: 'Audits with a grade', value: annex.audits ? countedWords(annex.audits) : '' },
          { name: 'Completed of those drawn', value: annex.completion ? (annex.completion.share === null ? `${countedWords(annex.completion.done)} of ${countedWords(annex.completion.due)}` : `${countedWords(annex.completion.done)} of ${countedWords(annex.completion.due)} (${number(annex.completion.share)}%)`) : '' },
          { name: 'Actions from these audits', value: annex.actions ? `${countedWords(annex.actions.open)} open, ${countedWords(annex.actions.overdue)} overdue` : '' },
        ].filter(({ value }) => value !== '')}
      />
      <WideTable
        caption="All four grades" name="annex-grades" rows={[...(annex.grades ?? []), ...(annex.good_or_better ? [{ grade: 'good_or_better', words: 'Good or better', ...annex.good_or_better }] : [])]}
        columns={[
          { title: 'Grade', cell: ({ words }) => words },
          { title: 'Audits', numeric: true, cell: (row) => countedWords(row), value: (row) => row.count ?? 'c' },
          { title: 'Share (95% interval)', numeric: true, cell: (row) => (row.count === null ? 'hidden (c)' : sharedWords(row).split(', ')[0]), value: (row) => row.share ?? 'c' },
        ]}
      />
    </>
  );
}

export function AnnexTables({ annex }: { annex: Annex }) {
  const themes = ordered((annex.themes ?? []).map((one) => ({ ...one, indicator: null, retired: false })));
  return (
    <>
      {annex.recommendations && annex.recommendations.length > 0 && (
        <WideTable
          caption="Recommendations for practice" name="annex-recommendations" rows={annex.recommendations}
          columns={[
            { title: 'Recommendation', cell: (row) => <>{row.words ?? 'Not shown: its words name somebody.'} <span class="govuk-hint ws-cell-hint">{row.theme_name}</span></>, value: (row) => row.words ?? '' },
            { title: 'Issued', cell: (row) => longDate(row.issued_on), value: (row) => row.issued_on },
            { title: 'Due', cell: (row) => (row.due_on === null ? 'no day' : longDate(row.due_on)), value: (row) => row.due_on },
            { title: 'Target', numeric: true, cell: (row) => `${row.target_percent}% or less`, value: (row) => row.target_percent },
            { title: 'How it stands', cell: (row) => (row.state === 'open' ? row.progress_words : row.state === 'met' ? 'Met' : 'Withdrawn') },
          ]}
        />
      )}
      {themes.length > 0 && (
        <WideTable
          caption="Themes: how many audits found them" name="annex-themes" rows={themes}
          columns={[
            { title: 'Theme', cell: (row) => <span class={row.parent === null ? '' : 'ws-below'}>{row.name}</span>, value: (row) => row.name },
            { title: 'A gap in', numeric: true, cell: (row) => sharedWords(row.gap, 100), value: (row) => row.gap?.count ?? (row.gap === null ? null : 'c') },
            { title: 'A strength in', numeric: true, cell: (row) => sharedWords(row.strength, 100), value: (row) => row.strength?.count ?? (row.strength === null ? null : 'c') },
          ]}
        />
      )}
    </>
  );
}
