#include "improve/standing.h"

namespace windscreen::improve {
namespace {

Said said(const Entry& entry) { return {entry.on, entry.row.value, entry.row.words, entry.row.evidence}; }

/// "yes" sets it, "taken_back" takes it away.
void claim(std::optional<Said>& claimed, const Entry& entry) {
  if (entry.row.value == "taken_back") {
    claimed.reset();
  } else if (!claimed) {
    claimed = said(entry);
  } else if (claimed->evidence.empty()) {
    // Evidence that is found later does not make it later that it was done.
    claimed->evidence = entry.row.evidence;
  }
}

void move_due(Standing& standing, const Entry& entry) {
  if (!entry.due) return;
  if (standing.due && *entry.due > *standing.due) {
    standing.put_off.push_back({entry.on, entry.row.words, *standing.due, *entry.due});
  }
  if (!standing.due) standing.first_due = entry.due;
  standing.due = entry.due;
}

void take(Standing& standing, const Entry& entry) {
  const std::string& kind = entry.row.kind;
  if (kind == "status") {
    standing.status = entry.row.value;
    standing.status_said = said(entry);
  } else if (kind == "lead") {
    standing.lead = entry.row.owner;
    standing.lead_id = entry.row.owner_id;
  } else if (kind == "due") {
    move_due(standing, entry);
  } else if (kind == "delivered") {
    claim(standing.delivered, entry);
  } else if (kind == "embedded") {
    claim(standing.embedded, entry);
  } else if (kind == "impact") {
    claim(standing.impact, entry);
  } else if (kind == "rating") {
    if (entry.row.value == "rule")
      standing.rating.reset();
    else
      standing.rating = said(entry);
  } else if (kind == "response") {
    standing.response = said(entry);
  } else if (kind == "outcome") {
    standing.outcome = said(entry);
  } else if (kind == "statement") {
    standing.statement = said(entry);
  } else if (kind == "answer") {
    standing.answers.push_back(said(entry));
  } else if (kind == "kept") {
    standing.kept.push_back(said(entry));
  } else if (kind == "score") {
    standing.score = read_score(entry.row.value);
  } else if (kind == "review") {
    standing.review = entry.due;
  }
}

}  // namespace

std::optional<Standing::Score> read_score(std::string_view text) {
  const auto digit = [](char c) { return c >= '1' && c <= '5'; };
  if (text.size() != 3 || !digit(text[0]) || text[1] != 'x' || !digit(text[2])) return std::nullopt;
  return Standing::Score{text[0] - '0', text[2] - '0'};
}

Standing standing_on(const Thing& thing, base::Date day) {
  Standing standing;
  if (!thing.kind->statuses.empty()) standing.status = thing.kind->statuses.front().code;
  for (const Entry& entry : thing.entries) {
    if (entry.on > day) break;
    take(standing, entry);
    standing.last_said = entry.on;
  }
  return standing;
}

}  // namespace windscreen::improve
