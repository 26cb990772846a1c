import type { ComponentChildren } from 'preact';
import { Chart } from '../../components/Chart.js';
import { Details } from '../../components/Details.js';
import { Download } from '../../components/Download.js';
import { useDrillDown } from '../../components/drill_down.js';
import { exceptionPoints, exceptionsSpec, exceptionsWords } from '../../components/exceptions_spec.js';
import { WideTable, type WideColumn } from '../../components/WideTable.js';
import type { Report, Standing } from '../../data/report.js';
import type { Cell } from '../../data/table.js';
import { linesOf, percentLate, placesOf, placesOver, teamsOf, type Exception, type ExceptionMeasure, type Line, type Place, type Teams, type Unit, type UnitKind } from '../../data/teams.js';
import { count, longDate, percent } from '../../words/format.js';
import {
  apartSentence, beforeWords, changeWords, dueWords, exceptionName, exceptionShort, exceptionTitle, KINDS, KNOWN_MEASURES, lateWithPercent,
  lateWords, limitsWords, standingMark, standingSentences, unitName, unitNote, whenWords,
} from '../../words/teams.js';
import { SUPPRESSED } from '../../words/sentence.js';
import { indicatorLink } from '../routes.js';

const COLOURS: Record<Standing, string> = {
  'higher than chance': 'red', 'may be higher': 'yellow', 'as expected': 'grey', 'may be lower': 'grey', 'lower than chance': 'green',
};

function StandingTag({ standing }: { standing: Standing }) {
  const words = standing.charAt(0).toUpperCase() + standing.slice(1);
  return <strong class={`govuk-tag govuk-tag--${COLOURS[standing]}`}>{words}</strong>;
}

/** Every figure of some units, a row each, for saving. */
export function exceptionRows(teams: Teams, units: readonly Unit[]): Cell[][] {
  const shown = (value: number | null | undefined, hidden = false): Cell => (hidden ? SUPPRESSED : value ?? null);
  return units.flatMap((unit) =>
    linesOf(teams, unit).map(({ measure, exception: one }) => [
      unit.kind, unitName(unit), measure.id, exceptionName(measure.id), measure.now[0], measure.now[1],
      shown(one.now[0], one.hidden), shown(one.now[1], one.hidden && one.now[1] === null), percentLate(one.now),
      percentLate(measure.whole.now), one.limits?.[0] ?? null, one.limits?.[1] ?? null, one.standing ?? null,
      shown(one.month_before?.[0]), shown(one.month_before?.[1]), shown(one.year_before?.[0]), shown(one.year_before?.[1]),
      shown(one.due),
    ]),
  );
}

export const EXCEPTION_COLUMNS = [
  'kind', 'unit', 'id', 'exception', 'period_start', 'period_end', 'late', 'of', 'percent', 'percent_whole', 'lower_95', 'upper_95', 'standing',
  'late_month_before', 'of_month_before', 'late_year_before', 'of_year_before', 'coming_due',
];

function Name({ report, measure }: { report: Report; measure: ExceptionMeasure }) {
  const indicator = report.indicators.find(({ id }) => id === measure.id);
  const words = exceptionTitle(measure);
  return indicator ? <a class="govuk-link" href={indicatorLink(indicator)}>{words}</a> : <span>{words}</span>;
}

function Before({ exception, which }: { exception: Exception; which: 'month_before' | 'year_before' }) {
  const before = exception[which];
  const change = before && !(before[0] === 0 && before[1] === 0) ? changeWords(exception.now, before) : '';
  return <span><span class="ws-nowrap">{beforeWords(before)}</span>{change !== '' && <span class="ws-small">{change}</span>}</span>;
}

