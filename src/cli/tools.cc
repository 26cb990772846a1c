// `windscreen tools`: lists, checks, exports and imports audit tools.
#include <fmt/format.h>

#include <fstream>
#include <iterator>
#include <memory>
#include <vector>

#include "assure/tool_catalogue.h"
#include "assure/tool_reader.h"
#include "assure/tool_text.h"
#include "assure/xlsform.h"
#include "assure/xlsform_file.h"
#include "base/error.h"
#include "cli/command.h"

namespace windscreen::cli {
namespace {

namespace fs = std::filesystem;
using base::Error;

struct ToolsOptions {
  std::vector<fs::path> files;
  fs::path file;
  std::string id;
  std::string version;
  fs::path out;
};

// The program's own tools need no workspace.
assure::ToolCatalogue catalogue_of(const Context& context) {
  return assure::load_tools(context.workspace / "audit_tools");
}

void list(Context& context) {
  const assure::ToolCatalogue catalogue = catalogue_of(context);
  Rows rows;
  rows.columns = {"tool",     "version",   "name", "kind", "from",  "until",
                  "sections", "questions", "own",  "file", "sha256"};
  for (const assure::CatalogueTool& one : catalogue.tools) {
    std::int64_t questions = 0;
    for (const assure::Section& section : one.tool.sections)
      questions += static_cast<std::int64_t>(section.questions.size());
    rows.rows.push_back({one.tool.id, assure::words(one.tool.version), one.tool.name,
                         std::string(assure::code(one.tool.kind)), one.tool.from,
                         one.tool.until ? Cell{*one.tool.until} : Cell{},
                         static_cast<std::int64_t>(one.tool.sections.size()), questions, one.own, one.file,
                         one.sha256});
  }
  if (context.format == Format::table) {
    // File and hash are for programs; they would make the table too wide to read.
    constexpr std::size_t shown = 9;
    rows.columns.resize(shown);
    for (std::vector<Cell>& row : rows.rows) row.resize(shown);
  }
  print(rows, context.format);
  for (const assure::CatalogueFault& fault : catalogue.faults) say(fault.what + ". " + fault.remedy);
  if (!catalogue.faults.empty()) context.exit_code = 1;
}

std::string contents(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (in.bad() || !in)
    throw Error("cannot read " + path.string(), "Check that it is a file that you may read.");
  return text;
}

void check(Context& context, const ToolsOptions& options) {
  for (const fs::path& file : options.files) {
    try {
      const assure::Tool tool = assure::read_tool(contents(file), file.string());
      say(fmt::format("{}: version {} of \"{}\" can be used. Its hash is {}.", file.string(),
                      assure::words(tool.version), tool.name, assure::tool_hash(tool)));
    } catch (const Error& error) {
      // The other files are looked at too.
      say(error.what());
      if (!error.remedy().empty()) say(error.remedy());
      context.exit_code = 1;
    }
  }
}

void export_form(const Context& context, const ToolsOptions& options) {
  const assure::ToolCatalogue catalogue = catalogue_of(context);
  const assure::CatalogueTool* found = nullptr;
  for (const assure::CatalogueTool& one : catalogue.tools) {
    const bool wanted = options.version.empty() || assure::words(one.tool.version) == options.version;
    if (one.tool.id == options.id && wanted) found = &one;
  }
  if (found == nullptr) {
    throw Error(fmt::format("there is no tool \"{}\"{}", options.id,
                            options.version.empty() ? "" : " of version " + options.version),
                "windscreen tools list says which there are.");
  }
  assure::write_xlsform_file(assure::to_xlsform(found->tool), options.out);
  say(fmt::format("Version {} of \"{}\" is written as an XLSForm.", assure::words(found->tool.version),
                  found->tool.name));
}

void import_form(const ToolsOptions& options) {
  if (fs::exists(options.out)) {
    throw Error(options.out.string() + " is there already",
                "Give another name, or remove the file: a tool that has been used must stay as it is.");
  }
  const std::string file = options.file.string();
  const assure::ImportedTool imported =
      assure::from_xlsform(assure::read_xlsform_file(options.file, file), file);
  for (const assure::FormNote& note : imported.notes) {
    say(note.line == 0 ? fmt::format("Sheet {}: {}", note.sheet, note.what)
                       : fmt::format("Sheet {}, row {}: {}", note.sheet, note.line, note.what));
  }
  std::ofstream out(options.out, std::ios::binary);
  out << assure::write_yaml(imported.tool) << std::flush;
  if (!out)
    throw Error("cannot write " + options.out.string(),
                "Check that the directory exists and may be written.");
  std::size_t questions = 0;
  for (const assure::Section& section : imported.tool.sections) questions += section.questions.size();
  say(fmt::format("The form is now a tool of {} sections and {} questions. {}", imported.tool.sections.size(),
                  questions,
                  imported.notes.empty() ? "Everything in it was taken as it stands."
                                         : "What differs from the form is said above."));
}

}  // namespace

void add_tools(CLI::App& program, Context& context) {
  CLI::App* command = program.add_subcommand("tools", "List, check, export and import audit tools");
  command->require_subcommand(1);
  const auto options = std::make_shared<ToolsOptions>();

  CLI::App* listing = command->add_subcommand("list", "List the program's tools and the workspace's own");
  add_workspace_option(*listing, context, "windscreen tools list --format csv");
  add_format_option(*listing, context);
  listing->callback([&context] { list(context); });

  CLI::App* checking =
      command->add_subcommand("check", "Say whether files are tools that can be used, and what is wrong");
  checking->add_option("files", options->files, "YAML files")
      ->required()
      ->check(CLI::ExistingFile)
      ->option_text("FILE...");
  add_workspace_option(*checking, context, "windscreen tools check workspace/audit_tools/ours.yaml");
  checking->callback([&context, options] { check(context, *options); });

  CLI::App* exporting = command->add_subcommand("export", "Write a tool as an XLSForm, for ODK or Kobo");
  exporting->add_option("id", options->id, "The tool")->required()->option_text("ID");
  exporting->add_option("--version", options->version, "Which version; the latest where it is not given");
  exporting->add_option("--out", options->out, "The workbook to write")->required()->option_text("FILE.xlsx");
  add_workspace_option(*exporting, context, "windscreen tools export core --out core.xlsx");
  exporting->callback([&context, options] { export_form(context, *options); });

  CLI::App* importing = command->add_subcommand(
      "import", "Make a tool of an XLSForm; what a tool cannot say is told line by line");
  importing->add_option("file", options->file, "The workbook")
      ->required()
      ->check(CLI::ExistingFile)
      ->option_text("FILE.xlsx");
  importing->add_option("--out", options->out, "The YAML file to write")
      ->required()
      ->option_text("FILE.yaml");
  add_workspace_option(*importing, context,
                       "windscreen tools import ours.xlsx --out workspace/audit_tools/ours.yaml");
  importing->callback([options] { import_form(*options); });
}

}  // namespace windscreen::cli
