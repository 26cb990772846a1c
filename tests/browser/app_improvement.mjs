// The improvement record in a browser, against the program and the demo's record: every page as at 15 October 2020, and the ways of the
// director, the programme manager who keeps it, a team manager who leads an action, and a councillor.
// node app_improvement.mjs WINDSCREEN [WORKSPACE]: the command, and a demo authority of which a copy is used; one is made where none is
// named. $IMPROVEMENT_PICTURES names a folder for a picture of each page.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { launch } from './browser.mjs';
import { check, close, expect, storyOf } from './checks.mjs';
import { councillor } from './improvement_councillor.mjs';
import { director } from './improvement_director.mjs';
import { planImport } from './improvement_import.mjs';
import { byKeyboard } from './improvement_keyboard.mjs';
import { keeper } from './improvement_keeper.mjs';
import { lead } from './improvement_lead.mjs';
import { everyPage, nothingThere } from './improvement_pages.mjs';
import { freezeQuadrant, papers } from './improvement_papers.mjs';
import { makePeople, makeRecord } from './improvement_people.mjs';
import { arrive, send, startServer } from './month_people.mjs';

/** The program with the demo's record, and the programme manager signed in. */
async function begin(record, from) {
  makeRecord(record, from);
  makePeople(record);
  await startServer(record);
  record.origin = record.server.origin;
  record.keeper = await arrive(record, 'keeper');
  const { body } = await send(record.keeper.page, 'GET', '/api/v1/improvement/promises');
  record.today = body.on;
}

/** Stories in an order in which none disturbs what another says: those of 15 October 2020 first, then what is written today. */
async function stories(record) {
  const of = (name) => storyOf(`improvement, ${name}`);
  await freezing(record);
  await everyPage(record, record.keeper);
  await nothingThere(record.keeper);
  await director(record, of('director'));
  await councillor(record, of('councillor'));
  await keeper(record, of('programme manager'));
  await lead(record, of('team manager'));
  await papers(record, of('papers'));
  await planImport(record, of('import'));
  await byKeyboard(record, of('keyboard'));
}

const freezing = (record) => check('improvement: the page of a quadrant’s meeting is frozen', () => freezeQuadrant(record, record.keeper.page));

async function wellAtTheEnd(record, command) {
  for (const { what, wrong } of record.looked) await check(`improvement: the page is well made: ${what}`, async () => expect(wrong.length === 0, wrong.join('\n')));
  await check('improvement: no page complains', async () => {
    const all = record.complaints.flat();
    expect(all.length === 0, all.slice(0, 10).join('\n'));
  });
  await check('improvement: what was written stands in no address, and in no line of the server’s log', async () => {
    const typed = ['Nobody has agreed to speak', 'Report to Cabinet of 27 October', 'members yet'];
    const log = record.logs.map((file) => readFileSync(file, 'utf8')).join('');
    expect(log.includes('/api/v1/improvement/'), 'there is no log');
    const told = [...record.addresses].map((address) => decodeURIComponent(address.replaceAll('+', ' '))).concat(log).filter((text) => typed.some((words) => text.includes(words)));
    expect(told.length === 0, told.map((text) => text.slice(0, 200)).join('\n'));
  });
  await check('improvement: the store verifies', async () => {
    await record.server.end();
    record.server = null;
    execFileSync(command, ['store', 'verify', '--workspace', record.workspace], { stdio: ['ignore', 'ignore', 'pipe'] });
  });
}

/** All of it. `command` is the program, `from` a demo authority's workspace, of which a copy is used; empty: one is made. */
export async function improvement(browser, command, from = '') {
  const directory = mkdtempSync(join(tmpdir(), 'windscreen-improvement-'));
  const record = {
    browser, command, directory, workspace: join(directory, 'workspace'), server: null, origin: '', patience: 120_000,
    pictures: process.env.IMPROVEMENT_PICTURES ?? '', logs: [], addresses: new Set(), titles: new Set(), complaints: [], looked: [],
  };
  try {
    if (record.pictures) mkdirSync(record.pictures, { recursive: true });
    await check('improvement: the authority is served with its record', () => begin(record, from));
    if (!record.keeper) return;
    await stories(record);
    await wellAtTheEnd(record, command);
  } finally {
    if (record.server) await record.server.end();
    rmSync(directory, { recursive: true, force: true });
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const browser = await launch();
  await improvement(browser, process.argv[2] ?? 'build/release/windscreen', process.argv[3] ?? '');
  await browser.close();
  process.exit(close('improvement') ? 0 : 1);
}
