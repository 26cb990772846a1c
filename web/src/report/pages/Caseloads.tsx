import { Distribution, distributionSentence, DistributionTable } from '../../components/Distribution.js';
import { Details } from '../../components/Details.js';
import { Download } from '../../components/Download.js';
import type { Report } from '../../data/report.js';
import { longDate } from '../../words/format.js';

export function CaseloadsPage({ report }: { report: Report }) {
  const { caseload } = report;
  if (caseload === null || caseload.services.length === 0) {
    return (
      <p class="govuk-body">
        <strong>Not measured.</strong> This load does not say which worker has which child.
      </p>
    );
  }
  return (
    <div>
      <p class="govuk-body-l">
        How many children each worker has at {longDate(caseload.as_at)}. A mean can hide one worker with far too many, so
        it is never shown alone.
      </p>
      {caseload.services.map((service) => (
        <section class="ws-indicator">
          <h2 class="govuk-heading-m">{service.name}</h2>
          <p class="govuk-body">{distributionSentence(service)}</p>
          <Distribution service={service} />
          <Details summary={`Table: ${service.name}`}>{() => <DistributionTable service={service} />}</Details>
        </section>
      ))}
      <Download
        name={`caseloads-${report.as_at}`}
        what="caseloads by service"
        columns={['service', 'children_from', 'children_to', 'workers']}
        rows={() =>
          caseload.services.flatMap((service) =>
            service.from.map((from, index) => [
              service.name, from, service.to[index] ?? null, service.count[index] ?? 'suppressed',
            ]),
          )
        }
      />
      <p class="govuk-body">No worker is named in this report, and no row of it is about one worker.</p>
    </div>
  );
}
