#include "cli/improvement_views.h"

#include <memory>
#include <utility>
#include <vector>

#include "base/error.h"
#include "cli/improvement_series.h"
#include "cli/store_place.h"
#include "improve/engine_readings.h"
#include "model/local_day.h"
#include "report/improvement_rows.h"
#include "store/store.h"

namespace windscreen::cli {
namespace {

using improve::Book;

struct ViewOptions {
  std::string store;
  std::string on;
  std::string thing;
  std::vector<std::string> posts;
};

base::Date asked_day(const ViewOptions& options) {
  if (!options.on.empty()) return date_option("--on", options.on);
  return model::local_day(std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()));
}

Book book_of(const Context& context, const ViewOptions& options) {
  const store::Store store(store_of(context, options.store));
  return store.read([](const store::Reader& reader) { return improve::read_book(reader); });
}

std::size_t asked_thing(const Book& book, const std::string& id, std::string_view kind) {
  const auto place = book.place_of(id);
  if (place && (kind.empty() || book.at(*place).is(kind))) return *place;
  throw base::Error("The improvement record has no " + std::string(kind.empty() ? "thing" : kind) +
                        " \u201c" + id + "\u201d.",
                    "windscreen improvement plans lists the plans; each list gives the keys of its things.");
}

using View = report::Rows (*)(const Context&, const ViewOptions&, const Book&, base::Date);

report::Rows view_plans(const Context& context, const ViewOptions&, const Book& book, base::Date day) {
  const improve::ReadingSeries series = series_of(context, book);
  return report::plan_rows(book, day, improve::readings_of(series));
}

report::Rows view_actions(const Context& context, const ViewOptions& options, const Book& book,
                          base::Date day) {
  const std::size_t plan = asked_thing(book, options.thing, "plan");
  const improve::ReadingSeries series = series_of(context, book);
  return report::action_rows(book, plan, day, improve::readings_of(series));
}

report::Rows view_promises(const Context&, const ViewOptions&, const Book& book, base::Date day) {
  return report::promise_rows(book, day);
}

report::Rows view_endings(const Context&, const ViewOptions&, const Book& book, base::Date day) {
  return report::ending_rows(book, day);
}

report::Rows view_due(const Context&, const ViewOptions& options, const Book& book, base::Date day) {
  if (options.posts.empty()) return report::due_rows(book, improve::due_for_all(book, day));
  return report::due_rows(book, improve::due_list(book, {"", options.posts}, day));
}

report::Rows view_thread(const Context&, const ViewOptions& options, const Book& book, base::Date day) {
  return report::thread_rows(book, improve::thread(book, asked_thing(book, options.thing, ""), day));
}

/// `example` is what stands behind "windscreen improvement ".
CLI::App* add_view(CLI::App& command, Context& context, const std::shared_ptr<ViewOptions>& options,
                   const std::string& name, const std::string& words, const std::string& example, View view) {
  CLI::App* added = command.add_subcommand(name, words);
  added->add_option("--on", options->on, "As it stood at the end of this day (default: today)");
  add_store_option(*added, options->store);
  add_workspace_option(*added, context, "windscreen improvement " + example);
  add_format_option(*added, context);
  added->callback([&context, options, view] {
    const base::Date day = asked_day(*options);
    const Book book = book_of(context, *options);
    print(view(context, *options, book, day), context.format);
  });
  return added;
}

}  // namespace

void add_improvement_views(CLI::App& command, Context& context) {
  const auto options = std::make_shared<ViewOptions>();
  add_view(command, context, options, "plans",
           "The plans: what is delivered, embedded and shown to have made a difference",
           "plans --on 2020-06-23", view_plans);
  add_view(command, context, options, "actions", "The actions of a plan with their ratings and the reasons",
           "actions plan-2018 --on 2020-01-28", view_actions)
      ->add_option("PLAN", options->thing, "The plan\u2019s key")
      ->required();
  add_view(command, context, options, "promises",
           "Every promise to report, when it is due and whether it was kept", "promises --on 2020-10-15",
           view_promises);
  add_view(command, context, options, "endings",
           "Posts, money and controls that end within three months or just have", "endings --on 2020-06-30",
           view_endings);
  add_view(command, context, options, "due", "What is to be done and by when, from plans and scrutiny",
           "due --post \"Programme manager\" --on 2020-10-15", view_due)
      ->add_option("--post", options->posts, "Only what this post leads; may be given more than once");
  add_view(command, context, options, "thread",
           "From one thing to all that goes with it: found, planned, told, promised",
           "thread visit-4 --on 2020-12-14", view_thread)
      ->add_option("THING", options->thing, "Its key")
      ->required();
}

}  // namespace windscreen::cli
