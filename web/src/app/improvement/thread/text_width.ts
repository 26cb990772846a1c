// How wide a text is in Arial, near enough to break it into lines without a browser; rather too wide than too narrow.

const WIDE = /[mwMWQ@%—…]/;
const CAPITAL = /[A-Z&]/;
const NARROW = /[iljtfrI.,:;'’‘!|()[\] -]/;

/** In parts of the size of the type. */
function widthOf(letter: string): number {
  if (WIDE.test(letter)) return 0.95;
  if (CAPITAL.test(letter)) return 0.74;
  return NARROW.test(letter) ? 0.36 : 0.57;
}

export const textWidth = (text: string, size: number): number => [...text].reduce((sum, letter) => sum + widthOf(letter), 0) * size;

/** As much of a word as has room. */
function cut(word: string, room: number, size: number): string {
  let text = '';
  for (const letter of word) {
    if (text !== '' && textWidth(text + letter, size) > room) break;
    text += letter;
  }
  return text;
}

/** The text in lines that have room; with more than `most` lines the last ends in "…". */
export function wrapped(text: string, room: number, size: number, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  const put = (): void => {
    if (line !== '') lines.push(line);
    line = '';
  };
  for (let word of text.split(/\s+/).filter((one) => one !== '')) {
    if (textWidth(line === '' ? word : `${line} ${word}`, size) <= room) {
      line = line === '' ? word : `${line} ${word}`;
      continue;
    }
    put();
    while (textWidth(word, size) > room) {
      const part = cut(word, room, size);
      lines.push(part);
      word = word.slice(part.length);
    }
    line = word;
  }
  put();
  if (lines.length <= most) return lines;
  const kept = lines.slice(0, most);
  let last = kept[most - 1] ?? '';
  while (last !== '' && textWidth(`${last}…`, size) > room) last = last.slice(0, -1);
  return [...kept.slice(0, -1), `${last.trimEnd()}…`];
}
