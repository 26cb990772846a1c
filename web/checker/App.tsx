import { useEffect, useRef, useState } from 'preact/hooks';
import { Printing } from '../src/components/printing.js';
import type { Checker } from './client.js';
import { joined } from './dropped.js';
import type { Settings } from './engine.js';
import { FilesField } from './FilesField.js';
import type { Fault, Outcome, ReturnName } from './outcome.js';
import type { Progress } from './protocol.js';
import { Results } from './Results.js';
import { noteWords, RETURN_WORDS, sentence, yearWords } from './words.js';

type Years = Record<ReturnName, number[]>;
type Shown =
  | { kind: 'nothing' }
  | { kind: 'checking'; progress: Progress }
  | { kind: 'outcome'; outcome: Outcome }
  | { kind: 'fault'; fault: Fault };

/** Too little memory ends the checks without a word of their own. */
const brokenFault = (words: string): Fault => ({
  file: '',
  line: 0,
  words: `the checks ended before they were done (${words})`,
  remedy: 'If the files are very large, the browser may not have enough memory: close other pages and try again, or use the windscreen command.',
  notes: [],
});

/** The whole page: choosing files, checking them, and what was found. */
export function App({ checker, printing }: { checker: Checker; printing: boolean }) {
  const [years, setYears] = useState<Years | null>(null);
  const [unable, setUnable] = useState('');
  useEffect(() => {
    checker.start().then(setYears, (error: unknown) => setUnable(error instanceof Error ? error.message : String(error)));
  }, [checker]);
  return (
    <Printing.Provider value={printing}>
      <a href="#main" class="govuk-skip-link">Skip to main content</a>
      <header class="govuk-generic-header">
        <div class="govuk-generic-header__container govuk-width-container">
          <div class="govuk-generic-header__logo">
            <span class="govuk-generic-header__homepage-link">Windscreen</span>
          </div>
        </div>
      </header>
      <div class="govuk-width-container">
        <main class="govuk-main-wrapper ws-main" id="main" tabIndex={-1}>
          <h1 class="govuk-heading-xl">Check a return before you send it</h1>
          <p class="govuk-body-l">
            The department’s checks of the SSDA903 return and the children in need census, on your own files.
          </p>
          <p class="govuk-body ws-screen">
            Your files do not leave this computer. Everything happens in this page, which needs no network, makes no request and keeps nothing:
            when you close it, it has forgotten them.
          </p>
          {unable !== '' && (
            <div class="govuk-error-summary" role="alert">
              <h2 class="govuk-error-summary__title">The checks do not run in this browser</h2>
              <div class="govuk-error-summary__body"><p>{sentence(unable)} Use a newer version of Chrome, Edge, Firefox or Safari.</p></div>
            </div>
          )}
          {unable === '' && (years ? <Check checker={checker} years={years} /> : <p class="govuk-body" role="status">Starting the checks</p>)}
        </main>
      </div>
      <footer class="ws-footer">
        <div class="govuk-width-container">
          <p class="govuk-body-s">
            The rules are the Department for Education’s, in our own words. This file needs no network and sends nothing anywhere.
          </p>
        </div>
      </footer>
    </Printing.Provider>
  );
}

