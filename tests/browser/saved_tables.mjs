// Every table of a page as it is saved: what the CSV and the workbook hold is compared with what the page shows. The
// page's own saving code runs; only the browser's download is caught before it becomes a file, because there are a
// thousand of them (downloads.mjs saves some of each kind for good).
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const require = createRequire(fileURLToPath(new URL('../../web/package.json', import.meta.url)));
const { unzipSync, strFromU8 } = require('fflate');

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** Catches what is saved; `tablesOf` reads it. */
export function catchSaves(page) {
  return page.evaluate(() => {
    window.caught = [];
    URL.createObjectURL = (blob) => { window.caught.push({ blob }); return 'blob:caught'; };
    HTMLAnchorElement.prototype.click = function click() { window.caught.at(-1).name = this.download; };
  });
}

/** Every table in `main`, open or not, with its cells and what its two buttons save; tables that the print alone has are
 * left out. */
export function tablesOf(page) {
  return page.evaluate(async () => {
    const read = async ({ name, blob }) => {
      const bytes = new Uint8Array(await blob.arrayBuffer());
      let binary = '';
      for (let at = 0; at < bytes.length; at += 32768) binary += String.fromCharCode(...bytes.subarray(at, at + 32768));
      return { name, base64: btoa(binary) };
    };
    const words = (cell) => {
      // What stands in a line of its own is the first line's explanation.
      const copy = cell.cloneNode(true);
      copy.querySelectorAll('.ws-rank').forEach((one) => one.remove());
      const small = [...copy.querySelectorAll('.ws-small, .ws-level-about')].map((one) => { one.remove(); return one.textContent.trim(); });
      return { main: copy.textContent.replace(/\s+/g, ' ').trim(), small };
    };
    const found = [];
    for (const table of document.querySelectorAll('main table')) {
      const whole = table.closest('.ws-table-whole');
      const buttons = Object.fromEntries([...(whole?.querySelectorAll(':scope > .ws-download .ws-save') ?? [])].map((one) => [one.firstChild.textContent, one]));
      const one = {
        caption: table.caption?.textContent ?? '',
        head: [...table.querySelectorAll('thead th')].map((cell) => words(cell).main),
        rows: [...table.querySelectorAll('tbody tr')].map((row) =>
          [...row.children].filter((cell) => cell.ariaHidden !== 'true' && cell.getAttribute('aria-hidden') !== 'true').map(words)),
      };
      for (const [kind, button] of Object.entries(buttons)) {
        window.caught.length = 0;
        button.click();
        if (window.caught.length === 1) one[kind] = await read(window.caught[0]);
      }
      found.push(one);
    }
    return found;
  });
}

/** RFC 4180, the byte order mark taken off. */
export function parseCsv(text) {
  const rows = [[]];
  let cell = '';
  let quoted = false;
  const source = text.replace(/^\uFEFF/, '');
  for (let at = 0; at < source.length; ++at) {
    const sign = source[at];
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (source[at + 1] === '"') { cell += '"'; ++at; } else quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === ',') { rows.at(-1).push(cell); cell = ''; }
    else if (sign === '\r' && source[at + 1] === '\n') { rows.at(-1).push(cell); cell = ''; rows.push([]); ++at; }
    else cell += sign;
  }
  rows.pop();
  return rows;
}

/** The first sheet's rows, by column letters in order; a date as its ISO text. */
function parseXlsx(bytes) {
  const xml = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml']);
  const plain = (text) => text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&amp;/g, '&');
  const place = (letters) => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return [...xml.matchAll(/<row r="\d+">(.*?)<\/row>/gs)].map(([, row]) => {
    const cells = [];
    for (const [, letters, kind, inside] of row.matchAll(/<c r="([A-Z]+)\d+"([^>]*)>(.*?)<\/c>/gs)) {
      const text = /<t[^>]*>(.*?)<\/t>/s.exec(inside)?.[1];
      const value = text === undefined ? Number(/<v>(.*?)<\/v>/.exec(inside)[1]) : plain(text);
      cells[place(letters)] = text === undefined && kind.includes('s="1"')
        ? new Date((value - 25569) * 86400000).toISOString().slice(0, 10) : String(value);
    }
    return Array.from(cells, (cell) => cell ?? '');
  });
}

