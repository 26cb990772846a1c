// An improvement record whose every text is an attack (hostile_authority.mjs), with one thing of every kind, as a file that
// `windscreen improvement import` reads (docs/improvement_files.md). Identifiers are slugs: nothing else can be one.
import { hostile } from './hostile_authority.mjs';

const DAY = 86_400_000;
const iso = (days) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);
/** Long past, last month, yesterday, next month. */
const [OLD, RECENT, YESTERDAY, SOON] = [iso(-700), iso(-40), iso(-1), iso(30)];

/** Entries of whatever has a lead and a day: led by an attack, put off for one. */
const led = (due = RECENT) => [
  { on: OLD, kind: 'lead', owner: hostile('Evil lead') },
  { on: OLD, kind: 'due', due: iso(-300) },
  { on: iso(-301), kind: 'due', due, words: hostile('Evil reason') },
  { on: iso(-200), kind: 'update', words: hostile('Evil update'), evidence: hostile('Evil paper') },
];
const claim = (kind, on) => ({ on, kind, value: 'yes', words: hostile('Evil claim'), evidence: hostile('Evil evidence') });

/** The things by key. `service` is one of the authority's, so that its quadrant meeting has exceptions. */
function things(service) {
  return {
    'evil-board': { kind: 'body', sort: 'board' },
    'evil-committee': { kind: 'body', sort: 'scrutiny' },
    'evil-quadrant': { kind: 'body', sort: 'performance', services: [service] },
    'evil-visit': { kind: 'source', sort: 'monitoring_visit', services: [hostile('Evil service'), hostile('Evil other service')], entries: [{ on: OLD, kind: 'status', value: 'held', words: hostile('Evil status') }] },
    'evil-visit-off': { kind: 'source', sort: 'peer_review', services: [hostile('Evil third service')], entries: [{ on: OLD, kind: 'status', value: 'cancelled', words: hostile('Evil reason') }] },
    'evil-finding': { kind: 'finding', sort: 'recommendation', under: 'evil-visit', number: hostile('1'), indicators: ['evil'], entries: [{ on: OLD, kind: 'response', value: 'accepted_in_part', words: hostile('Evil response') }, ...led()] },
    'evil-unplanned': { kind: 'finding', sort: 'area_to_improve', under: 'evil-visit' },
    'evil-plan-before': { kind: 'plan', sort: 'service', entries: [{ on: iso(-100), kind: 'status', value: 'closed', words: hostile('Evil status') }] },
    'evil-lost': { kind: 'action', under: 'evil-plan-before', entries: led() },
    'evil-plan': {
      kind: 'plan', sort: 'improvement', number: hostile('2'), entries: [{ on: OLD, kind: 'status', value: 'running', words: hostile('Evil status') }, ...led(SOON)],
      remits: [{ body: 'evil-board', words: hostile('Evil remit'), from: OLD }, { body: 'evil-committee', words: hostile('Evil remit'), from: OLD, to: iso(-50) }],
    },
    'evil-theme': { kind: 'theme', under: 'evil-plan', number: hostile('A'), services: [service], indicators: ['evil'], entries: [...led(), { on: iso(-20), kind: 'rating', value: 'red', words: hostile('Evil override') }] },
    'evil-action': {
      kind: 'action', under: 'evil-theme', number: hostile('A1'), services: [service], indicators: ['evil'], entries: [...led(), { on: iso(-20), kind: 'rating', value: 'green', words: hostile('Evil override') }],
      links: [{ to: 'evil-finding', how: 'answers' }, { to: 'evil-lost', how: 'carries_on' }, { to: 'evil-capacity', how: 'depends_on' }],
    },
    'evil-done': { kind: 'action', under: 'evil-plan', entries: [...led(), claim('delivered', iso(-150)), claim('embedded', iso(-100)), claim('impact', iso(-60))] },
    'evil-milestone': { kind: 'milestone', under: 'evil-action', entries: led() },
    'evil-next-milestone': { kind: 'milestone', under: 'evil-action', after: { milestone: 'evil-milestone', months: 1, days: 2 }, entries: led(SOON) },
    'evil-measure': {
      kind: 'measure', under: 'evil-action', measure: { indicator: 'evil', better: 'lower', baseline: '9', baseline_on: '2020-06-30', target: '1', target_on: SOON },
      entries: [{ on: iso(-10), kind: 'statement', value: '5', words: hostile('Evil words'), evidence: hostile('Evil evidence') }],
    },
    'evil-words-alone': { kind: 'measure', under: 'evil-theme', measure: {} },
    'evil-risk': {
      kind: 'risk', number: hostile('7'), risk: { cause: hostile('Evil cause'), effect: hostile('Evil effect') },
      entries: [{ on: OLD, kind: 'lead', owner: hostile('Evil owner') }, { on: OLD, kind: 'score', value: '4x5', words: hostile('Evil words') }, { on: OLD, kind: 'review', due: RECENT, words: hostile('Evil words') }],
    },
    'evil-control': { kind: 'control', sort: 'control', under: 'evil-risk', entries: [{ on: OLD, kind: 'status', value: 'in_place', words: hostile('Evil status') }] },
    'evil-capacity': { kind: 'control', sort: 'capacity', under: 'evil-risk', services: [service], indicators: ['evil'], entries: [{ on: OLD, kind: 'status', value: 'in_place' }, ...led(SOON)] },
    'evil-meeting-before': { kind: 'meeting', under: 'evil-board', entries: [{ on: OLD, kind: 'due', due: iso(-90) }, { on: iso(-90), kind: 'status', value: 'held' }] },
    'evil-item-before': { kind: 'item', under: 'evil-meeting-before', links: [{ to: 'evil-action', how: 'tells' }] },
    'evil-meeting': { kind: 'meeting', under: 'evil-board', entries: [{ on: OLD, kind: 'due', due: YESTERDAY }, { on: YESTERDAY, kind: 'status', value: 'held', words: hostile('Evil words') }] },
    'evil-item': { kind: 'item', under: 'evil-meeting', number: hostile('3'), links: [{ to: 'evil-report', how: 'tells' }, { to: 'evil-action', how: 'tells' }] },
    'evil-point': { kind: 'point', under: 'evil-item', number: hostile('1') },
    'evil-witness': { kind: 'witness', under: 'evil-item' },
    'evil-recommendation': { kind: 'recommendation', under: 'evil-item', entries: led() },
    'evil-decision': { kind: 'decision', under: 'evil-item', decision: { outcome: 'agreed', call_in_by: 'evil-committee', call_in_days: 5 } },
    'evil-called-in': { kind: 'decision', under: 'evil-item', decision: { outcome: 'agreed_with_changes', call_in_by: 'evil-committee', call_in_days: 5 }, entries: [{ on: YESTERDAY, kind: 'outcome', value: 'called_in', words: hostile('Evil call-in') }] },
    'evil-question': { kind: 'question', under: 'evil-item', entries: led() },
    'evil-answered': { kind: 'question', under: 'evil-item', entries: [{ on: YESTERDAY, kind: 'answer', words: hostile('Evil answer'), evidence: hostile('Evil evidence') }] },
    'evil-off': { kind: 'meeting', under: 'evil-committee', entries: [{ on: OLD, kind: 'due', due: SOON }, { on: RECENT, kind: 'status', value: 'cancelled', words: hostile('Evil reason') }] },
    'evil-quadrant-before': { kind: 'meeting', under: 'evil-quadrant', entries: [{ on: OLD, kind: 'due', due: iso(-35) }, { on: iso(-35), kind: 'status', value: 'held' }] },
    'evil-quadrant-item': { kind: 'item', under: 'evil-quadrant-before', links: [{ to: 'evil-action', how: 'tells' }] },
    'evil-quadrant-meeting': { kind: 'meeting', under: 'evil-quadrant', entries: [{ on: OLD, kind: 'due', due: YESTERDAY }, { on: YESTERDAY, kind: 'status', value: 'held' }] },
    'evil-report': { kind: 'report', links: [{ to: 'evil-finding', how: 'tells' }] },
    'evil-promise': { kind: 'promise', promise: { to: 'evil-board', every_months: 3 }, entries: [...led(RECENT), { on: iso(-30), kind: 'kept', words: hostile('Evil words'), evidence: hostile('Evil evidence') }], links: [{ to: 'evil-item', how: 'promises' }] },
    'evil-feedback': { kind: 'feedback', sort: 'families', services: [service], feedback: { asked: 40, replied: 20 } },
    'evil-said': { kind: 'feedback_theme', sort: 'to_change', under: 'evil-feedback', mentions: 12, links: [{ to: 'evil-done', how: 'shows' }], entries: [{ on: iso(-5), kind: 'answer', words: hostile('Evil answer'), evidence: hostile('Evil evidence') }] },
    'evil-unheard': { kind: 'feedback_theme', sort: 'to_change', under: 'evil-feedback', mentions: 3 },
  };
}