/** The figure's number, with the way to the children in it for those who may see them: who they are, and whose. */
function Late({ report, line, unit }: { report: Report; line: Line; unit: Unit | null }) {
  const { measure, exception } = line;
  const drillDown = useDrillDown();
  const late = exception.now[0] ?? 0;
  const about = report.indicators.find(({ id }) => id === measure.id);
  const choice = {
    as_at: measure.now[1],
    ...(unit ? { dimension: unit.kind, group: unit.name } : {}),
    ...(about?.unit === 'percent' ? { met: false } : {}),
  };
  return (
    <span class="ws-nowrap">
      <strong>{lateWithPercent(exception)}</strong>
      {drillDown && late > 0 && about && !measure.id.startsWith('workers') && (
        <a class="govuk-link ws-small ws-screen" href={drillDown(measure.id, choice)}>Who and whose<span class="govuk-visually-hidden">: {exceptionTitle(measure)}</span></a>
      )}
    </span>
  );
}

/** The columns of earlier days and of what is coming due, where the report has them. */
function timeColumns(teams: Teams): WideColumn<Line>[] {
  const columns: WideColumn<Line>[] = [];
  for (const which of ['month_before', 'year_before'] as const) {
    if (whenWords(teams, which) === '') continue;
    columns.push({
      title: which === 'month_before' ? 'A month before' : 'A year before',
      numeric: true,
      cell: ({ exception }) => <Before exception={exception} which={which} />,
      value: ({ exception }) => beforeWords(exception[which]),
    });
  }
  const due = dueWords(teams);
  if (due !== '')
    columns.push({ title: due, numeric: true, cell: ({ exception }) => (exception.due === undefined ? '' : count(exception.due)) });
  return columns;
}

function When({ report, teams }: { report: Report; teams: Teams }) {
  const month = whenWords(teams, 'month_before');
  const year = whenWords(teams, 'year_before');
  if (report.audience === 'public') {
    return (
      <p class="govuk-body">
        Changes over time by team, what is coming due, and how many workers are over their limit are not published: they could give away what is suppressed.
      </p>
    );
  }
  return (
    <p class="govuk-body">
      {month !== '' && `A month before is ${month}. `}
      {year !== '' && `A year before is ${year}. `}
      {teams.due_until === null
        ? 'What was coming due can only be said of the day that the load is of.'
        : `Due are those that become late unless something is done by ${longDate(teams.due_until)}, 10 working days ahead; those already late are not among them.`}
    </p>
  );
}

function Differing({ teams, places, kind }: { teams: Teams; places: Place[]; kind: UnitKind }) {
  const units = places.map(({ unit }) => unit);
  const found = teams.measures.map((_, place) => apartSentence(teams, units, place)).filter((one) => one !== '');
  const judged = units.flatMap((unit) => unit.measures).filter((one) => one?.standing !== undefined).length;
  if (judged === 0) return null;
  return found.length === 0 ? (
    <p class="govuk-body">No {kind} differs from the whole authority by more than chance would give, in {count(judged)} comparisons.</p>
  ) : (
    <div>
      <p class="govuk-body">Different from the whole authority by more than chance would give:</p>
      <ul class="govuk-list govuk-list--bullet">{found.map((one) => <li>{one}</li>)}</ul>
    </div>
  );
}

/** Units of a kind, a row each, with what is late in each. */
function UnitsTable({ teams, places, kind, caption }: { teams: Teams; places: Place[]; kind: UnitKind; caption: string }) {
  const shown = teams.measures.map((measure, place) => ({ measure, place })).filter(({ place }) => places.some(({ unit }) => unit.measures[place]));
  const columns: WideColumn<Place>[] = [
    { title: KINDS[kind].replace(/s$/, ''), cell: ({ unit, path }) => <a class="govuk-link" href={`#/${path}`}>{unitName(unit)}</a> },
    ...shown.map(({ measure, place }): WideColumn<Place> => ({
      title: exceptionShort(measure.id),
      numeric: true,
      value: ({ unit }) => {
        const one = unit.measures[place];
        if (!one) return null;
        const apart = one.standing === 'higher than chance' || one.standing === 'lower than chance' ? `, ${one.standing}` : '';
        return lateWords(one.now, one.hidden) + apart;
      },
      cell: ({ unit }) => {
        const one = unit.measures[place];
        if (!one) return '';
        const apart = one.standing === 'higher than chance' || one.standing === 'lower than chance' ? one.standing : null;
        return (
          <span class="ws-nowrap">
            {lateWords(one.now, one.hidden)}
            {apart !== null && <strong class="ws-small">{standingMark(apart)} {apart}</strong>}
          </span>
        );
      },
    })),
  ];
  return (
    <div class="ws-units">
      <WideTable caption={caption} rows={places} columns={columns} />
    </div>
  );
}

