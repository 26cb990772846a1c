// Re-audits: first grade by second, beside what a second look alone would give.
import { countColumn, WideTable } from '../../../components/WideTable.js';
import { counted } from '../../../words/format.js';
import { NotThere, useFetched } from '../../administration/parts.js';
import { Heading, Main } from '../../Frame.js';
import type { ReAudits } from './api.js';
import { shareWords } from './finding_words.js';
import { DataLinks, FindingLinks } from './FindingsPage.js';

export function ReAuditsPage() {
  const fetched = useFetched<ReAudits>('/api/v1/audits/findings/re-audits.json');
  const { data } = fetched;
  const due = data?.matrix.reduce((sum, row) => sum + row.due, 0) ?? 0;
  return (
    <Main>
      <Heading title="Re-audits" caption="Findings of audits" />
      <FindingLinks here="/audits/findings/re-audits" />
      <NotThere of="the re-audits" fetched={fetched} />
      {data && due === 0 && <p class="govuk-body">No case has been audited again yet{data.without_first > 0 ? ` (of ${counted(data.without_first, 're-audits')} it is not known which audit they follow)` : ''}.</p>}
      {data && due > 0 && (
        <>
          <p class="govuk-body-l">{data.words}</p>
          {data.again && <p class="govuk-body">Inadequate again: <strong>{shareWords(data.again)}</strong> of {counted(data.again.all, 'cases')}, with its 95% interval.</p>}
          {data.expected
            ? <p class="govuk-body">With no change at all: <strong>{shareWords(data.expected)}</strong>, from {counted(data.expected.pairs, 'cases')} that two auditors graded without knowing each other’s grade, one of them inadequate.</p>
            : <p class="govuk-body">{data.example}</p>}
          <p class="govuk-body">Some of the cases that were graded inadequate were graded so by error, and a second look grades them better although nothing has changed. Only what goes beyond that is improvement.</p>
          <WideTable
            caption="First grade by the grade of the re-audit" name="re-audits" rows={data.matrix}
            columns={[
              { title: 'First grade', cell: ({ words }) => words },
              countColumn('Re-audits due', 'due'),
              ...['Outstanding', 'Good', 'Requires improvement', 'Inadequate'].map((title, index) => countColumn(title, (row: ReAudits['matrix'][number]) => row.second[index] ?? 0)),
              countColumn('Not possible', 'not_possible'),
              countColumn('Not yet graded', 'open'),
            ]}
          />
          <p class="govuk-body-s">Not possible: the case had closed. That is not improvement, and is not counted as it.{data.without_first > 0 && ` Of ${counted(data.without_first, 're-audits')} more it is not known which audit they follow.`}</p>
          <DataLinks address="/api/v1/audits/findings/re-audits" query="" />
        </>
      )}
    </Main>
  );
}
