// What audits find again and again: each theme's share, and the recommendations that follow from them.
import { useState } from 'preact/hooks';
import { Details } from '../../../components/Details.js';
import { WideTable } from '../../../components/WideTable.js';
import { Banner, Choice, faultOf, NotThere, useFetched, useSend } from '../../administration/parts.js';
import { ErrorSummary, Field, Form, type Fault } from '../../Form.js';
import { Heading, Main } from '../../Frame.js';
import { RecommendationTable } from './Recommendations.js';
import { countWords, ordered, shareWords, spanWords, type ThemeList, type ThemeRow } from './themes.js';

const ADDRESS = '/api/v1/audits/themes';

function Table({ list }: { list: ThemeList }) {
  const rows = ordered(list.themes).filter((row) => !row.retired || (row.gap?.met ?? 0) > 0 || (row.strength?.met ?? 0) > 0);
  if (list.to === '') return <p class="govuk-body">No first-time random audit is final yet, so that no theme has a share.</p>;
  return (
    <WideTable
      caption={`Themes of the audits of ${spanWords(list.from, list.to)}`} name="themes" rows={rows}
      columns={[
        {
          title: 'Theme', value: (row: ThemeRow) => row.name,
          cell: (row) => <span class={row.parent === null ? '' : 'ws-below'}><a class="govuk-link" href={`/audits/themes/${row.code}`}>{row.name}</a>{row.retired ? ' (not used any more)' : ''}</span>,
        },
        { title: 'A gap in', cell: (row) => shareWords(row.gap), value: (row) => row.gap?.share ?? null },
        { title: 'Audits with the gap', cell: (row) => countWords(row.gap) },
        { title: 'A strength in', cell: (row) => shareWords(row.strength), value: (row) => row.strength?.share ?? null },
        { title: 'Audits with the strength', cell: (row) => countWords(row.strength) },
      ]}
    />
  );
}

function Add({ list, onDone }: { list: ThemeList; onDone: (words: string) => void }) {
  const ask = useSend();
  const [values, setValues] = useState({ code: '', name: '', parent: '' });
  const [faults, setFaults] = useState<Fault[]>([]);
  const [busy, setBusy] = useState(false);
  const send = async (): Promise<void> => {
    const found: Fault[] = [];
    if (values.name.trim() === '') found.push({ field: 'theme-name', words: 'Give the theme a name' });
    if (!/^[a-z0-9_]{1,60}$/.test(values.code.trim())) found.push({ field: 'theme-code', words: 'Give a code of a-z, 0-9 and _, such as voice_of_the_child' });
    setFaults(found);
    if (found.length > 0) return;
    setBusy(true);
    const answer = await ask(`${ADDRESS}/add`, { code: values.code.trim(), name: values.name.trim(), ...(values.parent === '' ? {} : { parent: values.parent }) });
    setBusy(false);
    if (!answer.ok) setFaults([faultOf(answer)]);
    else onDone(`The theme “${values.name.trim()}” can be marked now.`);
  };
  const tops = list.themes.filter(({ parent, retired }) => parent === null && !retired);
  return (
    <>
      <ErrorSummary faults={faults} />
      <Form words="Add the theme" busy={busy} onSend={() => void send()}>
        <Field id="theme-name" label="Name" autocomplete="off" value={values.name} faults={faults} onInput={(name) => setValues({ ...values, name })} />
        <Field id="theme-code" label="Code" hint="A short word for files, which stays." autocomplete="off" width={20} value={values.code} faults={faults} onInput={(code) => setValues({ ...values, code })} />
        <Choice
          id="theme-parent" label="Below" value={values.parent} faults={faults} onChange={(parent) => setValues({ ...values, parent })}
          choices={[{ value: '', words: 'Nothing: it stands at the top' }, ...tops.map(({ code, name }) => ({ value: code, words: name }))]}
        />
      </Form>
    </>
  );
}

export function ThemesPage() {
  const fetched = useFetched<ThemeList>(ADDRESS);
  const ask = useSend();
  const [said, setSaid] = useState('');
  const [failed, setFailed] = useState<Fault[]>([]);
  const list = fetched.data;
  const done = (words: string): void => {
    setSaid(words);
    fetched.again();
  };
  const begin = async (): Promise<void> => {
    const answer = await ask(`${ADDRESS}/begin`, {});
    setFailed(answer.ok ? [] : [faultOf(answer)]);
    if (answer.ok) done('The themes that come with Windscreen can be marked now.');
  };
  return (
    <Main>
      <ErrorSummary faults={failed} />
      <Heading title="Themes and recommendations" />
      {said !== '' && <Banner title={said}>{null}</Banner>}
      <NotThere of="themes" fetched={fetched} />
      {list && (
        <>
          <p class="govuk-body">
            Auditors mark which themes an audit found, as a strength or a gap. The shares are of first-time random audits whose grade is final, with 95%
            intervals; a theme counts what stands below it too.
          </p>
          <h2 class="govuk-heading-m">Recommendations</h2>
          <RecommendationTable rows={list.recommendations} named />
          <h2 class="govuk-heading-m">Themes</h2>
          {list.themes.length === 0 ? <p class="govuk-body">There are no themes yet.</p> : <Table list={list} />}
          {list.may_change && (
            <div class="ws-screen">
              {list.themes.length === 0 && (
                <p class="govuk-body"><button type="button" class="govuk-button" onClick={() => void begin()}>Begin with the themes that come with Windscreen</button></p>
              )}
              <Details summary="Add a theme">{() => <Add key={said} list={list} onDone={done} />}</Details>
              <p class="govuk-body">To recommend something because of a theme, open the theme.</p>
            </div>
          )}
        </>
      )}
    </Main>
  );
}
