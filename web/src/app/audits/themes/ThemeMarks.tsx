// Which themes an audit found, on the audit's own form: each mark is saved as it is made.
import { useState } from 'preact/hooks';
import { NotThere, useFetched } from '../../administration/parts.js';
import { ask } from '../../server.js';
import { useSession } from '../../session.js';
import { ordered, withMark, type Mark, type Theme } from './themes.js';

interface Marks {
  may_mark: boolean;
  themes: Theme[];
  marks: Mark[];
}

const POLARITIES = [{ polarity: 'strength', words: 'Strength' }, { polarity: 'gap', words: 'Gap' }] as const;

function Shown({ marks }: { marks: Marks }) {
  const named = (polarity: string): string => marks.marks.filter((one) => one.polarity === polarity)
    .map(({ theme }) => marks.themes.find(({ code }) => code === theme)?.name ?? theme).join('; ');
  if (marks.marks.length === 0) return <p class="govuk-body">No theme is marked.</p>;
  return (
    <dl class="govuk-summary-list">
      {POLARITIES.map(({ polarity, words }) => (
        <div class="govuk-summary-list__row" key={polarity}>
          <dt class="govuk-summary-list__key">{words === 'Gap' ? 'Gaps' : 'Strengths'}</dt>
          <dd class="govuk-summary-list__value">{named(polarity) || 'none'}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The marks of the audit with this id: to be set by its auditor, otherwise to be read. */
export function ThemeMarks({ audit }: { audit: string }) {
  const address = `/api/v1/audits/${encodeURIComponent(audit)}/themes`;
  const { session, ended } = useSession();
  const fetched = useFetched<Marks>(address);
  const [state, setState] = useState('');
  const [fault, setFault] = useState('');
  const { data } = fetched;
  const set = async (mark: Mark, on: boolean): Promise<void> => {
    if (!data) return;
    const marks = withMark(data.marks, mark, on);
    fetched.put({ ...data, marks });
    setState('Saving');
    const answer = await ask(address, { method: 'PUT', body: { marks }, token: session.csrf_token });
    if (!answer.ok && answer.status === 401) ended();
    setState(answer.ok ? 'The themes are saved.' : '');
    setFault(answer.ok ? '' : `${answer.detail} ${answer.remedy} Your mark is not saved.`);
  };
  return (
    <section>
      <h2 class="govuk-heading-m">Themes</h2>
      <NotThere of="themes" fetched={fetched} />
      {data && !data.may_mark && <Shown marks={data} />}
      {data?.may_mark && data.themes.every(({ retired }) => retired) && <p class="govuk-body">There are no themes to mark yet.</p>}
      {data?.may_mark && data.themes.some(({ retired }) => !retired) && (
        <>
          <p class="govuk-body">Mark what this audit found, as a strength, as a gap, or as both in different things. Each mark is saved as you make it.</p>
          <div class="ws-scroll" tabIndex={0} role="region" aria-label="Themes">
            <table class="govuk-table govuk-table--small-text-until-tablet">
              <caption class="govuk-visually-hidden">Themes of this audit</caption>
              <thead class="govuk-table__head">
                <tr class="govuk-table__row"><th scope="col" class="govuk-table__header">Theme</th>{POLARITIES.map(({ words }) => <th scope="col" class="govuk-table__header" key={words}>{words}</th>)}</tr>
              </thead>
              <tbody class="govuk-table__body">
                {ordered(data.themes).filter(({ code, retired }) => !retired || data.marks.some(({ theme }) => theme === code)).map((theme) => (
                  <tr class="govuk-table__row" key={theme.code}>
                    <th scope="row" class={`govuk-table__header${theme.parent === null ? '' : ' govuk-!-font-weight-regular'}`}>{theme.name}</th>
                    {POLARITIES.map(({ polarity, words }) => {
                      const id = `theme-${theme.code}-${polarity}`;
                      return (
                        <td class="govuk-table__cell" key={polarity}>
                          <div class="govuk-checkboxes govuk-checkboxes--small">
                            <div class="govuk-checkboxes__item">
                              <input
                                class="govuk-checkboxes__input" type="checkbox" id={id} checked={data.marks.some((one) => one.theme === theme.code && one.polarity === polarity)}
                                onChange={(event) => void set({ theme: theme.code, polarity }, event.currentTarget.checked)}
                              />
                              <label class="govuk-label govuk-checkboxes__label" for={id}><span class="govuk-visually-hidden">{theme.name}: {words}</span></label>
                            </div>
                          </div>
                        </td>
                      );
                    })}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <p class="govuk-body-s" role="status">{state}</p>
          <div role="alert">{fault !== '' && <p class="govuk-error-message">{fault}</p>}</div>
        </>
      )}
    </section>
  );
}
