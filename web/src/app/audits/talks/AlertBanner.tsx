// Says at the top of the first pages that an alert of immediate harm waits for whoever is signed in. It names no child.
import { useEffect, useState } from 'preact/hooks';
import { ask } from '../../server.js';
import { useSession } from '../../session.js';

export interface Waiting {
  open: number;
  to_acknowledge: number;
  late: number;
  untold: number;
}

/** The sentence, or nothing where nothing waits. */
export function waitingWords({ to_acknowledge: waiting, late, untold }: Waiting): string {
  if (waiting === 0) return untold === 0 ? '' : `${untold === 1 ? 'Of one alert' : `Of ${untold} alerts`} of immediate harm nobody was told on the day.`;
  const what = waiting === 1 ? 'One alert of immediate harm waits' : `${waiting} alerts of immediate harm wait`;
  return `${what} for you to acknowledge${late === 0 ? '.' : `: ${late === waiting && late === 1 ? 'it is late' : `${late} ${late === 1 ? 'is' : 'are'} late`}.`}`;
}

export function AlertBanner() {
  const { session } = useSession();
  const [waiting, setWaiting] = useState<Waiting | null>(null);
  const may = ['see_audits', 'make_audits', 'moderate_audits'].some((one) => session.permissions.includes(one));
  useEffect(() => {
    if (!may) return undefined;
    const stop = new AbortController();
    void ask<Waiting>('/api/v1/audits/alerts/waiting', { signal: stop.signal }).then((answer) => {
      if (answer.ok && !stop.signal.aborted) setWaiting(answer.data);
    });
    return () => stop.abort();
  }, [may, session.csrf_token]);
  const words = waiting === null ? '' : waitingWords(waiting);
  if (words === '') return null;
  return (
    <div class="govuk-notification-banner" role="region" aria-labelledby="alerts-title">
      <div class="govuk-notification-banner__header"><h2 class="govuk-notification-banner__title" id="alerts-title">Immediate harm</h2></div>
      <div class="govuk-notification-banner__content">
        <p class="govuk-notification-banner__heading">{words} <a class="govuk-notification-banner__link" href="/audits/alerts">Open the alerts</a></p>
      </div>
    </div>
  );
}
