// One measure's own page: its figures as the filters in the address show them, how it is worked out, and where it comes from.
import { useEffect, useMemo, useState } from 'preact/hooks';
import { DrillDownContext, useDrillDown } from '../../components/drill_down.js';
import { IndicatorSection } from '../../components/IndicatorSection.js';
import { ReportContext } from '../../components/report_context.js';
import type { Indicator, Report } from '../../data/report.js';
import { areaPath } from '../../report/routes.js';
import { areaName } from '../../words/names.js';
import { addressOf } from '../addresses.js';
import { Heading } from '../Frame.js';
import type { Where } from '../history.js';
import { SaveView } from '../SaveView.js';
import { ask, type Failure } from '../server.js';
import { useSession } from '../session.js';
import { chosenOfReport, chosenOfRows, type Chosen, type FigureRow } from './chosen.js';
import { FilterForm } from './FilterForm.js';
import { dataQuery, fitting, needsServer, readFilters, type Filters } from './filters.js';
import { Provenance } from './Provenance.js';

/** What the filters show; null while the server computes it. */
function useChosen(report: Report, indicator: Indicator, filters: Filters, snapshot: string): Chosen | Failure | null {
  const { ended } = useSession();
  const asked = needsServer(filters, report);
  const query = dataQuery(filters, snapshot, report);
  const address = `/api/v1/indicators/${indicator.id}/figures.json${query}`;
  const [found, setFound] = useState<{ address: string; rows: FigureRow[] | Failure } | null>(null);
  useEffect(() => {
    if (!asked) return undefined;
    const stop = new AbortController();
    let timer: number | undefined;
    const fetchIt = async (): Promise<void> => {
      const answer = await ask<FigureRow[]>(address, { signal: stop.signal });
      if (stop.signal.aborted) return;
      if (!answer.ok && answer.status === 503) {
        timer = window.setTimeout(() => void fetchIt(), Math.max(answer.after, 2) * 1000);
        return;
      }
      if (!answer.ok && answer.status === 401) ended();
      setFound({ address, rows: answer.ok ? answer.data : answer });
    };
    void fetchIt();
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [asked, address, report]);
  return useMemo(() => {
    if (!asked) return chosenOfReport(report, indicator, filters);
    if (found === null || found.address !== address) return null;
    return Array.isArray(found.rows) ? chosenOfRows(report, indicator, filters, found.rows) : found.rows;
  }, [report, indicator, query, asked, found, filters.compare.join()]);
}

/** The data of exactly what is shown. */
function DataOf({ address, query, snapshot }: { address: string; query: string; snapshot: string }) {
  return (
    <p class="govuk-body-s ws-screen ws-data-links">
      The data of these figures:{' '}
      <a class="govuk-link" href={`${address}.csv${query}`} download>CSV<span class="govuk-visually-hidden">: these figures</span></a>{' '}
      <a class="govuk-link" href={`${address}.json${query}`}>JSON<span class="govuk-visually-hidden">: these figures</span></a>
      {' '}· snapshot {snapshot}
    </p>
  );
}

export function IndicatorPage({ report, indicator, where }: { report: Report; indicator: Indicator; where: Where }) {
  const filters = fitting(readFilters(where.query, report), indicator, report);
  const snapshot = where.query.get('snapshot') ?? '';
  const chosen = useChosen(report, indicator, filters, snapshot);
  const address = addressOf(`${areaPath(indicator.area)}/${indicator.id}`);
  const outer = useDrillDown();
  // The children of the figures that are shown: of the group and window that are chosen.
  const drillDown = useMemo(
    () => outer && ((id: string, choice: Parameters<typeof outer>[1]) => outer(id, {
      ...choice,
      ...(filters.window === '' ? {} : { window: filters.window }),
      ...(filters.group === '' ? {} : { dimension: filters.by, group: filters.group }),
    })),
    [outer, filters.window, filters.by, filters.group],
  );
  const provenance = new URLSearchParams();
  if (snapshot !== '') provenance.set('snapshot', snapshot);
  if (filters.window !== '') provenance.set('window', filters.window);
  const text = provenance.toString();
  return (
    <>
      <article class="ws-page" data-page={`${areaPath(indicator.area)}/${indicator.id}`}>
        <Heading title={indicator.name} caption={areaName(indicator.area)} />
        <p class="govuk-body ws-screen"><a class="govuk-link" href={`#/${areaPath(indicator.area)}`}>All measures of {areaName(indicator.area).toLowerCase()}</a></p>
        <FilterForm key={where.query.toString()} report={report} indicators={[indicator]} filters={filters} address={address} query={where.query} />
        {chosen === null && <p class="govuk-body" role="status">Working out these figures.</p>}
        {chosen !== null && 'ok' in chosen && (
          <p class="govuk-body" role="alert"><strong>These figures cannot be shown.</strong> {chosen.detail} {chosen.remedy}</p>
        )}
        {chosen !== null && !('ok' in chosen) && (
          <ReportContext.Provider value={chosen.report}>
            <DrillDownContext.Provider value={drillDown}>
              <IndicatorSection
                key={`${where.query.toString()} ${chosen.report.provenance.snapshot}`} report={chosen.report} indicator={chosen.indicator}
                alone={filters.group !== '' || filters.by !== ''}
              />
            </DrillDownContext.Provider>
          </ReportContext.Provider>
        )}
        <Provenance id={indicator.id} query={text === '' ? '' : `?${text}`} />
      </article>
      <DataOf address={address} query={dataQuery(filters, snapshot, report)} snapshot={report.provenance.snapshot} />
      <SaveView title={indicator.name} where={where} />
    </>
  );
}
