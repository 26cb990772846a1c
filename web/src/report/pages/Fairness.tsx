import { Chart } from '../../components/Chart.js';
import { Details } from '../../components/Details.js';
import { ratioSpec, type RatioRow } from '../../components/ratio_spec.js';
import { capital } from '../../components/Sentence.js';
import { WideTable } from '../../components/WideTable.js';
import type { DimensionGroups, Disproportion } from '../../data/fairness.js';
import type { Report } from '../../data/report.js';
import {
  dimensionName, groupName, hasPopulation, levelName, levelSentences, notComparedSentence, onwardSentences, ratioWords, referenceWords, shareOf, stepName,
} from '../../words/fairness.js';
import { count, longDate, number, percent } from '../../words/format.js';
import { countWords } from '../../words/pathway.js';
import { SUPPRESSED } from '../../words/sentence.js';

export function FairnessPage({ report }: { report: Report }) {
  const all = report.disproportion;
  if (!all) {
    return (
      <p class="govuk-body">
        <strong>Not measured.</strong> This load holds no referral, so no groups of children can be compared.
      </p>
    );
  }
  const without = all.dimensions.filter((one) => !hasPopulation(one)).map((one) => dimensionName(one.dimension).toLowerCase());
  const outside = all.levels.filter((level) => (level.outside ?? 0) > 0);
  return (
    <div>
      <p class="govuk-body-l">
        Whether children of an age, sex, ethnicity or disability are helped, protected or looked after more or less often than
        other children. A difference is named only where it is more than chance would give. What it comes from, these
        figures do not say: it may be need, access to help, or how children are treated.
      </p>
      {without.length > 0 && (
        <p class="govuk-inset-text">
          The population by {without.join(', ').replace(/, ([^,]*)$/, ' and $1')} is not recorded in this workspace, so shares and
          steps are shown there, and no rates. Add the population by group to the workspace to compare with the children who live in the area.
        </p>
      )}
      {all.dimensions.map((about) => <DimensionSection all={all} about={about} />)}
      <section class="ws-indicator">
        <h2 class="govuk-heading-m">How it is counted</h2>
        <ul class="govuk-list govuk-list--bullet">
          <li>
            Children with a contact, referral or section 47 enquiry between {longDate(all.year[0])} and {longDate(all.year[1])}, each once;
            all others as open at {longDate(all.as_at)}.
          </li>
          <li>
            Children aged 0 to 17.
            {outside.length > 0 &&
              ` Left out as unborn or 18 and over: ${outside.map((level) => `${levelName(level.id)} ${count(level.outside ?? 0)}`).join(', ')}.`}
            {' '}Care leavers are young people of 16 to 25, and are compared with no population.
          </li>
          <li>Children whose group is not known are left out of shares, rates and ratios, on both sides; the tables say how many.</li>
          <li>
            A ratio is the rate of the group divided by that of {referenceWords('ethnicity')} for ethnicity, of all other children
            otherwise, with a 95% interval (Katz and others 1978). Of fewer than {all.fewest} children there is a count alone.
          </li>
          <li>
            Steps are of children referred (or with a contact) between {longDate(all.followed[0])} and {longDate(all.followed[1])}, so
            that each could be followed for {all.followed_months} months; percentages have Wilson’s 95% interval.
          </li>
          <li>
            The strongest differences are named: more than chance would give, and a rate a quarter higher or a fifth lower. The
            charts and tables have all.
          </li>
          <li>With so many comparisons about 1 in 20 would stand out by chance alone: look for what recurs at several levels.</li>
        </ul>
      </section>
    </div>
  );
}

