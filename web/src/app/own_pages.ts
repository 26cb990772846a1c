// The application's own pages, which are drawn without a report. Each is a line here and one in src/serve/pages/bare_pages.h, so that
// the server gives its address to a browser.
import type { ComponentType } from 'preact';
import type { BarItem } from './Frame.js';
import type { Where } from './history.js';
import type { Session } from './session.js';

/** What draws a page: `values` holds the parts of the address that stand in braces in its pattern. */
export type Drawer = ComponentType<{ where: Where; values: Readonly<Record<string, string>> }>;

export interface OwnPage {
  /** "/administration/people/{id}": a part in braces stands for any one part of an address. */
  pattern: string;
  /** Its group's words in the menu, which leads to the first page of the group that one may see; empty: not in the menu. */
  group: string;
  /** The page of the report to whose part of the menu it belongs, where it is not in the menu itself. */
  within?: string;
  /** Permissions of which one is enough; none: for whoever is signed in. */
  needs: readonly string[];
  /** A role that one must have too, where a permission that others have does not say enough. */
  role?: string;
  /** What the home page of whoever sees no figures calls it, and says of it; without it, it is not there. */
  home?: { words: string; about: string };
  /** Fetches what draws it; a page's code is loaded when it is first opened. */
  draw: () => Promise<Drawer>;
}

/** The menu's words for practice audit. */
export const AUDITS = 'Audits';
const ANY_OF_AUDITS = ['run_audits', 'make_audits', 'moderate_audits', 'see_audits', 'see_audit_figures', 'see_audit_reports'];

/** Whoever makes, runs or sees audits, and so may be asked for something. */
const DOES_AUDITS = ['run_audits', 'make_audits', 'moderate_audits', 'see_audits'];

/** The menu's words for the improvement record. */
export const IMPROVEMENT = 'Improvement';

