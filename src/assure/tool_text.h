// Writing an audit tool: the canonical form that its hash is of, and YAML that people can go on editing.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "assure/tool.h"

namespace windscreen::assure {

/// The tool as a JSON object with the keys of its YAML. What is empty or as by default is left out;
/// conditions are in their normal form; choices and questions keep their order. Pages take it as it is.
nlohmann::json tool_json(const Tool& tool);

/// tool_json in one line with sorted keys: equal for equal tools, whatever file they came from. read_tool
/// reads it.
std::string canonical_form(const Tool& tool);

/// SHA-256 of the canonical form, in hexadecimal: what "frozen once used" is held to. Comments and layout of
/// the YAML do not count.
std::string tool_hash(const Tool& tool);

/// The tool as YAML, which read_tool reads as the same tool.
std::string write_yaml(const Tool& tool);

}  // namespace windscreen::assure
