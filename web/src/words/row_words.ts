// What is wrong with a row that was rejected, or unusual about one that was kept, in words; the words by which programs know these stay
// in the data (docs/model.md).
import { plain } from './names.js';

/** As src/serve/data/load_reasons.cc says them; a test holds the two together. */
const REJECTED: Record<string, string> = {
  no_person: 'The row does not say whom it is about.',
  no_key: 'The row lacks the identifier that its table is known by.',
  no_start_date: 'The row lacks the day from which it counts.',
  bad_date: 'A start or end date is not a date, or not one of the calendar.',
  unreadable_row: 'The row cannot be read: too many cells, a cell or row that is far too long, or a NUL byte.',
  text_too_long: 'A text of the row is longer than 64 KiB.',
  duplicate_row: 'The row stands in the list already, word for word.',
  same_key: 'Another row of the list has the same identifier and says something else.',
  no_period_of_care: 'A review of a child for whom there is no usable episode of care.',
  second_adoption: 'A second, different row about one child in the list of adoptions (AD1).',
};

const FLAGGED: Record<string, string> = {
  end_before_start: 'It ends before it starts.',
  after_as_at: 'It starts after the day that the files describe.',
  end_dates_differ: 'Two sources give different end dates.',
  unborn: 'A child who is not born yet, which need not be wrong.',
  two_identifiers: 'A child who seems to have two identifiers, as adopted children do.',
  care_started_before_return: 'Care that began before the year of the return, on a day that is not known.',
  placement_changed_under_l: 'A change of legal status only is said, but the placement changes.',
  review_outside_care: 'A review on a day on which the child was not looked after.',
  unknown_code: 'A code that is not in its code set.',
  unreadable_value: 'A value that cannot be read; the rest of the row is kept.',
};

export const rejectedWords = (code: string): string => REJECTED[code] ?? plain(code);
export const flaggedWords = (code: string): string => FLAGGED[code] ?? plain(code);
