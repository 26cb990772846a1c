// The authority's settings, and who changed which.
import { Fragment } from 'preact';
import { useState } from 'preact/hooks';
import { WideTable } from '../../components/WideTable.js';
import { longDate, longTime } from '../../words/format.js';
import { PURPOSES } from '../children/purposes.js';
import { DraftKept } from '../DraftKept.js';
import { useDraft } from '../draft.js';
import { ErrorSummary, Field, Form, type Fault } from '../Form.js';
import { Heading, Main } from '../Frame.js';
import type { Setting, SettingChange } from './api.js';
import { Banner, Choice, faultOf, NotThere, useFetched, useSend } from './parts.js';
import { changedOf, namesIn, settingFaults, settingGroups, typedOf, withName, type Typed } from './settings_form.js';

const shown = (value: string | null): string => (value === null || value === '' ? 'the standard' : value);

function hintOf(setting: Setting): string {
  const standard = setting.kind === 'whole' ? ` From ${setting.least} to ${setting.most}; ${setting.standard} unless changed.` : '';
  const last = setting.changed_at === null ? '' : ` Last changed ${longTime(setting.changed_at)} by ${setting.changed_by ?? ''}.`;
  return `${setting.about}${standard}${last}`;
}

function choicesOf(setting: Setting): { value: string; words: string }[] {
  const loads = (setting.choices ?? []).map(({ value, as_at, loaded_at }) => ({ value, words: `Shown, of ${longDate(as_at)} (loaded ${longTime(loaded_at)})` }));
  const gone = setting.value !== '' && !loads.some(({ value }) => value === setting.value);
  return [{ value: '', words: 'Not shown' }, ...loads, ...(gone ? [{ value: setting.value, words: `Shown, of ${setting.value}, which is not there any more` }] : [])];
}

const LISTED = PURPOSES.filter(({ name }) => name !== 'other');

/** Purposes, each with a box. */
function PurposeBoxes({ setting, value, onChange }: { setting: Setting; value: string; onChange: (value: string) => void }) {
  const { id, title } = setting;
  const chosen = namesIn(value);
  return (
    <div class="govuk-form-group">
      <fieldset class="govuk-fieldset" aria-describedby={`${id}-hint`}>
        <legend class="govuk-fieldset__legend">{title}</legend>
        <div class="govuk-hint" id={`${id}-hint`}>{hintOf(setting)}</div>
        <div class="govuk-checkboxes govuk-checkboxes--small">
          {LISTED.map(({ name, words }, at) => (
            <div class="govuk-checkboxes__item" key={name}>
              <input
                class="govuk-checkboxes__input" id={at === 0 ? id : `${id}-${name}`} type="checkbox" checked={chosen.includes(name)}
                onChange={(event) => onChange(withName(value, name, event.currentTarget.checked, LISTED.map((one) => one.name)))}
              />
              <label class="govuk-label govuk-checkboxes__label" for={at === 0 ? id : `${id}-${name}`}>{words}</label>
            </div>
          ))}
        </div>
      </fieldset>
    </div>
  );
}

