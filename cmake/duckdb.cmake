# DuckDB through its C API. The library and its header come from two npm packages of the same
# version (third_party/package-lock.json); -DDUCKDB_ROOT=DIR takes another copy.
if(DUCKDB_ROOT)
  set(DUCKDB_LIBRARY ${DUCKDB_ROOT}/libduckdb.so)
  set(DUCKDB_INCLUDE ${DUCKDB_ROOT})
else()
  set(DUCKDB_LIBRARY
      ${CMAKE_SOURCE_DIR}/third_party/node_modules/@duckdb/node-bindings-linux-x64/libduckdb.so)
  set(DUCKDB_INCLUDE ${CMAKE_SOURCE_DIR}/third_party/node_modules/duckdb/src/duckdb/src/include)
endif()
if(NOT EXISTS ${DUCKDB_LIBRARY} OR NOT EXISTS ${DUCKDB_INCLUDE}/duckdb.h)
  message(FATAL_ERROR "DuckDB is missing. Run tools/install-dependencies, or give -DDUCKDB_ROOT=DIR.")
endif()

# duckdb.h sits among C++ headers that must not be seen: copy that one file out.
configure_file(${DUCKDB_INCLUDE}/duckdb.h ${CMAKE_BINARY_DIR}/duckdb/duckdb.h COPYONLY)
# The library lies beside the command, which finds it through $ORIGIN, so the folder can be moved.
configure_file(${DUCKDB_LIBRARY} ${CMAKE_BINARY_DIR}/libduckdb.so COPYONLY)

add_library(duckdb SHARED IMPORTED GLOBAL)
set_target_properties(duckdb PROPERTIES
  IMPORTED_LOCATION ${CMAKE_BINARY_DIR}/libduckdb.so
  IMPORTED_NO_SONAME ON
  INTERFACE_INCLUDE_DIRECTORIES ${CMAKE_BINARY_DIR}/duckdb)
set(CMAKE_BUILD_WITH_INSTALL_RPATH ON)
set(CMAKE_INSTALL_RPATH "$ORIGIN;$ORIGIN/..;$ORIGIN/../..")
