#include "serve/accounts/api_route.h"

namespace windscreen::serve {

std::vector<Parameter> path_parameters(std::string_view address) {
  std::vector<Parameter> parameters;
  for (std::size_t from = address.find('{'); from != std::string_view::npos; from = address.find('{', from)) {
    const std::size_t to = address.find('}', from);
    const std::string name(address.substr(from + 1, to - from - 1));
    parameters.push_back({name, Parameter::Kind::slug, "The id of the " + name + ".", 0, 0, {}});
    from = to;
  }
  return parameters;
}

}  // namespace windscreen::serve
