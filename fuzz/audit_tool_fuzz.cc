// Fuzzes reading audit tools: YAML, conditions and the conditions of XLSForms. Whatever is accepted must be
// read back as the same from everything that is written of it.
#include <cstdlib>
#include <string>

#include "assure/answers.h"
#include "assure/tool_reader.h"
#include "assure/tool_text.h"
#include "assure/xlsform.h"
#include "base/error.h"

using namespace windscreen;

namespace {

void tool(std::string_view text) {
  assure::Tool read;
  try {
    read = assure::read_tool(text, "fuzz");
  } catch (const base::Error&) {
    return;
  }
  // Whatever was accepted is written and read again without an error.
  if (assure::read_tool(assure::canonical_form(read), "canonical") != read) std::abort();
  if (assure::read_tool(assure::write_yaml(read), "yaml") != read) std::abort();
  static_cast<void>(assure::gaps(read, {}));
  const assure::ImportedTool form = assure::from_xlsform(assure::to_xlsform(read), "form");
  if (form.notes.empty() && assure::canonical_form(form.tool) != assure::canonical_form(read)) std::abort();
}

void condition(std::string_view text) {
  try {
    const assure::Condition read = assure::parse_condition(text);
    const std::string words = assure::words(read);
    if (assure::words(assure::parse_condition(words)) != words) std::abort();
  } catch (const base::Error&) {
    // Longer or deeper than a condition may be, or none.
  }
  try {
    static_cast<void>(assure::words(assure::from_xpath(text)));
  } catch (const base::Error&) {
    return;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  tool(bytes);
  condition(bytes);
  return 0;
}
