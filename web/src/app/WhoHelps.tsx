// Who helps with this service, where the authority has said so in its settings.
import { useEffect, useState } from 'preact/hooks';
import { ask } from './server.js';

export interface Help {
  help_name?: string;
  help_contact?: string;
}

/** "For help: Performance team, 01234 567890"; empty where nothing was chosen. */
export function helpWords({ help_name: name = '', help_contact: contact = '' }: Help): string {
  if (name !== '' && contact !== '') return `For help: ${name}, ${contact}`;
  return name === '' && contact === '' ? '' : `For help: ${name}${contact}`;
}

export function WhoHelps() {
  const [help, setHelp] = useState<Help>({});
  useEffect(() => {
    let wanted = true;
    void ask<Help>('/api/v1/site.json').then((answer) => {
      if (wanted && answer.ok) setHelp(answer.data);
    });
    return () => {
      wanted = false;
    };
  }, []);
  const words = helpWords(help);
  return words === '' ? null : <p class="govuk-body ws-break">{words}</p>;
}
