// The flow as a Vega-Lite description, for other programs: bars of how many reached each step.
import type { TopLevelSpec } from 'vega-lite';
import { STAGES, stagesShown, type FlowSlice } from '../data/pathway.js';
import { countWords, medianWords } from '../words/pathway.js';
import { CONFIG, DARK, SCHEMA } from './chart_style.js';

export function flowSpec(slice: FlowSlice): TopLevelSpec {
  const stages = stagesShown(slice).map((stage) => {
    const flow = slice.stages[stage];
    return { step: STAGES[stage] ?? '', children: flow?.children ?? null, label: countWords(flow?.children), days: flow?.days[1] ?? null, words: flow ? medianWords(flow.days) : '' };
  });
  const contacts = slice.contacts
    ? [{ step: 'Contact', children: slice.contacts.total, label: countWords(slice.contacts.total), days: null, words: '' }]
    : [];
  const y = { field: 'step', type: 'nominal' as const, sort: null, axis: { title: null, labelLimit: 200, ticks: false, domain: false } };
  return {
    $schema: SCHEMA,
    height: { step: 40 },
    background: '#ffffff',
    data: { values: [...contacts, ...stages] },
    transform: [{ calculate: 'datum.words === "" ? datum.label : datum.label + " (" + datum.words + " after the referral)"', as: 'shown' }],
    layer: [
      { mark: { type: 'bar', color: '#1d70b8' }, encoding: { y, x: { field: 'children', type: 'quantitative', axis: null } } },
      {
        mark: { type: 'text', align: 'left', dx: 6, fontSize: 14, color: DARK },
        encoding: { y, x: { field: 'children', type: 'quantitative' }, text: { field: 'shown', type: 'nominal' } },
      },
    ],
    config: CONFIG,
  } as TopLevelSpec;
}
