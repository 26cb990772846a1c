// Stands around everything that shows children: what it is, on the screen and on every printed sheet.
import type { ComponentChildren } from 'preact';
import { StaysInside } from '../../components/stays_inside.js';

const ABOUT_CHILDREN = 'Internal: about children. Official-sensitive.';

export function Marked({ words = ABOUT_CHILDREN, children }: { words?: string; children: ComponentChildren }) {
  return (
    <StaysInside.Provider value={true}>
      <div class="ws-marked">
        <aside class="ws-marking" aria-label="Marking">{words}</aside>
        <div class="ws-marked-whole">{children}</div>
      </div>
    </StaysInside.Provider>
  );
}
