// What of the child's record stands beside a question, in words.
import { longDate } from '../../words/format.js';
import type { AuditRecord } from './audit_form.js';
import type { RecordBeside } from './questions/QuestionBlock.js';
import type { Question } from './questions/tool_types.js';

const valueWords = (value: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(value) ? longDate(value) : value === 'Y' ? 'yes' : value === 'N' ? 'no' : value);

/** undefined where the question names nothing of the record, or it is not fetched. */
export function recordBeside(record: AuditRecord | null, question: Question): RecordBeside | undefined {
  if (!question.record || !record) return undefined;
  const found = record.values.find((one) => one.record === question.record);
  if (!found) return undefined;
  return { words: found.words, value: found.values.map(valueWords).join('; ') };
}
