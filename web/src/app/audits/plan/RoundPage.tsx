// A round of audits from its frame to its control sheet, a step at a time.
import { useState } from 'preact/hooks';
import { longDate } from '../../../words/format.js';
import { Asking, Banner, faultOf, NotThere, useFetched, useSend } from '../../administration/parts.js';
import { ErrorSummary, type Fault } from '../../Form.js';
import { Heading, Main } from '../../Frame.js';
import type { Where } from '../../history.js';
import { useSession } from '../../session.js';
import type { Round } from './answers.js';
import { AssignStep } from './AssignStep.js';
import { CasesStep } from './CasesStep.js';
import { ControlSheet } from './ControlSheet.js';
import { DrawStep } from './DrawStep.js';
import { FrameStep } from './FrameStep.js';
import { monthWords, STATUSES } from './words.js';

type StepName = 'frame' | 'draw' | 'assign' | 'cases' | 'sheet';

interface Task { name: StepName; words: string; status: string; colour: string }

/** What there is to do, in order, with how far each is. */
export function tasksOf(round: Round, mayRun: boolean): Task[] {
  const done = 'green';
  const { frame, draw, progress } = round;
  const reAudits = draw === null && progress.audits > 0;
  const passed = frame !== null && (frame.passed || frame.waived_by !== null);
  const tasks: Task[] = [];
  if (!reAudits) {
    tasks.push({
      name: 'frame', words: 'Frame and data-quality gate',
      status: frame === null ? 'To do' : passed ? (frame.passed ? 'Passed' : 'Waived') : 'Failed', colour: frame === null ? 'blue' : passed ? done : 'red',
    });
    tasks.push({ name: 'draw', words: 'Draw', status: draw ? 'Drawn' : passed ? 'To do' : 'Cannot start yet', colour: draw ? done : passed ? 'blue' : 'grey' });
  }
  if (mayRun) {
    const none = progress.audits === 0;
    tasks.push({
      name: 'assign', words: 'Who audits', colour: none ? 'grey' : progress.unassigned > 0 ? 'blue' : done,
      status: none ? 'Cannot start yet' : progress.unassigned > 0 ? `${progress.unassigned} to give out` : 'Given out',
    });
    tasks.push({ name: 'cases', words: 'Cases', status: none ? 'Cannot start yet' : `${progress.audits} cases`, colour: none ? 'grey' : 'turquoise' });
  }
  const late = progress.late > 0;
  tasks.push({
    name: 'sheet', words: 'Control sheet', colour: round.state === 'closed' ? done : late ? 'red' : 'turquoise',
    status: round.state === 'closed' ? 'Closed' : late ? `${progress.late} late` : `${progress.waited_for} waited for`,
  });
  return tasks;
}

/** Where one is led to first: the first step that is not done. */
export const firstStep = (tasks: readonly Task[]): StepName => tasks.find(({ colour }) => colour === 'blue' || colour === 'red')?.name ?? 'sheet';

function TaskList({ tasks, now, onGo }: { tasks: readonly Task[]; now: StepName; onGo: (name: StepName) => void }) {
  return (
    <ul class="govuk-task-list ws-screen">
      {tasks.map(({ name, words, status, colour }) => (
        <li class="govuk-task-list__item govuk-task-list__item--with-link" key={name}>
          <div class="govuk-task-list__name-and-hint">
            <a
              class="govuk-link govuk-task-list__link" href={`#${name}`} aria-describedby={`${name}-status`} {...(name === now ? { 'aria-current': 'step' as const } : {})}
              onClick={(event) => { event.preventDefault(); onGo(name); }}
            >
              {words}
            </a>
          </div>
          <div class="govuk-task-list__status" id={`${name}-status`}><strong class={`govuk-tag govuk-tag--${colour}`}>{status}</strong></div>
        </li>
      ))}
    </ul>
  );
}

