// Audit tools as the server gives them, and their addresses.
import type { Tool, ToolKind } from '../questions/tool_types.js';

export const TOOLS = '/api/v1/audits/tools';

export interface ToolVersion {
  id: string;
  tool: string;
  version: string;
  name: string;
  kind: ToolKind;
  origin: 'shipped' | 'authority' | 'imported';
  from: string;
  last_day: string | null;
  in_force: boolean;
  look_back_months: number;
  sections: number;
  questions: number;
  used_since: string | null;
  audits: number;
  hash: string;
}

export interface ToolLibrary {
  tools: ToolVersion[];
  faults: { what: string; remedy: string }[];
  may_change: boolean;
}

export interface ToolChange {
  kind: 'added' | 'removed' | 'changed' | 'moved';
  section: string;
  question: string;
  called: string;
  fields: string[];
  compares: boolean;
  why_not: string;
}

export interface RecordName {
  name: string;
  words: string;
}

export interface WholeVersion {
  about: ToolVersion;
  content: Tool;
  records: RecordName[];
  versions: ToolVersion[];
  before: { id: string; version: string; changes: ToolChange[] } | null;
  may_change: boolean;
}

export interface ToolFault {
  id: string;
  what: string;
  remedy: string;
}

export interface Checked {
  faults: ToolFault[];
  taken: boolean;
  next_version: string | null;
  changes: ToolChange[];
}

export interface Imported {
  content: Tool;
  notes: { sheet: string; line: number; what: string }[];
}

const ORIGINS: Record<ToolVersion['origin'], string> = { shipped: 'Comes with Windscreen', authority: 'Your authority’s own', imported: 'Brought in from a file' };
export const originWords = (origin: string): string => ORIGINS[origin as ToolVersion['origin']] ?? origin;

const FIELDS: Record<string, string> = {
  ask: 'the question’s words', type: 'what kind of answer it has', guidance: 'the guidance', overall: 'whether it is the overall grade', required: 'whether it must be answered',
  required_if: 'when it must be answered', asked_if: 'when it is asked', choices: 'the choices', descriptors: 'what the grades mean', unsafe: 'which answers are unsafe',
  record: 'what of the record stands beside it', lowest: 'the words for 0', highest: 'the words for 10', least: 'the least number', most: 'the greatest number', whole: 'whether it is a whole number',
  name: 'the name', about: 'what it is about', kind: 'the kind of audit', look_back_months: 'how far it looks back', source: 'where it is from', licence: 'the licence',
};
export const fieldWords = (field: string): string => FIELDS[field] ?? field.replace(/_/g, ' ');

const KINDS: Record<ToolChange['kind'], string> = { added: 'New', removed: 'Taken out', changed: 'Changed', moved: 'Moved' };
/** "Changed: “Was the child seen?” – the guidance". */
export function changeWords({ kind, section, question, called, fields }: ToolChange): string {
  const what = question !== '' ? `“${called}”` : section !== '' ? `the section “${called}”` : 'the tool itself';
  return `${KINDS[kind]}: ${what}${fields.length > 0 ? ` – ${fields.map(fieldWords).join(', ')}` : ''}`;
}
