import { File as NodeFile } from 'node:buffer';
import { expect, it } from 'vitest';
import { chosenTwice, filesOf, joined, type Entry } from './dropped.js';

const made = (name: string, text = 'x'): File => new NodeFile([text], name) as unknown as File;

const file = (name: string): Entry => ({ isFile: true, file: (done) => done(made(name)) });
const folder = (...entries: Entry[]): Entry => ({
  isFile: false,
  createReader: () => {
    const left = [...entries];
    // Two at a time, as browsers give a hundred.
    return { readEntries: (done) => done(left.splice(0, 2)) };
  },
});
const names = (files: readonly File[]): string[] => files.map(({ name }) => name);

it('takes single files whatever they are called, and of folders what may be a return', async () => {
  const files = await filesOf([file('notes.doc'), folder(file('b.csv'), file('photo.png'), folder(file('A.XML')), file('c.xlsx'), file('.DS_Store'))]);
  expect(names(files)).toEqual(['notes.doc', 'b.csv', 'A.XML', 'c.xlsx']);
});

it('fails where a file cannot be read', async () => {
  const broken: Entry = { isFile: true, file: (_, failed) => failed(new Error('gone')) };
  await expect(filesOf([broken])).rejects.toThrow('gone');
});

it('joins files in the order of their names, the newer one of two with one name', () => {
  const newer = made('b.csv', 'newer');
  const all = joined([made('c.csv'), made('b.csv', 'older')], [made('a.csv'), newer]);
  expect(names(all)).toEqual(['a.csv', 'b.csv', 'c.csv']);
  expect(all[1]).toBe(newer);
});

it('says which names are chosen twice', () => {
  expect(chosenTwice([made('a.csv')], [made('b.csv')])).toEqual([]);
  expect(chosenTwice([made('a.csv'), made('b.csv')], [made('b.csv'), made('c.csv'), made('c.csv')])).toEqual(['b.csv', 'c.csv']);
});
