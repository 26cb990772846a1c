# Makes the report's page for one build directory: cmake -DWEB=DIR -DOUT=DIR -P page.cmake. Takes
# web/dist/report.html when it is newer than everything it is made from, and builds it otherwise.
file(GLOB_RECURSE parts ${WEB}/src/* ${WEB}/build/*)
list(APPEND parts ${WEB}/report.template.html ${WEB}/vite.config.ts ${WEB}/package-lock.json)
set(built ${WEB}/dist/report.html)
set(fresh TRUE)
if(NOT EXISTS ${built})
  set(fresh FALSE)
else()
  foreach(part ${parts})
    if(${part} IS_NEWER_THAN ${built})
      set(fresh FALSE)
    endif()
  endforeach()
endif()

if(fresh)
  file(MAKE_DIRECTORY ${OUT})
  configure_file(${built} ${OUT}/report.html COPYONLY)
  file(TOUCH ${OUT}/report.html)
  return()
endif()

if(NOT EXISTS ${WEB}/node_modules/vite)
  message(FATAL_ERROR "The report's page is not built, and what builds it is not installed.\n"
                      "Run: npm ci --prefix web && npm run build --prefix web")
endif()
execute_process(COMMAND node build/page.mjs ${OUT} WORKING_DIRECTORY ${WEB} RESULT_VARIABLE failed
                OUTPUT_VARIABLE said ERROR_VARIABLE said)
if(failed)
  message(FATAL_ERROR "The report's page could not be built (npm run build in web/):\n${said}")
endif()
