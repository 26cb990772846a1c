#include "cli/store_place.h"

#include <fmt/format.h>
#include <pwd.h>
#include <unistd.h>

#include "lake/workspace.h"

namespace windscreen::cli {

void add_store_option(CLI::App& command, std::string& store) {
  command
      .add_option(
          "--store", store,
          "A PostgreSQL database, postgresql://USER@HOST/DATABASE; store.sqlite in the workspace where it "
          "is not given")
      ->envname("WINDSCREEN_STORE");
}

store::Location store_of(const Context& context, const std::string& store) {
  if (store.empty()) lake::Workspace::open(context.workspace);
  return store::locate(context.workspace, store);
}

std::string person_at_the_keyboard() {
  const passwd* const user = getpwuid(geteuid());  // NOLINT(concurrency-mt-unsafe): one thread
  return fmt::format("system:command line ({})", user == nullptr ? std::to_string(geteuid()) : user->pw_name);
}

}  // namespace windscreen::cli
