#include "improve/papers.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/hash.h"
#include "improve/board_page.h"
#include "improve/linking.h"
#include "improve/meeting_business.h"
#include "store/identity.h"

namespace windscreen::improve {
namespace {

using nlohmann::json;

constexpr std::array<CodeWords, 2> paper_kind_codes = {
    {{"quadrant", "Performance meeting"}, {"board", "Improvement board"}}};

/// The members of a paper's content that its row says too.
json head_of(const store::ImprovementPaper& paper) {
  return {{"meeting", paper.meeting_id},
          {"kind", paper.kind},
          {"as_at", paper.as_at},
          {"frozen_at", paper.frozen_at},
          {"frozen_by", paper.frozen_by}};
}

/// nullopt where the content is no JSON object with a head and both pages.
std::optional<json> content_of(const store::ImprovementPaper& paper) {
  json content = json::parse(paper.content, nullptr, false);
  if (!content.is_object() || !content.contains("head") || !content.contains("internal") ||
      !content.contains("public"))
    return std::nullopt;
  return content;
}

}  // namespace

std::span<const CodeWords> paper_kinds() { return paper_kind_codes; }

std::vector<std::string_view> pages_of(const Book& book, std::size_t meeting, base::Date day) {
  std::vector<std::string_view> kinds;
  const auto body = book.at(meeting).parent;
  if (!body) return kinds;
  const std::string& sort = book.at(*body).row.sort;
  if (sort == "performance") kinds.emplace_back("quadrant");
  if (sort == "board" || sort == "partnership" || !plans_of_body(book, *body, day).empty())
    kinds.emplace_back("board");
  return kinds;
}

base::Date paper_day(const Book& book, std::size_t meeting, base::Date today) {
  const base::Date held = meeting_on(book, meeting, today).on;
  return std::clamp(held, book.at(meeting).since, today);
}

store::ImprovementPaper freeze_paper(store::Writer& writer, const PaperWish& wish, const json& internal,
                                     const json& for_public) {
  need_thing(writer, wish.meeting, "meeting", "meeting");
  if (!has_code(paper_kinds(), wish.kind))
    throw base::Error("There is no such page of a meeting.", "Choose quadrant or board.");
  store::ImprovementPaper paper;
  paper.id = store::new_id();
  paper.meeting_id = wish.meeting;
  paper.kind = wish.kind;
  paper.as_at = base::format_iso(wish.as_at);
  paper.frozen_at = wish.at;
  paper.frozen_by = wish.by;
  // An object of this type keeps its members by name, so that equal pages have equal bytes.
  const json content = {{"head", head_of(paper)}, {"internal", internal}, {"public", for_public}};
  paper.content = content.dump();
  paper.sha256 = base::sha256(paper.content);
  writer.insert(paper);
  return paper;
}

std::string paper_fault(const store::ImprovementPaper& paper) {
  if (base::sha256(paper.content) != paper.sha256)
    return "The paper is not as it was frozen: its bytes have another SHA-256.";
  const auto content = content_of(paper);
  if (!content) return "The paper cannot be read: its content is none of a meeting\u2019s page.";
  if (content->at("head") != head_of(paper))
    return "The paper is not as it was frozen: it is of another meeting, day or person than it says.";
  return {};
}

json paper_page(const store::ImprovementPaper& paper, bool internal) {
  const std::string fault = paper_fault(paper);
  const auto content = content_of(paper);
  if (!fault.empty() || !content)
    throw base::Error(fault, "Do not use it. Ask whoever runs the server to compare it with a backup.");
  return content->at(internal ? "internal" : "public");
}

}  // namespace windscreen::improve
