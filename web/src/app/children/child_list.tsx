// Lists of children: the rows as the server gives them, and the columns that every such list has.
import type { WideColumn } from '../../components/WideTable.js';
import { longDate } from '../../words/format.js';
import { go, newStep } from '../history.js';
import type { Session } from '../session.js';
import type { TaskMemory } from './task.js';

/** How many rows a page has; the server's own number. */
export const ROWS_OF_PAGE = 100;

export interface ChildRow {
  /** The identifier; a reference that means nothing outside where `identified` is false. */
  child: string;
  identified: boolean;
  name: string | null;
  born: string | null;
  age: string | null;
  team: string | null;
  worker: string | null;
}

export const CHILD_PAGE = '/children/timeline';

/** Opens a child's page: the address does not say whose. */
export function openChild(memory: TaskMemory, child: string, snapshot: string): void {
  const step = newStep();
  memory.remember(step, 'child', { child, snapshot });
  go(CHILD_PAGE, false, step);
}

/** The name, or what stands for it. */
export function nameOf(row: ChildRow): string {
  if (!row.identified) return row.child;
  return row.name ?? 'No name recorded';
}

/** The same as a cell shows it: a reference stays on one line, so that it can be read out and compared. */
const nameCell = (row: ChildRow) => (row.identified ? nameOf(row) : <span class="ws-nowrap">{nameOf(row)}</span>);

/** Name (with the way to the child, for those who may), identifier, birth, age, team and, for those who may, worker. */
export function childColumns(rows: readonly ChildRow[], session: Session, memory: TaskMemory, snapshot: string): WideColumn<ChildRow>[] {
  const mayOpen = session.permissions.includes('open_children');
  const known = rows.some((row) => row.identified);
  const columns: WideColumn<ChildRow>[] = [
    {
      title: known ? 'Child' : 'Reference',
      cell: (row) => (row.identified && mayOpen ? (
        <a
          class="govuk-link"
          href={CHILD_PAGE}
          onClick={(event) => {
            event.preventDefault();
            openChild(memory, row.child, snapshot);
          }}
        >
          {nameOf(row)}
        </a>
      ) : nameCell(row)),
    },
  ];
  if (known) {
    columns.push(
      { title: 'Identifier', cell: (row) => (row.identified ? row.child : '') },
      { title: 'Born', cell: (row) => (row.born === null ? '' : <span class="ws-nowrap">{longDate(row.born)}</span>) },
    );
  }
  columns.push(
    { title: 'Age', cell: (row) => row.age ?? 'not recorded' },
    { title: 'Team', cell: (row) => row.team ?? 'none recorded' },
  );
  if (session.permissions.includes('see_worker_names') && rows.some((row) => row.worker !== null))
    columns.push({ title: 'Worker', cell: (row) => row.worker ?? 'nobody' });
  return columns;
}

/** Why there are references in place of names. */
export function References({ rows }: { rows: readonly ChildRow[] }) {
  if (rows.length === 0 || rows.every((row) => row.identified)) return null;
  return (
    <p class="govuk-inset-text">
      {rows.some((row) => row.identified) ? 'Some' : 'All'} children stand here as references, since your role does not show who they are. A
      reference is the same in every list until the server is started again, and means nothing elsewhere.
    </p>
  );
}
