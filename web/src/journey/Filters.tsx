import type { Journey } from './data.js';
import { dayNumber, wholeSpan } from './geometry.js';

export type Period = 'all' | '5' | '2' | '1';

const PERIODS: [Period, string][] = [['all', 'Everything'], ['5', 'The last 5 years'], ['2', 'The last 2 years'], ['1', 'The last 12 months']];

/** The days that the timeline shows. */
export function spanOf(journey: Journey, period: Period): [from: number, to: number] {
  const whole = wholeSpan(journey);
  if (period === 'all') return whole;
  const today = dayNumber(journey.as_at);
  return [today - Math.round(Number(period) * 365.25), Math.max(whole[1], today)];
}

/** Which lanes, and how far back. */
export function Filters(props: {
  lanes: { id: string; name: string }[];
  shown: ReadonlySet<string>;
  period: Period;
  onShown: (shown: ReadonlySet<string>) => void;
  onPeriod: (period: Period) => void;
}) {
  const toggle = (id: string): void => {
    const next = new Set(props.shown);
    if (!next.delete(id)) next.add(id);
    props.onShown(next);
  };
  return (
    <div class="ws-lanes ws-screen">
      <div class="govuk-form-group">
        <fieldset class="govuk-fieldset">
          <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">Show in the timeline and the table</legend>
          <div class="govuk-checkboxes govuk-checkboxes--small">
            {props.lanes.map((lane) => (
              <div class="govuk-checkboxes__item">
                <input class="govuk-checkboxes__input" id={`lane-${lane.id}`} type="checkbox" checked={props.shown.has(lane.id)} onChange={() => toggle(lane.id)} />
                <label class="govuk-label govuk-checkboxes__label" for={`lane-${lane.id}`}>{lane.name}</label>
              </div>
            ))}
          </div>
        </fieldset>
      </div>
      <div class="govuk-form-group ws-wide-only">
        <label class="govuk-label" for="period">How far back the timeline goes</label>
        <select class="govuk-select ws-select" id="period" value={props.period} onChange={(event) => props.onPeriod(event.currentTarget.value as Period)}>
          {PERIODS.map(([value, name]) => <option value={value}>{name}</option>)}
        </select>
      </div>
    </div>
  );
}
