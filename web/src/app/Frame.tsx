// What stands around every page: the way past it, the name, the menu and the foot.
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Session } from './session.js';

/** A part of the menu. */
export interface BarItem {
  words: string;
  address: string;
  /** This page, or one of the part that it leads to. */
  current: 'page' | 'true' | null;
}

function toContent(): void {
  const heading = [...document.querySelectorAll<HTMLElement>('main h1')].find((one) => one.offsetParent !== null);
  heading?.focus();
}

export function Frame(props: {
  bar: readonly BarItem[];
  session: Session | null;
  onSignOut?: () => void;
  /** Whose figures, of which day. */
  strap?: string;
  foot?: ComponentChildren;
  children?: ComponentChildren;
}) {
  const { session } = props;
  const name = session?.account?.name ?? '';
  return (
    <>
      <header>
        <a
          href={location.pathname + location.search}
          class="govuk-skip-link"
          onClick={(event) => {
            event.preventDefault();
            toContent();
          }}
        >
          Skip to main content
        </a>
        <div class="govuk-generic-header">
          <div class="govuk-generic-header__container govuk-width-container">
            <div class="govuk-generic-header__logo">
              <a href="/" class="govuk-generic-header__homepage-link">Windscreen</a>
            </div>
          </div>
        </div>
        {props.bar.length > 0 && (
          <div class="govuk-service-navigation">
            <div class="govuk-width-container">
              <div class="govuk-service-navigation__container">
                <nav aria-label="Menu" class="govuk-service-navigation__wrapper">
                  <ul class="govuk-service-navigation__list">
                    {props.bar.map(({ words, address, current }) => (
                      <li class={`govuk-service-navigation__item${current ? ' govuk-service-navigation__item--active' : ''}`}>
                        <a class="govuk-service-navigation__link" href={address} {...(current ? { 'aria-current': current } : {})}>
                          {current ? <strong class="govuk-service-navigation__active-fallback">{words}</strong> : words}
                        </a>
                      </li>
                    ))}
                  </ul>
                </nav>
              </div>
            </div>
          </div>
        )}
        {(props.strap || name !== '') && (
          <div class="govuk-width-container ws-app-strap">
            <p class="ws-strap govuk-body-s">{props.strap}</p>
            {name !== '' && (
              <p class="ws-strap govuk-body-s ws-screen">
                <a class="govuk-link govuk-link--no-visited-state" href="/account">{name}<span class="govuk-visually-hidden">: your account</span></a>{' '}
                <button type="button" class="ws-save" onClick={props.onSignOut}>Sign out</button>
              </p>
            )}
          </div>
        )}
      </header>
      {props.children}
      <footer class="ws-footer">
        <div class="govuk-width-container">
          {props.foot}
          <p class="govuk-body-s">Made by Windscreen. Nothing on this page comes from, or goes to, any other place than this server.</p>
        </div>
      </footer>
    </>
  );
}

// The first heading of a visit leaves the focus where the browser puts it; each later one takes it, so that a screen reader
// starts there.
let first = true;

/** A heading that takes the focus when its page opens, and gives the window its title. */
export function Heading({ title, caption = '', error = false }: { title: string; caption?: string; error?: boolean }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    if (!first) {
      scrollTo(0, 0);
      heading.current?.focus({ preventScroll: true });
    }
    first = false;
  }, [title]);
  useLayoutEffect(() => {
    document.title = `${error ? 'Error: ' : ''}${title} – Windscreen`;
  }, [title, error]);
  return (
    <>
      {caption !== '' && <span class="govuk-caption-l">{caption}</span>}
      <h1 class="govuk-heading-l" tabIndex={-1} ref={heading}>{title}</h1>
    </>
  );
}

/** The content of a page that has one column. */
export function Main({ children }: { children?: ComponentChildren }) {
  return (
    <div class="govuk-width-container">
      <main class="govuk-main-wrapper ws-main">{children}</main>
    </div>
  );
}
