// How a thing of the improvement record stands on a day: what its entries up to that day come to. Functions
// are thread-safe.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "improve/book.h"

namespace windscreen::improve {

/// That something was said to be so, from which day, and where it can be seen.
struct Said {
  base::Date on;
  std::string value;
  std::string words;
  std::string evidence;
};

/// A day that was put off. Bringing a day forward takes none away.
struct PutOff {
  /// When it was put off, and why.
  base::Date on;
  std::string reason;
  base::Date was;
  base::Date now_is;
  int days() const { return static_cast<int>((now_is - was).count()); }
};

struct Standing {
  /// A code of the kind's statuses; empty where it has none. `status_said` is absent where nobody has set it.
  std::string status;
  std::optional<Said> status_said;
  /// The post, team or body that leads; empty where nobody does.
  std::string lead;
  std::optional<std::string> lead_id;
  /// The planned day, and the one that was named first.
  std::optional<base::Date> due;
  std::optional<base::Date> first_due;
  std::vector<PutOff> put_off;
  /// Three different things: done as planned; part of everyday practice; a difference to children.
  std::optional<Said> delivered;
  std::optional<Said> embedded;
  std::optional<Said> impact;
  /// A rating that somebody set against the rule, with their reason.
  std::optional<Said> rating;
  std::optional<Said> response;
  std::optional<Said> outcome;
  /// A number that somebody stated, of a measure without an indicator.
  std::optional<Said> statement;
  std::vector<Said> answers;
  /// Each time that a promise was kept.
  std::vector<Said> kept;
  /// Of a risk, 1 to 5 each.
  struct Score {
    int likelihood = 0;
    int impact = 0;
  };
  std::optional<Score> score;
  std::optional<base::Date> review;
  /// The last day on which anything was said of it.
  std::optional<base::Date> last_said;
};

/// How `thing` stands at the end of `day`.
Standing standing_on(const Thing& thing, base::Date day);

/// "4x3" as a risk's score: two numbers from 1 to 5; nullopt otherwise.
std::optional<Standing::Score> read_score(std::string_view text);

}  // namespace windscreen::improve
