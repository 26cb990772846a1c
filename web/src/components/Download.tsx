import { csv, type Cell } from '../data/csv.js';

/** A button that saves a table as CSV. The file is made in the page: nothing is sent or fetched. */
export function Download(props: { name: string; columns: string[]; rows: () => Cell[][]; what: string }) {
  const save = (): void => {
    const blob = new Blob([csv(props.columns, props.rows())], { type: 'text/csv;charset=utf-8' });
    const url = URL.createObjectURL(blob);
    const link = document.createElement('a');
    link.href = url;
    link.download = `${props.name}.csv`;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(url), 1000);
  };
  return (
    <button type="button" class="govuk-button govuk-button--secondary ws-download" onClick={save}>
      Download CSV<span class="govuk-visually-hidden">: {props.what}</span>
    </button>
  );
}
