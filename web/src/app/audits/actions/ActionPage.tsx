// One action: what it is for, how it stands, what became of it, and what one may do with it.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Details } from '../../../components/Details.js';
import { WideTable } from '../../../components/WideTable.js';
import { longDate, longTime } from '../../../words/format.js';
import { Banner } from '../../administration/parts.js';
import { Unanswered } from '../../children/Answer.js';
import { Marked } from '../../children/Marked.js';
import { PurposeGate } from '../../children/PurposeGate.js';
import { useRecorded } from '../../children/recorded.js';
import { Heading, Main } from '../../Frame.js';
import type { Where } from '../../history.js';
import { End, Finish, HandOver, Impact, ImpactDay, TakeBack, Verify } from './action_change.js';
import { dueWords, type Action } from './actions.js';
import { StateTag } from './ActionsPage.js';

function Facts({ action }: { action: Action }) {
  const facts: [string, ComponentChildren][] = [
    ['State', <StateTag row={action} />],
    ['Due', dueWords(action)],
    ['Owner', action.owned_by_me ? 'You' : action.owner ?? 'Nobody is named'],
    ['Child', action.child === '' ? 'Your role does not show the child: ask who gave you the action' : action.child],
    ['Team at the audit', action.team ?? 'Not known'],
  ];
  if (action.duty !== '') facts.push(['Asked for by the grade', action.duty]);
  if (action.grade !== null) {
    facts.push(['Audit', (
      <a class="govuk-link" href={`/audits/audits/${encodeURIComponent(action.audit ?? '')}`}>
        {action.grade}{action.completed_on === null ? '' : `, ${longDate(action.completed_on)}`}
      </a>
    )]);
  }
  if (action.evidence !== null) facts.push(['Evidence', action.evidence]);
  if (action.verified_at !== null) facts.push(['Verified', `${longTime(action.verified_at)}${action.verifier === null ? '' : `, ${action.verifier}`}`]);
  if (action.impact_due_on !== null) facts.push(['Look at its impact by', longDate(action.impact_due_on)]);
  if (action.impact !== null) facts.push(['Impact', action.impact]);
  return (
    <dl class="govuk-summary-list">
      {facts.map(([name, value]) => (
        <div class="govuk-summary-list__row" key={name}>
          <dt class="govuk-summary-list__key">{name}</dt>
          <dd class="govuk-summary-list__value">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

const FORMS = [
  { may: 'finish', words: 'Say that it is done', form: Finish },
  { may: 'verify', words: 'Verify it', form: Verify },
  { may: 'take_back', words: 'It is not done: open it again', form: TakeBack },
  { may: 'hand_over', words: 'Give it to somebody else, or another day', form: HandOver },
  { may: 'impact_day', words: 'Choose when to look at its impact', form: ImpactDay },
  { may: 'impact', words: 'Say what has changed for the child', form: Impact },
  { may: 'end', words: 'End it without its being done', form: End },
] as const;

function Shown({ action, onDone }: { action: Action; onDone: (words: string) => void }) {
  return (
    <>
      <p class="govuk-body-l">{action.change ?? 'Your role does not show what this action says.'}</p>
      <Facts action={action} />
      <div class="ws-screen">
        {FORMS.filter(({ may }) => action.may.includes(may)).map(({ may, words, form: Change }) => (
          <Details key={`${may} ${action.revision}`} summary={words}>{() => <Change action={action} onDone={onDone} />}</Details>
        ))}
      </div>
      {action.state === 'done' && action.owned_by_me && (
        <p class="govuk-inset-text">Somebody else verifies this: nobody verifies their own work.</p>
      )}
      <WideTable
        caption="History" name="action-history" rows={action.history}
        columns={[
          { title: 'When', cell: ({ at }) => longTime(at), value: ({ at }) => at },
          { title: 'Who', cell: ({ by, by_itself: itself }) => (itself ? 'The grade asked for it' : by ?? 'not shown to you') },
          { title: 'State', cell: ({ state_words: words }) => words },
          { title: 'Owner', cell: ({ owner }) => owner ?? 'nobody named' },
          { title: 'Due', cell: ({ due_on: due }) => longDate(due), value: ({ due_on: due }) => due },
          { title: 'Reason', cell: ({ reason }) => reason ?? '' },
        ]}
      />
    </>
  );
}

function Whole({ step, id, line }: { step: string; id: string; line: ComponentChildren }) {
  const [turn, setTurn] = useState(0);
  const [said, setSaid] = useState('');
  const recorded = useRecorded<Action>(`${step} ${turn}`, '/api/v1/audits/actions/open', { action: id });
  return (
    <Marked>
      <Main>
        <p class="govuk-body ws-screen"><a class="govuk-back-link" href="/audits/actions">Actions from audits</a></p>
        <Heading title="Action" />
        {said !== '' && <Banner title={said}>{null}</Banner>}
        {line}
        {recorded.kind === 'answer' ? (
          <Shown
            action={recorded.data}
            onDone={(words) => {
              setSaid(words);
              setTurn(turn + 1);
            }}
          />
        ) : <Unanswered recorded={recorded} asking="Fetching the action." />}
      </Main>
    </Marked>
  );
}

export function ActionPage({ where, values }: { where: Where; values: Readonly<Record<string, string>> }) {
  const step = where.step ?? '';
  const id = values['id'] ?? '';
  return <PurposeGate>{(line) => <Whole key={`${step} ${id}`} step={step} id={id} line={line} />}</PurposeGate>;
}
