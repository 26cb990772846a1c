import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { homeLinks, roleSentences } from './home_words.js';
import { OWN_PAGES } from './own_pages.js';
import type { Session } from './session.js';

/** Each role with its permissions, as docs/roles.md has them; a test of the server holds that table to what is so. */
function roles(): { role: string; permissions: string[] }[] {
  const lines = readFileSync(new URL('../../../docs/roles.md', import.meta.url), 'utf8').split('\n');
  const cells = (line: string): string[] => line.split('|').slice(1, -1).map((cell) => cell.trim());
  const start = lines.findIndex((line) => line.startsWith('| role | scopes |'));
  const titles = cells(lines[start]!);
  const end = lines.findIndex((line, at) => at > start && !line.startsWith('|'));
  return lines.slice(start + 2, end).map((line) => {
    const row = cells(line);
    return { role: row[0]!, permissions: titles.filter((_, at) => at > 1 && row[at] === 'yes') };
  });
}

const session = (role: string, permissions: string[]): Session => ({
  signed_in: true, sign_in: 'password', now: '', account: null, roles: role === '' ? [] : [{ role, scope: '', value: null }],
  permissions, second_factor: false, csrf_token: '', idle_ends_at: null, ends_at: null,
});

const withoutFigures = roles().filter(({ permissions }) => !permissions.includes('see_figures'));

it('reads the roles of the documentation', () => {
  expect(roles().length).toBeGreaterThanOrEqual(11);
  expect(withoutFigures.map(({ role }) => role)).toContain('practitioner');
});

it('says to each role without figures what it is for', () => {
  for (const { role, permissions } of withoutFigures) {
    expect(roleSentences(session(role, permissions)), role).toHaveLength(1);
  }
});

it('leads each role to whatever its permissions open, and says what that is', () => {
  for (const { role, permissions } of withoutFigures) {
    const links = homeLinks(session(role, permissions));
    const words = links.map(({ about }) => about);
    expect(words.every((one) => one.length > 20), role).toBe(true);
    // Each group of the menu that one may open has a page among them.
    const groups = new Set(OWN_PAGES.filter((page) => page.group !== '' && page.needs.some((one) => permissions.includes(one))).map(({ group }) => group));
    for (const group of groups) {
      expect(links.some(({ address }) => OWN_PAGES.some((page) => page.group === group && page.pattern === address)), `${role}: ${group}`).toBe(true);
    }
  }
});

it('has an account’s page and no sentence for whoever has no role', () => {
  expect(roleSentences(session('', []))).toEqual([]);
  expect(homeLinks(session('', [])).map(({ address }) => address)).toEqual(['/account']);
});

it('says each thing once to whoever has a role twice', () => {
  const twice = { ...session('inspector', []), roles: [{ role: 'inspector', scope: 'named_children', value: null }, { role: 'inspector', scope: 'named_children', value: null }] };
  expect(roleSentences(twice)).toHaveLength(1);
});

it('puts the public picture, where there is one, before one’s account', () => {
  const addresses = homeLinks(session('practitioner', ['search_children', 'open_children']), true).map(({ address }) => address);
  expect(addresses.slice(-2)).toEqual(['/public', '/account']);
  expect(addresses[0]).toBe('/children');
});
