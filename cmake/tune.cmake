# How the wheel is built: optimized across files, and by how often each branch was taken in a recorded run
# (./dev profile), if the compiler is the one that recorded. Another compiler builds without the record, and so do the
# functions of a file that changed since.
option(ONRECORD_TUNE "Optimize across files and by the recorded profile: some 10 % faster, and slow to link" OFF)
option(ONRECORD_RECORD "Count how often each branch is taken, for tools/record_profile.py" OFF)

string(REGEX MATCH "^[0-9]+" compiler_major "${CMAKE_CXX_COMPILER_VERSION}")
set(ONRECORD_PROFILE ${CMAKE_CURRENT_LIST_DIR}/profiles/${CMAKE_CXX_COMPILER_ID}-${compiler_major}-${CMAKE_SYSTEM_PROCESSOR}.tar.xz
    CACHE INTERNAL "The record for this compiler")
# Functions are told apart by their number in the file: their names hold the path of the sources.
set(ONRECORD_PROFILE_OPTIONS --param=profile-func-internal-id=1)

function(onrecord_tune core module)
  if(ONRECORD_RECORD)
    target_compile_options(${core} PRIVATE -fprofile-generate ${ONRECORD_PROFILE_OPTIONS})
    target_link_options(${core} INTERFACE -fprofile-generate)
  endif()
  if(NOT ONRECORD_TUNE OR ONRECORD_SANITIZE)
    return()
  endif()
  include(CheckIPOSupported)
  check_ipo_supported(RESULT across_files LANGUAGES CXX)
  set_target_properties(${core} ${module} PROPERTIES INTERPROCEDURAL_OPTIMIZATION ${across_files})
  if(EXISTS ${ONRECORD_PROFILE})
    file(ARCHIVE_EXTRACT INPUT ${ONRECORD_PROFILE} DESTINATION ${CMAKE_BINARY_DIR}/profile)
    target_compile_options(${core} PRIVATE
      -fprofile-use=${CMAKE_BINARY_DIR}/profile -fprofile-prefix-path=${CMAKE_BINARY_DIR} -fprofile-partial-training -fprofile-correction
      -Wno-missing-profile -Wno-coverage-mismatch ${ONRECORD_PROFILE_OPTIONS}
      # What a profile turns on to make single loops faster makes all the code larger than the fastest memory: no loop of
      # an article runs for long, and 2 to 3 % are lost to waiting for instructions.
      -fno-unroll-loops -fno-peel-loops -fno-split-loops -fno-unswitch-loops -fno-tracer)
  endif()
endfunction()
