// How far auditors agree, and how severe each is, for the quality assurance lead alone.
import { useState } from 'preact/hooks';
import { countColumn, WideTable } from '../../../components/WideTable.js';
import { count, longDate, number } from '../../../words/format.js';
import { Choice, NotThere, useFetched } from '../../administration/parts.js';
import { Heading, Main } from '../../Frame.js';
import { GRADES, gradeWords } from '../questions/tool_types.js';
import { Facts } from './parts.js';
import { coefficientWords, severityWords, shareWords, type Measure } from './review.js';

interface SeverityRow {
  auditor: string;
  pairs: number;
  mean: number;
  shrunk: number;
  lower: number | null;
  upper: number | null;
}

type PairRow = { first: string } & Record<string, number | string>;

interface Agreement {
  from: string | null;
  pairs: number;
  few_pairs: boolean;
  least_pairs: number;
  exact: Measure & { count: number };
  within_one: Measure & { count: number };
  kappa: Measure | null;
  ac2: Measure | null;
  table: PairRow[];
  mean: number;
  between: number | null;
  within: number | null;
  many_in_a_day: number;
  days: { auditor: string; day: string; audits: number }[];
  rows: SeverityRow[];
}

function Agreeing({ found }: { found: Agreement }) {
  return (
    <>
      <h2 class="govuk-heading-m">How far auditors agree</h2>
      <Facts
        facts={[
          { name: 'Blind pairs', value: count(found.pairs) },
          { name: 'Same grade', value: `${count(found.exact.count)}: ${shareWords(found.exact)}` },
          { name: 'Within one grade', value: `${count(found.within_one.count)}: ${shareWords(found.within_one)}` },
          { name: 'Weighted kappa', value: coefficientWords(found.kappa) },
          { name: 'Gwet’s AC2', value: coefficientWords(found.ac2) },
        ]}
      />
      {found.few_pairs && <p class="govuk-inset-text">With fewer than {found.least_pairs} pairs the intervals of the two coefficients are rough: go by the counts.</p>}
      <p class="govuk-body">
        Only audits that chance picked for a second grade, and whose first grade was not changed after it: where every inadequate is graded twice, the others would say
        more of that rule than of the auditors. In brackets: 95% intervals. Kappa falls where a grade is rare even among auditors who hardly differ; AC2 does not.
      </p>
      <WideTable
        caption="Pairs: the auditor’s grade, and across it the second" name="blind-pairs" rows={found.table}
        columns={[
          { title: 'Auditor’s grade', cell: (row) => gradeWords(row.first) },
          ...GRADES.map((grade) => ({ title: gradeWords(grade), numeric: true, cell: (row: PairRow) => count(Number(row[grade])) })),
        ]}
      />
    </>
  );
}

function Severe({ found }: { found: Agreement }) {
  if (found.rows.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">How severe each auditor is</h2>
      <p class="govuk-body">
        Against the second grades of the same cases: on average the first grades were {severityWords(found.mean)} than the second. The estimate pulls auditors with few pairs towards
        that average, as far as auditors differ at all. It is the start of a conversation, never a ranking, and nobody else sees it.
      </p>
      {found.between === 0 && <p class="govuk-inset-text">Auditors differ no more than their cases do: nothing here says that one is more severe than another.</p>}
      {found.between === null && <p class="govuk-inset-text">There are too few pairs to tell auditors from cases.</p>}
      <WideTable
        caption="Auditors, the most severe first" name="auditors-severity" rows={found.rows}
        columns={[
          { title: 'Auditor', cell: (row) => row.auditor },
          countColumn('Pairs', 'pairs'),
          { title: 'Plain mean, in grades', numeric: true, cell: (row) => number(row.mean, 2), value: (row) => row.mean },
          { title: 'Estimate, in grades', numeric: true, cell: (row) => number(row.shrunk, 2), value: (row) => row.shrunk },
          { title: '95% interval', cell: (row) => (row.lower === null || row.upper === null ? '' : `${number(row.lower, 2)} to ${number(row.upper, 2)}`) },
          { title: 'In words', cell: (row) => severityWords(row.shrunk) },
        ]}
      />
    </>
  );
}

export function AgreementPage() {
  const [period, setPeriod] = useState('all');
  const fetched = useFetched<Agreement>(`/api/v1/audits/agreement?period=${period}`);
  const found = fetched.data;
  return (
    <Main>
      <Heading title="Auditors’ agreement" caption="Practice audit" />
      <p class="govuk-body">For quality assurance leads of the whole authority alone.</p>
      <Choice id="period" label="Audits sampled" value={period} faults={[]} choices={[{ value: 'all', words: 'At any time' }, { value: 'year', words: 'In the last twelve months' }]} onChange={setPeriod} />
      <NotThere of="the pairs" fetched={fetched} />
      {found && (
        <>
          {found.pairs === 0 ? <p class="govuk-inset-text">There is no blind pair yet: an audit that chance picked needs its second grade first.</p> : <Agreeing found={found} />}
          <Severe found={found} />
          <h2 class="govuk-heading-m">Many audits in a day</h2>
          {found.days.length === 0 ? <p class="govuk-body">In the last twelve months no auditor submitted {found.many_in_a_day} audits or more on one day.</p> : (
            <WideTable
              caption={`Days on which an auditor submitted ${found.many_in_a_day} audits or more: see how they were made`} name="many-in-a-day" rows={found.days}
              columns={[
                { title: 'Auditor', cell: (row) => row.auditor },
                { title: 'Day', cell: (row) => longDate(row.day), value: (row) => row.day },
                { title: 'Audits', numeric: true, cell: (row) => row.audits },
              ]}
            />
          )}
        </>
      )}
    </Main>
  );
}
