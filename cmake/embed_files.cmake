# cmake -DFROM=indicators "-DFILES=*.sql,shared/*.sql" -DHEADER=measure/builtin.h -DSPACE=windscreen::measure
#   -DTYPE=BuiltinFile -DNAME=builtin_files -DTO=file.cc -P embed_files.cmake
# writes files into a C++ source with a function NAME that gives them as std::span<const TYPE>, each with its name and
# text, so that the command runs from anywhere.
string(REPLACE "," ";" FILES "${FILES}")
list(TRANSFORM FILES PREPEND ${FROM}/)
file(GLOB files RELATIVE ${FROM} ${FILES})
list(SORT files)
get_filename_component(folder ${FROM} NAME)
set(out "// Made from ${folder}/ by cmake/embed_files.cmake.\n#include \"${HEADER}\"\n\n#include <array>\n\n")
string(APPEND out "namespace ${SPACE} {\n\nstd::span<const ${TYPE}> ${NAME}() {\n")
list(LENGTH files count)
# Not constexpr: clang counts the steps of measuring so much text, and gives up.
string(APPEND out "  static const std::array<${TYPE}, ${count}> files = {{\n")
foreach(file IN LISTS files)
  # Semicolons and brackets mean something to CMake's lists; as a quoted string they do not.
  file(READ "${FROM}/${file}" text)
  string(APPEND out "      {\"${file}\", R\"~~(${text})~~\"},\n")
endforeach()
string(APPEND out "  }};\n  return files;\n}\n\n}  // namespace ${SPACE}\n")
file(WRITE ${TO}.new "${out}")
execute_process(COMMAND ${CMAKE_COMMAND} -E copy_if_different ${TO}.new ${TO})