function KindSection({ teams, places, kind }: { teams: Teams; places: Place[]; kind: UnitKind }) {
  return (
    <section class="ws-indicator">
      <h2 class="govuk-heading-m">{KINDS[kind]}</h2>
      <Differing teams={teams} places={places} kind={kind} />
      <UnitsTable teams={teams} places={places} kind={kind} caption={`Exceptions by ${kind}`} />
    </section>
  );
}

/** The teams of a service or quadrant; nothing for a team, and where none is known. */
function TeamsWithin({ report, teams, unit }: { report: Report; teams: Teams; unit: Unit }) {
  const within = teamsOf(placesOf(report), unit);
  if (within.length === 0) return null;
  const name = unitName(unit);
  return (
    <section>
      <h2 class="govuk-heading-m">Teams of {name}</h2>
      <Differing teams={teams} places={within} kind="team" />
      <UnitsTable teams={teams} places={within} kind="team" caption={`Exceptions of the teams of ${name}`} />
      <p class="govuk-body-s">
        Where a team is on {longDate(report.as_at)}. Choose a name for its page. Its counts need not add up to those above, which hold
        what was done by other teams too.
      </p>
    </section>
  );
}

/** Every unit with its counts, by name, and who differs from the whole. */
export function TeamsPage({ report }: { report: Report }) {
  const { teams } = report;
  if (!teams) {
    return (
      <p class="govuk-body">
        <strong>Not measured.</strong> This load does not say which team has which child, so nothing can be counted by team.
      </p>
    );
  }
  const places = placesOf(report);
  const kinds = (['quadrant', 'service', 'team'] as const).filter((kind) => places.some(({ unit }) => unit.kind === kind));
  const missing = KNOWN_MEASURES.filter((id) => !teams.measures.some((one) => one.id === id) && !(report.audience === 'public' && id.startsWith('workers')));
  const whole: Line[] = teams.measures.map((measure) => ({ measure, exception: measure.whole }));
  return (
    <div>
      <p class="govuk-body-l">
        What is late or over a limit at {longDate(report.as_at)}, in the whole authority and in each quadrant, service and team. Choose a name for its page.
      </p>
      <WideTable
        caption="The whole authority"
        rows={whole}
        columns={[
          { title: 'Exception', cell: ({ measure }) => <Name report={report} measure={measure} />, value: ({ measure }) => exceptionTitle(measure) },
          { title: 'Now', numeric: true, cell: (line) => <Late report={report} line={line} unit={null} />, value: ({ exception }) => lateWithPercent(exception) },
          ...timeColumns(teams),
        ]}
      />
      <When report={report} teams={teams} />
      {missing.length > 0 && (
        <p class="govuk-body"><strong>Not measured</strong> from this load: {missing.map((id) => exceptionName(id).toLowerCase()).join('; ')}.</p>
      )}
      <p class="govuk-inset-text ws-caveat">
        This is no league table. Units stand by name; their children and their work differ, and in a small team one child moves the figure. A unit is
        marked only where its figure lies outside what chance would give 998 times in 1,000 around the whole authority’s. A mark
        says “find out why”, not whose fault it is.
      </p>
      {kinds.map((kind) => <KindSection teams={teams} kind={kind} places={places.filter(({ unit }) => unit.kind === kind)} />)}
      <Download
        name={`exceptions-${report.as_at}`}
        what="exceptions by quadrant, service and team"
        words="Save all of these"
        columns={EXCEPTION_COLUMNS}
        rows={() => exceptionRows(teams, places.map(({ unit }) => unit))}
      />
    </div>
  );
}

