// From a figure to the children in it, where the reader may see them. A report's file has no such way.
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** Which of an indicator's figures: of a day, within a window, of a group of a dimension, and of a percentage only those who met
 * it or did not. */
export interface FigureChoice {
  as_at?: string;
  window?: string;
  dimension?: string;
  group?: string;
  met?: boolean;
}

/** The address of the children in a figure. */
export type DrillDown = (indicator: string, choice: FigureChoice) => string;

/** Null where there is no way to the children. */
export const DrillDownContext = createContext<DrillDown | null>(null);

export function useDrillDown(): DrillDown | null {
  return useContext(DrillDownContext);
}
