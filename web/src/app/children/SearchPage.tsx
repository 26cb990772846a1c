// Children: those of one's own list, and searching by identifier, name and date of birth.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { WideTable } from '../../components/WideTable.js';
import { longDate } from '../../words/format.js';
import { ErrorSummary, Field, Form, type Fault } from '../Form.js';
import { Heading, Main } from '../Frame.js';
import type { Where } from '../history.js';
import { useSession } from '../session.js';
import { Pager, SaveRecorded, Unanswered } from './Answer.js';
import { childColumns, References, ROWS_OF_PAGE } from './child_list.js';
import { Marked } from './Marked.js';
import { PurposeGate } from './PurposeGate.js';
import { useRecorded } from './recorded.js';
import { foundWords, hasOwnList, NOTHING_TYPED, soughtOf, type Found, type Sought, type Typed } from './search.js';
import { useRemembered, useTask } from './task.js';

const ADDRESS = '/api/v1/children/search';

function Results({ found, sought, acted, onPage }: { found: Found; sought: Sought; acted: boolean; onPage: (page: number) => void }) {
  const { session } = useSession();
  const { memory } = useTask();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (acted) heading.current?.focus();
  }, [found.viewing]);
  const all = Object.keys(sought).length === 0;
  return (
    <section aria-labelledby="found">
      <h2 class="govuk-heading-m" id="found" tabIndex={-1} ref={heading}>{foundWords(found.listed, sought)}</h2>
      {found.listed === 0 && (
        <p class="govuk-body">
          {all
            ? 'Your role reaches nobody in the newest data. If that is wrong, ask your system administrator which team or cases your account has.'
            : 'Only children whom your role reaches are found. Check what you typed, or leave a part of it out.'}
        </p>
      )}
      {found.rows.length > 0 && (
        <>
          <References rows={found.rows} />
          <WideTable
            caption={`${all ? 'Children' : 'Children found'}, by surname, as at ${longDate(found.as_at)}`}
            rows={found.rows}
            columns={childColumns(found.rows, session, memory, '')}
          />
          <Pager page={found.page} pages={found.pages} listed={found.listed} size={ROWS_OF_PAGE} onPage={onPage} />
          <SaveRecorded address={ADDRESS} body={sought} what={foundWords(found.listed, sought)} />
        </>
      )}
    </section>
  );
}

function Search({ step, line }: { step: string; line: ComponentChildren }) {
  const { session } = useSession();
  const ownList = hasOwnList(session);
  const [typed, setTyped] = useRemembered<Typed>(step, 'typed', NOTHING_TYPED);
  const [asked, setAsked] = useRemembered<{ sought: Sought; page: number } | null>(step, 'asked', ownList ? { sought: {}, page: 1 } : null);
  const [faults, setFaults] = useState<Fault[]>([]);
  const [acted, setActed] = useState(false);
  const recorded = useRecorded<Found>(step, ADDRESS, asked === null ? null : { ...asked.sought, page: asked.page });
  const send = (given: Typed): void => {
    const sought = soughtOf(given, ownList);
    const wrong = Array.isArray(sought);
    setFaults(wrong ? sought : []);
    if (wrong) return;
    setActed(true);
    setAsked({ sought, page: 1 });
  };
  const field = (name: keyof Typed, label: string, hint: string, width?: 10 | 20) => (
    <Field
      id={`child-${name}`} label={label} hint={hint} autocomplete="off" value={typed[name]} faults={faults} {...(width ? { width } : {})}
      onInput={(value) => setTyped({ ...typed, [name]: value })}
    />
  );
  return (
    <Marked>
      <Main>
        <ErrorSummary faults={faults} />
        <Heading title="Find a child" error={faults.length > 0} />
        {line}
        <h2 class="govuk-heading-m">{ownList ? 'Search among the children whom you may see' : 'Search'}</h2>
        <Form words="Search" busy={recorded.kind === 'asking'} onSend={() => send(typed)}>
          <p class="govuk-body">Fill in what you know. A child must fit all of it.</p>
          {field('id', 'Identifier', 'The whole of it, as in the case system.', 20)}
          {field('name', 'Name', 'Forename, surname or both, or parts of them.')}
          {field('born', 'Date of birth', 'For example, 27/3/2012. Before birth, the expected day.', 10)}
        </Form>
        {ownList && asked !== null && Object.keys(asked.sought).length > 0 && (
          <p class="govuk-body">
            <button
              type="button" class="ws-save"
              onClick={() => {
                setTyped(NOTHING_TYPED);
                send(NOTHING_TYPED);
              }}
            >
              Show all whom you may see
            </button>
          </p>
        )}
        <Unanswered recorded={recorded} asking="Looking for children." />
        {asked !== null && recorded.kind === 'answer' && (
          <Results
            found={recorded.data} sought={asked.sought} acted={acted}
            onPage={(page) => {
              setActed(true);
              setAsked({ ...asked, page });
            }}
          />
        )}
      </Main>
    </Marked>
  );
}

export function SearchPage({ where }: { where: Where }) {
  const step = where.step ?? '';
  return <PurposeGate>{(line) => <Search key={step} step={step} line={line} />}</PurposeGate>;
}