/** Words of JSON are words of YAML, in quotes; days stand bare. */
const day = /^\d{4}-\d{2}-\d{2}$/;
function inline(value) {
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`;
  if (value !== null && typeof value === 'object') return `{${Object.entries(value).map(([name, one]) => `${name}: ${inline(one)}`).join(', ')}}`;
  return typeof value === 'string' && !day.test(value) ? JSON.stringify(value) : String(value);
}

/** Lists of maps stand below each other, so that a fault is told with its line. */
function member([name, value]) {
  const below = Array.isArray(value) && typeof value[0] === 'object';
  return below ? `    ${name}:\n${value.map((one) => `      - ${inline(one)}`).join('\n')}` : `    ${name}: ${inline(value)}`;
}

/** The file, the keys of everything in it, and the meetings of which a page can be frozen, with its kind. */
export function hostileRecord(service) {
  const all = things(service);
  const text = Object.entries(all).map(([key, thing]) => {
    const since = thing.kind === 'decision' ? YESTERDAY : OLD;
    return `  - key: ${key}\n${Object.entries({ title: hostile(`Evil ${key.replace('evil-', '')}`), words: hostile('Evil words'), since, ...thing }).map(member).join('\n')}`;
  });
  return {
    yaml: `things:\n${text.join('\n')}\n`,
    keys: Object.keys(all),
    kinds: new Set(Object.values(all).map(({ kind }) => kind)),
    freezes: [{ meeting: 'evil-meeting', kind: 'board' }, { meeting: 'evil-quadrant-meeting', kind: 'quadrant' }],
  };
}
