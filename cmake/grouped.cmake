# Compiling several sources of a target as one, so that what they all include and instantiate is compiled once: a third of the time
# for the rooms that speak JSON. Names in unnamed namespaces must then be unique in the target; a clash mostly means that
# two files have the same function, which belongs in a header. Off where sources are looked at one by one (presets debug, tidy).
option(WINDSCREEN_GROUPED "Compile sources of the larger targets in groups" OFF)

# windscreen_grouped(TARGET …): targets to be compiled so.
function(windscreen_grouped)
  if(WINDSCREEN_GROUPED)
    set_target_properties(${ARGN} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 8)
  endif()
endfunction()
