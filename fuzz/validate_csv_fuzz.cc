// Fuzzes reading returns as CSV and running every statutory check over what was read, as either return. A
// fault says where and what to do; every finding stands at a row that there is.
#include "validate_fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  // Tables are told by their names where columns are few.
  const std::size_t cut = text.find("\n--\n");
  for (const windscreen::validate::Return which :
       {windscreen::validate::Return::ssda903, windscreen::validate::Return::cin}) {
    if (cut == std::string::npos) {
      check_return(which, {{"reviews.csv", text}});
    } else {
      check_return(which,
                   {{"header.csv", text.substr(0, cut)}, {"assessments oc2.csv", text.substr(cut + 4)}});
    }
  }
  return 0;
}