function DimensionSection({ all, about }: { all: Disproportion; about: DimensionGroups }) {
  const name = dimensionName(about.dimension);
  const notCompared = notComparedSentence(about);
  const ratios: RatioRow[] = about.levels.flatMap((level) =>
    level.groups.flatMap((group, place) =>
      group.ratio === null
        ? []
        : [{ of: levelName(level.level), group: groupName(about.dimension, about.groups[place] ?? ''), ratio: group.ratio }],
    ),
  );
  const found = levelSentences(about);
  return (
    <section class="ws-indicator">
      <h2 class="govuk-heading-m">{name}</h2>
      {about.population !== null &&
        (found.length === 0 ? (
          <p class="govuk-body">No difference from the population that is large and more than chance would give.</p>
        ) : (
          <Sentences all={found} />
        ))}
      {ratios.length > 0 && (
        <Chart
          name={`${about.dimension}-relative-rates`}
          title={`${name}: rate of each group divided by that of ${referenceWords(about.dimension)}`}
          words={`Relative rates by ${name.toLowerCase()} with 95% intervals, 1 being the rate of ${referenceWords(about.dimension)}: ${ratios
            .map((row) => `${row.of}, ${row.group} ${ratioWords(row.ratio)}`)
            .join('; ')}.`}
          of={about}
          spec={(width) => ratioSpec(ratios, `Times the rate of ${referenceWords(about.dimension)}`, width)}
        >
          <p class="govuk-body-s">▶ more often, ◀ less often, ● no difference beyond chance; each line is the 95% interval.</p>
        </Chart>
      )}
      <Shares all={all} about={about} />
      {notCompared !== '' && <p class="govuk-body">{notCompared}</p>}
      <Details summary={`Table: ${name.toLowerCase()}, numbers, rates and ratios at each level`}>
        {() => <LevelTable all={all} about={about} />}
      </Details>
      <Onward all={all} about={about} />
    </section>
  );
}

function Sentences({ all }: { all: string[] }) {
  return <ul class="govuk-list govuk-list--bullet">{all.map((one) => <li>{capital(one)}.</li>)}</ul>;
}

interface ShareRow {
  name: string;
  population: number | null;
  shares: (number | null)[];
}

function Shares({ all, about }: { all: Disproportion; about: DimensionGroups }) {
  const people = about.population?.children ?? [];
  const total = people.reduce<number>((sum, one) => sum + (one ?? 0), 0);
  const levels = about.levels.filter((level) => level.known !== 0 || level.groups.some((group) => group.children === null));
  const rows: ShareRow[] = about.groups.map((group, place) => ({
    name: groupName(about.dimension, group),
    population: people[place] == null ? null : (100 * (people[place] ?? 0)) / total,
    shares: levels.map((level) => level.comparable ? shareOf(level.groups[place]?.children ?? null, level.known, all.fewest) : null),
  })).filter((row, place) => row.population !== null || levels.some((level) => level.groups[place]?.children !== 0));
  const write = (value: number | null): string => (value === null ? '–' : percent(value));
  return (
    <WideTable
      caption={`${dimensionName(about.dimension)}: share of the children at each level whose group is known`}
      rows={rows}
      columns={[
        { title: 'Group', cell: (row) => <span class="ws-nowrap">{row.name}</span>, value: (row) => row.name },
        ...(about.population === null
          ? []
          : [{ title: `Population, mid-${about.population.mid_year}`, numeric: true, cell: (row: ShareRow) => write(row.population), value: (row: ShareRow) => row.population }]),
        ...levels.map((level, place) => ({
          title: levelName(level.level), numeric: true,
          cell: (row: ShareRow) => write(row.shares[place] ?? null), value: (row: ShareRow) => row.shares[place] ?? null,
        })),
      ]}
      notes={about.population === null ? [] : [['Population', about.population.source]]}
    />
  );
}

