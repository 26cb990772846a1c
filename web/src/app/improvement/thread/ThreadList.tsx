// A thread in words: what stands in each stage, one below another, for a phone and on paper.
import { capital } from '../thing/thing_words.js';
import { ThingLink } from '../ThingLink.js';
import { arrivals } from './reach.js';
import { STAGES, type ThreadEdge, type ThreadNode } from './thread_api.js';

export function ThreadList({ nodes, edges, from, on }: { nodes: readonly ThreadNode[]; edges: readonly ThreadEdge[]; from: string; on: string }) {
  const words = arrivals(nodes, edges);
  return (
    <div class="ws-thread-list">
      {STAGES.map(({ stage, title }) => {
        const own = nodes.filter((node) => node.stage === stage);
        if (own.length === 0) return null;
        return (
          <section key={stage}>
            <h3 class="govuk-heading-s">{title}</h3>
            <ul class="govuk-list">
              {own.map((node) => (
                <li key={node.id} class={node.id === from ? 'ws-thread-asked' : ''}>
                  {words.has(node.id) && <span class="ws-small">{words.get(node.id)}</span>}
                  <ThingLink thing={node} on={on} />
                  <span class="ws-small">{capital(node.kind_words)}{node.id === from ? ': where the thread begins' : ''}</span>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}
