import { named, type Definition } from './indicator_names.js';

/** Indicators as a list of links to their figures. */
export function IndicatorLinks({ ids, definitions }: { ids: readonly string[]; definitions: readonly Definition[] }) {
  return (
    <ul class="govuk-list ws-tight">
      {ids.map((id) => {
        const { name, address } = named(id, definitions);
        return <li key={id}>{address === null ? name : <a class="govuk-link" href={address}>{name}</a>}</li>;
      })}
    </ul>
  );
}
