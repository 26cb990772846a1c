// Copies a text for pasting elsewhere.
import { useState } from 'preact/hooks';

/** Where the page may not write to the clipboard (a network without TLS), the text is selected, to be copied by hand. */
async function copied(text: string, place: HTMLElement | null): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    if (place) getSelection()?.selectAllChildren(place);
    return false;
  }
}

/** A button that copies the text in the element with the id `of`; `what` says to screen readers which text that is. */
export function CopyButton({ of, what }: { of: string; what: string }) {
  const [said, setSaid] = useState('');
  const copy = async (): Promise<void> => {
    const place = document.getElementById(of);
    const done = await copied(place?.textContent ?? '', place);
    setSaid(done ? 'Copied' : 'Selected: press Ctrl+C to copy it');
  };
  return (
    <p class="govuk-body-s ws-screen ws-copy">
      <button type="button" class="ws-save" onClick={() => void copy()}>Copy<span class="govuk-visually-hidden"> {what}</span></button>{' '}
      <span role="status">{said}</span>
    </p>
  );
}
