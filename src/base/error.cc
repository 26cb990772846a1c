#include "base/error.h"

#include <utility>

namespace windscreen::base {

Error::Error(const std::string& what, std::string remedy)
    : std::runtime_error(what), remedy_(std::move(remedy)) {}

Error Error::at(const std::string& file, std::uint64_t line, const std::string& what, std::string remedy) {
  std::string place = file;
  if (line != 0) place += ", line " + std::to_string(line);
  return Error(place + ": " + what, std::move(remedy));
}

}  // namespace windscreen::base