/** One team's, service's or quadrant's exceptions; `next` stands after what is late. */
export function UnitPage({ report, place, next = null }: { report: Report; place: Place; next?: ComponentChildren }) {
  const { teams } = report;
  if (!teams) return null;
  const { unit } = place;
  const lines = linesOf(teams, unit);
  const note = unitNote(unit);
  const points = exceptionPoints(lines);
  const name = unitName(unit);
  return (
    <div>
      <ul class="govuk-list govuk-list--spaced">
        <li><a class="govuk-link" href="#/teams">All teams and quadrants</a></li>
        {placesOver(placesOf(report), unit).map((over) => (
          <li><a class="govuk-link" href={`#/${over.path}`}>{unitName(over.unit)} ({over.unit.kind})</a></li>
        ))}
      </ul>
      {note !== '' && <p class="govuk-inset-text ws-caveat">{note}</p>}
      {standingSentences(teams, unit).map((one) => <p class="govuk-body-l">{one}</p>)}
      <WideTable
        caption={`Exceptions at ${longDate(report.as_at)}`}
        rows={lines}
        columns={[
          { title: 'Exception', cell: ({ measure }) => <Name report={report} measure={measure} />, value: ({ measure }) => exceptionTitle(measure) },
          { title: 'Now', numeric: true, cell: (line) => <Late report={report} line={line} unit={unit} />, value: ({ exception }) => lateWithPercent(exception) },
          ...timeColumns(teams),
        ]}
      />
      <When report={report} teams={teams} />
      {next}
      <TeamsWithin report={report} teams={teams} unit={unit} />
      <h2 class="govuk-heading-m">Compared fairly</h2>
      <p class="govuk-body">
        {lines.some(({ exception }) => exception.standing)
          ? `A ${unit.kind} of this size would by chance alone lie within the limits 95 times in 100, if it were no different from the whole authority.`
          : 'Too little is known here to compare it with what chance would give.'}
      </p>
      {points.length > 0 && (
        <div class="ws-exceptions">
          <Chart
            name={`exceptions-${place.path.replace('teams/', '')}`}
            title={`Exceptions: ${name}`}
            words={exceptionsWords(points)}
            of={unit}
            spec={(width) => exceptionsSpec(points, width)}
          >
            <p class="govuk-body-s ws-chart-notes">
              The grey bar is what chance gives, the upright line the whole authority. ▲ more than chance, ▼ fewer than chance (beyond
              what it gives 998 times in 1,000), ● no clear difference.
            </p>
          </Chart>
        </div>
      )}
      <Details summary="Table: compared with the whole authority">
        {() => (
          <WideTable
            caption={`${name} compared with the whole authority`}
            rows={lines}
            columns={[
              { title: 'Exception', cell: ({ measure }) => exceptionTitle(measure) },
              { title: 'Here', numeric: true, cell: ({ exception }) => lateWithPercent(exception) },
              { title: 'Whole authority', numeric: true, cell: ({ measure }) => wholePercent(measure) },
              { title: 'Chance gives', numeric: true, cell: ({ exception }) => limitsWords(exception) },
              { title: 'Standing', cell: ({ exception }) => (exception.standing ? <StandingTag standing={exception.standing} /> : 'not judged'), value: ({ exception }) => exception.standing ?? 'not judged' },
            ]}
          />
        )}
      </Details>
      <Download
        name={`exceptions-${place.path.replace('teams/', '')}-${report.as_at}`}
        what={`exceptions of ${name}`}
        words="Save all of these"
        columns={EXCEPTION_COLUMNS}
        rows={() => exceptionRows(teams, [unit])}
      />
    </div>
  );
}

function wholePercent(measure: ExceptionMeasure): string {
  const share = percentLate(measure.whole.now);
  return share === null ? lateWords(measure.whole.now, measure.whole.hidden) : percent(share);
}
