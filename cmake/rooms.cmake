# One folder is one room: a static library windscreen_<room>, and its tests in one program <room>_test.
find_package(GTest REQUIRED)
find_package(PkgConfig REQUIRED)
find_package(fmt REQUIRED)
find_package(spdlog REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(CLI11 REQUIRED)
find_package(yaml-cpp REQUIRED)
pkg_check_modules(SODIUM REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(ZIP REQUIRED IMPORTED_TARGET libzip)
pkg_check_modules(ZLIB REQUIRED IMPORTED_TARGET zlib)
pkg_check_modules(EXPAT REQUIRED IMPORTED_TARGET expat)
pkg_check_modules(XLSXWRITER REQUIRED IMPORTED_TARGET xlsxwriter)
include(GoogleTest)

# windscreen_room(NAME SOURCES … TESTS … USES …): sources, test sources, libraries linked publicly.
function(windscreen_room name)
  cmake_parse_arguments(ROOM "" "" "SOURCES;TESTS;USES" ${ARGN})
  add_library(windscreen_${name} STATIC ${ROOM_SOURCES})
  target_include_directories(windscreen_${name} PUBLIC ${CMAKE_SOURCE_DIR}/src)
  target_link_libraries(windscreen_${name} PUBLIC ${ROOM_USES})
  if(ROOM_TESTS)
    add_executable(${name}_test ${ROOM_TESTS})
    target_link_libraries(${name}_test PRIVATE windscreen_${name} GTest::gtest GTest::gtest_main)
    target_compile_definitions(${name}_test PRIVATE
      WINDSCREEN_SOURCE_DIR="${CMAKE_SOURCE_DIR}" WINDSCREEN_BINARY_DIR="${CMAKE_BINARY_DIR}")
    windscreen_plain(${name}_test)
    add_test(NAME ${name} COMMAND ${name}_test)
  endif()
endfunction()

# windscreen_embed(SOURCE FOLDER HEADER SPACE TYPE NAME PATTERN …): the files of a top-level folder that fit the patterns, compiled in
# by the source SOURCE (cmake/embed_files.cmake); a change to one remakes it.
function(windscreen_embed source folder header space type name)
  set(from ${CMAKE_SOURCE_DIR}/${folder})
  list(JOIN ARGN "," patterns)
  list(TRANSFORM ARGN PREPEND ${from}/ OUTPUT_VARIABLE globs)
  file(GLOB files CONFIGURE_DEPENDS ${globs})
  set(script ${CMAKE_SOURCE_DIR}/cmake/embed_files.cmake)
  add_custom_command(
    OUTPUT ${source}
    COMMAND ${CMAKE_COMMAND} -DFROM=${from} "-DFILES=${patterns}" -DHEADER=${header} -DSPACE=${space} -DTYPE=${type}
            -DNAME=${name} -DTO=${source} -P ${script}
    DEPENDS ${files} ${script}
    COMMENT "Embedding ${folder}"
    VERBATIM)
endfunction()
