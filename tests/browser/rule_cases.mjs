// Rule test cases in the page's checks: what tests/rule_vectors.cc does natively, done here, in the same words.
const DAY = 86_400_000;

function textOf(value) {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? value.map(textOf).join(',') : JSON.stringify(value);
}

/** Days from 1970-01-01 of "31/03/2026", "31-03-2026" or "2026-03-31"; null for anything else. */
function dayOf(text) {
  const first = /^(\d{1,2})([/-])(\d{1,2})\2(\d{4})$/.exec(text);
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/.exec(text);
  const [year, month, day] = first ? [first[4], first[3], first[1]] : iso ? iso.slice(1) : [];
  if (!year) return null;
  const time = Date.UTC(Number(year), Number(month) - 1, Number(day));
  return new Date(time).getUTCDate() === Number(day) ? time / DAY : null;
}

/** A year later or earlier; 29 February becomes 28 February. */
function yearsFrom(number, years) {
  const day = new Date(number * DAY);
  const moved = new Date(Date.UTC(day.getUTCFullYear() + years, day.getUTCMonth(), day.getUTCDate()));
  if (moved.getUTCMonth() !== day.getUTCMonth()) moved.setUTCDate(0);
  return moved.getTime() / DAY;
}

function given(value) {
  const day = dayOf(value);
  if (day === null) throw new Error(`${JSON.stringify(value)} is no day`);
  return day;
}

function daysOf(one, year) {
  let start = dayOf(`${year - 1}-04-01`);
  let end = dayOf(`${year}-03-31`);
  const reference = one.tables.Header?.length > 0 ? dayOf(textOf(one.tables.Header[0].ReferenceDate)) : null;
  if (reference !== null) [start, end] = [yearsFrom(reference + 1, -1), reference];
  const { collection_start: first, collection_end: last } = one.metadata;
  if (first !== undefined) start = given(first);
  if (last !== undefined) end = given(last);
  if (first !== undefined && last === undefined) end = yearsFrom(start, 1) - 1;
  if (last !== undefined && first === undefined) start = yearsFrom(end + 1, -1);
  return [start, end];
}

const columnName = (table, column) =>
  table === 'Episodes' && column === 'PLACEMENT' ? 'PLACE' : table === 'Header' && column === 'UASC_STATUS' ? 'UASC' : column;

function tableRecords(one, name, rows) {
  const columns = one.columns[name] ?? [];
  const days = [...(one.typed_dates ?? []), ...(one.text_dates ?? [])].filter((place) => place.startsWith(`${name}.`));
  return [
    ['table', name, ...columns.map((column) => columnName(name, column))],
    ['days', ...days.map((place) => place.slice(name.length + 1))],
    ...rows.map((row) => ['row', ...columns.map((column) => textOf(row[column]))]),
  ];
}

/** A case as the records that the checks read (src/validate/browser/browser_api.cc). */
export function recordsOf(one) {
  const year = Number(one.year.slice(0, 4)) + 1;
  const [start, end] = daysOf(one, year);
  const { metadata } = one;
  const records = [[
    'case', one.return === 'cin' ? 'cin' : 'ssda903', one.rule, String(year), String(start), String(end),
    metadata.file_format === 'xml' ? '1' : '0', (metadata.localAuthority ?? '').toUpperCase(),
  ]];
  if (metadata.provider_info !== undefined) {
    records.push(['register']);
    for (const line of metadata.provider_info) {
      const cell = (column) => textOf(line[column]);
      records.push(['provider', cell('URN'), cell('PLACE_CODES'), cell('PROVIDER_CODES'), cell('LA_CODE_INFERRED').toUpperCase(), cell('POSTCODE'), cell('REG_END')]);
    }
  }
  if (metadata.postcodes !== undefined) records.push(['postcodes', ...metadata.postcodes.map((one) => textOf(one).replace(/ /g, ''))]);
  // In the order of their names, as the native check takes them.
  for (const name of Object.keys(one.tables).sort()) records.push(...tableRecords(one, name, one.tables[name]));
  return records.map((record) => record.join('\x1f')).join('\x1e');
}

const inOrder = (rows) => Object.fromEntries(
  Object.entries(rows).filter(([, list]) => list.length > 0).sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([table, list]) => [table, [...new Set(list)].sort((a, b) => a - b)]),
);

const words = (rows) => Object.entries(rows).map(([table, list]) => [table, ...list].join(' ')).join('; ') || 'nothing';

/** Empty where what was found is what the case expects, otherwise what is wrong. */
export function judge(one, found) {
  if (one.skipped === true) return found.run ? 'it ran, and should have said that it cannot' : '';
  const numbered = Object.fromEntries(Object.entries(found.rows).map(([table, list]) => [table, list.map((row) => one.index?.[table]?.[row] ?? row)]));
  const rows = inOrder(numbered);
  const expected = inOrder(one.ingested_expected ?? one.expected);
  if (JSON.stringify(rows) !== JSON.stringify(expected)) {
    return `expected ${words(expected)}; found ${words(rows)}${found.run ? '' : `; not run: ${found.reason}`}`;
  }
  if ((one.la_level ?? false) !== found.whole_return) {
    return found.whole_return ? 'a finding about the whole return was not expected' : 'a finding about the whole return is missing';
  }
  for (const [table, list] of Object.entries(one.fields ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (!(table in rows)) continue;
    const marked = found.fields[table];
    if (!marked || marked.slice().sort().join() !== [...new Set(list)].sort().join()) return `other columns are marked in ${table}`;
  }
  return '';
}
