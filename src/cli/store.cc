// `windscreen store`: makes, checks, backs up and restores what people decide and do.
#include "store/store.h"

#include <fmt/format.h>

#include <charconv>
#include <memory>
#include <optional>

#include "base/error.h"
#include "cli/command.h"
#include "cli/store_place.h"
#include "store/backup.h"
#include "store/bookkeeping.h"
#include "store/verify.h"

namespace windscreen::cli {
namespace {

using base::Error;

struct StoreOptions {
  std::string store;
  std::string anchor;
  std::string file;
};

store::Location location_of(const Context& context, const StoreOptions& options) {
  return store_of(context, options.store);
}

const char* engine_of(const store::Location& location) {
  return location.engine == store::Engine::sqlite ? "SQLite" : "PostgreSQL";
}

/// SEQUENCE:HASH, as `verify` and `status` print an end.
store::LogHead anchor_of(const std::string& text) {
  store::LogHead anchor;
  const std::size_t colon = text.find(':');
  const char* const first = text.data();
  const char* const last = first + std::min(colon, text.size());
  const auto [end, error] = std::from_chars(first, last, anchor.sequence);
  const bool hexadecimal = colon != std::string::npos && text.size() - colon - 1 == 64 &&
                           text.find_first_not_of("0123456789abcdef", colon + 1) == std::string::npos;
  if (error != std::errc{} || end != last || !hexadecimal)
    throw CLI::ValidationError("--end",
                               "write it as windscreen store verify printed it, such as 1204:9f86d0…");
  anchor.hash = text.substr(colon + 1);
  return anchor;
}

void init(const Context& context, const StoreOptions& options) {
  const store::Location location = location_of(context, options);
  Rows rows;
  rows.columns = {"version", "migration"};
  for (const int version : store::bring_up_to_date(location)) {
    const auto& migration = store::migrations()[static_cast<std::size_t>(version) - 1];
    rows.rows.push_back({std::int64_t{version}, std::string(migration.name)});
  }
  say(rows.rows.empty()
          ? fmt::format("{} is up to date.", location.shown())
          : fmt::format("{} is now at version {}.", location.shown(), store::migrations().size()));
  print(rows, context.format);
}

void status(const Context& context, const StoreOptions& options) {
  const store::Location location = location_of(context, options);
  const store::Store opened(location);
  Rows rows;
  rows.columns = {"store", "engine", "version", "table", "rows"};
  opened.read([&](const store::Queries& reader) {
    rows.rows.clear();
    const auto add = [&](const std::string& table, std::int64_t count) {
      rows.rows.push_back({location.shown(), std::string(engine_of(location)),
                           static_cast<std::int64_t>(store::migrations().size()), table, count});
    };
    for (const store::Table* table : store::all_tables()) add(table->name, reader.count_of(*table));
    add("change_log", reader.head().sequence);
    say(fmt::format("The change log ends at {}:{}.", reader.head().sequence, reader.head().hash));
  });
  print(rows, context.format);
}

void verify(Context& context, const StoreOptions& options) {
  std::optional<store::LogHead> anchor;
  if (!options.anchor.empty()) anchor = anchor_of(options.anchor);
  const store::Location location = location_of(context, options);
  const store::Verification found = store::verify(store::Store(location), store::all_tables(), anchor);
  Rows rows;
  rows.columns = {"entry", "table", "row", "problem"};
  const auto text = [](const std::string& value) { return value.empty() ? Cell() : Cell(value); };
  for (const store::Problem& problem : found.problems) {
    rows.rows.push_back({problem.sequence == 0 ? Cell() : Cell(problem.sequence), text(problem.table),
                         text(problem.row), problem.what});
  }
  if (found.problems.empty()) {
    say(fmt::format("The change log is whole: {} entries, and the {} rows of the tables are what they left.",
                    found.entries, found.rows));
    say(fmt::format(
        "It ends at {}:{}. Written down elsewhere, and given to --end later, that shows whether the log "
        "was made anew.",
        found.head.sequence, found.head.hash));
  }
  print(rows, context.format);
  if (found.problems.empty()) return;
  const store::Problem& first = found.problems.front();
  say(first.sequence == 0
          ? fmt::format("The store was changed past its change log, first in {}.", first.table)
          : fmt::format("The store is not what its change log says. The first broken link is entry {}: {}.",
                        first.sequence, first.what));
  say("Keep the store as it is for whoever looks into it, and restore the last backup that verifies.");
  context.exit_code = 1;
}

void backup(const Context& context, const StoreOptions& options) {
  const store::Backup made = store::back_up(location_of(context, options), options.file);
  print(Rows{{"file", "bytes", "rows", "log_entries", "log_end"},
             {{made.file.string(), made.bytes, made.rows, made.head.sequence, made.head.hash}}},
        context.format);
}

void restore(const Context& context, const StoreOptions& options) {
  const store::Restored done =
      store::restore(location_of(context, options), options.file, person_at_the_keyboard());
  if (!done.set_aside.empty()) say("The store as it was is set aside as " + done.set_aside.string() + ".");
  print(Rows{{"rows", "log_entries", "log_end", "set_aside"},
             {{done.rows, done.head.sequence, done.head.hash,
               done.set_aside.empty() ? Cell() : Cell(done.set_aside.string())}}},
        context.format);
}

}  // namespace

void add_store(CLI::App& program, Context& context) {
  CLI::App* command = program.add_subcommand(
      "store", "Make, check, back up and restore the store of accounts, access records and changes");
  command->require_subcommand(1);
  command->footer("Example:\n  windscreen store init\n  windscreen store verify");
  const auto options = std::make_shared<StoreOptions>();
  const auto part = [&](const char* name, const char* what, const std::string& example) {
    CLI::App* one = command->add_subcommand(name, what);
    add_store_option(*one, options->store);
    add_workspace_option(*one, context, example);
    add_format_option(*one, context);
    return one;
  };
  part("init", "Make the store, or bring it up to this program's version", "windscreen store init")
      ->callback([&context, options] { init(context, *options); });
  part("status", "Say where the store is, its version and what it holds",
       "windscreen store status --format json")
      ->callback([&context, options] { status(context, *options); });
  CLI::App* check =
      part("verify", "Check the change log and the tables against it; exit 1 when either is broken",
           "windscreen store verify");
  check->add_option(
      "--end", options->anchor,
      "An end of the change log that was written down earlier (SEQUENCE:HASH): it must still be in it");
  check->callback([&context, options] { verify(context, *options); });
  CLI::App* copy = part("backup", "Copy the store while it is in use, and verify the copy",
                        "windscreen store backup /backups/store-2020-09-30.sqlite");
  copy->add_option("FILE", options->file, "The file to write; it must not be there yet")->required();
  copy->callback([&context, options] { backup(context, *options); });
  CLI::App* back = part("restore", "Put a backup in the store's place; what was there is set aside",
                        "windscreen store restore /backups/store-2020-09-30.sqlite");
  back->add_option("FILE", options->file, "The backup")->required();
  back->callback([&context, options] { restore(context, *options); });
}

}  // namespace windscreen::cli
