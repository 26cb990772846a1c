// With whom a saved view is shared.
import { useSession } from './session.js';

export type Shared = 'nobody' | 'team' | 'everyone';

export const SHARED_WORDS: Record<Shared, string> = { nobody: 'Only me', team: 'My team', everyone: 'Everyone who sees figures here' };

/** Radios; "my team" only for those who have a role of a team. */
export function ShareChoice({ id, value, onChange }: { id: string; value: Shared; onChange: (value: Shared) => void }) {
  const { session } = useSession();
  const ofTeam = session.roles.some(({ scope }) => scope === 'team');
  const choices = (['nobody', 'team', 'everyone'] as const).filter((one) => one !== 'team' || ofTeam || value === 'team');
  return (
    <fieldset class="govuk-fieldset govuk-form-group">
      <legend class="govuk-fieldset__legend">Who sees it</legend>
      <div class="govuk-radios govuk-radios--small">
        {choices.map((one) => (
          <div class="govuk-radios__item">
            <input class="govuk-radios__input" id={`${id}-${one}`} name={id} type="radio" value={one} checked={value === one} onChange={() => onChange(one)} />
            <label class="govuk-label govuk-radios__label" for={`${id}-${one}`}>{SHARED_WORDS[one]}</label>
          </div>
        ))}
      </div>
    </fieldset>
  );
}
