// Choices of a page that can be kept with its address, where it has one: a filter, a period, a search.
import { createContext } from 'preact';
import { useContext, useState } from 'preact/hooks';

/** Where choices are kept. An empty value takes the choice out. */
export interface Keeper {
  read: (name: string) => string | null;
  write: (name: string, value: string) => void;
}

/** Null, as in a report's file: choices last as long as the page is open. */
export const KeptContext = createContext<Keeper | null>(null);

/** A choice and how to change it; `usual` is what it is when nothing was chosen. */
export function useKept(name: string, usual: string): [string, (value: string) => void] {
  const keeper = useContext(KeptContext);
  const [value, setValue] = useState(() => keeper?.read(name) ?? usual);
  return [
    value,
    (chosen) => {
      setValue(chosen);
      keeper?.write(name, chosen === usual ? '' : chosen);
    },
  ];
}
