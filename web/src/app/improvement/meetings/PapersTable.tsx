// A list of frozen pages.
import { WideTable } from '../../../components/WideTable.js';
import { longDate, longTime } from '../../../words/format.js';
import { pageWords, paperAddress, paperTitle, type PaperHead } from './meetings.js';

/** `named`: each says of which meeting it is, where they are of several. */
export function PapersTable({ papers, named = false }: { papers: PaperHead[]; named?: boolean }) {
  return (
    <WideTable
      caption="Frozen pages, the newest first" hideCaption={!named} name="frozen-pages" rows={papers}
      columns={[
        {
          title: 'Page', value: (one) => (named ? `${one.meeting_title}, ${pageWords(one.kind)}` : pageWords(one.kind)),
          cell: (one) => <a class="govuk-link" href={paperAddress(one.paper)}>{named ? one.meeting_title : pageWords(one.kind)}<span class="govuk-visually-hidden"> frozen on {longTime(one.frozen_at)}: {paperTitle(one)}</span></a>,
        },
        ...(named ? [{ title: 'Body', cell: (one: PaperHead) => one.body ?? '' }] : []),
        { title: 'As at', cell: (one) => longDate(one.as_at), value: (one) => one.as_at },
        { title: 'Frozen', cell: (one) => longTime(one.frozen_at), value: (one) => one.frozen_at },
        { title: 'By', cell: (one) => one.frozen_by ?? '' },
      ]}
    />
  );
}
