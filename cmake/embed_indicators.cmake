# cmake -DFROM=indicators -DTO=file.cc -P embed_indicators.cmake: writes the indicator definitions, shared
# relations and worked examples into a C++ source, so that the command runs from anywhere.
file(GLOB files RELATIVE ${FROM} ${FROM}/*.sql ${FROM}/*.example ${FROM}/shared/*.sql)
list(SORT files)
set(out "// Made from indicators/ by cmake/embed_indicators.cmake.\n#include \"measure/builtin.h\"\n\n#include <array>\n\n")
string(APPEND out "namespace windscreen::measure {\n\nstd::span<const BuiltinFile> builtin_files() {\n")
list(LENGTH files count)
# Not constexpr: clang counts the steps of measuring so much text, and gives up.
string(APPEND out "  static const std::array<BuiltinFile, ${count}> files = {{\n")
foreach(file IN LISTS files)
  # Semicolons and brackets mean something to CMake's lists; as a quoted string they do not.
  file(READ "${FROM}/${file}" text)
  string(APPEND out "      {\"${file}\", R\"~~(${text})~~\"},\n")
endforeach()
string(APPEND out "  }};\n  return files;\n}\n\n}  // namespace windscreen::measure\n")
file(WRITE ${TO}.new "${out}")
execute_process(COMMAND ${CMAKE_COMMAND} -E copy_if_different ${TO}.new ${TO})
