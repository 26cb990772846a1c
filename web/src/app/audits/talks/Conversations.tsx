// Audits of one's own cases, and audits that are being talked about.
import { WideTable, type WideColumn } from '../../../components/WideTable.js';
import { OpenedPage, useOpened } from './asked.js';
import { childWords, gradeWords, heldWords, monthWords, wordsIn, AGREED, type Listed } from './words.js';

const COLUMNS: WideColumn<Listed>[] = [
  { title: 'Child', cell: (one) => <a class="govuk-link" href={`/audits/audits/${one.audit}/conversation`}>{childWords(one)}</a>, value: childWords },
  { title: 'Month', cell: ({ month }) => monthWords(month) },
  { title: 'Team', cell: ({ team }) => team ?? '' },
  { title: 'State', cell: ({ state_words: state }) => state },
  { title: 'Conversation', cell: heldWords },
  { title: 'Agreed', cell: ({ agreed }) => (agreed === null ? '' : wordsIn(AGREED, agreed)) },
  { title: 'Reply', cell: ({ replied }) => (replied ? 'yes' : 'not yet') },
  { title: 'Grade', cell: ({ final_grade: grade }) => gradeWords(grade) },
];

function Part({ caption, name, rows, none }: { caption: string; name: string; rows: Listed[]; none: string }) {
  if (rows.length === 0) return <p class="govuk-body">{none}</p>;
  return <WideTable caption={caption} name={name} rows={rows} columns={COLUMNS} />;
}

export function Conversations() {
  const opened = useOpened<{ rows: Listed[] }>('/api/v1/audits/conversations', {});
  return (
    <OpenedPage title="Conversations about audits" opened={opened}>
      {({ rows }) => {
        const own = rows.filter((one) => one.own);
        const others = rows.filter((one) => !one.own);
        return (
          <>
            <p class="govuk-body">
              An auditor talks with the practitioner before an audit is submitted. The practitioner reads what was found, and may reply until the grade is final; the reply stands beside the
              audit.
            </p>
            {(own.length > 0 || others.length === 0) && <Part caption="Audits of your own cases" name="own-audits" rows={own} none="No audit of a case of yours has come to its conversation." />}
            {others.length > 0 && <Part caption="Audits between conversation and final grade" name="conversations" rows={others} none="" />}
          </>
        );
      }}
    </OpenedPage>
  );
}
