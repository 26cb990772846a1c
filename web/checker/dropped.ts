// The files of what was dropped on the page, those in dropped folders too.

/** As much of a browser's entry as is needed. */
export interface Entry {
  isFile: boolean;
  file?: (done: (file: File) => void, failed: (error: unknown) => void) => void;
  createReader?: () => { readEntries: (done: (entries: Entry[]) => void, failed: (error: unknown) => void) => void };
}

/** What a folder is looked through for; single files are taken whatever they are called. */
const WANTED = /\.(csv|xml|txt|xlsx)$/i;

async function below(entry: Entry, inFolder: boolean): Promise<File[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((done, failed) => entry.file?.(done, failed));
    return !inFolder || WANTED.test(file.name) ? [file] : [];
  }
  const reader = entry.createReader?.();
  const files: File[] = [];
  while (reader) {
    // A browser gives a folder's entries a hundred at a time.
    const some = await new Promise<Entry[]>((done, failed) => reader.readEntries(done, failed));
    if (some.length === 0) break;
    for (const one of some) files.push(...(await below(one, true)));
  }
  return files;
}

export async function filesOf(entries: Entry[]): Promise<File[]> {
  const files: File[] = [];
  for (const entry of entries) files.push(...(await below(entry, false)));
  return files;
}

/** The entries must be taken before the event is over. */
export function droppedFiles(transfer: DataTransfer): Promise<File[]> {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry() as unknown as Entry | null);
  const all = entries.filter((entry): entry is Entry => entry !== null);
  return all.length > 0 ? filesOf(all) : Promise.resolve([...transfer.files]);
}

/** The files with more of them: in the order of their names, as the command takes a folder's, each name once. */
export function joined(files: readonly File[], more: readonly File[]): File[] {
  const byName = new Map<string, File>();
  for (const file of [...files, ...more]) byName.set(file.name, file);
  return [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** Names that two of the files have, of which `joined` takes the newer. */
export function chosenTwice(files: readonly File[], more: readonly File[]): string[] {
  const names = [...files, ...more].map(({ name }) => name);
  return [...new Set(names.filter((name, place) => names.indexOf(name) !== place))];
}
