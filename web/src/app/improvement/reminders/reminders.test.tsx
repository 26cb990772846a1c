import type { ComponentChildren } from 'preact';
import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { SessionContext, type SessionPlace } from '../../session.js';
import { CalendarAddress, NewAddress } from './CalendarAddress.js';
import { OftenForm } from './OftenForm.js';
import { WhatIsSaid } from './RemindersPage.js';
import { calendarAddress, chosenWords, OFTEN, type Choices } from './reminders.js';

const none: Choices = { often: 'never', has_calendar: false, calendar_since: null, mail: true };
const nothing = (): void => {};
const place: SessionPlace = {
  session: {
    signed_in: true, sign_in: 'password', now: '2020-10-15T09:00:00.000Z', account: null, roles: [], permissions: [], second_factor: false, csrf_token: 'token',
    idle_ends_at: null, ends_at: null,
  },
  take: nothing, ended: nothing,
};
const drawn = (part: ComponentChildren): string => render(<SessionContext.Provider value={place}>{part}</SessionContext.Provider>);
const formOf = (choices: Choices): string => drawn(<OftenForm choices={choices} onKept={nothing} onFaults={nothing} />);
const addressOf = (choices: Choices): string => drawn(<CalendarAddress choices={choices} onMade={nothing} onEnded={nothing} onFaults={nothing} />);
const textOf = (html: string): string => html.replace(/<[^>]+>/g, '');

describe('how often somebody is reminded', () => {
  it('says what was chosen, and that nothing is sent where the server has no e-mail', () => {
    expect(chosenWords('never', true)).toBe('You will not be reminded by e-mail');
    expect(chosenWords('never', false)).toBe('You will not be reminded by e-mail');
    expect(chosenWords('weekly', true)).toBe('You will be reminded each Monday');
    expect(chosenWords('daily', true)).toBe('You will be reminded each working day');
    expect(chosenWords('daily', false)).toBe('Your choice is kept: each working day, once this server sends e-mail');
  });
  it('shows the choice that stands, each with a label, in one group with a question', () => {
    for (const { value, words } of OFTEN) {
      const html = formOf({ ...none, often: value });
      expect(html.match(/ checked/g)).toHaveLength(1);
      expect(html).toMatch(new RegExp(`value="${value}"[^>]* checked|checked[^>]* value="${value}"`));
      expect(textOf(html)).toContain(words);
      expect(html).toContain('<legend');
    }
    const html = formOf(none);
    const ids = [...html.matchAll(/<input[^>]* id="([^"]+)"/g)].map(([, id]) => id);
    expect(ids).toHaveLength(3);
    for (const id of ids) expect(html).toContain(`for="${id}"`);
    for (const [, id] of html.matchAll(/aria-describedby="([^"]+)"/g)) expect(html).toContain(`id="${id}"`);
  });
  it('has an element that a link of the error summary leads to', () => {
    expect(formOf(none)).toContain('id="often"');
  });
});

describe('the address of the calendar', () => {
  it('is offered to who has none, and to who has one a new one or an end', () => {
    expect(textOf(addressOf(none))).toBe('You have no address for a calendar.Make an address');
    const html = addressOf({ ...none, has_calendar: true, calendar_since: '2020-02-29T09:00:00.000Z' });
    expect(textOf(html)).toContain('29 February 2020');
    expect(textOf(html)).toContain('End the address');
    expect(textOf(html)).not.toContain('You have no address');
    // Nobody is shown the address again: the page does not know it.
    expect(html).not.toContain('/calendar/');
  });
  it('stands whole in what is copied', () => {
    expect(calendarAddress('https://windscreen.example', '/calendar/abc')).toBe('https://windscreen.example/calendar/abc');
    const html = render(<NewAddress made={{ path: '/calendar/abc', since: '2020-02-29T09:00:00.000Z' }} origin="https://windscreen.example" />);
    expect(html).toContain('<code id="calendar-address">https://windscreen.example/calendar/abc</code>');
    expect(textOf(html)).toContain('it is not shown again');
    // Not a link: a browser would send the address along to wherever it goes from there.
    expect(html).not.toContain('href="https://windscreen.example/calendar');
  });
});

it('says that no child is named', () => {
  expect(textOf(render(<WhatIsSaid />))).toContain('never hold a child’s name or number');
});
