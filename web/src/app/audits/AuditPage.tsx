// One audit: the form for its auditor while it is open, and the same to be read for whoever else may see it.
import { useEffect, useState } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import { useWhereRefused } from '../asked_again.js';
import { Marked } from '../children/Marked.js';
import { PurposeGate } from '../children/PurposeGate.js';
import { purposeMembers } from '../children/purposes.js';
import { useTask } from '../children/task.js';
import { Heading, Main } from '../Frame.js';
import type { Where } from '../history.js';
import { ask, type Failure } from '../server.js';
import { useSession } from '../session.js';
import type { AuditForm, AuditRecord } from './audit_form.js';
import { AuditFormPage } from './AuditFormPage.js';
import { AuditShown } from './AuditShown.js';

interface Opened {
  form: AuditForm | null;
  record: AuditRecord | null;
  failure: Failure | null;
}

const NOT_YET: Opened = { form: null, record: null, failure: null };

/** Opens the audit, then what stands beside it; `turn` opens it again. */
function useOpened(id: string, turn: number): Opened {
  const { session, ended } = useSession();
  const { purpose } = useTask();
  const [opened, setOpened] = useState<Opened>(NOT_YET);
  const token = useWhereRefused(opened.failure !== null, session.csrf_token);
  const why = useWhereRefused(opened.failure !== null, purpose);
  useEffect(() => {
    const stop = new AbortController();
    const body = { audit: id, ...(purpose ? purposeMembers(purpose) : {}) };
    const asking = <Data,>(address: string) => ask<Data>(address, { method: 'POST', body, token: session.csrf_token, signal: stop.signal });
    void (async () => {
      const form = await asking<AuditForm>('/api/v1/audits/open');
      if (stop.signal.aborted) return;
      if (!form.ok) {
        if (form.status === 401 || form.code === 'csrf') ended();
        setOpened((before) => ({ ...before, failure: form }));
        return;
      }
      setOpened((before) => ({ form: form.data, record: before.record, failure: null }));
      if (!form.data.identified || !form.data.words || !form.data.tool) return;
      const record = await asking<AuditRecord>('/api/v1/audits/record');
      // Without it the form does all the same: the newest snapshot may be away.
      if (!stop.signal.aborted && record.ok) setOpened((before) => ({ ...before, record: record.data }));
    })();
    return () => stop.abort();
    // A form that is being filled in is not fetched anew under the fingers of whoever types.
  }, [id, turn, token, why]);
  return opened;
}

export function AuditPage({ where, values }: { where: Where; values: Readonly<Record<string, string>> }) {
  const id = values['id'] ?? '';
  return <OneAudit key={id} id={id} where={where} />;
}

function OneAudit({ id, where }: { id: string; where: Where }) {
  const [turn, setTurn] = useState(0);
  const { form, record, failure } = useOpened(id, turn);
  const again = (): void => setTurn((now) => now + 1);
  const { purpose } = useTask();
  if (!form && failure?.code === 'purpose_needed') return <PurposeGate>{(line) => <Waiting line={line} failure={purpose === null ? null : failure} again={again} />}</PurposeGate>;
  if (!form) return <Waiting line={null} failure={failure} again={again} />;
  const offered = form.moves.includes('start');
  return <Marked>{form.may_write || offered ? <AuditFormPage form={form} record={record} where={where} again={again} /> : <AuditShown form={form} record={record} line={null} />}</Marked>;
}

function Waiting({ line, failure, again }: { line: ComponentChildren; failure: Failure | null; again: () => void }) {
  return (
    <Main>
      <Heading title="Audit" />
      {line}
      {failure ? (
        <div class="govuk-inset-text" role="alert">
          <p class="govuk-body">{failure.detail} {failure.remedy}</p>
          <button type="button" class="govuk-button govuk-button--secondary" onClick={again}>Try again</button>
        </div>
      ) : <p class="govuk-body" role="status">Opening the audit.</p>}
      <p class="govuk-body"><a class="govuk-link" href="/audits">Practice audit</a></p>
    </Main>
  );
}
