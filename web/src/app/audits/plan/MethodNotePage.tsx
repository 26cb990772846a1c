// The method note of a round: one page that says how its cases were drawn, for an inspector or, without names, for anyone.
import { useState } from 'preact/hooks';
import { ScrollBox } from '../../../components/ScrollBox.js';
import { NotThere, useFetched } from '../../administration/parts.js';
import { Heading, Main } from '../../Frame.js';
import type { Where } from '../../history.js';
import { useSession } from '../../session.js';
import type { Note } from './answers.js';

export function NoteSections({ note }: { note: Note }) {
  return (
    <>
      {note.sections.map((one) => (
        <section key={one.heading}>
          <h2 class="govuk-heading-s">{one.heading}</h2>
          {one.paragraphs.map((words) => <p class="govuk-body-s ws-link-text">{words}</p>)}
          {one.table && (
            <ScrollBox label={one.table.caption}>
              <table class="govuk-table govuk-table--small-text-until-tablet ws-table">
                <caption class="govuk-table__caption govuk-table__caption--s">{one.table.caption}</caption>
                <thead class="govuk-table__head">
                  <tr class="govuk-table__row">{one.table.head.map((words, at) => <th scope="col" class={`govuk-table__header${at > 0 ? ' govuk-table__header--numeric' : ''}`}>{words}</th>)}</tr>
                </thead>
                <tbody class="govuk-table__body">
                  {one.table.rows.map((row) => (
                    <tr class="govuk-table__row">
                      {row.map((cell, at) => (at === 0 ? <th scope="row" class="govuk-table__header ws-row-header">{cell}</th> : <td class="govuk-table__cell govuk-table__cell--numeric">{cell}</td>))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </ScrollBox>
          )}
        </section>
      ))}
    </>
  );
}

function Shown({ id, full }: { id: string; full: boolean }) {
  const fetched = useFetched<Note>(`/api/v1/audits/rounds/${encodeURIComponent(id)}/${full ? 'full-method-note' : 'method-note'}`);
  return (
    <>
      <Heading title={fetched.data?.title ?? 'Method note'} caption={full ? 'Method note, with names: not for the public' : 'Method note'} />
      <NotThere of="the method note" fetched={fetched} />
      {fetched.data && <NoteSections note={fetched.data} />}
    </>
  );
}

export function MethodNotePage({ values }: { where: Where; values: Readonly<Record<string, string>> }) {
  const id = values['id'] ?? '';
  const { session } = useSession();
  const [full, setFull] = useState(false);
  return (
    <Main>
      <p class="govuk-body ws-screen"><a class="govuk-back-link" href={`/audits/rounds/${id}`}>The round</a></p>
      <Shown key={String(full)} id={id} full={full} />
      <div class="govuk-button-group ws-screen">
        <button type="button" class="govuk-button" onClick={() => print()}>Print</button>
        {session.permissions.includes('run_audits') && (
          <button type="button" class="govuk-button govuk-button--secondary" onClick={() => setFull(!full)}>
            {full ? 'Show what the public may read' : 'Show it with the seed and names'}
          </button>
        )}
      </div>
    </Main>
  );
}
