// Filling in the form of an audit as an auditor does, by keyboard, whatever its tool asks.
import { expect } from './checks.mjs';

/** What the section that is shown asks and must have, and has not yet. */
const unanswered = (page) => page.evaluate(() => [...document.querySelectorAll('.ws-audit-part .ws-question')].flatMap((block) => {
  const legend = block.querySelector('legend');
  if (!legend || legend.querySelector('.ws-optional')) return [];
  const id = legend.id.slice('question-'.length, -'-ask'.length);
  const choices = [...block.querySelectorAll('input[type=radio]')];
  if (choices.length > 0) return choices.some(({ checked }) => checked) ? [] : [{ id, choices: choices.map(({ value }) => value) }];
  const box = block.querySelector('textarea, input[type=text]');
  return box && box.value === '' ? [{ id, words: box.tagName === 'TEXTAREA' }] : [];
}));

/** What stands in the section that is shown, by question. */
const standing = (page) => page.evaluate(() => Object.fromEntries([...document.querySelectorAll('.ws-audit-part .ws-question')].flatMap((block) => {
  const legend = block.querySelector('legend');
  const value = block.querySelector('input[type=radio]:checked, textarea')?.value ?? block.querySelector('input[type=text]')?.value;
  return legend && value !== undefined ? [[legend.id.slice('question-'.length, -'-ask'.length), value]] : [];
})));

export const box = (page, id) => page.locator(`#question-${id}`);

export async function choose(page, id, value) {
  const radio = page.locator(`input[name="question-${id}"][value="${value}"]`);
  await radio.focus();
  await radio.press('Space');
}

/** Waits until the line that stays in sight says that the server has everything. */
export async function saved(page) {
  // What was just typed is on the page first.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await page.locator('.ws-save-state[data-state=saved]', { hasText: 'Everything that you typed is saved.' }).waitFor();
}

/** The names of the tool's sections, in order. */
export const sectionsOf = (page) => page.locator('.ws-section-list a').evaluateAll((all) => all.map((one) => new URLSearchParams(one.search).get('part')).filter((part) => part && !part.includes('-')));

/** Goes to a part from the list of sections, and waits until the focus is there: a key that is pressed before would go to the heading. */
export async function goToPart(page, part) {
  if ((await page.locator(`#section-${part}`).count()) > 0) return;
  await page.locator(`.ws-section-list a[href="?part=${part}"]`).press('Enter');
  await page.waitForFunction((id) => document.activeElement?.id === id, `section-${part}`);
}

/** The usual answer: nothing is unsafe. */
const USUAL = ['yes', 'good', 'no'];

/**
 * Answers what the section asks until nothing more is asked that must be answered, and adds it to `typed`, by question. `chosen` are answers
 * other than the usual. Those that are in `later` are left out.
 */
export async function answer(page, typed, chosen = {}, later = []) {
  for (;;) {
    const open = (await unanswered(page)).filter(({ id }) => !later.includes(id));
    if (open.length === 0) return;
    for (const { id, choices, words } of open) {
      const value = choices ? chosen[id] ?? USUAL.find((one) => choices.includes(one)) ?? choices[0] : words ? `What the record shows of ${id}, and what it meant.` : '1';
      if (choices) await choose(page, id, value);
      else await box(page, id).fill(value);
      typed.set(id, value);
    }
    await saved(page);
  }
}

/** Says of a whole section that it does not apply. */
export async function doesNotApply(page, part, reason) {
  await page.locator(`#reason-${part}-box`).press('Space');
  await page.locator(`#reason-${part}`).fill(reason);
  await saved(page);
}

/** Fails where an answer that was typed does not stand in the form. */
export async function stands(page, parts, typed) {
  const found = {};
  for (const part of parts) {
    await goToPart(page, part);
    Object.assign(found, await standing(page));
  }
  const lost = [...typed].filter(([id, value]) => found[id] !== value);
  expect(lost.length === 0, `lost: ${lost.map(([id, value]) => `${id}: “${value}” is “${found[id]}”`).join('; ')}`);
}
