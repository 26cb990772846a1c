#include "improve/feedback_rates.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "assure/response_rate.h"
#include "measure/count_table.h"

namespace windscreen::improve {
namespace {

using base::Date;

bool is_small_number(std::int64_t people) {
  return people > 0 && people <= measure::largest_small_count / measure::one_counted;
}

double percent_of(std::int64_t part, std::int64_t whole) {
  return 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}

/// Whole percentages, none of which says that all or none did where some did not or did.
std::string percent_words(double percent) {
  if (percent > 0 && percent < 0.5) return "under 1%";
  if (percent < 100 && percent >= 99.5) return "over 99%";
  return fmt::format("{:.0f}%", percent);
}

std::string words_for_round(const FeedbackRound& round) {
  if (!round.asked || !round.replied) return "Nobody recorded how many were asked and how many replied.";
  if (*round.asked == 0) return "Nobody was asked.";
  const std::string counts = fmt::format("{} of {} replied", *round.replied, *round.asked);
  if (*round.replied == 0) return counts + ".";
  return round.percent ? fmt::format("{} ({}).", counts, percent_words(*round.percent))
                       : counts + ": too few for a percentage.";
}

FeedbackThemeLine theme_line(const Thing& theme, std::size_t place,
                             const std::optional<std::int64_t>& replied) {
  FeedbackThemeLine line;
  line.place = place;
  line.sort = theme.row.sort;
  if (!theme.mention) {
    line.words = "Nobody recorded how many mentioned it.";
    return line;
  }
  const std::int64_t mentions = theme.mention->mentions;
  const bool few_replies = !replied || *replied < assure::least_replies;
  if (mentions == 0) {
    line.mentions = 0;
    line.words = "Nobody mentioned it.";
  } else if (is_small_number(mentions)) {
    line.hidden = true;
    line.words = "Fewer than 6 mentioned it.";
  } else if (few_replies) {
    line.hidden = true;
    line.words = "6 or more mentioned it.";
  } else if (is_small_number(*replied - mentions)) {
    line.hidden = true;
    line.words = "All but fewer than 6 mentioned it.";
  } else {
    line.mentions = mentions;
    line.words = fmt::format("{} of {} mentioned it", mentions, *replied);
    if (mentions <= *replied) {
      line.percent = percent_of(mentions, *replied);
      line.words += fmt::format(" ({}).", percent_words(*line.percent));
    } else {
      // A theme may be mentioned twice by one person only by a mistake of whoever counted.
      line.words += ": more than replied. Check the number.";
    }
  }
  return line;
}

}  // namespace

FeedbackRound feedback_round(const Book& book, std::size_t place, Date day) {
  const Thing& thing = book.at(place);
  FeedbackRound round;
  round.place = place;
  round.sort = thing.row.sort;
  if (thing.feedback) {
    round.asked = thing.feedback->asked;
    round.replied = thing.feedback->replied;
    if (*round.asked > 0 && *round.replied >= assure::least_replies)
      round.percent = percent_of(*round.replied, *round.asked);
  }
  round.words = words_for_round(round);
  for (const std::size_t part : thing.parts) {
    const Thing& theme = book.at(part);
    if (theme.is("feedback_theme") && theme.there_on(day))
      round.themes.push_back(theme_line(theme, part, round.replied));
  }
  return round;
}

std::vector<FeedbackRound> feedback_rounds(const Book& book, Date day) {
  std::vector<FeedbackRound> rounds;
  for (const std::size_t place : book.of_kind("feedback", day)) {
    rounds.push_back(feedback_round(book, place, day));
  }
  return rounds;
}

std::vector<YouSaid> you_said_we_did(const Book& book, Date day) {
  std::vector<YouSaid> found;
  for (const std::size_t place : book.of_kind("feedback_theme", day)) {
    const Thing& theme = book.at(place);
    YouSaid one;
    one.theme = place;
    one.round = theme.parent.value_or(place);
    one.answers = standing_on(theme, day).answers;
    std::set<std::size_t> actions;
    const auto take_action = [&](const Link& link) {
      const Thing& other = book.at(link.other);
      const bool counts = (link.how == "answers" || link.how == "shows") && link.holds_on(day);
      if (counts && other.is("action") && other.there_on(day) &&
          standing_on(other, day).status != "withdrawn")
        actions.insert(link.other);
    };
    std::ranges::for_each(theme.links, take_action);
    std::ranges::for_each(theme.links_to, take_action);
    one.actions.assign(actions.begin(), actions.end());
    found.push_back(std::move(one));
  }
  return found;
}

}  // namespace windscreen::improve
