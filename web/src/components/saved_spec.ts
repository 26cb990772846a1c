// A chart's specification as it is saved: with a size, a title and where its figures come from, so that it stands for
// itself in another program.
import type { TopLevelSpec } from 'vega-lite';
import type { Report } from '../data/report.js';
import { sourceNotes } from '../data/table.js';

export function savedSpec(spec: TopLevelSpec, title: string, words: string, width: number, report: Report | null): TopLevelSpec {
  const source = report
    ? `${report.authority.name}, ${report.as_at}, snapshot ${report.provenance.snapshot}` +
      (report.audience === 'public' ? '' : '. Internal: not for publication')
    : '';
  return {
    ...spec,
    width,
    title: { text: title, subtitle: source, anchor: 'start', fontSize: 16, subtitleFontSize: 11, subtitleColor: '#484949', offset: 12 },
    description: words,
    usermeta: report ? { notes: Object.fromEntries(sourceNotes(report)) } : {},
  } as TopLevelSpec;
}
