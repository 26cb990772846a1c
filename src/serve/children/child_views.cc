#include "serve/children/child_views.h"

#include <fmt/format.h>

#include "serve/http/problem.h"

namespace windscreen::serve {

const Identity& who_asks(const Call& call) {
  if (!call.identity) throw Problem{401, "You must sign in to see this.", "Sign in, and ask again."};
  return *call.identity;
}

Purpose purpose_in(const ChildSources& sources, const ChildRequest& request) {
  Purpose purpose = request.purpose();
  const bool said = purpose.words && purpose.words->size() >= least_purpose_words;
  if (!said && sources.needs_words && sources.needs_words(purpose.name))
    throw Problem{400, "Here this purpose needs words beside it.", "Say in purpose_words why you open this.",
                  "purpose_needed"};
  return purpose;
}

ChildAccess access_for(ChildSources& sources, const Call& call, const std::shared_ptr<const LakeState>& state,
                       Permission permission) {
  std::set<Permission> needed = {permission};
  if (call.form == Form::csv) needed.insert(Permission::export_children);
  ChildAccess access = sources.access.of(who_asks(call), state, state->find(""), needed);
  if (access.empty())
    throw Problem{403,
                  call.form == Form::csv ? "None of your roles may take this out of the system."
                                         : "None of your roles may see this.",
                  "Ask whoever grants roles."};
  return access;
}

Response uncached(const char* content_type, std::string body, const std::string& file_name) {
  Response response;
  response.headers.add("Content-Type", content_type);
  response.headers.add("Cache-Control", "no-store");
  if (!file_name.empty())
    response.headers.add("Content-Disposition", fmt::format("attachment; filename=\"{}\"", file_name));
  response.body = std::make_shared<const std::string>(std::move(body));
  return response;
}

ShownChild shown_under(const ReachingGrant& grant, const std::string& person_id,
                       const ChildReferences& references) {
  const bool identified = grant.may(Permission::see_children_identified);
  return {identified ? person_id : references.of(person_id), identified,
          grant.may(Permission::see_worker_names)};
}

}  // namespace windscreen::serve
