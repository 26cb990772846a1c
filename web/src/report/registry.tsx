// Every page of the report, in the order of reading and of printing. A new page is one entry here and one
// component in pages/. An entry gives no page where the report has nothing for it.
import type { ComponentChildren } from 'preact';
import type { Report } from '../data/report.js';
import { placesOf } from '../data/teams.js';
import { areaName } from '../words/names.js';
import { KINDS, unitName } from '../words/teams.js';
import { AreaPage } from './pages/Area.js';
import { CaseloadsPage } from './pages/Caseloads.js';
import { FairnessPage } from './pages/Fairness.js';
import { LevelsPage } from './pages/Levels.js';
import { MattersPage } from './pages/Matters.js';
import { MeasuresPage } from './pages/Measures.js';
import { PathwayPage } from './pages/Pathway.js';
import { ProvenancePage } from './pages/Provenance.js';
import { QualityPage } from './pages/Quality.js';
import { SincePage } from './pages/Since.js';
import { TeamsPage, UnitPage } from './pages/Teams.js';
import { areaPath, areas, type Group, type Page } from './routes.js';

type Content = (report: Report) => ComponentChildren;

function page(group: Group, path: string, words: string, title: string, content: Content): Page {
  return { path, title, words, group, listed: true, caption: '', area: '', content };
}

function areaPages(report: Report): Page[] {
  return areas(report).map((area) => ({
    ...page('All measures', areaPath(area), areaName(area), areaName(area), (whole) => <AreaPage report={whole} area={area} />),
    caption: 'Measures by area',
    area,
  }));
}

/** A page for each team, service and quadrant; the page of all of them leads there, the navigation would be too long. */
function unitPages(report: Report): Page[] {
  return placesOf(report).map((place) => ({
    ...page('Teams', place.path, unitName(place.unit), unitName(place.unit), (whole) => <UnitPage report={whole} place={place} />),
    caption: KINDS[place.unit.kind],
    listed: false,
  }));
}

// One line (or a function that gives several pages, or none) a page. Those of one group stand together in the
// navigation; the first of a group is where its name leads.
const PAGES: ((report: Report) => Page[])[] = [
  () => [page('What matters', '', 'What matters now', 'What matters now', (report) => <MattersPage report={report} />)],
  () => [page('Children', 'levels-of-need', 'Levels of need', 'Children at each level of need', (report) => <LevelsPage report={report} />)],
  () => [page('Children', 'pathway', 'Pathway', 'The pathway from contact to care', (report) => <PathwayPage report={report} />)],
  () => [page('Children', 'fairness', 'Fairness', 'Who is over- or under-represented', (report) => <FairnessPage report={report} />)],
  () => [page('Teams', 'teams', 'Teams and quadrants', 'Exceptions by team and quadrant', (report) => <TeamsPage report={report} />)],
  unitPages,
  () => [page('Teams', 'caseloads', 'Caseloads', 'Caseloads', (report) => <CaseloadsPage report={report} />)],
  () => [page('All measures', 'measures', 'All measures', 'All measures', (report) => <MeasuresPage report={report} />)],
  areaPages,
  ({ since }) =>
    since ? [page('Since the last report', 'since', 'Since the last report', 'Since the last report', (report) => <SincePage report={report} since={since} />)] : [],
  () => [page('About the figures', 'data-quality', 'Data quality', 'Data quality', (report) => <QualityPage report={report} />)],
  () => [page('About the figures', 'provenance', 'Sources', 'Where the figures come from', (report) => <ProvenancePage report={report} />)],
];

const known = new WeakMap<Report, Page[]>();

/** Every page of a report; worked out once. */
export function pages(report: Report): Page[] {
  let all = known.get(report);
  if (!all) {
    all = PAGES.flatMap((entry) => entry(report));
    known.set(report, all);
  }
  return all;
}
