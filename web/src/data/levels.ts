// The levels of need, and the indicators that count the children at each.
import type { Indicator, Report } from './report.js';
import { latest, whyNotMeasured } from './series.js';

export interface Level {
  name: string;
  /** Fits a pane of the picture. */
  short: string;
  /** What families get at this level. */
  about: string;
  value: number | null;
  suppressed: boolean;
  /** The date, ISO; empty where there is no figure. */
  date: string;
  indicator: Indicator | null;
}

// The first id that the report has a figure for is the level's.
const LEVELS: { name: string; short: string; about: string; ids: string[] }[] = [
  {
    name: 'Early help', short: 'Early help', ids: ['early_help_open'],
    about: 'Families who agreed to help from the council or a partner before statutory services are needed.',
  },
  {
    name: 'Children in need', short: 'In need', ids: ['cin_open', 'cin_plans_open'],
    about: 'Children with an open episode of need: being assessed, or helped under a plan of any kind.',
  },
  {
    name: 'Children on a child protection plan', short: 'Protection', ids: ['cp_plans_open'],
    about: 'Children who need a plan to keep them safe from significant harm.',
  },
  {
    name: 'Children looked after', short: 'Looked after', ids: ['cla_total'],
    about: 'Children in the care of the council.',
  },
  {
    name: 'Care leavers', short: 'Care leavers', ids: ['care_leavers_total'],
    about: 'Young people who were looked after and have a right to support.',
  },
];

export function levels(report: Report): Level[] {
  const population = report.population;
  const universal: Level = {
    name: 'Universal services', short: 'Universal',
    about: 'All children aged 0 to 17 who live here: schools, health visitors, GPs and family centres are for everyone.',
    value: population?.children ?? null,
    suppressed: false,
    date: population ? `${population.mid_year}-06-30` : '',
    indicator: null,
  };
  return [universal, ...LEVELS.map(({ name, short, about, ids }) => {
    const known = ids.flatMap((id) => report.indicators.find((indicator) => indicator.id === id) ?? []);
    const indicator = known.find((one) => whyNotMeasured(report, one) === null) ?? null;
    const figure = indicator ? latest(report, indicator) : null;
    return {
      name, short, about, indicator,
      value: figure?.suppressed ? null : figure?.value ?? null,
      suppressed: figure?.suppressed ?? false,
      date: figure?.period[1] ?? '',
    };
  })];
}