function LevelTable({ all, about }: { all: Disproportion; about: DimensionGroups }) {
  const rows = about.levels.flatMap((level) => [
    ...level.groups.map((group, place) => ({
      level: levelName(level.level), name: groupName(about.dimension, about.groups[place] ?? ''), ...group,
      share: level.comparable ? shareOf(group.children, level.known, all.fewest) : null, population: about.population?.children[place] ?? null,
    })),
    { level: levelName(level.level), name: 'Not known', children: level.not_known, rate: null, ratio: null, share: null, population: null },
  ]).filter((row) => row.children !== 0);
  const some = (value: number | null, write: (value: number) => string): string => (value === null ? '' : write(value));
  return (
    <WideTable
      caption={`${dimensionName(about.dimension)}: numbers, rates and ratios, ${longDate(all.as_at)}`}
      rows={rows}
      columns={[
        { title: 'Level', cell: (row) => row.level },
        { title: 'Group', cell: (row) => row.name },
        { title: 'Children', numeric: true, cell: (row) => countWords(row.children), value: (row) => row.children ?? SUPPRESSED },
        { title: 'Share', numeric: true, cell: (row) => some(row.share, percent), value: (row) => row.share },
        ...(about.population === null
          ? []
          : [
              { title: 'Population', numeric: true, cell: (row: (typeof rows)[number]) => some(row.population, count), value: (row: (typeof rows)[number]) => row.population },
              { title: 'Rate per 10,000', numeric: true, cell: (row: (typeof rows)[number]) => some(row.rate, (value) => number(value, 1)), value: (row: (typeof rows)[number]) => row.rate },
              { title: 'Ratio', numeric: true, cell: (row: (typeof rows)[number]) => (row.ratio === null ? '' : number(row.ratio[0], 2)), value: (row: (typeof rows)[number]) => row.ratio?.[0] ?? null },
              { title: '95% interval, from', numeric: true, cell: (row: (typeof rows)[number]) => (row.ratio === null ? '' : number(row.ratio[1], 2)), value: (row: (typeof rows)[number]) => row.ratio?.[1] ?? null },
              { title: '95% interval, to', numeric: true, cell: (row: (typeof rows)[number]) => (row.ratio === null ? '' : number(row.ratio[2], 2)), value: (row: (typeof rows)[number]) => row.ratio?.[2] ?? null },
            ]),
      ]}
    />
  );
}

function Onward({ all, about }: { all: Disproportion; about: DimensionGroups }) {
  const name = dimensionName(about.dimension).toLowerCase();
  const found = onwardSentences(about);
  const rows = about.steps.flatMap((step) =>
    step.groups.map((group, place) => ({ step: stepName(step.step), name: groupName(about.dimension, about.groups[place] ?? ''), ...group })),
  ).filter((row) => row.children !== 0);
  const some = (value: number | null, write: (value: number) => string): string => (value === null ? '' : write(value));
  return (
    <div>
      <h3 class="govuk-heading-s">Who goes on from step to step within {all.followed_months} months</h3>
      {found.length === 0 ? (
        <p class="govuk-body">No difference between groups that is large and more than chance would give.</p>
      ) : (
        <Sentences all={found} />
      )}
      <Details summary={`Table: ${name}, who goes on`}>
        {() => (
          <WideTable
            caption={`${dimensionName(about.dimension)}: who goes on within ${all.followed_months} months`}
            rows={rows}
            columns={[
              { title: 'Step', cell: (row) => row.step },
              { title: 'Group', cell: (row) => row.name },
              { title: 'Children', numeric: true, cell: (row) => countWords(row.children), value: (row) => row.children ?? SUPPRESSED },
              { title: 'Went on', numeric: true, cell: (row) => countWords(row.went_on), value: (row) => row.went_on ?? SUPPRESSED },
              { title: 'Percentage', numeric: true, cell: (row) => some(row.percent, percent), value: (row) => row.percent },
              { title: '95% interval, from', numeric: true, cell: (row) => some(row.lower, percent), value: (row) => row.lower },
              { title: '95% interval, to', numeric: true, cell: (row) => some(row.upper, percent), value: (row) => row.upper },
              { title: 'Ratio, 95% interval', numeric: true, cell: (row) => ratioWords(row.ratio), value: (row) => row.ratio?.[0] ?? null },
            ]}
          />
        )}
      </Details>
    </div>
  );
}
