// What is sent of a thing that is to be added: the fields of its kind alone, however much was typed into others before.
import { givenDay } from '../../children/days.js';
import { hasIndicators, hasServices, type NewTyped, type Place } from './new_thing.js';
import type { Kind } from './thing_api.js';

const blank = (text: string): boolean => text.trim() === '';
const whole = (text: string): number => (blank(text) ? 0 : Number(text.trim()));
const dayOrNull = (text: string): string | null => givenDay(text) || null;

function particulars(typed: NewTyped): Record<string, unknown> {
  switch (typed.kind) {
    case 'measure': {
      const held = typed.indicator !== '';
      const text = (value: string): string => (held ? value.trim() : '');
      const baseline = held && !blank(typed.baseline);
      return {
        measure: {
          indicator: held ? typed.indicator : null, better: held ? typed.better : '', baseline: text(typed.baseline),
          baseline_on: baseline ? dayOrNull(typed.baseline_on) : null, target: text(typed.target), target_on: held ? dayOrNull(typed.target_on) : null,
        },
      };
    }
    case 'milestone': {
      const waits = typed.after !== '';
      return { milestone: { after: waits ? typed.after : null, lag_months: waits ? whole(typed.lag_months) : 0, lag_days: waits ? whole(typed.lag_days) : 0 } };
    }
    case 'risk': return blank(typed.cause + typed.effect) ? {} : { risk: { cause: typed.cause.trim(), effect: typed.effect.trim() } };
    case 'decision': return { decision: { outcome: typed.outcome, call_in_by: typed.call_in_by === '' ? null : typed.call_in_by, call_in_days: whole(typed.call_in_days) } };
    case 'promise': return { to: typed.to, every_months: whole(typed.every_months) };
    case 'feedback': return blank(typed.asked + typed.replied) ? {} : { feedback: { asked: whole(typed.asked), replied: whole(typed.replied) } };
    case 'feedback_theme': return blank(typed.mentions) ? {} : { mentions: whole(typed.mentions) };
    default: return {};
  }
}

/** One that was chosen and not yet taken into the list is meant too. */
const indicatorsOf = (typed: NewTyped): string[] => [...new Set([...typed.indicators, typed.next_indicator])].filter((one) => one !== '');

const servicesOf = (typed: NewTyped): string[] => [...new Set([...typed.services, typed.other_service.trim()])].filter((one) => one !== '');

export function newWish(typed: NewTyped, kind: Kind, place: Place): Record<string, unknown> {
  const given = (name: string, text: string): Record<string, string> => (blank(text) ? {} : { [name]: text.trim() });
  const parent = place.parent ?? (typed.theme === '' ? typed.plan : typed.theme);
  return {
    kind: kind.code,
    title: typed.title.trim(),
    ...given('sort', kind.sorts.length > 0 ? typed.sort : ''),
    ...given('parent', place.parent !== null || kind.must_have_parent ? parent : ''),
    ...given('number', typed.number),
    ...given('words', typed.words),
    ...given('since', givenDay(typed.since) ?? ''),
    ...(hasServices(kind.code) && servicesOf(typed).length > 0 ? { services: servicesOf(typed) } : {}),
    ...(hasIndicators(kind.code) && indicatorsOf(typed).length > 0 ? { indicators: indicatorsOf(typed) } : {}),
    ...(place.answers === null ? {} : { answers: place.answers }),
    ...(kind.entries.includes('lead') ? { ...given('owner', typed.owner), ...given('owner_email', typed.email) } : {}),
    ...(kind.entries.includes('due') ? given('due', givenDay(typed.due) ?? '') : {}),
    ...particulars(typed),
  };
}