export function RoundPage({ values }: { where: Where; values: Readonly<Record<string, string>> }) {
  const id = values['id'] ?? '';
  const { session } = useSession();
  const send = useSend();
  const fetched = useFetched<Round>(`/api/v1/audits/rounds/${encodeURIComponent(id)}`);
  const [step, setStep] = useState<StepName | null>(null);
  const [done, setDone] = useState('');
  const [faults, setFaults] = useState<Fault[]>([]);
  const [turn, setTurn] = useState(0);
  const round = fetched.data;
  const runs = session.permissions.includes('run_audits');
  const tasks = round ? tasksOf(round, runs) : [];
  const now = step ?? firstStep(tasks);
  const go = (name: StepName): void => {
    setStep(name);
    setDone('');
    setFaults([]);
    setTimeout(() => document.getElementById(`${name}-heading`)?.focus(), 0);
  };
  const onRound = (next: Round, words: string): void => {
    fetched.put(next);
    setStep(now);
    setDone(words);
    setFaults([]);
    setTurn(turn + 1);
  };
  const onDone = (words: string): void => {
    fetched.again();
    setStep(now);
    setDone(words);
    setFaults([]);
    setTurn(turn + 1);
  };
  const close = async (): Promise<void> => {
    const answer = await send<Round>(`/api/v1/audits/rounds/${id}/close`, {});
    if (answer.ok) onRound(answer.data, 'The round is closed.');
    else if (answer.status !== 401) setFaults([faultOf(answer)]);
  };
  const words = tasks.find(({ name }) => name === now)?.words ?? '';
  return (
    <Main>
      {round && <p class="govuk-body ws-screen"><a class="govuk-back-link" href={`/audits/programmes/${round.programme_id}`}>{round.programme}</a></p>}
      <ErrorSummary faults={faults} />
      <Heading title={round ? `${round.programme}, ${monthWords(round.month)}${round.label && `, ${round.label}`}` : 'Round of audits'} caption={round ? `Round: ${(STATUSES[round.state] ?? round.state).toLowerCase()}` : ''} error={faults.length > 0} />
      {done && <Banner key={turn} title="Done"><p class="govuk-notification-banner__heading">{done}</p></Banner>}
      <NotThere of="the round" fetched={fetched} />
      {round && (
        <>
          <p class="govuk-body">{round.target} cases wanted; open from {longDate(round.opens_on)}, due on {longDate(round.due_on)}. {round.tool && `Tool: ${round.tool}.`}</p>
          <TaskList tasks={tasks} now={now} onGo={go} />
          <h2 class="govuk-heading-m" id={`${now}-heading`} tabIndex={-1}>{words}</h2>
          {now === 'frame' && <FrameStep round={round} faults={faults} onFaults={setFaults} onRound={onRound} />}
          {now === 'draw' && <DrawStep round={round} faults={faults} onFaults={setFaults} onRound={onRound} />}
          {now === 'assign' && round.progress.audits > 0 && <AssignStep key={turn} round={id} onFaults={setFaults} onDone={onDone} />}
          {now === 'cases' && <CasesStep key={turn} round={id} open={round.state === 'open'} faults={faults} onFaults={setFaults} onDone={onDone} />}
          {(now === 'assign' || now === 'cases') && round.progress.audits === 0 && <p class="govuk-body">Cases are drawn first.</p>}
          {now === 'sheet' && <ControlSheet key={turn} round={id} />}
          {now === 'sheet' && round.may_run && round.state === 'open' && (
            round.progress.waited_for > 0
              ? <p class="govuk-body ws-screen">The round can be closed once the {round.progress.waited_for} {round.progress.waited_for === 1 ? 'audit' : 'audits'} still waited for are final, replaced or void.</p>
              : <Asking words="Close the round" question="A closed round is not opened again. Close it?" yes="Yes, close it" onYes={close} />
          )}
        </>
      )}
    </Main>
  );
}
