// What members asked, what they were told, and whether the evidence moved when they asked again. All
// functions are thread-safe.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "improve/book.h"
#include "improve/standing.h"

namespace windscreen::improve {

/// unanswered, answered (with something to look at), answered_without_evidence.
std::span<const CodeWords> question_states();

struct QuestionLine {
  /// The question's place in the record, and that of the body at which it was asked.
  std::size_t place = 0;
  std::optional<std::size_t> body;
  base::Date asked;
  std::string lead;
  std::optional<std::string> lead_id;
  /// Absent where nobody named a day.
  std::optional<base::Date> due;
  std::vector<Said> answers;
  /// Calendar days from the question to its first answer, or to the day asked about while there is none.
  int days_taken = 0;
  /// Calendar days past the day due, while there is no answer; 0 on that day.
  int days_late = 0;
  /// A code of question_states(), by the last answer.
  std::string_view state;
};

/// How a question stands at the end of `day`; `place` must be that of a question.
QuestionLine question_line(const Book& book, std::size_t place, base::Date day);

/// Every question that is there on the day: the unanswered ones first, the longest waiting first, then the
/// others by the day on which they were asked.
std::vector<QuestionLine> question_lines(const Book& book, base::Date day);

/// How the evidence of an answer differs from that of the answer before it: first (there is none before),
/// moved, same, without (this answer has no evidence), unanswered.
std::span<const CodeWords> evidence_moves();

/// An answer in a row of answers to the same question, or a question of the row without one.
struct AnswerAgain {
  /// The question's place in the record.
  std::size_t question = 0;
  /// Absent where the question has no answer.
  std::optional<Said> answer;
  /// A code of evidence_moves(). Compared with the answer before it, of this question or an earlier one;
  /// evidence is the same where nothing but case and the space around it differ.
  std::string_view moved;
};

/// A question that was asked or answered more than once.
struct AskedAgain {
  /// As it was asked first.
  std::string title;
  /// By the day asked.
  std::vector<std::size_t> questions;
  /// By question, then by the day of the answer.
  std::vector<AnswerAgain> answers;
};

/// Questions whose titles are the same but for case, spaces and punctuation, and questions that have more
/// than one answer, by the day on which they were first asked.
std::vector<AskedAgain> asked_again(const Book& book, base::Date day);

}  // namespace windscreen::improve
