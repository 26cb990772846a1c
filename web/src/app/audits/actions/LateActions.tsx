// How many of one's own actions are late: a line for a first page. Nothing where none are open.
import { counted } from '../../../words/format.js';
import { useFetched } from '../../administration/parts.js';
import { useSession } from '../../session.js';

/** Who may be asked for something by an audit. */
const MAY_BE_ASKED = ['run_audits', 'make_audits', 'moderate_audits', 'see_audits'];

function Late() {
  const { data } = useFetched<{ open: number; late: number }>('/api/v1/audits/actions/mine');
  if (!data || data.open === 0) return null;
  return (
    <p class={data.late > 0 ? 'govuk-inset-text' : 'govuk-body'}>
      <a class="govuk-link" href="/audits/actions">{counted(data.open, 'actions')} from audits {data.open === 1 ? 'is' : 'are'} yours to do</a>
      {data.late === 0 ? '; none is late.' : data.late === 1 ? '; 1 is late.' : `; ${data.late} are late.`}
    </p>
  );
}

export function LateActions() {
  const { session } = useSession();
  return session.permissions.some((one) => MAY_BE_ASKED.includes(one)) ? <Late /> : null;
}
