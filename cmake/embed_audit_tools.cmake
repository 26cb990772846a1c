# cmake -DFROM=audit_tools -DTO=file.cc -P embed_audit_tools.cmake: writes the audit tools into a C++ source, so
# that the command runs from anywhere.
file(GLOB files RELATIVE ${FROM} ${FROM}/*.yaml)
list(SORT files)
set(out "// Made from audit_tools/ by cmake/embed_audit_tools.cmake.\n#include \"assure/tool_catalogue.h\"\n\n#include <array>\n\n")
string(APPEND out "namespace windscreen::assure {\n\nstd::span<const BuiltinTool> builtin_tools() {\n")
list(LENGTH files count)
# Not constexpr: clang counts the steps of measuring so much text, and gives up.
string(APPEND out "  static const std::array<BuiltinTool, ${count}> tools = {{\n")
foreach(file IN LISTS files)
  file(READ "${FROM}/${file}" text)
  # Semicolons and brackets mean something to CMake's lists; as a quoted string they do not.
  string(APPEND out "      {\"${file}\", R\"~~(${text})~~\"},\n")
endforeach()
string(APPEND out "  }};\n  return tools;\n}\n\n}  // namespace windscreen::assure\n")
file(WRITE ${TO}.new "${out}")
execute_process(COMMAND ${CMAKE_COMMAND} -E copy_if_different ${TO}.new ${TO})