function Check({ checker, years }: { checker: Checker; years: Years }) {
  const [which, setWhich] = useState<ReturnName>('ssda903');
  const [year, setYear] = useState(years.ssda903[0] ?? 0);
  const [now, setNow] = useState<readonly File[]>([]);
  const [last, setLast] = useState<readonly File[]>([]);
  const [authority, setAuthority] = useState('');
  const [noFiles, setNoFiles] = useState(false);
  const [shown, setShown] = useState<Shown>({ kind: 'nothing' });
  const summary = useRef<HTMLDivElement>(null);
  const fault = shown.kind === 'fault' ? shown.fault : null;
  useEffect(() => {
    if (noFiles || fault) summary.current?.focus();
  }, [noFiles, fault]);

  const choose = (next: ReturnName): void => {
    setWhich(next);
    if (!years[next].includes(year)) setYear(years[next][0] ?? 0);
  };
  const start = async (): Promise<void> => {
    setNoFiles(now.length === 0);
    if (now.length === 0) return setShown({ kind: 'nothing' });
    setShown({ kind: 'checking', progress: { done: 0, words: 'Opening the files' } });
    const settings: Settings = { which, year, authority };
    const files = [...now.map((file) => ({ file, lastYear: false })), ...last.map((file) => ({ file, lastYear: true }))];
    try {
      const ended = await checker.check(settings, files, (progress) => setShown({ kind: 'checking', progress }));
      setShown('fault' in ended ? { kind: 'fault', fault: ended.fault } : { kind: 'outcome', outcome: ended.outcome });
    } catch (error) {
      const words = error instanceof Error ? error.message : String(error);
      setShown(words === 'stopped' ? { kind: 'nothing' } : { kind: 'fault', fault: brokenFault(words) });
    }
  };
  const problem = noFiles ? 'Choose at least one file of this year’s return' : '';
  const checking = shown.kind === 'checking';
  return (
    <>
      {(problem !== '' || fault) && (
        <div class="govuk-error-summary" role="alert" tabIndex={-1} ref={summary} id="problem">
          <h2 class="govuk-error-summary__title">{fault ? 'The return could not be checked' : 'There is a problem'}</h2>
          <div class="govuk-error-summary__body">
            {fault && <p>{noteWords({ ...fault, words: fault.file ? fault.words : sentence(fault.words) })} {fault.remedy}</p>}
            {fault && fault.notes.length > 0 && <ul class="govuk-list govuk-list--bullet">{fault.notes.map((note) => <li>{noteWords(note)}</li>)}</ul>}
            {problem !== '' && <ul class="govuk-list govuk-error-summary__list"><li><a href="#files-now" onClick={(event) => { event.preventDefault(); document.getElementById('files-now')?.focus(); }}>{problem}</a></li></ul>}
          </div>
        </div>
      )}
      <form class="ws-screen" noValidate onSubmit={(event) => { event.preventDefault(); void start(); }}>
        <div class="govuk-form-group">
          <fieldset class="govuk-fieldset">
            <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">Which return is it?</legend>
            <div class="govuk-radios">
              {(['ssda903', 'cin'] as const).map((one) => (
                <div class="govuk-radios__item">
                  <input class="govuk-radios__input" id={`return-${one}`} name="return" type="radio" checked={which === one} onChange={() => choose(one)} />
                  <label class="govuk-label govuk-radios__label" for={`return-${one}`}>{RETURN_WORDS[one]}</label>
                </div>
              ))}
            </div>
          </fieldset>
        </div>
        <div class="govuk-form-group">
          <label class="govuk-label govuk-label--m" for="year">Collection year</label>
          <select class="govuk-select" id="year" onChange={(event) => setYear(Number(event.currentTarget.value))}>
            {years[which].map((one) => <option value={String(one)} selected={one === year}>{yearWords(one)}</option>)}
          </select>
        </div>
        <FilesField
          id="files-now" title="This year’s files" button="Choose this year’s files" files={now} error={problem}
          hint="The CSV files or the XML message that you would send. Tables are told by their columns, whatever the files are called."
          onAdd={(files) => { setNow((before) => joined(before, files)); setNoFiles(false); }}
          onRemove={(file) => setNow((before) => before.filter((one) => one !== file))}
        />
        <FilesField
          id="files-last" title="Last year’s files (optional)" button="Choose last year’s files" files={last} error=""
          hint="For the rules that compare this year’s return with last year’s."
          onAdd={(files) => setLast((before) => joined(before, files))}
          onRemove={(file) => setLast((before) => before.filter((one) => one !== file))}
        />
        <div class="govuk-form-group">
          <label class="govuk-label govuk-label--m" for="authority">Your authority’s code (optional)</label>
          <div class="govuk-hint" id="authority-hint">As placements are coded with it: three figures or letters. The census’s message has it in its header.</div>
          <input
            class="govuk-input govuk-input--width-5" id="authority" type="text" autocomplete="off" spellcheck={false} aria-describedby="authority-hint"
            value={authority} onInput={(event) => setAuthority(event.currentTarget.value)}
          />
        </div>
        <button type="submit" class="govuk-button" disabled={checking}>Check these files</button>
      </form>
      {shown.kind === 'checking' && <Checking progress={shown.progress} onStop={() => void checker.stop()} />}
      {shown.kind === 'outcome' && <Results checker={checker} outcome={shown.outcome} />}
    </>
  );
}

function Checking({ progress, onStop }: { progress: Progress; onStop: () => void }) {
  return (
    <div class="ws-checking">
      <label class="govuk-label" for="progress">How far the check is</label>
      <progress class="ws-progress" id="progress" max={100} value={Math.round(progress.done * 100)} />
      <p class="govuk-body" role="status" id="progress-words">{progress.words}</p>
      <button type="button" class="govuk-button govuk-button--secondary" onClick={onStop}>Stop</button>
    </div>
  );
}
