// A component of the GOV.UK Design System whose styles are not taken in looks like bare HTML, and no test of what a page says sees it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const web = fileURLToPath(new URL('../..', import.meta.url));
const below = (folder: string, ending: string): string[] =>
  readdirSync(join(web, folder), { recursive: true, encoding: 'utf8' }).filter((one) => one.endsWith(ending)).map((one) => readFileSync(join(web, folder, one), 'utf8'));

it('takes in the styles of every component that pages use', () => {
  const components = readdirSync(join(web, 'node_modules/govuk-frontend/dist/govuk/components'), { withFileTypes: true }).filter((one) => one.isDirectory()).map(({ name }) => name);
  const used = new Set([...below('src', '.tsx'), ...below('checker', '.tsx')].flatMap((text) => [...text.matchAll(/govuk-([a-z-]+?)(?=__|--|[^a-z-])/g)].map(([, name]) => name ?? '')));
  const taken = new Set([...below('src/styles', '.scss'), ...below('checker', '.scss')].flatMap((text) => [...text.matchAll(/components\/([a-z-]+)/g)].map(([, name]) => name ?? '')));
  const wanted = components.filter((one) => used.has(one));
  expect(wanted.length).toBeGreaterThan(15);
  expect(wanted.filter((one) => !taken.has(one))).toEqual([]);
});
