import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { usePrinting } from './printing.js';

/** The design system's details. What is inside is made when it is first opened, and always in print. */
export function Details(props: { summary: ComponentChildren; open?: boolean; children: () => ComponentChildren }) {
  const printing = usePrinting();
  const [open, setOpen] = useState(props.open ?? false);
  return (
    <details
      class="govuk-details ws-details"
      open={open || printing}
      onToggle={(event) => {
        if (!printing) setOpen(event.currentTarget.open);
      }}
    >
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{props.summary}</span>
      </summary>
      <div class="govuk-details__text">{open || printing ? props.children() : null}</div>
    </details>
  );
}
