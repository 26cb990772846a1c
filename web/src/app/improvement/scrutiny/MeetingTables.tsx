// One calendar over all bodies, and what was decided with its call-in.
import { WideTable } from '../../../components/WideTable.js';
import { longDate } from '../../../words/format.js';
import { asAt } from '../AsAt.js';
import { awayWords } from '../due/days.js';
import { nameOf } from '../record.js';
import { putOffWords } from '../thing/thing_words.js';
import { addressOfThing, ThingLink } from '../ThingLink.js';
import { callInWords, decisionColour, decisionsInOrder, meetingWords, type Decision, type Meeting } from './scrutiny.js';

function Items({ meeting, day }: { meeting: Meeting; day: string }) {
  if (meeting.items.length === 0) return <>No item yet</>;
  return (
    <ul class="govuk-list ws-tight">
      {meeting.items.map((item) => (
        <li key={item.id}>
          <ThingLink thing={item} on={day} />
          {item.reports.map((report) => <span key={report.id} class="ws-cell-hint">Report: <ThingLink thing={report} on={day} /></span>)}
        </li>
      ))}
    </ul>
  );
}

const itemWords = ({ items }: Meeting): string => items.map((item) => [nameOf(item), ...item.reports.map((report) => `report: ${nameOf(report)}`)].join(', ')).join('; ');

const movedWords = ({ put_off: moves }: Meeting): string => moves.map(putOffWords).join(' ');

export function Meetings({ rows, on, day, caption, name }: { rows: readonly Meeting[]; on: string; day: string; caption: string; name: string }) {
  return (
    <WideTable
      caption={caption} name={name} rows={[...rows]}
      columns={[
        {
          title: 'Day', value: (row) => row.day,
          cell: (row) => <>{longDate(row.day)}{row.day >= on && <span class="ws-cell-hint">{awayWords(on, row.day)}</span>}</>,
        },
        { title: 'Meeting', cell: (row) => <a class="govuk-link" href={asAt(`/improvement/meetings/${encodeURIComponent(row.id)}`, day)}>{row.title}</a>, value: (row) => row.title },
        { title: 'Body', cell: ({ body }) => (body ? <a class="govuk-link" href={addressOfThing(body, day)}>{body.title}</a> : 'Not known'), value: ({ body }) => body?.title ?? '' },
        {
          title: 'State', value: (row) => [meetingWords(row, on), movedWords(row)].filter((one) => one !== '').join('. '),
          cell: (row) => <>{meetingWords(row, on)}{row.put_off.length > 0 && <span class="ws-cell-hint">{movedWords(row)}</span>}</>,
        },
        { title: 'Items and reports', cell: (row) => <Items meeting={row} day={day} />, value: itemWords },
      ]}
    />
  );
}

/** Those called in, and those that still may be, first. */
export function Decisions({ rows, day }: { rows: readonly Decision[]; day: string }) {
  return (
    <WideTable
      caption="Decisions, and whether they may be called in or acted on" name="decisions" rows={decisionsInOrder(rows)}
      columns={[
        { title: 'Decision', cell: (row) => <ThingLink thing={{ ...row, number: '' }} on={day} />, value: ({ title }) => title },
        { title: 'Decided', cell: (row) => <>{row.decided}, {longDate(row.decided_on)}{row.body && <span class="ws-cell-hint">{row.body.title}</span>}</>, value: (row) => row.decided_on },
        { title: 'State', cell: (row) => <strong class={`govuk-tag govuk-tag--${decisionColour(row.state)}`}>{row.state_words}</strong>, value: (row) => row.state_words },
        {
          title: 'Call-in', value: (row) => callInWords(row).join('. '),
          cell: (row) => <>{callInWords(row).map((words, at) => <span key={words} class={at === 0 ? '' : 'ws-cell-hint'}>{words}</span>)}</>,
        },
        { title: 'May be acted on from', cell: (row) => (row.may_act_from === null ? 'Not yet' : longDate(row.may_act_from)), value: (row) => row.may_act_from },
      ]}
    />
  );
}
