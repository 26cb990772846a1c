// The report that a page is of, for what a component says or saves without being told.
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Report } from '../data/report.js';

export const ReportContext = createContext<Report | null>(null);

export function useReport(): Report | null {
  return useContext(ReportContext);
}
