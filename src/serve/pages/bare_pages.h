// Pages of the application that have no data at their own address; web/src/app/own_pages.ts draws them.
#pragma once

#include <array>

namespace windscreen::serve {

/// The address, parts in braces standing for any slug, and what is there, for the OpenAPI document.
struct BarePage {
  const char* pattern;
  const char* summary;
};

/// Every one; anyone gets the page that draws it, which holds nothing.
inline constexpr std::array bare_pages = {
    BarePage{"/", "The home page of whoever is signed in."},
    BarePage{"/sign-in", "The page to sign in."},
    BarePage{"/invitation", "The page of an invitation."},
    BarePage{"/account", "One's own password, second factor and sessions."},
    BarePage{"/data", "The loads made here, and the snapshots that there are."},
    BarePage{"/data/upload", "Choosing files, sending and loading them."},
    BarePage{"/data/loads/{id}", "One load: how far it is, and what became of it."},
    BarePage{"/data/snapshots", "The snapshots, and whether their files are whole."},
    BarePage{"/data/snapshots/{id}", "What became of the rows of a snapshot's files."},
    BarePage{"/data/compare", "Two snapshots side by side."},
    BarePage{"/saved-views", "Saved views: pages of figures kept with their filters."},
    BarePage{"/children", "Searching for children."},
    BarePage{"/children/timeline", "One child's page. It does not say which."},
    BarePage{"/children/counted", "The children in a figure that the query names."},
    BarePage{"/children/due", "The children for whom something is due next."},
    BarePage{"/audits", "What there is to do in practice audit."},
    BarePage{"/audits/actions", "Actions that follow from audits."},
    BarePage{"/audits/actions/{id}", "One action. It does not say of which child."},
    BarePage{"/audits/re-audits", "Re-audits that are scheduled."},
    BarePage{"/audits/reports", "Reports of audits."},
    BarePage{"/audits/reports/{id}", "One report: its frozen figures, who signed it, what changed since."},
    BarePage{"/audits/make-report", "Making a report of audits."},
    BarePage{"/audits/themes", "What audits find again and again."},
    BarePage{"/audits/themes/{id}", "One theme, month by month."},
    BarePage{"/audits/alerts", "Alerts of immediate harm."},
    BarePage{"/audits/room", "What is in the evidence rooms that are open for one."},
    BarePage{"/audits/room/audits/{id}", "An audit of an evidence room. It does not say of which child."},
    BarePage{"/audits/room/method-notes/{id}", "How the cases of an evidence room were drawn."},
    BarePage{"/audits/room/reports/{id}", "A report of an evidence room."},
    BarePage{"/audits/rooms", "The evidence rooms there are and were."},
    BarePage{"/audits/rooms/open", "Opening an evidence room."},
    BarePage{"/audits/rooms/{id}", "One evidence room, and what was opened in it."},
    BarePage{"/audits/conversations", "Audits that are talked about with practitioners."},
    BarePage{"/audits/audits/{id}/conversation", "The conversation about one audit. It does not say whose."},
    BarePage{"/audits/audits/{id}/sheet", "The practitioner's feedback sheet of one audit."},
    BarePage{"/audits/audits/{id}/family", "What the family says, of one audit."},
    BarePage{"/audits/family", "Whom to ask for their view, and how many answered."},
    BarePage{"/audits/moderation", "The second grades that one was asked for."},
    BarePage{"/audits/moderation/{id}", "Giving a second grade. It does not say of which child."},
    BarePage{"/audits/decisions", "Audits whose grade is to be decided on."},
    BarePage{"/audits/decisions/{id}", "One audit's grades, and what can be decided."},
    BarePage{"/audits/audits/{id}/history", "An audit's moves, grades and versions. It does not say whose."},
    BarePage{"/audits/calibration", "Sessions in which a group graded the same cases."},
    BarePage{"/audits/calibration/{id}", "One of them, with how far they agree."},
    BarePage{"/audits/own-calibration", "One's own grades in calibration sessions."},
    BarePage{"/audits/agreement", "How far auditors agree."},
    BarePage{"/audits/tools", "The audit tools that there are, and importing one."},
    BarePage{"/audits/tools/{tool}", "One version of an audit tool."},
    BarePage{"/audits/tools/{tool}/preview", "An audit tool as an auditor will see it."},
    BarePage{"/audits/tools/{tool}/build", "Making a new version of an audit tool."},
    BarePage{"/audits/import", "Bringing in audits from before."},
    BarePage{"/audits/programmes", "The programmes of audits."},
    BarePage{"/audits/programmes/{id}", "A programme of audits, with its history and rounds."},
    BarePage{"/audits/plan", "The rounds of audits of the next twelve months."},
    BarePage{"/audits/rounds/{id}", "A round of audits, from its frame to its control sheet."},
    BarePage{"/audits/rounds/{id}/method-note", "How the cases of a round were drawn."},
    BarePage{"/audits/auditors", "Who audits."},
    BarePage{"/audits/mine", "The audits that one was given."},
    BarePage{"/audits/audits/{id}", "One audit, and its form. It does not say whose."},
    BarePage{"/audits/findings", "What audits say together."},
    BarePage{"/audits/findings/inadequate", "What goes with inadequate audits."},
    BarePage{"/audits/findings/compliance", "Grades of what was on time and what was late."},
    BarePage{"/audits/findings/re-audits", "Re-audits by first and second grade."},
    BarePage{"/audits/findings/teams", "Audits of services, quadrants and teams."},
    BarePage{"/audits/findings/teams/{unit}", "Audits of one of them over the years."},
    BarePage{"/administration", "What there is to administer."},
    BarePage{"/administration/people", "Who has an account."},
    BarePage{"/administration/people/{id}", "One account."},
    BarePage{"/administration/roles", "Who has which role, and granting one."},
    BarePage{"/administration/settings", "The authority's settings."},
    BarePage{"/change-log", "The log of every change."},
    BarePage{"/access-record", "Searching the record of who opened what."},
};

}  // namespace windscreen::serve
