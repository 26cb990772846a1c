#include "report/journey_codes.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/text.h"
#include "ingest/annex_a_codes.h"

namespace windscreen::report {
namespace {

using ingest::AnnexACode;
using ingest::AnnexACodeSet;

// "Police" of "6: Police" and "Neglect" of "a) Neglect"; where the code is written alone, the first of its
// other words that is more than a letter.
std::string words_of(const AnnexACode& code) {
  std::string_view words = ingest::without_list_letter(code.written);
  if (words.starts_with(code.code) && words.size() > code.code.size() && words[code.code.size()] == ':')
    words = base::trim(words.substr(code.code.size() + 1));
  if (base::upper(words) == base::upper(code.code)) {
    const auto others = base::split(code.words, '|');
    const auto found =
        std::find_if(others.begin(), others.end(), [](std::string_view one) { return one.size() > 1; });
    if (found != others.end()) words = *found;
  }
  std::string said(words);
  if (!said.empty()) said.replace(0, 1, base::upper(std::string_view(said).substr(0, 1)));
  return said;
}

}  // namespace

void make_code_table(query::Connection& connection) {
  const std::array<std::pair<std::string_view, const AnnexACodeSet*>, 15> sets{{
      {"source", &ingest::contact_sources},
      {"need", &ingest::primary_needs},
      {"closure", &ingest::closure_reasons},
      {"abuse", &ingest::abuse_categories},
      {"status", &ingest::case_statuses},
      {"legal", &ingest::legal_statuses},
      {"ceased", &ingest::ceased_reasons},
      {"plan", &ingest::permanence_plans},
      {"placement", &ingest::placement_types},
      {"provider", &ingest::placement_providers},
      {"touch", &ingest::in_touch_codes},
      {"accommodation", &ingest::accommodation_types},
      {"suitable", &ingest::suitability_codes},
      {"activity", &ingest::activity_codes},
      {"reversal", &ingest::reversal_reasons},
  }};
  connection.run("create table journey_code (set_name varchar, code varchar, words varchar)");
  query::Appender rows(connection, "journey_code");
  for (const auto& [name, set] : sets) {
    for (const AnnexACode& code : set->codes) {
      rows.text(0, name);
      rows.text(1, base::upper(code.code));
      rows.text(2, words_of(code));
      rows.end_row();
    }
  }
  rows.close();
}

}  // namespace windscreen::report
