// What audits find again and again: themes, marked as a strength or a gap, how often each was found month by
// month, and recommendations for practice that are followed until their theme has fallen. Functions that take
// a Writer or Reader belong to its transaction.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "assure/weighted_share.h"
#include "base/date.h"
#include "store/audit_actions.h"
#include "store/transaction.h"

namespace windscreen::assure {

/// A theme that comes with Windscreen; `parent` is empty for one at the top. Parents come before their
/// children.
struct ShippedTheme {
  std::string_view code;
  std::string_view name;
  std::string_view parent;
};

/// Made of the subjects of the core tool's ten sections (docs/audit_tools.md). Constant and thread-safe.
std::span<const ShippedTheme> shipped_themes();

/// Adds those that are not in the store yet, by code and name. Gives how many.
int add_shipped_themes(store::Writer& writer);

/// Adds a theme. Throws base::Error where the code is no short word of a-z, 0-9 and _, the name is empty,
/// code or name is there already, or the parent is none or has a parent itself: themes stand two deep.
void add_theme(store::Writer& writer, const store::AuditTheme& theme);

/// No more marks are made of it; what was marked stays. Throws base::Error where there is none.
void retire_theme(store::Writer& writer, const std::string& theme_id);

struct ThemeMark {
  std::string theme_id;
  /// "strength" or "gap".
  std::string polarity;
};

/// Sets which themes an audit found, in place of those before. Throws base::Error where the account is not
/// its auditor's, it takes no answers now, a theme is none or was retired before it was marked, or a polarity
/// is none. The same theme may be a strength in one thing and a gap in another.
void set_theme_marks(store::Writer& writer, const std::string& audit_id, const std::string& account_id,
                     const std::vector<ThemeMark>& marks);

/// A first-time random audit that is final, as themes count it.
struct ThemedAudit {
  std::string id;
  /// The sampled month (2020-03).
  std::string month;
  std::string auditor;
  /// 1 / probability; absent where that is not known.
  std::optional<double> weight;
};

/// What shares of themes are worked out from.
struct ThemeCounts {
  std::vector<ThemedAudit> audits;
  struct Mark {
    std::string audit;
    std::string theme;
    std::string polarity;
  };
  std::vector<Mark> marks;
};

/// Reads the audits of the months from `first_month` on: first-time random ones whose grade stands. Audits
/// from before are left out: nobody marked themes in them, which is not to say that there were none.
ThemeCounts read_theme_counts(const store::Queries& reader, const std::string& first_month);

/// The share of the audits of the months, both included, in which the theme, or one below it of `themes`, was
/// marked. By weights where every one has its chance of being drawn, otherwise as counted (weighted_share.h).
WeightedShare theme_share(const ThemeCounts& counts, const std::vector<std::string>& themes,
                          std::string_view polarity, std::string_view from, std::string_view to);

/// How a recommendation does.
enum class Progress : std::uint8_t {
  /// No audit yet in a month after the one in which it was issued.
  not_known,
  /// More audits than the target have the gap.
  above,
  /// The share is at the target or below, and may be by chance.
  at_target,
  /// The upper end of its 95% interval is at the target or below.
  met
};
std::string_view code(Progress progress);
std::string_view words(Progress progress);

/// The three months up to the one in which a recommendation was issued, and the latest three months after it
/// (fewer where there are fewer).
struct Followed {
  WeightedShare before;
  WeightedShare now;
  std::string now_from;
  std::string now_to;
  Progress progress = Progress::not_known;
};

/// `themes` as theme_share takes them; `last_month` is the last with audits that are looked at. A
/// recommendation is met when the upper end of the interval is at the target or below, so that a lucky month
/// closes nothing.
Followed follow_recommendation(const ThemeCounts& counts, const std::vector<std::string>& themes,
                               const store::PracticeRecommendation& recommendation,
                               const std::string& last_month);

/// Issues a recommendation. Throws base::Error where its theme is none or retired, it says nothing, the
/// target is not from 0 to 100 or a day is none.
void issue_recommendation(store::Writer& writer, const store::PracticeRecommendation& recommendation);

/// Closes an open one: `state` is met, which `followed` must say, or withdrawn. Throws base::Error where it
/// is not open, the reason is empty, or it is not met.
void close_recommendation(store::Writer& writer, const std::string& id, std::string_view state,
                          const std::string& reason, base::Date today, Progress progress);

}  // namespace windscreen::assure
