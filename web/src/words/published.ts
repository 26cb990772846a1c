// Values as the department publishes them, as people read them.
import { number } from './format.js';

export type PublishedUnit = 'count' | 'rate' | 'percent' | 'median' | 'mean' | 'change';

/** "22.6%", "1,106", "+17.9%": without the words of the unit, which stand over the column. */
export function bareValue(unit: PublishedUnit, value: number): string {
  switch (unit) {
    case 'percent':
      return `${number(value, 1)}%`;
    case 'change':
      return `${value > 0 ? '+' : ''}${number(value, 1).replace('-', '−')}%`;
    case 'rate':
    case 'mean':
      return number(value, 1);
    default:
      return number(value, Number.isInteger(value) ? 0 : 1).replace('-', '−');
  }
}

/** The unit over an axis or column. */
export function unitWords(unit: PublishedUnit): string {
  switch (unit) {
    case 'percent':
      return 'Per cent';
    case 'change':
      return 'Change, per cent';
    case 'rate':
      return 'Per 10,000 children';
    case 'median':
      return 'Working days (median)';
    case 'mean':
      return 'Mean';
    default:
      return 'Number';
  }
}
