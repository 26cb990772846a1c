#include "serve/server_program.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "base/date.h"
#include "base/error.h"
#include "serve/accounts/account_routes.h"
#include "serve/accounts/people.h"
#include "serve/administration/change_log_routes.h"
#include "serve/administration/people_routes.h"
#include "serve/administration/role_routes.h"
#include "serve/administration/settings_routes.h"
#include "serve/audits/audit_routes.h"
#include "serve/children/child_routes.h"
#include "serve/children/coming_due_routes.h"
#include "serve/data/load_routes.h"
#include "serve/http/openapi.h"
#include "serve/http/request_headers.h"
#include "serve/http/system_routes.h"
#include "serve/improvement/improvement_routes.h"
#include "serve/pages/api_routes.h"
#include "serve/pages/figures.h"
#include "serve/pages/lake_view.h"
#include "serve/pages/pages.h"
#include "serve/pages/public_picture.h"
#include "serve/pages/reports.h"
#include "serve/pages/saved_view_routes.h"
#include "serve/single_sign_on/oidc_routes.h"
#include "serve/work/reminder_clock.h"
#include "serve/work/work_routes.h"

namespace windscreen::serve {

namespace {

// nullptr where the workspace has no store: then nobody can sign in.
std::unique_ptr<People> people_of(const ServeOptions& options) {
  PeopleOptions made;
  made.workspace = options.workspace;
  made.location = store::locate(options.workspace, options.store);
  if (made.location.engine == store::Engine::sqlite && !std::filesystem::exists(made.location.target))
    return nullptr;
  made.cost = options.password_cost;
  made.limits = options.sessions;
  made.secure = options.application.secure;
  // TLS that is not this program's own is a proxy's.
  made.behind_proxy = made.secure && options.server.tls_certificate.empty();
  if (options.single_sign_on) made.single_sign_on = options.single_sign_on->name;
  return std::make_unique<People>(made);
}

// A browser that speaks TLS with a proxy, and a server that knows nothing of it, would refuse each other.
void check_tls(const ServeOptions& options) {
  if (options.single_sign_on && options.single_sign_on->address.starts_with("https:") &&
      !options.application.secure)
    throw base::Error("People reach this server over TLS, and it speaks none itself.",
                      "Add --behind-tls, or --tls-cert and --tls-key.");
}

// Says what is wrong with the mail server's address before anything listens.
void check_mail(const ServeOptions& options) {
  if (options.mail) const MailDelivery trial(*options.mail);
}

ReminderClockOptions reminder_options(const ServeOptions& options, const MailServer& mail,
                                      const People& people) {
  ReminderClockOptions made;
  made.mail = mail;
  made.address = options.address;
  made.clock = [&people] { return people.now(); };
  made.told = options.told;
  return made;
}

// What the options of this start decide, whatever is chosen.
FixedSettings fixed_settings(const ServeOptions& options) {
  FixedSettings fixed;
  if (options.sessions.idle_given) fixed["idle_minutes"] = "windscreen serve --idle-minutes";
  if (options.sessions.absolute_given) fixed["session_minutes"] = "windscreen serve --session-minutes";
  if (options.public_picture) fixed["public_picture"] = "windscreen serve --public";
  return fixed;
}

ApplicationOptions application_options(const ServeOptions& options, People* people) {
  ApplicationOptions made = options.application;
  // Unless the caller knows better.
  if (people != nullptr && !made.identify) know_by_sessions(made, *people);
  // The directory sends browsers back under this name.
  if (options.single_sign_on) {
    if (const auto host = host_of(authority_of(options.single_sign_on->address)))
      made.host_names.push_back(*host);
  }
  return made;
}

}  // namespace

struct ServerProgram::State {
  explicit State(const ServeOptions& options)
      : lake(options.workspace),
        people(people_of(options)),
        application(application_options(options, people.get())) {
    if (people) {
      children.emplace(lake, figures, people->store);
      children->references = references;
      children->needs_words = [this](const std::string& purpose) {
        const auto chosen = people->settings.list("purposes_with_words");
        return std::find(chosen.begin(), chosen.end(), purpose) != chosen.end();
      };
    }
    if (people) audits.emplace(AuditSources{*people, lake, figures, *children, options.workspace});
    if (people) improvement.emplace(ImprovementSources{*people, lake, figures});
    if (people) work.emplace(WorkSources{*people, options.address, options.mail.has_value()});
    if (people) loading = std::make_unique<Loading>(lake, *people, options.workspace, options.uploads);
    if (people && options.single_sign_on) {
      directory = std::make_unique<OidcDirectory>(*options.single_sign_on, ask_over_network);
      sign_in = std::make_unique<OidcSignIn>(
          people->store, people->key, people->sessions, people->limits(), [this] { return people->now(); },
          *directory);
    }
  }

