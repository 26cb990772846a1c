// The whole thread as tables, however much of it is drawn.
import { WideTable } from '../../../components/WideTable.js';
import { count, longDate } from '../../../words/format.js';
import { nameOf, type Brief } from '../record.js';
import { capital } from '../thing/thing_words.js';
import { ThingLink } from '../ThingLink.js';
import { STAGES, type Thread, type ThreadNode } from './thread_api.js';

export interface EdgeRow {
  from: ThreadNode;
  how: string;
  to: ThreadNode;
}

/** The lines of a thread between the things themselves; what leads to a thing that is not there has no line. */
export function edgeRows({ nodes, edges }: Pick<Thread, 'nodes' | 'edges'>): EdgeRow[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  return edges.flatMap(({ from, to, words }) => {
    const [first, second] = [byId.get(from), byId.get(to)];
    return first && second ? [{ from: first, how: words, to: second }] : [];
  });
}

const stageTitle = (node: ThreadNode): string => STAGES.find(({ stage }) => stage === node.stage)?.title ?? node.stage;

export function ThreadTables({ thread, from, on }: { thread: Thread; from: Brief; on: string }) {
  return (
    <>
      <WideTable
        caption="What leads to what" name={`thread-links-${from.id}`} rows={edgeRows(thread)}
        columns={[
          { title: 'From', cell: (row: EdgeRow) => <ThingLink thing={row.from} on={on} />, value: (row: EdgeRow) => nameOf(row.from) },
          { title: 'How', cell: ({ how }) => how },
          { title: 'To', cell: ({ to }) => <ThingLink thing={to} on={on} />, value: ({ to }) => nameOf(to) },
        ]}
      />
      <WideTable
        caption="What is in the thread" name={`thread-things-${from.id}`} rows={thread.nodes}
        columns={[
          { title: 'What', cell: (node: ThreadNode) => <ThingLink thing={node} on={on} />, value: nameOf },
          { title: 'Kind', cell: (node) => capital(node.kind_words) },
          { title: 'Stage', cell: stageTitle },
          { title: 'Steps away', numeric: true, cell: ({ distance }) => count(distance), value: ({ distance }) => distance },
          { title: 'Since', cell: ({ since }) => longDate(since), value: ({ since }) => since },
          { title: 'How far it has come', cell: ({ says }) => says },
        ]}
      />
    </>
  );
}
