// What stands in the place of an answer while there is none, and why there is none; going from page to page of a list, and
// taking it out of the system.
import { count } from '../../words/format.js';
import type { Failure } from '../server.js';
import { useSession } from '../session.js';
import { useTakenFile } from '../take_file.js';
import { purposeMembers } from './purposes.js';
import type { Recorded } from './recorded.js';
import { useTask } from './task.js';

/** What a refusal is called, so that it is not taken for an empty answer. */
export function refusalTitle(failure: Failure): string {
  if (failure.status === 0) return 'Windscreen cannot be reached';
  if (failure.code === 'purpose_needed') return 'Your purpose was not accepted';
  if (failure.status === 403) return 'Your role does not show this';
  if (failure.status === 404) return 'There is nobody to show';
  if (failure.status === 503) return 'Nothing can be shown just now';
  return failure.status < 500 ? 'This cannot be asked' : 'Sorry, there is a problem';
}

/** While it is asked, and when it is refused; nothing once there is an answer. */
export function Unanswered({ recorded, asking }: { recorded: Recorded<unknown>; asking: string }) {
  if (recorded.kind === 'asking') return <p class="govuk-body" role="status">{asking}</p>;
  if (recorded.kind !== 'failed') return null;
  const { failure, again } = recorded;
  const hopeless = failure.status >= 400 && failure.status < 500 && failure.status !== 401 && failure.code !== 'csrf';
  return (
    <div role="alert" class="govuk-inset-text">
      <h2 class="govuk-heading-m">{refusalTitle(failure)}</h2>
      <p class="govuk-body">{failure.detail} {failure.remedy}</p>
      {!hopeless && <button type="button" class="govuk-button govuk-button--secondary" onClick={again}>Try again</button>}
    </div>
  );
}

/** "Rows 101 to 200 of 816", with the ways to the rows before and after. */
export function Pager({ page, pages, listed, size, onPage }: { page: number; pages: number; listed: number; size: number; onPage: (page: number) => void }) {
  if (pages <= 1) return null;
  const first = (page - 1) * size + 1;
  return (
    <nav class="govuk-body ws-pager ws-screen" aria-label="Pages of this list">
      {page > 1 && <button type="button" class="govuk-button govuk-button--secondary" onClick={() => onPage(page - 1)}>Earlier rows</button>}{' '}
      <span>Rows {count(first)} to {count(Math.min(page * size, listed))} of {count(listed)}</span>{' '}
      {page < pages && <button type="button" class="govuk-button govuk-button--secondary" onClick={() => onPage(page + 1)}>Later rows</button>}
    </nav>
  );
}

/** Takes a list out of the system, for those who may; says what becomes of it. */
export function SaveRecorded({ address, body, what }: { address: string; body: object; what: string }) {
  const { session } = useSession();
  const { purpose } = useTask();
  const { busy, failure, take } = useTakenFile();
  if (!session.permissions.includes('export_children') || purpose === null) return null;
  return (
    <div class="ws-screen">
      <p class="govuk-body">
        <button type="button" class="govuk-button govuk-button--secondary ws-banner-button" aria-disabled={busy} onClick={() => void take(`${address}.csv`, { ...purposeMembers(purpose), ...body })}>
          {busy ? 'Please wait' : 'Save as CSV'}<span class="govuk-visually-hidden">: {what}</span>
        </button>
      </p>
      <p class="govuk-body-s">That it leaves the system is recorded, and your name stands on every row. Keep it where children’s records are kept.</p>
      <div role="alert">{failure && <p class="govuk-error-message">{failure.detail} {failure.remedy}</p>}</div>
    </div>
  );
}