const bare = (text) => text.toLowerCase().replace(/[^\p{Letter}\p{Number}]+/gu, ' ').trim();
const longDate = (iso) => iso.replace(/(\d{4})-(\d{2})-(\d{2})/g, (_, year, month, day) => `${Number(day)} ${MONTHS[Number(month) - 1]} ${year}`);

/** What the page says where there is no number, and the file leaves the cell empty. */
const NOTHING = ['no figure', 'none', 'too few', 'not for this step', 'not judged'];

/** "July to September 2020" where the file has its first day. */
function startsOn(shown, iso) {
  const [, year, month] = /^(\d{4})-(\d{2})-01$/.exec(iso) ?? [];
  return year !== undefined && shown.startsWith(MONTHS[Number(month) - 1]) && shown.endsWith(year);
}

/** "▼ beyond" where the file has the sentence. */
function sameWay(shown, sentence) {
  if (shown.startsWith('▼')) return /\b(below|lower|down|fall)/i.test(sentence);
  return shown.startsWith('▲') && /\b(above|higher|up|rise|rising)/i.test(sentence);
}

/** Does a cell of the file say what the page's cell says? Numbers are unrounded in the file, dates are ISO texts. */
export function agrees(shown, saved) {
  const text = saved.startsWith("'") ? saved.slice(1) : saved;
  const said = bare(shown);
  if (said === '' || (text === '' && NOTHING.includes(said))) return true;
  if (startsOn(shown, text) || sameWay(shown, text)) return true;
  // A time in UTC, and a hash of which the page shows the beginning.
  if (/^\d{4}-\d{2}-\d{2}T/.test(text)) return said === bare(`${longDate(text.slice(0, 10))} at ${text.slice(11, 16)} (UTC)`);
  if (/^[0-9a-f]{64}$/.test(text)) return /^[0-9a-f]{12,}$/.test(shown) && text.startsWith(shown);
  const kept = bare(text);
  if (said === kept || said === bare(longDate(text)) || kept.startsWith(`${said} `)) return true;
  const digits = /^[+−-]?[\d,]*\.?\d+/.exec(shown)?.[0];
  if (digits === undefined || text === '' || Number.isNaN(Number(text))) return false;
  const number = Number(digits.replace(/,/g, '').replace('−', '-'));
  const places = digits.split('.')[1]?.length ?? 0;
  return Math.abs(number - Number(text)) <= 0.5 * 10 ** -places + 1e-9;
}

/** What is wrong with the files of a table; nothing is best. */
export function faultsOf(table) {
  const { caption, rows } = table;
  if (!table.CSV || !table.Excel) return [`"${caption}" has not both buttons`];
  const file = parseCsv(Buffer.from(table.CSV.base64, 'base64').toString('utf8'));
  const book = parseXlsx(new Uint8Array(Buffer.from(table.Excel.base64, 'base64')));
  const faults = [];
  if (!/^[\p{Letter}\p{Number}_-]+\.csv$/u.test(table.CSV.name)) faults.push(`"${caption}" is saved as "${table.CSV.name}"`);
  if (file.length !== rows.length + 1) return [...faults, `"${caption}": ${rows.length} rows, ${file.length - 1} in the CSV`];
  if (book.length !== file.length) faults.push(`"${caption}": ${file.length} rows in the CSV, ${book.length} in the workbook`);
  for (const title of table.head) {
    if (!file[0].some((one) => one === title)) faults.push(`"${caption}": no column "${title}" in ${file[0].join()}`);
  }
  rows.forEach((cells, at) => {
    const line = file[at + 1];
    const sheet = book[at + 1] ?? [];
    if (line.length !== file[0].length) faults.push(`"${caption}", row ${at + 1}: ${line.length} cells, not ${file[0].length}`);
    line.forEach((cell, place) => {
      const other = sheet[place] ?? '';
      const same = cell === other || cell === `'${other}` || (cell !== '' && other !== '' && Number(cell) === Number(other));
      if (!same) faults.push(`"${caption}", row ${at + 1}: "${cell}" in the CSV, "${other}" in the workbook`);
    });
    // A row that is held back says so in one wide cell.
    cells.forEach(({ main }, place) => {
      const column = cells.length === table.head.length ? file[0].indexOf(table.head[place]) : place === 0 ? file[0].indexOf(table.head[0]) : file[0].length - 1;
      if (!agrees(main, line[column] ?? '')) faults.push(`"${caption}", row ${at + 1}, ${table.head[place]}: the page says "${main}", the CSV "${line[column]}"`);
    });
  });
  return faults;
}
