import { renderToString } from 'preact-render-to-string';
import { expect, it } from 'vitest';
import type { Thread, ThreadNode } from './thread_api.js';
import { lineWords, ThreadDrawing } from './ThreadDrawing.js';
import { ThreadList } from './ThreadList.js';
import { moreWords, readingWords } from './ThreadPage.js';
import { edgeRows, ThreadTables } from './ThreadTables.js';

const ACTION: ThreadNode = { id: 'a1', kind: 'action', number: 'A1', title: 'Open one front door', kind_words: 'action', stage: 'planned', distance: 0, since: '2018-06-20', says: '' };
const FINDING: ThreadNode = { id: 'r 1', kind: 'finding', number: 'R1', title: 'Too many <doors>', kind_words: 'finding', stage: 'found', distance: 1, since: '2018-05-16', says: '' };
const PLAN: ThreadNode = { id: 'p1', kind: 'plan', number: '', title: 'Getting to Good', kind_words: 'plan', stage: 'planned', distance: 1, since: '2018-05-16', says: '' };
const THREAD: Thread = {
  on: '2020-10-15', nodes: [ACTION, FINDING, PLAN], indicators: [],
  edges: [{ from: 'a1', to: 'r 1', how: 'answers', words: 'answers', back: 'is answered by' }, { from: 'a1', to: 'p1', how: 'part_of', words: 'is part of', back: 'has as a part' }],
};

it('says a figure with its day, or that there is none', () => {
  expect(readingWords({ on: '2020-02-29', value: 26.06, unit: '%' })).toBe('26.1% on 29 February 2020');
  expect(readingWords({ on: '2020-02-29', value: null, unit: '%' })).toBe('not shown on 29 February 2020');
  expect(readingWords(null)).toBe('No figure');
});

it('draws boxes that are links, the found before the planned, without styles of its own', () => {
  const drawn = renderToString(<ThreadDrawing nodes={THREAD.nodes} edges={THREAD.edges} from="a1" title="Thread of A1" on="2020-10-15" />);
  const links = [...drawn.matchAll(/<a href="([^"]+)"/g)].map(([, address]) => address);
  expect(links).toEqual(['/improvement/things/r%201?on=2020-10-15', '/improvement/things/a1?on=2020-10-15', '/improvement/plans/p1?on=2020-10-15']);
  expect(drawn).not.toMatch(/ style=/);
  expect(drawn).toContain('aria-label="Action: A1 Open one front door, where this thread begins"');
  expect(drawn).toContain('Too many &lt;doors>');
  expect([...drawn.matchAll(/<path /g)]).toHaveLength(2);
});

it('says a line as a sentence, and everything as a list and as tables', () => {
  const byId = new Map(THREAD.nodes.map((node) => [node.id, node]));
  expect(THREAD.edges.map((edge) => lineWords({ edge }, byId))).toEqual(['A1 Open one front door answers R1 Too many <doors>', 'A1 Open one front door is part of Getting to Good']);
  const list = renderToString(<ThreadList nodes={THREAD.nodes} edges={THREAD.edges} from="a1" on="" />);
  expect(list.indexOf('What was found')).toBeLessThan(list.indexOf('What was planned'));
  expect(list).not.toContain('Who was told');
  expect(list).toContain('where the thread begins');
  expect(edgeRows({ nodes: [ACTION, PLAN], edges: THREAD.edges })).toEqual([{ from: ACTION, how: 'is part of', to: PLAN }]);
  const tables = renderToString(<ThreadTables thread={THREAD} from={ACTION} on="" />);
  expect(tables).toContain('is part of');
  expect(tables).toContain('20 June 2018');
});

it('says how many more a button shows', () => {
  expect(moreWords({ reach: 1, more: 4 })).toBe('Show 4 more, 1 step away');
  expect(moreWords({ reach: 3, more: 112 })).toBe('Show 112 more, 3 steps away');
});
