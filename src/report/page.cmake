# Makes the pages (the report, the profile and the journey) for one build directory: cmake -DWEB=DIR -DOUT=DIR -P page.cmake.
# Takes those of web/dist when they are newer than everything they are made from, and builds them otherwise.
file(GLOB_RECURSE parts ${WEB}/src/* ${WEB}/build/*)
list(APPEND parts ${WEB}/report.template.html ${WEB}/profile.template.html ${WEB}/journey.template.html ${WEB}/vite.config.ts
     ${WEB}/package-lock.json)
set(pages report.html profile.html journey.html)
set(fresh TRUE)
foreach(page ${pages})
  set(built ${WEB}/dist/${page})
  if(NOT EXISTS ${built})
    set(fresh FALSE)
  else()
    foreach(part ${parts})
      if(${part} IS_NEWER_THAN ${built})
        set(fresh FALSE)
      endif()
    endforeach()
  endif()
endforeach()

if(fresh)
  file(MAKE_DIRECTORY ${OUT})
  foreach(page ${pages})
    configure_file(${WEB}/dist/${page} ${OUT}/${page} COPYONLY)
    file(TOUCH ${OUT}/${page})
  endforeach()
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