export const OWN_PAGES: readonly OwnPage[] = [
  { pattern: '/children', group: 'Find a child', needs: ['search_children'], home: { words: 'Children whom you may see', about: 'Their list, a search among them, and the story of each on one page. You are asked why you look, and what you open is recorded.' }, draw: async () => (await import('./children/SearchPage.js')).SearchPage },
  { pattern: '/children/timeline', group: 'Find a child', needs: ['open_children'], draw: async () => (await import('./children/ChildPage.js')).ChildPage },
  { pattern: '/children/counted', group: '', needs: ['list_children'], draw: async () => (await import('./children/CountedPage.js')).CountedPage },
  { pattern: '/children/due', group: '', needs: ['list_children'], draw: async () => (await import('./children/DuePage.js')).DuePage },
  // Pages of practice audit that say under `home` what they are for stand on /audits too.
  { pattern: '/audits', group: AUDITS, needs: ANY_OF_AUDITS, draw: async () => (await import('./audits/Hub.js')).AuditsHub },
  { pattern: '/audits/mine', group: AUDITS, needs: ['make_audits'], home: { words: 'Your audits', about: 'The cases that you were asked to audit: what is due, what is late, and the form of each.' }, draw: async () => (await import('./audits/MyAudits.js')).MyAudits },
  { pattern: '/audits/audits/{id}', group: AUDITS, needs: ['make_audits', 'moderate_audits', 'see_audits'], draw: async () => (await import('./audits/AuditPage.js')).AuditPage },
  { pattern: '/audits/moderation', group: AUDITS, needs: ['moderate_audits'], home: { words: 'Second grades', about: 'Audits that you were asked to grade without knowing the first grade, and what you agreed on.' }, draw: async () => (await import('./audits/review/SecondGrades.js')).SecondGrades },
  { pattern: '/audits/moderation/{id}', group: AUDITS, needs: ['moderate_audits'], draw: async () => (await import('./audits/review/SecondGradePage.js')).SecondGradePage },
  { pattern: '/audits/decisions', group: AUDITS, needs: ['run_audits'], home: { words: 'Grades to decide on', about: 'Submitted audits: who grades them again, which grade is final, appeals, holds.' }, draw: async () => (await import('./audits/review/Decisions.js')).Decisions },
  { pattern: '/audits/decisions/{id}', group: AUDITS, needs: ['run_audits'], draw: async () => (await import('./audits/review/DecisionPage.js')).DecisionPage },
  { pattern: '/audits/audits/{id}/history', group: AUDITS, needs: ['make_audits', 'moderate_audits', 'see_audits'], draw: async () => (await import('./audits/review/HistoryPage.js')).HistoryPage },
  { pattern: '/audits/alerts', group: AUDITS, needs: ['make_audits', 'moderate_audits', 'see_audits'], home: { words: 'Alerts of immediate harm', about: 'Children who may be in danger now: who was told, what is to be acknowledged, what came of it.' }, draw: async () => (await import('./audits/talks/AlertsPage.js')).AlertsPage },
  { pattern: '/audits/room', group: AUDITS, needs: ['see_audits'], role: 'inspector', home: { words: 'Evidence room', about: 'What was put before you: audits as they were kept, method notes and reports, for as long as the room is open.' }, draw: async () => (await import('./audits/rooms/RoomPage.js')).RoomPage },
  { pattern: '/audits/room/audits/{id}', group: AUDITS, needs: ['see_audits'], role: 'inspector', draw: async () => (await import('./audits/rooms/RoomItemPage.js')).RoomAuditPage },
  { pattern: '/audits/room/method-notes/{id}', group: AUDITS, needs: ['see_audits'], role: 'inspector', draw: async () => (await import('./audits/rooms/RoomItemPage.js')).RoomNotePage },
  { pattern: '/audits/room/reports/{id}', group: AUDITS, needs: ['see_audits'], role: 'inspector', draw: async () => (await import('./audits/rooms/RoomItemPage.js')).RoomReportPage },
  { pattern: '/audits/rooms', group: AUDITS, needs: ['run_audits', 'see_access_record'], home: { words: 'Evidence rooms', about: 'What inspectors may read, for how long, and what they opened.' }, draw: async () => (await import('./audits/rooms/RoomsPage.js')).RoomsPage },
  { pattern: '/audits/rooms/open', group: AUDITS, needs: ['run_audits'], draw: async () => (await import('./audits/rooms/OpenRoomPage.js')).OpenRoomPage },
  { pattern: '/audits/rooms/{id}', group: AUDITS, needs: ['run_audits', 'see_access_record'], draw: async () => (await import('./audits/rooms/WatchedRoomPage.js')).WatchedRoomPage },
  { pattern: '/audits/actions', group: AUDITS, needs: DOES_AUDITS, home: { words: 'Actions from audits', about: 'What audits asked of you, what is overdue, and what waits for you to verify it.' }, draw: async () => (await import('./audits/actions/ActionsPage.js')).ActionsPage },
  { pattern: '/audits/actions/{id}', group: AUDITS, needs: DOES_AUDITS, draw: async () => (await import('./audits/actions/ActionPage.js')).ActionPage },
  { pattern: '/audits/re-audits', group: AUDITS, needs: ['see_audits'], home: { words: 'Re-audits', about: 'Which are late, scheduled, made or not possible, and second and third inadequate grades.' }, draw: async () => (await import('./audits/actions/ReAuditsPage.js')).ReAuditsPage },
  { pattern: '/audits/conversations', group: AUDITS, needs: ['make_audits', 'see_audits'], home: { words: 'Conversations about audits', about: 'What was found in audits of your own cases, your reply to it, and audits that are being talked about.' }, draw: async () => (await import('./audits/talks/Conversations.js')).Conversations },
  { pattern: '/audits/audits/{id}/conversation', group: AUDITS, needs: ['make_audits', 'moderate_audits', 'see_audits'], draw: async () => (await import('./audits/talks/ConversationPage.js')).ConversationPage },
  { pattern: '/audits/audits/{id}/sheet', group: AUDITS, needs: ['make_audits', 'moderate_audits', 'see_audits'], draw: async () => (await import('./audits/talks/FeedbackSheet.js')).FeedbackSheet },
  { pattern: '/audits/family', group: AUDITS, needs: ['make_audits', 'run_audits', 'see_audit_figures'], home: { words: 'Family feedback', about: 'Whom to ask for their view, whether it is safe, and how many answered.' }, draw: async () => (await import('./audits/talks/FamilyFeedback.js')).FamilyFeedback },
  { pattern: '/audits/audits/{id}/family', group: AUDITS, needs: ['make_audits', 'moderate_audits', 'see_audits'], draw: async () => (await import('./audits/talks/FamilyPage.js')).FamilyPage },
  { pattern: '/audits/findings', group: AUDITS, needs: ['see_audit_figures'], home: { words: 'What audits say together', about: 'How good practice is and whether it has changed: grades by window and month with their intervals, what goes with inadequate, re-audits, teams and services.' }, draw: async () => (await import('./audits/findings/FindingsPage.js')).FindingsPage },
  { pattern: '/audits/findings/inadequate', group: AUDITS, needs: ['see_audit_figures'], draw: async () => (await import('./audits/findings/InadequatePage.js')).InadequatePage },
  { pattern: '/audits/findings/compliance', group: AUDITS, needs: ['see_audit_figures'], draw: async () => (await import('./audits/findings/CompliancePage.js')).CompliancePage },
  { pattern: '/audits/findings/re-audits', group: AUDITS, needs: ['see_audit_figures'], draw: async () => (await import('./audits/findings/ReAuditsPage.js')).ReAuditsPage },
  { pattern: '/audits/findings/teams', group: AUDITS, needs: ['see_audit_figures'], draw: async () => (await import('./audits/findings/TeamsPage.js')).TeamsPage },
  { pattern: '/audits/findings/teams/{unit}', group: AUDITS, needs: ['see_audit_figures'], draw: async () => (await import('./audits/findings/TeamsPage.js')).TeamPage },
  { pattern: '/audits/reports', group: AUDITS, needs: ['see_audit_reports'], home: { words: 'Reports of audits', about: 'Highlight reports and the committee’s annex: frozen figures, who signed them, and what changed since.' }, draw: async () => (await import('./audits/reports/ReportsPage.js')).ReportsPage },
  { pattern: '/audits/reports/{id}', group: AUDITS, needs: ['see_audit_reports'], draw: async () => (await import('./audits/reports/ReportPage.js')).ReportPage },
  { pattern: '/audits/make-report', group: AUDITS, needs: ['run_audits'], draw: async () => (await import('./audits/reports/MakeReport.js')).MakeReport },
  { pattern: '/audits/themes', group: AUDITS, needs: ['see_audit_figures'], home: { words: 'Themes and recommendations', about: 'What audits find again and again, and whether what was recommended has made it rarer.' }, draw: async () => (await import('./audits/themes/ThemesPage.js')).ThemesPage },
  { pattern: '/audits/themes/{id}', group: AUDITS, needs: ['see_audit_figures'], draw: async () => (await import('./audits/themes/ThemePage.js')).ThemePage },
  { pattern: '/audits/programmes', group: AUDITS, needs: ['see_audit_figures'], home: { words: 'Programmes of audits', about: 'What is audited, by whom led and since when: rounds, draws, and what was put off.' }, draw: async () => (await import('./audits/plan/Programmes.js')).Programmes },
  { pattern: '/audits/programmes/{id}', group: AUDITS, needs: ['see_audit_figures'], draw: async () => (await import('./audits/plan/ProgrammePage.js')).ProgrammePage },
  { pattern: '/audits/plan', group: AUDITS, needs: ['see_audit_figures'], home: { words: 'Plan of audits', about: 'The rounds of the next twelve months.' }, draw: async () => (await import('./audits/plan/ForwardPlan.js')).ForwardPlan },
  { pattern: '/audits/rounds/{id}', group: AUDITS, needs: ['see_audit_figures'], draw: async () => (await import('./audits/plan/RoundPage.js')).RoundPage },
  { pattern: '/audits/rounds/{id}/method-note', group: AUDITS, needs: ['see_audit_figures'], draw: async () => (await import('./audits/plan/MethodNotePage.js')).MethodNotePage },
  { pattern: '/audits/auditors', group: AUDITS, needs: ['run_audits'], home: { words: 'Auditors', about: 'Who audits, how many a month, and which interests they declared.' }, draw: async () => (await import('./audits/plan/Auditors.js')).Auditors },
  { pattern: '/audits/tools', group: AUDITS, needs: ANY_OF_AUDITS, home: { words: 'Audit tools', about: 'What auditors are asked, question by question, and what each grade means.' }, draw: async () => (await import('./audits/tools/ToolLibrary.js')).ToolLibraryPage },
  { pattern: '/audits/tools/{tool}', group: AUDITS, needs: ANY_OF_AUDITS, draw: async () => (await import('./audits/tools/ToolVersionPage.js')).ToolVersionPage },
  { pattern: '/audits/tools/{tool}/preview', group: AUDITS, needs: ANY_OF_AUDITS, draw: async () => (await import('./audits/tools/ToolPreview.js')).ToolPreview },
  { pattern: '/audits/tools/{tool}/build', group: AUDITS, needs: ['run_audits'], draw: async () => (await import('./audits/tools/ToolBuilder.js')).ToolBuilder },
  { pattern: '/audits/import', group: AUDITS, needs: ['run_audits'], home: { words: 'Audits from before', about: 'Bring in past audits from a spreadsheet: what can be read is shown before anything is saved.' }, draw: async () => (await import('./audits/import/ImportPage.js')).ImportPage },
  { pattern: '/audits/calibration', group: AUDITS, needs: ['run_audits'], home: { words: 'Calibration', about: 'Sessions in which auditors graded the same cases, and how far they agreed.' }, draw: async () => (await import('./audits/review/CalibrationList.js')).CalibrationList },
  { pattern: '/audits/calibration/{id}', group: AUDITS, needs: ['run_audits'], draw: async () => (await import('./audits/review/CalibrationPage.js')).CalibrationPage },
  { pattern: '/audits/own-calibration', group: AUDITS, needs: ['make_audits', 'moderate_audits'], home: { words: 'Your calibration grades', about: 'What you give the cases that all auditors grade. Nobody sees what others gave before the group talks.' }, draw: async () => (await import('./audits/review/OwnCalibration.js')).OwnCalibration },
  { pattern: '/audits/agreement', group: AUDITS, needs: ['run_audits'], home: { words: 'Auditors’ agreement', about: 'How far auditors agree in blind pairs, how severe each is, and days with very many audits.' }, draw: async () => (await import('./audits/review/AgreementPage.js')).AgreementPage },
  { pattern: '/improvement', group: IMPROVEMENT, needs: ['see_improvement'], home: { words: 'Improvement', about: 'Plans and how far they are, what needs attention, and the thread from what was found to what came of it.' }, draw: async () => (await import('./improvement/overview/OverviewPage.js')).OverviewPage },
  { pattern: '/improvement/due', group: IMPROVEMENT, needs: ['see_improvement', ...DOES_AUDITS], home: { words: 'What is due', about: 'What you are to do and by when, from audits, plans and scrutiny in one list.' }, draw: async () => (await import('./improvement/due/DuePage.js')).DuePage },
  { pattern: '/improvement/plans/{id}', group: IMPROVEMENT, needs: ['see_improvement'], draw: async () => (await import('./improvement/plan/PlanPage.js')).PlanPage },
  { pattern: '/improvement/plans/{id}/page', group: IMPROVEMENT, needs: ['see_improvement'], draw: async () => (await import('./improvement/plan/PlanOnAPage.js')).PlanOnAPage },
  { pattern: '/improvement/things/{id}', group: IMPROVEMENT, needs: ['see_improvement'], draw: async () => (await import('./improvement/thing/ThingPage.js')).ThingPage },
  { pattern: '/improvement/things/{id}/add', group: IMPROVEMENT, needs: ['keep_improvement'], draw: async () => (await import('./improvement/thing/AddPage.js')).AddPage },
  { pattern: '/improvement/add', group: IMPROVEMENT, needs: ['keep_improvement'], draw: async () => (await import('./improvement/thing/AddRoot.js')).AddRoot },
  { pattern: '/improvement/threads/{id}', group: IMPROVEMENT, needs: ['see_improvement'], draw: async () => (await import('./improvement/thread/ThreadPage.js')).ThreadPage },
  { pattern: '/improvement/sources', group: IMPROVEMENT, needs: ['see_improvement'], home: { words: 'Inspections and findings', about: 'What was found, by whom and in which service, and what nothing was planned for.' }, draw: async () => (await import('./improvement/sources/SourcesPage.js')).SourcesPage },
  { pattern: '/improvement/risks', group: IMPROVEMENT, needs: ['see_improvement'], home: { words: 'Risks and capacity', about: 'What may go wrong, what holds it, and posts or money that end.' }, draw: async () => (await import('./improvement/risks/RisksPage.js')).RisksPage },
  { pattern: '/improvement/scrutiny', group: IMPROVEMENT, needs: ['see_improvement'], home: { words: 'Scrutiny', about: 'What was asked and answered, recommended and decided, and what is waited for.' }, draw: async () => (await import('./improvement/scrutiny/ScrutinyPage.js')).ScrutinyPage },
  { pattern: '/improvement/promises', group: IMPROVEMENT, needs: ['see_improvement'], home: { words: 'Promises', about: 'Every “we will report back”: to whom, by when, and whether it was kept.' }, draw: async () => (await import('./improvement/promises/PromisesPage.js')).PromisesPage },
  { pattern: '/improvement/meetings', group: IMPROVEMENT, needs: ['see_improvement'], home: { words: 'Meetings', about: 'Who meets when, the page of each meeting, and pages that were kept as they were.' }, draw: async () => (await import('./improvement/meetings/MeetingsPage.js')).MeetingsPage },
  { pattern: '/improvement/meetings/{id}', group: IMPROVEMENT, needs: ['see_improvement'], draw: async () => (await import('./improvement/meetings/MeetingPage.js')).MeetingPage },
  { pattern: '/improvement/papers/{id}', group: IMPROVEMENT, needs: ['see_improvement'], draw: async () => (await import('./improvement/meetings/PaperPage.js')).PaperPage },
  { pattern: '/improvement/feedback', group: IMPROVEMENT, needs: ['see_improvement'], home: { words: 'You said, we did', about: 'What families, partners and staff said, and what was done about it.' }, draw: async () => (await import('./improvement/feedback/FeedbackPage.js')).FeedbackPage },
  { pattern: '/improvement/import', group: IMPROVEMENT, needs: ['keep_improvement'], draw: async () => (await import('./improvement/import/ImportPlanPage.js')).ImportPlanPage },
  { pattern: '/improvement/reminders', group: IMPROVEMENT, needs: ['see_improvement', ...DOES_AUDITS], home: { words: 'Reminders', about: 'How you are reminded of what is due: by e-mail or in your calendar.' }, draw: async () => (await import('./improvement/reminders/RemindersPage.js')).RemindersPage },
  { pattern: '/access-record', group: 'Access record', needs: ['see_access_record'], draw: async () => (await import('./children/AccessRecordPage.js')).AccessRecordPage },
  { pattern: '/administration', group: 'Administration', needs: ['manage_accounts', 'change_settings'], draw: async () => (await import('./administration/Administration.js')).Administration },
  { pattern: '/administration/people', group: 'Administration', needs: ['manage_accounts'], home: { words: 'People', about: 'Who has an account: invite, lock, close, give a new link.' }, draw: async () => (await import('./administration/People.js')).People },
  { pattern: '/administration/people/{id}', group: 'Administration', needs: ['manage_accounts'], draw: async () => (await import('./administration/Person.js')).Person },
  { pattern: '/administration/roles', group: 'Administration', needs: ['manage_accounts'], home: { words: 'Roles', about: 'Who may do what, about whom, since when and why: grant and revoke.' }, draw: async () => (await import('./administration/Roles.js')).Roles },
  { pattern: '/administration/settings', group: 'Administration', needs: ['change_settings'], home: { words: 'Settings', about: 'Who helps, how long sessions last, the public picture.' }, draw: async () => (await import('./administration/Settings.js')).Settings },
  { pattern: '/change-log', group: 'Change log', needs: ['see_change_log'], draw: async () => (await import('./administration/ChangeLog.js')).ChangeLog },
  { pattern: '/caseloads/workers', group: '', within: 'caseloads', needs: ['see_figures'], draw: async () => (await import('./WorkerCaseloads.js')).WorkerCaseloadsPage },
  { pattern: '/saved-views', group: 'Saved views', needs: ['see_figures'], draw: async () => (await import('./SavedViews.js')).SavedViewsPage },
  { pattern: '/account', group: '', needs: [], home: { words: 'Your account', about: 'Your roles, your password, the second factor, and where you are signed in.' }, draw: async () => (await import('./Account.js')).Account },
  { pattern: '/data', group: 'Data', needs: ['see_figures', 'load_data'], draw: async () => (await import('./data/Data.js')).DataPage },
  { pattern: '/data/upload', group: 'Data', needs: ['load_data'], draw: async () => (await import('./data/Upload.js')).UploadPage },
  { pattern: '/data/loads/{id}', group: 'Data', needs: ['load_data'], draw: async () => (await import('./data/Load.js')).LoadPage },
  { pattern: '/data/snapshots', group: 'Data', needs: ['see_figures'], draw: async () => (await import('./data/Snapshots.js')).SnapshotsPage },
  { pattern: '/data/snapshots/{id}', group: 'Data', needs: ['load_data'], draw: async () => (await import('./data/Snapshots.js')).SnapshotPage },
  { pattern: '/data/compare', group: 'Data', needs: ['see_figures'], draw: async () => (await import('./data/Compare.js')).ComparePage },
];

