// The session is about to end: says so in time, and offers to stay.
import { useEffect, useRef, useState } from 'preact/hooks';
import { ask } from './server.js';
import { canStay, timeLeft, useSession, type Session } from './session.js';

const WARN_AT = 5 * 60_000;
const LOOK_EVERY = 10_000;

/** "in 4 minutes", "in less than a minute". */
export function endWords(left: number): string {
  const minutes = Math.floor(left / 60_000);
  if (minutes < 1) return 'in less than a minute';
  return `in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;
}

export function SessionEnd() {
  const { session, take, ended } = useSession();
  const [left, setLeft] = useState<number | null>(null);
  // When this session was heard of, by a clock that does not jump.
  const heard = useRef(performance.now());
  useEffect(() => { heard.current = performance.now(); }, [session]);
  useEffect(() => {
    let asking = false;
    let over = false;
    const look = async (): Promise<void> => {
      const whole = timeLeft(session);
      if (whole === null || asking || over) return;
      const now = whole - (performance.now() - heard.current);
      if (now > WARN_AT) {
        setLeft(null);
        return;
      }
      // What was opened since, here or in another tab, may have moved the end.
      asking = true;
      const answer = await ask<Session>('/api/v1/session');
      asking = false;
      if (!answer.ok) return;
      if (!answer.data.signed_in) {
        over = true;
        ended();
        return;
      }
      const trueLeft = timeLeft(answer.data);
      if (trueLeft !== null && trueLeft > WARN_AT) {
        setLeft(null);
        take(answer.data);
      } else setLeft(trueLeft);
    };
    const timer = setInterval(() => void look(), LOOK_EVERY);
    return () => clearInterval(timer);
  }, [session]);
  if (left === null) return null;
  const stay = async (): Promise<void> => {
    const answer = await ask<Session>('/api/v1/session', { method: 'POST', body: {}, token: session.csrf_token });
    if (answer.ok && answer.data.signed_in) {
      take(answer.data);
      setLeft(null);
    } else if (answer.ok || answer.status === 401) ended();
  };
  return (
    <div class="govuk-width-container ws-screen">
      <div class="govuk-notification-banner ws-banner" role="alert" aria-labelledby="session-end-title">
        <div class="govuk-notification-banner__header">
          <h2 class="govuk-notification-banner__title" id="session-end-title">Important</h2>
        </div>
        <div class="govuk-notification-banner__content">
          <p class="govuk-body" aria-live="off">
            You will be signed out {endWords(left)}. What you have typed stays: you can sign in again and go on.
          </p>
          {canStay(session) && <button type="button" class="govuk-button ws-banner-button" onClick={() => void stay()}>Stay signed in</button>}
        </div>
      </div>
    </div>
  );
}
