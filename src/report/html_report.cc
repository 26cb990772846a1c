#include "report/html_report.h"

#include <fmt/format.h>

#include "base/date.h"
#include "base/error.h"
#include "base/html.h"
#include "lake/durable.h"
#include "report/packed_data.h"

namespace windscreen::report {
namespace {

constexpr std::string_view title_place = "%%TITLE%%";
constexpr std::string_view data_place = "%%DATA%%";

}  // namespace

std::string fill_page(std::string_view page, std::string_view title, std::string_view packed) {
  // The data comes last in the page, and is put in last: what stands in it is not looked at for places.
  const std::size_t data = page.rfind(data_place);
  if (data == std::string_view::npos || page.find(title_place) == std::string_view::npos) {
    throw base::Error("The report's page has no place for its title or its data.",
                      "Build the page again (npm run build in web/) and then the program.");
  }
  const std::string words = base::html_text(title);
  std::string result;
  result.reserve(page.size() + packed.size() + 4 * words.size());
  std::size_t at = 0;
  for (std::size_t place = page.find(title_place); place < data; place = page.find(title_place, at)) {
    result.append(page, at, place - at).append(words);
    at = place + title_place.size();
  }
  result.append(page, at, data - at).append(packed).append(page, data + data_place.size());
  return result;
}

std::string title_of(const Report& report) {
  return fmt::format("Performance report, {}, {}", report.authority_name, base::format_long(report.as_at));
}

void write_html(const Report& report, const std::filesystem::path& file) {
  lake::replace_file(file, fill_page(page_template(), title_of(report), pack(to_json(report))));
}

}  // namespace windscreen::report