  LakeView lake;
  Figures figures;
  Reports reports;
  RolePlaces places{lake, figures};
  ChildReferences references;
  // Before the application, whose workers use them.
  std::unique_ptr<People> people;
  std::unique_ptr<OidcDirectory> directory;
  std::unique_ptr<OidcSignIn> sign_in;
  std::optional<ChildSources> children;
  std::optional<AuditSources> audits;
  std::optional<ImprovementSources> improvement;
  std::optional<WorkSources> work;
  std::unique_ptr<Loading> loading;
  Application application;
  std::atomic<HttpServer*> listening = nullptr;
  std::unique_ptr<HttpServer> server;
  std::unique_ptr<ReminderClock> reminders;
};

ServerProgram::ServerProgram(ServeOptions options) : state_(std::make_unique<State>(options)) {
  State* state = state_.get();
  check_tls(options);
  check_mail(options);
  // Says at once, and not at the first request, what is wrong with the workspace.
  static_cast<void>(state->lake.now());
  std::vector<Route> routes = system_routes(state->lake, state->application, [state] {
    const HttpServer* server = state->listening;
    return server == nullptr ? std::size_t{0} : server->in_flight();
  });
  const auto add = [&](std::vector<Route> more) {
    for (Route& route : more) routes.push_back(std::move(route));
  };
  if (options.public_picture)
    add(public_routes(state->lake, options.public_snapshot));
  else if (state->people)
    add(public_routes(state->lake, [state] { return state->people->settings.text("public_picture"); }));
  add(site_routes());
  add(page_routes(state->lake, state->reports, state->figures, state->references));
  add(figure_routes(state->lake, state->figures));
  add(state->people ? account_routes(*state->people) : account_routes_without_store());
  if (state->children) {
    add(child_routes(*state->children));
    add(coming_due_routes(*state->children));
    add(change_log_routes(*state->children));
  }
  if (state->audits) add(audit_routes(*state->audits));
  if (state->improvement) add(improvement_routes(*state->improvement));
  if (state->work) add(work_routes(*state->work));
  add({site_route(
      [state, shown = options.public_picture] {
        return shown || (state->people && !state->people->settings.text("public_picture").empty());
      },
      state->people ? &state->people->settings : nullptr)});
  if (state->people) {
    add(role_routes(*state->people, state->places));
    add(people_routes(*state->people));
    add(settings_routes(*state->people, state->lake, fixed_settings(options)));
    state->people->settings.follow();
    add(saved_view_routes(*state->people));
  }
  if (state->sign_in) add(single_sign_on_routes(*state->people, *state->sign_in));
  add(compare_routes(state->lake));
  if (state->loading) {
    add(upload_routes(*state->loading));
    add(load_routes(*state->loading));
  }
  add(openapi_route(routes, options.version));
  state->application.set_routes(std::move(routes));
  options.server.limits.long_body = most_part;
  state->server = std::make_unique<HttpServer>(
      options.server,
      [state](std::shared_ptr<const Request> request, Respond respond) {
        state->application.answer(request, std::move(respond));
      },
      [state](const Request& request) { return state->application.most_body(request); });
  state->listening = state->server.get();
  if (state->people && options.mail)
    state->reminders = std::make_unique<ReminderClock>(
        state->people->store, reminder_options(options, *options.mail, *state->people));
}

ServerProgram::~ServerProgram() { stop(std::chrono::milliseconds(0)); }

std::uint16_t ServerProgram::port() const { return state_->server->port(); }

bool ServerProgram::has_store() const { return state_->people != nullptr; }

Application& ServerProgram::application() { return state_->application; }

bool ServerProgram::stop(std::chrono::milliseconds patience) {
  const bool all = state_->server->stop(patience);
  state_->reminders.reset();
  // What is not published yet is given up, and its row says so.
  if (state_->loading) state_->loading->runner.stop();
  // Nobody is there any more who waits for it.
  state_->reports.stop();
  state_->application.stop();
  return all;
}

std::string json_line(const LogLine& line) {
  nlohmann::ordered_json object = {{"time", base::utc_now()}, {"request", line.request_id},
                                   {"method", line.method},   {"route", line.pattern},
                                   {"status", line.status},   {"milliseconds", line.milliseconds}};
  if (!line.fault.empty()) object["fault"] = line.fault;
  return object.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string json_line(const std::string& told) {
  const nlohmann::ordered_json object = {{"time", base::utc_now()}, {"told", told}};
  return object.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace windscreen::serve
