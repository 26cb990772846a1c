// The windscreen command. Exit codes: 0 done, 1 the input was refused or a check failed, 2 wrong usage.
#include <exception>

#include "base/error.h"
#include "cli/command.h"

namespace {

int run(int argc, char** argv) {
  using namespace windscreen::cli;
  CLI::App program("Windscreen: children's services knowing themselves.");
  program.set_version_flag("--version", "windscreen " WINDSCREEN_VERSION);
  program.require_subcommand(1);
  program.footer("windscreen COMMAND --help says more, with an example.");

  Context context;
  add_init(program, context);
  add_demo(program, context);
  add_load(program, context);
  add_snapshots(program, context);
  add_indicators(program, context);
  add_explain(program, context);
  add_report(program, context);
  add_serve(program, context);
  add_compare(program, context);
  add_annex_a(program, context);
  add_benchmark(program, context);
  add_profile(program, context);
  add_store(program, context);
  add_journey(program, context);
  add_account(program, context);
  add_audits(program, context);
  add_improvement(program, context);
  add_tools(program, context);
  add_reminders(program, context);
  add_write_return(program, context);
  add_validate(program, context);

  try {
    program.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    // --help and --version are "errors" with exit code 0.
    return program.exit(error) == 0 ? 0 : 2;
  }
  return context.exit_code;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const windscreen::base::Error& error) {
    windscreen::cli::say(error.what());
    if (!error.remedy().empty()) windscreen::cli::say(error.remedy());
  } catch (const std::exception& error) {
    windscreen::cli::say(std::string("Something unexpected went wrong: ") + error.what());
  }
  return 1;
}