function SettingsForm({ settings, onSaved, onFaults }: { settings: Setting[]; onSaved: (settings: Setting[], count: number) => void; onFaults: (faults: Fault[]) => void }) {
  const send = useSend();
  const draft = useDraft<Typed>('settings', typedOf(settings));
  const [faults, setFaults] = useState<Fault[]>([]);
  const [busy, setBusy] = useState(false);
  const typed = draft.values;
  const say = (found: Fault[]): void => {
    setFaults(found);
    onFaults(found);
  };
  const save = async (): Promise<void> => {
    const wrong = settingFaults(settings, typed);
    say(wrong);
    if (wrong.length > 0) return;
    const changed = changedOf(settings, typed);
    const count = Object.keys(changed).length;
    setBusy(true);
    const answer = await send<Setting[]>('/api/v1/settings', { values: changed });
    setBusy(false);
    if (answer.ok) {
      await draft.sent(typedOf(answer.data));
      onSaved(answer.data, count);
    } else if (answer.status !== 401) say([faultOf(answer)]);
  };
  const fieldOf = (setting: Setting) => {
    const { id, title, fixed_by: option } = setting;
    if (option !== null) {
      return (
        <div class="govuk-form-group">
          <p class="govuk-body ws-setting-fixed"><strong>{title}</strong></p>
          <p class="govuk-inset-text">Decided where the server was started, by <code>{option}</code>: it cannot be changed here.</p>
        </div>
      );
    }
    if (setting.kind === 'snapshot') {
      return <Choice id={id} label={title} hint={hintOf(setting)} value={typed[id] ?? ''} choices={choicesOf(setting)} faults={faults} onChange={(value) => draft.change({ [id]: value })} />;
    }
    if (setting.kind === 'purposes') return <PurposeBoxes setting={setting} value={typed[id] ?? ''} onChange={(value) => draft.change({ [id]: value })} />;
    return (
      <Field
        id={id} label={title} hint={hintOf(setting)} autocomplete="off" numeric={setting.kind === 'whole'} value={typed[id] ?? ''} faults={faults}
        {...(setting.kind === 'whole' ? { width: 10 as const } : {})} onInput={(value) => draft.change({ [id]: value })}
      />
    );
  };
  return (
    <DraftKept draft={draft} labels={Object.fromEntries(settings.map(({ id, title }) => [id, title]))}>
      <Form words="Save the settings" busy={busy} onSend={() => void save()}>
        {settingGroups(settings).map((group) => (
          <section key={group.words}>
            <h2 class="govuk-heading-m">{group.words}</h2>
            {group.settings.map((setting) => <Fragment key={setting.id}>{fieldOf(setting)}</Fragment>)}
          </section>
        ))}
      </Form>
    </DraftKept>
  );
}

function Changes() {
  const fetched = useFetched<SettingChange[]>('/api/v1/settings/changes.json');
  if (fetched.data === null) return <NotThere of="what was changed" fetched={fetched} />;
  if (fetched.data.length === 0) return <p class="govuk-body">Nothing has been changed yet.</p>;
  return (
    <WideTable
      caption="Who changed which setting, newest first" name="settings-changes" rows={fetched.data}
      columns={[
        { title: 'When', cell: (row) => longTime(row.changed_at), value: (row) => row.changed_at },
        { title: 'Who', cell: (row) => row.changed_by },
        { title: 'Setting', cell: (row) => row.title },
        { title: 'Was', cell: (row) => shown(row.was), value: (row) => row.was ?? '' },
        { title: 'Is', cell: (row) => shown(row.is), value: (row) => row.is ?? '' },
      ]}
    />
  );
}

export function Settings() {
  const fetched = useFetched<Setting[]>('/api/v1/settings.json');
  const [faults, setFaults] = useState<Fault[]>([]);
  const [done, setDone] = useState('');
  const [turn, setTurn] = useState(0);
  return (
    <Main>
      <ErrorSummary faults={faults} />
      {done !== '' && <Banner title="Saved" key={turn}><p class="govuk-body">{done}</p></Banner>}
      <Heading title="Settings" caption="Administration" error={faults.length > 0} />
      <p class="govuk-body">What you save holds at once: nothing has to be started again.</p>
      <NotThere of="the settings" fetched={fetched} />
      {fetched.data && (
        <SettingsForm
          settings={fetched.data}
          onFaults={(found) => {
            if (found.length > 0) setDone('');
            setFaults(found);
          }}
          onSaved={(settings, count) => {
            setFaults([]);
            fetched.put(settings);
            setTurn((now) => now + 1);
            setDone(count === 0 ? 'Nothing was changed.' : count === 1 ? 'One setting is changed.' : `${count} settings are changed.`);
          }}
        />
      )}
      <h2 class="govuk-heading-m">Changes</h2>
      <Changes key={turn} />
    </Main>
  );
}
