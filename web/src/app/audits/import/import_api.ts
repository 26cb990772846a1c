// Past audits as the server reads them from a file (schemas AuditImportPreview and AuditImported), and its addresses.

export interface ImportMonth {
  month: string; outstanding: number; good: number; requires_improvement: number; inadequate: number; audits: number;
  /** Audits of the month that were brought in from files before. */
  there: number;
}

export interface ImportedAudit {
  month: string; grade: string; stream: string; service: string | null; quadrant: string | null; team: string | null; child: boolean; completed_on: string | null;
}

export interface ImportReject { line: number; why: string; remedy: string }

export interface ImportPreview {
  /** Where several sheets hold audits: one is to be chosen, and nothing else is said. */
  sheets: string[];
  hash: string; sheet: string; audits: number; with_child: number; rejected: number; rejects: ImportReject[]; warnings: string[];
  months: ImportMonth[]; sample: ImportedAudit[]; brought_in_before: boolean;
}

export interface Imported { audits: number; left_out: number }

const ADDRESS = '/api/v1/audits/import';

const queryOf = (given: Record<string, string>): string => {
  const some = Object.entries(given).filter(([, value]) => value !== '');
  return some.length === 0 ? '' : `?${some.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')}`;
};

export const previewAddress = (sheet: string): string => `${ADDRESS}/preview${queryOf({ sheet })}`;
export const importAddress = (preview: ImportPreview, leaveOut: boolean): string =>
  `${ADDRESS}${queryOf({ sheet: preview.sheet, hash: preview.hash, leave_out: leaveOut ? 'yes' : 'no' })}`;

/** What stands in the way of bringing the file in, if anything. */
export function stopOf(preview: ImportPreview): string {
  if (preview.brought_in_before) return 'This file was brought in before: its audits are there.';
  if (preview.audits === 0) return 'No row of the file can be used, so there is nothing to bring in.';
  return '';
}
