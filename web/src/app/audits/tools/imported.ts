// A form that was just read from a file, on its way from the library to the builder.
import type { Imported } from './tool_api.js';

let waiting: Imported | null = null;

export function takeImported(imported: Imported): void {
  waiting = imported;
}

/** What was read last, once; null where there is nothing. */
export function giveImported(): Imported | null {
  const given = waiting;
  waiting = null;
  return given;
}
