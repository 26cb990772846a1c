// A new password, before it is sent.
import type { Fault } from './Form.js';

/** What may be wrong with a new password before it is sent; the server checks more. */
export function passwordFaults(current: string, chosen: string, again: string): Fault[] {
  const faults: Fault[] = [];
  if (current === '') faults.push({ field: 'current', words: 'Enter your present password' });
  if (chosen.length < 12) faults.push({ field: 'new', words: 'Enter a new password of at least 12 characters' });
  else if (chosen !== again) faults.push({ field: 'again', words: 'Enter the same new password again' });
  return faults;
}
