// Fuzzes reading returns as XML messages and running every statutory check over what was read, as either
// return. A fault says where and what to do; every finding stands at a row that there is.
#include "validate_fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  check_return(windscreen::validate::Return::ssda903, {{"message.xml", text}});
  check_return(windscreen::validate::Return::cin, {{"message.xml", text}});
  return 0;
}
