import { AuthorityFunnelBlock } from '../components/AuthorityFunnelBlock.js';
import { Chart } from '../components/Chart.js';
import { LineSwatch } from '../components/ChartKey.js';
import { Details } from '../components/Details.js';
import { usePrinting } from '../components/printing.js';
import { WideTable, type WideColumn } from '../components/WideTable.js';
import { bareValue, unitWords } from '../words/published.js';
import { latest, type Block, type Measure, type Profile, type Year } from './data.js';
import { chartWords, lines, profileSpec } from './spec.js';
import { countsOf, periodWords, placeWords, valueOr } from './words.js';

/** On paper two measures stand beside each other. */
const HALF_PAGE = 330;

/** Kept in one line of a table. */
const whole = (text: string): string => text.replace(/ /g, '\u00a0');

/** The columns of a table of years: those of others only where the measure has them. */
function columns(profile: Profile, measure: Measure): WideColumn<Year>[] {
  const { unit } = measure;
  const some = (field: 'england' | 'region' | 'neighbours_mean' | 'rank'): boolean =>
    measure.years.some((year) => year[field] !== null);
  const other = (title: string, field: 'england' | 'region' | 'neighbours_mean' | 'neighbours_median'): WideColumn<Year> => ({
    title,
    numeric: true,
    cell: (year) => (year[field] === null ? 'no figure' : bareValue(unit, year[field])),
    value: (year) => year[field],
  });
  return [
    { title: 'Year', cell: (year) => year.year, value: (year) => year.year },
    {
      title: profile.authority.name,
      numeric: true,
      cell: (year) => valueOr(unit, year.own, year.symbol),
      value: (year) => year.own ?? (year.symbol === '' ? null : valueOr(unit, null, year.symbol)),
    },
    ...(measure.years.some((year) => countsOf(year) !== '') ? [{ title: 'Counts', numeric: true, cell: (year: Year) => whole(countsOf(year)), value: countsOf }] : []),
    ...(some('england') ? [other(unit === 'count' ? 'England (total)' : 'England', 'england')] : []),
    ...(some('region') ? [other(unit === 'count' ? `${profile.authority.region} (total)` : profile.authority.region, 'region')] : []),
    ...(some('neighbours_mean')
      ? [
          other('Neighbours, mean', 'neighbours_mean'),
          other('Neighbours, median', 'neighbours_median'),
          {
            title: 'Neighbours with a figure',
            numeric: true,
            cell: (year: Year) => (year.neighbours_of === 0 ? 'none' : `${year.neighbours_with_value} of ${year.neighbours_of}`),
          },
        ]
      : []),
    ...(some('rank')
      ? [
          { title: 'Place', numeric: true, cell: (year: Year) => whole(placeWords(year)), value: placeWords },
          { title: 'Quarter', numeric: true, cell: (year: Year) => (year.quartile === null ? '' : String(year.quartile)) },
        ]
      : []),
  ];
}

/** How many years print has; the file has all of them. */
export const PRINTED_YEARS = 3;

const hasAny = (year: Year): boolean => year.own !== null || year.symbol !== '' || year.england !== null;

/** On paper: the newest years, in a table that two go beside each other of. */
function PrintedYears({ profile, measure }: { profile: Profile; measure: Measure }) {
  const years = measure.years.filter(hasAny).slice(-PRINTED_YEARS);
  const other = (title: string, field: 'england' | 'neighbours_mean'): WideColumn<Year>[] =>
    measure.unit !== 'count' && measure.years.some((year) => year[field] !== null)
      ? [{ title, numeric: true, cell: (year) => valueOr(measure.unit, year[field]), value: (year) => year[field] }]
      : [];
  return (
    <WideTable
      caption={`${measure.name}: ${unitWords(measure.unit).toLowerCase()}, ${periodWords(measure)}, newest years`}
      hideCaption
      rows={years}
      columns={[
        { title: unitWords(measure.unit), cell: (year) => year.year, value: (year) => year.year },
        { title: profile.authority.name, numeric: true, cell: (year) => valueOr(measure.unit, year.own, year.symbol) },
        ...other('England', 'england'),
        ...other('Neighbours', 'neighbours_mean'),
      ]}
    />
  );
}

