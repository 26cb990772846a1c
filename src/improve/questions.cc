#include "improve/questions.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "base/text.h"

namespace windscreen::improve {
namespace {

using base::Date;

constexpr std::array<CodeWords, 3> question_codes = {
    {{"unanswered", "Unanswered"},
     {"answered", "Answered"},
     {"answered_without_evidence", "Answered, with nothing to look at"}}};
constexpr std::array<CodeWords, 5> evidence_codes = {{{"first", "The first answer"},
                                                      {"moved", "Other evidence than before"},
                                                      {"same", "The same evidence as before"},
                                                      {"without", "No evidence"},
                                                      {"unanswered", "Unanswered"}}};

std::string folded(std::string_view text) { return base::lower(base::trim(text)); }

/// What makes two questions one. A title without a single ASCII letter or digit is compared as it is.
std::string topic_of(const Thing& question) {
  const std::string squashed = base::squash(question.row.title);
  return squashed.empty() ? folded(question.row.title) : squashed;
}

std::string_view how_moved(const Said& answer, const Said* before) {
  if (base::is_blank(answer.evidence)) return "without";
  if (before == nullptr) return "first";
  return folded(answer.evidence) == folded(before->evidence) ? "same" : "moved";
}

AskedAgain row_of_answers(const Book& book, std::vector<std::size_t> questions, Date day) {
  AskedAgain again;
  again.title = book.at(questions.front()).row.title;
  std::optional<Said> before;
  for (const std::size_t question : questions) {
    const auto answers = standing_on(book.at(question), day).answers;
    if (answers.empty()) again.answers.push_back({question, {}, "unanswered"});
    for (const Said& answer : answers) {
      again.answers.push_back({question, answer, how_moved(answer, before ? &*before : nullptr)});
      before = answer;
    }
  }
  again.questions = std::move(questions);
  return again;
}

}  // namespace

std::span<const CodeWords> question_states() { return question_codes; }
std::span<const CodeWords> evidence_moves() { return evidence_codes; }

QuestionLine question_line(const Book& book, std::size_t place, Date day) {
  const Thing& question = book.at(place);
  Standing standing = standing_on(question, day);
  QuestionLine line;
  line.place = place;
  line.body = book.above(place, "body");
  line.asked = question.since;
  line.lead = std::move(standing.lead);
  line.lead_id = std::move(standing.lead_id);
  line.due = standing.due;
  line.answers = std::move(standing.answers);
  const bool answered = !line.answers.empty();
  line.days_taken = static_cast<int>(((answered ? line.answers.front().on : day) - line.asked).count());
  if (!answered) {
    line.state = "unanswered";
    if (line.due) line.days_late = std::max(0, static_cast<int>((day - *line.due).count()));
  } else {
    line.state = base::is_blank(line.answers.back().evidence) ? "answered_without_evidence" : "answered";
  }
  return line;
}

std::vector<QuestionLine> question_lines(const Book& book, Date day) {
  std::vector<QuestionLine> lines;
  for (const std::size_t place : book.of_kind("question", day)) {
    lines.push_back(question_line(book, place, day));
  }
  std::ranges::stable_sort(
      lines, {}, [](const QuestionLine& line) { return std::pair(line.state != "unanswered", line.asked); });
  return lines;
}

std::vector<AskedAgain> asked_again(const Book& book, Date day) {
  std::map<std::string, std::size_t> row_of_topic;
  std::vector<std::vector<std::size_t>> rows;
  // The record is in the order of days, so that rows are by the day of their first question.
  for (const std::size_t place : book.of_kind("question", day)) {
    const auto [row, added] = row_of_topic.try_emplace(topic_of(book.at(place)), rows.size());
    if (added) rows.emplace_back();
    rows[row->second].push_back(place);
  }
  std::vector<AskedAgain> found;
  for (std::vector<std::size_t>& row : rows) {
    AskedAgain again = row_of_answers(book, std::move(row), day);
    if (again.questions.size() > 1 || again.answers.size() > 1) found.push_back(std::move(again));
  }
  return found;
}

}  // namespace windscreen::improve
