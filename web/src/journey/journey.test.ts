import { describe, expect, it } from 'vitest';
import { journey } from '../../fixtures/journey.js';
import { spanOf } from './Filters.js';
import { dayNumber, fitting, picture, wholeSpan, WIDTH } from './geometry.js';
import { aboutWords, flagWhen, monthWords, openSpells, storyWords, whenWords } from './words.js';

const every = new Set(journey().lanes.map((lane) => lane.id));

describe('the words of a journey', () => {
  it('keeps a birth to its month', () => {
    expect(monthWords('2012-02')).toBe('February 2012');
    expect(monthWords('')).toBe('');
    expect(aboutWords(journey())).toBe('8 years, born February 2012');
    expect(aboutWords({ ...journey(), age: 'before birth (6 weeks)', born: '', expected: '2020-11' })).toBe('before birth (6 weeks), expected November 2020');
    expect(aboutWords({ ...journey(), age: '', born: '' })).toBe('not recorded');
  });

  it('says when', () => {
    const spell = { spell: true, from: '2020-02-29', to: '2020-02-29' };
    expect(whenWords(spell)).toBe('29 February 2020 to 29 February 2020');
    expect(whenWords({ ...spell, to: null })).toBe('since 29 February 2020');
    expect(whenWords({ ...spell, spell: false, to: null })).toBe('29 February 2020');
    expect(whenWords({ spell: false, from: null, to: null })).toBe('no day recorded');
    expect(flagWhen({ lane: 'other', now: true, spell: true, from: null, to: null, words: '', indicator: '' })).toBe('now');
  });

  it('counts the steps and lists what is open, the newest first', () => {
    expect(storyWords(journey(3))).toBe(
      'From 16 January 2012 to 30 September 2020: 1 contact, 2 referrals, 1 assessment, 1 section 47 enquiry, 2 child protection plans and 3 placements.');
    expect(storyWords(journey(0, (entry) => entry.what === 'Contact'))).toBe('From 16 January 2012 to 30 September 2020: 1 contact.');
    expect(storyWords(journey(0, (entry) => entry.from === null))).toBe('The snapshot holds nothing with a day about this child.');
    expect(openSpells(journey()).map((entry) => entry.what)).toEqual([
      'Full care order', 'Foster placement with relative or friend, long term', 'Looked after: episode of care', 'Allocated case worker', 'Referral and episode of need',
    ]);
  });
});

describe('the timeline', () => {
  it('stacks spells that overlap and lets the next follow on the same day', () => {
    const drawn = picture(journey(0), every, wholeSpan(journey(0)));
    const bars = (lane: string) => drawn.lanes.find((one) => one.id === lane)?.bars ?? [];
    const need = bars('in_need');
    expect(need.map((bar) => bar.entry.what)).toEqual(['Referral and episode of need', 'Assessment', 'Referral and episode of need']);
    expect(need[1]?.y).toBeGreaterThan(need[0]?.y ?? 0);
    expect(need[2]?.y).toBe(need[0]?.y);
    expect(new Set(bars('legal_status').map((bar) => bar.y)).size).toBe(1);
    for (const { bars: all } of drawn.lanes) {
      for (const one of all) {
        for (const other of all) {
          if (one !== other && one.y === other.y && one.x <= other.x) expect(one.x + one.width).toBeLessThanOrEqual(other.x + 1);
        }
      }
    }
  });

  it('shows a spell of one day, and an open one up to the day of the snapshot', () => {
    const made = journey(0);
    const span = wholeSpan(made);
    const drawn = picture(made, every, span);
    const enquiry = drawn.lanes.find((lane) => lane.id === 'child_protection')?.bars.find((bar) => bar.entry.what === 'Section 47 enquiry');
    expect(enquiry?.width).toBe(3);
    const open = drawn.lanes.find((lane) => lane.id === 'workers')?.bars.at(-1);
    const end = 10 + ((dayNumber('2020-09-30') - span[0]) / (span[1] - span[0])) * (WIDTH - 20);
    expect((open?.x ?? 0) + (open?.width ?? 0)).toBeCloseTo(end, 6);
  });

  it('leaves out lanes that are not chosen and what lies before the period', () => {
    const made = journey();
    const year = picture(made, every, spanOf(made, '1'));
    expect(year.lanes.map((lane) => lane.id)).toEqual(['in_need', 'looked_after', 'legal_status', 'placements', 'workers']);
    expect(picture(made, new Set(['placements']), wholeSpan(made)).lanes.map((lane) => lane.id)).toEqual(['placements']);
    expect(picture(made, new Set(), wholeSpan(made)).lanes).toEqual([]);
  });

  it('draws gaps where they are and nothing outside the picture', () => {
    const drawn = picture(journey(300), every, wholeSpan(journey(300)));
    expect(drawn.lanes.flatMap((lane) => lane.gaps.map((gap) => gap.flag.words))).toEqual(['Visit to the looked after child overdue for 28 days', 'No allocated worker for 28 days']);
    for (const lane of drawn.lanes) {
      for (const mark of [...lane.bars, ...lane.gaps]) {
        expect(mark.x).toBeGreaterThanOrEqual(0);
        expect(mark.x + mark.width).toBeLessThanOrEqual(WIDTH);
      }
    }
  });

  it('gives a child of one contact a picture, and the years their ages', () => {
    const one = journey(0, (entry) => entry.what === 'Contact');
    const drawn = picture(one, every, wholeSpan(one));
    expect(drawn.lanes).toHaveLength(1);
    expect(drawn.ticks.find((tick) => tick.title === '2013')?.age).toBe('0');
    expect(drawn.ticks.find((tick) => tick.title === '2020')?.age).toBe('7');
    expect(drawn.ticks.find((tick) => tick.title === '2012')?.age).toBe('');
  });

  it('names months where the time is short, and keeps the age until the month of birth is over', () => {
    const made = journey();
    const ticks = picture(made, every, spanOf(made, '1')).ticks;
    expect(ticks.length).toBeLessThanOrEqual(13);
    expect(ticks.find((tick) => tick.title === 'Feb 2020' || tick.title === 'Jan 2020')?.age).toBe('7');
    expect(ticks.find((tick) => tick.title === 'Apr 2020')?.age).toBe('8');
    for (const tick of ticks) expect(tick.x).toBeGreaterThanOrEqual(0);
    const born = (month: string) => picture({ ...made, born: month }, every, wholeSpan(made)).ticks.find((tick) => tick.title === '2020')?.age;
    expect([born('2012-01'), born('2011-12'), born('2020-02'), born('')]).toEqual(['7', '8', '', '']);
  });

  it('cuts a label rather than letting it run over', () => {
    expect(fitting('Assessment', 100)).toBe('Assessment');
    expect(fitting('Child protection plan', 100)).toBe('Child protec…');
    expect(fitting('Assessment', 30)).toBe('');
  });
});
