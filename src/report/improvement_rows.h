// The improvement record as flat rows with stable names, for the command line and for downloads. All
// functions are thread-safe where the readings are; `day` is the day as at which the record is asked.
#pragma once

#include <span>

#include "base/date.h"
#include "improve/book.h"
#include "improve/due_list.h"
#include "improve/measure_progress.h"
#include "improve/thread.h"
#include "report/flat_rows.h"

namespace windscreen::report {

/// A row a plan: plan, title, status, since, due, lead, overseen_by, actions, not_started, under_way, paused,
/// withdrawn, delivered, delivered_without_evidence, embedded, impact_shown, blue, green, amber, red,
/// overridden, measures, measures_without_indicator, lost.
Rows plan_rows(const improve::Book& book, base::Date day, const improve::Readings& readings);

/// A row an action of a plan, in its order: action, theme, number, title, status, lead, first_due, due,
/// days_late, delivered_on, delivered_evidence, embedded_on, impact_on, rating, rule, rating_words, reasons,
/// override_reason, answers, carries_on, carried_on_by. Several keys in a cell stand with a space between.
Rows action_rows(const improve::Book& book, std::size_t plan, base::Date day,
                 const improve::Readings& readings);

/// A row for each time that a promise has to be kept: promise, title, to, made_on, every_months, lead, state,
/// first_due, due, kept_on, evidence, days_late.
Rows promise_rows(const improve::Book& book, base::Date day);

/// A row for each control that ends within three months, and for each that ended in the three before:
/// control, title, warns_from, ends_on, ended, first_end, indicators, dependants.
Rows ending_rows(const improve::Book& book, base::Date day);

/// A row for each line of a work list: thing, what, sentence, lead, due, days_late.
Rows due_rows(const improve::Book& book, std::span<const improve::DueLine> lines);

/// A row for each thing of a thread: thing, kind, stage, distance, number, title, since.
Rows thread_rows(const improve::Book& book, const improve::Thread& thread);

}  // namespace windscreen::report
