// One theme month by month, with what was recommended because of it.
import { useState } from 'preact/hooks';
import { Chart } from '../../../components/Chart.js';
import { Details } from '../../../components/Details.js';
import { WideTable } from '../../../components/WideTable.js';
import { Asking, Banner, faultOf, NotThere, useFetched, useSend } from '../../administration/parts.js';
import { ErrorSummary, type Fault } from '../../Form.js';
import { Heading, Main } from '../../Frame.js';
import { Closing, Recommend, RecommendationTable } from './Recommendations.js';
import { lineSpec } from './theme_line.js';
import { countWords, lineWords, monthWords, shareWords, type ThemeDetail } from './themes.js';

function Months({ theme }: { theme: ThemeDetail }) {
  if (theme.months.length === 0) return <p class="govuk-body">{lineWords(theme)}</p>;
  return (
    <>
      <Chart name={`theme-${theme.code}`} title={`${theme.name}: audits with the gap`} words={lineWords(theme)} of={theme} spec={(width) => lineSpec(theme, width)}>
        <p class="govuk-body-s ws-chart-notes">Grey lines are 95% intervals; a dashed line is the target of a recommendation that is followed.</p>
      </Chart>
      <WideTable
        caption="Every month" name={`theme-${theme.code}`} rows={theme.months}
        columns={[
          { title: 'Sampled month', cell: ({ month }) => monthWords(month), value: ({ month }) => month },
          { title: 'A gap in', cell: ({ gap }) => shareWords(gap), value: ({ gap }) => gap?.share ?? null },
          { title: 'Audits with the gap', cell: ({ gap }) => countWords(gap) },
          { title: 'A strength in', cell: ({ strength }) => shareWords(strength), value: ({ strength }) => strength?.share ?? null },
          { title: 'Audits with the strength', cell: ({ strength }) => countWords(strength) },
        ]}
      />
    </>
  );
}

export function ThemePage({ values }: { values: Readonly<Record<string, string>> }) {
  const code = values['id'] ?? '';
  const fetched = useFetched<ThemeDetail>(`/api/v1/audits/themes/${encodeURIComponent(code)}`);
  const ask = useSend();
  const [said, setSaid] = useState('');
  const [failed, setFailed] = useState<Fault[]>([]);
  const theme = fetched.data;
  const done = (words: string): void => {
    setSaid(words);
    fetched.again();
  };
  const retire = async (): Promise<void> => {
    const answer = await ask('/api/v1/audits/themes/retire', { theme: code });
    setFailed(answer.ok ? [] : [faultOf(answer)]);
    if (answer.ok) done('The theme is not marked any more. What was marked stays.');
  };
  return (
    <Main>
      <p class="govuk-body ws-screen"><a class="govuk-back-link" href="/audits/themes">Themes and recommendations</a></p>
      <ErrorSummary faults={failed} />
      <Heading title={theme?.name ?? 'Theme'} />
      {said !== '' && <Banner title={said}>{null}</Banner>}
      <NotThere of="the theme" fetched={fetched} />
      {theme && (
        <>
          {theme.retired && <p class="govuk-inset-text">This theme is not marked any more.</p>}
          {theme.below.length > 0 && (
            <p class="govuk-body">With what stands below it: {theme.below.map((one, at) => <>{at > 0 && ', '}<a class="govuk-link" href={`/audits/themes/${one.code}`}>{one.name}</a></>)}.</p>
          )}
          <Months theme={theme} />
          <h2 class="govuk-heading-m">Recommendations</h2>
          <RecommendationTable rows={theme.recommendations} named={false} />
          {theme.may_change && (
            <div class="ws-screen">
              <Closing rows={theme.recommendations} onDone={done} />
              {!theme.retired && <Details key={`recommend ${said}`} summary="Issue a recommendation">{() => <Recommend theme={theme.code} onDone={done} />}</Details>}
              {!theme.retired && (
                <Asking words="Use this theme no more" question="No audit can be marked with it any more. What was marked stays." yes="Use it no more" warning onYes={retire} />
              )}
            </div>
          )}
        </>
      )}
    </Main>
  );
}
