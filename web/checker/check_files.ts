// One check from its files to its outcome, telling how far it is.
import { Engine, type Settings } from './engine.js';
import type { Fault, Outcome } from './outcome.js';
import type { GivenFile, Progress } from './protocol.js';
import { number, plural } from './words.js';

/** How much of the whole each part of the work is, about. */
const READ_FILES = 0.4;
const READ_TABLES = 0.65;

const SLICE = 8 << 20;

const noFault = { line: 0, notes: [] };

/** Why a file is not even read: a workbook is a zip file. */
export function refusal(name: string, start: Uint8Array): Fault | null {
  if (start[0] === 0x50 && start[1] === 0x4b && start[2] === 3 && start[3] === 4) {
    return {
      ...noFault,
      file: name,
      words: 'it is a workbook (or another zip file), which this page does not read',
      remedy: 'Open it in your spreadsheet program, save each sheet as a CSV file, and choose those. The windscreen command reads workbooks as they are.',
    };
  }
  return null;
}

/** Checks the files in an instance of its own, which is given back for its findings. */
export async function checkFiles(
  module: WebAssembly.Module,
  settings: Settings,
  files: readonly GivenFile[],
  tell: (progress: Progress) => void,
): Promise<{ engine: Engine; outcome: Outcome } | { fault: Fault }> {
  const engine = await Engine.start(module, (done, all) => {
    tell({ done: READ_TABLES + (1 - READ_TABLES) * (done / all), words: `Checking ${number(all)} ${plural(all, 'child', 'children')}` });
  });
  engine.begin(settings);
  const size = files.reduce((sum, { file }) => sum + file.size, 0);
  let read = 0;
  for (const { file, lastYear } of files) {
    const room = engine.room(file.size);
    for (let at = 0; at < file.size; at += SLICE) {
      tell({ done: READ_FILES * (read / Math.max(size, 1)), words: `Opening ${file.name}` });
      const bytes = new Uint8Array(await file.slice(at, at + SLICE).arrayBuffer());
      const fault = at === 0 ? refusal(file.name, bytes) : null;
      if (fault) return { fault };
      engine.fill(room, at, bytes);
      read += bytes.length;
    }
    engine.add(file.name, room, file.size, lastYear);
  }
  tell({ done: READ_FILES, words: 'Reading the tables' });
  const fault = engine.read();
  if (fault) return { fault };
  tell({ done: READ_TABLES, words: 'Checking the children' });
  return { engine, outcome: engine.run() };
}
