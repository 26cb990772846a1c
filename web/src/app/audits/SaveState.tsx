// Whether what is typed is saved, always in sight, and said to whoever does not see it.
import { useEffect, useState } from 'preact/hooks';
import type { KeeperView } from './answer_keeper.js';

const answers = (number: number): string => (number === 1 ? 'One answer is' : `${number} answers are`);

/** The state in a sentence. */
export function stateWords(view: Pick<KeeperView, 'state' | 'unsent' | 'conflicts' | 'kept' | 'why'>): string {
  const { state, unsent, conflicts, kept, why } = view;
  const stays = kept ? 'What you typed is kept in this browser until then.' : 'Do not close this page: this browser cannot keep what you typed.';
  if (state === 'waiting') return `Not saved yet: ${answers(unsent).toLowerCase()} waiting to be sent. ${why} It is tried again by itself. ${stays}`;
  if (state === 'refused') return `Not saved: ${answers(unsent).toLowerCase()} not taken. ${why} ${stays}`;
  if (conflicts.size > 0) return `${answers(conflicts.size)} written twice. Choose which to keep.`;
  return state === 'sending' ? 'Saving…' : 'Everything that you typed is saved.';
}

export function SaveState({ view, onAgain }: { view: KeeperView; onAgain: () => void }) {
  const words = stateWords(view);
  const troubled = view.state === 'waiting' || view.state === 'refused' || view.conflicts.size > 0;
  // "Saving…" is there to read: to say it at each letter would drown what is being typed.
  const [said, say] = useState('');
  useEffect(() => {
    if (view.state !== 'sending') say(words);
  }, [words, view.state]);
  return (
    <div class={`ws-save-state ws-screen${troubled ? ' ws-save-state--trouble' : ''}`} data-state={troubled && view.state === 'saved' ? 'conflict' : view.state}>
      <p class="govuk-body-s">
        <strong>{words}</strong>{' '}
        {(view.state === 'waiting' || view.state === 'refused') && <button type="button" class="ws-save" onClick={onAgain}>Try now</button>}
      </p>
      <p class="govuk-visually-hidden" role="status">{said}</p>
    </div>
  );
}
