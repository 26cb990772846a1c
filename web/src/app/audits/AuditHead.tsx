// What an audit is of, and what to know of the child's record before one begins.
import { longDate, monthName } from '../../words/format.js';
import type { AuditForm, AuditRecord } from './audit_form.js';

/** "September 2020". */
export function monthWords(month: string): string {
  const [year = '', number = ''] = month.split('-');
  return `${monthName(Number(number))} ${year}`;
}

/** "Monthly audit, September 2020". */
export const captionOf = ({ programme, month }: Pick<AuditForm, 'programme' | 'month'>): string => [programme, monthWords(month)].filter((one) => one !== '').join(', ');

/** What has changed about the child since the case was drawn, in sentences. */
export function childNotes(record: AuditRecord): string[] {
  const { child, as_at } = record;
  if (!child.known) return [`The child is not in the newest data (${longDate(as_at)}): the record may have been merged, moved or removed. The audit is of the time before, and can be finished.`];
  const notes: string[] = [];
  if (child.adult_since !== null) notes.push(`The young person turned 18 on ${longDate(child.adult_since)}. The audit is of the time that it looks back on.`);
  if (!child.case_held) notes.push(`Nobody holds this case in the newest data (${longDate(as_at)}): it may have been closed, or wait for a worker. The audit is of the time that it looks back on.`);
  return notes;
}

function Row({ name, children }: { name: string; children: preact.ComponentChildren }) {
  return (
    <div class="govuk-summary-list__row">
      <dt class="govuk-summary-list__key">{name}</dt>
      <dd class="govuk-summary-list__value">{children}</dd>
    </div>
  );
}

export function AuditHead({ form, record }: { form: AuditForm; record: AuditRecord | null }) {
  const place = [form.team, form.service, form.quadrant].filter((one) => one !== null && one !== '').join(', ');
  const before = form.assignments.filter((one) => !one.now && one.to !== null);
  return (
    <>
      <dl class="govuk-summary-list ws-audit-head">
        {form.child !== '' && (
          <Row name="Child">
            {form.child}{record && record.child.name !== '' && `, ${record.child.name}`}{record?.child.born && `, born ${longDate(record.child.born)}`}
          </Row>
        )}
        {place !== '' && <Row name="At the draw">{place}</Row>}
        {form.look_back_from !== null && form.look_back_to !== null && <Row name="Looks back on">{longDate(form.look_back_from)} to {longDate(form.look_back_to)}</Row>}
        <Row name="State">
          {form.state_words}{' '}
          {form.late && <strong class="govuk-tag govuk-tag--red">Late</strong>}
        </Row>
        {form.due_on !== null && <Row name="Due">{longDate(form.due_on)}</Row>}
        {form.auditor !== null && <Row name="Auditor">{form.auditor}</Row>}
        {before.length > 0 && (
          <Row name="Had it before">
            {before.map((one) => <div>{one.auditor ?? 'Another auditor'}, until {longDate((one.to ?? '').slice(0, 10))}{one.reason !== null && one.reason !== '' && `: ${one.reason}`}</div>)}
          </Row>
        )}
      </dl>
      {record && childNotes(record).map((note) => <div class="govuk-inset-text" key={note}>{note}</div>)}
    </>
  );
}
