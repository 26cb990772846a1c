// How a thing stands, as a list of what can be said of its kind.
import type { ComponentChildren } from 'preact';
import { longDate } from '../../../words/format.js';
import { Row } from '../../audits/talks/asked.js';
import type { Definition } from './indicator_names.js';
import { IndicatorLinks } from './IndicatorLinks.js';
import { ThingLink } from '../ThingLink.js';
import type { Particular, Thing } from './thing_api.js';
import { claimsOf, claimWords, dueTitle, outcomeWords, putOffWords, responseWords, saidLine, scoreWords } from './thing_words.js';

const LED = ['finding', 'plan', 'theme', 'action', 'milestone', 'risk', 'control', 'recommendation', 'question', 'promise'];
const WITH_DAY = ['source', 'finding', 'plan', 'theme', 'action', 'milestone', 'control', 'meeting', 'recommendation', 'question', 'promise'];

function Several({ lines }: { lines: readonly string[] }) {
  const [only] = lines;
  if (lines.length === 1) return <>{only}</>;
  return <ul class="govuk-list ws-tight">{lines.map((line) => <li key={line}>{line}</li>)}</ul>;
}

function Due({ thing }: { thing: Thing }) {
  if (thing.due === null) return <>Nobody has named a day</>;
  return (
    <>
      {longDate(thing.due)}
      {thing.put_off.length > 0 && thing.first_due !== null && (
        <>
          {thing.first_due !== thing.due && `. First named: ${longDate(thing.first_due)}.`}
          <ul class="govuk-list govuk-list--bullet ws-tight">{thing.put_off.map((one) => <li key={`${one.on} ${one.now_is}`}>{putOffWords(one)}</li>)}</ul>
        </>
      )}
    </>
  );
}

/** The rows of the list: what the kind has, whether or not anybody has said it; and whatever else was said. */
export function factsOf(thing: Thing): [string, ComponentChildren][] {
  const facts: [string, ComponentChildren][] = [];
  const add = (there: boolean, name: string, shown: () => ComponentChildren): void => {
    if (there) facts.push([name, shown()]);
  };
  const { status_said: status } = thing;
  add(thing.status !== '', 'Status', () => (status === null ? `${thing.status_words}, as nobody has said otherwise` : saidLine(status, thing.status_words)));
  add(LED.includes(thing.kind) || thing.lead !== '', 'Lead', () => (thing.lead === '' ? 'Nobody is named' : thing.lead));
  add(WITH_DAY.includes(thing.kind) || thing.due !== null, dueTitle(thing.kind), () => <Due thing={thing} />);
  for (const { of, title, not } of claimsOf(thing.kind)) {
    const said = thing[of];
    add(true, title, () => (said === null ? not : claimWords(said)));
  }
  const { response, outcome, statement, score } = thing;
  add(thing.kind === 'recommendation' || response !== null, 'Response', () => (response === null ? 'None yet' : saidLine(response, responseWords(response.value))));
  add(outcome !== null, 'What became of it', () => (outcome === null ? '' : saidLine(outcome, outcomeWords(outcome.value))));
  add(thing.kind === 'question' || thing.answers.length > 0, thing.kind === 'feedback_theme' ? 'What was done' : 'Answer', () => (thing.answers.length === 0 ? 'None yet' : <Several lines={thing.answers.map((one) => saidLine(one))} />));
  add(thing.kind === 'promise', 'Kept', () => (thing.kept.length === 0 ? 'Never yet' : <Several lines={thing.kept.map((one) => saidLine(one))} />));
  add(statement !== null, 'Number as stated', () => (statement === null ? '' : saidLine(statement, statement.value)));
  add(thing.kind === 'risk', 'Score', () => (score === null ? 'Not scored' : scoreWords(score)));
  add(thing.kind === 'risk' || thing.review !== null, 'Looked at again', () => (thing.review === null ? 'No day is named' : longDate(thing.review)));
  add(thing.progress !== null, 'How far it has come', () => thing.progress?.words ?? '');
  return facts;
}

function ParticularShown({ one, on, definitions }: { one: Particular; on: string; definitions: readonly Definition[] }) {
  return (
    <>
      {one.thing !== null && <ThingLink thing={one.thing} on={on} />}
      {one.thing !== null && one.words !== '' && ', '}
      {one.words}
      {one.indicator !== null && <IndicatorLinks ids={[one.indicator]} definitions={definitions} />}
    </>
  );
}

export function ThingFacts({ thing, on, definitions }: { thing: Thing; on: string; definitions: readonly Definition[] }) {
  return (
    <dl class="govuk-summary-list">
      {factsOf(thing).map(([name, shown]) => <Row key={name} name={name}>{shown}</Row>)}
      {thing.particulars.map((one) => <Row key={`${one.name} ${one.thing?.id ?? ''}`} name={one.name}><ParticularShown one={one} on={on} definitions={definitions} /></Row>)}
      {thing.services.length > 0 && <Row name="Services"><Several lines={thing.services} /></Row>}
      {thing.indicators.length > 0 && <Row name="Indicators"><IndicatorLinks ids={thing.indicators} definitions={definitions} /></Row>}
      <Row name="In the record since">{longDate(thing.since)}</Row>
      <Row name="Last said">{thing.last_said === null ? 'Nothing has been said of it' : longDate(thing.last_said)}</Row>
    </dl>
  );
}
