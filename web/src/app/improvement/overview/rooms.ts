// The other pages of the improvement record, with what each is for and which permission it needs.

export interface Room {
  address: string;
  words: string;
  about: string;
  needs: string;
}

const SEE = 'see_improvement';

export const ROOMS: readonly Room[] = [
  { address: '/improvement/due', words: 'What is due', about: 'What you are to do and by when, from plans, scrutiny and audits.', needs: SEE },
  { address: '/improvement/sources', words: 'Inspections and findings', about: 'What was found, by whom and in which service, and what nobody has planned anything for.', needs: SEE },
  { address: '/improvement/risks', words: 'Risks and capacity', about: 'What may go wrong, what holds it, and posts or money that end, beside the figures that they prop up.', needs: SEE },
  { address: '/improvement/scrutiny', words: 'Scrutiny', about: 'Decisions and their call-in, recommendations and responses, questions and answers.', needs: SEE },
  { address: '/improvement/meetings', words: 'Meetings', about: 'Who meets when, the page of each meeting, and papers that were kept as they were.', needs: SEE },
  { address: '/improvement/promises', words: 'Promises', about: 'Every “we will report back”: to whom, by when, and whether it was kept.', needs: SEE },
  { address: '/improvement/feedback', words: 'You said, we did', about: 'What families, partners and staff said, and what was done about it.', needs: SEE },
  { address: '/improvement/reminders', words: 'Reminders', about: 'How you are reminded of what is due: by e-mail or in your calendar.', needs: SEE },
  { address: '/improvement/import', words: 'Bring in a plan', about: 'Read a plan from a spreadsheet: what can be read is shown before anything is saved.', needs: 'keep_improvement' },
];

/** The pages that somebody with these permissions may open. */
export const roomsFor = (permissions: readonly string[]): Room[] => ROOMS.filter(({ needs }) => permissions.includes(needs));
