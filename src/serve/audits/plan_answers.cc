#include "serve/audits/plan_answers.h"

#include <fmt/format.h>

#include "store/people.h"

namespace windscreen::serve {

using nlohmann::ordered_json;

void check_runs_all(const AuditSources& sources, const Call& call) {
  if (!reach_of(sources, call).runs_all()) {
    throw Problem{403, "Programmes, draws and auditors are for who runs the whole authority\u2019s audits.",
                  "Ask the quality assurance lead for it."};
  }
}

std::map<std::string, std::string> account_names(const store::Reader& reader) {
  std::map<std::string, std::string> names;
  for (const store::Account& one : reader.select<store::Account>()) names[one.id] = one.name;
  return names;
}

store::AuditProgramme find_programme(const store::Reader& reader, const std::string& id) {
  auto programme = reader.find<store::AuditProgramme>(id);
  if (!programme) throw Problem{404, "There is no such programme.", "Open it from the list of programmes."};
  return std::move(*programme);
}

RoundRow find_round(const store::Reader& reader, const std::string& id) {
  auto round = reader.find<store::AuditRound>(id);
  if (!round) throw Problem{404, "There is no such round.", "Open it from its programme."};
  store::AuditProgramme programme = find_programme(reader, round->programme_id);
  return {std::move(*round), std::move(programme)};
}

ordered_json note_json(const assure::MethodNote& note, bool internal) {
  ordered_json sections = ordered_json::array();
  for (const auto& one : note.sections) {
    sections.push_back({{"heading", one.heading},
                        {"paragraphs", one.paragraphs},
                        {"table", one.table ? ordered_json{{"caption", one.table->caption},
                                                           {"head", one.table->head},
                                                           {"rows", one.table->rows}}
                                            : ordered_json()}});
  }
  return {{"title", note.title}, {"internal", internal}, {"sections", sections}};
}

}  // namespace windscreen::serve
