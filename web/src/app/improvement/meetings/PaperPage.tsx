// A meeting's page as it was frozen, drawn by what draws the live one.
import { longDate, longTime } from '../../../words/format.js';
import { NotThere, useFetched } from '../../administration/parts.js';
import { hashGroups } from '../../audits/reports/report_words.js';
import { Heading, Main } from '../../Frame.js';
import { asAt } from '../AsAt.js';
import { RECORD } from '../record.js';
import { BoardShown } from './BoardShown.js';
import { frozenWords, meetingAddress, pageWords, type Paper } from './meetings.js';
import { QuadrantShown } from './QuadrantShown.js';

function Head({ paper }: { paper: Paper }) {
  const rows: [string, string][] = [
    ['Page', pageWords(paper.kind)], ['Body', paper.body ?? 'Not known'], ['As at', longDate(paper.as_at)], ['Frozen', longTime(paper.frozen_at)], ['By', paper.frozen_by ?? 'Not known'],
  ];
  return (
    <dl class="govuk-summary-list">
      {rows.map(([key, value]) => (
        <div class="govuk-summary-list__row" key={key}><dt class="govuk-summary-list__key">{key}</dt><dd class="govuk-summary-list__value">{value}</dd></div>
      ))}
    </dl>
  );
}

function Shown({ paper }: { paper: Paper }) {
  if (!paper.whole) {
    return (
      <div class="govuk-warning-text">
        <span class="govuk-warning-text__icon" aria-hidden="true">!</span>
        <strong class="govuk-warning-text__text">
          <span class="govuk-visually-hidden">Warning</span>{paper.fault} It is not shown. Tell whoever looks after Windscreen.
        </strong>
      </div>
    );
  }
  return (
    <>
      <Head paper={paper} />
      <p class="govuk-body">
        This is the page as it was on that day: what was entered later is not in it. {paper.figures === 'public' && 'The figures behind it are those of the public, in which small numbers are hidden. '}
        <a class="govuk-link ws-screen" href={asAt(meetingAddress(paper.meeting), paper.as_at)}>See the page as it stands now</a>
      </p>
      {paper.quadrant && <QuadrantShown page={paper.quadrant} figures={paper.figures} />}
      {paper.board && <BoardShown page={paper.board} />}
      <p class="govuk-body-s">{frozenWords(paper)}. The bytes were checked just now against the SHA-256 fingerprint <span class="ws-hash">{hashGroups(paper.sha256)}</span></p>
      <p class="ws-screen"><button type="button" class="govuk-button govuk-button--secondary" onClick={() => window.print()}>Print this page</button></p>
    </>
  );
}

export function PaperPage({ values }: { values: Readonly<Record<string, string>> }) {
  const fetched = useFetched<Paper>(`${RECORD}/papers/${encodeURIComponent(values['id'] ?? '')}`);
  const paper = fetched.data;
  return (
    <div class="ws-record">
      <Main>
        <p class="govuk-body ws-screen"><a class="govuk-back-link" href="/improvement/meetings">Meetings</a></p>
        <Heading title={paper === null ? 'Frozen page' : paper.meeting_title} caption="Frozen page of a meeting" />
        <NotThere of="the page" fetched={fetched} />
        {paper && <Shown paper={paper} />}
      </Main>
    </div>
  );
}
