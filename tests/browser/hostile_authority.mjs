// An authority whose every text is an attack: node hostile_authority.mjs WINDSCREEN WORKSPACE. The hand-made children of tests/micro
// with names, teams, services, workers, identifiers, free text, headings, file names, definitions and the authority's own name that
// would run a script, start a formula, turn the writing round or break out of an attribute, wherever a page forgot that it is text.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** What a page would do if it took a text for markup or a script: set this on its window. All elements in them are marked. */
export const SIGN = '__hostile';
const run = `window.${SIGN}=1`;
/** A child whose identifier is an attack. */
export const EVIL_CHILD = `E<img data-hostile src=x onerror=${run}>`;

/** Each kind of attack; a text of the tests has some of them, with a word by which a page is known to show it. */
export const ATTACKS = [
  `<script data-hostile>${run}</script>`,
  `"><img data-hostile src=x onerror="${run}">`,
  `'><svg data-hostile onload='${run}'>`,
  `\`onmouseover=${run} onfocus=${run} autofocus data-hostile \``,
  `</title></style></textarea></script><iframe data-hostile srcdoc="<script>parent.${SIGN}=1</script>">`,
  `javascript:${run}//`,
  `<a data-hostile href="javascript:${run}">x</a>`,
  `{{constructor.constructor('${run}')()}}\${${run}}<%= ${run} %>`,
  `=HYPERLINK("http://evil.example/","x")`,
  `@SUM(1+1)*cmd|'/c calc'!A1`,
  '\u202Egnirts\u2066\u200B\uFEFF',
  `]]><!--<math data-hostile><mtext></form><form><mglyph><style></math><img data-hostile src onerror=${run}>`,
];
let turn = 0;
/** A text with the next attack in it. */
export const hostile = (word) => `${word} ${ATTACKS[turn++ % ATTACKS.length]}`;
/** Begins with the attack, where that matters. */
const bare = (word) => `${ATTACKS[turn++ % ATTACKS.length]} ${word}`;

const root = fileURLToPath(new URL('../..', import.meta.url));
const quoted = (cell) => `"${cell.replaceAll('"', '""')}"`;

/** A header's columns whose cells people type freely. */
const FREE = /(forename|surname|job_title|registration_no|_json|organisation|reason$|outcome$|nationality|postcode|activity$|accommodation$)/;
const ADDED = { 'ssd_professionals.csv': ['prof_professional_name'] };

function tables(folder) {
  const source = join(root, 'tests/micro/ssd');
  const known = new Map();
  // The same team, service or child has the same name in every table.
  const same = (kind, value) => {
    const key = `${kind} ${value}`;
    if (!known.has(key)) known.set(key, hostile(`Evil ${kind} ${value}`));
    return known.get(key);
  };
  const [evil] = readFileSync(join(source, 'ssd_person.csv'), 'utf8').split('\n').slice(1);
  const child = evil.split(',')[0];
  for (const file of readdirSync(source)) {
    const [header, ...lines] = readFileSync(join(source, file), 'utf8').trimEnd().split('\n');
    const columns = header.trim().split(',');
    const added = ADDED[file] ?? [];
    const rows = lines.map((line) => {
      // No cell of these tables holds a comma, but for JSON, which is left out here.
      const cells = line.trim().split(',');
      const made = columns.map((column, at) => {
        const cell = cells[at] ?? '';
        if (/person_id$/.test(column) && cell === child) return EVIL_CHILD;
        if (column === 'dept_team_name') return same('team', cell);
        if (column === 'service') return same('service', cell);
        if (column === 'quadrant') return same('quadrant', cell);
        if (FREE.test(column) && cell !== '') return bare(`Evil ${column}`);
        return cell;
      });
      return [...made, ...added.map((column) => hostile(`Evil ${column}`)), hostile('Evil cell')].map(quoted).join(',');
    });
    if (file === 'ssd_person.csv') {
      // A name for every child, and a date that is rejected with its reason.
      rows.push(columns.map((column) => quoted(column === 'pers_person_id' ? 'evil-row' : /dob/.test(column) ? bare('Evil date') : bare('Evil'))).concat(quoted('x')).join(','));
    }
    writeFileSync(join(folder, file), `${[...columns, ...added, hostile('evil_heading')].map(quoted).join(',')}\n${rows.join('\n')}\n`);
  }
  return folder;
}

/** Makes the workspace; `command` is the windscreen command. */
export function makeHostileAuthority(command, workspace) {
  const scratch = mkdtempSync(join(tmpdir(), 'windscreen-hostile-'));
  const say = (...words) => execFileSync(command, words, { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, WINDSCREEN_WORKSPACE: workspace } });
  try {
    say('init', '--authority-code', 'T01', '--name', bare('Evilshire'), '--population', '10000', '--mid-year', '2019');
    mkdirSync(join(workspace, 'indicators'), { recursive: true });
    writeFileSync(join(workspace, 'indicators', 'evil.sql'), `-- name: ${bare('Evil measure')}\n-- area: referrals\n-- unit: count\n-- grain: event\n-- measure: ${bare('evil things')}\n-- definition: ${bare('Evil definition.')}\n-- breakdowns: team, service\nselect cine_person_id as person_id, cine_referral_date as event_date /* ${ATTACKS[0]} */\nfrom ssd_cin_episodes\n`);
    // No slash can stand in a file's name.
    const folder = join(scratch, `"><img data-hostile src=x onerror=${run}>`);
    mkdirSync(folder);
    tables(folder);
    for (const day of ['2020-06-30', '2020-09-30']) say('load', '--as-at', day, folder);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) makeHostileAuthority(process.argv[2], process.argv[3]);
