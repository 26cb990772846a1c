// The last step: what the file does not say of the plan, and the plan is brought in.
import { counted } from '../../../words/format.js';
import { Field, Form, type Fault } from '../../Form.js';
import type { PlanPreview, PlanWish } from './import_api.js';

function LeaveOut({ rows, checked, wrong, onChange }: { rows: number; checked: boolean; wrong: boolean; onChange: (checked: boolean) => void }) {
  return (
    <div class={`govuk-form-group${wrong ? ' govuk-form-group--error' : ''}`}>
      <div class="govuk-hint" id="plan-leave-out-hint">They are in the table of what could not be read. A mended file is another file: mend it before the plan is brought in if you can.</div>
      {wrong && <p class="govuk-error-message" id="plan-leave-out-error"><span class="govuk-visually-hidden">Error: </span>Tick this, or mend the file and choose it again</p>}
      <div class="govuk-checkboxes govuk-checkboxes--small">
        <div class="govuk-checkboxes__item">
          <input
            class="govuk-checkboxes__input" type="checkbox" id="plan-leave-out" checked={checked} aria-describedby={wrong ? 'plan-leave-out-hint plan-leave-out-error' : 'plan-leave-out-hint'}
            onChange={(event) => onChange(event.currentTarget.checked)}
          />
          <label class="govuk-label govuk-checkboxes__label" for="plan-leave-out">Leave out the {counted(rows, 'rows')} that cannot be used</label>
        </div>
      </div>
    </div>
  );
}

interface Props {
  preview: PlanPreview;
  wish: PlanWish;
  faults: readonly Fault[];
  busy: boolean;
  onWish: (wish: PlanWish) => void;
  onSend: () => void;
}

export function BringIn({ preview, wish, faults, busy, onWish, onSend }: Props) {
  return (
    <Form words={`Bring in ${counted(preview.actions, 'actions')}`} busy={busy} onSend={onSend}>
      <Field id="plan-title" label="Title of the plan" autocomplete="off" value={wish.title} faults={faults} onInput={(title) => onWish({ ...wish, title })} />
      <Field
        id="plan-since" label="First day of the plan" hint="Such as 2020-10-15. Leave it empty for today. It is earlier where an action was delivered before." autocomplete="off" width={10}
        value={wish.since} faults={faults} onInput={(since) => onWish({ ...wish, since })}
      />
      {preview.left_out > 0 && (
        <LeaveOut
          rows={preview.left_out} checked={wish.leaveOut} wrong={faults.some(({ field }) => field === 'plan-leave-out')} onChange={(leaveOut) => onWish({ ...wish, leaveOut })}
        />
      )}
    </Form>
  );
}