/** The values of an address in a pattern; null where it is not of that pattern. */
export function valuesOf(pattern: string, address: string): Record<string, string> | null {
  const wanted = pattern.split('/');
  const given = address.split('/');
  if (wanted.length !== given.length) return null;
  const values: Record<string, string> = {};
  for (const [at, part] of wanted.entries()) {
    const text = given[at] ?? '';
    if (/^\{.+\}$/.test(part)) {
      if (text === '') return null;
      values[part.slice(1, -1)] = text;
    } else if (part !== text) return null;
  }
  return values;
}

/** The page of an address, and the values in it. A pattern without braces goes before one with. */
export function ownPage(address: string): { page: OwnPage; values: Record<string, string> } | null {
  const found = OWN_PAGES.flatMap((page) => {
    const values = valuesOf(page.pattern, address);
    return values === null ? [] : [{ page, values }];
  });
  return found.find(({ page }) => !page.pattern.includes('{')) ?? found[0] ?? null;
}

/** Whether the roles of the session show the page. The server decides again for everything that the page asks for. */
export function mayOpen(page: OwnPage, session: Session): boolean {
  if (page.role !== undefined && !session.roles.some(({ role }) => role === page.role)) return false;
  return page.needs.length === 0 || page.needs.some((one) => session.permissions.includes(one));
}

/** The menu's links to the groups of which one may see a page. */
export function ownBar(session: Session, address: string): BarItem[] {
  const here = ownPage(address)?.page;
  const groups = [...new Set(OWN_PAGES.map(({ group }) => group))].filter((group) => group !== '');
  return groups.flatMap((group): BarItem[] => {
    const first = OWN_PAGES.find((page) => page.group === group && !page.pattern.includes('{') && mayOpen(page, session));
    if (!first) return [];
    const current = here?.group !== group ? null : here === first ? 'page' : 'true';
    return [{ words: group, address: first.pattern, current }];
  });
}
