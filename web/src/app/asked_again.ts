// When what could not be fetched is asked for again by itself.
import { useRef } from 'preact/hooks';

/**
 * What an effect that asks depends on, besides what it asks for: `now` (the session's token, the purpose) where the last asking was
 * refused, so that another one asks again; otherwise what it was then, so that nothing that is shown is fetched, and recorded, anew.
 * Being refused is no change by itself: the same is not asked a second time.
 */
export function useWhereRefused<Value>(refused: boolean, now: Value): Value {
  const kept = useRef(now);
  if (refused) kept.current = now;
  return kept.current;
}
