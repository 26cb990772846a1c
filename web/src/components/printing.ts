// Whether the page is about to be printed: then every page, table and chart is there at once.
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

export const Printing = createContext(false);

export function usePrinting(): boolean {
  return useContext(Printing);
}
