#include "cli/disclosure_options.h"

#include <map>

#include "measure/disclosure.h"

namespace windscreen::cli {

void add_round_option(CLI::App& command, int& round_to) {
  command
      .add_option("--round-to", round_to,
                  "Round counts to the nearest multiple, such as 5, and compute the rest from them")
      ->check(CLI::Range(2, 100));
}

void add_audience_option(CLI::App& command, measure::Audience& audience, const std::string& help) {
  static const std::map<std::string, measure::Audience> audiences = {
      {"internal", measure::Audience::internal}, {"public", measure::Audience::public_}};
  command.add_option("--audience", audience, help)
      ->transform(CLI::CheckedTransformer(audiences, CLI::ignore_case).description(""));
}

void add_child_level_audience(CLI::App& command) {
  command.add_option("--audience", "internal only: these are records of single children")
      ->check([](const std::string& text) {
        if (text == "internal") return std::string();
        if (text == "public")
          return std::string(
              "records of single children cannot be made public. Use `windscreen indicators` or `windscreen "
              "report` with --audience public.");
        return "\"" + text + "\" is not an audience. It can be internal.";
      });
}

void say_disclosure(const measure::DisclosureAccount& account, int round_to) {
  const std::string words = measure::words_of(account, round_to);
  if (!words.empty()) say("Disclosure control: " + words);
}

}  // namespace windscreen::cli
