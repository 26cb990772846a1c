#include "assure/frame.h"

#include <algorithm>
#include <numeric>

#include "base/hash.h"

namespace windscreen::assure {
namespace {

void add_field(std::string& text, std::string_view value) {
  text += std::to_string(value.size());
  text += ':';
  text += value;
  text += ',';
}

std::string day_text(const std::optional<base::Date>& day) { return day ? base::format_iso(*day) : ""; }

std::string row_text(const FrameRow& row) {
  std::string text;
  add_field(text, row.child);
  add_field(text, row.family);
  add_field(text, row.status ? code(*row.status) : std::string_view{});
  add_field(text, row.service);
  add_field(text, row.quadrant);
  add_field(text, row.team);
  add_field(text, row.worker);
  add_field(text, row.manager);
  add_field(text, day_text(row.opened));
  add_field(text, day_text(row.last_audited));
  add_field(text, words(row.restriction));
  add_field(text, row.legal_hold ? "held" : "");
  add_field(text, words(row.closure));
  add_field(text, day_text(row.closed_on));
  add_field(text, row.merged_into);
  add_field(text, std::to_string(row.other_references.size()));
  for (const std::string& other : row.other_references) add_field(text, other);
  return text;
}

/// The rows' texts and their order: by reference, then by text.
struct Ordered {
  std::vector<std::string> texts;
  std::vector<std::size_t> order;
};

Ordered ordered(const Frame& frame) {
  Ordered result;
  result.texts.reserve(frame.rows.size());
  for (const FrameRow& row : frame.rows) result.texts.push_back(row_text(row));
  result.order.resize(frame.rows.size());
  std::iota(result.order.begin(), result.order.end(), std::size_t{0});
  std::ranges::sort(result.order, [&](std::size_t a, std::size_t b) {
    if (const int by = frame.rows[a].child.compare(frame.rows[b].child); by != 0) return by < 0;
    return result.texts[a] < result.texts[b];
  });
  return result;
}

}  // namespace

std::string_view words(CaseStatus status) {
  constexpr std::array<std::string_view, 6> names = {"Looked after",  "Child protection plan", "Care leaver",
                                                     "Child in need", "In assessment",         "Early help"};
  return names[static_cast<std::size_t>(status)];
}

std::string_view code(CaseStatus status) {
  constexpr std::array<std::string_view, 6> names = {"CLA", "CP", "CL", "CIN", "assessment", "EH"};
  return names[static_cast<std::size_t>(status)];
}

std::string_view words(Restriction restriction) {
  constexpr std::array<std::string_view, 5> names = {"none", "restricted record", "adoption record",
                                                     "related to a member of staff", "embargoed by a court"};
  return names[static_cast<std::size_t>(restriction)];
}

std::string_view words(Closure closure) {
  constexpr std::array<std::string_view, 5> names = {"open", "closed", "turned 18", "died",
                                                     "moved to another area"};
  return names[static_cast<std::size_t>(closure)];
}

std::string_view words(Exclusion exclusion) {
  constexpr std::array<std::string_view, 11> names = {
      "not excluded",
      "the same reference twice",
      "merged into another record",
      "no longer open",
      "under a legal hold",
      "restricted, adoption, staff-related or embargoed record",
      "not a status that the programme asks about",
      "chosen for a re-audit",
      "audited recently",
      "a brother or sister is audited again",
      "a brother or sister stands for the family"};
  return names[static_cast<std::size_t>(exclusion)];
}

std::string_view code(Exclusion exclusion) {
  constexpr std::array<std::string_view, 11> names = {
      "none",       "duplicate",          "merged",   "closed",           "legal_hold",
      "restricted", "outside_population", "re_audit", "audited_recently", "family_in_re_audit",
      "sibling"};
  return names[static_cast<std::size_t>(exclusion)];
}

std::optional<int> FrameRow::days_open(base::Date as_at) const {
  if (!opened) return std::nullopt;
  return static_cast<int>(std::max<std::int64_t>(0, (as_at - *opened).count()));
}

void put_in_order(Frame& frame) {
  const Ordered all = ordered(frame);
  std::vector<FrameRow> rows;
  rows.reserve(frame.rows.size());
  for (const std::size_t at : all.order) rows.push_back(std::move(frame.rows[at]));
  frame.rows = std::move(rows);
}

std::string canonical_text(const Frame& frame) {
  std::string text;
  add_field(text, "windscreen-frame-1");
  add_field(text, base::format_iso(frame.as_at));
  add_field(text, std::to_string(frame.rows.size()));
  const Ordered all = ordered(frame);
  for (const std::size_t at : all.order) text += all.texts[at];
  return text;
}

std::string frame_hash(const Frame& frame) { return base::sha256(canonical_text(frame)); }

const FrameRow* find_child(const Frame& frame, std::string_view reference) {
  for (const FrameRow& row : frame.rows) {
    if (row.child == reference) return &row;
  }
  for (const FrameRow& row : frame.rows) {
    if (std::ranges::find(row.other_references, reference) != row.other_references.end()) return &row;
  }
  return nullptr;
}

}  // namespace windscreen::assure
