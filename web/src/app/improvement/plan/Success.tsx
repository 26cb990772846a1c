// How one would see that a plan has succeeded: its measures, held against figures. What is words alone is flagged.
import { WideTable } from '../../../components/WideTable.js';
import { counted } from '../../../words/format.js';
import { nameOf } from '../record.js';
import { ThingLink } from '../ThingLink.js';
import type { Measure, Plan } from './plan.js';
import { figure, measuresSentence, progressWords, shortDay, wordsAlone } from './plan_words.js';

const under = ({ under: above }: Measure): string => (above === null ? '' : nameOf(above));

export function Success({ plan, on }: { plan: Plan; on: string }) {
  const { measures } = plan;
  const dated = (value: number | null, day: string | null, before: string) => (
    value !== null && <>{figure(value)}{day !== null && <span class="ws-note ws-line ws-nowrap">{before} {shortDay(day)}</span>}</>
  );
  return (
    <>
      <p class="govuk-body">{measures.length > 0 && `${counted(measures.length, 'measures of success')}. `}{measuresSentence(measures)}</p>
      {measures.length > 0 && (
        <WideTable
          caption={`Measures of ${plan.title}`} hideCaption name={`${plan.id}-measures`} rows={measures}
          columns={[
            { title: 'Measure', cell: (measure) => <ThingLink thing={measure} on={on} />, value: nameOf },
            { title: 'Part of', cell: (measure) => (measure.under === null ? '' : <ThingLink thing={measure.under} on={on} />), value: under },
            { title: 'At the start', numeric: true, cell: ({ progress }) => dated(progress.baseline, progress.baseline_on, ''), value: ({ progress }) => progress.baseline },
            { title: 'Now', numeric: true, cell: ({ progress }) => dated(progress.value, progress.on, ''), value: ({ progress }) => progress.value },
            { title: 'To reach', numeric: true, cell: ({ progress }) => dated(progress.target, progress.target_on, 'by'), value: ({ progress }) => progress.target },
            {
              title: 'What it comes to',
              cell: (measure) => (wordsAlone(measure)
                ? <strong class="govuk-tag govuk-tag--orange">{progressWords(measure.progress)}</strong>
                : <>{progressWords(measure.progress)}<span class="ws-note ws-line">{measure.progress.words}{measure.progress.stated && ' The figure was stated, and is not the engine’s.'}</span></>),
              value: ({ progress }) => `${progressWords(progress)}. ${progress.words}`,
            },
          ]}
        />
      )}
    </>
  );
}