/** One measure: its sentence, its chart and, behind it, every year. */
export function MeasureBlock({ profile, measure }: { profile: Profile; measure: Measure }) {
  const printing = usePrinting();
  const drawn = lines(profile, measure);
  const noted = measure.years.filter((year) => year.note !== '');
  const enough = measure.years.filter((year) => year.own !== null || year.england !== null).length > 1;
  return (
    <div class="ws-indicator" id={`measure-${measure.id}`}>
      <h3 class="govuk-heading-m" id={`title-${measure.id}`}>{measure.name}</h3>
      <p class="govuk-body ws-sentence">{measure.sentence}</p>
      {enough && (
        <Chart
          name={`${measure.id}-chart`}
          title={`${measure.name}, ${profile.authority.name}`}
          words={chartWords(profile, measure)}
          of={measure}
          printWidth={HALF_PAGE}
          spec={(width) => profileSpec(profile, measure, width)}
        >
          <ul class="govuk-list ws-key">
            {[...drawn].reverse().map((line) => (
              <li><LineSwatch colour={line.colour} dash={line.dash} width={line.width} />{line.name}{line.field === 'neighbours_mean' ? ' (mean)' : ''}</li>
            ))}
          </ul>
        </Chart>
      )}
      {measure.funnel && <AuthorityFunnelBlock measure={measure} funnel={measure.funnel} />}
      {printing && <PrintedYears profile={profile} measure={measure} />}
      {!printing && <Details summary={<>Every year<span class="govuk-visually-hidden">: {measure.name}</span></>}>
        {() => (
          <>
            <WideTable
              caption={`${measure.name}: ${unitWords(measure.unit).toLowerCase()}, ${periodWords(measure)}`}
              columns={columns(profile, measure)}
              rows={measure.years}
              name={measure.id}
              notes={noted.map((year) => [String(year.year), year.note])}
            />
            {noted.length > 0 && (
              <ul class="govuk-list govuk-list--bullet ws-notes">
                {noted.map((year) => <li><strong>{year.year}:</strong> {year.note}</li>)}
              </ul>
            )}
            {measure.years.some((year) => year.rank !== null) && (
              <p class="govuk-body-s">Place 1 and quarter 1 are the highest values among all authorities with a figure.</p>
            )}
          </>
        )}
      </Details>}
    </div>
  );
}

interface GroupRow {
  measure: Measure;
  year: Year | undefined;
}

/** The groups of a share: the newest year of each, beside the others; behind them every year. */
export function GroupBlock({ profile, block }: { profile: Profile; block: Block }) {
  const printing = usePrinting();
  const rows: GroupRow[] = block.measures.map((measure) => ({ measure, year: latest(measure) ?? measure.years.at(-1) }));
  const cell = (row: GroupRow, field: 'england' | 'region' | 'neighbours_mean'): string =>
    valueOr(row.measure.unit, row.year?.[field] ?? null);
  const value = (field: 'england' | 'region' | 'neighbours_mean') => (row: GroupRow) => row.year?.[field] ?? null;
  const years = block.measures.flatMap((measure) => measure.years.map((year) => ({ measure, year })));
  return (
    <div class="ws-indicator ws-print-wide" id={`measure-${block.id}`}>
      <h3 class="govuk-heading-m" id={`title-${block.id}`}>{block.name}</h3>
      <p class="govuk-body ws-sentence">The newest published figure of each group, {block.measures[0] ? periodWords(block.measures[0]) : ''}. Place 1 is the highest.</p>
      <WideTable
        caption={`${block.name}, newest year`}
        hideCaption
        name={block.id}
        rows={rows}
        columns={[
          { title: 'Group', cell: (row) => row.measure.group },
          { title: 'Year', numeric: true, cell: (row) => row.year?.year ?? '', value: (row) => row.year?.year ?? null },
          { title: profile.authority.name, numeric: true, cell: (row) => valueOr(row.measure.unit, row.year?.own ?? null, row.year?.symbol), value: (row) => row.year?.own ?? valueOr(row.measure.unit, null, row.year?.symbol) },
          { title: 'England', numeric: true, cell: (row) => cell(row, 'england'), value: value('england') },
          { title: profile.authority.region, numeric: true, cell: (row) => cell(row, 'region'), value: value('region') },
          { title: 'Neighbours, mean', numeric: true, cell: (row) => cell(row, 'neighbours_mean'), value: value('neighbours_mean') },
          { title: 'Place', numeric: true, cell: (row) => (row.year ? placeWords(row.year) : '') },
        ]}
      />
      {!printing && <Details summary={<>Every year<span class="govuk-visually-hidden">: {block.name}</span></>}>
        {() => (
          <WideTable
            caption={`${block.name}, every year`}
            name={`${block.id}-years`}
            rows={years}
            columns={[
              { title: 'Group', cell: (row) => row.measure.group },
              { title: 'Year', cell: (row) => row.year.year, value: (row) => row.year.year },
              { title: profile.authority.name, numeric: true, cell: (row) => valueOr(row.measure.unit, row.year.own, row.year.symbol), value: (row) => row.year.own ?? valueOr(row.measure.unit, null, row.year.symbol) },
              { title: 'Counts', numeric: true, cell: (row) => countsOf(row.year) },
              { title: 'England', numeric: true, cell: (row) => valueOr(row.measure.unit, row.year.england), value: (row) => row.year.england },
              { title: 'Neighbours, mean', numeric: true, cell: (row) => valueOr(row.measure.unit, row.year.neighbours_mean), value: (row) => row.year.neighbours_mean },
            ]}
          />
        )}
      </Details>}
    </div>
  );
}
