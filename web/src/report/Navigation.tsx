// How one gets about in the report: the bar of groups at the top, the pages of the group beside the page, and
// the list of every page at the foot.
import type { ComponentChildren } from 'preact';
import { GROUPS, type Group, type Page } from './routes.js';

const listed = (all: Page[], group: Group): Page[] => all.filter((page) => page.group === group && page.listed);

/** The bar at the top: a group a link, to its first page. */
export function GroupBar({ all, here }: { all: Page[]; here: Page }) {
  const groups = GROUPS.flatMap((group) => {
    const first = listed(all, group)[0];
    return first ? [{ group, first }] : [];
  });
  return (
    <nav aria-label="Parts of the report" class="govuk-service-navigation__wrapper">
      <ul class="govuk-service-navigation__list">
        {groups.map(({ group, first }) => {
          const active = group === here.group;
          return (
            <li class={`govuk-service-navigation__item${active ? ' govuk-service-navigation__item--active' : ''}`}>
              <a
                class="govuk-service-navigation__link"
                href={`#/${first.path}`}
                {...(active ? { 'aria-current': first === here ? ('page' as const) : ('true' as const) } : {})}
              >
                {active ? <strong class="govuk-service-navigation__active-fallback">{group}</strong> : group}
              </a>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

function Links({ pages, here }: { pages: Page[]; here: Page }) {
  return (
    <ul class="govuk-list">
      {pages.map((page) => (
        <li>
          <a
            class="govuk-link govuk-link--no-visited-state"
            href={`#/${page.path}`}
            {...(page === here ? { 'aria-current': 'page' as const } : {})}
          >
            {page.words}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** The pages of the same group, beside the page (before it on a narrow screen); nothing where it is the only one. */
export function GroupPages({ all, here }: { all: Page[]; here: Page }) {
  const pages = listed(all, here.group);
  // The areas have a list of their own.
  const own = pages.filter((page) => page.area === '');
  if (own.length < 2) return null;
  return (
    <nav class="ws-group ws-screen" aria-label={here.group}>
      <h2 class="govuk-heading-s">{here.group}</h2>
      <Links pages={own} here={here} />
    </nav>
  );
}

export function AreaPages({ all, here }: { all: Page[]; here: Page }) {
  return (
    <nav class="ws-areas ws-screen" aria-label="Measures by area">
      <h2 class="govuk-heading-s">Measures by area</h2>
      <Links pages={all.filter((page) => page.area !== '')} here={here} />
    </nav>
  );
}

/** Every page by its group, at the foot of each page. */
export function AllPages({ all, here, children }: { all: Page[]; here: Page; children?: ComponentChildren }) {
  return (
    <nav class="ws-all-pages ws-screen" aria-label="All pages">
      <h2 class="govuk-heading-s">All pages of this report</h2>
      <div class="ws-all-pages-groups">
        {GROUPS.map((group) => {
          const pages = listed(all, group);
          if (pages.length === 0) return null;
          return (
            <section>
              <h3 class="govuk-heading-s">{group}</h3>
              <Links pages={pages} here={here} />
            </section>
          );
        })}
      </div>
      {children}
    </nav>
  );
}
