#include "cli/command.h"

#include <map>

namespace windscreen::cli {

void add_workspace_option(CLI::App& command, Context& context, const std::string& example) {
  command.add_option("--workspace", context.workspace, "The authority's workspace")
      ->envname("WINDSCREEN_WORKSPACE")
      ->capture_default_str();
  command.footer("Example:\n  " + example);
}

void add_format_option(CLI::App& command, Context& context) {
  static const std::map<std::string, Format> formats = {
      {"table", Format::table}, {"csv", Format::csv}, {"json", Format::json}};
  command.add_option("--format", context.format, "How to print data: table, csv or json")
      ->transform(CLI::CheckedTransformer(formats, CLI::ignore_case).description(""))
      ->default_str("table");
}

base::Date date_option(const std::string& name, const std::string& text) {
  if (const auto date = base::parse_date(text)) return *date;
  throw CLI::ValidationError(name, "\"" + text + "\" is not a date. Write it as 2020-09-30 or 30/09/2020.");
}

}  // namespace windscreen::cli
