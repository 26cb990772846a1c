// How far something is: a bar, and the same in words, which a screen reader is told of now and then rather than at each step.
import { useEffect, useRef, useState } from 'preact/hooks';

const SPEAK_EVERY = 5000;

/** What was last said, changed at most every few seconds and at once at the end. */
function useSpoken(words: string, over: boolean): string {
  const [spoken, setSpoken] = useState(words);
  const last = useRef(0);
  useEffect(() => {
    const wait = over ? 0 : Math.max(0, last.current + SPEAK_EVERY - performance.now());
    const timer = window.setTimeout(() => {
      last.current = performance.now();
      setSpoken(words);
    }, wait);
    return () => clearTimeout(timer);
  }, [words, over]);
  return spoken;
}

export function Progress({ id, label, done, total, words }: { id: string; label: string; done: number; total: number; words: string }) {
  const spoken = useSpoken(words, done >= total);
  return (
    <div class="ws-progress">
      <label class="govuk-label" for={id}>{label}</label>
      <progress id={id} max={Math.max(total, 1)} value={Math.min(done, total)}>{words}</progress>
      <p class="govuk-body-s" aria-hidden="true">{words}</p>
      <p class="govuk-visually-hidden" role="status">{spoken}</p>
    </div>
  );
}
